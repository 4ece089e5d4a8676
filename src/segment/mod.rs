//! Sentences and tokens of a document.
//!
//! Takes a [`Document`]; gives [`Sentence`]s that tile it but for white space, and [`Token`]s. Total: any text segments.

use crate::text::{BlockId, Document, Span};

/// A sentence: a place, no text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space at its edges left out.
    pub span: Span,
    /// The block it lies in.
    pub block: BlockId,
}

/// Splits a document into sentences, in order.
#[must_use]
pub fn segment(doc: &Document) -> Vec<Sentence> {
    doc.blocks()
        .iter()
        .zip(0_u32..)
        .map(|(block, n)| Sentence { span: block.span, block: BlockId(n) })
        .collect()
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// A mark.
    Punct,
    /// Else.
    Symbol,
}

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: TokenKind,
}

/// Tokens (stub).
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let slice = text.get(span.start()..span.end()).unwrap_or_default();
    let mut it = slice.char_indices().peekable();
    while let Some((at, c)) = it.next() {
        let kind = if c.is_alphabetic() {
            TokenKind::Word
        } else if c.is_ascii_digit() {
            TokenKind::Number
        } else {
            continue;
        };
        let mut end = at + c.len_utf8();
        while let Some(&(p, d)) = it.peek() {
            let go = match kind {
                TokenKind::Word => d.is_alphabetic() || "'’-\u{301}\u{ad}".contains(d),
                _ => d.is_ascii_digit() || ".,\u{a0}".contains(d),
            };
            if !go {
                break;
            }
            end = p + d.len_utf8();
            it.next();
        }
        out.push(Token { span: Span::new(span.start() + at, span.start() + end), kind });
    }
    out
}

/// Fold (stub).
pub fn fold(word: &str) -> String {
    word.to_lowercase().replace(['\'', 'ʼ'], "’").trim_end_matches(['.', ',', '’', '-']).to_owned()
}
