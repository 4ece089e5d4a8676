//! Colours, wrapping, columns.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{
    View,
    cells::{Cell, cells},
};
use crate::diagnostic::Severity;

/// What a piece of output is; its colour follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Text.
    Plain,
    /// Frames, numbers, what is always the same.
    Dim,
    /// Headings.
    Strong,
    /// An error, or what is surely wrong.
    Error,
    /// A warning, or what is doubtful.
    Warning,
    /// A remark.
    Info,
    /// What is well.
    Good,
    /// What was taken away.
    Old,
    /// What was put in.
    New,
}

impl Tone {
    fn style(self) -> Style {
        let color = |color: AnsiColor| color.on_default();
        match self {
            Self::Plain => Style::new(),
            Self::Dim => Style::new().dimmed(),
            Self::Strong => Style::new().bold(),
            Self::Error => color(AnsiColor::Red).bold(),
            Self::Warning => color(AnsiColor::Yellow).bold(),
            Self::Info => color(AnsiColor::Cyan).bold(),
            Self::Good => color(AnsiColor::Green),
            Self::Old => color(AnsiColor::Red).strikethrough(),
            Self::New => color(AnsiColor::Green).bold(),
        }
    }
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Info,
        }
    }
}

/// A line in the making: cells with their tones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    cells: Vec<Cell>,
}

impl Line {
    /// A line of one tone.
    pub(super) fn of(tone: Tone, text: &str) -> Self {
        let mut line = Self::default();
        line.add(tone, text);
        line
    }

    /// Puts text at its end.
    pub(super) fn add(&mut self, tone: Tone, text: &str) -> &mut Self {
        self.cells.extend(cells(text, tone));
        self
    }

    /// Puts cells at its end.
    pub(super) fn extend(&mut self, cells: impl IntoIterator<Item = Cell>) -> &mut Self {
        self.cells.extend(cells);
        self
    }

    /// Its cells, to go into another line.
    pub(super) fn into_cells(self) -> Vec<Cell> {
        self.cells
    }

    /// The spaces it begins with.
    pub(super) fn leading(&self) -> String {
        self.cells.iter().take_while(|cell| cell.text == " ").map(|_| ' ').collect()
    }

    /// Fills up with spaces to `width` columns.
    pub(super) fn pad(&mut self, width: usize) -> &mut Self {
        let missing = width.saturating_sub(self.width());
        self.add(Tone::Plain, &" ".repeat(missing))
    }

    /// Columns it takes.
    pub(super) fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }

    /// Breaks it at spaces into lines of at most `width` columns and at most `most` lines; what is cut off ends in `…`.
    pub(super) fn wrap(self, width: usize, most: usize) -> Vec<Self> {
        let width = width.max(4);
        let mut lines: Vec<Vec<Cell>> = Vec::new();
        let mut now: Vec<Cell> = Vec::new();
        let (mut wide, mut space) = (0, None);
        let mut rest = self.cells.into_iter();
        for cell in &mut rest {
            if cell.text == " " {
                if now.is_empty() {
                    continue;
                }
                space = Some(now.len());
            }
            wide += cell.width;
            now.push(cell);
            if wide > width {
                let at = space.filter(|&at| at > 0).unwrap_or(now.len() - 1);
                let mut next = now.split_off(at);
                if next.first().is_some_and(|cell| cell.text == " ") {
                    next.remove(0);
                }
                lines.push(std::mem::replace(&mut now, next));
                wide = now.iter().map(|cell| cell.width).sum();
                space = now.iter().rposition(|cell| cell.text == " ");
            }
            if lines.len() > most {
                break;
            }
        }
        if !now.is_empty() || lines.is_empty() {
            lines.push(now);
        }
        let cut = lines.len() > most || rest.next().is_some();
        lines.truncate(most);
        if let Some(last) = lines.last_mut().filter(|_| cut) {
            shorten(last, width);
        }
        lines.into_iter().map(|cells| Self { cells }).collect()
    }

    /// Writes it without spaces at its end, then a line break.
    pub(super) fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        let end = self.cells.iter().rposition(|cell| cell.text != " ").map_or(0, |at| at + 1);
        let shown = self.cells.get(..end).unwrap_or_default();
        for run in shown.chunk_by(|a, b| a.tone == b.tone) {
            let text: String = run.iter().map(|cell| cell.text.as_str()).collect();
            match run
                .first()
                .map(|cell| cell.tone.style())
                .filter(|style| view.color && *style != Style::new())
            {
                Some(style) => write!(out, "{style}{text}{style:#}")?,
                None => out.write_all(text.as_bytes())?,
            }
        }
        out.write_all(b"\n")
    }
}

/// Makes room for `…` and puts it at the end.
fn shorten(line: &mut Vec<Cell>, width: usize) {
    while line.iter().map(|cell| cell.width).sum::<usize>() >= width
        || line.last().is_some_and(|cell| cell.text == " ")
    {
        if line.pop().is_none() {
            break;
        }
    }
    line.extend(cells("…", Tone::Dim));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
        let lines = Line::of(Tone::Plain, text).wrap(width, most);
        lines.iter().map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrapped("Горад Мінск стаіць", 11, 9), ["Горад Мінск", "стаіць"]);
        assert_eq!(wrapped("а  б", 9, 9), ["а  б"]);
        assert_eq!(wrapped("", 9, 9), [""]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_through() {
        assert_eq!(wrapped("абвгдежз", 5, 9), ["абвгд", "ежз"]);
    }

    #[test]
    fn what_is_left_out_is_said() {
        assert_eq!(
            wrapped("адзін два тры чатыры", 9, 1),
            ["адзін…"].map(|_| wrapped("адзін два тры", 9, 1).remove(0))
        );
        assert!(wrapped("адзін два тры чатыры", 9, 2)[1].ends_with('…'));
    }
}
