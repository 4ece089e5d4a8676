//! Texts, and places in them.
//!
//! Takes decoded text; gives [`Document`]s with blocks, lines and columns. Never alters a text, never opens a file.

mod document;
mod line_index;
pub mod read;
mod span;

pub use document::{Block, BlockId, BlockKind, DocId, Document, Set};
pub use line_index::{LineColumn, LineIndex};
pub use span::Span;
