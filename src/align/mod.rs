//! Rows: which sentences of the versions say the same.
//!
//! Takes a set with its sentences; gives an [`Alignment`] in which every sentence of every version stands in exactly one row.

mod row;

pub use row::{Alignment, Row};

use crate::{segment::Sentence, text::Set};

/// Aligns the versions of a set. Total.
#[must_use]
pub fn align(set: &Set, sentences: &[Vec<Sentence>]) -> Alignment {
    let longest = sentences.iter().map(Vec::len).max().unwrap_or(0);
    let rows = (0..longest)
        .map(|n| Row {
            members: sentences
                .iter()
                .map(|list| {
                    u32::try_from(n.min(list.len())).unwrap_or(0)
                        ..u32::try_from((n + 1).min(list.len())).unwrap_or(0)
                })
                .collect(),
            confidence: 0.5,
            moved: Vec::new(),
        })
        .collect();
    debug_assert_eq!(set.documents.len(), sentences.len());
    Alignment { rows }
}
