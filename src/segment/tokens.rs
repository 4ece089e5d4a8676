//! Words, numbers, marks.

use std::{iter::Peekable, str::CharIndices};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Begins with a letter: `Сонца`, `аб’ява`, `state-owned`, `F-16`, `COVID-19`.
    Word,
    /// Begins with a digit: `7`, `7,000`, `7 000`, `1,5`.
    Number,
    /// One mark of punctuation, a hyphen between a number and a word too.
    Punct,
    /// All else: `%`, `$`, `№`, an emoji with its modifiers.
    Symbol,
}

/// A word, a number or a mark: a place, no text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts a stretch of a text into tokens, in order; every character but white space is in exactly one.
///
/// A word keeps the apostrophes and hyphens inside it, stress marks, soft hyphens, and digits after its letters
/// (`F-16`). A number ends where letters begin, so `26-гадовы` is the number 26, a hyphen and a word: the number can
/// be compared with other versions whatever the language hangs on to it. White space inside a number must stand before
/// exactly three digits. A character nobody can see (zero width space, BOM) belongs to the word around it, else counts
/// as white space. O(n).
///
/// ```
/// use rouna::{segment::tokens, text::Span};
/// let text = "У 26-гадовага — 7 000 руб.";
/// let cut: Vec<_> =
///     tokens(text, Span::new(0, text.len())).iter().map(|t| &text[t.span.start()..t.span.end()]).collect();
/// assert_eq!(cut, ["У", "26", "-", "гадовага", "—", "7 000", "руб", "."]);
/// ```
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let (from, to) = (text.floor_char_boundary(span.start()), text.floor_char_boundary(span.end()));
    let mut cursor = Cursor { chars: text.get(from..to).unwrap_or_default().char_indices().peekable() };
    let mut out = Vec::new();
    while let Some((at, c)) = cursor.chars.next() {
        let mut end = at + c.len_utf8();
        let kind = if c.is_whitespace() || is_invisible(c) {
            continue;
        } else if c.is_alphabetic() {
            end = cursor.word(end);
            TokenKind::Word
        } else if c.is_numeric() {
            end = cursor.number(c, end);
            TokenKind::Number
        } else if is_punct(c) {
            end = cursor.marks(end);
            TokenKind::Punct
        } else {
            end = cursor.symbol(end);
            TokenKind::Symbol
        };
        out.push(Token { span: Span::new(from + at, from + end), kind });
    }
    out
}

/// The form of a word by which words are compared: lower case, composed, without stress marks, soft hyphens and
/// characters of no width; every apostrophe is `’`, every hyphen `-`.
///
/// ```
/// use rouna::segment::fold;
/// assert_eq!(fold("Аб'я\u{301}ва"), "аб’ява");
/// assert_eq!(fold("Café"), fold("Cafe\u{301}"));
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return word.to_ascii_lowercase();
    }
    // Composed first, so that a mark which is part of a letter (é, й, ў) is no longer a mark.
    let composed = word.chars().filter(|&c| c != SOFT_HYPHEN && !is_invisible(c)).nfc();
    let plain = composed.filter(|c| !is_stress(*c)).flat_map(char::to_lowercase).map(|c| match c {
        'ѐ' => 'е',
        'ѝ' => 'и',
        '\'' | '‘' | 'ʼ' | 'ʹ' | '`' | '´' => '’',
        '‐' | '‑' | '−' => '-',
        _ => c,
    });
    plain.nfc().collect()
}

const SOFT_HYPHEN: char = '\u{AD}';

/// Zero width space, joiners, word joiner, BOM.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_stress(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{341}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '-' | '‐' | '‑')
}

/// Spaces that may stand between the groups of a number.
fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}')
}

fn is_punct(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' | '&' | '@' | '#' | '*' | '\u{2030}'
        | '\u{2031}' | '\u{2044}' | '\u{2052}' => false,
        '«'
        | '»'
        | '¿'
        | '¡'
        | '·'
        | '\u{2010}'..='\u{2027}'
        | '\u{2032}'..='\u{205E}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301F}'
        | '！'
        | '，'
        | '．'
        | '：'
        | '；'
        | '？'
        | '（'
        | '）' => true,
        _ => c.is_ascii_punctuation(),
    }
}

struct Cursor<'a> {
    chars: Peekable<CharIndices<'a>>,
}

impl Cursor<'_> {
    /// Takes the next character if it passes; gives the end of what is taken so far.
    fn take(&mut self, end: &mut usize, pass: impl Fn(char) -> bool) -> bool {
        let Some((at, c)) = self.chars.next_if(|&(_, c)| pass(c)) else { return false };
        *end = at + c.len_utf8();
        true
    }

    /// The character `n` places on.
    fn ahead(&self, n: usize) -> Option<char> {
        self.chars.clone().nth(n).map(|(_, c)| c)
    }

    fn marks(&mut self, mut end: usize) -> usize {
        while self.take(&mut end, is_combining_mark) {}
        end
    }

    fn word(&mut self, mut end: usize) -> usize {
        loop {
            if self.take(&mut end, |c| c.is_alphanumeric() || is_combining_mark(c)) {
                continue;
            }
            let joins = self.chars.peek().is_some_and(|&(_, c)| is_joiner(c))
                && self.ahead(1).is_some_and(|c| c.is_alphanumeric() || c == SOFT_HYPHEN);
            let filler = |c: char| c == SOFT_HYPHEN || is_invisible(c) || (joins && is_joiner(c));
            if !self.take(&mut end, filler) {
                break;
            }
        }
        end
    }

    fn number(&mut self, first: char, mut end: usize) -> usize {
        let mut digits = 1; // in the first group
        while self.take(&mut end, char::is_numeric) {
            digits += 1;
        }
        let mut grouped = digits <= 3 && first != '0';
        while let Some(&(_, separator)) = self.chars.peek() {
            if grouped && is_group_space(separator) && self.three_digits_follow() {
                for _ in 0..4 {
                    self.take(&mut end, |_| true);
                }
            } else if matches!(separator, '.' | ',') && self.ahead(1).is_some_and(char::is_numeric) {
                grouped = false;
                self.take(&mut end, |_| true);
                while self.take(&mut end, char::is_numeric) {}
            } else {
                break;
            }
        }
        self.marks(end)
    }

    fn three_digits_follow(&self) -> bool {
        let mut rest = self.chars.clone().skip(1).map(|(_, c)| c);
        let three = rest.by_ref().take(3).filter(char::is_ascii_digit).count() == 3;
        three && !rest.next().is_some_and(char::is_alphanumeric)
    }

    /// Variation selectors, skin tones and joined emoji stay with the sign they change.
    fn symbol(&mut self, mut end: usize) -> usize {
        loop {
            let joined = self.chars.peek().is_some_and(|&(_, c)| c == '\u{200D}')
                && self.ahead(1).is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !is_punct(c));
            let more = |c: char| {
                is_combining_mark(c) || matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
            };
            if joined {
                self.take(&mut end, |_| true);
                self.take(&mut end, |_| true);
            } else if !self.take(&mut end, more) {
                return end;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got = tokens(text, Span::new(0, text.len()));
        let cut: Vec<&str> = got.iter().filter_map(|t| text.get(t.span.start()..t.span.end())).collect();
        assert_eq!(cut, expected);
    }

    #[test]
    fn words_keep_what_is_inside_them() {
        check("аб'ява аб’ява абʼява", &["аб'ява", "аб’ява", "абʼява"]);
        check("state-owned Belarus' 'quoted'", &["state-owned", "Belarus", "'", "'", "quoted", "'"]);
        check("F-16 COVID-19 з-за Ан-2", &["F-16", "COVID-19", "з-за", "Ан-2"]);
        check("Мі\u{301}нск прад\u{AD}прыем\u{AD}ства", &["Мі\u{301}нск", "прад\u{AD}прыем\u{AD}ства"]);
        check("и\u{306} у\u{306}се", &["и\u{306}", "у\u{306}се"]);
        check("Лука\u{200B}шэнка \u{200B}", &["Лука\u{200B}шэнка"]);
    }

    #[test]
    fn numbers_keep_their_separators_and_leave_the_rest() {
        check(
            "7,000, 1.5. 1,5 7 000 7\u{A0}000\u{202F}000",
            &["7,000", ",", "1.5", ".", "1,5", "7 000", "7\u{A0}000\u{202F}000"],
        );
        check("26-гадовы 24-year-old 10th", &["26", "-", "гадовы", "24", "-", "year-old", "10", "th"]);
        check("2016 100", &["2016", "100"]);
        check("5 1000 7 12 0 300", &["5", "1000", "7", "12", "0", "300"]);
        check("20:00 8,4 %", &["20", ":", "00", "8,4", "%"]);
    }

    #[test]
    fn signs_stand_alone() {
        check(
            "👍🏽👩\u{200D}🚀! $5 №7 «а»…",
            &["👍🏽", "👩\u{200D}🚀", "!", "$", "5", "№", "7", "«", "а", "»", "…"],
        );
        check("a\0b", &["a", "\0", "b"]);
    }

    #[test]
    fn folding_hides_what_readers_do_not_see() {
        assert_eq!(fold("Прад\u{AD}пры\u{301}ем\u{200B}ства"), "прадпрыемства");
        assert_eq!(fold("УСЁ И\u{306} У\u{306}"), "усё й ў");
        assert_eq!(fold("А\u{301}ль\u{2011}Каіда"), "аль-каіда");
        assert_eq!(fold("O'Neill"), "o’neill");
        assert_eq!(fold("ё"), fold("е\u{308}"));
    }

    #[test]
    fn every_visible_character_is_in_one_token() {
        let text = "Ён\u{A0}— «F-16»… 26-гадовы\r\n\u{301}\0 7 000 ‰ a'b' '' -- 1.,2 \u{FEFF}";
        let mut covered = vec![0; text.len()];
        for token in tokens(text, Span::new(0, text.len())) {
            covered[token.span.start()..token.span.end()].iter_mut().for_each(|n| *n += 1);
        }
        for (at, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
            assert!(covered[at] == 1 || c.is_whitespace(), "{c:?} at {at}: {}", covered[at]);
        }
    }

    #[test]
    fn a_huge_line_is_quick() {
        let line = "7 000 аб’ява-1 .".repeat(400_000);
        assert!(tokens(&line, Span::new(0, line.len())).len() > 1_000_000);
    }
}
