//! Belarusian.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "Belarusian",
    script: Some(Script::Cyrillic),
    alphabet: "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    vowels: "аеёіоуыэюя",
    abbreviations: include_str!("be/abbreviations.tsv"),
};
