//! The search inside a gap between two anchors.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    bag::{Bag, dice},
    chain::{Link, heaviest},
    sentence::{Bead, Entry, Sides, one, slice},
};

/// Sentences of a side that are searched at once.
const CAP: u32 = 64;
/// How often a large gap is cut at anchors of its own.
const DEPTH: u32 = 8;
/// Likeness below which two sentences are not the same one revised; between two anchors, with nothing else to choose.
const FLOOR: f32 = 0.42;
const FLOOR_ALONE: f32 = 0.25;
/// How much of each part of a split or merge must be found on the other side.
const CONTAINED: f32 = 0.45;
/// The same of what a part has for itself, so that a short sentence of common letters is not taken for a part.
const OWN: f32 = 0.2;
/// What likeness a split or merge loses against a plain pair.
const SHAPE_PRICE: f32 = 0.01;
/// Shapes of a bead.
const SHAPES: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)];

/// Adds the beads of a gap, in order.
pub(super) fn fill(
    sides: &Sides,
    hints: &FxHashMap<u32, u32>,
    old: Range<u32>,
    new: Range<u32>,
    beads: &mut Vec<Bead>,
) {
    cut(&Search { sides, hints }, old, new, DEPTH, beads);
}

struct Search<'s> {
    sides: &'s Sides,
    /// Pairs that look alike and rise, old to new; where a large gap may be cut.
    hints: &'s FxHashMap<u32, u32>,
}

impl Search<'_> {
    fn same(&self, old: u32, new: u32) -> bool {
        match (self.sides.old.get(old as usize), self.sides.new.get(new as usize)) {
            (Some(a), Some(b)) => a.key == b.key && !a.away && !b.away,
            _ => false,
        }
    }
}

/// Trims what is the same at both ends, then searches, or cuts a large gap into smaller ones.
fn cut(search: &Search<'_>, mut old: Range<u32>, mut new: Range<u32>, depth: u32, beads: &mut Vec<Bead>) {
    while !old.is_empty() && !new.is_empty() && search.same(old.start, new.start) {
        beads.push(Bead { old: one(old.start), new: one(new.start) });
        old.start += 1;
        new.start += 1;
    }
    let mut tail = 0;
    while !old.is_empty() && !new.is_empty() && search.same(old.end - 1, new.end - 1) {
        old.end -= 1;
        new.end -= 1;
        tail += 1;
    }
    if old.is_empty() || new.is_empty() {
        // Nothing to pair.
    } else if old.len() <= CAP as usize && new.len() <= CAP as usize {
        lattice(search.sides, &old, &new, beads);
    } else {
        let anchors = if depth > 0 { anchors(search, &old, &new) } else { Vec::new() };
        if anchors.is_empty() {
            chunks(search.sides, &old, &new, beads);
        } else {
            let (mut a, mut b) = (old.start, new.start);
            for link in anchors {
                // A hint is a place to cut, not yet a bead: it goes with the stretch before it, where it may prove a split.
                let firm = search.same(link.old, link.new);
                let end = if firm { (link.old, link.new) } else { (link.old + 1, link.new + 1) };
                cut(search, a..end.0, b..end.1, depth - 1, beads);
                if firm {
                    beads.push(Bead { old: one(link.old), new: one(link.new) });
                }
                (a, b) = (link.old + 1, link.new + 1);
            }
            cut(search, a..old.end, b..new.end, depth - 1, beads);
        }
    }
    beads.extend((0..tail).map(|n| Bead { old: one(old.end + n), new: one(new.end + n) }));
}

/// Keys that are unique within the gap, and hints, as a rising chain.
fn anchors(search: &Search<'_>, old: &Range<u32>, new: &Range<u32>) -> Vec<Link> {
    let mut seen: FxHashMap<u32, [(u32, u32); 2]> = FxHashMap::default();
    for (n, (side, range)) in [(&search.sides.old, old), (&search.sides.new, new)].into_iter().enumerate() {
        for (entry, at) in slice(side, range).iter().zip(range.clone()).filter(|(entry, _)| !entry.away) {
            if let Some(place) = seen.entry(entry.key).or_default().get_mut(n) {
                *place = (place.0 + 1, at);
            }
        }
    }
    let mut links: Vec<Link> = Vec::new();
    for (entry, at) in slice(&search.sides.old, old).iter().zip(old.clone()) {
        let exact = match seen.get(&entry.key) {
            Some([(1, _), (1, place)]) if !entry.away => Some(*place),
            _ => None,
        };
        let hint = search.hints.get(&at).copied().filter(|place| new.contains(place));
        if let Some(place) = exact.or(hint) {
            links.push(Link { old: at, new: place, weight: entry.size });
        }
    }
    links.sort_unstable_by_key(|link| (link.new, link.old));
    links.dedup_by_key(|link| link.new);
    let kept = heaviest(&links);
    links.into_iter().zip(kept).filter_map(|(link, kept)| kept.then_some(link)).collect()
}

/// The last resort in a gap without anchors: stretches at the same share of the way.
fn chunks(sides: &Sides, old: &Range<u32>, new: &Range<u32>, beads: &mut Vec<Bead>) {
    let lengths = [old, new].map(|range| range.end - range.start);
    let pieces = lengths.into_iter().max().unwrap_or(0).div_ceil(CAP);
    let at = |range: &Range<u32>, n: u32| {
        let share = u64::from(range.end - range.start) * u64::from(n) / u64::from(pieces.max(1));
        range.start + u32::try_from(share).unwrap_or(u32::MAX)
    };
    for n in 0..pieces {
        let (a, b) = (at(old, n)..at(old, n + 1), at(new, n)..at(new, n + 1));
        if !a.is_empty() && !b.is_empty() {
            lattice(sides, &a, &b, beads);
        }
    }
}

/// The best path through a small gap.
fn lattice(sides: &Sides, old: &Range<u32>, new: &Range<u32>, beads: &mut Vec<Bead>) {
    let cells = Cells::new(sides, slice(&sides.old, old), slice(&sides.new, new));
    let (rows, columns) = (cells.old.len() + 1, cells.new.len() + 1);
    let mut best = vec![(0.0_f32, (0_usize, 0_usize)); rows * columns];
    for at in 1..rows * columns {
        let (i, j) = (at / columns, at % columns);
        let mut choice = (f32::NEG_INFINITY, (0, 0));
        let mut offer = |gain: f32, shape: (usize, usize)| {
            let from = (i - shape.0) * columns + (j - shape.1);
            let total = best.get(from).map_or(f32::NEG_INFINITY, |cell: &(f32, _)| cell.0) + gain;
            if total > choice.0 {
                choice = (total, shape);
            }
        };
        for shape in SHAPES.into_iter().filter(|shape| shape.0 <= i && shape.1 <= j) {
            if let Some(gain) = cells.gain(i - shape.0..i, j - shape.1..j) {
                offer(gain, shape);
            }
        }
        if i > 0 {
            offer(0.0, (1, 0));
        }
        if j > 0 {
            offer(0.0, (0, 1));
        }
        if let Some(cell) = best.get_mut(at) {
            *cell = choice;
        }
    }
    let first = beads.len();
    let (mut i, mut j) = (rows - 1, columns - 1);
    while let Some(&(_, shape)) = best.get(i * columns + j).filter(|_| i + j > 0) {
        let (a, b) = (i - shape.0, j - shape.1);
        if shape.0 > 0 && shape.1 > 0 {
            let place = |range: &Range<u32>, n: usize| range.start + u32::try_from(n).unwrap_or(0);
            beads.push(Bead { old: place(old, a)..place(old, i), new: place(new, b)..place(new, j) });
        }
        (i, j) = (a, b);
    }
    if let Some(found) = beads.get_mut(first..) {
        found.reverse();
    }
}

/// The sentences of a small gap and what each pair of them shares.
struct Cells<'s> {
    sides: &'s Sides,
    old: &'s [Entry],
    new: &'s [Entry],
    shared: Vec<f32>,
    floor: f32,
}

impl<'s> Cells<'s> {
    fn new(sides: &'s Sides, old: &'s [Entry], new: &'s [Entry]) -> Self {
        let shared =
            old.iter().flat_map(|a| new.iter().map(move |b| sides.weights.shared(&a.bag, &b.bag))).collect();
        let floor = if old.len() == 1 && new.len() == 1 { FLOOR_ALONE } else { FLOOR };
        Self { sides, old, new, shared, floor }
    }

    /// What a bead is worth, if it may be one.
    fn gain(&self, old: Range<usize>, new: Range<usize>) -> Option<f32> {
        let (a, b) = (self.old.get(old.clone())?, self.new.get(new.clone())?);
        if a.iter().chain(b).any(|entry| entry.away) {
            return None;
        }
        if let ([x], [y]) = (a, b) {
            if x.key == y.key {
                return Some(x.bag.mass.max(1.0));
            }
            let shared = *self.shared.get(old.start * self.new.len() + new.start)?;
            return worth(shared, x.bag.mass, y.bag.mass, self.floor);
        }
        let cell = |i: usize, j: usize| self.shared.get(i * self.new.len() + j).copied().unwrap_or(0.0);
        // A part can share no more with the whole than with its sentences one by one: cheap to refuse.
        let rows = old
            .clone()
            .zip(a)
            .all(|(i, x)| new.clone().map(|j| cell(i, j)).sum::<f32>() >= CONTAINED * x.bag.mass);
        let columns = new
            .clone()
            .zip(b)
            .all(|(j, y)| old.clone().map(|i| cell(i, j)).sum::<f32>() >= CONTAINED * y.bag.mass);
        if !self.hopeful(&old, &new, a, b) {
            return None;
        }
        let (small, fits) = if a.len() < b.len() { (b, columns) } else { (a, rows) };
        if !fits || (a.len() == b.len() && !columns) || small.is_empty() {
            return None;
        }
        joint(self.sides, a, b, self.floor)
    }

    /// Whether a split or merge might be worth more than the best plain pair in it; cheap, as most are not.
    fn hopeful(&self, old: &Range<usize>, new: &Range<usize>, a: &[Entry], b: &[Entry]) -> bool {
        let (mut best, mut sum) = (0.0_f32, 0.0);
        for (i, x) in old.clone().zip(a) {
            for (j, y) in new.clone().zip(b) {
                if x.key == y.key {
                    return false;
                }
                let shared = self.shared.get(i * self.new.len() + j).copied().unwrap_or(0.0);
                sum += shared;
                best = best.max(worth(shared, x.bag.mass, y.bag.mass, self.floor).unwrap_or(0.0));
            }
        }
        let [left, right] = [a, b].map(|part| part.iter().map(|entry| entry.bag.mass).sum::<f32>());
        worth(sum.min(left).min(right), left, right, self.floor).is_some_and(|most| most > best)
    }
}

/// What a split, a merge or a regrouping is worth, if each part is found on the other side.
pub(super) fn joint(sides: &Sides, a: &[Entry], b: &[Entry], floor: f32) -> Option<f32> {
    let weights = &sides.weights;
    let [left, right] = [a, b].map(|part| weights.union(part.iter().map(|entry| &entry.bag)));
    let whole = |parts: &[Entry], other: &Bag| parts.len() == 1 || contained(sides, parts, other);
    if !whole(a, &right) || !whole(b, &left) {
        return None;
    }
    let shared = weights.shared(&left, &right);
    let extra = (a.len() + b.len()).saturating_sub(2) as f32;
    worth(shared, left.mass, right.mass, floor + SHAPE_PRICE * extra)
}

/// Whether each part stands in `other`, by what it has for itself too.
fn contained(sides: &Sides, parts: &[Entry], other: &Bag) -> bool {
    let weights = &sides.weights;
    parts.iter().enumerate().all(|(n, part)| {
        let rest =
            weights.union(parts.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, entry)| &entry.bag));
        let own = weights.without(&part.bag, &rest);
        let all = weights.shared(&part.bag, other) >= CONTAINED * part.bag.mass;
        all && own.mass > 0.0 && weights.shared(&own, other) >= OWN * own.mass
    })
}

/// How far a likeness lies above the floor, by the weight of what is compared.
fn worth(shared: f32, a: f32, b: f32, floor: f32) -> Option<f32> {
    let likeness = dice(shared, a, b);
    (likeness >= floor).then(|| (likeness - floor) * (a + b) / 2.0)
}
