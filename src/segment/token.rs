//! Tokens: words, numbers, marks.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Begins with a letter: `Дар’я`, `чорна-белы`, `F-16`, `COVID-19`.
    Word,
    /// Digits with their separators: `7,000`, `7 000`, `1,5`. What follows a hyphen is a word of its own: `26-гадовы`.
    Number,
    /// A punctuation mark; a run of stops is one.
    Punct,
    /// Anything else: `$`, `%`, an emoji.
    Symbol,
}

/// A token: a place and a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// The tokens of a stretch of text, in order. Every character but white space is in exactly one. O(length).
///
/// ```
/// use rouna::{segment::tokens, text::Span};
/// let text = "Больш за 7 000 чал. у 26-гадовага";
/// let words: Vec<&str> = tokens(text, Span::new(0, text.len())).iter().map(|t| &text[t.span.start()..t.span.end()]).collect();
/// assert_eq!(words, ["Больш", "за", "7 000", "чал", ".", "у", "26", "-", "гадовага"]);
/// ```
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let slice = text.get(span.start()..span.end()).unwrap_or_default();
    let mut out = Vec::new();
    let mut rest = slice;
    while let Some(first) = rest.chars().next() {
        let (kind, len) = if first.is_whitespace() {
            (None, first.len_utf8())
        } else if first.is_alphabetic() {
            (Some(TokenKind::Word), word(rest))
        } else if first.is_ascii_digit() {
            (Some(TokenKind::Number), number(rest))
        } else if is_punctuation(first) {
            let same = |c: &char| *c == first && first == '.';
            (Some(TokenKind::Punct), rest.chars().take_while(same).count().max(1) * first.len_utf8())
        } else {
            (Some(TokenKind::Symbol), first.len_utf8())
        };
        if let Some(kind) = kind {
            let start = span.start() + slice.len() - rest.len();
            out.push(Token { span: Span::new(start, start + len), kind });
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

/// Length in bytes of the word at the head of `rest`.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inside = c.is_alphanumeric() || joins_silently(c);
        let joint = (is_apostrophe(c) && next.is_some_and(char::is_alphabetic))
            || (is_hyphen(c) && next.is_some_and(char::is_alphanumeric));
        if !inside && !joint {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Length in bytes of the number at the head of `rest`.
fn number(rest: &str) -> usize {
    let digits =
        |from: usize| rest.get(from..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(0);
    let mut grouped = end <= 3;
    let mut decimal = false;
    loop {
        let Some(mark) = rest.get(end..).and_then(|r| r.chars().next()) else { return end };
        let after = digits(end + mark.len_utf8());
        let joins = match mark {
            '.' | ',' => after > 0,
            // 7 000: groups of three after one to three digits. A plain space is not enough after a decimal.
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => grouped && !decimal && after == 3,
            _ => false,
        };
        if !joins {
            return end;
        }
        decimal |= matches!(mark, '.' | ',');
        grouped &= after == 3;
        end += mark.len_utf8() + after;
    }
}

/// ' ’ ʼ and look-alikes that stand inside a word.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '′')
}

/// - and its non-breaking kin.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Marks that change no letter: combining signs, soft hyphens, zero widths.
fn joins_silently(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}') || is_invisible(c)
}

/// Characters that are not seen: soft hyphen, zero widths, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' | '&' | '@' | '#' => false,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => c != '‰',
        '«' | '»' | '¡' | '¿' | '§' | '·' | '¶' | '−' | '、' | '。' => true,
        _ => c.is_ascii_punctuation(),
    }
}

/// A word as it is compared: NFC, lower case, without stress marks and invisible characters; ’ for every apostrophe, - for
/// every hyphen.
///
/// ```
/// use rouna::segment::fold;
/// assert_eq!(fold("Лукашэ́нка"), "лукашэнка");
/// assert_eq!(fold("ДАР'Я"), "дар’я");
/// assert_eq!(fold("у\u{306}сё"), "ўсё");
/// ```
pub fn fold(word: &str) -> String {
    let composed: Cow<'_, str> =
        if is_nfc(word) { word.into() } else { word.nfc().collect::<String>().into() };
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '\u{300}' | '\u{301}' => {}
            _ if is_invisible(c) => {}
            _ if is_apostrophe(c) => out.push('’'),
            _ if is_hyphen(c) => out.push('-'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn split(text: &str, expected: &[(&str, TokenKind)]) {
        let list = tokens(text, Span::new(0, text.len()));
        let found: Vec<(&str, TokenKind)> =
            list.iter().map(|t| (text.get(t.span.start()..t.span.end()).unwrap(), t.kind)).collect();
        assert_eq!(found, expected);
    }

    use TokenKind::{Number, Punct, Symbol, Word};

    #[test]
    fn an_apostrophe_stands_inside_a_word() {
        split(
            "Дар'я, Юр’еў ’так’",
            &[("Дар'я", Word), (",", Punct), ("Юр’еў", Word), ("’", Punct), ("так", Word), ("’", Punct)],
        );
    }

    #[test]
    fn numbers_keep_their_separators() {
        split(
            "7,000, 7\u{A0}000 і 1,5%.",
            &[
                ("7,000", Number),
                (",", Punct),
                ("7\u{A0}000", Number),
                ("і", Word),
                ("1,5", Number),
                ("%", Symbol),
                (".", Punct),
            ],
        );
        split("у 2020 300 чалавек", &[("у", Word), ("2020", Number), ("300", Number), ("чалавек", Word)]);
    }

    #[test]
    fn a_decomposed_letter_stays_in_its_word() {
        let text = "у\u{306}сё й\u{AD}шло";
        split(text, &[("у\u{306}сё", Word), ("й\u{AD}шло", Word)]);
    }

    #[test]
    fn letters_lead_digits_do_not() {
        split(
            "F-16, 26-гадовы, COVID-19…",
            &[
                ("F-16", Word),
                (",", Punct),
                ("26", Number),
                ("-", Punct),
                ("гадовы", Word),
                (",", Punct),
                ("COVID-19", Word),
                ("…", Punct),
            ],
        );
    }

    #[test]
    fn every_visible_character_is_in_a_token() {
        let text = "\0 a💥б\u{301} €5 ... №7";
        let list = tokens(text, Span::new(0, text.len()));
        let covered: usize = list.iter().map(|t| t.span.len()).sum();
        assert_eq!(covered, text.bytes().filter(|b| *b != b' ').count());
    }
}
