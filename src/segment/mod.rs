//! Sentences and tokens of a document.
//!
//! Takes a [`Document`](crate::text::Document); gives [`Sentence`]s that tile it but for white space, and [`Token`]s.
//! Total: any text segments.

mod abbreviations;
mod sentence;
mod token;

pub use sentence::{Sentence, segment};
pub use token::{Token, TokenKind, fold, tokens};
