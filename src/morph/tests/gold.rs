//! Measured on paradigms of others (test data, not in the tree).

use std::collections::BTreeMap;

use crate::{
    lang::Lang,
    morph::{Case, Cell, Gender, Kind, Noun, Number, Paradigm, decline},
};

/// A gold paradigm: cell by cell its spellings.
#[derive(Default)]
struct Gold {
    cells: BTreeMap<Cell, Vec<String>>,
}

#[derive(Default)]
struct Tally {
    listed: usize,
    accepted: usize,
    cells: usize,
    suggested: usize,
    ratios: Vec<f64>,
    misses: Vec<String>,
}

impl Tally {
    fn accepted(&self) -> f64 {
        100.0 * self.accepted as f64 / self.listed.max(1) as f64
    }

    fn suggested(&self) -> f64 {
        100.0 * self.suggested as f64 / self.cells.max(1) as f64
    }

    fn ratio(&self) -> f64 {
        self.ratios.iter().sum::<f64>() / self.ratios.len().max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.listed += other.listed;
        self.accepted += other.accepted;
        self.cells += other.cells;
        self.suggested += other.suggested;
        self.ratios.extend(other.ratios);
        self.misses.extend(other.misses);
    }
}

/// The text of a gold file; `None`, with a word of why, where the gold data are not.
#[expect(clippy::disallowed_methods, reason = "test data lie outside the tree")]
fn gold(name: &str) -> Option<String> {
    let path = format!("{}/../shared/gold/names/{name}", env!("CARGO_MANIFEST_DIR"));
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            assert!(std::env::var_os("ROUNA_REQUIRE_SHARED").is_none(), "{path}: {error}");
            println!("skipped: {path}: {error}");
            None
        }
    }
}

fn kind(text: &str) -> Kind {
    match text {
        "given" => Kind::Given,
        "surname" => Kind::Surname,
        "patronymic" => Kind::Patronymic,
        "place" => Kind::Place,
        "org" => Kind::Org,
        "brand" => Kind::Brand,
        _ => Kind::Term,
    }
}

fn case(text: &str) -> Option<Case> {
    Case::ALL.into_iter().find(|(_, short, _)| *short == text).map(|(case, ..)| case)
}

fn plain(text: &str) -> String {
    text.replace('’', "'")
}

fn measure(lang: Lang, file: &str) -> Option<Tally> {
    let text = gold(file)?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next()?.split('\t').collect();
    let column = |name: &str| columns.iter().position(|c| *c == name).expect("a column of that name");
    let of = |row: &[&str], name: &str| row.get(column(name)).copied().unwrap_or_default().to_owned();
    let mut all: BTreeMap<[String; 4], Gold> = BTreeMap::new();
    for line in lines {
        let row: Vec<&str> = line.split('\t').collect();
        if of(&row, "flag") == "loc-usage-differs" {
            continue;
        }
        let number = if of(&row, "number") == "sg" { Number::Sg } else { Number::Pl };
        let Some(case) = case(&of(&row, "case")) else { continue };
        let key = [of(&row, "class"), of(&row, "lemma"), of(&row, "kind"), of(&row, "gender")];
        all.entry(key).or_default().cells.entry(Cell { number, case }).or_default().push(of(&row, "form"));
    }
    let mut by_class: BTreeMap<String, Tally> = BTreeMap::new();
    for ([class, lemma, kind_name, gender], gold) in &all {
        let tally = compare(lang, lemma, kind(kind_name), gender, gold);
        by_class.entry(class.clone()).or_default().add(tally);
    }
    let mut total = Tally::default();
    println!("{file}");
    for (class, tally) in by_class {
        println!(
            "  {class:20} {:4} forms  accepted {:6.2}  suggested {:6.2}  forms x{:.2}",
            tally.listed,
            tally.accepted(),
            tally.suggested(),
            tally.ratio()
        );
        total.add(tally);
    }
    total.misses.iter().for_each(|miss| println!("  {miss}"));
    println!(
        "  all {} forms: accepted {:.2}, suggested {:.2}, forms x{:.3}",
        total.listed,
        total.accepted(),
        total.suggested(),
        total.ratio()
    );
    Some(total)
}

/// The lemma an editor would enter: a woman's surname, a plural place in its own nominative.
fn entry<'a>(lemma: &'a str, kind: Kind, gender: &str, gold: &'a Gold) -> (&'a str, Option<Gender>) {
    let nominative = |number| {
        gold.cells.get(&Cell { number, case: Case::Nom }).and_then(|forms| forms.first()).map(String::as_str)
    };
    match gender {
        "m" => (lemma, Some(Gender::M)),
        "f" => (nominative(Number::Sg).unwrap_or(lemma), Some(Gender::F)),
        "n" => (nominative(Number::Sg).unwrap_or(lemma), Some(Gender::N)),
        "mf" => (lemma, Some(Gender::Mf)),
        _ if kind == Kind::Surname => (lemma, Some(Gender::M)),
        _ => (nominative(Number::Pl).unwrap_or(lemma), Some(Gender::Pl)),
    }
}

fn compare(lang: Lang, lemma: &str, kind: Kind, gender: &str, gold: &Gold) -> Tally {
    let (entry, sex) = entry(lemma, kind, gender, gold);
    let paradigm = decline(&Noun::new(lang, kind, sex, entry));
    let mut tally = Tally::default();
    for (cell, forms) in &gold.cells {
        let accepted = |form: &String| {
            paradigm.forms.iter().any(|own| plain(&own.text) == plain(form) && own.cells.has(*cell))
        };
        tally.listed += forms.len();
        for form in forms {
            if accepted(form) {
                tally.accepted += 1;
            } else {
                let own = paradigm.suggested.get(cell).map_or("-", |f| f);
                tally.misses.push(format!("no {form} ({lemma} {gender}, {}: {own})", paradigm.class));
            }
        }
        tally.cells += 1;
        match paradigm.suggested.get(cell) {
            Some(own) if forms.iter().any(|form| plain(form) == plain(own)) => tally.suggested += 1,
            own => {
                tally
                    .misses
                    .push(format!("{} suggests {own:?}, listed {forms:?} ({gender})", paradigm.class));
            }
        }
    }
    for number in [Number::Sg, Number::Pl] {
        let (own, listed) = distinct(&paradigm, gold, number);
        if listed > 0 {
            tally.ratios.push(own as f64 / listed as f64);
        }
    }
    tally
}

/// How many spellings of a number are accepted, and how many are listed.
fn distinct(paradigm: &Paradigm, gold: &Gold, number: Number) -> (usize, usize) {
    let own = paradigm.forms.iter().filter(|form| form.cells.iter().any(|cell| cell.number == number));
    let mut listed: Vec<&String> =
        gold.cells.iter().filter(|(cell, _)| cell.number == number).flat_map(|(_, forms)| forms).collect();
    listed.sort_unstable();
    listed.dedup();
    (own.count(), listed.len())
}

#[test]
fn belarusian_paradigms_come_out() {
    let (Some(listed), Some(hand)) =
        (measure(Lang::Be, "inflect_be.tsv"), measure(Lang::Be, "inflect_be_hand.tsv"))
    else {
        return;
    };
    let mut total = listed;
    total.add(hand);
    assert!(total.accepted() >= 99.3, "accepted {:.2}", total.accepted());
    assert!(total.suggested() >= 97.0, "suggested {:.2}", total.suggested());
    assert!(total.ratio() <= 1.3, "forms x{:.3}", total.ratio());
}

#[test]
fn russian_paradigms_come_out() {
    let Some(total) = measure(Lang::Ru, "inflect_ru.tsv") else { return };
    assert!(total.accepted() >= 99.3, "accepted {:.2}", total.accepted());
    assert!(total.suggested() >= 97.0, "suggested {:.2}", total.suggested());
    assert!(total.ratio() <= 1.3, "forms x{:.3}", total.ratio());
}
