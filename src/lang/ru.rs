//! Russian.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "Russian",
    script: Some(Script::Cyrillic),
    alphabet: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    vowels: "аеёиоуыэюя",
    abbreviations: include_str!("ru/abbreviations.tsv"),
};
