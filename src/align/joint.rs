//! Rows over all versions at once.
//!
//! A joint alignment is scored by the sum, over all pairs of versions, of the score of its projection onto the pair. The
//! search keeps rows that are consistent by construction: it takes one version out, lets it find its best place against
//! the rows of all others (a dynamic programme over rows × sentences, every pair's evidence summed), and repeats with
//! each version until nothing changes, as iterative refinement does in multiple sequence alignment ([BS87], [MUSCLE]).
//! The same sums over all paths give each row its probability given the others.

use std::ops::Range;

use super::{
    lattice::{NEVER, Scores, WIDEST},
    posterior::certainty,
};

/// Sentences of each version in a row; an empty range stands where they would stand.
pub(super) type Members = Vec<Range<u32>>;

/// Scores of every pair of versions (a < b).
pub(super) struct Pairs {
    /// Sentences of each version.
    pub(super) lengths: Vec<usize>,
    /// In the order (0,1), (0,2) … (1,2) …
    pub(super) scores: Vec<Scores>,
}

/// Rows with the probability of each version's place in them.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    pub(super) rows: Vec<Members>,
    /// For each row and version, how sure it is that the version's sentences (or none) belong there.
    pub(super) sure: Vec<Vec<f64>>,
}

const MOST_ROUNDS: usize = 4;

impl Pairs {
    fn index(&self, a: usize, b: usize) -> usize {
        let (a, b) = (a.min(b), a.max(b));
        (0..a).map(|k| self.versions() - 1 - k).sum::<usize>() + b - a - 1
    }

    /// Score of a bead of two versions; an empty side gives nulls.
    fn link(&self, a: usize, ra: &Range<u32>, b: usize, rb: &Range<u32>) -> f32 {
        let Some(scores) = self.scores.get(self.index(a, b)) else { return 0.0 };
        let (src, tgt) = if a < b { (ra, rb) } else { (rb, ra) };
        match (src.is_empty(), tgt.is_empty()) {
            (true, true) => 0.0,
            (false, true) => nulls(&scores.src_null, src),
            (true, false) => nulls(&scores.tgt_null, tgt),
            (false, false) => scores.block(src.end as usize, tgt.end as usize, (src.len(), tgt.len())),
        }
    }

    /// What going on with a run of nulls is worth over opening one, for the sentence at `at`.
    fn run_bonus(&self, a: usize, b: usize, at: u32) -> f32 {
        let Some(scores) = self.scores.get(self.index(a, b)) else { return 0.0 };
        let list = if a < b { &scores.src_null } else { &scores.tgt_null };
        list.get(at as usize).map_or(0.0, |[open, run]| run - open)
    }

    pub(super) fn versions(&self) -> usize {
        self.lengths.len()
    }

    fn len(&self, version: usize) -> usize {
        self.lengths.get(version).copied().unwrap_or(0)
    }

    /// Columns of version `b` that sentence `at` of version `a` may meet.
    fn reach(&self, a: usize, at: u32, b: usize) -> Option<(usize, usize)> {
        // Only the first of a pair knows its band by row; the other side is unbounded here and cut by its scores.
        let scores = self.scores.get(self.index(a, b))?;
        (a < b).then(|| scores.rows.get(at as usize + 1).copied()).flatten()
    }
}

/// All as opened; a run's bonus is the search's to add.
fn nulls(list: &[[f32; 2]], range: &Range<u32>) -> f32 {
    list.get(range.start as usize..range.end as usize).unwrap_or_default().iter().map(|s| s[0]).sum()
}

/// The best rows for the scores.
pub(super) fn decode(pairs: &Pairs) -> Joint {
    let n = pairs.versions();
    let mut best: Option<(f32, Vec<Members>)> = None;
    // Three orders of joining find what one may miss; a long text has no need of it sentence by sentence.
    let long = (0..n).map(|v| pairs.len(v)).max().unwrap_or(0) > 400;
    let orders = if n < 3 || long { 1 } else { 3 };
    for first in 0..orders {
        let order: Vec<usize> = (0..n).map(|k| (first + k) % n).collect();
        let rows = refine(pairs, &order);
        let score = total(pairs, &rows);
        if best.as_ref().is_none_or(|(top, _)| score > *top + 1e-4) {
            best = Some((score, rows));
        }
    }
    let rows = best.map(|(_, rows)| rows).unwrap_or_default();
    let sure = (0..n).map(|version| certainty(pairs, &rows, version)).collect::<Vec<_>>();
    let sure = (0..rows.len())
        .map(|row| sure.iter().map(|s| s.get(row).copied().unwrap_or(0.0)).collect())
        .collect();
    Joint { rows, sure }
}

/// Adds the versions one by one, then takes each out and puts it back until nothing changes.
fn refine(pairs: &Pairs, order: &[usize]) -> Vec<Members> {
    let Some((&first, rest)) = order.split_first() else { return Vec::new() };
    let mut rows: Vec<Members> = (0..u32::try_from(pairs.len(first)).unwrap_or(0))
        .map(|at| (0..pairs.versions()).map(|v| if v == first { at..at + 1 } else { 0..0 }).collect())
        .collect();
    let mut placed = vec![first];
    for &version in rest {
        rows = place(pairs, &rows, &placed, version);
        placed.push(version);
    }
    if order.len() < 3 {
        return rows;
    }
    for _ in 0..MOST_ROUNDS {
        let before = rows.clone();
        for &version in order {
            let others: Vec<usize> = order.iter().copied().filter(|&v| v != version).collect();
            rows = place(pairs, &strip(&rows, version), &others, version);
        }
        if rows == before {
            break;
        }
    }
    rows
}

/// The rows without one version; rows that held nothing else are gone.
pub(super) fn strip(rows: &[Members], version: usize) -> Vec<Members> {
    let mut kept: Vec<Members> = rows.to_vec();
    for row in &mut kept {
        if let Some(range) = row.get_mut(version) {
            *range = range.start..range.start;
        }
    }
    kept.retain(|row| row.iter().any(|range| !range.is_empty()));
    kept
}

/// A programme over rows × sentences of one version.
pub(super) struct Placing<'a> {
    pairs: &'a Pairs,
    rows: &'a [Members],
    others: &'a [usize],
    version: usize,
    pub(super) sentences: usize,
    /// Columns each row position may stand in.
    span: Vec<(usize, usize)>,
    /// Index of each row position's first column.
    starts: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// So many rows with so many sentences.
    Join(usize, usize),
    /// A row without the version.
    Row,
    /// A sentence of the version alone.
    Sentence,
}

impl Step {
    pub(super) fn size(self) -> (usize, usize) {
        match self {
            Self::Join(p, q) => (p, q),
            Self::Row => (1, 0),
            Self::Sentence => (0, 1),
        }
    }
}

pub(super) const STATES: usize = 3;

/// What the steps into a row position share: fused rows with their cost, and leaving the version out of the last row.
struct IntoRow {
    fused: Vec<(usize, Members, f32)>,
    open: f32,
    run: f32,
}

/// A step of the programme.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub(super) end: (usize, usize),
    pub(super) here: usize,
    pub(super) prior: usize,
    pub(super) step: Step,
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) score: f32,
}

impl<'a> Placing<'a> {
    pub(super) fn new(pairs: &'a Pairs, rows: &'a [Members], others: &'a [usize], version: usize) -> Self {
        let sentences = pairs.len(version);
        let mut placing =
            Self { pairs, rows, others, version, sentences, span: Vec::new(), starts: Vec::new() };
        placing.span = placing.spans();
        let mut total = 0;
        for (lo, hi) in &placing.span {
            placing.starts.push(total);
            total += hi - lo + 1;
        }
        placing.starts.push(total);
        placing
    }

    /// What the partners' bands allow.
    fn spans(&self) -> Vec<(usize, usize)> {
        let all = (0, self.sentences);
        let mut spans: Vec<(usize, usize)> = Vec::with_capacity(self.rows.len() + 1);
        let of_row = |row: &Members| {
            let mut span: Option<(usize, usize)> = None;
            for &other in self.others {
                let range = &row[other];
                for at in range.clone() {
                    if let Some((lo, hi)) = self.pairs.reach(other, at, self.version) {
                        span = Some(span.map_or((lo, hi), |(l, h)| (l.min(lo), h.max(hi))));
                    }
                }
            }
            span.unwrap_or(all)
        };
        let rows: Vec<(usize, usize)> = self.rows.iter().map(of_row).collect();
        for at in 0..=self.rows.len() {
            let near = [at.checked_sub(1).and_then(|n| rows.get(n)), rows.get(at)];
            let near: Vec<_> = near.into_iter().flatten().collect();
            let lo = near.iter().map(|s| s.0).min().unwrap_or(0);
            let hi = near.iter().map(|s| s.1).max().unwrap_or(self.sentences);
            spans.push((lo, hi));
        }
        if let Some(first) = spans.first_mut() {
            first.0 = 0;
        }
        if let Some(last) = spans.last_mut() {
            last.1 = self.sentences;
        }
        // Neighbouring positions must meet.
        let mut floor = usize::MAX;
        for span in spans.iter_mut().rev() {
            floor = floor.min(span.0);
            span.0 = floor;
        }
        let mut ceiling = 0;
        for span in &mut spans {
            ceiling = ceiling.max(span.1);
            span.1 = ceiling;
        }
        spans
    }

    fn merged(&self, rows: Range<usize>) -> Members {
        let mut list = self.rows[rows].iter();
        let mut out = list.next().cloned().unwrap_or_default();
        for row in list {
            for &other in self.others {
                let (a, b) = (&out[other], &row[other]);
                out[other] = match (a.is_empty(), b.is_empty()) {
                    (true, _) => b.clone(),
                    (_, true) => a.clone(),
                    _ => a.start..b.end,
                };
            }
        }
        out
    }

    /// What fusing rows costs or gains among the other versions.
    fn fusing(&self, rows: Range<usize>, merged: &Members) -> f32 {
        if rows.len() < 2 {
            return 0.0;
        }
        let mut sum = 0.0;
        for (n, &a) in self.others.iter().enumerate() {
            for &b in &self.others[n + 1..] {
                sum += self.pairs.link(a, &merged[a], b, &merged[b]);
                for row in &self.rows[rows.clone()] {
                    sum -= self.pairs.link(a, &row[a], b, &row[b]);
                }
            }
        }
        sum
    }

    /// Visits positions in order with the steps into each.
    pub(super) fn sweep(&self, mut visit: impl FnMut(Move)) {
        for r in 0..=self.rows.len() {
            self.sweep_row(r, false, &mut visit);
        }
    }

    /// Visits positions from the last to the first with the steps into each.
    pub(super) fn sweep_back(&self, mut visit: impl FnMut(Move)) {
        for r in (0..=self.rows.len()).rev() {
            self.sweep_row(r, true, &mut visit);
        }
    }

    fn sweep_row(&self, r: usize, back: bool, visit: &mut impl FnMut(Move)) {
        let into = self.before_row(r);
        let (lo, hi) = self.span[r];
        for n in 0..=hi - lo {
            let k = if back { hi - n } else { lo + n };
            let Some(here) = self.at(r, k) else { continue };
            self.steps(r, k, &into, |step, before, after, score| {
                let (p, q) = step.size();
                if let Some(prior) = k.checked_sub(q).and_then(|k| self.at(r - p, k)) {
                    visit(Move { end: (r, k), here, prior, step, before, after, score });
                }
            });
        }
    }

    /// What the steps into row position `r` share, whatever the column.
    fn before_row(&self, r: usize) -> IntoRow {
        let mut fused = Vec::new();
        for p in 1..=r.min(WIDEST) {
            let merged = self.merged(r - p..r);
            let cost = self.fusing(r - p..r, &merged);
            if cost > NEVER / 2.0 {
                fused.push((p, merged, cost));
            }
        }
        let (mut open, mut run) = (0.0, 0.0);
        if let Some(row) = r.checked_sub(1).and_then(|r| self.rows.get(r)) {
            for &other in self.others {
                let range = &row[other];
                if !range.is_empty() {
                    let bonus = |at| self.pairs.run_bonus(other, self.version, at);
                    let all = self.pairs.link(other, range, self.version, &(0..0))
                        + range.clone().skip(1).map(bonus).sum::<f32>();
                    open += all;
                    run += all + bonus(range.start);
                }
            }
        }
        IntoRow { fused, open, run }
    }

    /// Visits the steps that end at (r, k): step, state before, state after, score.
    fn steps(&self, r: usize, k: usize, into: &IntoRow, mut visit: impl FnMut(Step, usize, usize, f32)) {
        let (pairs, version) = (self.pairs, self.version);
        for (p, fused, cost) in &into.fused {
            for q in 1..=k.min(WIDEST) {
                let own = index(k - q)..index(k);
                let links = self.others.iter().map(|&other| pairs.link(other, &fused[other], version, &own));
                let score = cost + links.sum::<f32>();
                if score > NEVER / 2.0 {
                    for before in 0..STATES {
                        visit(Step::Join(*p, q), before, 0, score);
                    }
                }
            }
        }
        if r > 0 {
            visit(Step::Row, 0, 1, into.open);
            visit(Step::Row, 1, 1, into.run);
        }
        if let Some(last) = k.checked_sub(1).map(index) {
            let (mut open, mut run) = (0.0, 0.0);
            for &other in self.others {
                let one = pairs.link(other, &(0..0), version, &(last..last + 1));
                open += one;
                run += one + pairs.run_bonus(version, other, last);
            }
            visit(Step::Sentence, 0, 2, open);
            visit(Step::Sentence, 1, 2, open);
            visit(Step::Sentence, 2, 2, run);
        }
    }

    pub(super) fn at(&self, r: usize, k: usize) -> Option<usize> {
        let &(lo, hi) = self.span.get(r)?;
        (lo <= k && k <= hi).then(|| self.starts[r] + k - lo)
    }

    pub(super) fn room(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }
}

fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Puts a version into the rows of others at its best place.
fn place(pairs: &Pairs, rows: &[Members], others: &[usize], version: usize) -> Vec<Members> {
    let placing = Placing::new(pairs, rows, others, version);
    let mut best = vec![[NEVER * 10.0; STATES]; placing.room()];
    let mut back = vec![[(Step::Row, 0_usize); STATES]; placing.room()];
    best[0][0] = 0.0;
    placing.sweep(|to| {
        let total = best[to.prior][to.before] + to.score;
        if total > best[to.here][to.after] {
            best[to.here][to.after] = total;
            back[to.here][to.after] = (to.step, to.before);
        }
    });
    let (mut r, mut k) = (rows.len(), placing.sentences);
    let last = placing.at(r, k).unwrap_or(0);
    let mut state = (0..STATES).fold(0, |top, s| if best[last][s] > best[last][top] { s } else { top });
    let mut out = Vec::new();
    while (r, k) != (0, 0) {
        let Some(at) = placing.at(r, k) else { break };
        let (step, before) = back[at][state];
        let (p, q) = step.size();
        let (Some(up), Some(left)) = (r.checked_sub(p), k.checked_sub(q)) else { break };
        let mut row = if p > 0 { placing.merged(up..r) } else { hollow(rows, up, pairs.versions()) };
        row[version] = index(left)..index(k);
        out.push(row);
        (r, k, state) = (up, left, before);
    }
    out.reverse();
    out
}

/// A row with nothing in it yet, at the place before row `at`.
fn hollow(rows: &[Members], at: usize, versions: usize) -> Members {
    match (rows.get(at), rows.last()) {
        (Some(row), _) => row.iter().map(|range| range.start..range.start).collect(),
        (None, Some(row)) => row.iter().map(|range| range.end..range.end).collect(),
        (None, None) => vec![0..0; versions],
    }
}

/// Sum of the pairs' scores of the rows' projections.
fn total(pairs: &Pairs, rows: &[Members]) -> f32 {
    let mut sum = 0.0;
    for a in 0..pairs.versions() {
        for b in a + 1..pairs.versions() {
            // Which side the last projected row left empty: 0 neither, 1 the second, 2 the first.
            let mut state = 0;
            for row in rows {
                let (ra, rb) = (&row[a], &row[b]);
                sum += pairs.link(a, ra, b, rb);
                let now = match (ra.is_empty(), rb.is_empty()) {
                    (true, true) => continue,
                    (false, false) => 0,
                    (false, true) => 1,
                    (true, false) => 2,
                };
                let (own, other, range) = if now == 2 { (b, a, rb) } else { (a, b, ra) };
                if now != 0 {
                    let skip = usize::from(now != state);
                    sum += range.clone().skip(skip).map(|at| pairs.run_bonus(own, other, at)).sum::<f32>();
                }
                state = now;
            }
        }
    }
    sum
}
