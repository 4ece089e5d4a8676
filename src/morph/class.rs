//! The declension classes: tables, the choice of a class, the cells of one word.

use std::sync::LazyLock;

use super::{
    Table,
    join::join,
    paradigm::{Case, Cell, Gender, Kind, Number, Origin},
};
use crate::lang::Lang;

/// Classes, adjectives, irregular stems.
static TABLES: [(Lang, &str, &str, &str); 2] = [
    (
        Lang::Be,
        include_str!("be/classes.tsv"),
        include_str!("be/adjectives.tsv"),
        include_str!("be/stems.tsv"),
    ),
    (
        Lang::Ru,
        include_str!("ru/classes.tsv"),
        include_str!("ru/adjectives.tsv"),
        include_str!("ru/stems.tsv"),
    ),
];

const CASES: [Case; 6] = [Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];

/// A row of the table of classes.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) id: &'static str,
    kinds: &'static str,
    genders: Vec<Gender>,
    suffixes: Vec<&'static str>,
    /// Letters of the lemma that are not the stem's.
    off: usize,
    singular: Vec<&'static str>,
    plural: Vec<&'static str>,
}

struct Language {
    lang: Lang,
    classes: Vec<Class>,
    adjectives: Vec<(bool, Gender, Vec<&'static str>)>,
    stems: Vec<(&'static str, &'static str)>,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let rows = |text: &'static str| {
        text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>())
    };
    TABLES
        .iter()
        .map(|&(lang, classes, adjectives, stems)| Language {
            lang,
            classes: rows(classes).filter_map(|row| class(&row)).collect(),
            adjectives: rows(adjectives)
                .filter_map(|row| {
                    let [kind, gender, cells] = row[..] else { return None };
                    Some((kind == "soft", *genders(gender).first()?, cells.split(' ').collect()))
                })
                .collect(),
            stems: stems.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect(),
        })
        .collect()
});

fn class(row: &[&'static str]) -> Option<Class> {
    let &[id, kinds, gender, suffixes, off, singular, plural] = row else { return None };
    Some(Class {
        id,
        kinds,
        genders: genders(gender),
        suffixes: suffixes.split(' ').collect(),
        off: off.parse().ok()?,
        singular: singular.split(' ').collect(),
        plural: plural.split(' ').collect(),
    })
}

fn genders(text: &str) -> Vec<Gender> {
    match text {
        "m" => vec![Gender::M],
        "f" => vec![Gender::F],
        "n" => vec![Gender::N],
        "pl" => vec![Gender::Pl],
        _ => vec![Gender::M, Gender::F],
    }
}

fn language(lang: Lang) -> Option<&'static Language> {
    LANGUAGES.iter().find(|l| l.lang == lang)
}

/// The letter of a kind in the tables.
fn letter(kind: Kind) -> char {
    match kind {
        Kind::Given => 'g',
        Kind::Surname | Kind::Person => 's',
        Kind::Patronymic => 'p',
        Kind::Place => 'l',
        Kind::Org | Kind::Brand | Kind::Term => 'o',
    }
}

/// The class of a word: the one whose suffix is the longest. `fleeting` may rule the -ец classes out.
pub(super) fn choose(
    lang: Lang,
    kind: Kind,
    gender: Gender,
    lemma: &str,
    fleeting: Option<bool>,
) -> Option<&'static Class> {
    let lower = lemma.to_lowercase();
    let fits = |class: &&Class| {
        class.kinds.contains(letter(kind))
            && class.genders.contains(&gender)
            && !(fleeting == Some(false) && class.suffixes == ["ец"])
    };
    let longest = |class: &'static Class| {
        class
            .suffixes
            .iter()
            .filter(|suffix| lower.ends_with(**suffix))
            .map(|s| s.len())
            .max()
            .map(|n| (n, class))
    };
    let found = language(lang)?.classes.iter().filter(fits).filter_map(longest);
    found.max_by_key(|(length, _)| *length).map(|(_, class)| class)
}

/// What is known of a word besides its class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) lang: Lang,
    pub(super) lemma: &'a str,
    pub(super) fleeting: Option<bool>,
    /// Whether the plural is wanted too.
    pub(super) plural: bool,
}

/// Fills the cells of a word by its class.
pub(super) fn fill(word: Word<'_>, class: &Class, table: &mut Table) {
    let stem = cut(word.lemma, class.off);
    let oblique = oblique_stem(word, stem);
    let origin = if oblique == stem { Origin::Rule } else { Origin::List };
    let own = class.singular.first().copied().unwrap_or("0");
    let only_plural = class.genders == [Gender::Pl];
    for (case, endings) in CASES.into_iter().zip(&class.singular).filter(|_| !only_plural) {
        let cell = Cell { number: Number::Sg, case };
        for ending in endings.split('/') {
            let text = if ending == own { word.lemma.to_owned() } else { put(word.lang, &oblique, ending) };
            table.add(cell, text, origin);
        }
    }
    if !word.plural && !only_plural {
        return;
    }
    for (case, endings) in CASES.into_iter().zip(&class.plural) {
        let cell = Cell { number: Number::Pl, case };
        if only_plural && case == Case::Nom {
            table.add(cell, word.lemma.to_owned(), origin);
            continue;
        }
        for ending in endings.split('/') {
            if ending == "0"
                && class.off > 0
                && let Some(text) = with_fleeting(word.lang, &oblique)
            {
                table.add(cell, text, origin);
                continue;
            }
            table.add(cell, put(word.lang, &oblique, ending), origin);
        }
    }
}

/// `0` is no ending, `_` none after a soft stem.
fn put(lang: Lang, stem: &str, ending: &str) -> String {
    match ending {
        "0" => join(lang, stem, ""),
        "_" => soft_zero(lang, stem),
        _ => join(lang, stem, ending),
    }
}

/// Галя, Галь; Марыя, Марый; Аксинья, Аксиний.
fn soft_zero(lang: Lang, stem: &str) -> String {
    if let Some(hard) = stem.strip_suffix('ь') {
        return format!("{hard}ий");
    }
    let last = stem.chars().next_back().unwrap_or(' ');
    if lang.spec().vowels.contains(last) {
        format!("{stem}й")
    } else if matches!(last, 'л' | 'н' | 'с' | 'з' | 'ц' | 'т' | 'д') {
        format!("{stem}ь")
    } else {
        stem.to_owned()
    }
}

/// The lemma without its last `off` letters.
fn cut(lemma: &str, off: usize) -> &str {
    let at = lemma.char_indices().rev().take(off).last().map_or(lemma.len(), |(at, _)| at);
    lemma.get(..at).unwrap_or(lemma)
}

/// The stem of the oblique cases: from the list, or with its last vowel dropped where the glossary says so.
fn oblique_stem(word: Word<'_>, stem: &str) -> String {
    if word.fleeting == Some(true) {
        let mut letters: Vec<char> = stem.chars().collect();
        if let Some(at) = letters.iter().rposition(|c| word.lang.spec().vowels.contains(*c)) {
            letters.remove(at);
            return letters.into_iter().collect();
        }
    }
    let lower = word.lemma.to_lowercase();
    let listed = language(word.lang).and_then(|l| l.stems.iter().find(|(lemma, _)| *lemma == lower));
    match listed.filter(|_| word.fleeting != Some(false)) {
        Some((_, listed)) => like(word.lemma, listed),
        None => stem.to_owned(),
    }
}

/// `text` with the first letter's case of `lemma`.
fn like(lemma: &str, text: &str) -> String {
    let mut letters = text.chars();
    match letters.next().filter(|_| lemma.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => text.to_owned(),
    }
}

/// A vowel between the last two consonants of a stem before no ending: марка, марак; забастоўка, забастовак.
fn with_fleeting(lang: Lang, stem: &str) -> Option<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let last = *letters.last()?;
    let before = *letters.get(letters.len().checked_sub(2)?)?;
    let consonant = |c: char| !lang.spec().vowels.contains(c) && c.is_alphabetic();
    if last != 'к' || !consonant(before) {
        return None;
    }
    letters.pop();
    let belarusian = lang.spec().alphabet.contains('ў');
    let vowel = match before {
        'ь' | 'й' => {
            letters.pop();
            "е"
        }
        _ if belarusian => "а",
        'ж' | 'ч' | 'ш' | 'щ' => "е",
        _ => "о",
    };
    if before == 'ў' {
        letters.pop();
        letters.push('в');
    }
    Some(letters.into_iter().collect::<String>() + vowel + "к")
}

/// Fills the cells of an adjective in one gender; `false` if the word does not look like one.
pub(super) fn adjective(lang: Lang, lemma: &str, gender: Gender, table: &mut Table) -> bool {
    let Some(language) = language(lang) else { return false };
    let Some((stem, soft)) = adjective_stem(lang, lemma) else { return false };
    let number = if gender == Gender::Pl { Number::Pl } else { Number::Sg };
    let rows = language.adjectives.iter().filter(|(s, g, _)| *s == soft && *g == gender);
    for (_, _, cells) in rows {
        for (case, endings) in CASES.into_iter().zip(cells) {
            for ending in endings.split('/') {
                table.add(Cell { number, case }, put(lang, &stem, ending), Origin::Rule);
            }
        }
    }
    true
}

/// The stem of an adjective in any gender's nominative, and whether it is soft.
fn adjective_stem(lang: Lang, lemma: &str) -> Option<(String, bool)> {
    let belarusian = lang.spec().alphabet.contains('ў');
    let endings: &[&str] = if belarusian {
        &["ая", "яя", "ае", "ое", "яе", "ыя", "ія", "ы", "і"]
    } else {
        &["ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой"]
    };
    let ending = endings.iter().find(|ending| lemma.ends_with(**ending))?;
    let stem = lemma.strip_suffix(ending)?;
    let last = stem.chars().next_back()?;
    let velar = matches!(last, 'г' | 'к' | 'х');
    let hush = matches!(last, 'ж' | 'ш' | 'ч' | 'щ');
    let soft = match *ending {
        "яя" | "яе" | "ее" => true,
        "і" | "ія" => !velar,
        "ий" | "ие" => !velar && (belarusian || last == 'н' || hush),
        _ => false,
    };
    (stem.chars().count() >= 2).then(|| (stem.to_owned(), soft))
}

/// The gender an adjective shows by its ending.
pub(super) fn adjective_gender(lang: Lang, word: &str) -> Option<Gender> {
    adjective_stem(lang, word)?;
    let ends = |list: &[&str]| list.iter().any(|ending| word.ends_with(ending));
    if ends(&["ая", "яя"]) {
        Some(Gender::F)
    } else if ends(&["ае", "ое", "яе", "ее"]) {
        Some(Gender::N)
    } else if ends(&["ыя", "ія", "ые", "ие"]) {
        Some(Gender::Pl)
    } else {
        Some(Gender::M)
    }
}
