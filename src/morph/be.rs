//! Belarusian declension: its tables.

use std::sync::LazyLock;

use super::{
    sound,
    table::{Grammar, Source},
};

/// The tables, read once.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(&SOURCE, &sound::BE, false));

static SOURCE: Source = Source {
    classes: include_str!("be/classes.tsv"),
    rules: include_str!("be/rules.tsv"),
    genders: include_str!("be/genders.tsv"),
    irregular: include_str!("be/irregular.tsv"),
    parts: include_str!("be/parts.tsv"),
    agreement: include_str!("be/agreement.tsv"),
};
