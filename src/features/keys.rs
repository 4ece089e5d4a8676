//! The keys by which a word meets its counterparts.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::skeleton::skeleton;
use crate::{
    glossary::EntryId,
    lang::{Lang, Script, is_stop_word, script_of},
    lexicon,
    segment::TokenKind,
    translit::key,
};

/// Most keys a word has; a word of more concepts keeps the first.
const MOST_KEYS: usize = 8;

/// Keys of one word, its own first. Two words match where they share one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Keys {
    list: [u64; MOST_KEYS],
    len: u8,
}

impl Keys {
    fn push(&mut self, class: u8, bytes: &[u8]) {
        let mut hasher = FxHasher::default();
        hasher.write_u8(class);
        hasher.write(bytes);
        let key = hasher.finish();
        if let Some(slot) = self.list.get_mut(usize::from(self.len)) {
            *slot = key;
            self.len += 1;
        }
    }

    /// The key that stands for the word itself.
    pub(super) fn own(&self) -> Option<u64> {
        self.iter().next()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.list.iter().copied().take(usize::from(self.len))
    }
}

/// A word as the aligner reads it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) lang: Lang,
    pub(super) kind: TokenKind,
    pub(super) text: &'a str,
    pub(super) folded: &'a str,
    /// Whether it has a capital letter that a sentence's beginning does not explain.
    pub(super) capital: bool,
    /// The glossary entry it begins or belongs to.
    pub(super) entry: Option<EntryId>,
}

/// Keys of a word and whether the lexicon or the glossary knows it; `None` for a word that says nothing.
pub(super) fn word_keys(word: &Reading<'_>) -> Option<(Keys, bool)> {
    let mut keys = Keys::default();
    if word.kind == TokenKind::Number {
        let digits: String = word.folded.chars().filter(char::is_ascii_digit).collect();
        keys.push(b'#', digits.as_bytes());
        // 7,000 and 7 тысяч: the thousands may stand in a word.
        let bare = digits.trim_end_matches('0');
        if bare.len() < digits.len() || digits.len() < 3 {
            keys.push(b'0', bare.as_bytes());
        }
        return (!digits.is_empty()).then_some((keys, false));
    }
    if word.entry.is_none() && is_stop_word(word.lang, word.folded) {
        return None;
    }
    let stem = word.folded.trim_end_matches("’s");
    let latin = stem.chars().all(|c| script_of(c) != Some(Script::Cyrillic));
    // The own key: a five-letter prefix stands for the lemma; Latin words meet each other whole.
    if latin {
        keys.push(b'=', stem.as_bytes());
    } else {
        let prefix: String = word.folded.chars().take(5).collect();
        keys.push(b'~', key(&prefix).as_bytes());
    }
    if let Some(EntryId(entry)) = word.entry {
        keys.push(b'g', &entry.to_le_bytes());
    }
    let concepts = lexicon::concepts(word.lang, word.folded);
    for concept in concepts.iter().take(4) {
        keys.push(b'c', &concept.to_le_bytes());
    }
    sound_keys(word, stem, &mut keys);
    let known = !concepts.is_empty() || word.entry.is_some();
    (known || word.folded.chars().nth(1).is_some()).then_some((keys, known))
}

/// Keys by consonant skeleton: a capitalised word needs fewer bones than another.
fn sound_keys(word: &Reading<'_>, stem: &str, keys: &mut Keys) {
    let bones = skeleton(stem, 4);
    if word.capital || word.text.chars().next().is_some_and(char::is_uppercase) {
        if bones.len() >= 3 {
            keys.push(b'k', bones.as_bytes());
        }
        if bones.len() >= 2 {
            let short: String = bones.chars().take(3).collect();
            let head = head_class(stem);
            keys.push(b'n', format!("{head}{short}").as_bytes());
        }
    } else if bones.len() == 4 && stem.chars().nth(4).is_some() {
        keys.push(b'k', bones.as_bytes());
    }
}

/// Whether a word begins with a vowel: `Ann` and `Нан` have one skeleton.
fn head_class(word: &str) -> char {
    match word.chars().next() {
        Some(c) if "aeiouyаеёиіоуыэюя".contains(c) => 'v',
        _ => 'c',
    }
}
