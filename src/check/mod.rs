//! Rules over an aligned set, and what they find.
//!
//! Takes a [`Context`]; gives [`Diagnostic`]s in the order of the texts. Opens no file, knows no colours; a rule neither
//! sees nor silences another.

mod context;
mod rule;
mod rules;
mod similar;

pub use context::Context;
pub use rule::{Example, Family, Rule, Sink};
pub use rules::RULES;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};

/// Which rules run, and how much their findings matter.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// If not empty, only these rules (or whole families) run.
    pub select: Vec<Box<str>>,
    /// These rules (or families) do not run.
    pub ignore: Vec<Box<str>>,
    /// Other severities than the rules' own, by rule or family.
    pub severity: BTreeMap<Box<str>, Severity>,
    /// Findings on rows less sure than this are left out.
    pub min_confidence: f32,
}

/// Runs the rules. The findings come most severe first within a version, versions in the order of the set.
#[must_use]
pub fn run(cx: &Context<'_>, config: &Config) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| config.runs(rule)) {
        let mut sink = Sink::new(rule, config, &mut found);
        (rule.check)(cx, &mut sink);
    }
    found.retain(|d: &Diagnostic| d.confidence.is_none_or(|c| c >= config.min_confidence));
    found.sort_by(|a, b| {
        a.doc.cmp(&b.doc).then(b.severity.cmp(&a.severity)).then(a.span.cmp(&b.span)).then(a.rule.cmp(b.rule))
    });
    found
}

impl Config {
    fn runs(&self, rule: &Rule) -> bool {
        let named =
            |list: &[Box<str>]| list.iter().any(|name| **name == *rule.id || **name == *rule.family.name());
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

#[cfg(test)]
mod tests;
