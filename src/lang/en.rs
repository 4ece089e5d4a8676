//! English.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "English",
    script: Some(Script::Latin),
    alphabet: "abcdefghijklmnopqrstuvwxyz",
    vowels: "aeiouy",
    density: 1.0,
    decimal: '.',
    declines: false,
    same_letters: &[],
    same_initials: &[],
    possessives: &["'s", "’s", "ʼs", "'", "’"],
    prepositions: "",
    verb_endings: &[],
    stop_words: include_str!("en/stop_words.tsv"),
    endings: include_str!("en/endings.tsv"),
    abbreviations: include_str!("en/abbreviations.tsv"),
};
