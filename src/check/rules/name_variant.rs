//! A spelling of a name that the glossary does not want.

use crate::{
    check::{Context, Example, Family, Rule, Sink, similar},
    diagnostic::{Diagnostic, Severity},
    glossary::{Entry, Hit, Status},
    lang::Lang,
    text::{DocId, Document},
};

pub(super) static RULE: Rule = Rule {
    id: "name-variant",
    family: Family::Names,
    severity: Severity::Error,
    summary: "a forbidden or unapproved spelling of a glossary name, inflected too",
    why: "One person, one spelling: readers and search engines take two for two people. A forbidden spelling is found in any \
          case form; an unknown one only where the other versions mention the name in the same row and this one does not.",
    examples: &[
        Example {
            title: "a forbidden spelling",
            texts: &[(Lang::Be, "Сустрэча з ⟦Лукашэнко⟧ прайшла ў Мінску.")],
            glossary: LUKASHENKO,
        },
        Example {
            title: "an unknown spelling where the others have the name",
            texts: &[
                (Lang::En, "The talks with Lukashenko were held on Monday."),
                (Lang::Be, "Перамовы з ⟦Лукашэнкем⟧ прайшлі ў панядзелак."),
            ],
            glossary: LUKASHENKO,
        },
        Example {
            title: "an accepted form",
            texts: &[
                (Lang::En, "The talks with Lukashenko were held on Monday."),
                (Lang::Be, "Перамовы з Лукашэнкам прайшлі ў панядзелак."),
            ],
            glossary: LUKASHENKO,
        },
        Example {
            title: "another person with a name of that kind",
            texts: &[
                (Lang::En, "The talks with Lukashenko were held on Monday."),
                (Lang::Be, "Перамовы з Лукашэнкам і Лукашэвічам прайшлі ў панядзелак."),
            ],
            glossary: LUKASHENKO,
        },
    ],
    check,
};

const LUKASHENKO: &str = "schema: 1\nentries:\n  - id: lukashenko\n    kind: person\n    gender: m\n    en: Lukashenko\n    be: {preferred: Лукашэнка, forbidden: [{form: Лукашэнко, why: Russian ending on a Belarusian name}]}\n    ru: Лукашенко\n";

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (doc, document) in cx.set.ids() {
        for hit in cx.hits.get(doc.index()).into_iter().flatten() {
            if let Some(finding) = forbidden(cx, doc, document, hit) {
                sink.report(finding);
            }
        }
        for (n, row) in cx.rows().filter(|(_, row)| row.confidence >= 0.5) {
            for (id, _) in similar::unrendered(cx, n, row, doc) {
                let Some((entry, hit)) = cx.glossary.entry(id).zip(similar::similar(cx, row, doc, id)) else {
                    continue;
                };
                let name = entry.terms.get(&document.lang()).map_or("", |term| &term.preferred);
                let message = format!("«{}» is no spelling of {name}", document.slice(hit.span));
                sink.report(dress(cx, doc, document, &hit, entry, message));
            }
        }
    }
}

fn forbidden(cx: &Context<'_>, doc: DocId, document: &Document, hit: &Hit) -> Option<Diagnostic> {
    let status = hit.given_status.map_or(hit.status, |given| given.max(hit.status));
    let Status::Forbidden(n) = status else { return None };
    let entry = cx.glossary.entry(hit.entry)?;
    let term = entry.terms.get(&document.lang())?;
    let found = document.slice(hit.span);
    let why = match term.forbidden.get(usize::from(n)) {
        Some(forbidden) => {
            if forbidden.in_quotes && super::quoted(document, hit.span) {
                return None;
            }
            forbidden.why.as_deref().unwrap_or("the glossary forbids it").to_owned()
        }
        None => "taraškievica".to_owned(),
    };
    Some(dress(cx, doc, document, hit, entry, format!("«{found}»: {why}")))
}

/// A finding on a name, with the form to write and its source.
pub(super) fn dress(
    cx: &Context<'_>,
    doc: DocId,
    document: &Document,
    hit: &Hit,
    entry: &Entry,
    message: String,
) -> Diagnostic {
    let row = cx.row_at(doc, hit.core.start());
    let severity = entry.severity.unwrap_or(Severity::Error);
    // The name is wrong whatever the row: its severity does not fall with the alignment's confidence.
    let mut finding = cx.finding(severity, doc, hit.span, row, message);
    finding.severity = severity;
    let suggestions = cx.glossary.suggest(document, hit);
    if let Some(first) = suggestions.first() {
        let reason = if first.reason.is_empty() { String::new() } else { format!(" ({})", first.reason) };
        finding.help = Some(format!("«{}»{reason}; {}", first.text, entry.place_in(document.lang())));
    }
    finding.suggestions = suggestions.into_iter().map(|s| s.text).collect();
    finding.entry = Some(entry.id.clone());
    finding.evidence = mentions(cx, doc, row, hit);
    finding
}

/// Where the row's other versions have the entry.
fn mentions(cx: &Context<'_>, doc: DocId, row: Option<usize>, hit: &Hit) -> Vec<crate::diagnostic::Label> {
    let Some(row) = row.and_then(|n| cx.alignment.rows.get(n)) else { return Vec::new() };
    let others = cx.set.ids().map(|(id, _)| id).filter(|id| *id != doc);
    others
        .filter_map(|doc| {
            let own = cx.hits_of(row, doc).into_iter().find(|other| other.entry == hit.entry)?;
            Some(crate::diagnostic::Label { doc, span: own.span })
        })
        .collect()
}
