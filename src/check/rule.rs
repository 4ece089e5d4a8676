//! What a rule is.

use super::{Config, Context};
use crate::{
    diagnostic::{Diagnostic, Severity},
    lang::Lang,
};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Names and terms.
    Names,
    /// Numbers, dates, money.
    Facts,
    /// Sentences left out, added, moved.
    Structure,
    /// Quotes, questions, negation.
    Speech,
    /// Letters and marks.
    Script,
}

impl Family {
    /// All families with their names on the command line.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Names, "names"),
        (Self::Facts, "facts"),
        (Self::Structure, "structure"),
        (Self::Speech, "speech"),
        (Self::Script, "script"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(family, _)| *family == self).map_or("", |(_, name)| name)
    }
}

/// Texts with what a rule must report in them.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What it shows.
    pub title: &'static str,
    /// Versions; `⟦…⟧` marks what must be reported, no mark means the rule must stay silent.
    pub texts: &'static [(Lang, &'static str)],
    /// A glossary file's text; empty if none is needed.
    pub glossary: &'static str,
}

/// A rule: its documentation, its examples (which are its tests) and its check.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; names the pattern found.
    pub id: &'static str,
    /// What it is about.
    pub family: Family,
    /// How much a finding matters, unless the rule lowers it.
    pub severity: Severity,
    /// One line.
    pub summary: &'static str,
    /// Why it matters and by which source.
    pub why: &'static str,
    /// Good and bad.
    pub examples: &'static [Example],
    /// Looks, and tells the sink.
    pub check: fn(&Context<'_>, &mut Sink<'_>),
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'static Rule,
    config: &'a Config,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(rule: &'static Rule, config: &'a Config, found: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule, config, found }
    }

    /// Takes a finding; its rule, and the severity where the user wants another, are set here.
    pub fn report(&mut self, mut finding: Diagnostic) {
        finding.rule = self.rule.id;
        let wanted =
            self.config.severity.get(self.rule.id).or(self.config.severity.get(self.rule.family.name()));
        if let Some(&severity) = wanted {
            finding.severity = severity;
        }
        self.found.push(finding);
    }
}
