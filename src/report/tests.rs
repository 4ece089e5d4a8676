//! Every format over one sample, which holds what is awkward: an omission, a moved row, marks that take no column,
//! characters that would steer a terminal, a sentence longer than any screen.

use super::*;
use crate::{
    align::Row,
    diagnostic::Label,
    diff::{Change, Class, Hunk, Kind, Op},
    lang::Lang,
    text::{BlockId, DocId, Span},
};

const EN: &str =
    "Rights groups say 1,274 people remain behind bars.\nThe meeting took place in Minsk.\nLast.";
const BE: &str = "Сустрэча з Лукашенко прайшла ў Мі\u{301}нску.\n\nПравабаронцы кажуць, што за кратамі застаюцца 1274 \
                  чалавекі, сярод якіх журналісты, студэнты, рабочыя мінскіх заводаў, настаўнікі, лекары і пенсіянеры з \
                  усёй краіны.\n";
const RU: &str = "За решёткой остаются 1724\u{1b}[31m человека.\r\nВстреча прошла в Минске.\r\n";

fn view(width: usize) -> View {
    View { width, color: false, quiet: false, doubtful_only: false }
}

fn of(text: &str, piece: &str) -> Span {
    let at = text.find(piece).unwrap();
    Span::new(at, at + piece.len())
}

fn lines(text: &str) -> Vec<Sentence> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let span = Span::new(at, at + line.trim_end().len());
            out.push(Sentence { span, block: BlockId(0) });
        }
        at += line.len();
    }
    out
}

fn finding(rule: &'static str, severity: Severity, doc: u32, span: Span) -> Diagnostic {
    Diagnostic {
        rule,
        severity,
        doc: DocId(doc),
        span,
        message: String::new(),
        suggestions: Vec::new(),
        help: None,
        evidence: Vec::new(),
        entry: None,
        row: None,
        confidence: None,
    }
}

fn sample() -> Outcome {
    let documents = vec![
        Document::new(Lang::En, "news/minsk/en.txt", EN),
        Document::new(Lang::Be, "news/minsk/be.txt", BE),
        Document::new(Lang::Ru, "news/minsk/ru.txt", RU),
    ];
    let sentences = [EN, BE, RU].map(lines).into();
    let row = |members: [std::ops::Range<u32>; 3], confidence, moved: &[u32]| Row {
        members: members.into(),
        confidence,
        moved: moved.iter().map(|n| DocId(*n)).collect(),
    };
    let rows = vec![
        row([0..1, 1..2, 0..1], 0.981, &[1]),
        row([1..2, 0..1, 1..2], 0.93, &[]),
        row([2..3, 2..2, 2..2], 0.4, &[]),
    ];
    let name = Diagnostic {
        message: "«Лукашенко» is the Russian form in a Belarusian text".into(),
        suggestions: vec!["Лукашэнкам".into(), "Лукашэнку".into()],
        help: Some("«Лукашэнкам» (instrumental, after «з»); glossary/people.yaml:4".into()),
        entry: Some("lukashenko".into()),
        row: Some(2),
        confidence: Some(0.93),
        ..finding("name-other-language", Severity::Error, 1, of(BE, "Лукашенко"))
    };
    let missing = Diagnostic {
        message: "no counterpart of a sentence".into(),
        evidence: vec![Label { doc: DocId(0), span: of(EN, "Last.") }],
        row: Some(3),
        confidence: Some(0.4),
        ..finding("sentence-missing", Severity::Info, 1, Span::at(BE.trim_end().len()))
    };
    let number = Diagnostic {
        message: "ru has 1724; en and be have 1274".into(),
        evidence: vec![
            Label { doc: DocId(0), span: of(EN, "1,274") },
            Label { doc: DocId(1), span: of(BE, "1274") },
        ],
        row: Some(1),
        confidence: Some(0.981),
        ..finding("number-differs", Severity::Error, 2, of(RU, "1724"))
    };
    let findings = vec![name, missing, number];
    let set = Set { slug: "minsk".into(), documents };
    Outcome { articles: vec![Article { set, sentences, alignment: Alignment { rows }, findings }] }
}

fn written(write: Writer, view: &View) -> String {
    let mut out = Vec::new();
    write(&sample(), view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn findings_as_people_and_programs_read_them() {
    insta::assert_snapshot!("findings-human-140", written(findings::human, &view(140)));
    insta::assert_snapshot!("findings-human-60", written(findings::human, &view(60)));
    for (name, write) in REPORTERS.iter().skip(1) {
        insta::assert_snapshot!(format!("findings-{name}"), written(*write, &view(100)));
    }
}

#[test]
fn rows_as_people_and_programs_read_them() {
    insta::assert_snapshot!("rows-human-140", written(align::human, &view(140)));
    insta::assert_snapshot!("rows-human-60", written(align::human, &view(60)));
    let doubtful = View { doubtful_only: true, ..view(100) };
    insta::assert_snapshot!("rows-doubtful", written(align::concise, &doubtful));
    for (name, write) in ALIGNERS.iter().skip(1) {
        insta::assert_snapshot!(format!("rows-{name}"), written(*write, &view(100)));
    }
}

#[test]
fn a_comparison_as_people_and_programs_read_it() {
    let (old, new) = ("Some 6,000 came.\nGone now.\nStays.\n", "Nearly 7,000 came.\nStays.\nQuite new.\n");
    let change = |class, was: &str, is: &str| Change { class, old: of(old, was), new: of(new, is) };
    let edited = Hunk {
        op: Op::Edited,
        moved: false,
        kind: Some(Kind::Fact),
        old: 0..1,
        new: 0..1,
        changes: vec![change(Class::Wording, "Some", "Nearly"), change(Class::Number, "6,000", "7,000")],
    };
    let plain = |op, old, new| Hunk { op, moved: false, kind: None, old, new, changes: Vec::new() };
    let hunks = vec![
        edited,
        plain(Op::Deleted, 1..2, 1..1),
        plain(Op::Same, 2..3, 1..2),
        plain(Op::Inserted, 3..3, 2..3),
    ];
    let compared = Compared {
        name: "minsk".into(),
        old: Document::new(Lang::En, "old.txt", old),
        new: Document::new(Lang::En, "new.txt", new),
        diff: Diff { old: lines(old), new: lines(new), hunks },
    };
    for (name, write) in COMPARERS {
        let mut out = Vec::new();
        write(&compared, &view(80), &mut out).unwrap();
        insta::assert_snapshot!(format!("comparison-{name}"), String::from_utf8(out).unwrap());
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    use unicode_width::UnicodeWidthStr as _;
    for width in [40, 57, 80, 99, 140, 200] {
        for text in [written(align::human, &view(width)), written(findings::human, &view(width))] {
            let wide = text.lines().find(|line| line.width() > width);
            assert_eq!(wide, None, "{width}");
        }
    }
}

#[test]
fn no_text_steers_the_terminal() {
    let color = View { color: true, ..view(100) };
    for write in [align::human, align::concise, align::tsv, findings::human, findings::concise] {
        assert!(!written(write, &view(100)).contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        assert!(!written(write, &color).contains("\u{1b}[31m "), "only our own colours");
    }
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_differs_for_equal_findings() {
    let mut outcome = sample();
    let before = fingerprint::fingerprints(&outcome.articles[0]);
    let article = &mut outcome.articles[0];
    let again = article.findings[0].clone();
    article.findings.push(again);
    let after = fingerprint::fingerprints(article);
    assert_eq!(before[..], after[..3]);
    assert_ne!(after[0], after[3]);
}
