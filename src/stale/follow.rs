//! Whether a revised translation did what the change of the lead asked.
//!
//! Two signals: the sentence is as it was though its source changed in substance; or it changed, but its facts are not those
//! of the new source.

use super::{Action, Followed, Item, Source, Target, values};
use crate::{
    diff::{self, Class, Diff, Hunk, Kind, Op},
    text::{Document, Span},
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
            Action::Update => Some(updated(source, target, revised, diff, item, &hunks)),
            Action::Delete => Some(if hunks.iter().all(|hunk| hunk.op == Op::Deleted) {
                Followed::Yes
            } else if hunks.iter().any(|hunk| diff.changes_meaning(hunk, target.doc, revised)) {
                Followed::Partly
            } else {
                Followed::No
            }),
            Action::Move => {
                Some(if hunks.iter().any(|hunk| hunk.moved) { Followed::Yes } else { Followed::No })
            }
            Action::Insert => Some(inserted(source, revised, diff, item, &mut taken)),
        };
    }
}

/// Whether a sentence was said anew, with the new facts.
fn updated(
    source: &Source<'_>,
    target: &Target<'_>,
    revised: &Document,
    diff: &Diff,
    item: &Item,
    hunks: &[&Hunk],
) -> Followed {
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
    if missed == 0 && !strange(source, target, item, &there) { Followed::Yes } else { Followed::Partly }
}

/// Whether a figure came in that neither the old translation nor the new source has.
fn strange(source: &Source<'_>, target: &Target<'_>, item: &Item, there: &[(Class, String, Span)]) -> bool {
    let mut known = values(target.doc, diff::part(target.sentences, &item.target));
    for sentence in item.source_new.iter().filter_map(|at| source.diff.new.get(*at as usize)) {
        known.extend(values(source.new, std::slice::from_ref(sentence)));
    }
    let figure = |text: &str| text.len() > 1 && text.bytes().all(|c| c.is_ascii_digit());
    // A scale is no figure of its own: `6 тысяч` is compared as 6000.
    let changed = |value: &&(Class, String, Span)| value.0 == Class::Number && figure(&value.1);
    item.reasons.iter().any(|reason| reason.class == Class::Number && reason.found.is_some())
        && there.iter().filter(changed).any(|value| !known.iter().any(|other| other.1 == value.1))
        && !there.iter().any(|value| {
            item.reasons.iter().any(|reason| {
                let wanted = diff::words::values(source.new, reason.new);
                reason.class == Class::Number && wanted.iter().any(|want| want.1 == value.1)
            })
        })
}

/// Whether a new sentence was translated: one of the revision's own new sentences stands where it should, or has its facts.
fn inserted(
    source: &Source<'_>,
    revised: &Document,
    diff: &Diff,
    item: &mut Item,
    taken: &mut Vec<usize>,
) -> Followed {
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
        .filter(|(n, hunk)| hunk.op == Op::Inserted && !taken.contains(n) && (near(hunk) || shares(hunk)))
        .collect();
    let best = open
        .iter()
        .find(|(_, hunk)| near(hunk) && shares(hunk))
        .or_else(|| open.iter().find(|(_, hunk)| near(hunk)));
    let Some((n, hunk)) = best.or_else(|| open.first()) else { return Followed::No };
    taken.push(*n);
    item.target_new = hunk.new.clone().collect();
    Followed::Yes
}
