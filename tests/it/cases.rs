//! The checks against the shared gold: one-sentence cases, and an article with planted faults.

use std::{fmt::Write as _, fs, path::Path};

use rouna::{
    align::{Config, Model, align_with},
    check::{self, Context},
    diagnostic::{Diagnostic, Severity},
    glossary::{Glossary, Hit},
    lang::Lang,
    segment::segment,
    text::{DocId, Document, Set},
};
use serde_json::Value;

use crate::eval::shared;

/// The findings over some versions, and the names found in them.
fn check(documents: Vec<Document>, glossary: &Glossary) -> (Set, Vec<Diagnostic>, Vec<Vec<Hit>>) {
    let set = Set { slug: "case".into(), documents };
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
    let model = Model::built_in();
    let alignment = align_with(&set, &sentences, &Config { model: &model, hits: &hits });
    let found =
        check::run(&Context::new(&set, &sentences, &alignment, glossary, &hits), &check::Config::default());
    (set, found, hits)
}

fn lines(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list(value: &Value, key: &str) -> Vec<String> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(|s| format!("{s:?}")).collect()
}

/// A glossary file of the entries that a case names.
fn yaml(entries: &[Value], case: &Value) -> String {
    let mut out = String::from("schema: 1\nentries:\n");
    let keys: Vec<&str> = case["glossary"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for entry in entries.iter().filter(|entry| keys.contains(&text(entry, "key"))) {
        let en = list(entry, "en");
        write!(
            out,
            "  - {{id: {}, kind: {}, gender: {}, en: {{preferred: {}, allowed: [{}]}}",
            text(entry, "key"),
            text(entry, "kind"),
            text(entry, "gender"),
            en[0],
            en[1..].join(", ")
        )
        .unwrap();
        for lang in ["be", "ru"] {
            let forbidden = list(entry, &format!("{lang}_forbid")).join(", ");
            write!(
                out,
                ", {lang}: {{preferred: {:?}, allowed: [{}], derived: [{}], forbidden: [{forbidden}]",
                text(entry, lang),
                list(entry, &format!("{lang}_alt")).join(", "),
                list(entry, &format!("{lang}_rel")).join(", "),
            )
            .unwrap();
            if let Some(tarask) = entry[format!("{lang}_tarask")].as_str().filter(|_| forbidden.is_empty()) {
                write!(out, ", tarask: {tarask:?}").unwrap();
            }
            out.push('}');
        }
        out.push_str("}\n");
    }
    out
}

/// What a finding says, in the gold's words.
fn verdict(rule: &str) -> &'static str {
    match rule {
        "name-other-language" => "wrong-language-form",
        "name-variant" => "wrong-variant",
        "mixed-script" => "homoglyph",
        "name-missing" => "missing",
        _ => "",
    }
}

#[test]
fn name_cases_get_their_verdicts() {
    let Some(folder) = shared("gold/names") else { return };
    let entries = lines(&folder.join("check_glossary.jsonl"));
    let [mut cases, mut right, mut silent, mut quiet] = [0; 4];
    let [mut faults, mut placed, mut inflected] = [0; 3];
    for case in lines(&folder.join("check_cases.jsonl")) {
        if text(&case, "orth") == "tarask" {
            continue; // the orthography is not to be chosen yet
        }
        cases += 1;
        let lang = Lang::parse(text(&case, "lang")).unwrap();
        let before = case["context"].as_str().map(|c| format!("{c} ")).unwrap_or_default();
        let target = format!("{before}{}", text(&case, "target"));
        let glossary = Glossary::parse(&[("g.yaml", &yaml(&entries, &case))], &Lang::ALL)
            .unwrap_or_else(|faults| panic!("{} {faults:?}", text(&case, "id")));
        let documents = vec![
            Document::new(Lang::En, "en", text(&case, "en")),
            Document::new(lang, "target", target.as_str()),
        ];
        let (set, found, _) = check(documents, &glossary);
        let doc = set.doc(DocId(1)).unwrap();
        let loud: Vec<&Diagnostic> = found
            .iter()
            .filter(|d| d.severity > Severity::Info && d.doc == DocId(1) && !verdict(d.rule).is_empty())
            .collect();
        let ours = loud.first().map_or("ok", |d| verdict(d.rule));
        let wanted = text(&case, "verdict");
        right += usize::from(ours == wanted);
        if wanted == "ok" {
            quiet += 1;
            silent += usize::from(loud.is_empty());
        }
        let shift = before.chars().count();
        let mut note = String::new();
        for fault in case["findings"].as_array().unwrap() {
            faults += 1;
            let place =
                ["start", "end"].map(|key| shift + usize::try_from(fault[key].as_u64().unwrap()).unwrap());
            let hit = loud.iter().find(|d| doc.char_span(d.span) == place);
            placed += usize::from(hit.is_some());
            let given = hit.and_then(|d| d.suggestions.first()).map(String::as_str);
            inflected += usize::from(given == fault["expected"].as_str());
            if given != fault["expected"].as_str() {
                write!(note, " {given:?} for {}", fault["expected"]).unwrap();
            }
        }
        if ours != wanted || !note.is_empty() {
            let list: Vec<String> =
                loud.iter().map(|d| format!("{} «{}»", d.rule, doc.slice(d.span))).collect();
            eprintln!("{} wanted {wanted}, {ours}: {target} {list:?}{note}", text(&case, "id"));
        }
    }
    eprintln!(
        "names: {right}/{cases} verdicts, {silent}/{quiet} right texts silent, {placed}/{faults} faults in place, \
         {inflected}/{faults} with the expected form"
    );
    assert!(right * 100 >= cases * 96, "{right} of {cases}");
    assert_eq!(silent, quiet, "a right text is left alone");
}

/// Article with planted faults: which are found, and what else is said.
#[test]
fn planted_faults_are_found() {
    let Some(folder) = shared("gold/checks") else { return };
    let yaml = fs::read_to_string(folder.join("glossary.yaml")).unwrap();
    let glossary = Glossary::parse(&[("glossary.yaml", &yaml)], &Lang::ALL).unwrap();
    let read = |state: &str| {
        let file = |lang: Lang| {
            let path = folder.join(format!("{state}/economy/{lang}.txt"));
            Document::new(lang, format!("{lang}.txt"), fs::read_to_string(path).unwrap())
        };
        check(Lang::ALL.map(file).to_vec(), &glossary)
    };
    let (set, found, _) = read("clean");
    let loud: Vec<&Diagnostic> = found.iter().filter(|d| d.severity > Severity::Info).collect();
    for d in &loud {
        let doc = set.doc(d.doc).unwrap();
        eprintln!("clean: {:?} {} {} «{}»: {}", d.severity, doc.lang(), d.rule, doc.slice(d.span), d.message);
    }
    let errors = loud.iter().filter(|d| d.severity == Severity::Error).count();
    let (set, found, _) = read("corrupt");
    let planted: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(folder.join("corrupt/economy/planted.json")).unwrap())
            .unwrap();
    let mut hit = 0;
    for fault in &planted {
        let (id, doc) = set.of(Lang::parse(text(fault, "lang")).unwrap()).unwrap();
        let place = [0, 1].map(|n| usize::try_from(fault["span"][n].as_u64().unwrap()).unwrap());
        let at = found.iter().find(|d| {
            let [from, to] = doc.char_span(d.span);
            d.doc == id && from <= place[1] && place[0] <= to && d.severity > Severity::Info
        });
        hit += usize::from(at.is_some());
        let kind = text(fault, "type");
        if let Some(d) = at {
            eprintln!("found {kind}: {} {} {:?}", d.rule, d.message, d.suggestions);
        } else {
            eprintln!("missed {} {kind}: {}", text(fault, "id"), text(fault, "expected"));
        }
    }
    eprintln!("planted: {hit}/{}; clean: {errors} errors, {} warnings", planted.len(), loud.len() - errors);
    assert_eq!(errors, 0, "a clean article has no errors");
    assert!(hit >= 11, "{hit}");
}
