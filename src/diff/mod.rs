//! What changed between two revisions of one text.
//!
//! Takes two [`Document`]s of one language; gives [`Hunk`]s over their sentences with the changed words inside. Knows no
//! git and no other version.

use std::ops::Range;

use crate::{
    segment::{Sentence, segment},
    text::{Document, Span},
};

/// What happened to the sentences of a hunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// Nothing but white space, line breaks or normalisation.
    Same,
    /// One sentence became another.
    Edited,
    /// One sentence became several.
    Split,
    /// Several sentences became one.
    Merged,
    /// Gone.
    Deleted,
    /// New.
    Inserted,
}

/// How deep an edit goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Quotes, dashes, slips of the pen.
    Typo,
    /// The same said otherwise.
    Wording,
    /// A number, date, name or negation changed.
    Fact,
    /// Sentences were cut or joined, no more.
    Structure,
}

/// What a changed stretch of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A number.
    Number,
    /// A date or weekday.
    Date,
    /// A name.
    Name,
    /// A negation.
    Negation,
    /// Other words.
    Wording,
    /// Marks, normalisation, capitals.
    Cosmetic,
}

/// A changed stretch inside a hunk; one side may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub class: Class,
    /// Where it stood.
    pub old: Span,
    /// Where it stands.
    pub new: Span,
}

/// A run of sentences of both revisions that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// What happened.
    pub op: Op,
    /// Whether it stands elsewhere than before.
    pub moved: bool,
    /// How deep it goes; `None` for the same, the deleted and the inserted.
    pub kind: Option<Kind>,
    /// Sentences of the old revision.
    pub old: Range<u32>,
    /// Sentences of the new revision.
    pub new: Range<u32>,
    /// Changed words inside.
    pub changes: Vec<Change>,
}

/// Two revisions compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// Sentences of the old revision.
    pub old: Vec<Sentence>,
    /// Sentences of the new revision.
    pub new: Vec<Sentence>,
    /// What happened, in the order of the new revision; what is gone stands where it stood.
    pub hunks: Vec<Hunk>,
}

/// Compares two revisions. Total.
#[must_use]
pub fn diff(old: &Document, new: &Document) -> Diff {
    Diff { old: segment(old), new: segment(new), hunks: Vec::new() }
}
