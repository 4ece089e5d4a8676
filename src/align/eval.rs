//! How good is an alignment? Scores rows against gold units.
//!
//! Gold lists, for each version, *units* with an id; the same id in two versions means translation, and a *join* says
//! that a version fused units. Rows may cut the text otherwise than the gold: what counts is which share of a unit's
//! characters (white space left out) a row holds. The measures are those of the scorer beside the gold data:
//! unit links (B-cubed), strict beads, units without a counterpart, and over three versions the share of units about
//! which everything is right.

use std::collections::{BTreeMap, BTreeSet};

/// A row touches a component from this share on, and holds a unit from [`FULL`] on.
const TOUCH: f64 = 0.05;
const FULL: f64 = 0.95;

/// Number of a gold unit: the same in every version that has it.
pub type UnitId = i64;

/// One version of a gold document.
#[derive(Debug, Clone)]
pub struct GoldSide {
    /// Characters other than white space before each code point.
    solid: Vec<u32>,
    /// Start, end (code points), id; in order.
    units: Vec<(usize, usize, UnitId)>,
}

impl GoldSide {
    /// Takes the text and its units as `[start, end)` in code points.
    #[must_use]
    pub fn new(text: &str, mut units: Vec<(usize, usize, UnitId)>) -> Self {
        units.sort_unstable();
        let mut count = 0;
        let mut solid = vec![0];
        for c in text.chars() {
            let invisible = matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' | '\u{AD}');
            count += u32::from(!(c.is_whitespace() || invisible));
            solid.push(count);
        }
        Self { solid, units }
    }

    /// The units: start, end, id.
    pub fn units(&self) -> &[(usize, usize, UnitId)] {
        &self.units
    }

    fn weight(&self, start: usize, end: usize) -> f64 {
        let at = |n: usize| self.solid.get(n.min(self.solid.len() - 1)).copied().unwrap_or(0);
        f64::from(at(end).saturating_sub(at(start)))
    }

    /// For each unit, the share of it that lies inside the spans.
    pub fn shares_of(&self, spans: &[[usize; 2]]) -> BTreeMap<UnitId, f64> {
        let mut sorted: Vec<[usize; 2]> = spans.to_vec();
        sorted.sort_unstable();
        let mut merged: Vec<[usize; 2]> = Vec::new();
        for [start, end] in sorted {
            match merged.last_mut() {
                Some(last) if start < last[1] => last[1] = last[1].max(end),
                _ => merged.push([start, end]),
            }
        }
        let mut shares = BTreeMap::new();
        for [start, end] in merged {
            let first = self.units.partition_point(|u| u.1 <= start);
            for &(from, to, id) in self.units.iter().skip(first).take_while(|u| u.0 < end) {
                let inside = self.weight(from.max(start), to.min(end));
                if inside > 0.0 {
                    *shares.entry(id).or_insert(0.0) += inside / self.weight(from, to).max(1.0);
                }
            }
        }
        shares
    }

    fn ids(&self) -> BTreeSet<UnitId> {
        self.units.iter().map(|u| u.2).collect()
    }
}

/// A gold document: its versions in the order of the set, and which units some version fused.
#[derive(Debug, Clone)]
pub struct Gold {
    /// One side a version.
    pub sides: Vec<GoldSide>,
    /// Pairs of unit ids that stand in one unit of a version.
    pub joins: Vec<(UnitId, UnitId)>,
}

/// A row as spans in code points, a list a version in the order of the gold.
pub type RowSpans = Vec<Vec<[usize; 2]>>;

/// Counts of one pair of versions; sums over documents by [`PairCounts::add`].
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PairCounts {
    link_made: f64,
    link_right: f64,
    link_gold: f64,
    link_found: f64,
    null_made: f64,
    null_right: f64,
    null_gold: f64,
    strict_made: f64,
    strict_right: f64,
    strict_gold: f64,
}

/// Precision, recall and their harmonic mean, 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Prf {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// F1.
    pub f: f64,
}

impl Prf {
    fn new(right: f64, made: f64, found: f64, gold: f64) -> Self {
        let part = |a: f64, b: f64| if b > 0.0 { a / b } else { 0.0 };
        let (p, r) = (part(right, made), part(found, gold));
        Self { p, r, f: part(2.0 * p * r, p + r) }
    }
}

impl PairCounts {
    /// Adds another document's counts.
    pub fn add(&mut self, other: &Self) {
        let fields = |c: &Self| {
            [
                c.link_made,
                c.link_right,
                c.link_gold,
                c.link_found,
                c.null_made,
                c.null_right,
                c.null_gold,
                c.strict_made,
                c.strict_right,
                c.strict_gold,
            ]
        };
        let mut sums = fields(self);
        sums.iter_mut().zip(fields(other)).for_each(|(a, b)| *a += b);
        [
            self.link_made,
            self.link_right,
            self.link_gold,
            self.link_found,
            self.null_made,
            self.null_right,
            self.null_gold,
            self.strict_made,
            self.strict_right,
            self.strict_gold,
        ] = sums;
    }

    /// Unit links (B-cubed).
    pub fn links(&self) -> Prf {
        Prf::new(self.link_right, self.link_made, self.link_found, self.link_gold)
    }

    /// Beads that are right to both edges.
    pub fn strict(&self) -> Prf {
        Prf::new(self.strict_right, self.strict_made, self.strict_right, self.strict_gold)
    }

    /// Units without a counterpart; `None` where the gold has none.
    pub fn nulls(&self) -> Option<Prf> {
        (self.null_gold > 0.0)
            .then(|| Prf::new(self.null_right, self.null_made, self.null_right, self.null_gold))
    }
}

/// Counts over three versions at once.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ThreeCounts {
    right: f64,
    made: f64,
    gold: f64,
    all_right: f64,
    all: f64,
}

impl ThreeCounts {
    /// Adds another document's counts.
    pub fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.made += other.made;
        self.gold += other.gold;
        self.all_right += other.all_right;
        self.all += other.all;
    }

    /// Units of all three versions about which everything is right.
    pub fn three_way(&self) -> Prf {
        Prf::new(self.right, self.made, self.right, self.gold)
    }

    /// Share of all units about which everything is right.
    pub fn exact(&self) -> f64 {
        if self.all > 0.0 { self.all_right / self.all } else { 0.0 }
    }
}

/// What a document scored.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// By pair of versions, as indexes into [`Gold::sides`].
    pub pairs: BTreeMap<(usize, usize), PairCounts>,
    /// Over the first three versions, if there are three.
    pub three: Option<ThreeCounts>,
}

impl Score {
    /// Adds another document's score.
    pub fn add(&mut self, other: &Self) {
        for (pair, counts) in &other.pairs {
            self.pairs.entry(*pair).or_default().add(counts);
        }
        if let Some(counts) = &other.three {
            self.three.get_or_insert_default().add(counts);
        }
    }
}

/// Scores the rows of one document.
#[must_use]
pub fn score(gold: &Gold, rows: &[RowSpans]) -> Score {
    let mut out = Score::default();
    let mut links = BTreeMap::new();
    let mut exact = BTreeMap::new();
    let n = gold.sides.len();
    for a in 0..n {
        for b in a + 1..n {
            let pair = Pair::new(gold, a, b, rows);
            out.pairs.insert((a, b), pair.count(&mut exact));
            links.insert((a, b), pair.linked_src());
        }
    }
    if n == 3 {
        out.three = Some(three(gold, &links, &exact));
    }
    out
}

/// Whether everything about a unit is right, by (pair, side within the pair, unit).
type Exact = BTreeMap<((usize, usize), usize, UnitId), bool>;

fn three(gold: &Gold, links: &BTreeMap<(usize, usize), BTreeSet<UnitId>>, exact: &Exact) -> ThreeCounts {
    let have: Vec<BTreeSet<UnitId>> = gold.sides.iter().map(GoldSide::ids).collect();
    let every: BTreeSet<UnitId> = have.iter().flatten().copied().collect();
    let mut counts = ThreeCounts::default();
    for unit in every {
        let right = exact.iter().filter(|((_, _, id), _)| *id == unit).all(|(_, &ok)| ok);
        counts.all += 1.0;
        counts.all_right += f64::from(u8::from(right));
        if have.iter().all(|ids| ids.contains(&unit)) {
            counts.gold += 1.0;
            counts.right += f64::from(u8::from(right));
        }
    }
    let empty = BTreeSet::new();
    let (first, second) = (links.get(&(0, 1)).unwrap_or(&empty), links.get(&(0, 2)).unwrap_or(&empty));
    counts.made = first.intersection(second).count() as f64;
    counts
}

/// One pair of versions with the rows laid over it.
struct Pair<'a> {
    key: (usize, usize),
    sides: [&'a GoldSide; 2],
    ids: [BTreeSet<UnitId>; 2],
    component: BTreeMap<UnitId, UnitId>,
    /// Units of each side in each component.
    members: [BTreeMap<UnitId, BTreeSet<UnitId>>; 2],
    /// Share of each unit that rows of both sides cover.
    covered: [BTreeMap<UnitId, f64>; 2],
    /// Links made, by unit of either side.
    links: [BTreeMap<UnitId, BTreeSet<UnitId>>; 2],
    /// Shares of each row.
    rows: Vec<[BTreeMap<UnitId, f64>; 2]>,
}

impl<'a> Pair<'a> {
    fn new(gold: &'a Gold, a: usize, b: usize, rows: &[RowSpans]) -> Self {
        let sides = [&gold.sides[a], &gold.sides[b]];
        let ids = sides.map(GoldSide::ids);
        let component = components(&ids, &gold.joins);
        let members = [0, 1].map(|k: usize| {
            let mut members: BTreeMap<UnitId, BTreeSet<UnitId>> = BTreeMap::new();
            for id in &ids[k] {
                members.entry(component[id]).or_default().insert(*id);
            }
            members
        });
        let mut pair = Self {
            key: (a, b),
            sides,
            ids,
            component,
            members,
            covered: Default::default(),
            links: Default::default(),
            rows: Vec::new(),
        };
        pair.lay(rows);
        pair
    }

    fn lay(&mut self, rows: &[RowSpans]) {
        let mut weights: BTreeMap<(UnitId, UnitId), f64> = BTreeMap::new();
        let none = Vec::new();
        let mut seen = BTreeSet::new();
        for row in rows {
            let spans = [self.key.0, self.key.1].map(|k| row.get(k).unwrap_or(&none));
            if spans.iter().any(|s| s.is_empty()) || !seen.insert(spans) {
                continue;
            }
            let shares = [self.sides[0].shares_of(spans[0]), self.sides[1].shares_of(spans[1])];
            for (u, x) in &shares[0] {
                for (v, y) in &shares[1] {
                    *weights.entry((*u, *v)).or_default() += x.min(*y);
                }
            }
            for (k, share) in shares.iter().enumerate() {
                for (unit, part) in share {
                    *self.covered[k].entry(*unit).or_default() += part;
                }
            }
            self.rows.push(shares);
        }
        for ((u, v), weight) in weights {
            if weight > 0.5 {
                self.links[0].entry(u).or_default().insert(v);
                self.links[1].entry(v).or_default().insert(u);
            }
        }
    }

    fn linked_src(&self) -> BTreeSet<UnitId> {
        self.links[0].keys().copied().collect()
    }

    fn count(&self, exact: &mut Exact) -> PairCounts {
        let mut counts = PairCounts::default();
        let (none, no_units) = (BTreeSet::new(), BTreeSet::new());
        for k in [0, 1] {
            for unit in &self.ids[k] {
                let right = self.members[1 - k].get(&self.component[unit]).unwrap_or(&no_units);
                let made = self.links[k].get(unit).unwrap_or(&none);
                let linked = self.covered[k].get(unit).copied().unwrap_or(0.0) > 0.5;
                let (has_twin, lonely) = (self.ids[1 - k].contains(unit), right.is_empty());
                if linked {
                    counts.link_made += 1.0;
                    if !made.is_empty() {
                        counts.link_right += made.intersection(right).count() as f64 / made.len() as f64;
                    }
                }
                if has_twin {
                    counts.link_gold += 1.0;
                    counts.link_found += f64::from(u8::from(made.contains(unit)));
                }
                if has_twin || lonely {
                    counts.null_gold += f64::from(u8::from(lonely));
                    counts.null_made += f64::from(u8::from(!linked));
                    counts.null_right += f64::from(u8::from(lonely && !linked));
                }
                let ok = match (has_twin, lonely) {
                    (true, _) => made.contains(unit) && made.is_subset(right),
                    (false, false) => made.is_subset(right),
                    (false, true) => !linked,
                };
                exact.insert((self.key, k, *unit), ok);
            }
        }
        self.count_strict(&mut counts);
        counts
    }

    fn count_strict(&self, counts: &mut PairCounts) {
        let mut touched: BTreeMap<UnitId, Vec<(usize, bool)>> = BTreeMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            let [src, tgt] = [0, 1].map(|k: usize| -> BTreeSet<UnitId> {
                row[k].iter().filter(|(_, part)| **part > TOUCH).map(|(u, _)| self.component[u]).collect()
            });
            for component in src.union(&tgt) {
                let clean = src.len() == 1 && src == tgt && src.contains(component);
                touched.entry(*component).or_default().push((n, clean));
            }
        }
        let mut good = BTreeSet::new();
        let every: BTreeSet<UnitId> = self.component.values().copied().collect();
        for component in every {
            let (Some(src), Some(tgt)) = (self.members[0].get(&component), self.members[1].get(&component))
            else {
                continue;
            };
            counts.strict_gold += 1.0;
            let full = |k: usize, units: &BTreeSet<UnitId>| {
                units.iter().all(|u| self.covered[k].get(u).copied().unwrap_or(0.0) >= FULL)
            };
            if let Some(rows) = touched.get(&component)
                && rows.iter().all(|(_, clean)| *clean)
                && full(0, src)
                && full(1, tgt)
            {
                counts.strict_right += 1.0;
                good.extend(rows.iter().map(|(n, _)| *n));
            }
        }
        counts.strict_made += counts.strict_right + (self.rows.len() - good.len()) as f64;
    }
}

/// Whether a row holds one component, whole, in every version that has it, and nothing else.
#[must_use]
pub fn row_is_right(gold: &Gold, row: &RowSpans) -> bool {
    let ids: Vec<BTreeSet<UnitId>> = gold.sides.iter().map(GoldSide::ids).collect();
    let component = components(&ids, &gold.joins);
    let shares: Vec<_> = gold.sides.iter().zip(row).map(|(side, spans)| side.shares_of(spans)).collect();
    let touched: BTreeSet<UnitId> = shares
        .iter()
        .flatten()
        .filter(|(_, share)| **share > TOUCH)
        .filter_map(|(unit, _)| component.get(unit).copied())
        .collect();
    let whole = |version: usize, unit: &UnitId| {
        shares.get(version).and_then(|s| s.get(unit)).is_some_and(|share| *share >= FULL)
    };
    let inside = |unit: &&UnitId| component.get(unit).is_some_and(|c| touched.contains(c));
    touched.len() <= 1
        && ids
            .iter()
            .enumerate()
            .all(|(version, ids)| ids.iter().filter(inside).all(|unit| whole(version, unit)))
}

/// Joins every unit to the units some version fused it with; gives each its component's least id.
fn components(ids: &[BTreeSet<UnitId>], joins: &[(UnitId, UnitId)]) -> BTreeMap<UnitId, UnitId> {
    fn find(root: &BTreeMap<UnitId, UnitId>, mut id: UnitId) -> UnitId {
        while let Some(&up) = root.get(&id).filter(|up| **up != id) {
            id = up;
        }
        id
    }
    let mut root: BTreeMap<UnitId, UnitId> = ids.iter().flatten().map(|&id| (id, id)).collect();
    for &(a, b) in joins {
        root.entry(a).or_insert(a);
        root.entry(b).or_insert(b);
        let (a, b) = (find(&root, a), find(&root, b));
        root.insert(a.max(b), a.min(b));
    }
    root.keys().map(|&id| (id, find(&root, id))).collect()
}
