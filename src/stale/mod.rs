//! What the change of the lead version asks of a translation.
//!
//! Takes the [`Diff`] of the lead and an [`Alignment`] of its old revision with the translation; gives [`Item`]s, and with the
//! revised translation also whether each was followed. Knows nothing of how they are shown.

mod follow;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::{
    align::{Alignment, Row},
    diff::{self, Class, Diff, Hunk, Kind, Op},
    segment::Sentence,
    text::{DocId, Document, Span},
};

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Say it anew.
    Update,
    /// Translate a new sentence.
    Insert,
    /// Take it out.
    Delete,
    /// Put it elsewhere.
    Move,
    /// Nothing.
    Ok,
}

/// Whether the revised translation did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Followed {
    /// All of it.
    Yes,
    /// Some of it.
    Partly,
    /// Nothing of it.
    No,
}

/// A change of a fact that makes a sentence stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub class: Class,
    /// Where it stood in the lead.
    pub old: Span,
    /// Where it stands in the lead.
    pub new: Span,
    /// Where the translation has the old value, if it was found.
    pub found: Option<Span>,
}

/// One thing to do, or not to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What.
    pub action: Action,
    /// Sentences of the translation as it stands; empty for an insertion.
    pub target: Range<u32>,
    /// For an insertion or a move, the sentence of the translation it goes after; `None` at the very beginning.
    pub after: Option<u32>,
    /// Sentences of the lead's old revision.
    pub source_old: Vec<u32>,
    /// Sentences of the lead's new revision.
    pub source_new: Vec<u32>,
    /// How deep the change of the lead goes.
    pub kind: Option<Kind>,
    /// Facts that changed.
    pub reasons: Vec<Reason>,
    /// Whether it was done; `None` without a revised translation, and where there is nothing to do.
    pub followed: Option<Followed>,
    /// Sentences of the revised translation that answer.
    pub target_new: Vec<u32>,
}

/// The lead: two revisions compared.
#[derive(Debug, Clone, Copy)]
pub struct Source<'d> {
    /// The old revision.
    pub old: &'d Document,
    /// The new revision.
    pub new: &'d Document,
    /// What changed.
    pub diff: &'d Diff,
    /// Which version of the alignment the old revision is.
    pub id: DocId,
}

/// A translation of the lead's old revision.
#[derive(Debug, Clone, Copy)]
pub struct Target<'d> {
    /// Its text.
    pub doc: &'d Document,
    /// Its sentences, as aligned.
    pub sentences: &'d [Sentence],
    /// Which version of the alignment it is.
    pub id: DocId,
    /// Its own revision, if there is one, compared with it.
    pub revised: Option<(&'d Document, &'d Diff)>,
}

/// Says what the change of the lead asks of a translation: an item for each aligned stretch of it, one more for each that is to
/// move, and one for each new sentence of the lead; in the order of the translation. Total.
#[must_use]
pub fn stale(source: &Source<'_>, alignment: &Alignment, target: &Target<'_>) -> Vec<Item> {
    let view = View::new(source, alignment, target);
    let mut items: Vec<(u32, Item)> = Vec::new();
    for row in &alignment.rows {
        let (Some(olds), Some(targets)) =
            (row.members.get(source.id.index()), row.members.get(target.id.index()))
        else {
            continue;
        };
        if olds.is_empty() || targets.is_empty() {
            continue;
        }
        items.extend(view.row(olds, targets).into_iter().map(|item| (targets.start + 1, item)));
    }
    for (n, hunk) in source.diff.hunks.iter().enumerate().filter(|(_, hunk)| hunk.op == Op::Inserted) {
        let after = view.after(n);
        let item =
            Item { action: Action::Insert, after, source_new: hunk.new.clone().collect(), ..bare(0..0) };
        items.push((after.map_or(0, |at| at + 1), item));
    }
    items.sort_by_key(|(at, item)| (*at, item.action == Action::Insert));
    let mut items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
    if let Some((revised, diff)) = target.revised {
        follow::follow(source, target, revised, diff, &mut items);
    }
    items
}

/// An item that asks for nothing.
fn bare(target: Range<u32>) -> Item {
    Item {
        action: Action::Ok,
        target,
        after: None,
        source_old: Vec::new(),
        source_new: Vec::new(),
        kind: None,
        reasons: Vec::new(),
        followed: None,
        target_new: Vec::new(),
    }
}

/// The lead's hunks and the translation's rows, by the sentences they hold.
struct View<'d> {
    source: &'d Source<'d>,
    target: &'d Target<'d>,
    /// The hunk of each old sentence of the lead.
    hunks: Vec<usize>,
    /// The last sentence of the translation that renders each old sentence of the lead.
    renders: Vec<Option<u32>>,
}

impl<'d> View<'d> {
    fn new(source: &'d Source<'d>, alignment: &Alignment, target: &'d Target<'d>) -> Self {
        let count = source.diff.old.len();
        let (mut hunks, mut renders) = (vec![usize::MAX; count], vec![None; count]);
        for (n, hunk) in source.diff.hunks.iter().enumerate() {
            fill(&mut hunks, &hunk.old, n);
        }
        let members = |row: &Row, id: DocId| row.members.get(id.index()).cloned().unwrap_or_default();
        for row in &alignment.rows {
            let last = members(row, target.id).last();
            fill(&mut renders, &members(row, source.id), last);
        }
        Self { source, target, hunks, renders }
    }

    /// The items of an aligned stretch.
    fn row(&self, olds: &Range<u32>, targets: &Range<u32>) -> Vec<Item> {
        let mut numbers: Vec<usize> = olds
            .clone()
            .filter_map(|at| self.hunks.get(at as usize).copied())
            .filter(|n| *n != usize::MAX)
            .collect();
        numbers.dedup();
        let hunks: Vec<&Hunk> = numbers.iter().filter_map(|n| self.source.diff.hunks.get(*n)).collect();
        let action = if !hunks.is_empty() && hunks.iter().all(|hunk| hunk.op == Op::Deleted) {
            Action::Delete
        } else if hunks
            .iter()
            .any(|hunk| self.source.diff.changes_meaning(hunk, self.source.old, self.source.new))
        {
            Action::Update
        } else {
            Action::Ok
        };
        let mut source_old: Vec<u32> =
            olds.clone().chain(hunks.iter().flat_map(|hunk| hunk.old.clone())).collect();
        source_old.sort_unstable();
        source_old.dedup();
        let item = Item {
            action,
            source_old,
            source_new: hunks.iter().flat_map(|hunk| hunk.new.clone()).collect(),
            // A fact weighs more than words, and words more than a slip.
            kind: hunks.iter().filter_map(|hunk| hunk.kind).max_by_key(|kind| weight(*kind)),
            reasons: hunks.iter().flat_map(|hunk| self.reasons(hunk, targets)).collect(),
            ..bare(targets.clone())
        };
        let to = numbers.iter().find(|n| self.source.diff.hunks.get(**n).is_some_and(|hunk| hunk.moved)).map(
            |n| Item { action: Action::Move, after: self.after(*n), reasons: Vec::new(), ..item.clone() },
        );
        match to {
            Some(to) if action == Action::Ok => vec![to],
            to => std::iter::once(item).chain(to).collect(),
        }
    }

    /// The sentence of the translation that renders what stands before a hunk in the lead's new revision and did not move.
    fn after(&self, hunk: usize) -> Option<u32> {
        let before = self.source.diff.hunks.get(..hunk)?;
        before.iter().rev().filter(|hunk| !hunk.moved && hunk.op != Op::Deleted).find_map(|hunk| {
            hunk.old.clone().rev().find_map(|at| self.renders.get(at as usize).copied().flatten())
        })
    }

    /// The facts a hunk changed, and where the translation has the old ones.
    fn reasons(&self, hunk: &Hunk, targets: &Range<u32>) -> Vec<Reason> {
        let there = values(self.target.doc, diff::part(self.target.sentences, targets));
        let fact = |class| matches!(class, Class::Number | Class::Date | Class::Name | Class::Negation);
        hunk.changes
            .iter()
            .filter(|change| fact(change.class))
            .map(|change| {
                let found = diff::words::values(self.source.old, change.old).iter().find_map(|old| {
                    there.iter().find(|value| (value.0, &value.1) == (old.0, &old.1)).map(|value| value.2)
                });
                Reason { class: change.class, old: change.old, new: change.new, found }
            })
            .collect()
    }
}

/// Writes a value at each place of a range.
fn fill<T: Clone>(list: &mut [T], range: &Range<u32>, value: T) {
    if let Some(part) = list.get_mut(range.start as usize..range.end as usize) {
        part.fill(value);
    }
}

/// The facts of some sentences, each with what it stands for and where; `6 тысяч` counts as 6000 too.
fn values(doc: &Document, list: &[Sentence]) -> Vec<(Class, String, Span)> {
    let mut out = Vec::new();
    for sentence in list {
        let found = diff::words::values(doc, sentence.span);
        for pair in found.windows(2) {
            if let [(Class::Number, count, first), (Class::Number, scale, end)] = pair {
                let zeros = scale.strip_prefix('1').unwrap_or_default();
                if zeros.len() >= 3
                    && zeros.bytes().all(|digit| digit == b'0')
                    && count.bytes().all(|c| c.is_ascii_digit())
                {
                    out.push((Class::Number, format!("{count}{zeros}"), first.to(*end)));
                }
            }
        }
        out.extend(found);
    }
    out
}

fn weight(kind: Kind) -> u8 {
    match kind {
        Kind::Typo => 0,
        Kind::Structure => 1,
        Kind::Wording => 2,
        Kind::Fact => 3,
    }
}
