//! Where one sentence ends and the next begins, inside a block.
//!
//! Every stop, question mark, exclamation mark or ellipsis, with the quotes and brackets that close after it, is looked
//! at once, with the words on both sides.

use crate::lang::script_of;

use super::{
    abbreviations::{Known, Table},
    tokens::is_invisible,
};

/// The sentences of a block as byte ranges, in order, white space between them left out.
pub(super) fn sentences(text: &str, table: &Table) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    // Asked for once a sentence and once a block, lest a line of nothing but stops take forever.
    let mut first_spoken = find(text, start, char::is_alphanumeric);
    let last_spoken = text.rfind(char::is_alphanumeric).unwrap_or_default();
    while let Some(stop) = find(text, at, is_terminator) {
        let run = skip(text, stop, is_terminator);
        let close = closers_end(text, run);
        let next = skip(text, close, char::is_whitespace);
        if next > last_spoken {
            break; // a dash or a quote that was left over is no sentence
        }
        let spoken = first_spoken.is_some_and(|n| n < stop);
        let place = Place {
            before: slice(text, start, stop),
            run: slice(text, stop, run),
            closers: slice(text, run, close),
            spaced: next > close,
            after: After::read(slice(text, next, text.len()), table),
            table,
        };
        if spoken && place.ends_sentence() {
            out.push((start, close));
            start = next;
            first_spoken = find(text, start, char::is_alphanumeric);
        }
        at = close;
    }
    let end = text.trim_end().len();
    if end > start {
        out.push((start, end));
    }
    out
}

fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// The first place from `at` on whose character passes.
fn find(text: &str, at: usize, pass: impl Fn(char) -> bool) -> Option<usize> {
    slice(text, at, text.len()).find(pass).map(|n| at + n)
}

/// The end of the run of characters from `at` on that pass.
fn skip(text: &str, at: usize, pass: impl Fn(char) -> bool) -> usize {
    find(text, at, |c| !pass(c)).unwrap_or(text.len())
}

/// Past closing quotes and brackets, footnote marks (`[12]`, `²`), and stops after them (`».`).
fn closers_end(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let next = skip(text, at, |c| is_closer(c) || is_terminator(c) || is_invisible(c));
        let note = note_len(slice(text, next, text.len()));
        if next + note == at {
            return at;
        }
        at = next + note;
    }
}

/// Length of a footnote mark in brackets at the beginning of `text`, or 0.
fn note_len(text: &str) -> usize {
    let Some(inside) = text.strip_prefix('[') else { return 0 };
    let digits = inside.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if digits > 0 && inside.as_bytes().get(digits) == Some(&b']') { digits + 2 } else { 0 }
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '‽' | '⁇' | '⁈' | '⁉' | '。' | '？' | '！' | '．')
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‹'
            | '›'
            | '″'
            | '`'
            | '´'
    )
}

fn is_closer(c: char) -> bool {
    (is_quote(c) && !matches!(c, '«' | '„' | '‚' | '‹'))
        || matches!(c, ')' | ']' | '}' | '*' | '_' | '¹' | '²' | '³' | '⁴'..='⁹')
}

fn is_opener(c: char) -> bool {
    is_quote(c) || is_invisible(c) || matches!(c, '(' | '[' | '{' | '¿' | '¡' | '…' | '*' | '_')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '−')
}

/// What follows a possible end.
#[derive(Debug)]
struct After<'a> {
    /// A dash with white space after it stands first.
    dash: bool,
    /// A quote or a bracket opens.
    opens: bool,
    first: First,
    /// The first word.
    word: &'a str,
    known: Known,
    /// From the first word on.
    rest: &'a str,
}

/// The first character after a possible end, openers left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Lower,
    Upper,
    Digit,
    /// A mark that goes on with a sentence: `,`, `)`.
    Inside,
    Other,
}

impl<'a> After<'a> {
    fn read(text: &'a str, table: &Table) -> Self {
        let past = skip(text, 0, is_dash);
        let dash = past > 0 && slice(text, past, text.len()).starts_with(char::is_whitespace);
        let from = if dash { skip(text, past, char::is_whitespace) } else { 0 };
        let mut at = skip(text, from, is_opener);
        if let Some(dots) = slice(text, at, text.len()).strip_prefix("...") {
            at = text.len() - dots.len();
        }
        let rest = slice(text, at, text.len());
        let word = slice(
            rest,
            0,
            skip(rest, 0, |c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{301}')),
        );
        let first = match rest.chars().next() {
            Some(c) if c.is_lowercase() && is_brand(word) => First::Upper,
            Some(c) if c.is_lowercase() => First::Lower,
            Some(c) if c.is_alphabetic() => First::Upper,
            Some(c) if c.is_numeric() => First::Digit,
            Some(',' | ';' | ':' | ')' | ']' | '}' | '/' | '&' | '+' | '=') => First::Inside,
            _ => First::Other,
        };
        Self { dash, opens: at > from, first, word, known: table.get(word), rest }
    }

    /// Whether the word is one that begins sentences, not an initial such as `А.` or a name.
    fn is_starter(&self) -> bool {
        let initial = self.word.chars().nth(1).is_none()
            && slice(self.rest, self.word.len(), self.rest.len()).starts_with('.');
        self.known.is(Known::STARTER) && !initial
    }
}

/// `iPhone`, `eBay`: begins with a small letter wherever it stands.
fn is_brand(word: &str) -> bool {
    let mut letters = word.chars().skip(1);
    letters.next().is_some_and(|c| c.is_ascii_uppercase())
}

/// A stop with what stands on both sides.
#[derive(Debug)]
struct Place<'a> {
    /// The sentence so far.
    before: &'a str,
    /// The stop itself: `.`, `?!`, `...`.
    run: &'a str,
    /// Quotes and brackets that close after it, and stops after those.
    closers: &'a str,
    spaced: bool,
    after: After<'a>,
    table: &'a Table,
}

impl Place<'_> {
    fn ends_sentence(&self) -> bool {
        if !self.spaced {
            return self.run.chars().all(|c| matches!(c, '。' | '？' | '！' | '．'));
        }
        let bracketed = self.before.ends_with(['(', '[']) && self.closers.starts_with([')', ']']);
        if bracketed || self.after.first == First::Inside {
            return false;
        }
        if self.after.first == First::Lower {
            return false;
        }
        let quoted = self.closers.chars().any(is_quote);
        if self.after.dash && (self.is_dateline() || self.closers.ends_with(is_quote)) {
            return false;
        }
        if self.is_inside_short_quote() {
            return false;
        }
        if self.run != "." {
            if self.closers.is_empty() && self.is_part_of_name() {
                return self.after.is_starter();
            }
            let trails_off = matches!(self.run, "…" | "...") && self.closers.is_empty();
            let goes_on = trails_off && self.after.first == First::Digit;
            return !(goes_on || quoted && self.is_attributed());
        }
        if quoted {
            return true;
        }
        Chunks::read(self.before).ends(self)
    }

    /// `"Go away!" Smith said`: a verb of speech close after the quotation.
    fn is_attributed(&self) -> bool {
        if self.after.dash || self.after.opens {
            return false;
        }
        for word in self.after.rest.split_whitespace().take(8) {
            let bare = word.trim_end_matches([',', '.', ':']);
            let known = self.table.get(bare);
            if known.is(Known::SAYS) {
                return !word.ends_with(':'); // else it says what comes next
            }
            let stopped = word.ends_with(is_terminator) && !known.is_abbreviation() && !is_initials(bare);
            if stopped || word.starts_with(is_quote) || word.ends_with([':', ';']) {
                return false;
            }
        }
        false
    }

    /// `Yahoo! Inc.`
    fn is_part_of_name(&self) -> bool {
        let word =
            self.before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(is_opener);
        self.table.get(&[word, self.run].concat()).is(Known::INNER)
    }

    /// `праграма «Што? Дзе? Калі?» выйшла`: a title in quotes that the sentence runs around. Not for `"` and `“`: there
    /// the words of the speaker may go on in lower case after speech, too.
    fn is_inside_short_quote(&self) -> bool {
        const SHORT: usize = 60;
        let opened = self.before.chars().rev().take(SHORT).find(|c| matches!(c, '«' | '»' | '„' | '“'));
        if !matches!(opened, Some('«' | '„')) || !self.closers.is_empty() {
            return false;
        }
        let near = self.after.rest.char_indices().nth(SHORT).map_or(self.after.rest.len(), |(n, _)| n);
        let Some((inside, _)) = slice(self.after.rest, 0, near).split_once(['»', '“']) else {
            return false;
        };
        let mut beyond = slice(self.after.rest, inside.len(), self.after.rest.len()).chars().skip(1);
        let goes_on =
            beyond.next().is_some_and(char::is_whitespace) && beyond.next().is_some_and(char::is_lowercase);
        goes_on && !inside.ends_with(',') // `…,» сказаў ён` is speech
    }

    /// `МІНСК, 18 жніўня. — Тэкст`: a place in capitals, and little else so far.
    fn is_dateline(&self) -> bool {
        let place: Vec<char> = self.before.chars().take(60).collect();
        let capitals = place.iter().take_while(|c| c.is_uppercase()).count();
        place.len() < 60 && capitals >= 3
    }
}

/// The last words before a stop, the nearest first, opening marks left out.
#[derive(Debug)]
struct Chunks<'a> {
    last: &'a str,
    previous: &'a str,
    third: &'a str,
    fourth: &'a str,
    /// How many there are, up to six.
    count: usize,
    all: &'a str,
}

impl<'a> Chunks<'a> {
    fn read(before: &'a str) -> Self {
        let mut words = before.rsplit(char::is_whitespace).filter(|c| !c.is_empty());
        let mut next = || words.next().unwrap_or_default().trim_start_matches(is_opener);
        let (last, previous, third, fourth) = (next(), next(), next(), next());
        let count =
            [last, previous, third, fourth].iter().filter(|c| !c.is_empty()).count() + words.take(2).count();
        Self { last, previous, third, fourth, count, all: before }
    }

    /// Whether a lone full stop after these words ends a sentence.
    fn ends(&self, place: &Place<'_>) -> bool {
        let after = &place.after;
        if self.count == 1 && is_list_mark(self.last) {
            return false;
        }
        let (known, joined) = self.known(place.table);
        if known.is(Known::WORD) && place.table.get(self.previous).is(Known::PREPOSITION) {
            return true;
        }
        if known.is_abbreviation() {
            // `(і г. д.) Далей`: the bracket closes, the sentence need not.
            let bracket = place.closers.starts_with([')', ']']) && !place.before.starts_with(['(', '[']);
            return !bracket && self.abbreviation_ends(known, joined, place);
        }
        if is_initials(self.last) {
            let script = |s: &str| s.chars().find_map(script_of);
            if self.last.contains('.') && script(self.last) != script(after.word) {
                return after.first == First::Upper; // `D.C. Пелоси`: names do not change script
            }
            let lower = self.previous.starts_with(char::is_lowercase);
            if known.is(Known::WORD) && lower {
                return true;
            }
            return after.is_starter() && self.count > 1;
        }
        let dotted = self.last.contains('.') && self.last.split('.').all(|p| p.chars().nth(2).is_none());
        if dotted && self.last.chars().any(char::is_alphabetic) {
            return after.is_starter();
        }
        true
    }

    /// What is known of the abbreviation, and of how many chunks it is: the longest that the table knows.
    fn known(&self, table: &Table) -> (Known, usize) {
        let stopped = |chunk: &str| chunk.ends_with('.');
        if stopped(self.previous) {
            if stopped(self.third) {
                let known = table.get(&[self.third, self.previous, self.last].concat());
                if known.is_abbreviation() {
                    return (known, 3);
                }
            }
            let known = table.get(&[self.previous, self.last].concat());
            if known.is_abbreviation() {
                return (known, 2);
            }
        }
        // `и пр.`, where `пр.` alone is an avenue
        if self.previous.chars().nth(2).is_none() {
            let known = table.get(&[self.previous, self.last].concat());
            if known.is(Known::END) {
                return (known, 2);
            }
        }
        // `2020г.`, `(г.`, `і/г.`
        let bare = self.last.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '–' | '-'));
        (table.get(bare), 1)
    }

    fn abbreviation_ends(&self, known: Known, joined: usize, place: &Place<'_>) -> bool {
        let after = &place.after;
        let before = match joined {
            1 => self.previous,
            2 => self.third,
            _ => self.fourth,
        };
        let counted = is_count(before) || self.last.starts_with(|c: char| c.is_ascii_digit());
        let closes = known.is(Known::UNIT) && (counted || !known.is(Known::TITLE));
        if known.is(Known::END) && (closes || !known.is(Known::TITLE)) {
            return true;
        }
        if after.dash {
            return known.is(Known::UNIT) && after.first == First::Upper;
        }
        if closes {
            return (after.first == First::Upper
                && !after.known.is(Known::DATE)
                && !self.is_only_a_date(place))
                || after.first == First::Other;
        }
        if known.is(Known::TITLE) {
            return false;
        }
        after.is_starter() && self.count > 1
    }

    /// `У 1994 г. Лукашэнка …`, `20 жніўня 2020 г. Мінск …`: nothing said yet that could end.
    fn is_only_a_date(&self, place: &Place<'_>) -> bool {
        self.count <= 5
            && self.all.split_whitespace().all(|chunk| {
                let word = chunk.trim_end_matches(['.', ',']);
                is_count(word)
                    || word.chars().nth(2).is_none()
                    || place.table.get(word).is(Known::DATE)
                    || place.table.get(word).is(Known::UNIT)
            })
    }
}

/// `1`, `12`, `а`, `IV`: alone at the beginning of a sentence it numbers it.
fn is_list_mark(chunk: &str) -> bool {
    let bare = chunk.trim_end_matches('.');
    !bare.is_empty()
        && bare.len() <= 12
        && (bare.chars().all(|c| c.is_ascii_digit() || c == '.')
            || is_roman(bare)
            || bare.chars().nth(1).is_none())
}

/// `А`, `J.R`, `Ж.-Б`: capitals one by one.
fn is_initials(chunk: &str) -> bool {
    let mut letters = 0;
    let single = chunk.split(['.', '-', '–']).filter(|part| !part.is_empty()).all(|part| {
        letters += 1;
        let mut chars = part.chars().filter(|c| *c != '\u{301}');
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    });
    single && letters > 0
}

/// A number, `1990-х` too, or a century in Roman numerals.
fn is_count(chunk: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    (chunk.starts_with(digit) && chunk.ends_with(char::is_alphanumeric))
        || chunk.ends_with(digit)
        || is_roman(chunk)
}

/// Roman numerals, in Cyrillic letters too.
fn is_roman(chunk: &str) -> bool {
    !chunk.is_empty()
        && chunk.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'І' | 'Х' | '–' | '-'))
}
