//! The changed words inside a hunk.

use std::ops::Range;

use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{
    Change, Class,
    facts::{Fact, fact},
    keys::{self, Ids},
    kind,
};
use crate::{
    lang::Lang,
    segment::{Sentence, TokenKind, tokens},
    text::{Document, Span},
};

/// Pieces of both sides from which on only what lies between the common ends is given, as one change.
const CAP: usize = 20_000;
/// A common run of so many small words between two changes is no rest for the eye.
const RUN: usize = 2;

/// A word, number or mark.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// Its normal key.
    pub(super) text: String,
    /// Its exact key.
    exact: String,
    /// Whether it is a word or number, not a mark.
    pub(super) word: bool,
    /// What it says, if it is more than a word.
    pub(super) says: Option<(Class, String)>,
}

/// Names that both revisions write inside sentences.
#[derive(Debug, Default)]
pub(super) struct Names {
    capital: FxHashSet<String>,
    /// Words written small: `the` is no name because of `The Hague`.
    small: FxHashSet<String>,
}

impl Names {
    /// Reads the names of sentences.
    pub(super) fn add(&mut self, doc: &Document, list: &[Sentence]) {
        let mut word = String::new();
        for sentence in list {
            let tokens = tokens(doc.text(), sentence.span);
            let title = title(doc, tokens.iter().map(|token| (token.span, is_word(token.kind))));
            let mut inner = false;
            for token in &tokens {
                let large = capital(doc, token.span);
                if is_word(token.kind) && (!large || (inner && !title)) {
                    word.clear();
                    keys::normal_into(&mut word, doc.slice(token.span), doc.lang());
                    let word = stem(&word, doc.lang());
                    let set = if large { &mut self.capital } else { &mut self.small };
                    if !set.contains(word) {
                        set.insert(word.to_owned());
                    }
                }
                inner = is_word(token.kind);
            }
        }
    }

    /// Whether a word is a name wherever it stands.
    fn has(&self, word: &str) -> bool {
        self.capital.contains(word) && !self.small.contains(word)
    }
}

/// The pieces of some sentences, with what they say.
pub(super) fn pieces(doc: &Document, list: &[Sentence], names: &Names) -> Vec<Piece> {
    let mut out = Vec::new();
    for sentence in list {
        let mut part = cut(doc, sentence.span);
        label(doc, &mut part, names);
        out.append(&mut part);
    }
    out
}

/// Cuts a stretch into tokens; what no token covers and is no white space comes mark by mark.
fn cut(doc: &Document, span: Span) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = span.start();
    let marks = |from: usize, to: usize, out: &mut Vec<Piece>| {
        for (n, c) in doc.slice(Span::new(from, to)).char_indices().filter(|(_, c)| !c.is_whitespace()) {
            out.extend(piece(doc, Span::new(from + n, from + n + c.len_utf8()), false));
        }
    };
    for token in tokens(doc.text(), span) {
        marks(at, token.span.start(), &mut out);
        out.extend(piece(doc, token.span, is_word(token.kind)));
        at = at.max(token.span.end());
    }
    marks(at, span.end(), &mut out);
    out
}

/// A piece, unless it is invisible.
fn piece(doc: &Document, span: Span, word: bool) -> Option<Piece> {
    let written = doc.slice(span);
    let text = keys::normal(written, doc.lang());
    (!text.is_empty()).then(|| Piece { span, text, exact: keys::exact(written), word, says: None })
}

fn is_word(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Word | TokenKind::Number)
}

/// Whether a token begins with a capital and is longer than a letter.
fn capital(doc: &Document, span: Span) -> bool {
    let mut letters = doc.slice(span).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some()
}

/// Whether nearly all long words have capitals, as in an English headline.
fn title(doc: &Document, tokens: impl Iterator<Item = (Span, bool)>) -> bool {
    let (mut all, mut capitals) = (0, 0);
    for (span, _) in tokens.filter(|(span, word)| *word && doc.slice(*span).chars().nth(3).is_some()) {
        all += 1;
        capitals += usize::from(capital(doc, span));
    }
    all >= 4 && capitals * 6 >= all * 5
}

/// A name without its ending of possession.
fn stem(text: &str, lang: Lang) -> &str {
    lang.spec().possessives.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

/// Says of each piece of a sentence what it says.
fn label(doc: &Document, pieces: &mut [Piece], names: &Names) {
    let lang = doc.lang();
    let title = title(doc, pieces.iter().map(|piece| (piece.span, piece.word)));
    let facts: Vec<Option<Fact>> = pieces.iter().map(|piece| fact(&piece.text, lang)).collect();
    let digits: Vec<bool> =
        pieces.iter().map(|piece| piece.text.contains(|c: char| c.is_numeric())).collect();
    let day = |n: usize| facts.get(n).copied().flatten().is_some_and(|fact| fact.class == Class::Date);
    let digit = |n: usize| digits.get(n).copied().unwrap_or(false);
    let mut inner = false;
    for (n, piece) in pieces.iter_mut().enumerate() {
        let near = [n.wrapping_sub(1), n + 1];
        let found =
            facts.get(n).copied().flatten().filter(|fact| !fact.beside_number || near.into_iter().any(digit));
        let name = || stem(&piece.text, lang).to_owned();
        piece.says = if digit(n) {
            let class = if near.into_iter().any(day) { Class::Date } else { Class::Number };
            Some((class, number(&piece.text)))
        } else if let Some(fact) = found {
            Some((fact.class, fact.value.to_owned()))
        } else if piece.text.ends_with("n't") {
            Some((Class::Negation, String::new()))
        } else if piece.word
            && capital(doc, piece.span)
            && ((inner && !title) || names.has(stem(&piece.text, lang)))
        {
            Some((Class::Name, name()))
        } else {
            None
        };
        inner = piece.word;
    }
}

/// A number without its separators of thousands.
fn number(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let after = rest.as_str();
        let three = after.chars().take_while(char::is_ascii_digit).count() == 3;
        match c {
            ',' | '.' | '\'' if three => {}
            ',' => out.push('.'),
            _ => out.push(c),
        }
    }
    out
}

/// A changed stretch, in pieces.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The changes between two runs of pieces, labelled, in the order of the new side.
pub(super) fn changes(old: &[Piece], new: &[Piece], ends: (Span, Span), lang: Lang) -> Vec<Change> {
    let (blocks, equal) = compare(old, new);
    let mut out: Vec<Change> = Vec::new();
    for (i, j) in equal {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a.exact != b.exact => {
                out.push(Change { class: Class::Cosmetic, old: a.span, new: b.span });
            }
            _ => {}
        }
    }
    for (class, block) in kind::classify(old, new, blocks, lang) {
        out.push(Change { class, old: span(old, &block.old, ends.0), new: span(new, &block.new, ends.1) });
    }
    out.sort_by_key(|change| (change.new.start(), change.old.start(), change.new.end()));
    out
}

/// The span of some pieces; of none, the place before the next.
fn span(pieces: &[Piece], range: &Range<usize>, whole: Span) -> Span {
    let part = pieces.get(range.clone()).unwrap_or_default();
    match (part.first(), part.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::at(pieces.get(range.start).map_or(whole.end(), |next| next.span.start())),
    }
}

/// Changed stretches, and the places of what is equal but for its looks.
fn compare(old: &[Piece], new: &[Piece]) -> (Vec<Block>, Vec<(usize, usize)>) {
    let mut ids = Ids::default();
    let [a, b] =
        [old, new].map(|side| side.iter().map(|piece| ids.of(piece.text.clone())).collect::<Vec<u32>>());
    let ops = if a.len() + b.len() > CAP {
        ends_only(&a, &b)
    } else {
        capture_diff_slices(Algorithm::Myers, &a, &b)
    };
    let (mut blocks, mut equal): (Vec<Block>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    for op in ops {
        let (i, j) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            equal.extend(i.zip(j));
            continue;
        }
        match blocks.last_mut() {
            Some(last)
                if folds(old, last.old.end..i.start)
                    && (last.old.end < i.start || last.new.end == j.start) =>
            {
                last.old.end = i.end;
                last.new.end = j.end;
            }
            _ => blocks.push(Block { old: i, new: j }),
        }
    }
    equal.retain(|(i, _)| {
        let at = blocks.partition_point(|block| block.old.end <= *i);
        !blocks.get(at).is_some_and(|block| block.old.contains(i))
    });
    (blocks, equal)
}

/// Whether a common run is too slight to part two changes.
fn folds(old: &[Piece], run: Range<usize>) -> bool {
    run.len() <= RUN
        && old.get(run).is_some_and(|run| {
            run.iter().all(|piece| piece.says.is_none() && piece.word && piece.text.chars().count() <= 3)
        })
}

/// What lies between the common beginning and the common end, as one change.
fn ends_only(a: &[u32], b: &[u32]) -> Vec<DiffOp> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    let (old_len, new_len) = (a.len() - head - tail, b.len() - head - tail);
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: head },
        DiffOp::Replace { old_index: head, old_len, new_index: head, new_len },
        DiffOp::Equal { old_index: a.len() - tail, new_index: b.len() - tail, len: tail },
    ]
}

/// Numbers, dates, names and negations in a stretch, each with what it stands for in any language and where.
pub(crate) fn values(doc: &Document, span: Span) -> Vec<(Class, String, Span)> {
    let mut part = cut(doc, span);
    label(doc, &mut part, &Names::default());
    part.into_iter().filter_map(|piece| piece.says.map(|(class, value)| (class, value, piece.span))).collect()
}
