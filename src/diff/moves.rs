//! Sentences that went elsewhere, found through the rare words they keep.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    chain::{Link, heaviest},
    gap,
    sentence::{Bead, Entry, Sides, count, one, slice},
};

/// Likeness from which two sentences far apart are one.
const ALIKE: f32 = 0.6;
/// The same for leftovers, when nothing else claims them.
const LEFT: f32 = 0.45;
/// A word in more sentences of a side than this is not rare.
const POSTINGS: usize = 12;
/// Rivals weighed for a sentence.
const RIVALS: usize = 6;
/// Rare words of a sentence that are looked up.
const WORDS: usize = 16;

/// Sentences of the new side by rare word.
struct Index(FxHashMap<u64, Vec<u32>>);

impl Index {
    fn new(side: &[Entry], takes: impl Fn(u32, &Entry) -> bool) -> Self {
        let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (entry, at) in side.iter().zip(0_u32..).filter(|(entry, at)| takes(*at, entry)) {
            for stem in &entry.stems {
                let places = index.entry(*stem).or_default();
                // One more than allowed marks the word as common.
                if places.len() <= POSTINGS {
                    places.push(at);
                }
            }
        }
        Self(index)
    }

    /// The places that share the most rare words with a sentence, the rarer the better.
    fn rivals(&self, entry: &Entry) -> Vec<u32> {
        let mut found: Vec<&Vec<u32>> = entry
            .stems
            .iter()
            .filter_map(|stem| self.0.get(stem))
            .filter(|places| places.len() <= POSTINGS)
            .collect();
        found.sort_by_key(|places| places.len());
        let mut votes: Vec<(u32, usize)> = Vec::new();
        for places in found.into_iter().take(WORDS) {
            votes.extend(places.iter().map(|at| (*at, POSTINGS + 1 - places.len())));
        }
        votes.sort_unstable();
        let mut sums: Vec<(usize, u32)> = Vec::new();
        for (at, vote) in votes {
            match sums.last_mut().filter(|(_, last)| *last == at) {
                Some((sum, _)) => *sum += vote,
                None => sums.push((vote, at)),
            }
        }
        sums.sort_unstable_by_key(|(sum, at)| (usize::MAX - sum, *at));
        sums.into_iter().take(RIVALS).map(|(_, at)| at).collect()
    }
}

/// Pairs of sentences that are each other's best and much alike, wherever they stand; in the order of the new side.
pub(super) fn near(sides: &Sides) -> Vec<Link> {
    // A text that stands on both sides is paired as a whole or not at all.
    let open = |_: u32, entry: &Entry| !entry.stems.is_empty() && !sides.repeated(entry);
    let index = Index::new(&sides.new, open);
    let mut best_old: FxHashMap<u32, (f32, u32)> = FxHashMap::default();
    let mut best_new: Vec<(f32, u32)> = vec![(0.0, 0); sides.new.len()];
    for (a, old) in sides.old.iter().zip(0_u32..).filter(|(entry, at)| open(*at, entry)) {
        for new in index.rivals(a) {
            let Some(b) = sides.new.get(new as usize) else { continue };
            let likeness = sides.weights.likeness(&a.bag, &b.bag);
            if best_old.get(&old).is_none_or(|best| likeness > best.0) {
                best_old.insert(old, (likeness, new));
            }
            if let Some(best) = best_new.get_mut(new as usize).filter(|best| likeness > best.0) {
                *best = (likeness, old);
            }
        }
    }
    best_new
        .into_iter()
        .zip(0_u32..)
        .filter(|((likeness, old), new)| {
            *likeness >= ALIKE && best_old.get(old).is_some_and(|best| best.1 == *new)
        })
        .map(|((likeness, old), new)| {
            let size = sides.old.get(old as usize).map_or(1, |entry| entry.size);
            Link { old, new, weight: share(size, likeness) }
        })
        .collect()
}

/// A size cut by a likeness, in whole numbers, so that sums do not depend on their order.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a likeness is between 0 and 1")]
fn share(size: u64, likeness: f32) -> u64 {
    size * ((likeness.clamp(0.0, 1.0) * 1000.0) as u64) / 1000
}

/// Pairs what is left on both sides, `strays` (pairs known to cross) first.
pub(super) fn find(sides: &Sides, strays: &[Link], beads: &mut Vec<Bead>) {
    let mut free = Free::new(sides, beads);
    let mut offers: Vec<(f32, Bead)> = Vec::new();
    for link in strays {
        offer(sides, &free, link.old, link.new, &mut offers);
    }
    let index = Index::new(&sides.new, |at, entry| {
        free.new.get(at as usize) == Some(&true) && !entry.stems.is_empty()
    });
    for (entry, old) in
        sides.old.iter().zip(0_u32..).filter(|(_, at)| free.old.get(*at as usize) == Some(&true))
    {
        for new in index.rivals(entry) {
            offer(sides, &free, old, new, &mut offers);
        }
    }
    same(sides, &free, &mut offers);
    offers.sort_by(|(x, a), (y, b)| {
        y.total_cmp(x).then_with(|| {
            (a.new.start, a.old.start, a.new.end, a.old.end).cmp(&(
                b.new.start,
                b.old.start,
                b.new.end,
                b.old.end,
            ))
        })
    });
    for (_, bead) in offers {
        if free.take(&bead) {
            beads.push(bead);
        }
    }
}

/// Offers of leftovers with one and the same key, in order: the first of the old with the first of the new.
fn same(sides: &Sides, free: &Free, offers: &mut Vec<(f32, Bead)>) {
    let mut waiting: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (entry, at) in sides
        .old
        .iter()
        .zip(0..count(&sides.old))
        .rev()
        .filter(|(_, at)| free.old.get(*at as usize) == Some(&true))
    {
        waiting.entry(entry.key).or_default().push(at);
    }
    for (entry, new) in
        sides.new.iter().zip(0_u32..).filter(|(_, at)| free.new.get(*at as usize) == Some(&true))
    {
        if let Some(old) = waiting.get_mut(&entry.key).and_then(Vec::pop) {
            offers.push((f32::MAX, Bead { old: one(old), new: one(new) }));
        }
    }
}

/// Adds what a pair offers, alone and with a neighbour of either.
fn offer(sides: &Sides, free: &Free, old: u32, new: u32, offers: &mut Vec<(f32, Bead)>) {
    let (before_old, before_new) = (old.saturating_sub(1), new.saturating_sub(1));
    let shapes = [
        (old..old + 1, new..new + 1),
        (before_old..old + 1, new..new + 1),
        (old..old + 2, new..new + 1),
        (old..old + 1, before_new..new + 1),
        (old..old + 1, new..new + 2),
    ];
    for (n, (old, new)) in shapes.into_iter().enumerate() {
        if (n > 0 && old.len() == 1 && new.len() == 1) || !free.has(&old, &new) {
            continue;
        }
        let (a, b) = (slice(&sides.old, &old), slice(&sides.new, &new));
        let gain = match (a, b) {
            ([x], [y]) if x.key == y.key => Some(f32::MAX),
            _ => gap::joint(sides, a, b, LEFT),
        };
        offers.extend(gain.map(|gain| (gain, Bead { old, new })));
    }
}

/// Which sentences are in no bead yet.
struct Free {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Free {
    fn new(sides: &Sides, beads: &[Bead]) -> Self {
        let mut free = Self { old: vec![true; sides.old.len()], new: vec![true; sides.new.len()] };
        for bead in beads {
            free.set(bead);
        }
        free
    }

    fn has(&self, old: &Range<u32>, new: &Range<u32>) -> bool {
        let all = |side: &[bool], range: &Range<u32>| {
            side.get(range.start as usize..range.end as usize)
                .is_some_and(|part| part.iter().all(|free| *free))
        };
        all(&self.old, old) && all(&self.new, new)
    }

    fn set(&mut self, bead: &Bead) {
        for (side, range) in [(&mut self.old, &bead.old), (&mut self.new, &bead.new)] {
            if let Some(part) = side.get_mut(range.start as usize..range.end as usize) {
                part.fill(false);
            }
        }
    }

    fn take(&mut self, bead: &Bead) -> bool {
        let has = self.has(&bead.old, &bead.new);
        if has {
            self.set(bead);
        }
        has
    }
}

/// For beads in the order of the new side, whether each moved: what the heaviest rising chain leaves out.
pub(super) fn moved(sides: &Sides, beads: &[Bead]) -> Vec<bool> {
    let links: Vec<Link> = beads
        .iter()
        .map(|bead| Link {
            old: bead.old.start.min(count(&sides.old)),
            new: bead.new.start,
            weight: slice(&sides.new, &bead.new).iter().map(|entry| entry.size).sum(),
        })
        .collect();
    heaviest(&links).into_iter().map(|kept| !kept).collect()
}
