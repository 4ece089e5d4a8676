//! Who declines in a name: words of a person's name, the head of a phrase with its adjectives, parts around a hyphen.

use super::{
    Table,
    class::{self, Word},
    paradigm::{Cells, Decline, Gender, Kind, Noun, Number, Origin},
};
use crate::lang::{Lang, Script, script_of};

/// Most spellings of one cell that a name of several words is expanded to.
const MOST_SPELLINGS: usize = 12;

/// Fills the table; gives the id of the class.
pub(super) fn decline(noun: &Noun<'_>, table: &mut Table) -> &'static str {
    if noun.decline == Decline::None || !noun.lang.spec().declines {
        return fixed(noun.lemma, table);
    }
    let words: Vec<&str> = noun.lemma.split_whitespace().collect();
    match (&words[..], noun.kind) {
        ([_], _) => hyphenated(noun, table),
        (_, Kind::Person | Kind::Given | Kind::Surname) => person(noun, &words, table),
        ([], _) => fixed(noun.lemma, table),
        _ => headed(noun, &words, table),
    }
}

/// The same in every cell.
fn fixed(lemma: &str, table: &mut Table) -> &'static str {
    for cell in Cells::every(Number::Sg).or(Cells::every(Number::Pl)).iter() {
        table.add(cell, lemma.to_owned(), Origin::Rule);
    }
    "indeclinable"
}

/// A full name: the surname last, each word by its role, all in one case.
fn person(noun: &Noun<'_>, words: &[&str], table: &mut Table) -> &'static str {
    let mut parts = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let role = match () {
            () if n + 1 == words.len() => Kind::Surname,
            () if n > 0 && is_patronymic(word) => Kind::Patronymic,
            () => Kind::Given,
        };
        let mut part = Table::default();
        hyphenated(&Noun { lemma: word, kind: role, given: &[], ..*noun }, &mut part);
        parts.push(part);
    }
    combine(&parts, " ", table);
    "person"
}

fn is_patronymic(word: &str) -> bool {
    ["віч", "вич", "ўна", "вна", "ична", "ічна", "ьич", "льіч", "льич"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// A phrase: adjectives and the first noun after them decline, what follows stays.
fn headed(noun: &Noun<'_>, words: &[&str], table: &mut Table) -> &'static str {
    let genders: Vec<Option<Gender>> = words.iter().map(|w| class::adjective_gender(noun.lang, w)).collect();
    let adjectives = genders.iter().take(words.len() - 1).take_while(|g| g.is_some()).count();
    let shown = genders.first().copied().flatten().filter(|_| adjectives > 0);
    let gender = shown.or(noun.gender).unwrap_or_else(|| guess(noun.lang, noun.kind, words[adjectives]));
    let mut parts = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let mut part = Table::default();
        if n < adjectives {
            class::adjective(noun.lang, word, gender, &mut part);
            class::adjective(noun.lang, word, Gender::Pl, &mut part);
        } else if n == adjectives {
            hyphenated(&Noun { lemma: word, gender: Some(gender), given: &[], ..*noun }, &mut part);
        } else {
            fixed(word, &mut part);
        }
        parts.push(part);
    }
    combine(&parts, " ", table);
    "phrase"
}

/// Cell by cell, the parts side by side; only cells that all parts fill.
fn combine(parts: &[Table], between: &str, table: &mut Table) {
    let Some((first, rest)) = parts.split_first() else { return };
    for (cell, spellings) in &first.cells {
        let mut joined: Vec<String> = spellings.iter().map(|(text, _)| text.clone()).collect();
        for part in rest {
            let Some(next) = part.cells.get(cell) else {
                joined.clear();
                break;
            };
            joined = joined
                .iter()
                .flat_map(|left| next.iter().map(move |(right, _)| format!("{left}{between}{right}")))
                .take(MOST_SPELLINGS)
                .collect();
        }
        for text in joined {
            table.add(*cell, text, Origin::Rule);
        }
    }
}

/// One word, perhaps with hyphens: in places the last part declines (the first before `-на-`), in persons both.
fn hyphenated(noun: &Noun<'_>, table: &mut Table) -> &'static str {
    let parts: Vec<&str> = noun.lemma.split('-').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return word(noun, table);
    }
    let is_person = matches!(noun.kind, Kind::Given | Kind::Surname | Kind::Person);
    let on = parts.get(1).is_some_and(|part| part.chars().next().is_some_and(char::is_lowercase));
    let mut filled = Vec::new();
    let mut id = "indeclinable";
    for (n, part) in parts.iter().enumerate() {
        let mut own = Table::default();
        let declines = if is_person {
            true
        } else if on {
            n == 0
        } else {
            n + 1 == parts.len()
        };
        if declines {
            let gender = noun.gender.filter(|_| !on || n == 0);
            id = word(&Noun { lemma: part, gender, given: &[], ..*noun }, &mut own);
        } else {
            fixed(part, &mut own);
        }
        filled.push(own);
    }
    combine(&filled, "-", table);
    id
}

/// One word without a hyphen.
fn word(noun: &Noun<'_>, table: &mut Table) -> &'static str {
    if is_acronym(noun.lemma) || noun.lemma.chars().any(|c| script_of(c) == Some(Script::Latin)) {
        return fixed(noun.lemma, table);
    }
    let mut id = None;
    for gender in genders(noun) {
        let lemma = match noun.decline {
            Decline::Like(other) => other,
            Decline::Auto | Decline::None => noun.lemma,
        };
        let Some(class) = class::choose(noun.lang, noun.kind, gender, lemma, noun.fleeting) else { continue };
        let shape = Word {
            lang: noun.lang,
            lemma: noun.lemma,
            fleeting: noun.fleeting,
            plural: noun.gender != Some(Gender::Mf),
        };
        class::fill(shape, class, table);
        id.get_or_insert(class.id);
    }
    id.unwrap_or_else(|| fixed(noun.lemma, table))
}

/// The genders to decline in; a family's plural goes by the masculine.
fn genders(noun: &Noun<'_>) -> Vec<Gender> {
    let person = matches!(noun.kind, Kind::Given | Kind::Surname | Kind::Person | Kind::Patronymic);
    match noun.gender {
        Some(Gender::Mf) => vec![Gender::M, Gender::F],
        Some(Gender::Pl) if person => vec![Gender::M],
        Some(gender) => vec![gender],
        None => vec![guess(noun.lang, noun.kind, noun.lemma)],
    }
}

fn guess(lang: Lang, kind: Kind, lemma: &str) -> Gender {
    let last = lemma.chars().next_back().unwrap_or(' ');
    let ends = |list: &[&str]| list.iter().any(|ending| lemma.ends_with(ending));
    match kind {
        Kind::Surname | Kind::Person if ends(&["ая", "яя", "ва", "іна", "ына", "ина"]) => {
            Gender::F
        }
        Kind::Surname | Kind::Person => Gender::M,
        Kind::Given | Kind::Patronymic if matches!(last, 'а' | 'я') => Gender::F,
        Kind::Given | Kind::Patronymic => Gender::M,
        Kind::Place | Kind::Org | Kind::Brand | Kind::Term => match last {
            _ if ends(&["ыя", "ые", "ие"]) && class::adjective_gender(lang, lemma).is_some() => {
                Gender::Pl
            }
            'а' | 'я' => Gender::F,
            'о' | 'е' | 'ё' => Gender::N,
            'ы' | 'и' | 'і' => Gender::Pl,
            _ => Gender::M,
        },
    }
}

/// `ААН`, `ЗША`: capitals only. `БелАЗ` is none.
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}
