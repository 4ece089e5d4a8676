//! What the comparison must hold to: on hand-made texts, on any text, and on the gold revisions.

#![expect(
    clippy::disallowed_methods,
    reason = "the gold files are read where the tool's own reading is not at hand"
)]

use std::{fs, path::PathBuf};

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::lang::Lang;

type Failure = Box<dyn std::error::Error>;

fn en(text: &str) -> Document {
    Document::new(Lang::En, "en.txt", text)
}

fn compare(old: &str, new: &str) -> Diff {
    diff(&en(old), &en(new))
}

#[test]
fn an_empty_side_is_all_new_or_all_gone() {
    assert!(compare("", "").hunks.is_empty());
    assert!(compare("", "One.\n\nTwo.").hunks.iter().all(|hunk| hunk.op == Op::Inserted));
    assert_eq!(compare("One.\n\nTwo.", "").hunks.len(), 2);
}

/// A text of known words, so that sentences repeat, resemble each other and move.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "Minsk",
        "6,000",
        "seven",
        "not",
        "Tuesday",
        "workers",
        "worker’s",
        "strike",
        "“factory”",
        "—",
        "said",
        "soft\u{ad}ware",
        "e\u{301}",
    ]);
    let sentence = prop::collection::vec(word, 1..9).prop_map(|words| format!("A{}.", words.join(" ")));
    prop::collection::vec((sentence, prop::sample::select(vec![" ", "\n\n", "  "])), 0..12)
        .prop_map(|list| list.into_iter().map(|(text, gap)| text + gap).collect())
}

/// A text without what is not compared: white space, normalisation, marks that no one sees.
fn seen(text: &str) -> String {
    keys::exact(text).replace([' ', '\u{ad}', '\u{301}'], "")
}

/// Every sentence stands in one hunk, and the hunks and their changes turn the old text into the new.
fn assert_applies(old: &Document, new: &Document) -> Result<(), TestCaseError> {
    let diff = diff(old, new);
    let mut olds: Vec<u32> = diff.hunks.iter().flat_map(|hunk| hunk.old.clone()).collect();
    olds.sort_unstable();
    prop_assert_eq!(olds, (0_u32..).take(diff.old.len()).collect::<Vec<u32>>());
    let news: Vec<u32> = diff.hunks.iter().flat_map(|hunk| hunk.new.clone()).collect();
    prop_assert_eq!(news, (0_u32..).take(diff.new.len()).collect::<Vec<u32>>());
    let mut made = String::new();
    for hunk in &diff.hunks {
        let (a, b) = (over(part(&diff.old, &hunk.old)), over(part(&diff.new, &hunk.new)));
        match hunk.op {
            Op::Deleted => {}
            Op::Inserted => made.push_str(new.slice(b)),
            Op::Same | Op::Edited | Op::Split | Op::Merged => {
                let mut at = a.start();
                for change in &hunk.changes {
                    made.push_str(old.slice(Span::new(at, change.old.start())));
                    made.push_str(new.slice(change.new));
                    at = change.old.end();
                }
                made.push_str(old.slice(Span::new(at, a.end())));
            }
        }
    }
    prop_assert_eq!(seen(&made), seen(new.text()));
    Ok(())
}

proptest! {
    #[test]
    fn hunks_turn_the_old_text_into_the_new(old in any_text(), new in any_text()) {
        assert_applies(&en(&old), &en(&new))?;
    }

    #[test]
    fn any_characters_will_do(old in ".{0,200}", new in ".{0,200}") {
        let diff = compare(&old, &new);
        prop_assert_eq!(diff.hunks.iter().map(|hunk| hunk.old.len()).sum::<usize>(), diff.old.len());
    }

    #[test]
    fn a_text_is_the_same_as_itself(text in any_text()) {
        prop_assert!(compare(&text, &text).hunks.iter().all(|hunk| hunk.op == Op::Same && !hunk.moved));
    }
}

#[test]
fn a_thousand_equal_sentences_stay_in_place() {
    let old = "Nothing new. ".repeat(1000);
    let diff = compare(&old, &"Nothing new. ".repeat(900));
    let count = |op| diff.hunks.iter().filter(|hunk| hunk.op == op).count();
    assert_eq!((count(Op::Same), count(Op::Deleted)), (900, 100));
}

/// A row of numbers that looks random and is always the same.
struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % sides
    }
}

/// Sentences of made-up words, few of them frequent and many rare.
fn made_up(dice: &mut Dice, count: usize) -> Vec<String> {
    let syllables = ["ka", "lo", "mi", "ra", "ty", "vo", "nu", "si", "pe", "he"];
    let mut word = || {
        let range = dice.roll(100);
        let number = dice.roll(range * range + 5).to_string();
        number
            .bytes()
            .filter_map(|digit| syllables.get(usize::from(digit - b'0')).copied())
            .collect::<String>()
    };
    (0..count).map(|_| format!("A {}.", (0..15).map(|_| word()).collect::<Vec<String>>().join(" "))).collect()
}

/// `ROUNA_BIG=35000` makes the texts 5 MB, to time them by hand.
#[test]
fn big_texts_end() {
    let count = std::env::var("ROUNA_BIG").ok().and_then(|count| count.parse().ok()).unwrap_or(400);
    let mut dice = Dice(1);
    let old = made_up(&mut dice, count);
    for percent in [0, 30, 100] {
        let edit = |(n, text): (usize, &String)| {
            if (n * 37) % 100 < percent { text.replacen(' ', " changed ", 1) } else { text.clone() }
        };
        let new: Vec<String> = old.iter().enumerate().map(edit).collect();
        let edited =
            compare(&old.join(" "), &new.join(" ")).hunks.iter().filter(|hunk| hunk.op == Op::Edited).count();
        assert!(edited * 100 >= count * percent * 99 / 100, "{percent} % edited: {edited}");
    }
    compare(&old.join(" "), &made_up(&mut dice, count).join(" "));
    let line = old.join(" ").replace('.', "");
    assert_eq!(compare(&line, &line.replace("lo", "zz")).hunks.len(), 1);
    let few = |every: usize| {
        (0..count).map(|n| format!("Nothing new{}.", n % every)).collect::<Vec<String>>().join(" ")
    };
    assert!(compare(&few(3), &few(4)).hunks.len() >= count);
}

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

fn say(line: &str) {
    eprintln!("{line}");
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

#[test]
fn a_fact_that_stays_is_no_fact_of_the_change() {
    let old = "In the city of Soligorsk, home to the factory, which employs 16,000 and is Belarus' major earner, organizer Anatoly Bokun said workers have halted work.";
    let new = "In the city of Soligorsk, home to the factory, organizer Anatoly Bokun said workers have halted work. The factory, which employs 16,000, is Belarus' major earner.";
    let diff = compare(old, new);
    let shown: Vec<(Class, &str, &str)> = diff
        .hunks
        .iter()
        .flat_map(|hunk| &hunk.changes)
        .map(|change| {
            (
                change.class,
                old.get(change.old.start()..change.old.end()).unwrap_or_default(),
                new.get(change.new.start()..change.new.end()).unwrap_or_default(),
            )
        })
        .collect();
    assert!(shown.iter().all(|(class, ..)| *class == Class::Wording), "{shown:?}");
    assert_eq!(diff.hunks.first().map(|hunk| (hunk.op, hunk.kind)), Some((Op::Split, Some(Kind::Structure))));
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

/// One sentence revised in each language: what the edit is.
#[test]
fn an_edit_is_graded_by_its_heaviest_change() {
    let rows = [
        (Lang::En, "He said “no” to the plan.", "He said \"no\" to the plan.", Kind::Typo),
        (Lang::En, "The govermnent said it would pay.", "The government said it would pay.", Kind::Typo),
        (Lang::En, "He came, and she left.", "He came and she left.", Kind::Typo),
        (
            Lang::En,
            "The rally was held on Sunday in Minsk.",
            "The rally was held on Monday in Minsk.",
            Kind::Fact,
        ),
        (
            Lang::En,
            "The rally was held on May 5 in Minsk.",
            "The rally was held on May 6 in Minsk.",
            Kind::Fact,
        ),
        (Lang::En, "They may come to the rally today.", "They might come to the rally today.", Kind::Wording),
        (Lang::En, "The court has jailed the editor.", "The court hasn’t jailed the editor.", Kind::Fact),
        (Lang::En, "Some 7 people were held.", "Some seven people were held.", Kind::Wording),
        (Lang::En, "Losses reached 1.2 million euros.", "Losses reached 1.2 billion euros.", Kind::Fact),
        (Lang::En, "About 5 died and 3 were hurt.", "About 3 died and 5 were hurt.", Kind::Fact),
        (Lang::En, "Did he go to the court?", "Did he go to the court.", Kind::Wording),
        (Lang::En, "The minister met Ivan Ivanou there.", "The minister met Piotr Ivanou there.", Kind::Fact),
        (Lang::Be, "Мітынг прайшоў у аўторак у Мінску.", "Мітынг прайшоў у сераду ў Мінску.", Kind::Fact),
        (Lang::Be, "Суд адбыўся 9 жніўня ў Брэсце.", "Суд адбыўся 10 жніўня ў Брэсце.", Kind::Fact),
        (Lang::Be, "Улады Мінска не адказалі на ліст.", "Улады ў Мінску не адказалі на ліст.", Kind::Wording),
        (Lang::Be, "Улады адказалі на ліст.", "Улады не адказалі на ліст.", Kind::Fact),
        (Lang::Be, "Гэта «аб’ява» — пра суд.", "Гэта “аб'ява” – пра суд.", Kind::Typo),
        (Lang::Be, "Чакаюць больш за 6 тысяч фур.", "Чакаюць больш за 7 тысяч фур.", Kind::Fact),
        (
            Lang::Ru,
            "Ещё пять человек задержали в Минске.",
            "Еще пять человек задержали в Минске.",
            Kind::Typo,
        ),
        (Lang::Ru, "Задержали пять человек в центре.", "Задержали шестерых человек в центре.", Kind::Fact),
        (Lang::Ru, "Встреча прошла с Лукашенко в Минске.", "Встреча прошла с Путиным в Минске.", Kind::Fact),
        (Lang::Ru, "Он заявил, что суд был закрытым.", "Он сказал, что суд был закрытым.", Kind::Wording),
    ];
    for (lang, old, new, kind) in rows {
        let [a, b] = [old, new].map(|text| Document::new(lang, "text", text));
        let diff = diff(&a, &b);
        let kinds: Vec<(Op, Option<Kind>)> = diff.hunks.iter().map(|hunk| (hunk.op, hunk.kind)).collect();
        assert_eq!(kinds, [(Op::Edited, Some(kind))], "{old} → {new}: {:?}", diff.hunks);
    }
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
