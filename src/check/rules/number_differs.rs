//! A number that the versions do not agree about.

use crate::{
    align::Row,
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::{Diagnostic, Label, Severity},
    lang::Lang,
    text::DocId,
    value::{Value, values},
};

pub(super) static RULE: Rule = Rule {
    id: "number-differs",
    family: Family::Facts,
    severity: Severity::Error,
    summary: "a number in digits differs from the other versions",
    why: "Compared by value: 7,000 = 7 000 = 7 тысяч = сем тысяч. With three versions the odd one out is named, an error; \
          with two it is a warning. Clock times, dates in figures and measures that translators convert are left alone, and \
          so is a number that stands in a neighbouring sentence.",
    examples: &[
        Example {
            title: "two against one",
            texts: &[
                (Lang::En, "Rights groups say 1,274 people remain behind bars."),
                (Lang::Be, "Праваабаронцы кажуць, што за кратамі застаюцца 1274 чалавекі."),
                (Lang::Ru, "Правозащитники говорят, что за решёткой остаются ⟦1724⟧ человека."),
            ],
            glossary: "",
        },
        Example {
            title: "a digit lost before a scale word",
            texts: &[
                (Lang::En, "The factory, which employs 16,000 people, stopped."),
                (Lang::Be, "Завод, дзе працуюць 16 тысяч чалавек, спыніўся."),
                (Lang::Ru, "Завод, на котором работают ⟦6 тысяч⟧ человек, остановился."),
            ],
            glossary: "",
        },
        Example {
            title: "written otherwise, the same value",
            texts: &[
                (Lang::En, "Nearly 7,000 people and 7.9 million tons in 32-year-old silos."),
                (Lang::Be, "Амаль сем тысяч чалавек і 7,9 млн тон у 32-гадовых сіласах."),
                (Lang::Ru, "Почти 7000 человек и 7,9 миллиона тонн в 32-летних силосах."),
            ],
            glossary: "",
        },
        Example {
            title: "a clock time, a converted measure, a decade",
            texts: &[
                (Lang::En, "At 5:30 p.m. they were 20 miles from the town of the 1990s."),
                (Lang::Be, "У 17:30 яны былі за 32 кіламетры ад горада 90-х."),
            ],
            glossary: "",
        },
    ],
    check,
};

/// Numbers below this are as often words or left out.
const SMALL: i64 = 10_000; // ten, in thousandths

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (n, row) in cx.rows() {
        let own: Vec<(DocId, Vec<Value>)> = cx
            .set
            .ids()
            .filter(|(id, _)| cx.span_of(row, *id).is_some())
            .map(|(id, _)| (id, values_of(cx, row, id)))
            .collect();
        if own.len() > 1 {
            compare(cx, n, &own, sink);
        }
    }
}

fn values_of(cx: &Context<'_>, row: &Row, doc: DocId) -> Vec<Value> {
    let Some(document) = cx.doc(doc) else { return Vec::new() };
    let sentences = cx.sentences_of(row, doc).iter();
    sentences.flat_map(|s| values(document.lang(), document.text(), s.span)).collect()
}

fn compare(cx: &Context<'_>, n: usize, own: &[(DocId, Vec<Value>)], sink: &mut Sink<'_>) {
    for (doc, list) in own {
        for lost in missing(cx, n, own, *doc) {
            // The number of this version that stands in its place: in digits, and strange to the other versions.
            let strange = |value: &&Value| {
                value.digits
                    && !value.soft
                    && own.iter().all(|(id, l)| id == doc || !holds(l, value))
                    && !near(cx, n, *doc, value)
            };
            let place = list.iter().filter(strange).min_by_key(|value| unlike(value, &lost.value));
            if let Some(finding) = finding(cx, n, own, *doc, &lost, place) {
                sink.report(finding);
            }
        }
    }
}

/// A value that a version lacks, and where the others have it.
struct Lost {
    value: Value,
    evidence: Vec<Label>,
}

/// Values in digits of the other versions that stand neither in the row nor next to it.
fn missing(cx: &Context<'_>, n: usize, own: &[(DocId, Vec<Value>)], doc: DocId) -> Vec<Lost> {
    let mut out: Vec<Lost> = Vec::new();
    let list = own.iter().find(|(id, _)| *id == doc).map_or(&[][..], |(_, list)| list.as_slice());
    for (other, values) in own.iter().filter(|(id, _)| *id != doc) {
        for value in values.iter().filter(|v| v.digits && !v.soft) {
            let label = Label { doc: *other, span: value.figures };
            if let Some(known) = out.iter_mut().find(|lost| lost.value.agrees(value)) {
                if known.evidence.iter().all(|l| l.doc != *other) {
                    known.evidence.push(label);
                }
            } else if !holds(list, value) && !around(cx, n, doc, value) && !converts(list) {
                out.push(Lost { value: value.clone(), evidence: vec![label] });
            }
        }
    }
    // A value in words bears one in digits out.
    for lost in &mut out {
        for (other, values) in own.iter().filter(|(id, _)| *id != doc) {
            if let Some(word) = values.iter().find(|v| !v.digits && v.agrees(&lost.value))
                && lost.evidence.iter().all(|l| l.doc != *other)
            {
                lost.evidence.push(Label { doc: *other, span: word.span });
            }
        }
        lost.evidence.sort_by_key(|label| label.doc);
    }
    out
}

/// Whether a measure or a time stands there that another language says in other figures.
fn converts(list: &[Value]) -> bool {
    list.iter().any(|v| v.soft && !v.amounts.is_empty())
}

fn holds(list: &[Value], value: &Value) -> bool {
    list.iter().any(|v| v.agrees(value))
}

/// Whether a version has the value in a neighbouring row.
fn around(cx: &Context<'_>, n: usize, doc: DocId, value: &Value) -> bool {
    cx.around(n, 1)
        .filter(|k| *k != n)
        .filter_map(|k| cx.alignment.rows.get(k))
        .any(|row| holds(&values_of(cx, row, doc), value))
}

/// Whether another version has the value in a neighbouring row: then it is no slip but stands elsewhere.
fn near(cx: &Context<'_>, n: usize, doc: DocId, value: &Value) -> bool {
    cx.set.ids().filter(|(id, _)| *id != doc).any(|(id, _)| around(cx, n, id, value))
}

/// How unlike two numbers are, by their digits.
fn unlike(a: &Value, b: &Value) -> usize {
    let digits = |v: &Value| v.amounts.first().map_or(String::new(), |a| a.0.to_string());
    crate::yaml::distance(&digits(a), &digits(b))
}

fn finding(
    cx: &Context<'_>,
    n: usize,
    own: &[(DocId, Vec<Value>)],
    doc: DocId,
    lost: &Lost,
    place: Option<&Value>,
) -> Option<Diagnostic> {
    let document = cx.doc(doc)?;
    let holders = lost.evidence.len();
    let figure = |label: &Label| cx.doc(label.doc).map_or("", |d| d.slice(label.span)).to_owned();
    let theirs = lost.evidence.first().map(figure)?;
    let who: Vec<&str> =
        lost.evidence.iter().filter_map(|l| cx.doc(l.doc)).map(|d| d.lang().spec().name).collect();
    let tag = document.lang().spec().name;
    let (severity, span, message) = match place {
        // Two versions agree: this one is the odd one out.
        Some(value) if holders > 1 => {
            let found = document.slice(value.span);
            (Severity::Error, value.span, format!("{tag} has {found}; {} have {theirs}", who.join(" and ")))
        }
        // One against one: the translation is asked, not the lead; with three the third version has no say.
        Some(value) if doc.index() > 0 && own.len() == 2 => {
            let found = document.slice(value.span);
            (Severity::Warning, value.span, format!("{tag} has {found}; {} has {theirs}", who.join(" and ")))
        }
        Some(_) => return None,
        None => {
            let big = lost.value.amounts.iter().all(|a| a.0 >= SMALL);
            let elsewhere = cx
                .sentences
                .get(doc.index())
                .into_iter()
                .flatten()
                .any(|s| holds(&values(document.lang(), document.text(), s.span), &lost.value));
            if !big || elsewhere || holders + 1 < own.len() {
                return None;
            }
            let severity = if holders > 1 { Severity::Warning } else { Severity::Info };
            let span = cx.span_of(cx.alignment.rows.get(n)?, doc)?;
            (severity, span, format!("{tag} lacks the number {theirs} of {}", who.join(" and ")))
        }
    };
    let mut finding = cx.finding(severity, doc, span, Some(n), message);
    finding.evidence.clone_from(&lost.evidence);
    Some(finding)
}
