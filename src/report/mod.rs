//! Results as people and programs read them. One file a format.
//!
//! Takes an [`Outcome`] or a [`Compared`] and a [`View`]; writes. Decides nothing, opens nothing, gives no exit code.

mod align;
mod cells;
mod compare;
mod excerpt;
mod findings;
mod fingerprint;
mod json;
mod manual;
mod paint;

use std::io::{self, Write};

pub use manual::{explain, rules};

use crate::{
    align::{Alignment, Row},
    diagnostic::{Diagnostic, Severity},
    diff::Diff,
    segment::Sentence,
    text::{Document, Set},
};

/// Rows less sure than this are called doubtful.
pub const DOUBTFUL: f32 = 0.7;

/// What came of one set.
#[derive(Debug)]
pub struct Article {
    /// The versions.
    pub set: Set,
    /// The sentences of each.
    pub sentences: Vec<Vec<Sentence>>,
    /// The rows.
    pub alignment: Alignment,
    /// What the rules found; empty where none ran.
    pub findings: Vec<Diagnostic>,
}

/// What came of a run, sets in the order they were found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The sets.
    pub articles: Vec<Article>,
}

impl Outcome {
    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.articles.iter().flat_map(|article| &article.findings);
        findings.filter(|finding| finding.severity == severity).count()
    }

    /// The highest severity found.
    pub fn worst(&self) -> Option<Severity> {
        self.articles.iter().flat_map(|article| &article.findings).map(|finding| finding.severity).max()
    }
}

/// Two revisions of one text, compared.
#[derive(Debug)]
pub struct Compared {
    /// Name of the text, such as its slug.
    pub name: Box<str>,
    /// The earlier revision.
    pub old: Document,
    /// The later revision.
    pub new: Document,
    /// What happened.
    pub diff: Diff,
}

/// How the result is looked at.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether closing remarks are left out.
    pub quiet: bool,
    /// Whether only doubtful rows are wanted.
    pub doubtful_only: bool,
}

/// Writes an outcome.
pub type Writer = fn(&Outcome, &View, &mut dyn Write) -> io::Result<()>;

/// Formats of findings, by the name `--format` knows them by.
pub static REPORTERS: &[(&str, Writer)] = &[
    ("human", findings::human),
    ("concise", findings::concise),
    ("json", json::findings),
    ("jsonl", json::findings_lines),
];

/// Formats of alignments, by the name `--to` knows them by.
pub static ALIGNERS: &[(&str, Writer)] =
    &[("human", align::human), ("concise", align::concise), ("jsonl", json::rows), ("tsv", align::tsv)];

/// Writes two revisions compared.
pub type Comparer = fn(&Compared, &View, &mut dyn Write) -> io::Result<()>;

/// Formats of comparisons.
pub static COMPARERS: &[(&str, Comparer)] = &[("human", compare::human), ("json", json::comparison)];

/// The names of a table of formats.
pub fn names<T>(table: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
    table.iter().map(|(name, _)| *name)
}

/// The format of a name.
pub fn named<T: Copy>(table: &'static [(&'static str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
}

impl View {
    /// Whether a row is wanted.
    fn shows(&self, row: &Row) -> bool {
        !self.doubtful_only || row.confidence < DOUBTFUL
    }
}

/// `1 error`, `2 errors`, `0 errors`.
fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests;
