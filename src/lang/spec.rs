//! The table of one language.

use super::Script;

/// All that differs by language, as data. A table that a module reads is TSV text with a `# source:` line on top.
#[derive(Debug)]
pub struct Spec {
    /// The language's English name.
    pub name: &'static str,
    /// The script its words are written in; `None` if unknown.
    pub script: Option<Script>,
    /// Its lower-case letters; empty if unknown.
    pub alphabet: &'static str,
    /// Its lower-case vowel letters.
    pub vowels: &'static str,
    /// Abbreviations after which a full stop need not end a sentence (`segment` reads it).
    pub abbreviations: &'static str,
}

/// The table of a language without a table.
pub(super) static NEUTRAL: Spec =
    Spec { name: "unknown", script: None, alphabet: "", vowels: "", abbreviations: "" };
