//! What changed between two revisions of one text.
//!
//! Takes two [`Document`]s of one language; gives [`Hunk`]s over their sentences with the changed words inside. Knows no
//! git and no other version.

mod bag;
mod chain;
mod facts;
mod gap;
mod keys;
mod kind;
mod moves;
mod sentence;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::ops::Range;

use sentence::{Bead, Sides, one};

use crate::{
    segment::{Sentence, segment},
    text::{Document, Span},
};

/// What happened to the sentences of a hunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// Nothing but white space, line breaks or normalisation.
    Same,
    /// One sentence became another.
    Edited,
    /// One sentence became several.
    Split,
    /// Several sentences became one.
    Merged,
    /// Gone.
    Deleted,
    /// New.
    Inserted,
}

/// How deep an edit goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Quotes, dashes, slips of the pen.
    Typo,
    /// The same said otherwise.
    Wording,
    /// A number, date, name or negation changed.
    Fact,
    /// Sentences were cut or joined, no more.
    Structure,
}

/// What a changed stretch of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A number.
    Number,
    /// A date or weekday.
    Date,
    /// A name.
    Name,
    /// A negation.
    Negation,
    /// Other words.
    Wording,
    /// Marks, normalisation, capitals.
    Cosmetic,
}

/// A changed stretch inside a hunk; one side may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub class: Class,
    /// Where it stood.
    pub old: Span,
    /// Where it stands.
    pub new: Span,
}

/// A run of sentences of both revisions that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// What happened.
    pub op: Op,
    /// Whether it stands elsewhere than before.
    pub moved: bool,
    /// How deep it goes; `None` for the same, the deleted and the inserted.
    pub kind: Option<Kind>,
    /// Sentences of the old revision.
    pub old: Range<u32>,
    /// Sentences of the new revision.
    pub new: Range<u32>,
    /// Changed words inside.
    pub changes: Vec<Change>,
}

/// Two revisions compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// Sentences of the old revision.
    pub old: Vec<Sentence>,
    /// Sentences of the new revision.
    pub new: Vec<Sentence>,
    /// What happened, in the order of the new revision; what is gone stands where it stood.
    pub hunks: Vec<Hunk>,
}

impl Diff {
    /// Whether a hunk changed the meaning, so that a translation has to follow: a fact, words without a relative on the other
    /// side, a quotation that is none any more, a sentence gone or new. Takes the documents that were compared.
    #[must_use]
    pub fn changes_meaning(&self, hunk: &Hunk, old: &Document, new: &Document) -> bool {
        let names = words::Names::default();
        let pieces = |doc, list, range| words::pieces(doc, part(list, range), &names);
        match hunk.kind {
            None => hunk.op != Op::Same,
            Some(Kind::Typo | Kind::Structure) => false,
            Some(Kind::Fact) => true,
            Some(Kind::Wording) => {
                kind::other_words(&pieces(old, &self.old, &hunk.old), &pieces(new, &self.new, &hunk.new))
            }
        }
    }
}

/// Compares two revisions. Total.
#[must_use]
pub fn diff(old: &Document, new: &Document) -> Diff {
    between(old, segment(old), new, segment(new))
}

/// Compares two revisions by sentences already found.
#[must_use]
pub fn between(old: &Document, olds: Vec<Sentence>, new: &Document, news: Vec<Sentence>) -> Diff {
    let mut sides = Sides::new((old, &olds), (new, &news));
    let beads = sentence::pair(&mut sides);
    let moved = moves::moved(&sides, &beads);
    let mut names = words::Names::default();
    names.add(old, &olds);
    names.add(new, &news);
    let both = Both { old, olds: &olds, new, news: &news, names: &names };
    let hunks = beads.into_iter().zip(moved).map(|(bead, moved)| both.hunk(bead, moved)).collect();
    let hunks = complete(hunks, olds.len(), news.len());
    Diff { old: olds, new: news, hunks }
}

/// Both revisions with their sentences.
struct Both<'d> {
    old: &'d Document,
    olds: &'d [Sentence],
    new: &'d Document,
    news: &'d [Sentence],
    names: &'d words::Names,
}

impl Both<'_> {
    /// The hunk of a bead.
    fn hunk(&self, bead: Bead, moved: bool) -> Hunk {
        let a = part(self.olds, &bead.old);
        let b = part(self.news, &bead.new);
        let key = |doc: &Document, list: &[Sentence]| {
            list.iter()
                .map(|sentence| keys::exact(doc.slice(sentence.span)))
                .collect::<Vec<String>>()
                .join(" ")
        };
        if key(self.old, a) == key(self.new, b) {
            return Hunk { moved, ..bare(Op::Same, bead.old, bead.new) };
        }
        let op = match a.len().cmp(&b.len()) {
            std::cmp::Ordering::Less => Op::Split,
            std::cmp::Ordering::Equal => Op::Edited,
            std::cmp::Ordering::Greater => Op::Merged,
        };
        let old = words::pieces(self.old, a, self.names);
        let new = words::pieces(self.new, b, self.names);
        let changes = words::changes(&old, &new, (over(a), over(b)), self.new.lang());
        let kind = kind::grade(op, &changes, &old, &new);
        Hunk { op, moved, kind, old: bead.old, new: bead.new, changes }
    }
}

/// A hunk without changes.
fn bare(op: Op, old: Range<u32>, new: Range<u32>) -> Hunk {
    Hunk { op, moved: false, kind: None, old, new, changes: Vec::new() }
}

/// The sentences of a range.
pub(crate) fn part<'s>(list: &'s [Sentence], range: &Range<u32>) -> &'s [Sentence] {
    list.get(range.start as usize..range.end as usize).unwrap_or_default()
}

/// The span over some sentences.
fn over(list: &[Sentence]) -> Span {
    match (list.first(), list.last()) {
        (Some(first), Some(end)) => first.span.to(end.span),
        _ => Span::default(),
    }
}

/// Adds what is gone and what is new, each at its place.
fn complete(hunks: Vec<Hunk>, olds: usize, news: usize) -> Vec<Hunk> {
    let mut kept = vec![false; olds];
    for hunk in &hunks {
        if let Some(part) = kept.get_mut(hunk.old.start as usize..hunk.old.end as usize) {
            part.fill(true);
        }
    }
    let mut gone = (0_u32..).zip(kept).filter_map(|(at, kept)| (!kept).then_some(at)).peekable();
    let mut out = Vec::new();
    // Where the next sentence of the new side stands, and the end of the last that did not move on the old one.
    let (mut next, mut place) = (0, 0);
    let news = u32::try_from(news).unwrap_or(u32::MAX);
    let olds = u32::try_from(olds).unwrap_or(u32::MAX);
    for hunk in hunks.into_iter().map(Some).chain([None]) {
        let stays = hunk.as_ref().is_none_or(|hunk| !hunk.moved);
        let (until, start) = hunk.as_ref().map_or((olds, news), |hunk| (hunk.old.start, hunk.new.start));
        if stays {
            while let Some(at) = gone.next_if(|at| *at < until) {
                out.push(bare(Op::Deleted, one(at), next..next));
                place = at + 1;
            }
        }
        out.extend((next..start).map(|at| bare(Op::Inserted, place..place, one(at))));
        if let Some(hunk) = hunk {
            next = hunk.new.end;
            if stays {
                place = hunk.old.end;
            }
            out.push(hunk);
        }
    }
    out
}
