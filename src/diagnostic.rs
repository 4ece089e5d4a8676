//! The one shape of a finding: what is wrong with a text, where, and by which evidence. Rendering is the reporters'.

use crate::text::{DocId, Span};

/// How much a finding matters, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never gates.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong as far as the tool can tell.
    Error,
}

impl Severity {
    /// Every level with its name on the command line and in the output.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Error, "error"), (Self::Warning, "warning"), (Self::Info, "info")];

    /// The lower-case name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(level, _)| *level == self).map_or("info", |(_, name)| name)
    }

    /// The next lower level; `Info` stays.
    #[must_use]
    pub fn lower(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }
}

/// A place in a version that bears a finding out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Which version.
    pub doc: DocId,
    /// Where.
    pub span: Span,
}

/// A finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Id of the rule, such as `name-variant`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The version it is about.
    pub doc: DocId,
    /// The place; empty where something is missing.
    pub span: Span,
    /// One sentence without a final stop that names the thing and the wanted form.
    pub message: String,
    /// What would replace exactly `span`, best first.
    pub suggestions: Vec<String>,
    /// A remark on the suggestion or its source, such as `instrumental, after «з»`.
    pub help: Option<String>,
    /// Places that bear it out, in the order of the versions.
    pub evidence: Vec<Label>,
    /// Glossary entry.
    pub entry: Option<Box<str>>,
    /// Row of the alignment, from 1.
    pub row: Option<u32>,
    /// Confidence of that row, 0 to 1.
    pub confidence: Option<f32>,
}
