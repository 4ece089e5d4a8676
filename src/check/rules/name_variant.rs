//! A spelling of a name that the glossary does not want.

use crate::{
    check::{Context, Example, Family, Rule, Sink, similar},
    diagnostic::{Diagnostic, Severity},
    glossary::{Entry, Hit, Status},
    lang::Lang,
    text::{DocId, Document, Span},
    yaml::distance,
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
        Example {
            title: "only the wrong word of a name, and initials are no part of it",
            texts: &[(Lang::Be, "Аляксандр ⟦Лукашэнко⟧ і А. Р. ⟦Лукашэнко⟧ — адна асоба.")],
            glossary: LUKASHENKO,
        },
    ],
    check,
};

const LUKASHENKO: &str = "schema: 1\nentries:\n  - id: lukashenko\n    kind: person\n    gender: m\n    en: Lukashenko\n    be: {preferred: Аляксандр Лукашэнка, forbidden: [{form: Лукашэнко, why: Russian ending on a Belarusian name}]}\n    ru: Лукашенко\n";

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
    // Initials are right in any case: only the surname after them is replaced.
    let whole = if hit.given_status.is_some() { hit.span } else { hit.core };
    let mut suggestions = cx.glossary.suggest(document, hit);
    if !suggestions.first().is_some_and(|first| first.reason.contains("after «")) {
        // No preposition decides: the form most like the one found.
        let found = document.slice(whole).to_lowercase();
        suggestions.sort_by_key(|s| distance(&found, &s.text.to_lowercase()));
    }
    let (span, head, tail) = match suggestions.first() {
        Some(first) => wrong_words(document, whole, &first.text),
        None => (whole, 0, 0),
    };
    // The name is wrong whatever the row: its severity does not fall with the alignment's confidence.
    let mut finding = cx.finding(severity, doc, span, row, message);
    finding.severity = severity;
    if let Some(first) = suggestions.first() {
        let reason = if first.reason.is_empty() { String::new() } else { format!(" ({})", first.reason) };
        let form = inner(&first.text, head, tail);
        finding.help = Some(format!("«{form}»{reason}; {}", entry.place_in(document.lang())));
    }
    for suggestion in &suggestions {
        let form = inner(&suggestion.text, head, tail);
        if !finding.suggestions.contains(&form) {
            finding.suggestions.push(form);
        }
    }
    finding.entry = Some(entry.id.clone());
    finding.evidence = mentions(cx, doc, row, hit);
    finding
}

/// The wrong words of a name: words at its ends that the wanted form has too are left out. With how many were.
fn wrong_words(document: &Document, span: Span, wanted: &str) -> (Span, usize, usize) {
    let found = document.slice(span);
    let (own, theirs): (Vec<&str>, Vec<&str>) =
        (found.split_whitespace().collect(), wanted.split_whitespace().collect());
    if own.len() != theirs.len() || own == theirs {
        return (span, 0, 0);
    }
    let head = own.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let tail = own.iter().rev().zip(theirs.iter().rev()).take_while(|(a, b)| a == b).count();
    let place = |word: &str| word.as_ptr() as usize - found.as_ptr() as usize;
    let from = own.get(head).map_or(0, |word| place(word));
    let to = own.get(own.len() - tail - 1).map_or(found.len(), |word| place(word) + word.len());
    (span.part(from, to.saturating_sub(from)), head, tail)
}

/// A form without the words at its ends that the text has already.
fn inner(form: &str, head: usize, tail: usize) -> String {
    let words: Vec<&str> = form.split_whitespace().collect();
    match words.get(head..words.len().saturating_sub(tail)) {
        Some(inner) if !inner.is_empty() => inner.join(" "),
        Some(_) | None => form.to_owned(),
    }
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
