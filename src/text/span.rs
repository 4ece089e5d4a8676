//! A stretch of a text, in bytes.

use std::fmt;

/// A half-open stretch `[start, end)` of a [`Document`](super::Document)'s text, in **bytes** of its UTF-8.
///
/// Both ends lie on character boundaries of the document that gave the span out.
// Invariant: start <= end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` to `end`; ends in the wrong order give an empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = clamp(start);
        Self { start, end: clamp(end).max(start) }
    }

    /// An empty span: a place between two characters.
    #[must_use]
    pub fn at(place: usize) -> Self {
        Self::new(place, place)
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of this span that begins `from` bytes in and is `len` bytes long, cut to fit.
    #[must_use]
    pub fn part(self, from: usize, len: usize) -> Self {
        let start = (self.start() + from).min(self.end());
        Self::new(start, (start + len).min(self.end()))
    }

    /// The smallest span over both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Texts are capped far below 4 GiB by the readers; a larger offset is cut, never wrapped.
fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
