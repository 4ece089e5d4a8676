//! A sentence that only one version has.

use crate::{
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::Severity,
    lang::Lang,
    text::DocId,
};

pub(super) static RULE: Rule = Rule {
    id: "sentence-added",
    family: Family::Structure,
    severity: Severity::Info,
    summary: "a sentence that no other version has",
    why: "Translators add background for their readers. Worth knowing when the versions are to say the same.",
    examples: &[
        Example {
            title: "Belarusian adds background",
            texts: &[
                (
                    Lang::En,
                    "The factory in Minsk has stopped. The union called for talks with the president.",
                ),
                (
                    Lang::Be,
                    "Завод у Мінску спыніўся. ⟦Горад знаходзіцца за 130 кіламетраў адсюль.⟧ Прафсаюз заклікаў да перамоў з прэзідэнтам.",
                ),
                (Lang::Ru, "Завод в Минске остановился. Профсоюз призвал к переговорам с президентом."),
            ],
            glossary: "",
        },
        Example {
            title: "a sentence cut in two adds nothing",
            texts: &[
                (
                    Lang::En,
                    "Belaruskali in Soligorsk has stopped, and 16,000 workers joined the rally in Minsk.",
                ),
                (
                    Lang::Be,
                    "«Беларуськалій» у Салігорску спыніўся. 16 тысяч рабочых далучыліся да мітынгу ў Мінску.",
                ),
            ],
            glossary: "",
        },
    ],
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if cx.set.documents.len() < 2 {
        return;
    }
    for (n, row) in cx.rows() {
        let holders: Vec<DocId> =
            cx.set.ids().map(|(id, _)| id).filter(|id| cx.span_of(row, *id).is_some()).collect();
        let [doc] = holders[..] else { continue };
        // Of two versions the lead's own sentence is missing from the other.
        if cx.set.documents.len() == 2 && doc.index() == 0 {
            continue;
        }
        if let Some(span) = cx.span_of(row, doc) {
            let message = "no other version has this sentence".to_owned();
            sink.report(cx.finding(Severity::Info, doc, span, Some(n), message));
        }
    }
}
