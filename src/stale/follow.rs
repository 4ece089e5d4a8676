//! Whether a revised translation did what the change of the lead asked.
//!
//! Two signals: the sentence is as it was though its source changed in substance; or it changed, but its facts are not those
//! of the new source.

use super::{Action, Followed, Item, Source, Target, values};
use crate::{
    diff::{self, Diff, Hunk, Kind, Op},
    text::Document,
};

/// Fills in what was followed, and by which sentences.
pub(super) fn follow(
    source: &Source<'_>,
    target: &Target<'_>,
    revised: &Document,
    diff: &Diff,
    items: &mut [Item],
) {
    let mut taken: Vec<usize> = Vec::new();
    for item in items {
        let hunks: Vec<&Hunk> = diff
            .hunks
            .iter()
            .filter(|hunk| hunk.old.start < item.target.end && item.target.start < hunk.old.end)
            .collect();
        item.target_new = hunks.iter().flat_map(|hunk| hunk.new.clone()).collect();
        item.followed = match item.action {
            Action::Ok => None,
            Action::Update => Some(updated(source, revised, diff, item, &hunks)),
            Action::Delete => Some(if hunks.iter().all(|hunk| hunk.op == Op::Deleted) {
                Followed::Yes
            } else if hunks.iter().any(|hunk| hunk.substance) {
                Followed::Partly
            } else {
                Followed::No
            }),
            Action::Move => {
                Some(if hunks.iter().any(|hunk| hunk.moved) { Followed::Yes } else { Followed::No })
            }
            Action::Insert => inserted(source, target, revised, diff, item, &mut taken),
        };
    }
}

/// Whether a sentence was said anew, with the new facts.
fn updated(source: &Source<'_>, revised: &Document, diff: &Diff, item: &Item, hunks: &[&Hunk]) -> Followed {
    let typo = |hunk: &&Hunk| hunk.op == Op::Same || hunk.kind == Some(Kind::Typo);
    if hunks.iter().all(typo) {
        return Followed::No;
    }
    let there: Vec<_> =
        hunks.iter().flat_map(|hunk| values(revised, diff::part(&diff.new, &hunk.new))).collect();
    let has = |doc: &Document, span| {
        let wanted = diff::words::values(doc, span);
        !wanted.is_empty()
            && wanted.iter().all(|want| there.iter().any(|value| (value.0, &value.1) == (want.0, &want.1)))
    };
    // The old value was in the translation, and still is, and the new one is not.
    let missed = item
        .reasons
        .iter()
        .filter(|reason| {
            reason.found.is_some() && has(source.old, reason.old) && !has(source.new, reason.new)
        })
        .count();
    match missed {
        0 => Followed::Yes,
        _ => Followed::Partly,
    }
}

/// Whether a new sentence was translated: one of the revision's own new sentences stands where it should, or has its facts.
fn inserted(
    source: &Source<'_>,
    target: &Target<'_>,
    revised: &Document,
    diff: &Diff,
    item: &mut Item,
    taken: &mut Vec<usize>,
) -> Option<Followed> {
    let spans = item.source_new.iter().filter_map(|at| source.diff.new.get(*at as usize));
    let wanted: Vec<_> = spans.flat_map(|sentence| diff::words::values(source.new, sentence.span)).collect();
    let from = item.after.map_or(0, |at| at + 1);
    let near = |hunk: &Hunk| hunk.old.start == from;
    let shares = |hunk: &Hunk| {
        let there = values(revised, diff::part(&diff.new, &hunk.new));
        there.iter().any(|value| wanted.iter().any(|want| (want.0, &want.1) == (value.0, &value.1)))
    };
    let open: Vec<(usize, &Hunk)> = diff
        .hunks
        .iter()
        .enumerate()
        .filter(|(n, hunk)| {
            hunk.op == Op::Inserted
                && !taken.contains(n)
                && (near(hunk) || target.sentences.is_empty() || shares(hunk))
        })
        .collect();
    let best = open
        .iter()
        .find(|(_, hunk)| near(hunk) && shares(hunk))
        .or_else(|| open.iter().find(|(_, hunk)| near(hunk)));
    let Some((n, hunk)) = best.or_else(|| open.first()) else { return Some(Followed::No) };
    taken.push(*n);
    item.target_new = hunk.new.clone().collect();
    Some(Followed::Yes)
}
