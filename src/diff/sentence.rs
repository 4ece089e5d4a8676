//! Which sentences of two revisions belong together: anchors first, then a search in each gap between them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    bag::{self, Bag, Weights},
    chain::{Link, heaviest},
    gap, keys, moves,
};
use crate::{segment::Sentence, text::Document};

/// Sentences of both sides that belong together; neither side is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bead {
    pub(super) old: Range<u32>,
    pub(super) new: Range<u32>,
}

/// One sentence as compared.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Number of its normal key.
    pub(super) key: u32,
    /// Its length in bytes, at least 1.
    pub(super) size: u64,
    /// What it holds.
    pub(super) bag: Bag,
    /// Its first letters of words, for the index of rare words.
    pub(super) stems: Vec<u64>,
    /// Whether it is known to belong elsewhere, so that no bead of a gap may take it.
    pub(super) away: bool,
}

/// Both sides, ready to compare.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) old: Vec<Entry>,
    pub(super) new: Vec<Entry>,
    pub(super) weights: Weights,
    /// How often each normal key stands on either side, and where last.
    places: Vec<[(u32, u32); 2]>,
}

impl Sides {
    /// Reads both documents.
    pub(super) fn new(old: (&Document, &[Sentence]), new: (&Document, &[Sentence])) -> Self {
        let mut ids = keys::Ids::default();
        let folded = [old, new].map(|(doc, list)| {
            list.iter().map(|sentence| bag::fold(doc.slice(sentence.span))).collect::<Vec<String>>()
        });
        let weights = Weights::new(folded.iter().flatten().map(String::as_str));
        let mut sides = [old, new].map(|(doc, list)| {
            list.iter()
                .map(|sentence| Entry {
                    key: ids.of(keys::normal(doc.slice(sentence.span), doc.lang())),
                    size: sentence.span.len().max(1) as u64,
                    bag: Bag::default(),
                    stems: Vec::new(),
                    away: false,
                })
                .collect::<Vec<Entry>>()
        });
        let places = places(&sides, ids.len());
        // A sentence that stands once on both sides needs no closer look.
        for (side, texts) in sides.iter_mut().zip(&folded) {
            for (entry, text) in side.iter_mut().zip(texts) {
                if places.get(entry.key as usize).is_none_or(|[a, b]| (a.0, b.0) != (1, 1)) {
                    entry.bag = weights.bag(text);
                    entry.stems = text.split_whitespace().map(bag::stem).collect();
                    entry.stems.sort_unstable();
                    entry.stems.dedup();
                }
            }
        }
        let [old, new] = sides;
        Self { old, new, weights, places }
    }

    /// Pairs whose normal key stands exactly once on both sides, in the order of the new side.
    fn unique(&self) -> Vec<Link> {
        self.new
            .iter()
            .zip(0_u32..)
            .filter_map(|(entry, new)| match self.places.get(entry.key as usize)? {
                [(1, old), (1, _)] => Some(Link { old: *old, new, weight: entry.size }),
                _ => None,
            })
            .collect()
    }

    /// Whether a sentence's key stands on both sides.
    pub(super) fn repeated(&self, entry: &Entry) -> bool {
        self.places.get(entry.key as usize).is_some_and(|[a, b]| a.0 > 0 && b.0 > 0)
    }
}

/// Counts the normal keys of both sides.
fn places(sides: &[Vec<Entry>; 2], keys: usize) -> Vec<[(u32, u32); 2]> {
    let mut places = vec![[(0, 0); 2]; keys];
    for (n, side) in sides.iter().enumerate() {
        for (entry, at) in side.iter().zip(0_u32..) {
            if let Some(place) = places.get_mut(entry.key as usize).and_then(|sides| sides.get_mut(n)) {
                *place = (place.0 + 1, at);
            }
        }
    }
    places
}

/// Finds the beads, in the order of the new side; what is in none is gone or new.
pub(super) fn pair(sides: &mut Sides) -> Vec<Bead> {
    let firm = sides.unique();
    let near = moves::near(sides);
    let mut links: Vec<(Link, bool)> =
        firm.into_iter().map(|link| (link, true)).chain(near.into_iter().map(|link| (link, false))).collect();
    links.sort_unstable_by_key(|(link, _)| link.new);
    let kept = heaviest(&links.iter().map(|(link, _)| *link).collect::<Vec<Link>>());
    let (mut anchors, mut hints, mut strays) = (Vec::new(), FxHashMap::default(), Vec::new());
    for ((link, firm), kept) in links.into_iter().zip(kept) {
        match (kept, firm) {
            (true, true) => anchors.push(link),
            (true, false) => {
                hints.insert(link.old, link.new);
            }
            (false, _) => {
                strays.push(link);
                for (side, at) in [(&mut sides.old, link.old), (&mut sides.new, link.new)] {
                    if let Some(entry) = side.get_mut(at as usize) {
                        entry.away = true;
                    }
                }
            }
        }
    }
    let mut beads = Vec::new();
    let ends = Link { old: count(&sides.old), new: count(&sides.new), weight: 0 };
    let mut from = (0, 0);
    for link in anchors.iter().chain([&ends]) {
        gap::fill(sides, &hints, from.0..link.old, from.1..link.new, &mut beads);
        if link.weight > 0 {
            beads.push(Bead { old: one(link.old), new: one(link.new) });
        }
        from = (link.old + 1, link.new + 1);
    }
    moves::find(sides, &strays, &mut beads);
    beads.sort_unstable_by_key(|bead| bead.new.start);
    beads
}

/// The range of one sentence.
pub(super) fn one(at: u32) -> Range<u32> {
    at..at + 1
}

/// Entries of a side, as the type of their numbers.
pub(super) fn count(side: &[Entry]) -> u32 {
    u32::try_from(side.len()).unwrap_or(u32::MAX)
}

/// The entries of a range.
pub(super) fn slice<'s>(side: &'s [Entry], range: &Range<u32>) -> &'s [Entry] {
    side.get(range.start as usize..range.end as usize).unwrap_or_default()
}
