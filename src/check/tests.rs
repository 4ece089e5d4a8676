//! Every rule against its own examples.

use super::*;
use crate::{
    align::{self, Model},
    glossary::Glossary,
    lang::Lang,
    segment::segment,
    text::{Document, Set},
};

/// A text with its marks taken out, and where they stood.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '⟦' => open = text.len(),
            '⟧' => spans.push((open, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}

/// Runs rules (all, if none is named) over texts.
fn found_in(texts: &[(Lang, &str)], glossary: &str, select: &[&str]) -> (Set, Vec<Diagnostic>) {
    let documents =
        texts.iter().map(|(lang, text)| Document::new(*lang, format!("{lang}.txt"), *text)).collect();
    let set = Set { slug: "example".into(), documents };
    let files: Vec<(&str, &str)> =
        if glossary.is_empty() { Vec::new() } else { vec![("glossary.yaml", glossary)] };
    let glossary = Glossary::parse(&files, &Lang::ALL).unwrap();
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
    let model = Model::built_in();
    let alignment = align::align_with(&set, &sentences, &align::Config { model: &model, hits: &hits });
    let cx = Context::new(&set, &sentences, &alignment, &glossary, &hits);
    let config = Config { select: select.iter().map(|id| (*id).into()).collect(), ..Config::default() };
    let found = run(&cx, &config);
    (set, found)
}

#[track_caller]
fn holds(rule: &'static Rule, example: &Example) {
    let texts: Vec<_> = example
        .texts
        .iter()
        .map(|(lang, marked)| {
            let (text, spans) = unmark(marked);
            (*lang, text, spans)
        })
        .collect();
    let plain: Vec<(Lang, &str)> = texts.iter().map(|(lang, text, _)| (*lang, text.as_str())).collect();
    let (set, found) = found_in(&plain, example.glossary, &[rule.id]);
    for ((doc, _), (lang, _, spans)) in set.ids().zip(&texts) {
        let mut own: Vec<(usize, usize)> =
            found.iter().filter(|d| d.doc == doc).map(|d| (d.span.start(), d.span.end())).collect();
        own.sort_unstable();
        assert_eq!(&own, spans, "{} / {} / {lang}: {found:#?}", rule.id, example.title);
    }
}

#[test]
fn every_rule_finds_what_its_examples_mark_and_no_more() {
    for rule in RULES {
        for example in rule.examples {
            holds(rule, example);
        }
    }
}

#[test]
fn every_rule_has_a_good_and_a_bad_example() {
    for rule in RULES {
        let bad = |example: &&Example| example.texts.iter().any(|(_, text)| text.contains('⟦'));
        let count = rule.examples.iter().filter(bad).count();
        assert!(count > 0 && count < rule.examples.len(), "{}", rule.id);
        assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.id);
        assert!(!rule.summary.ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn rules_stand_by_family_then_by_id() {
    let order: Vec<_> = RULES.iter().map(|rule| (rule.family, rule.id)).collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn any_text_is_checked_without_a_panic() {
    let odd = [
        "",
        " ",
        "\n\n",
        "«",
        "1",
        "\u{301}",
        "а\u{306}",
        "i\u{307}м",
        "7,",
        "1.2.3.4.5",
        "99999999999999999999999999 млн",
        "9223372036854775 трлн",
        "9000000000 трлн – 3 трлн",
        "пяць тысяч мільярдаў трыльёнаў трыльёнаў трыльёнаў",
        "half of a trillion trillion",
        "Лукашенко\u{AD}",
        "🙂 Ж’q",
    ];
    for text in odd {
        let _ = found_in(&Lang::ALL.map(|lang| (lang, text)), "", &[]);
        let _ = found_in(&[(Lang::Be, text)], "", &[]);
        let _ = found_in(&[(Lang::En, "Minsk has 2,000,000 people."), (Lang::Ru, text)], "", &[]);
    }
}

#[test]
fn an_empty_version_is_said_once() {
    let en = "Minsk courts sentenced 14 people on Monday. The ministry in Vilnius protested. It rained.";
    let (_, found) = found_in(&[(Lang::En, en), (Lang::Be, "")], "", &[]);
    assert_eq!(found.iter().map(|d| d.rule).collect::<Vec<_>>(), ["sentence-missing"]);
}
