//! Boundaries against cases by hand, the gold rows of this tree, and the gold units beside it.

use std::{collections::BTreeSet, path::Path};

use proptest::prelude::*;

use super::{fold, segment, tokens};
use crate::{
    lang::Lang,
    text::{Document, Span},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a test reads its data")]
    std::fs::read_to_string(Path::new(ROOT).join(path)).ok()
}

fn is_wanted() -> bool {
    #[expect(clippy::disallowed_methods, reason = "a test asks whether it may skip")]
    std::env::var_os("ROUNA_REQUIRE_SHARED").is_some()
}

fn cut(lang: Lang, text: &str) -> Vec<String> {
    let doc = Document::new(lang, "case", text);
    segment(&doc).iter().map(|s| doc.slice(s.span).to_owned()).collect()
}

/// One case a line, ` ¦ ` between its sentences.
fn run_cases(lang: Lang, cases: &str) {
    let lines: Vec<&str> = cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    assert!(lines.len() >= 60, "{lang}: only {} cases", lines.len());
    let mut failures = Vec::new();
    for line in lines {
        let expected: Vec<&str> = line.split(" ¦ ").collect();
        let got = cut(lang, &expected.join(" "));
        if got != expected {
            failures.push(format!("expected {line}\n     got {}", got.join(" ¦ ")));
        }
    }
    assert!(failures.is_empty(), "{lang}: {} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn english_cases() {
    run_cases(Lang::En, include_str!("cases/en.txt"));
}

#[test]
fn belarusian_cases() {
    run_cases(Lang::Be, include_str!("cases/be.txt"));
}

#[test]
fn russian_cases() {
    run_cases(Lang::Ru, include_str!("cases/ru.txt"));
}

/// The spans of a version in gold rows, against ours.
#[track_caller]
fn assert_rows(lang: Lang, text: String, rows: &[serde_json::Value], name: &str) {
    let spans =
        |row: &serde_json::Value| serde_json::from_value::<Vec<[usize; 2]>>(row[lang.tag()].clone()).unwrap();
    let mut gold: Vec<[usize; 2]> = rows.iter().flat_map(spans).collect();
    gold.sort_unstable();
    let doc = Document::new(lang, "text", text);
    let ours: Vec<[usize; 2]> = segment(&doc).iter().map(|s| doc.char_span(s.span)).collect();
    assert_eq!(ours, gold, "{name} {lang}");
}

#[test]
fn the_gold_rows_of_the_sets_are_reproduced() {
    for slug in ["2020-08-18-minsk-strike", "2023-10-19-harvest-figures", "2024-05-20-vilnius-chess"] {
        let rows = read(&format!("tests/gold/{slug}.jsonl")).unwrap();
        let rows: Vec<serde_json::Value> = rows.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        for lang in Lang::ALL {
            assert_rows(lang, read(&format!("translations/{slug}/{lang}.txt")).unwrap(), &rows, slug);
        }
    }
}

#[test]
fn the_gold_rows_of_the_article_on_economy_are_reproduced() {
    let dir = "../shared/gold/checks/clean/economy";
    let Some(gold) = read(&format!("{dir}/gold.json")) else {
        assert!(!is_wanted(), "the gold data are not there");
        println!("skipped: no gold data beside the tree");
        return;
    };
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    for lang in Lang::ALL {
        let text = read(&format!("{dir}/{lang}.txt")).unwrap();
        assert_rows(lang, text, gold["rows"].as_array().unwrap(), "economy");
    }
}

/// True positives, ours, gold.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    both: usize,
    ours: usize,
    gold: usize,
}

impl Score {
    fn f1(self) -> f64 {
        200.0 * self.both as f64 / (self.ours + self.gold).max(1) as f64
    }
}

/// Boundaries of one version, the last one left out, as counts of visible characters before them.
fn boundaries(doc: &Document, ends: impl Iterator<Item = usize>) -> BTreeSet<usize> {
    let visible = |end: usize| doc.text().chars().take(end).filter(|c| !c.is_whitespace()).count();
    let mut set: BTreeSet<usize> = ends.map(visible).collect();
    set.pop_last();
    set
}

fn measure(variant: &str, lang: Lang) -> Option<Score> {
    let dir = "../shared/gold/align";
    let index = read(&format!("{dir}/{variant}.index"))?;
    let mut score = Score::default();
    for name in index.lines().filter(|l| !l.is_empty()) {
        let gold: serde_json::Value = serde_json::from_str(&read(&format!("{dir}/{name}"))?).ok()?;
        let side = &gold["langs"][lang.tag()];
        let text = read(&format!("{dir}/{variant}/{}", side["file"].as_str()?))?;
        let doc = Document::new(lang, name, text);
        let units = side["units"].as_array()?.iter().filter_map(|u| usize::try_from(u[1].as_u64()?).ok());
        let gold = boundaries(&doc, units);
        let ours = boundaries(&doc, segment(&doc).iter().map(|s| doc.char_span(s.span)[1]));
        score.both += gold.intersection(&ours).count();
        score.ours += ours.len();
        score.gold += gold.len();
        show(&doc, name, &ours, &gold);
    }
    Some(score)
}

/// Prints where we differ, with the text on both sides.
fn show(doc: &Document, name: &str, ours: &BTreeSet<usize>, gold: &BTreeSet<usize>) {
    let visible: Vec<(usize, char)> = doc.text().char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    for &n in ours.symmetric_difference(gold) {
        let byte = |n: usize| visible.get(n).map_or(doc.text().len(), |v| v.0);
        let (from, at, to) = (byte(n.saturating_sub(50)), byte(n), byte(n + 40));
        let sign = if ours.contains(&n) { "extra " } else { "missed" };
        let [left, right] = [Span::new(from, at), Span::new(at, to)].map(|s| doc.slice(s).replace('\n', "⏎"));
        println!("{sign} {name} {left}¦{right}");
    }
}

/// The gold units are units of translation: a Belarusian or Russian unit may hold two real sentences where the English
/// has one, so precision has a ceiling below 100 there. What we must not do is miss the end of a unit.
#[test]
fn boundaries_agree_with_the_gold_units() {
    let mut failures = Vec::new();
    for variant in ["clean", "flat"] {
        for (lang, floor) in [(Lang::En, 99.5), (Lang::Be, 98.8), (Lang::Ru, 98.4)] {
            let Some(score) = measure(variant, lang) else {
                assert!(!is_wanted(), "the gold data are not there");
                println!("skipped: no gold data beside the tree");
                return;
            };
            let [recall, precision] = [score.gold, score.ours].map(|n| 100.0 * score.both as f64 / n as f64);
            let f1 = score.f1();
            let line = format!("{variant} {lang}: P {precision:.2} R {recall:.2} F1 {f1:.2} {score:?}");
            println!("{line}");
            if recall < 99.5 || f1 < floor {
                failures.push(line);
            }
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}

/// Sentences in order, no white space at their edges, all that is left out is white space.
#[track_caller]
fn assert_tiled(lang: Lang, text: &str) {
    let doc = Document::new(lang, "case", text);
    let mut at = 0;
    for sentence in segment(&doc) {
        assert!(doc.slice(Span::new(at, sentence.span.start())).trim().is_empty());
        assert_eq!(doc.slice(sentence.span).trim(), doc.slice(sentence.span));
        assert!(!sentence.span.is_empty() && sentence.span.start() >= at);
        assert!(doc.blocks()[sentence.block.0 as usize].span.covers(sentence.span));
        at = sentence.span.end();
    }
    assert!(doc.slice(Span::new(at, text.len())).trim().is_empty());
}

proptest! {
    #[test]
    fn what_looks_like_text_is_tiled(text in "([А-Яа-яЎўІіA-Za-z0-9.,?!…«»“”\"'()— \n\r\u{301}\u{ad}\u{a0}]|\\. |г\\. |т\\. д\\. |U\\.S\\. |\n- ){0,60}") {
        for lang in Lang::ALL {
            assert_tiled(lang, &text);
        }
    }

    #[test]
    fn any_characters_are_tiled(text in any::<String>()) {
        assert_tiled(Lang::Be, &text);
        let mut at = 0;
        for token in tokens(&text, Span::new(0, text.len())) {
            prop_assert!(token.span.start() >= at && !token.span.is_empty());
            prop_assert!(text.get(token.span.start()..token.span.end()).is_some());
            at = token.span.end();
        }
    }

    #[test]
    fn folding_twice_changes_nothing(word in any::<String>()) {
        prop_assert_eq!(fold(&fold(&word)), fold(&word));
    }
}

#[test]
fn any_text_is_tiled() {
    let one_line = "Слова. ".repeat(5_000);
    let huge = "слова ".repeat(200_000);
    let stops = format!("{}a", ". ".repeat(400_000));
    let quotes = "\". (".repeat(100_000);
    let nfd = "И\u{306}асеф. У\u{306}се\u{308} добра. Е\u{308}н.";
    let odd = "\u{feff}. . .\0\u{0}!? «» \u{2028}—\u{2029}\r\r\n\u{301}...a.b.C D";
    for text in ["", " \n ", &one_line, &huge, nfd, odd, "...", "\u{a0}", &stops, &quotes] {
        for lang in Lang::ALL {
            assert_tiled(lang, text);
        }
    }
    assert_eq!(cut(Lang::Be, &one_line).len(), 5_000);
    assert_eq!(cut(Lang::Be, nfd).len(), 3);
}
