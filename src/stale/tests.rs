//! What a change asks, on the gold revisions.
#![expect(
    clippy::disallowed_methods,
    reason = "the gold files are read where the tool's own reading is not at hand"
)]

use std::{collections::BTreeSet, fs, path::PathBuf};

use serde_json::Value;

use super::*;
use crate::{align::align, diff::diff, lang::Lang, segment::segment, text::Set};

type Failure = Box<dyn std::error::Error>;

fn say(line: &str) {
    eprintln!("{line}");
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Texts of the sentences that are stale by gold (to update or delete), and of all.
fn gold(value: &Value, lang: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let layouts = [value["stale"][lang]["sentences"].as_array(), value[lang]["v1"].as_array()];
    let list = layouts.into_iter().flatten().flatten();
    let (mut stale, mut all) = (BTreeSet::new(), BTreeSet::new());
    for sentence in list {
        let text = squeeze(sentence["text"].as_str().unwrap_or_default());
        if matches!(sentence["status"].as_str(), Some("stale" | "delete" | "obsolete")) {
            stale.insert(text.clone());
        }
        all.insert(text);
    }
    (stale, all)
}

#[test]
fn gold_translations_go_stale_where_they_should() -> Result<(), Failure> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/revisions");
    if !root.is_dir() {
        say(&format!("skipped: {} is missing", root.display()));
        return if std::env::var_os("ROUNA_REQUIRE_SHARED").is_some() {
            Err("gold is required".into())
        } else {
            Ok(())
        };
    }
    let (mut hits, mut wanted, mut given) = (0, 0, 0);
    for case in ["synth1", "synth2", "storm"] {
        for lang in [Lang::Be, Lang::Ru] {
            let read = |file: String| fs::read_to_string(root.join(case).join(file));
            let doc = |lang: Lang, name: &str| {
                read(format!("{lang}.{name}.txt")).map(|text| Document::new(lang, name, text))
            };
            let (old, new) = (doc(Lang::En, "v1")?, doc(Lang::En, "v2")?);
            let (translation, revised) = (doc(lang, "v1")?, doc(lang, "v2")?);
            let value: Value = serde_json::from_str(&read("gold.json".to_owned())?)?;
            let (wants, all) = gold(&value, lang.tag());
            let changed = diff(&old, &new);
            let answer = diff(&translation, &revised);
            let sentences = segment(&translation);
            let set = Set { slug: case.into(), documents: vec![old.clone(), translation.clone()] };
            let alignment = align(&set, &[changed.old.clone(), sentences.clone()]);
            let source = Source { old: &old, new: &new, diff: &changed, id: DocId(0) };
            let target = Target {
                doc: &translation,
                sentences: &sentences,
                id: DocId(1),
                revised: Some((&revised, &answer)),
            };
            let items = stale(&source, &alignment, &target);
            let mine: BTreeSet<String> = items
                .iter()
                .filter(|item| matches!(item.action, Action::Update | Action::Delete))
                .flat_map(|item| diff::part(&sentences, &item.target))
                .map(|sentence| squeeze(translation.slice(sentence.span)))
                .collect();
            for text in wants.difference(&mine) {
                say(&format!("{case} {lang}: missed (cut alike: {}) {text}", all.contains(text)));
            }
            for text in mine.difference(&wants) {
                say(&format!("{case} {lang}: wrong {text}"));
            }
            for item in
                items.iter().filter(|item| item.followed.is_some_and(|followed| followed != Followed::Yes))
            {
                let text: Vec<&str> =
                    diff::part(&sentences, &item.target).iter().map(|s| translation.slice(s.span)).collect();
                say(&format!(
                    "{case} {lang}: {:?} followed {:?} {text:?} {:?}",
                    item.action, item.followed, item.source_new
                ));
            }
            hits += mine.intersection(&wants).count();
            wanted += wants.len();
            given += mine.len();
        }
    }
    let f1 = 2.0 * f64::from(u32::try_from(hits)?) / f64::from(u32::try_from(wanted + given)?);
    say(&format!("stale: wanted {wanted}, given {given}, right {hits}, F1 {f1:.3}"));
    assert!(f1 >= 0.9, "F1 {f1:.3}");
    Ok(())
}

/// The corpus's own article: both translations were revised with the lead, and the Russian one leaves a new sentence out.
#[test]
fn the_strike_was_followed() -> Result<(), Failure> {
    let article = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("translations/2020-08-18-minsk-strike");
    for lang in [Lang::Be, Lang::Ru] {
        let doc = |lang: Lang, folder: &str| {
            fs::read_to_string(article.join(folder).join(format!("{lang}.txt")))
                .map(|text| Document::new(lang, folder, text))
        };
        let (old, new) = (doc(Lang::En, "revisions/1")?, doc(Lang::En, "")?);
        let (translation, revised) = (doc(lang, "revisions/1")?, doc(lang, "")?);
        let (changed, answer) = (diff(&old, &new), diff(&translation, &revised));
        let set = Set { slug: "strike".into(), documents: vec![old.clone(), translation.clone()] };
        let alignment = align(&set, &[changed.old.clone(), answer.old.clone()]);
        let source = Source { old: &old, new: &new, diff: &changed, id: DocId(0) };
        let target = Target {
            doc: &translation,
            sentences: &answer.old,
            id: DocId(1),
            revised: Some((&revised, &answer)),
        };
        let items = stale(&source, &alignment, &target);
        let asked: Vec<Action> =
            items.iter().map(|item| item.action).filter(|action| *action != Action::Ok).collect();
        let count = |action| asked.iter().filter(|asked| **asked == action).count();
        assert_eq!([Action::Insert, Action::Delete, Action::Move].map(count), [2, 1, 1], "{lang}");
        let missed: Vec<Action> = items
            .iter()
            .filter(|item| item.followed.is_some_and(|followed| followed != Followed::Yes))
            .map(|item| item.action)
            .collect();
        let wanted: &[Action] = if lang == Lang::Ru { &[Action::Insert] } else { &[] };
        assert_eq!(missed, wanted, "{lang}");
    }
    Ok(())
}
