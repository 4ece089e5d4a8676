//! English.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "English",
    script: Some(Script::Latin),
    alphabet: "abcdefghijklmnopqrstuvwxyz",
    vowels: "aeiouy",
    abbreviations: include_str!("en/abbreviations.tsv"),
};
