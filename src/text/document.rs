//! One language version of an article.

use super::{LineColumn, LineIndex, Span};
use crate::lang::Lang;

/// Number of a version within its [`Set`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

impl DocId {
    /// As an index into [`Set::documents`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Number of a [`Block`] within its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct BlockId(pub u32);

/// What a block is, as far as its shape tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A headline: short, no final stop, alone.
    Heading,
    /// A line of a list.
    ListItem,
    /// Everything else.
    Paragraph,
}

/// A stretch of text over whose edges no sentence runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, white space at its edges left out.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A text that is never altered; every later fact is a [`Span`] into it.
#[derive(Debug, Clone)]
pub struct Document {
    lang: Lang,
    path: Box<str>,
    text: Box<str>,
    lines: LineIndex,
    blocks: Box<[Block]>,
}

impl Document {
    /// Takes a decoded text (no BOM) as running text, blocks found by [`read::plain`](super::read::plain).
    ///
    /// ```
    /// use rouna::{lang::Lang, text::Document};
    /// let doc = Document::new(Lang::Be, "be.txt", "Мінск. Брэст.");
    /// assert_eq!(doc.blocks().len(), 1);
    /// ```
    #[must_use]
    pub fn new(lang: Lang, path: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let blocks = super::read::plain(&text).into();
        Self { lang, path: path.into(), lines: LineIndex::new(&text), text, blocks }
    }

    /// The language it is written in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The path as given by the user, or any name for a text without a file.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; a span of another document gives what fits, never a panic.
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = (self.floor(span.start()), self.floor(span.end()));
        self.text.get(start..end).unwrap_or_default()
    }

    /// Blocks in order; they do not overlap, and all that is outside them is white space.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Line and column, in code points from 1.
    pub fn line_column(&self, at: usize) -> LineColumn {
        self.lines.line_column(&self.text, at)
    }

    /// Lines and code points.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// A span's `[start, end)` in code points.
    pub fn char_span(&self, span: Span) -> [usize; 2] {
        [span.start(), span.end()].map(|at| self.lines.chars_before(&self.text, at))
    }

    /// The nearest character boundary at or before `at`.
    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}

/// The versions of one article, the lead first.
#[derive(Debug, Clone)]
pub struct Set {
    /// Short name, as in `translations/<slug>/`.
    pub slug: Box<str>,
    /// At least one; every language at most once.
    pub documents: Vec<Document>,
}

impl Set {
    /// The version a [`DocId`] names.
    pub fn doc(&self, id: DocId) -> Option<&Document> {
        self.documents.get(id.index())
    }

    /// The version in a language.
    pub fn of(&self, lang: Lang) -> Option<(DocId, &Document)> {
        self.ids().find(|(_, doc)| doc.lang() == lang)
    }

    /// All versions with their numbers.
    pub fn ids(&self) -> impl Iterator<Item = (DocId, &Document)> {
        self.documents.iter().zip(0_u32..).map(|(doc, n)| (DocId(n), doc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_span_gives_what_fits() {
        let doc = Document::new(Lang::Be, "be.txt", "Ўсё");
        assert_eq!(doc.slice(Span::new(1, 900)), "Ўсё");
        assert_eq!(doc.char_span(Span::new(2, 6)), [1, 3]);
    }
}
