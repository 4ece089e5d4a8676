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

#[track_caller]
fn holds(rule: &'static Rule, example: &Example) {
    let texts: Vec<(Lang, String, Vec<(usize, usize)>)> = example
        .texts
        .iter()
        .map(|(lang, marked)| {
            let (text, spans) = unmark(marked);
            (*lang, text, spans)
        })
        .collect();
    let documents = texts
        .iter()
        .map(|(lang, text, _)| Document::new(*lang, format!("{lang}.txt"), text.clone()))
        .collect();
    let set = Set { slug: "example".into(), documents };
    let files: Vec<(&str, &str)> =
        if example.glossary.is_empty() { Vec::new() } else { vec![("glossary.yaml", example.glossary)] };
    let glossary = Glossary::parse(&files, &Lang::ALL).unwrap();
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
    let model = Model::built_in();
    let alignment = align::align_with(&set, &sentences, &align::Config { model: &model, hits: &hits });
    let cx = Context::new(&set, &sentences, &alignment, &glossary, &hits);
    let config = Config { select: vec![rule.id.into()], ..Config::default() };
    let found = run(&cx, &config);
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
