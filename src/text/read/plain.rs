//! Running text: paragraphs between empty lines.

use crate::text::{Block, BlockKind, Span};

/// Finds the blocks of a plain text.
#[must_use]
pub fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            blocks.push(Block { span: Span::new(start, start + trimmed.len()), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    blocks
}
