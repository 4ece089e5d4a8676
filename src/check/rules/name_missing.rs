//! A name that the other versions have and this one does not render.

use crate::{
    check::{Context, Example, Family, Rule, Sink, similar},
    diagnostic::{Label, Severity},
    glossary::{EntryId, EntryKind, Require},
    lang::Lang,
    text::DocId,
};

pub(super) static RULE: Rule = Rule {
    id: "name-missing",
    family: Family::Names,
    severity: Severity::Warning,
    summary: "a glossary name of the other versions has no rendering",
    why: "A name may be lost, or a pronoun may stand for it. A warning where the text renders the name nowhere, information \
          where two other versions have it and this one has it elsewhere, else silence. Relational adjectives, demonyms and \
          the glossary's `mentions` count as renderings.",
    examples: &[
        Example {
            title: "lost altogether",
            texts: &[
                (Lang::En, "Lukashenko went to Minsk on Monday."),
                (Lang::Be, "⟦У панядзелак Лукашэнка паехаў у сталіцу.⟧"),
            ],
            glossary: NAMES,
        },
        Example {
            title: "an adjective renders a place",
            texts: &[
                (Lang::En, "The Minsk factories stopped on Monday."),
                (Lang::Be, "У панядзелак мінскія заводы спыніліся."),
            ],
            glossary: NAMES,
        },
        Example {
            title: "a pronoun after the name",
            texts: &[
                (
                    Lang::En,
                    "Lukashenko refused to go. The strike grew. Lukashenko signed a decree on Monday.",
                ),
                (Lang::Be, "Лукашэнка адмовіўся сысці. Забастоўка расла. У панядзелак ён падпісаў указ."),
            ],
            glossary: NAMES,
        },
    ],
    check,
};

const NAMES: &str = "schema: 1\nentries:\n  - {id: lukashenko, kind: person, gender: m, en: Lukashenko, be: Лукашэнка, ru: Лукашенко}\n  - {id: minsk, kind: place, gender: m, en: Minsk, be: {preferred: Мінск, derived: [мінскі]}, ru: {preferred: Минск, derived: [минский]}}\n";

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (doc, document) in cx.set.ids() {
        let mut told: Vec<EntryId> = Vec::new();
        for (n, row) in cx.rows() {
            let Some(span) = cx.span_of(row, doc) else { continue };
            for (id, count) in similar::unrendered(cx, n, row, doc) {
                let Some(entry) = cx.glossary.entry(id) else { continue };
                let anywhere =
                    cx.hits.get(doc.index()).is_some_and(|hits| hits.iter().any(|h| h.entry == id));
                let severity = match (anywhere, entry.require) {
                    // A word of the subject is prose: it may be said in other words.
                    (false, _) if entry.kind == EntryKind::Term => Severity::Info,
                    (false, _) => Severity::Warning,
                    (true, Require::Sentence) if count > 1 && cx.set.documents.len() > 2 => Severity::Info,
                    (true, _) => continue,
                };
                // One finding for a name that is nowhere; a look-alike is name-variant's.
                // A word of mixed letters may be the name, and is mixed-script's.
                if told.contains(&id)
                    || similar::similar(cx, row, doc, id).is_some()
                    || super::mixed_script::mixes(document, span)
                {
                    continue;
                }
                told.push(id);
                let name = entry.terms.get(&document.lang()).map_or("", |term| &term.preferred);
                let message = format!("«{name}» is not rendered here");
                let mut finding = cx.finding(severity, doc, span, Some(n), message);
                finding.entry = Some(entry.id.clone());
                finding.evidence = mentions(cx, n, doc, id);
                sink.report(finding);
            }
        }
    }
}

fn mentions(cx: &Context<'_>, row: usize, doc: DocId, id: EntryId) -> Vec<Label> {
    let Some(row) = cx.alignment.rows.get(row) else { return Vec::new() };
    let others = cx.set.ids().map(|(other, _)| other).filter(|other| *other != doc);
    others
        .filter_map(|doc| {
            let hit = cx.hits_of(row, doc).into_iter().find(|hit| hit.entry == id)?;
            Some(Label { doc, span: hit.span })
        })
        .collect()
}
