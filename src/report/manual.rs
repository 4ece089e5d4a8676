//! The rules, explained: all that is said here is read from the rules themselves.

use std::io::{self, Write};

use super::{
    View,
    paint::{Line, Tone},
};
use crate::check::{Example, Family, Rule};

/// A line a rule, by family.
pub fn rules(rules: &[&Rule], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let left = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0) + 4;
    for (family, name) in Family::ALL {
        let mut own = rules.iter().filter(|rule| rule.family == family).peekable();
        if own.peek().is_some() {
            Line::of(Tone::Strong, name).write(view, out)?;
        }
        for rule in own {
            let mut line = Line::of(Tone::Plain, "  ");
            line.add(Tone::Plain, rule.id).pad(left);
            line.add(rule.severity.into(), rule.severity.name()).pad(left + 9);
            paragraph(line, rule.summary, left + 9, view, out)?;
        }
    }
    if !view.quiet {
        out.write_all(b"\n")?;
        let hint = "`rouna explain RULE` tells what a rule finds, with examples.";
        Line::of(Tone::Dim, hint).write(view, out)?;
    }
    Ok(())
}

/// All about one rule.
pub fn explain(rule: &Rule, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Line::of(Tone::Strong, rule.id);
    line.add(Tone::Plain, "   ").add(Tone::Dim, rule.family.name()).add(Tone::Plain, "   ");
    line.add(rule.severity.into(), rule.severity.name()).write(view, out)?;
    paragraph(Line::of(Tone::Plain, "  "), rule.summary, 2, view, out)?;
    out.write_all(b"\n")?;
    paragraph(Line::of(Tone::Plain, "  "), rule.why, 2, view, out)?;
    let (bad, good): (Vec<&Example>, Vec<&Example>) =
        rule.examples.iter().partition(|example| example.texts.iter().any(|(_, text)| text.contains('⟦')));
    for (title, list) in [("Reported", bad), ("Not reported", good)] {
        if list.is_empty() {
            continue;
        }
        out.write_all(b"\n")?;
        Line::of(Tone::Strong, title).write(view, out)?;
        for example in list {
            show(example, view, out)?;
        }
    }
    out.write_all(b"\n")?;
    let hint = format!(
        "Leave it out with `--ignore {id}`; change its weight with `--severity {id}=info`.",
        id = rule.id
    );
    paragraph(Line::default(), &hint, 0, view, out)
}

fn show(example: &Example, view: &View, out: &mut dyn Write) -> io::Result<()> {
    paragraph(Line::of(Tone::Plain, "  "), example.title, 2, view, out)?;
    for (lang, text) in example.texts {
        let mut line = Line::of(Tone::Plain, "     ");
        line.add(Tone::Dim, lang.tag()).add(Tone::Plain, "  ");
        paragraph(line, text, 9, view, out)?;
    }
    let entries = example.glossary.lines().filter(|line| !line.trim().is_empty());
    for (n, entry) in
        entries.filter(|line| !line.starts_with("schema") && !line.starts_with("entries")).enumerate()
    {
        let mut line = Line::of(Tone::Dim, if n == 0 { "     glossary" } else { "" });
        line.pad(15).add(Tone::Dim, entry).write(view, out)?;
    }
    Ok(())
}

/// Text after a beginning, broken to the width, what follows the first line indented; `⟦…⟧` is shown as a mark.
fn paragraph(first: Line, text: &str, indent: usize, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut body = Line::default();
    for (n, piece) in text.split(['⟦', '⟧']).enumerate() {
        let marked = n % 2 == 1;
        if marked {
            body.add(Tone::Error, "⟦").add(Tone::Error, piece).add(Tone::Error, "⟧");
        } else {
            body.add(Tone::Plain, piece);
        }
    }
    let mut line = first;
    for part in body.wrap(view.width.saturating_sub(indent), 40) {
        line.pad(indent).extend(part.into_cells());
        line.write(view, out)?;
        line = Line::default();
    }
    Ok(())
}
