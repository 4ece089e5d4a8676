//! All that a rule may look at.

use crate::{
    align::Alignment,
    glossary::{Glossary, Hit},
    segment::Sentence,
    text::Set,
};

/// An aligned set with its glossary, each version's names found once.
#[derive(Debug)]
pub struct Context<'a> {
    /// The versions.
    pub set: &'a Set,
    /// The sentences of each version.
    pub sentences: &'a [Vec<Sentence>],
    /// The rows.
    pub alignment: &'a Alignment,
    /// The entries.
    pub glossary: &'a Glossary,
    /// The names of each version.
    pub hits: Vec<Vec<Hit>>,
}

impl<'a> Context<'a> {
    /// Looks the names up.
    #[must_use]
    pub fn new(
        set: &'a Set,
        sentences: &'a [Vec<Sentence>],
        alignment: &'a Alignment,
        glossary: &'a Glossary,
    ) -> Self {
        let hits = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
        Self { set, sentences, alignment, glossary, hits }
    }
}
