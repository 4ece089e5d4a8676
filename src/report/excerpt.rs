//! A piece of text around a place, cut to fit, with the place marked below it.

use super::{
    cells::{Cell, cells},
    paint::{Line, Tone},
};
use crate::text::{Document, Span};

/// Bytes looked at on either side of a place, so that one huge line costs nothing.
const REACH: usize = 2_000;

/// The text line and the line that marks `span` in it with `mark`, neither wider than `width`.
pub(super) fn excerpt(
    doc: &Document,
    frame: Span,
    span: Span,
    mark: (char, Tone),
    width: usize,
) -> [Line; 2] {
    let frame = frame.to(span);
    let floor = |at: usize| doc.text().floor_char_boundary(at);
    let from = floor(frame.start().max(span.start().saturating_sub(REACH)));
    let to = floor(frame.end().min(span.end().max(span.start() + 1) + REACH));
    let all: Vec<Cell> = cells(doc.slice(Span::new(from, to)), Tone::Plain).collect();
    let cut = (from > frame.start(), to < frame.end());
    let first = all.partition_point(|cell| from + cell.at < span.start());
    let last = all.partition_point(|cell| from + cell.at < span.end()).max(first);
    let window = window(&all, first, last, cut, width.max(12));
    let mut text = Line::default();
    let mut below = Line::default();
    if window.0 > 0 || cut.0 {
        text.add(Tone::Dim, "…");
    }
    let shown = all.get(window.0..window.1).unwrap_or_default();
    let marked = (first.max(window.0) - window.0, last.min(window.1).saturating_sub(window.0));
    let before: usize = shown.iter().take(marked.0).map(|cell| cell.width).sum();
    let inside: usize =
        shown.iter().take(marked.1).skip(marked.0).map(|cell| cell.width).sum::<usize>().max(1);
    below.pad(text.width() + before).add(mark.1, &mark.0.to_string().repeat(inside));
    text.extend(shown.iter().cloned());
    if window.1 < all.len() || cut.1 {
        text.add(Tone::Dim, "…");
    }
    [text, below]
}

/// Which cells are shown: those of the place, then what fits on both sides, from a word's beginning to a word's end.
fn window(all: &[Cell], first: usize, last: usize, cut: (bool, bool), width: usize) -> (usize, usize) {
    let wide = |from: usize, to: usize| -> usize {
        all.get(from..to).unwrap_or_default().iter().map(|cell| cell.width).sum()
    };
    let space = |at: usize| all.get(at).is_some_and(|cell| cell.text == " ");
    if wide(0, all.len()) + usize::from(cut.0) + usize::from(cut.1) <= width {
        return (0, all.len());
    }
    let room = (width - 2).saturating_sub(wide(first, last));
    let ahead = wide(last, all.len()).min(room);
    let behind = wide(0, first).min(room);
    let left = behind.min((room * 2 / 5).max(room - ahead));
    let mut from = first;
    while from > 0 && wide(from - 1, first) <= left {
        from -= 1;
    }
    if from > 0
        && let Some(next) = (from..first).find(|&at| space(at))
    {
        from = next + 1;
    }
    let mut to = from;
    let mut used = 0;
    while let Some(cell) = all.get(to).filter(|cell| used + cell.width <= width - 2) {
        used += cell.width;
        to += 1;
    }
    let edge = if last < to { last } else { from + (to - from) * 3 / 4 };
    if to < all.len()
        && let Some(end) = (edge..to).rev().find(|&at| space(at))
    {
        to = end;
    }
    (from, to)
}
