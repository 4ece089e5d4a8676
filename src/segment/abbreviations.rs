//! What a full stop after a short word means.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lang::Lang;

/// Whether a sentence may end at the stop of an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Never: a title or the like that a name follows (`Mr.`, `акад.`).
    Title,
    /// Not before a digit (`No. 5`, `арт. 361`).
    Number,
    /// Where a capital letter follows (`Inc.`, `тыс.`, `і г. д.`).
    End,
    /// After a digit as `End` (2020 г.), else as `Title` (г. Мінск).
    Year,
}

const CLASSES: [(&str, Class); 4] =
    [("title", Class::Title), ("number", Class::Number), ("end", Class::End), ("year", Class::Year)];

static TABLES: LazyLock<FxHashMap<(Lang, &'static str), Class>> = LazyLock::new(|| {
    let rows =
        Lang::ALL.into_iter().flat_map(|lang| lang.spec().abbreviations.lines().map(move |row| (lang, row)));
    let rows = rows.filter(|(_, row)| !row.starts_with('#'));
    rows.filter_map(|(lang, row)| {
        let (word, class) = row.split_once('\t')?;
        let class = CLASSES.iter().find(|(name, _)| *name == class)?.1;
        Some(((lang, word), class))
    })
    .collect()
});

/// The class of a folded word that stands before a stop (inner stops kept, the last left out: `г.д`).
pub(super) fn class(lang: Lang, word: &str) -> Option<Class> {
    let table: &FxHashMap<(Lang, &str), Class> = &TABLES;
    table.get(&(lang, word)).copied()
}
