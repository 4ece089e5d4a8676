//! Rows of an alignment.

use std::ops::Range;

use crate::text::DocId;

/// One bead across all versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// For each version, in the order of the set, its sentences; an empty range stands where they would stand.
    pub members: Vec<Range<u32>>,
    /// How sure the row is, 0 to 1.
    pub confidence: f32,
    /// The versions in which the row stands elsewhere than in the lead.
    pub moved: Vec<DocId>,
}

impl Row {
    /// `1:2:0`: how many sentences each version has.
    pub fn shape(&self) -> String {
        let counts: Vec<String> = self.members.iter().map(|m| m.len().to_string()).collect();
        counts.join(":")
    }
}

/// All rows, in the order of the lead; rows without the lead stand where their first version has them.
// Invariant: every sentence of every version stands in exactly one row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// The rows.
    pub rows: Vec<Row>,
}

impl Alignment {
    /// The row (from 0) that holds sentence `sentence` of version `doc`.
    pub fn row_of(&self, doc: DocId, sentence: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.members.get(doc.index()).is_some_and(|m| m.contains(&sentence)))
    }
}
