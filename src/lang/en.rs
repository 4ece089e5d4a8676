//! English.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "English",
    script: Some(Script::Latin),
    alphabet: "abcdefghijklmnopqrstuvwxyz",
    vowels: "aeiouy",
    density: 1.0,
    declines: false,
    same_letters: &[],
    possessives: &["'s", "’s", "ʼs", "'", "’"],
    prepositions: "",
    verb_endings: &[],
    abbreviations: include_str!("en/abbreviations.tsv"),
};
