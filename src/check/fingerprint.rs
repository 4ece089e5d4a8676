//! What makes a finding the same finding after an edit elsewhere.

use crate::{
    diagnostic::Diagnostic,
    text::{Document, Set, Span},
};

/// Words on each side that count as the neighbourhood.
const NEIGHBOURS: usize = 2;

/// A stable name of a finding: its rule, its text, and the words around it, whatever their line and spacing. Of a thing
/// that is missing, the evidence stands for the text.
#[must_use]
pub fn fingerprint(finding: &Diagnostic, set: &Set) -> String {
    let mut hash = Fnv::default();
    hash.part(finding.rule);
    hash.part(finding.entry.as_deref().unwrap_or_default());
    if let Some(doc) = set.doc(finding.doc) {
        hash.part(doc.lang().tag());
        let (before, after) = around(doc, finding.span);
        before.iter().for_each(|word| hash.part(word));
        doc.slice(finding.span).split_whitespace().for_each(|word| hash.part(word));
        after.iter().for_each(|word| hash.part(word));
    }
    if finding.span.is_empty() {
        for label in &finding.evidence {
            let text = set.doc(label.doc).map_or("", |doc| doc.slice(label.span));
            text.split_whitespace().for_each(|word| hash.part(word));
        }
    }
    format!("{:016x}", hash.0)
}

/// The words before and after a place.
fn around(doc: &Document, span: Span) -> (Vec<&str>, Vec<&str>) {
    let before = doc.slice(Span::new(0, span.start()));
    let after = doc.slice(Span::new(span.end(), doc.text().len()));
    let mut head: Vec<&str> = before.split_whitespace().rev().take(NEIGHBOURS).collect();
    head.reverse();
    (head, after.split_whitespace().take(NEIGHBOURS).collect())
}

/// FNV-1a, 64 bits: the same on every machine and in every version.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn part(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
