//! Findings for people: the message, every version's place with the words marked, the help.

use std::io::{self, Write};

use super::{
    Article, Outcome, View,
    cells::{plain, width},
    counted,
    excerpt::excerpt,
    json::rounded,
    paint::{Line, Tone},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    text::{DocId, Document, Span},
};

/// Beside its place an excerpt has at least this many columns; else it goes below.
const NARROWEST: usize = 56;

/// `--format human`.
pub(super) fn human(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for article in &outcome.articles {
        for finding in &article.findings {
            one(article, finding, view, out)?;
            out.write_all(b"\n")?;
        }
    }
    if view.quiet { Ok(()) } else { summary(outcome, view, out) }
}

/// `--format concise`: a line a finding, as compilers write it.
pub(super) fn concise(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for article in &outcome.articles {
        for finding in &article.findings {
            let Some(doc) = article.set.doc(finding.doc) else { continue };
            let mut line = Line::of(Tone::Plain, &place(doc, finding.span));
            line.add(Tone::Plain, ": ").add(finding.severity.into(), finding.severity.name());
            line.add(Tone::Dim, &format!("[{}]", finding.rule));
            line.add(Tone::Plain, ": ").add(Tone::Plain, &finding.message);
            line.write(view, out)?;
        }
    }
    Ok(())
}

fn one(article: &Article, finding: &Diagnostic, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let tone = Tone::from(finding.severity);
    let mut head = Line::of(tone, finding.severity.name());
    head.add(tone, &format!("[{}]", finding.rule)).add(Tone::Plain, ": ").add(Tone::Strong, &finding.message);
    hang(head, "   ", view, out)?;
    if let Some(about) = about(article, finding) {
        hang(Line::of(Tone::Dim, &format!("   {about}")), "     ", view, out)?;
    }
    let mut places: Vec<(DocId, Span, bool)> =
        finding.evidence.iter().map(|label| (label.doc, label.span, false)).collect();
    places.push((finding.doc, finding.span, true));
    places.sort();
    places.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    let shown: Vec<(&Document, usize, Span, bool)> = places
        .iter()
        .filter_map(|(id, span, own)| Some((article.set.doc(*id)?, id.index(), *span, *own)))
        .collect();
    let tags = shown.iter().map(|(doc, ..)| width(doc.lang().tag())).max().unwrap_or(2);
    let names = shown.iter().map(|(doc, _, span, _)| width(&place(doc, *span))).max().unwrap_or(0);
    let beside = tags + names + 9 + NARROWEST <= view.width;
    let left = if beside { tags + names + 6 } else { tags + 5 };
    for (doc, version, span, own) in shown {
        let own = own || (version == finding.doc.index() && span == finding.span);
        let mark = if own { ('^', tone) } else { ('-', Tone::Info) };
        let frame = frame(article, version, doc, span);
        let [text, below] = excerpt(doc, frame, span, mark, view.width.saturating_sub(left + 2));
        let mut first = Line::of(Tone::Plain, "   ");
        first.add(Tone::Dim, doc.lang().tag()).pad(tags + 5).add(Tone::Plain, &place(doc, span));
        if !beside {
            first.write(view, out)?;
            first = Line::default();
        }
        // A whole sentence of evidence needs no line below it.
        let marked = own || span != frame;
        for (mut line, body) in
            [(first, text), (Line::default(), below)].into_iter().take(1 + usize::from(marked))
        {
            line.pad(left).add(Tone::Dim, "│ ").extend(body.into_cells());
            line.write(view, out)?;
        }
    }
    match help(finding) {
        Some(help) => {
            let mut line = Line::of(Tone::Plain, "   ");
            line.add(Tone::Good, "help: ").add(Tone::Plain, &help);
            hang(line, "         ", view, out)
        }
        None => Ok(()),
    }
}

/// Writes a line broken to the width, what follows the first indented.
fn hang(line: Line, indent: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let leading = line.leading();
    for (n, part) in line.wrap(view.width.saturating_sub(indent.len()), 12).into_iter().enumerate() {
        let mut full = Line::of(Tone::Plain, if n == 0 { &leading } else { indent });
        full.extend(part.into_cells());
        full.write(view, out)?;
    }
    Ok(())
}

/// `row 5 · alignment 0.98`
fn about(article: &Article, finding: &Diagnostic) -> Option<String> {
    let row = finding.row?;
    let mut parts = vec![format!("row {row}")];
    if let Some(confidence) = finding.confidence {
        parts.push(format!("alignment {:.2}", (rounded(confidence) * 100.0).floor() / 100.0));
    }
    let moved = article.alignment.rows.get(row.checked_sub(1)? as usize).map(|row| !row.moved.is_empty());
    if moved == Some(true) {
        parts.push("moved".to_owned());
    }
    Some(parts.join(" · "))
}

/// The wanted forms and where they come from, without what the message has said already.
fn help(finding: &Diagnostic) -> Option<String> {
    let said = |form: &str| finding.help.as_deref().unwrap_or(&finding.message).contains(form);
    let forms = finding.suggestions.iter().take(3).map(|form| format!("«{form}»"));
    let forms = forms.filter(|form| !said(form)).collect::<Vec<_>>().join(" or ");
    match (&finding.help, forms.is_empty()) {
        (None, true) => None,
        (None, false) => Some(forms),
        (Some(help), true) => Some(help.clone()),
        (Some(help), false) if finding.suggestions.first().is_some_and(|first| said(first)) => {
            Some(format!("{help}; or {forms}"))
        }
        (Some(help), false) => Some(format!("{forms} ({help})")),
    }
}

/// `translations/minsk/ru.txt:7:50`
fn place(doc: &Document, span: Span) -> String {
    let at = doc.line_column(span.start());
    format!("{}:{}:{}", plain(doc.path()), at.line, at.column)
}

/// The sentences a place stands in, else its line.
fn frame(article: &Article, version: usize, doc: &Document, span: Span) -> Span {
    let sentences = article.sentences.get(version).map_or(&[][..], Vec::as_slice);
    let first = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    if let Some(sentence) = sentences.get(first).filter(|sentence| sentence.span.covers(span)) {
        return sentence.span;
    }
    let lines = doc.lines();
    let line = lines.line_range(doc.text(), doc.line_column(span.start()).line);
    let text = doc.slice(Span::new(line.start, line.end));
    let start = line.start + text.len() - text.trim_start().len();
    Span::new(start, (line.start + text.trim_end().len()).max(start))
}

/// `3 sets · 1 error · 2 warnings · 4 info`
fn summary(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let sets = counted(outcome.articles.len(), "set");
    if outcome.worst().is_none() {
        let versions: usize = outcome.articles.iter().map(|article| article.set.documents.len()).sum();
        let mut line = Line::of(Tone::Good, "All clear");
        let checked = format!(": {sets}, {}, nothing to report", counted(versions, "version"));
        line.add(Tone::Plain, &checked);
        return line.write(view, out);
    }
    let mut line = Line::of(Tone::Plain, &sets);
    for (severity, name) in Severity::ALL {
        let count = outcome.count(severity);
        if count == 0 {
            continue;
        }
        line.add(Tone::Dim, " · ");
        let text = if severity == Severity::Info { format!("{count} {name}") } else { counted(count, name) };
        line.add(severity.into(), &text);
    }
    line.write(view, out)
}
