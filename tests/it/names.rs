//! Declension against the shared tables: how many listed forms are accepted, how many are the one suggested.

use std::{collections::BTreeMap, fs};

use rouna::{
    lang::Lang,
    morph::{Case, Cell, Gender, Kind, Noun, Number, decline},
};

use crate::eval::shared;

const KINDS: [(&str, Kind); 6] = [
    ("given", Kind::Given),
    ("surname", Kind::Surname),
    ("patronymic", Kind::Patronymic),
    ("place", Kind::Place),
    ("org", Kind::Org),
    ("brand", Kind::Brand),
];
const GENDERS: [(&str, Gender); 5] =
    [("m", Gender::M), ("f", Gender::F), ("n", Gender::N), ("pl", Gender::Pl), ("mf", Gender::Mf)];

#[derive(Default)]
struct Tally {
    listed: usize,
    accepted: usize,
    suggested: usize,
    misses: Vec<String>,
}

fn measure(path: &str, lang: Lang) -> Option<Tally> {
    let table = fs::read_to_string(shared(path)?).unwrap();
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let column = |name: &str| head.iter().position(|h| *h == name).unwrap();
    let cells = ["lemma", "kind", "gender", "class", "case", "number", "form", "flag"].map(column);
    let mut tally = Tally::default();
    let mut paradigms = BTreeMap::new();
    for line in lines {
        let row: Vec<&str> = line.split('\t').collect();
        let [lemma, kind, gender, class, case, number, form, flag] = cells.map(|at| row[at]);
        if !flag.is_empty() {
            continue;
        }
        let kind = KINDS.iter().find(|(name, _)| *name == kind).unwrap().1;
        let gender = GENDERS.iter().find(|(name, _)| *name == gender).map(|(_, gender)| *gender);
        let paradigm = paradigms
            .entry((lemma.to_owned(), kind, gender))
            .or_insert_with(|| decline(&Noun::new(lang, kind, gender, lemma)));
        let case = Case::ALL.iter().find(|(_, short, _)| *short == case).unwrap().0;
        let cell = Cell { number: if number == "pl" { Number::Pl } else { Number::Sg }, case };
        tally.listed += 1;
        let accepted = paradigm.forms.iter().any(|f| *f.text == *form);
        tally.accepted += usize::from(accepted);
        let suggested = paradigm.suggested.get(&cell).map(|s| &**s);
        tally.suggested += usize::from(suggested == Some(form));
        if !accepted || suggested != Some(form) {
            let sign = if accepted { '~' } else { '-' };
            tally.misses.push(format!("{sign} {class} {lemma} {cell:?} {form} ({suggested:?})"));
        }
    }
    Some(tally)
}

#[test]
fn listed_forms_are_accepted() {
    // Floors a little below what was measured; the goal is 99.3 accepted and 97 suggested.
    for (path, lang, accepted, suggested) in [
        ("gold/names/inflect_be.tsv", Lang::Be, 98.5, 92.0),
        ("gold/names/inflect_be_hand.tsv", Lang::Be, 99.5, 91.0),
        ("gold/names/inflect_ru.tsv", Lang::Ru, 85.0, 80.0),
    ] {
        let Some(tally) = measure(path, lang) else { return };
        let share = |n: usize| 100.0 * n as f64 / tally.listed as f64;
        eprintln!(
            "{path}: accepted {:.2}, suggested {:.2} of {}",
            share(tally.accepted),
            share(tally.suggested),
            tally.listed
        );
        if std::env::var_os("ROUNA_SHOW").is_some() {
            tally.misses.iter().for_each(|miss| eprintln!("{miss}"));
        }
        assert!(share(tally.accepted) >= accepted && share(tally.suggested) >= suggested, "{path}");
    }
}
