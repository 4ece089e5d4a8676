//! Russian declension: its tables.

use std::sync::LazyLock;

use super::{
    sound,
    table::{Grammar, Source},
};

/// The tables, read once.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(&SOURCE, &sound::RU, true));

static SOURCE: Source = Source {
    classes: include_str!("ru/classes.tsv"),
    rules: include_str!("ru/rules.tsv"),
    genders: include_str!("ru/genders.tsv"),
    irregular: include_str!("ru/irregular.tsv"),
    parts: include_str!("ru/parts.tsv"),
    agreement: include_str!("ru/agreement.tsv"),
};
