//! A short name for a finding that stays when lines move.

use std::collections::BTreeMap;

use super::Article;
use crate::diagnostic::Diagnostic;

/// The fingerprints of a set's findings, in their order: rule, set, language, what was found and what bears it out, and
/// which of equal findings it is. Places are left out, so that a paragraph put on top changes none.
pub(super) fn fingerprints(article: &Article) -> Vec<String> {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    let findings = article.findings.iter();
    findings
        .map(|finding| {
            let base = hash(article, finding);
            let nth = seen.entry(base).or_default();
            let own = fnv(base, &nth.to_le_bytes());
            *nth += 1;
            format!("{own:016x}")
        })
        .collect()
}

fn hash(article: &Article, finding: &Diagnostic) -> u64 {
    let set = &article.set;
    let doc = set.doc(finding.doc);
    let mut state = 0xcbf2_9ce4_8422_2325;
    let lang = doc.map(|doc| doc.lang().to_string()).unwrap_or_default();
    for part in [finding.rule, &set.slug, &lang, doc.map_or("", |doc| doc.slice(finding.span))] {
        state = fnv(fnv(state, part.as_bytes()), &[0]);
    }
    for label in &finding.evidence {
        let text = set.doc(label.doc).map_or("", |doc| doc.slice(label.span));
        state = fnv(fnv(state, text.as_bytes()), &[0]);
    }
    state
}

/// FNV-1a, the same on every machine.
fn fnv(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, &byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
