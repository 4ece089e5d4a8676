//! A number that the versions do not agree about.

use crate::{
    align::Row,
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::{Diagnostic, Label, Severity},
    lang::Lang,
    segment::Sentence,
    text::{DocId, Document},
    value::{Value, values},
    yaml::distance,
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
            title: "the scale is part of the number",
            texts: &[
                (Lang::En, "The company invested 1.9 billion rubles in Minsk."),
                (Lang::Be, "Кампанія ўклала ў Мінску ⟦1,9 млн⟧ рублёў."),
                (Lang::Ru, "Компания вложила в Минске 1,9 млрд рублей."),
            ],
            glossary: "",
        },
        Example {
            title: "a share in words",
            texts: &[
                (Lang::En, "A fifth of the 250,000 voters in Minsk stayed at home."),
                (Lang::Be, "Пятая частка з 250 тысяч выбаршчыкаў у Мінску засталася дома."),
                (Lang::Ru, "Дома осталась пятая часть из четверти миллиона избирателей в Минске."),
            ],
            glossary: "",
        },
        Example {
            title: "a year left out, which the other number is no slip for",
            texts: &[
                (Lang::En, "The court in Minsk fined the paper in March 2022."),
                (Lang::Be, "Суд у Мінску аштрафаваў газету ў сакавіку 2022 года."),
                (Lang::Ru, "⟦Суд в Минске оштрафовал газету в марте на 350 рублей.⟧"),
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
/// Years, in thousandths: «у 2022 годзе» and “last year” say the same.
const YEARS: std::ops::Range<i64> = 1_900_000..2_100_000;

/// The numbers of every sentence of every version, read once.
struct Numbers<'a> {
    cx: &'a Context<'a>,
    by_sentence: Vec<Vec<Vec<Value>>>,
}

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let read = |(doc, list): (&Document, &Vec<Sentence>)| {
        list.iter().map(|s| values(doc.lang(), doc.text(), s.span)).collect()
    };
    let by_sentence = cx.set.documents.iter().zip(cx.sentences).map(read).collect();
    let numbers = Numbers { cx, by_sentence };
    for (n, row) in cx.rows() {
        let here = cx.set.ids().map(|(id, _)| id).filter(|id| cx.span_of(row, *id).is_some());
        let own: Vec<(DocId, Vec<&Value>)> = here.map(|id| (id, numbers.of(row, id))).collect();
        for (doc, list) in &own {
            for lost in numbers.missing(n, &own, *doc, list) {
                let strange =
                    |value: &&&Value| may_be(value, &lost.value) && numbers.is_strange(n, &own, *doc, value);
                let place = list.iter().filter(strange).min_by_key(|value| unlike(value, &lost.value));
                if let Some(finding) = numbers.finding(n, &own, *doc, list, &lost, place.copied()) {
                    sink.report(finding);
                }
            }
        }
    }
}

/// A value that a version lacks, and where the others have it.
struct Lost {
    value: Value,
    /// As the first version that has it in digits writes it.
    written: String,
    evidence: Vec<Label>,
}

impl Numbers<'_> {
    fn of(&self, row: &Row, doc: DocId) -> Vec<&Value> {
        let range = row.members.get(doc.index()).cloned().unwrap_or(0..0);
        let list = self.by_sentence.get(doc.index()).map_or(&[][..], Vec::as_slice);
        list.get(range.start as usize..range.end as usize).into_iter().flatten().flatten().collect()
    }

    /// Whether a version has the value in a neighbouring row.
    fn beside(&self, n: usize, doc: DocId, value: &Value) -> bool {
        let rows = self.cx.around(n, 1).filter(|k| *k != n).filter_map(|k| self.cx.alignment.rows.get(k));
        rows.into_iter().any(|row| holds(&self.of(row, doc), value))
    }

    /// Values in digits of the other versions that stand neither in the row nor next to it.
    fn missing(&self, n: usize, own: &[(DocId, Vec<&Value>)], doc: DocId, list: &[&Value]) -> Vec<Lost> {
        let mut out: Vec<Lost> = Vec::new();
        let others = || own.iter().filter(|(id, _)| *id != doc);
        for (other, value) in others().flat_map(|(id, values)| values.iter().map(move |v| (*id, *v))) {
            let known = out.iter().any(|lost| lost.value.agrees(value));
            if value.digits && !value.soft && !known && !holds(list, value) && !self.beside(n, doc, value) {
                let written = self.cx.doc(other).map_or("", |d| d.slice(value.span)).to_owned();
                out.push(Lost { value: value.clone(), written, evidence: Vec::new() });
            }
        }
        // A value in words bears one in digits out.
        for lost in &mut out {
            lost.evidence = others()
                .filter_map(|(id, values)| {
                    let same = |v: &&&Value| v.agrees(&lost.value);
                    let best = values.iter().filter(same).min_by_key(|v| !v.digits)?;
                    Some(Label { doc: *id, span: best.span })
                })
                .collect();
        }
        out
    }

    /// Whether a number stands in the place of a lost one: strange to the other versions, in figures or a large one.
    fn is_strange(&self, n: usize, own: &[(DocId, Vec<&Value>)], doc: DocId, value: &Value) -> bool {
        let large = value.amounts.iter().all(|a| a.0 >= 2 * SMALL);
        let mut others = own.iter().filter(|(id, _)| *id != doc);
        (value.digits || large && !value.rough)
            && !value.soft
            && others.all(|(id, list)| !holds(list, value) && !self.beside(n, *id, value))
    }

    fn finding(
        &self,
        n: usize,
        own: &[(DocId, Vec<&Value>)],
        doc: DocId,
        values: &[&Value],
        lost: &Lost,
        place: Option<&Value>,
    ) -> Option<Diagnostic> {
        let document = self.cx.doc(doc)?;
        let holders = lost.evidence.len();
        let tag = document.lang();
        let who: Vec<String> =
            lost.evidence.iter().filter_map(|l| self.cx.doc(l.doc)).map(|d| d.lang().to_string()).collect();
        let (who, have) = (who.join(" and "), if holders > 1 { "have" } else { "has" });
        let (severity, span, message) = match place {
            // Two versions agree: this one is the odd one out. One against one: the translation is asked, not the lead.
            // With three versions and one holder the third has no say.
            Some(value) if holders > 1 || doc.index() > 0 && own.len() == 2 => {
                let found = document.slice(value.span);
                let severity = if holders > 1 { Severity::Error } else { Severity::Warning };
                (severity, value.span, format!("{tag} has {found}; {who} {have} {}", lost.written))
            }
            Some(_) => return None,
            None => {
                if holders + 1 < own.len() || self.is_excused(doc, values, &lost.value) {
                    return None;
                }
                let year = lost.value.amounts.iter().any(|a| YEARS.contains(&a.0) && a.0 % 1000 == 0);
                let severity = if holders > 1 && !year { Severity::Warning } else { Severity::Info };
                let span = self.cx.span_of(self.cx.alignment.rows.get(n)?, doc)?;
                (severity, span, format!("{tag} lacks the number {} of {who}", lost.written))
            }
        };
        let mut finding = self.cx.finding(severity, doc, span, Some(n), message);
        finding.evidence.clone_from(&lost.evidence);
        Some(finding)
    }

    /// Whether a number may be left out: it is small, stands elsewhere in the article, or the row rounds or converts it.
    fn is_excused(&self, doc: DocId, list: &[&Value], value: &Value) -> bool {
        let small = value.amounts.iter().any(|a| a.0 < SMALL);
        let all = self.by_sentence.get(doc.index()).into_iter().flatten().flatten();
        small || list.iter().any(|v| v.soft || v.rough) || all.into_iter().any(|v| v.agrees(value))
    }
}

fn holds(list: &[&Value], value: &Value) -> bool {
    list.iter().any(|v| v.agrees(value))
}

/// The digits of a number without the zeros at its end: what a slip of the pen or of the scale leaves alike.
fn digits(value: &Value) -> String {
    let all = value.amounts.first().map_or(String::new(), |a| a.0.to_string());
    all.trim_end_matches('0').to_owned()
}

/// How unlike two numbers are, by their digits.
fn unlike(a: &Value, b: &Value) -> usize {
    distance(&digits(a), &digits(b))
}

/// Whether one number may be a slip for the other, not a number of its own: half of the digits agree, or they changed places.
fn may_be(a: &Value, b: &Value) -> bool {
    let sorted = |value: &Value| {
        let mut all: Vec<char> = digits(value).chars().collect();
        all.sort_unstable();
        all
    };
    unlike(a, b) <= digits(a).len().max(digits(b).len()).div_ceil(2) || sorted(a) == sorted(b)
}
