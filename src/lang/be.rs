//! Belarusian.

use super::{Script, Spec};

pub(super) static SPEC: Spec = Spec {
    name: "Belarusian",
    script: Some(Script::Cyrillic),
    alphabet: "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    vowels: "аеёіоуыэюя",
    density: 1.07,
    decimal: ',',
    declines: true,
    same_letters: &[('ґ', 'г')],
    same_initials: &[('ў', 'у')],
    possessives: &[],
    prepositions: include_str!("be/prepositions.tsv"),
    verb_endings: &[
        "ць", "цца", "ў", "ла", "ло", "лі", "ся", "аў", "іў", "ае", "уе", "іць", "яць", "уць", "юць", "алі",
        "ілі", "ена", "ана", "на", "вы", "лася",
    ],
    stop_words: include_str!("be/stop_words.tsv"),
    endings: include_str!("be/endings.tsv"),
    abbreviations: include_str!("be/abbreviations.tsv"),
};
