//! A sentence that a version leaves out.

use crate::{
    align::Row,
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::Severity,
    lang::Lang,
    segment::{TokenKind, tokens},
    text::{DocId, Span},
};

pub(super) static RULE: Rule = Rule {
    id: "sentence-missing",
    family: Family::Structure,
    severity: Severity::Warning,
    summary: "a sentence of the other versions has no counterpart",
    why: "An omission is a question to the editor: cut on purpose, or lost? A warning where two other versions have a \
          sentence that carries a name, a number, a quotation or some length; otherwise information.",
    examples: &[
        Example {
            title: "Russian left a sentence out",
            texts: &[
                (
                    Lang::En,
                    "The factory in Minsk has stopped. Nearly 7,000 people were detained on Sunday. The union called for talks with the president.",
                ),
                (
                    Lang::Be,
                    "Завод у Мінску спыніўся. Амаль 7000 чалавек затрымалі ў нядзелю. Прафсаюз заклікаў да перамоў з прэзідэнтам.",
                ),
                (Lang::Ru, "Завод в Минске остановился.⟦⟧ Профсоюз призвал к переговорам с президентом."),
            ],
            glossary: "",
        },
        Example {
            title: "two sentences in one are all there",
            texts: &[
                (
                    Lang::En,
                    "Belaruskali in Soligorsk has stopped. Its 16,000 workers joined the rally in Minsk.",
                ),
                (
                    Lang::Be,
                    "«Беларуськалій» у Салігорску спыніўся, і 16 тысяч рабочых далучыліся да мітынгу ў Мінску.",
                ),
            ],
            glossary: "",
        },
    ],
    check,
};

/// Sentences shorter than this (in characters) that carry nothing are not worth a warning.
const SHORT: usize = 60;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (n, row) in cx.rows() {
        let holders: Vec<DocId> =
            cx.set.ids().map(|(id, _)| id).filter(|id| cx.span_of(row, *id).is_some()).collect();
        // A sentence of one version among three was added there; among two it is missing from the other.
        if holders.is_empty() || (holders.len() == 1 && cx.set.documents.len() > 2) {
            continue;
        }
        for (doc, document) in cx.set.ids().filter(|(id, _)| !holders.contains(id)) {
            let empty = cx.sentences.get(doc.index()).is_none_or(Vec::is_empty);
            if empty && n > 0 {
                continue; // a version without any sentence is said once
            }
            if holders.len() == 1 && doc.index() == 0 {
                continue; // the translation has more than its lead: sentence-added
            }
            let weighty = holders.len() > 1 && holders.iter().any(|holder| carries(cx, row, *holder));
            let severity = if weighty { Severity::Warning } else { Severity::Info };
            let place = Span::at(place(cx, row, doc));
            let who: Vec<&str> =
                holders.iter().filter_map(|id| cx.doc(*id)).map(|d| d.lang().spec().name).collect();
            let message = format!(
                "{} has no counterpart of a sentence in {}",
                document.lang().spec().name,
                who.join(" and ")
            );
            let mut finding = cx.finding(severity, doc, place, Some(n), message);
            finding.evidence = cx.others(row, doc);
            sink.report(finding);
        }
    }
}

/// Where the sentence would stand: behind the version's last sentence before it.
fn place(cx: &Context<'_>, row: &Row, doc: DocId) -> usize {
    let at = row.members.get(doc.index()).map_or(0, |range| range.start as usize);
    let list = cx.sentences.get(doc.index()).map_or(&[][..], Vec::as_slice);
    let before = at.checked_sub(1).and_then(|n| list.get(n)).map(|s| s.span.end());
    before.or(list.first().map(|s| s.span.start())).unwrap_or(0)
}

/// Whether the row's sentences in a version carry a name, a number, a quotation, or some length.
fn carries(cx: &Context<'_>, row: &Row, doc: DocId) -> bool {
    let (Some(document), Some(span)) = (cx.doc(doc), cx.span_of(row, doc)) else { return false };
    let text = document.slice(span);
    let number = || tokens(document.text(), span).iter().any(|t| t.kind == TokenKind::Number);
    text.chars().nth(SHORT).is_some()
        || text.contains(['«', '“', '"'])
        || !cx.hits_of(row, doc).is_empty()
        || number()
}
