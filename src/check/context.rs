//! All that a rule may look at.

use std::ops::Range;

use crate::{
    align::{Alignment, Row},
    diagnostic::{Diagnostic, Label, Severity},
    glossary::{Glossary, Hit},
    segment::Sentence,
    text::{DocId, Document, Set, Span},
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
    /// The names of each version, in order.
    pub hits: &'a [Vec<Hit>],
}

impl<'a> Context<'a> {
    /// Takes what the stages below have found.
    #[must_use]
    pub fn new(
        set: &'a Set,
        sentences: &'a [Vec<Sentence>],
        alignment: &'a Alignment,
        glossary: &'a Glossary,
        hits: &'a [Vec<Hit>],
    ) -> Self {
        Self { set, sentences, alignment, glossary, hits }
    }

    /// The rows with their numbers from 0.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &'a Row)> {
        self.alignment.rows.iter().enumerate()
    }

    /// The sentences a row has in a version.
    pub fn sentences_of(&self, row: &Row, doc: DocId) -> &'a [Sentence] {
        let range = row.members.get(doc.index()).cloned().unwrap_or(0..0);
        let list = self.sentences.get(doc.index()).map_or(&[][..], Vec::as_slice);
        list.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// From the first to the last sentence a row has in a version; `None` if it has none.
    pub fn span_of(&self, row: &Row, doc: DocId) -> Option<Span> {
        let list = self.sentences_of(row, doc);
        Some(list.first()?.span.to(list.last()?.span))
    }

    /// Rows `by` around a row, itself included.
    pub fn around(&self, row: usize, by: usize) -> Range<usize> {
        row.saturating_sub(by)..(row + by + 1).min(self.alignment.rows.len())
    }

    /// The sentence of a place in a version.
    pub fn sentence_at(&self, doc: DocId, place: usize) -> Option<&'a Sentence> {
        let list = self.sentences.get(doc.index())?;
        let at = list.partition_point(|s| s.span.end() <= place);
        list.get(at).filter(|s| s.span.start() <= place)
    }

    /// The row of a place in a version.
    pub fn row_at(&self, doc: DocId, place: usize) -> Option<usize> {
        let list = self.sentences.get(doc.index())?;
        let at = list.partition_point(|s| s.span.end() <= place);
        list.get(at).filter(|s| s.span.start() <= place)?;
        self.alignment.row_of(doc, u32::try_from(at).ok()?)
    }

    /// The names of a version inside a span.
    pub fn hits_in(&self, doc: DocId, span: Span) -> impl Iterator<Item = &'a Hit> {
        let list = self.hits.get(doc.index()).map_or(&[][..], Vec::as_slice);
        let from = list.partition_point(|hit| hit.core.start() < span.start());
        list.iter().skip(from).take_while(move |hit| hit.core.start() < span.end())
    }

    /// The names a row has in a version.
    pub fn hits_of(&self, row: &Row, doc: DocId) -> Vec<&'a Hit> {
        self.sentences_of(row, doc).iter().flat_map(|s| self.hits_in(doc, s.span)).collect()
    }

    /// Where the row's other versions stand.
    pub fn others(&self, row: &Row, doc: DocId) -> Vec<Label> {
        let ids = self.set.ids().map(|(id, _)| id).filter(|id| *id != doc);
        ids.filter_map(|doc| Some(Label { doc, span: self.span_of(row, doc)? })).collect()
    }

    /// A finding about a row; its severity falls with the row's confidence.
    #[must_use]
    pub fn finding(
        &self,
        severity: Severity,
        doc: DocId,
        span: Span,
        row: Option<usize>,
        message: String,
    ) -> Diagnostic {
        let confidence = row.and_then(|n| self.alignment.rows.get(n)).map(|row| row.confidence);
        let severity = match confidence {
            Some(c) if c < 0.5 => Severity::Info,
            Some(c) if c < 0.8 => severity.lower(),
            _ => severity,
        };
        Diagnostic {
            rule: "",
            severity,
            doc,
            span,
            message,
            suggestions: Vec::new(),
            help: None,
            evidence: Vec::new(),
            entry: None,
            row: row.and_then(|n| u32::try_from(n + 1).ok()),
            confidence,
        }
    }

    /// The document of an id; ids come from the set, so there always is one.
    pub fn doc(&self, id: DocId) -> Option<&'a Document> {
        self.set.doc(id)
    }
}
