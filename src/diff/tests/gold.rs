//! The comparison held to the gold revisions, to borderline pairs and to real news.

use std::{fs, path::PathBuf};

use serde_json::Value;

use super::{super::*, Dice, Failure, en, say};
use crate::lang::Lang;

/// A hunk as gold has it: the texts of both sides, with white space folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Gold {
    op: String,
    moved: bool,
    kind: Option<String>,
    old: Vec<String>,
    new: Vec<String>,
}

impl Gold {
    /// Without the kind, which one of the gold layouts grades otherwise.
    fn bare(&self) -> Self {
        Self { kind: None, ..self.clone() }
    }
}

fn name<T: std::fmt::Debug>(value: T) -> String {
    format!("{value:?}").to_lowercase()
}

fn found(diff: &Diff, old: &Document, new: &Document) -> Vec<Gold> {
    let texts = |doc: &Document, list: &[Sentence], range: &Range<u32>| {
        part(list, range).iter().map(|sentence| keys::exact(doc.slice(sentence.span))).collect()
    };
    diff.hunks
        .iter()
        .map(|hunk| Gold {
            op: name(hunk.op),
            moved: hunk.moved,
            kind: hunk.kind.map(name),
            old: texts(old, &diff.old, &hunk.old),
            new: texts(new, &diff.new, &hunk.new),
        })
        .collect()
}

/// The folder of shared gold data; `None` where it is not beside the checkout.
fn shared() -> Result<Option<PathBuf>, Failure> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/revisions");
    if path.is_dir() {
        return Ok(Some(path));
    }
    if std::env::var_os("ROUNA_REQUIRE_SHARED").is_some() {
        return Err(format!("{} is missing", path.display()).into());
    }
    say(&format!("skipped: {} is missing", path.display()));
    Ok(None)
}

fn strings(value: &Value) -> Vec<String> {
    let text =
        |item: &Value| item.as_str().or_else(|| item.get("text").and_then(Value::as_str)).map(keys::exact);
    value.as_array().into_iter().flatten().filter_map(text).collect()
}

/// The operations of a shared gold file, of either layout; those it calls ambiguous carry `true`.
fn gold_ops(gold: &Value) -> Vec<(Gold, bool)> {
    let list = gold.get("en_alignment").or_else(|| gold.get("en_ops")).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .map(|op| {
            let first = op["op"].as_str().unwrap_or_default();
            let kind = op["kind"].as_str().map(str::to_owned);
            let full = |short| {
                match short {
                    "edit" | "moved" if short == "edit" || kind.is_some() => "edited",
                    "insert" => "inserted",
                    "delete" => "deleted",
                    "merge" => "merged",
                    "moved" => "same",
                    other => other,
                }
                .to_owned()
            };
            let pick = |a: &str, b: &str| strings(op.get(a).or_else(|| op.get(b)).unwrap_or(&Value::Null));
            let gold = Gold {
                op: full(first),
                moved: first == "moved" || op["moved"] == true,
                kind: kind.clone(),
                old: pick("old_text", "v1"),
                new: pick("new_text", "v2"),
            };
            (gold, op["ambiguous"] == true)
        })
        .collect()
}

/// Sentences as the gold file cuts them, so that the splitter is not measured here.
fn sentences(doc: &Document, texts: &mut Vec<String>) -> Vec<Sentence> {
    let mut list = Vec::new();
    let words: Vec<(usize, &str)> = doc
        .text()
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - doc.text().as_ptr() as usize, word))
        .collect();
    let mut at = 0;
    while at < words.len() {
        let fits = texts.iter().position(|text| {
            let parts: Vec<&str> = text.split_whitespace().collect();
            words.iter().skip(at).map(|(_, word)| *word).take(parts.len()).eq(parts.iter().copied())
        });
        let count = fits.map_or(1, |n| texts.swap_remove(n).split_whitespace().count());
        if let (Some(first), Some(last)) = (words.get(at), words.get(at + count - 1)) {
            let span = Span::new(first.0, last.0 + last.1.len());
            list.push(Sentence { span, block: crate::text::BlockId(0) });
        }
        at += count;
    }
    list
}

/// F1 over the operations of the shared gold revisions, printed with what differs.
#[test]
fn gold_revisions_are_found() -> Result<(), Failure> {
    let Some(root) = shared()? else { return Ok(()) };
    let (mut hits, mut wanted, mut given) = (0_usize, 0_usize, 0_usize);
    for case in ["synth1", "synth2", "storm"] {
        let read = |file: &str| fs::read_to_string(root.join(case).join(file));
        let (old, new) = (en(&read("en.v1.txt")?), en(&read("en.v2.txt")?));
        let gold = gold_ops(&serde_json::from_str(&read("gold.json")?)?);
        let side = |pick: fn(&Gold) -> &Vec<String>, doc: &Document| {
            sentences(doc, &mut gold.iter().flat_map(|(op, _)| pick(op).clone()).collect())
        };
        let (olds, news) = (side(|op| &op.old, &old), side(|op| &op.new, &new));
        let mine = found(&between(&old, olds, &new, news), &old, &new);
        let whole = found(&diff(&old, &new), &old, &new);
        let same = gold.iter().filter(|(op, _)| whole.iter().any(|found| found.bare() == op.bare())).count();
        say(&format!("{case}: by our own sentences {same} of {}, given {}", gold.len(), whole.len()));
        wanted += gold.len();
        given += mine.len();
        for (op, ambiguous) in &gold {
            match mine.iter().find(|found| found.bare() == op.bare()) {
                Some(found) => {
                    hits += 1;
                    if op.kind != found.kind {
                        say(&format!("{case}: kind {:?}, found {:?}: {:?}", op.kind, found.kind, op.new));
                    }
                }
                None => say(&format!("{case}: missed, ambiguous: {ambiguous}: {op:#?}")),
            }
        }
        for found in mine.iter().filter(|found| !gold.iter().any(|(op, _)| op.bare() == found.bare())) {
            say(&format!("{case}: wrong {found:#?}"));
        }
    }
    let f1 = 2.0 * hits as f64 / (wanted + given) as f64;
    say(&format!("operations: wanted {wanted}, given {given}, right {hits}, F1 {f1:.3}"));
    assert!(f1 >= 0.97, "F1 {f1:.3}");
    Ok(())
}

/// Real news with words dropped, sentences dropped and sentences of other articles put in: how often unlike sentences are paired.
#[test]
fn strangers_are_seldom_paired() -> Result<(), Failure> {
    let Some(root) = shared()? else { return Ok(()) };
    for lang in [Lang::En, Lang::Be, Lang::Ru] {
        let mut files: Vec<PathBuf> = fs::read_dir(root.join("../align/clean"))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.to_str().is_some_and(|path| path.ends_with(&format!(".{lang}.txt"))))
            .collect();
        files.sort();
        let mut articles = Vec::new();
        for file in files {
            let doc = Document::new(lang, "article", fs::read_to_string(file)?);
            let texts: Vec<String> =
                segment(&doc).iter().map(|sentence| keys::exact(doc.slice(sentence.span))).collect();
            articles.push(texts);
        }
        let mut dice = Dice(7);
        let (mut right, mut wanted, mut wrong) = (0, 0, 0);
        for (n, article) in articles.iter().enumerate() {
            let mut old: Vec<(usize, String)> = Vec::new();
            let mut new = Vec::new();
            for (at, text) in article.iter().enumerate() {
                old.push((at, text.clone()));
                match dice.roll(10) {
                    0 => {}
                    1..=3 => {
                        let words: Vec<&str> = text.split(' ').filter(|_| dice.roll(4) > 0).collect();
                        new.push((at, format!("{}.", words.join(" "))));
                    }
                    _ => new.push((at, text.clone())),
                }
                if dice.roll(7) == 0 {
                    let other = articles.get((n + 1) % articles.len());
                    new.extend(other.and_then(|list| list.get(at)).map(|text| (usize::MAX, text.clone())));
                }
            }
            let lay = |list: &[(usize, String)]| {
                let (mut text, mut sentences) = (String::new(), Vec::new());
                for (_, sentence) in list {
                    let start = text.len();
                    text.push_str(sentence);
                    sentences.push(Sentence {
                        span: Span::new(start, text.len()),
                        block: crate::text::BlockId(0),
                    });
                    text.push(' ');
                }
                (Document::new(lang, "", text), sentences)
            };
            let ((a, olds), (b, news)) = (lay(&old), lay(&new));
            let ids = |list: &[(usize, String)], range: &Range<u32>| -> Vec<usize> {
                list.get(range.start as usize..range.end as usize)
                    .unwrap_or_default()
                    .iter()
                    .map(|(id, _)| *id)
                    .collect()
            };
            wanted += new.iter().filter(|(id, _)| *id != usize::MAX).count();
            for hunk in between(&a, olds, &b, news).hunks {
                let (x, y) = (ids(&old, &hunk.old), ids(&new, &hunk.new));
                if !x.is_empty() && !y.is_empty() {
                    if x == y && !hunk.moved {
                        right += 1;
                    } else {
                        wrong += 1;
                        say(&format!("{lang} {hunk:?} {x:?} {y:?}"));
                    }
                }
            }
        }
        say(&format!("{lang}: pairs wanted {wanted}, right {right}, wrong {wrong}"));
        assert!(wrong * 100 <= wanted && right * 100 >= wanted * 98, "{lang}");
    }
    Ok(())
}

/// Likeness of the 60 labelled borderline pairs: the area under the curve.
#[test]
fn likeness_tells_a_revision_from_another_sentence() -> Result<(), Failure> {
    let Some(root) = shared()? else { return Ok(()) };
    let pairs: Value = serde_json::from_str(&fs::read_to_string(root.join("calibration/labelled60.json"))?)?;
    let pairs: Vec<(String, String, bool)> = pairs
        .as_array()
        .into_iter()
        .flatten()
        .map(|pair| {
            let text = |key: &str| bag::fold(pair[key].as_str().unwrap_or_default());
            (text("old"), text("new"), pair["same_sentence"] == true)
        })
        .collect();
    let weights = bag::Weights::new(pairs.iter().flat_map(|(a, b, _)| [a.as_str(), b.as_str()]));
    let mut scored: Vec<(f32, bool)> = pairs
        .iter()
        .map(|(a, b, same)| (weights.likeness(&weights.bag(a), &weights.bag(b)), *same))
        .collect();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0_usize, 0_usize);
    for (_, same) in &scored {
        if *same {
            won += below;
        } else {
            below += 1;
        }
    }
    let area = won as f64 / (below * (scored.len() - below)) as f64;
    say(&format!("AUC {area:.3}"));
    say(&format!(
        "{:?}",
        scored.iter().map(|(s, same)| format!("{s:.2}{}", if *same { "+" } else { "" })).collect::<Vec<_>>()
    ));
    assert!(area >= 0.85, "AUC {area:.3}");
    Ok(())
}

/// The corpus's own revision, exactly.
#[test]
fn the_strike_is_told_exactly() -> Result<(), Failure> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let article = root.join("translations/2020-08-18-minsk-strike");
    let old = en(&fs::read_to_string(article.join("revisions/1/en.txt"))?);
    let new = en(&fs::read_to_string(article.join("en.txt"))?);
    let gold: Value = serde_json::from_str(&fs::read_to_string(
        root.join("tests/gold/2020-08-18-minsk-strike.revisions.json"),
    )?)?;
    let texts = |doc: &Document, spans: &Value| -> Vec<String> {
        let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let spans = spans.as_array().into_iter().flatten();
        spans
            .map(|span| {
                let (from, to) = (number(&span[0]), number(&span[1]));
                keys::exact(&doc.text().chars().skip(from).take(to - from).collect::<String>())
            })
            .collect()
    };
    let gold: Vec<Gold> = gold["ops"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|op| Gold {
            op: op["op"].as_str().unwrap_or_default().to_owned(),
            moved: op["moved"] == true,
            kind: op["kind"].as_str().map(str::to_owned),
            old: texts(&old, &op["old"]),
            new: texts(&new, &op["new"]),
        })
        .collect();
    let side = |pick: fn(&Gold) -> &Vec<String>, doc: &Document| {
        sentences(doc, &mut gold.iter().flat_map(|op| pick(op).clone()).collect())
    };
    let (olds, news) = (side(|op| &op.old, &old), side(|op| &op.new, &new));
    let mut mine = found(&between(&old, olds, &new, news), &old, &new);
    let mut whole = found(&diff(&old, &new), &old, &new);
    let mut gold = gold;
    gold.sort();
    mine.sort();
    for (mine, gold) in mine.iter().zip(&gold) {
        assert_eq!(mine, gold);
    }
    assert_eq!(mine.len(), gold.len());
    whole.sort();
    assert_eq!(whole, gold, "by our own sentences");
    Ok(())
}
