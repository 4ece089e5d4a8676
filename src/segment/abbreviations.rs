//! What a full stop after a word means, language by language: the tables `lang/*/abbreviations.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lang::Lang;

/// What is known of a word. A row of the table is a word and a class; a word may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known(u16);

impl Known {
    /// `title`: stands before a name or a number; its stop never ends a sentence (`Mr.`, `вул.`).
    pub(super) const TITLE: Self = Self(1);
    /// `inner`: its stop ends a sentence only before a word that begins sentences (`Inc.`, `U.S.`).
    pub(super) const INNER: Self = Self(1 << 1);
    /// `unit`: stands after a number or a date; its stop ends a sentence before a capital (`a.m.`, `тыс.`).
    pub(super) const UNIT: Self = Self(1 << 2);
    /// `end`: closes a list; its stop ends a sentence before a capital or a digit (`etc.`, `і г. д.`).
    pub(super) const END: Self = Self(1 << 3);
    /// `starter`: a word that begins sentences and is no name (`The`, `Аднак`).
    pub(super) const STARTER: Self = Self(1 << 4);
    /// `date`: a word of dates: a month, a day of the week, a time zone.
    pub(super) const DATE: Self = Self(1 << 5);
    /// `says`: a verb of speech that may follow a name after a quotation (`"Why?" Smith asked`).
    pub(super) const SAYS: Self = Self(1 << 6);
    /// `word`: also a word, which ends a sentence if what is before it shows that (English `I`, Belarusian `з ім.`).
    pub(super) const WORD: Self = Self(1 << 7);
    /// From the table of prepositions.
    pub(super) const PREPOSITION: Self = Self(1 << 8);

    const NAMES: [(&'static str, Self); 8] = [
        ("title", Self::TITLE),
        ("inner", Self::INNER),
        ("unit", Self::UNIT),
        ("end", Self::END),
        ("starter", Self::STARTER),
        ("date", Self::DATE),
        ("says", Self::SAYS),
        ("word", Self::WORD),
    ];

    pub(super) fn is(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }

    /// Whether the word is an abbreviation of any class.
    pub(super) fn is_abbreviation(self) -> bool {
        self.is(Self(Self::TITLE.0 | Self::INNER.0 | Self::UNIT.0 | Self::END.0))
    }
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Table(FxHashMap<Box<str>, Known>);

impl Table {
    fn parse(tsv: &str, prepositions: &str) -> Self {
        let mut table = FxHashMap::<Box<str>, Known>::default();
        for line in tsv.lines().filter(|l| !l.starts_with('#')) {
            let Some((word, class)) = line.split_once('\t') else { continue };
            let class = Known::NAMES.iter().find(|(name, _)| *name == class).map_or(Known(0), |(_, k)| *k);
            table.entry(key(word).into()).or_default().0 |= class.0;
        }
        for line in prepositions.lines().filter(|l| !l.starts_with('#')) {
            let word = line.split('\t').next().unwrap_or_default();
            table.entry(word.into()).or_default().0 |= Known::PREPOSITION.0;
        }
        Self(table)
    }

    /// What is known of a word written without its last stop. The table's lower-case words may stand at the beginning
    /// of a sentence (`См.`), its capitalised ones may not be in lower case (`No.` is not `no.`).
    pub(super) fn get(&self, word: &str) -> Known {
        if let Some(&known) = self.0.get(word) {
            return known;
        }
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if first.is_uppercase() && letters.as_str().chars().any(char::is_alphabetic) => {
                let lower: String = first.to_lowercase().chain(letters).collect();
                self.0.get(lower.as_str()).copied().unwrap_or_default()
            }
            _ => Known::default(),
        }
    }
}

/// A word as it is looked up: no white space (`т. д.` is often written `т.д.`), no last stop.
fn key(word: &str) -> String {
    let mut key: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    if key.ends_with('.') {
        key.pop();
    }
    key
}

/// The table of a language; an empty one for a language without.
pub(super) fn of(lang: Lang) -> &'static Table {
    static TABLES: LazyLock<[(Lang, Table); 3]> = LazyLock::new(|| {
        Lang::ALL.map(|lang| (lang, Table::parse(lang.spec().abbreviations, lang.spec().prepositions)))
    });
    static NONE: LazyLock<Table> = LazyLock::new(Table::default);
    TABLES.iter().find(|(known, _)| *known == lang).map_or(&NONE, |(_, table)| table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn the_tables_are_sorted_unique_composed_and_of_known_classes() {
        for lang in Lang::ALL {
            let tsv = lang.spec().abbreviations;
            assert!(tsv.starts_with("# source:") && is_nfc(tsv), "{lang}");
            let rows: Vec<&str> = tsv.lines().filter(|l| !l.starts_with('#')).collect();
            for pair in rows.windows(2) {
                assert!(pair[0] < pair[1], "{lang}: {} before {}", pair[0], pair[1]);
            }
            for row in rows {
                let class = row.split('\t').nth(1).unwrap_or_default();
                assert!(Known::NAMES.iter().any(|(name, _)| *name == class), "{lang}: {row}");
            }
        }
    }

    #[test]
    fn case_and_spaces() {
        let ru = of(Lang::Ru);
        assert!(ru.get("т.д").is(Known::END));
        assert!(ru.get("См").is_abbreviation());
        assert!(!of(Lang::En).get("no").is_abbreviation());
    }
}
