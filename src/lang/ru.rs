//! Russian.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "Russian",
    script: Some(Script::Cyrillic),
    alphabet: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    vowels: "аеёиоуыэюя",
    density: 1.15,
    decimal: ',',
    declines: true,
    same_letters: &[('ё', 'е')],
    same_initials: &[],
    possessives: &[],
    prepositions: include_str!("ru/prepositions.tsv"),
    verb_endings: &[
        "ть", "ться", "л", "ла", "ло", "ли", "ся", "ает", "ует", "ит", "ят", "ют", "ут", "лся", "лась",
    ],
    stop_words: include_str!("ru/stop_words.tsv"),
    endings: include_str!("ru/endings.tsv"),
    abbreviations: include_str!("ru/abbreviations.tsv"),
};
