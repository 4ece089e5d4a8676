//! What the comparison must hold to: on hand-made texts, on any text, and on the gold revisions.

#![expect(
    clippy::disallowed_methods,
    reason = "the gold files are read where the tool's own reading is not at hand"
)]

mod gold;

use proptest::prelude::*;

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

fn say(line: &str) {
    eprintln!("{line}");
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
