//! JSON, the contract of `docs/formats.md`: places in code points, keys in a fixed order.

use std::io::{self, Write};

use serde::{
    Serialize,
    ser::{SerializeMap as _, Serializer},
};

use super::{Article, Compared, Outcome, View, fingerprint::fingerprints};
use crate::{
    align::Row,
    diagnostic::Diagnostic,
    diff::{Change, Class, Hunk, Kind, Op},
    segment::Sentence,
    text::{Document, Span},
};

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    set: &'a str,
    lang: String,
    path: &'a str,
    span: [usize; 2],
    bytes: [usize; 2],
    line: usize,
    column: usize,
    text: &'a str,
    message: &'a str,
    suggestion: Option<&'a str>,
    entry: Option<&'a str>,
    row: Option<u32>,
    confidence: Option<f64>,
    help: Option<&'a str>,
    evidence: Vec<Evidence<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Evidence<'a> {
    lang: String,
    path: &'a str,
    span: [usize; 2],
    text: &'a str,
}

/// Every finding of a set; one about a version that is not there cannot be shown and is passed over.
fn list(article: &Article) -> impl Iterator<Item = Finding<'_>> {
    let known = article.findings.iter().zip(fingerprints(article));
    known.filter_map(|(finding, fingerprint)| {
        article.set.doc(finding.doc).map(|doc| shape(article, doc, finding, fingerprint))
    })
}

fn shape<'a>(
    article: &'a Article,
    doc: &'a Document,
    finding: &'a Diagnostic,
    fingerprint: String,
) -> Finding<'a> {
    let place = doc.line_column(finding.span.start());
    let evidence = finding.evidence.iter().filter_map(|label| {
        let doc = article.set.doc(label.doc)?;
        let (span, text) = (doc.char_span(label.span), doc.slice(label.span));
        Some(Evidence { lang: doc.lang().to_string(), path: doc.path(), span, text })
    });
    Finding {
        rule: finding.rule,
        severity: finding.severity.name(),
        set: &article.set.slug,
        lang: doc.lang().to_string(),
        path: doc.path(),
        span: doc.char_span(finding.span),
        bytes: [finding.span.start(), finding.span.end()],
        line: place.line,
        column: place.column,
        text: doc.slice(finding.span),
        message: &finding.message,
        suggestion: finding.suggestions.first().map(String::as_str),
        entry: finding.entry.as_deref(),
        row: finding.row,
        confidence: finding.confidence.map(rounded),
        help: finding.help.as_deref(),
        evidence: evidence.collect(),
        fingerprint,
    }
}

/// Three places: the rest is noise, and differs between machines.
pub(super) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1_000.0).round() / 1_000.0
}

/// `--format json`: one object, a finding a line.
pub(super) fn findings(outcome: &Outcome, _: &View, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"version\":1,\"findings\":[")?;
    for (n, finding) in outcome.articles.iter().flat_map(list).enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &finding)?;
    }
    out.write_all(b"\n]}\n")
}

/// `--format jsonl`: a finding a line.
pub(super) fn findings_lines(outcome: &Outcome, _: &View, out: &mut dyn Write) -> io::Result<()> {
    for finding in outcome.articles.iter().flat_map(list) {
        serde_json::to_writer(&mut *out, &finding)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// A row with a key for every version.
struct RowLine<'a> {
    article: &'a Article,
    number: usize,
    row: &'a Row,
}

impl Serialize for RowLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set = &self.article.set;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("set", &set.slug)?;
        map.serialize_entry("row", &self.number)?;
        for (n, doc) in set.documents.iter().enumerate() {
            let sentences = self.article.sentences.get(n).map_or(&[][..], Vec::as_slice);
            let members = self.row.members.get(n).cloned().unwrap_or_default();
            map.serialize_entry(doc.lang().tag(), &spans(doc, sentences, &members))?;
        }
        map.serialize_entry("type", &self.row.shape())?;
        map.serialize_entry("confidence", &rounded(self.row.confidence))?;
        let moved = self.row.moved.iter().filter_map(|id| set.doc(*id)).map(|doc| doc.lang().to_string());
        map.serialize_entry("moved", &moved.collect::<Vec<_>>())?;
        map.end()
    }
}

fn spans(doc: &Document, sentences: &[Sentence], members: &std::ops::Range<u32>) -> Vec<[usize; 2]> {
    let of = |n: u32| sentences.get(n as usize).map(|sentence| doc.char_span(sentence.span));
    members.clone().filter_map(of).collect()
}

/// `--to jsonl`: a row a line.
pub(super) fn rows(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for article in &outcome.articles {
        for (row, number) in article.alignment.rows.iter().zip(1..).filter(|(row, _)| view.shows(row)) {
            serde_json::to_writer(&mut *out, &RowLine { article, number, row })?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Comparison<'a> {
    version: u8,
    ops: Vec<OpLine<'a>>,
}

#[derive(Serialize)]
struct OpLine<'a> {
    op: &'a str,
    moved: bool,
    kind: Option<&'a str>,
    old: Vec<[usize; 2]>,
    new: Vec<[usize; 2]>,
    changes: Vec<ChangeLine<'a>>,
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    class: &'a str,
    old: [usize; 2],
    new: [usize; 2],
    old_text: &'a str,
    new_text: &'a str,
}

/// `diff --format json`: one object.
pub(super) fn comparison(compared: &Compared, _: &View, out: &mut dyn Write) -> io::Result<()> {
    let ops = compared.diff.hunks.iter().map(|hunk| op_line(compared, hunk)).collect();
    serde_json::to_writer(&mut *out, &Comparison { version: 1, ops })?;
    out.write_all(b"\n")
}

fn op_line<'a>(compared: &'a Compared, hunk: &Hunk) -> OpLine<'a> {
    OpLine {
        op: op_name(hunk.op),
        moved: hunk.moved,
        kind: hunk.kind.map(kind_name),
        old: spans(&compared.old, &compared.diff.old, &hunk.old),
        new: spans(&compared.new, &compared.diff.new, &hunk.new),
        changes: hunk.changes.iter().map(|change| change_line(compared, *change)).collect(),
    }
}

fn change_line(compared: &Compared, change: Change) -> ChangeLine<'_> {
    let side = |doc: &Document, span: Span| doc.char_span(span);
    ChangeLine {
        class: class_name(change.class),
        old: side(&compared.old, change.old),
        new: side(&compared.new, change.new),
        old_text: compared.old.slice(change.old),
        new_text: compared.new.slice(change.new),
    }
}

pub(super) fn op_name(op: Op) -> &'static str {
    match op {
        Op::Same => "same",
        Op::Edited => "edited",
        Op::Split => "split",
        Op::Merged => "merged",
        Op::Deleted => "deleted",
        Op::Inserted => "inserted",
    }
}

pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Typo => "typo",
        Kind::Wording => "wording",
        Kind::Fact => "fact",
        Kind::Structure => "structure",
    }
}

pub(super) fn class_name(class: Class) -> &'static str {
    match class {
        Class::Number => "number",
        Class::Date => "date",
        Class::Name => "name",
        Class::Negation => "negation",
        Class::Wording => "wording",
        Class::Cosmetic => "cosmetic",
    }
}
