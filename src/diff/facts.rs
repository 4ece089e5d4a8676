//! Words whose change alters a fact: numerals, days and months, negations; as data.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Class;
use crate::lang::Lang;

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fact {
    /// Its class.
    pub(super) class: Class,
    /// What it stands for, equal for forms of one word.
    pub(super) value: &'static str,
    /// Whether it says so only beside a number: `May 5`.
    pub(super) beside_number: bool,
}

#[derive(Default)]
struct Table {
    whole: FxHashMap<&'static str, Fact>,
    /// Beginnings, in order.
    begun: Vec<(&'static str, Fact)>,
}

static TABLES: LazyLock<FxHashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: FxHashMap<&str, Table> = FxHashMap::default();
    for line in include_str!("facts.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(lang), Some(class), Some(word)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let (class, beside_number) = match class {
            "number" => (Class::Number, false),
            "negation" => (Class::Negation, false),
            _ => (Class::Date, class == "month"),
        };
        let fact = Fact { class, value: cells.next().unwrap_or_default(), beside_number };
        let table = tables.entry(lang).or_default();
        match word.strip_suffix('*') {
            Some(stem) => table.begun.push((stem, fact)),
            None => {
                table.whole.insert(word, fact);
            }
        }
    }
    tables
});

/// What a word in lower case says in a language, if anything.
pub(super) fn fact(word: &str, lang: Lang) -> Option<Fact> {
    let table = TABLES.get(lang.tag())?;
    let begun = || table.begun.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, fact)| *fact);
    table.whole.get(word).copied().or_else(begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_says_where_it_is_from() {
        let mut lines = include_str!("facts.tsv").lines();
        assert!(lines.next().is_some_and(|line| line.starts_with("# source: ")));
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').take(3).collect()).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row.len() == 3));
    }

    #[test]
    fn forms_of_one_word_say_the_same() {
        let value = |word, lang| fact(word, lang).map(|fact| fact.value);
        assert_eq!(value("жніўня", Lang::Be), value("жнівень", Lang::Be));
        assert_eq!(value("двенадцати", Lang::Ru), Some("12"));
        assert_eq!(value("два", Lang::En), None);
    }
}
