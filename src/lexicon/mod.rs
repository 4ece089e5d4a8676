//! The trilingual lexicon: which words of two languages may mean the same.
//!
//! Takes a folded word; gives the numbers of the rows it belongs to. Knows no names, and claims no meaning: a row is
//! evidence that two sentences belong together, and a stem may belong to several rows.

mod stem;

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::Lang;

/// Number of a row, over all tables.
pub type RowId = u32;

/// The tables, one a field of life: `en<TAB>be<TAB>ru<TAB>part of speech`, renderings separated by `|`.
pub static TABLES: &[(&str, &str)] = &[
    ("abstract", include_str!("abstract.tsv")),
    ("accidents", include_str!("accidents.tsv")),
    ("adjectives", include_str!("adjectives.tsv")),
    ("adverbs", include_str!("adverbs.tsv")),
    ("army", include_str!("army.tsv")),
    ("courts", include_str!("courts.tsv")),
    ("culture", include_str!("culture.tsv")),
    ("economy", include_str!("economy.tsv")),
    ("health", include_str!("health.tsv")),
    ("life", include_str!("life.tsv")),
    ("nature", include_str!("nature.tsv")),
    ("people", include_str!("people.tsv")),
    ("politics", include_str!("politics.tsv")),
    ("relational", include_str!("relational.tsv")),
    ("roles", include_str!("roles.tsv")),
    ("science", include_str!("science.tsv")),
    ("sport", include_str!("sport.tsv")),
    ("time", include_str!("time.tsv")),
    ("verbs", include_str!("verbs.tsv")),
    ("work", include_str!("work.tsv")),
];

/// Irregular forms by language tag: `form<TAB>lemma`.
static IRREGULAR: &[(&str, &str)] = &[
    ("be", include_str!("irregular_be.tsv")),
    ("en", include_str!("irregular_en.tsv")),
    ("ru", include_str!("irregular_ru.tsv")),
];

struct Words {
    rows: FxHashMap<String, Vec<RowId>>,
    lemmas: FxHashSet<String>,
    irregular: FxHashMap<&'static str, &'static str>,
    endings: Vec<&'static str>,
}

fn table(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

impl Words {
    fn new(lang: Lang, column: Option<usize>) -> Self {
        let mut endings: Vec<&str> = table(lang.spec().endings).collect();
        endings.sort_by_key(|ending| ending.len());
        let irregular =
            IRREGULAR.iter().filter(|(tag, _)| *tag == lang.tag()).flat_map(|(_, text)| table(text));
        let mut words = Self {
            rows: FxHashMap::default(),
            lemmas: FxHashSet::default(),
            irregular: irregular.filter_map(|line| line.split_once('\t')).collect(),
            endings,
        };
        if let Some(column) = column {
            words.fill(lang, column);
        }
        words
    }

    fn fill(&mut self, lang: Lang, column: usize) {
        for (line, row) in TABLES.iter().flat_map(|(_, text)| table(text)).zip(0_u32..) {
            let cell = line.split('\t').nth(column).unwrap_or_default();
            for word in cell.split('|').filter(|word| !word.contains(' ')) {
                let word = word.to_lowercase();
                for stem in stem::stems(lang, &word, &self.endings) {
                    let rows = self.rows.entry(stem).or_default();
                    if rows.last() != Some(&row) {
                        rows.push(row);
                    }
                }
                self.lemmas.insert(word);
            }
        }
    }

    fn rows(&self, lang: Lang, word: &str) -> &[RowId] {
        // A form of one word may be the lemma of another: that one goes first.
        let irregular = self.irregular.get(word).filter(|_| !self.lemmas.contains(word));
        let word = irregular.copied().unwrap_or(word);
        let stems = stem::stems(lang, word, &self.endings);
        stems.iter().find_map(|stem| self.rows.get(stem)).map_or(&[], Vec::as_slice)
    }
}

static WORDS: LazyLock<Vec<(Lang, Words)>> = LazyLock::new(|| {
    Lang::ALL.into_iter().zip(0..).map(|(lang, n)| (lang, Words::new(lang, Some(n)))).collect()
});

fn of(lang: Lang) -> Option<&'static Words> {
    WORDS.iter().find(|(own, _)| *own == lang).map(|(_, words)| words)
}

/// The rows a folded word may belong to; empty for a word that is not known.
pub fn concepts(lang: Lang, word: &str) -> &'static [RowId] {
    of(lang).map_or(&[], |words| words.rows(lang, word))
}
