//! Two revisions for people: what was done to each sentence, the changed words marked.

use std::io::{self, Write};

use super::{
    Compared, View, counted,
    json::{kind_name, op_name},
    paint::{Line, Tone},
};
use crate::{
    diff::{Class, Hunk, Op},
    segment::Sentence,
    text::{Document, Span},
};

/// Column at which the text begins.
const LEFT: usize = 21;
/// Lines of one sentence.
const MOST_LINES: usize = 40;

/// `--format human`.
pub(super) fn human(compared: &Compared, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let Compared { name, old, new, diff } = compared;
    let mut top = Line::of(Tone::Strong, name);
    top.add(Tone::Plain, &format!("   {}   ", new.lang()));
    let counts = format!("{} → {}", diff.old.len(), counted(diff.new.len(), "sentence"));
    top.add(Tone::Plain, &counts).write(view, out)?;
    let mut files = Line::of(Tone::Dim, "old ");
    files.add(Tone::Dim, old.path()).write(view, out)?;
    let mut files = Line::of(Tone::Dim, "new ");
    files.add(Tone::Dim, new.path()).write(view, out)?;
    for hunk in diff.hunks.iter().filter(|hunk| hunk.op != Op::Same || hunk.moved) {
        out.write_all(b"\n")?;
        one(compared, hunk, view, out)?;
    }
    if view.quiet { Ok(()) } else { summary(compared, view, out) }
}

fn one(compared: &Compared, hunk: &Hunk, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let sign = match hunk.op {
        Op::Same => ("»", Tone::Info),
        Op::Edited => ("~", Tone::Warning),
        Op::Split => ("⑂", Tone::Info),
        Op::Merged => ("⑃", Tone::Info),
        Op::Deleted => ("-", Tone::Error),
        Op::Inserted => ("+", Tone::Good),
    };
    let (doc, sentences, range) = match hunk.op {
        Op::Deleted => (&compared.old, &compared.diff.old, &hunk.old),
        Op::Same | Op::Edited | Op::Split | Op::Merged | Op::Inserted => {
            (&compared.new, &compared.diff.new, &hunk.new)
        }
    };
    let span = cover(sentences, range);
    let mut labels = vec![if hunk.op == Op::Same { "moved" } else { op_name(hunk.op) }.to_owned()];
    if let Some(kind) = hunk.kind.filter(|_| hunk.op == Op::Edited) {
        labels.push(kind_name(kind).to_owned());
    }
    if hunk.moved && hunk.op != Op::Same {
        labels.push("moved".to_owned());
    }
    let at = doc.line_column(span.start());
    let mut left = vec![Line::of(sign.1, &format!(" {} {}", sign.0, labels.join(" ")))];
    left.push(Line::of(Tone::Dim, &format!("   line {}", at.line)));
    let body = words(compared, hunk, (doc, span), view);
    let body = body.wrap(view.width.saturating_sub(LEFT + 1), MOST_LINES);
    let height = body.len().max(left.len());
    let mut body = body.into_iter();
    let mut left = left.into_iter();
    for _ in 0..height {
        let mut line = left.next().unwrap_or_default();
        line.pad(LEFT);
        line.extend(body.next().unwrap_or_default().into_cells());
        line.write(view, out)?;
    }
    Ok(())
}

/// From the first to the last sentence of a range.
fn cover(sentences: &[Sentence], range: &std::ops::Range<u32>) -> Span {
    let span = |n: u32| sentences.get(n as usize).map(|sentence| sentence.span);
    let last = range.end.checked_sub(1).and_then(span);
    span(range.start).zip(last).map(|(first, last)| first.to(last)).unwrap_or_default()
}

/// The new text, with what was there before in its place: `[-6,000-]{+7,000+}`, or by colours alone.
fn words(compared: &Compared, hunk: &Hunk, (doc, span): (&Document, Span), view: &View) -> Line {
    let mut line = Line::default();
    let whole = match hunk.op {
        Op::Deleted => Tone::Error,
        Op::Inserted => Tone::New,
        Op::Same | Op::Edited | Op::Split | Op::Merged => Tone::Plain,
    };
    if matches!(hunk.op, Op::Deleted | Op::Inserted) || hunk.changes.is_empty() {
        line.add(whole, doc.slice(span));
        return line;
    }
    let marks = if view.color { ["", "", "", ""] } else { ["[-", "-]", "{+", "+}"] };
    let [old_from, old_to, new_from, new_to] = marks;
    let mut at = span.start();
    for change in &hunk.changes {
        line.add(Tone::Plain, doc.slice(Span::new(at, change.new.start().max(at))));
        at = at.max(change.new.end());
        let (old, new) = (compared.old.slice(change.old), compared.new.slice(change.new));
        if !old.is_empty() {
            line.add(Tone::Old, &format!("{old_from}{old}{old_to}"));
        }
        // Without brackets, and where words went away, a space must keep what follows apart.
        let next = doc.slice(Span::new(at, span.end())).chars().next();
        let bare = new.is_empty() && next.is_some_and(char::is_alphanumeric);
        if !old.is_empty() && (bare || view.color && !new.is_empty()) && !old.ends_with(char::is_whitespace) {
            line.add(Tone::Plain, " ");
        }
        if !new.is_empty() {
            let tone = if change.class == Class::Cosmetic { Tone::Info } else { Tone::New };
            line.add(tone, &format!("{new_from}{new}{new_to}"));
        }
    }
    line.add(Tone::Plain, doc.slice(Span::new(at, span.end())));
    line
}

/// `3 edited · 1 split · 2 inserted · 19 the same`
fn summary(compared: &Compared, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let hunks = &compared.diff.hunks;
    let count = |op: Op| hunks.iter().filter(|hunk| hunk.op == op).count();
    let ops =
        [Op::Edited, Op::Split, Op::Merged, Op::Inserted, Op::Deleted].map(|op| (op_name(op), count(op)));
    let moved = ("moved", hunks.iter().filter(|hunk| hunk.moved).count());
    let parts: Vec<String> = ops
        .into_iter()
        .chain([moved, ("the same", count(Op::Same))])
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| format!("{n} {name}"))
        .collect();
    out.write_all(b"\n")?;
    let changed = hunks.iter().any(|hunk| hunk.op != Op::Same || hunk.moved);
    let text = if changed { parts.join(" · ") } else { "No sentence changed".to_owned() };
    Line::of(if changed { Tone::Plain } else { Tone::Good }, &text).write(view, out)
}
