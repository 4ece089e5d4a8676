//! Rows side by side.

use std::{
    io::{self, Write},
    ops::Range,
};

use super::{
    Article, DOUBTFUL, Outcome, View,
    cells::width,
    counted,
    json::rounded,
    paint::{Line, Tone},
};
use crate::{
    align::Row,
    lang::Lang,
    text::{Document, Span},
};

/// A column of text narrower than this is no help to the eye; the versions then stand one below another.
const NARROWEST: usize = 25;
/// Lines of one cell; a longer text ends in `…`.
const MOST_LINES: usize = 16;
/// The row number, its shape and its confidence.
const LEFT: usize = 19;

/// For people: columns where they fit, else a block a row.
pub(super) fn human(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for (n, article) in outcome.articles.iter().enumerate() {
        if n > 0 {
            out.write_all(b"\n")?;
        }
        heading(article, view, out)?;
        let versions = article.set.documents.len();
        let column = view.width.saturating_sub(LEFT) / versions.max(1);
        if column >= NARROWEST + 2 {
            columns(article, column - 2, view, out)?;
        } else {
            stacked(article, view, out)?;
        }
    }
    Ok(())
}

/// For a glance: a line a row, sentence numbers only.
pub(super) fn concise(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for article in &outcome.articles {
        heading(article, view, out)?;
        let rows = article.alignment.rows.iter().zip(1..);
        for (row, number) in rows.filter(|(row, _)| view.shows(row)) {
            let mut line = label(row, number);
            let mut missing = Vec::new();
            for (doc, members) in article.set.documents.iter().zip(&row.members) {
                let mut cell = Line::of(Tone::Dim, doc.lang().tag());
                cell.add(Tone::Plain, " ").add(Tone::Plain, &numbers(members)).pad(10);
                append(&mut line, cell);
                if members.is_empty() {
                    missing.push(doc.lang().to_string());
                }
            }
            note(&mut line, article, row, &missing);
            line.write(view, out)?;
        }
    }
    Ok(())
}

fn note(line: &mut Line, article: &Article, row: &Row, missing: &[String]) {
    if !missing.is_empty() {
        let verb = if missing.len() == 1 { "has" } else { "have" };
        line.add(Tone::Warning, &format!("← {} {verb} no counterpart", missing.join(", ")));
    }
    let mut space = if missing.is_empty() { "" } else { " " };
    for doc in row.moved.iter().filter_map(|id| article.set.doc(*id)) {
        line.add(Tone::Info, &format!("{space}⇄ moved in {}", doc.lang()));
        space = " ";
    }
}

/// `minsk-strike   en 25 · be 26 · ru 25 sentences   27 rows   doubtful: 0`
fn heading(article: &Article, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = &article.alignment.rows;
    let counts: Vec<String> = article
        .set
        .documents
        .iter()
        .zip(&article.sentences)
        .map(|(doc, list)| format!("{} {}", doc.lang(), list.len()))
        .collect();
    let doubtful = rows.iter().filter(|row| row.confidence < DOUBTFUL).count();
    let mut line = Line::of(Tone::Strong, &article.set.slug);
    let counts = format!("   {} sentences   {}   ", counts.join(" · "), counted(rows.len(), "row"));
    line.add(Tone::Plain, &counts);
    let tone = if doubtful == 0 { Tone::Good } else { Tone::Warning };
    line.add(tone, &format!("doubtful: {doubtful}"));
    line.wrap(view.width, 9).iter().try_for_each(|part| part.write(view, out))
}

/// `  3  1:2:0  0.97  `
fn label(row: &Row, number: usize) -> Line {
    let mut line = Line::of(Tone::Dim, &format!("{number:>3}  "));
    line.add(if same(row) { Tone::Dim } else { Tone::Plain }, &row.shape()).pad(12);
    let sure = rounded(row.confidence);
    let tone = match sure {
        s if s >= 0.9 => Tone::Good,
        s if s >= f64::from(DOUBTFUL) => Tone::Plain,
        _ => Tone::Warning,
    };
    // Rounded down: a doubtful row must not look like a sound one.
    line.add(tone, &format!("{:.2}", (sure * 100.0).floor() / 100.0)).pad(LEFT - 1).add(Tone::Plain, " ");
    line
}

fn same(row: &Row) -> bool {
    row.members.iter().all(|members| members.len() == 1)
}

/// Sentence numbers as people count: `3`, `3–4`, `–`.
fn numbers(members: &Range<u32>) -> String {
    match members.len() {
        0 => "–".to_owned(),
        1 => members.end.to_string(),
        _ => format!("{}–{}", members.start + 1, members.end),
    }
}

/// The text of some sentences of a version.
fn text<'a>(article: &'a Article, version: usize, doc: &'a Document, members: &Range<u32>) -> &'a str {
    let sentences = article.sentences.get(version).map_or(&[][..], Vec::as_slice);
    let span = |n: u32| sentences.get(n as usize).map(|sentence| sentence.span);
    let ends = span(members.start).zip(members.end.checked_sub(1).and_then(span));
    ends.filter(|_| !members.is_empty()).map_or("", |(first, last)| doc.slice(Span::to(first, last)))
}

/// Text that fills no more than so many lines, so that one huge sentence costs nothing.
fn some(text: &str, width: usize) -> &str {
    let end = text.floor_char_boundary(width.saturating_mul(MOST_LINES + 1).saturating_mul(8));
    text.get(..end).unwrap_or(text)
}

fn columns(article: &Article, column: usize, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let frame = "│ ";
    let mut top = Line::of(Tone::Plain, &" ".repeat(LEFT));
    for doc in &article.set.documents {
        let mut cell = Line::of(Tone::Dim, frame);
        cell.add(Tone::Strong, doc.lang().tag()).pad(column + 2);
        append(&mut top, cell);
    }
    top.write(view, out)?;
    for (row, number) in article.alignment.rows.iter().zip(1..).filter(|(row, _)| view.shows(row)) {
        let cells: Vec<Vec<Line>> = article
            .set
            .documents
            .iter()
            .zip(&row.members)
            .enumerate()
            .map(|(version, (doc, members))| {
                let mut line = Line::of(Tone::Dim, &numbers(members));
                let text = some(text(article, version, doc, members), column);
                if members.is_empty() {
                    line.add(Tone::Warning, " no counterpart");
                } else {
                    line.add(Tone::Plain, " ").add(Tone::Plain, text);
                }
                if row.moved.iter().any(|id| id.index() == version) {
                    line.add(Tone::Info, " ⇄ moved");
                }
                line.wrap(column - 1, MOST_LINES)
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(1);
        for at in 0..height {
            let mut line = if at == 0 { label(row, number) } else { Line::default() };
            line.pad(LEFT);
            for cell in &cells {
                let mut part = Line::of(Tone::Dim, frame);
                append(&mut part, cell.get(at).cloned().unwrap_or_default());
                part.pad(column + 2);
                append(&mut line, part);
            }
            line.write(view, out)?;
        }
        gap(article.set.documents.len(), column, view, out)?;
    }
    Ok(())
}

/// An empty line through which the frame goes on.
fn gap(versions: usize, column: usize, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Line::of(Tone::Plain, &" ".repeat(LEFT));
    for _ in 0..versions {
        line.add(Tone::Dim, "│").add(Tone::Plain, &" ".repeat(column + 1));
    }
    line.write(view, out)
}

fn append(line: &mut Line, other: Line) {
    line.extend(other.into_cells());
}

fn stacked(article: &Article, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let indent = 5;
    for (row, number) in article.alignment.rows.iter().zip(1..).filter(|(row, _)| view.shows(row)) {
        out.write_all(b"\n")?;
        let mut top = label(row, number);
        note(&mut top, article, row, &[]);
        top.write(view, out)?;
        let tags = article.set.documents.iter().zip(&row.members);
        let tags: Vec<String> =
            tags.map(|(doc, members)| format!("{} {}", doc.lang(), numbers(members))).collect();
        let hang = indent + tags.iter().map(|tag| width(tag)).max().unwrap_or(0) + 2;
        for ((version, (doc, members)), tag) in
            article.set.documents.iter().zip(&row.members).enumerate().zip(&tags)
        {
            let text = some(text(article, version, doc, members), view.width);
            let body = if members.is_empty() {
                Line::of(Tone::Warning, "no counterpart")
            } else {
                Line::of(Tone::Plain, text)
            };
            for (at, part) in body.wrap(view.width.saturating_sub(hang), MOST_LINES).into_iter().enumerate() {
                let mut line = Line::of(Tone::Plain, &" ".repeat(indent));
                line.add(Tone::Dim, if at == 0 { tag } else { "" }).pad(hang);
                append(&mut line, part);
                line.write(view, out)?;
            }
        }
    }
    Ok(())
}

/// For spreadsheets: a header, a row a line, text in columns by language.
pub(super) fn tsv(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut langs: Vec<Lang> = Vec::new();
    for doc in outcome.articles.iter().flat_map(|article| &article.set.documents) {
        if !langs.contains(&doc.lang()) {
            langs.push(doc.lang());
        }
    }
    write!(out, "set\trow\ttype\tconfidence\tmoved")?;
    for lang in &langs {
        write!(out, "\t{lang}")?;
    }
    out.write_all(b"\n")?;
    for article in &outcome.articles {
        for (row, number) in article.alignment.rows.iter().zip(1..).filter(|(row, _)| view.shows(row)) {
            let moved: Vec<String> = row
                .moved
                .iter()
                .filter_map(|id| article.set.doc(*id))
                .map(|d| d.lang().to_string())
                .collect();
            let (slug, shape, sure) = (field(&article.set.slug), row.shape(), rounded(row.confidence));
            write!(out, "{slug}\t{number}\t{shape}\t{sure:.3}\t{}", moved.join(" "))?;
            for lang in &langs {
                let version = article.set.of(*lang);
                let text = version
                    .and_then(|(id, doc)| Some(text(article, id.index(), doc, row.members.get(id.index())?)));
                write!(out, "\t{}", field(text.unwrap_or_default()))?;
            }
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// A text without the characters that would end a field; runs of white space at a line's end become one space.
fn field(text: &str) -> String {
    let lines = text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    lines.map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
