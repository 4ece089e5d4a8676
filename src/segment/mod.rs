//! Sentences and tokens of a document.
//!
//! Takes a [`Document`]; gives [`Sentence`]s that tile it but for white space, and [`Token`]s. Total: any text segments.

mod abbreviations;
mod boundary;
#[cfg(test)]
mod tests;
mod tokens;

use crate::text::{BlockId, Document, Span};

pub use tokens::{Token, TokenKind, fold, tokens};

/// A sentence: a place, no text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space at its edges left out.
    pub span: Span,
    /// The block it lies in.
    pub block: BlockId,
}

/// Splits a document into sentences, in order. O(n).
///
/// A sentence never runs over the edge of a block. Inside a quotation of several sentences each is one; what a writer
/// says of the speaker stays with the sentence it interrupts (`«Так? — спытаў ён. — Не»` is two).
///
/// ```
/// use rouna::{lang::Lang, segment::segment, text::Document};
/// let doc = Document::new(Lang::Be, "be.txt", "А. Р. Лукашэнка прыехаў у г. Мінск. Яго чакалі.");
/// assert_eq!(segment(&doc).len(), 2);
/// ```
#[must_use]
pub fn segment(doc: &Document) -> Vec<Sentence> {
    let table = abbreviations::of(doc.lang());
    let mut out = Vec::new();
    for (block, n) in doc.blocks().iter().zip(0_u32..) {
        let pieces = boundary::sentences(doc.slice(block.span), table);
        out.extend(
            pieces
                .into_iter()
                .map(|(from, to)| Sentence { span: block.span.part(from, to - from), block: BlockId(n) }),
        );
    }
    out
}
