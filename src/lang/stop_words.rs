//! Closed-class words.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Lang;

static WORDS: LazyLock<FxHashSet<(Lang, &'static str)>> = LazyLock::new(|| {
    let rows =
        Lang::ALL.into_iter().flat_map(|lang| lang.spec().stop_words.lines().map(move |row| (lang, row)));
    rows.filter(|(_, row)| !row.starts_with('#')).collect()
});

/// Whether a lower-case word is so common that it says nothing about what a sentence is about.
pub fn is_stop_word(lang: Lang, word: &str) -> bool {
    let words: &FxHashSet<(Lang, &str)> = &WORDS;
    words.contains(&(lang, word))
}
