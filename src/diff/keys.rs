//! Two keys of a sentence: what makes it the same, and what makes it the same but for its looks.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::lang::Lang;

/// The exact key: composed, white space folded.
pub(super) fn exact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.nfc());
    }
    out
}

/// The normal key: also quotes, apostrophes, dashes, stress marks, case, invisible marks, and all white space gone.
pub(super) fn normal(text: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len());
    normal_into(&mut out, text, lang);
    out
}

/// Writes a normal key to the end of `out`.
pub(super) fn normal_into(out: &mut String, text: &str, lang: Lang) {
    let same = lang.spec().same_letters;
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            '\u{AD}' | '\u{301}' | '\u{300}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            '‘' | '’' | 'ʼ' | '`' | '´' | '‚' | '‛' | '′' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' | '‟' | '″' | '‹' | '›' => out.push('"'),
            '\u{2010}'..='\u{2015}' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            _ if c.is_whitespace() => {}
            _ => {
                out.push(same.iter().find(|(written, _)| *written == c).map_or(c, |(_, compared)| *compared));
            }
        }
    }
}

/// Numbers for strings, the same for equal strings, in the order they come.
#[derive(Default)]
pub(super) struct Ids(FxHashMap<String, u32>);

impl Ids {
    /// The number of a string.
    pub(super) fn of(&mut self, key: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(key).or_insert(next)
    }

    /// How many numbers were given.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_normalisation_do_not_count_at_all() {
        assert_eq!(exact("Мінск\u{a0}—\n  сталіца"), exact("Мінск — сталіца"));
        assert_eq!(exact("зы\u{438}\u{306}"), exact("зый"));
        assert_ne!(exact("«Не»"), exact("“Не”"));
    }

    #[test]
    fn looks_do_not_count_in_the_normal_key() {
        let be = |text| normal(text, Lang::Be);
        assert_eq!(be("«Аб’ява» — тут"), be("\"аб'ява\" - тут"));
        assert_eq!(be("за\u{301}мак"), be("замак"));
        assert_ne!(be("замак"), be("замок"));
        assert_eq!(normal("ещё", Lang::Ru), normal("еще", Lang::Ru));
    }
}
