//! Where sentences end.
//!
//! A run of stops, with the quotes and brackets that close after it, ends a sentence where white space follows, unless
//! what stands before (an abbreviation, an initial, the marker of a list) or after (a small letter, the dash of an
//! attribution) says otherwise. The idea is [UAX29]'s; the abbreviations and the speech are ours.

use super::{
    abbreviations::{Class, class},
    token::fold,
};
use crate::{
    lang::{Lang, is_stop_word},
    text::{BlockId, Document, Span},
};

/// A sentence: a place, no text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space at its edges left out.
    pub span: Span,
    /// The block it lies in.
    pub block: BlockId,
}

/// Splits a document into sentences, in order. O(length).
///
/// ```
/// use rouna::{lang::Lang, segment::segment, text::Document};
/// let doc = Document::new(Lang::Be, "be.txt", "«Так? — спытаў А. Р. Лукашэнка. — Не». Пайшоў у 2020 г. з г. Мінска.");
/// let list: Vec<&str> = segment(&doc).iter().map(|s| doc.slice(s.span)).collect();
/// assert_eq!(list, ["«Так? — спытаў А. Р. Лукашэнка.", "— Не».", "Пайшоў у 2020 г. з г. Мінска."]);
/// ```
#[must_use]
pub fn segment(doc: &Document) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (block, n) in doc.blocks().iter().zip(0_u32..) {
        let text = doc.slice(block.span);
        let mut start = 0;
        for end in ends(doc.lang(), text) {
            push(&mut out, text, block.span.start(), start..end, BlockId(n));
            start = end;
        }
    }
    out
}

fn push(out: &mut Vec<Sentence>, text: &str, offset: usize, range: std::ops::Range<usize>, block: BlockId) {
    let slice = text.get(range.clone()).unwrap_or_default();
    let trimmed = slice.trim();
    if !trimmed.is_empty() {
        let start = offset + range.start + slice.len() - slice.trim_start().len();
        out.push(Sentence { span: Span::new(start, start + trimmed.len()), block });
    }
}

/// Byte offsets at which sentences of a block end; the last is its length.
fn ends(lang: Lang, text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut begin = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut run = Run { begin, at, strong: is_strong(c), quoted: false };
        while let Some(&(next, d)) = chars.peek() {
            if is_stop(d) && !run.quoted {
                // A second dot makes an ellipsis.
                run.strong |= is_strong(d) || d == '.';
            } else if closes(d) {
                run.quoted |= !matches!(d, ')' | ']');
            } else if d == '[' && note(text, next).is_some() {
                let width = note(text, next).unwrap_or(0);
                while chars.next_if(|(k, _)| *k + 1 < next + width).is_some() {}
            } else {
                break;
            }
            chars.next();
            end = chars.peek().map_or(text.len(), |&(next, _)| next);
        }
        if run.ends(lang, text, end) {
            out.push(end);
            begin = end;
        }
    }
    out.push(text.len());
    out
}

/// Width of a footnote mark `[12]` at `at`.
fn note(text: &str, at: usize) -> Option<usize> {
    let inside = text.get(at..)?.strip_prefix('[')?;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits).then_some(())?;
    inside.get(digits..)?.starts_with(']').then_some(digits + 2)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。')
}

fn is_strong(c: char) -> bool {
    is_stop(c) && c != '.'
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | '’' | '\'' | ')' | ']' | '“')
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―')
}

/// A run of stops.
struct Run {
    /// Where its sentence begins.
    begin: usize,
    /// Where the first stop stands.
    at: usize,
    /// Whether it is more than a single full stop.
    strong: bool,
    /// Whether a quotation closes after it.
    quoted: bool,
}

impl Run {
    /// Whether the sentence ends at `end`, behind the run and what closes after it.
    fn ends(&self, lang: Lang, text: &str, end: usize) -> bool {
        let after = text.get(end..).unwrap_or_default();
        if after.trim_start().is_empty() {
            return false; // the block's end is a sentence's end anyway
        }
        if !after.starts_with(char::is_whitespace) {
            return false;
        }
        let before = text.get(self.begin..self.at).unwrap_or_default();
        let rest = after.trim_start();
        if self.attributed(rest) {
            return false;
        }
        let next = Next::of(rest);
        if next.lower {
            return false;
        }
        if self.strong { self.strong_ends(lang, before, &next) } else { self.stop_ends(lang, before, &next) }
    }

    /// `«Так?» — спытаў ён`, `«Так! — сказаў ён`: the author's words belong to what was said.
    fn attributed(&self, rest: &str) -> bool {
        let Some(said) = rest.strip_prefix(is_dash) else { return false };
        let lower = said.trim_start().starts_with(char::is_lowercase);
        said.starts_with(char::is_whitespace) && (lower || self.quoted)
    }

    fn strong_ends(&self, lang: Lang, before: &str, next: &Next<'_>) -> bool {
        // "Why?" Smith asked.
        let asks = self.quoted && before.contains(['“', '"', '«', '„']) && next.upper;
        let verb = next
            .rest
            .split_whitespace()
            .nth(1)
            .map(|word| fold(word.trim_matches(|c: char| !c.is_alphabetic())));
        let said = verb.is_some_and(|verb| lang.spec().said.lines().any(|row| row == verb));
        // The marker of a list, or nothing yet: `… і Мінск`.
        !(asks && said) && before.chars().any(char::is_alphanumeric)
    }

    fn stop_ends(&self, lang: Lang, before: &str, next: &Next<'_>) -> bool {
        let word_start = before.rfind(|c: char| !(c.is_alphanumeric() || ".-’'\u{301}\u{AD}".contains(c)));
        let from = word_start
            .map_or(0, |at| at + before.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8));
        let word = before.get(from..).unwrap_or_default();
        let earlier = before.get(..from).unwrap_or_default();
        if !earlier.chars().any(char::is_alphanumeric) && is_marker(word) {
            return false;
        }
        if self.quoted {
            return true; // an abbreviation inside quotes: `"Acme Inc." He`
        }
        let starts_anew = next.starts_with_stop_word(lang);
        if is_initial(word) {
            return starts_anew;
        }
        let after_digit = earlier.trim_end().ends_with(|c: char| c.is_ascii_digit());
        match class(lang, &spaced(earlier, word)).or_else(|| class(lang, &fold(word))) {
            Some(Class::Title) => starts_anew && !word.starts_with(char::is_uppercase) && after_digit,
            Some(Class::Year) if !after_digit => false,
            Some(Class::Number) => !next.digit && (next.upper || next.dash),
            Some(Class::End | Class::Year) => {
                if word.contains('.') && (word.starts_with(char::is_uppercase) || next.is_acronym()) {
                    starts_anew // U.S. President; U.S. The; 7 p.m. ET
                } else {
                    next.upper || next.dash
                }
            }
            None if word.contains('.') && dotted_capitals(word) => starts_anew,
            None => true,
        }
    }
}

/// `т. д` written as `т.д`, where a short word with a stop stands before.
fn spaced(earlier: &str, word: &str) -> String {
    let before = earlier.trim_end().strip_suffix('.').unwrap_or_default();
    let from = before.rfind(|c: char| !(c.is_alphabetic() || c == '.')).map_or(0, |at| at + 1);
    format!("{}.{}", fold(before.get(from..).unwrap_or_default().trim_start()), fold(word))
}

/// The marker of a list: `1`, `12`, `а`.
fn is_marker(word: &str) -> bool {
    let digits = !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    digits || (word.chars().count() == 1 && word.chars().all(char::is_lowercase))
}

/// `А`, `А.Р`, `Ю`, `Дз`: one capital letter, or several with stops between.
fn is_initial(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let rest = letters.as_str();
        capital && (rest.is_empty() || matches!(rest, "з" | "ж" | "h"))
    })
}

/// `U.S`, `Ph.D`: letters with inner stops that begin with a capital.
fn dotted_capitals(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.split('.').all(|part| part.chars().count() <= 2)
}

/// What follows a stop.
struct Next<'a> {
    /// From the first letter or digit on.
    rest: &'a str,
    lower: bool,
    upper: bool,
    digit: bool,
    dash: bool,
}

impl<'a> Next<'a> {
    fn of(rest: &'a str) -> Self {
        let dash = rest.starts_with(is_dash);
        let bare =
            rest.trim_start_matches(|c: char| is_dash(c) || c.is_whitespace() || "\"“”„«‘’'([¿¡".contains(c));
        let mut letters = bare.chars();
        let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
        // `iPhone`, `eBay` begin a sentence as they are.
        let brand = first.is_ascii_lowercase() && second.is_uppercase();
        Self {
            rest: bare,
            lower: first.is_lowercase() && !brand,
            upper: first.is_uppercase() || brand,
            digit: first.is_ascii_digit(),
            dash,
        }
    }

    /// Whether the first word is all capitals, as `ET`, `GMT`.
    fn is_acronym(&self) -> bool {
        let mut letters = self.rest.chars().take_while(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(char::is_uppercase)
    }

    /// Whether the first word is one that no name begins with: `The`, `Ён`, `Но`.
    fn starts_with_stop_word(&self, lang: Lang) -> bool {
        let word: String =
            self.rest.chars().take_while(|c| c.is_alphabetic() || *c == '’' || *c == '\'').collect();
        // `С. А. Ціхановіч`: an initial, not the conjunction.
        let initial = word.chars().nth(1).is_none()
            && self.rest.strip_prefix(&word).is_some_and(|r| r.starts_with('.'));
        self.upper && !initial && is_stop_word(lang, &fold(&word))
    }
}
