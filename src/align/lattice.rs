//! The search over one pair of versions: every way to cut two texts into beads, as a lattice.
//!
//! A path goes from (0, 0) to (n, m) by arcs: a bead of p × q sentences, or one sentence left alone on either side. In a
//! gap the sentences of the first version come first, so that each alignment is one path. Scores are sums of learned
//! weights; the sum over all paths (forward–backward, in logarithms) gives each arc its posterior probability, as in
//! pair hidden Markov models [DEKM98]. O(arcs) in time; space O(cells of the band).

use crate::features::Band;

/// The bead shapes that are searched, sentences of the first × of the second version.
pub(super) const SHAPES: [(usize, usize); 11] =
    [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3), (1, 4), (4, 1)];

/// Most sentences a version has in a row.
pub(super) const WIDEST: usize = 4;

/// What an inner cut costs a block: sentences of two versions that a third fuses stand in one row, but not for nothing.
const INNER_CUT: f32 = 1.0;

/// A score below any path's.
pub(super) const NEVER: f32 = -1.0e9;

/// Where a path stands: after a bead, or inside a run of sentences left alone.
const STATES: usize = 3;
const BEAD: usize = 0;
const SRC: usize = 1;
const TGT: usize = 2;

/// Scores of all arcs of a pair.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    /// Positions of row `i` (`i` sentences of the first version above it): columns `lo..=hi`.
    pub(super) rows: Vec<(usize, usize)>,
    pub(super) starts: Vec<usize>,
    /// For each position, the score of the bead of each shape that ends there.
    pub(super) beads: Vec<[f32; SHAPES.len()]>,
    /// For each position, the score of the best way to cut the block of p × q sentences that ends there into beads.
    blocks: Vec<[f32; WIDEST * WIDEST]>,
    /// Scores of a sentence left alone: opening a run, going on with one.
    pub(super) src_null: Vec<[f32; 2]>,
    pub(super) tgt_null: Vec<[f32; 2]>,
}

/// An arc of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Arc {
    Bead(usize),
    Src,
    Tgt,
}

impl Arc {
    pub(super) fn size(self) -> (usize, usize) {
        match self {
            Self::Bead(shape) => SHAPES.get(shape).copied().unwrap_or((1, 1)),
            Self::Src => (1, 0),
            Self::Tgt => (0, 1),
        }
    }
}

impl Scores {
    /// Room for `n` × `m` sentences within a band of beads.
    pub(super) fn new(n: usize, m: usize, band: &Band) -> Self {
        let rows = position_rows(n, m, band);
        let mut starts = Vec::with_capacity(rows.len() + 1);
        let mut total = 0;
        for &(lo, hi) in &rows {
            starts.push(total);
            total += hi - lo + 1;
        }
        starts.push(total);
        Self {
            rows,
            starts,
            beads: vec![[NEVER; SHAPES.len()]; total],
            blocks: Vec::new(),
            src_null: vec![[0.0; 2]; n],
            tgt_null: vec![[0.0; 2]; m],
        }
    }

    pub(super) fn size(&self) -> (usize, usize) {
        (self.src_null.len(), self.tgt_null.len())
    }

    /// Index of a position, if it is inside the band.
    pub(super) fn at(&self, i: usize, j: usize) -> Option<usize> {
        let &(lo, hi) = self.rows.get(i)?;
        (lo <= j && j <= hi).then(|| self.starts.get(i).copied().unwrap_or(0) + j - lo)
    }

    /// Sets the score of the bead that ends at (i, j); outside the band it is lost.
    pub(super) fn set(&mut self, i: usize, j: usize, shape: usize, score: f32) {
        if let Some(slot) = self.at(i, j).and_then(|at| self.beads.get_mut(at)).and_then(|b| b.get_mut(shape))
        {
            *slot = score;
        }
    }

    /// Score of the bead that ends at (i, j).
    pub(super) fn bead(&self, i: usize, j: usize, shape: usize) -> f32 {
        self.at(i, j).and_then(|at| self.beads.get(at)).and_then(|b| b.get(shape)).copied().unwrap_or(NEVER)
    }

    /// Works out the blocks once all beads are set. O(positions).
    pub(super) fn settle(&mut self) {
        self.blocks = vec![[NEVER; WIDEST * WIDEST]; self.beads.len()];
        for i in 1..self.rows.len() {
            let Some(&(lo, hi)) = self.rows.get(i) else { continue };
            for j in lo.max(1)..=hi {
                for p in 1..=WIDEST.min(i) {
                    for q in 1..=WIDEST.min(j) {
                        let best = self.best_block((i, j), (p, q));
                        if let Some(slot) = self.at(i, j).and_then(|at| self.blocks.get_mut(at)) {
                            slot[(p - 1) * WIDEST + q - 1] = best;
                        }
                    }
                }
            }
        }
    }

    fn best_block(&self, (i, j): (usize, usize), (p, q): (usize, usize)) -> f32 {
        let mut best = NEVER;
        for (shape, &(a, b)) in SHAPES.iter().enumerate() {
            if (a, b) == (p, q) {
                best = best.max(self.bead(i, j, shape));
            } else if a < p && b < q {
                let last = self.bead(i, j, shape);
                if last > NEVER / 2.0 {
                    best = best.max(last + self.block(i - a, j - b, (p - a, q - b)) - INNER_CUT);
                }
            }
        }
        best
    }

    /// Score of the best way to cut the block of p × q sentences that ends at (i, j) into beads.
    pub(super) fn block(&self, i: usize, j: usize, (p, q): (usize, usize)) -> f32 {
        if !(1..=WIDEST).contains(&p) || !(1..=WIDEST).contains(&q) {
            return NEVER;
        }
        let block = self.at(i, j).and_then(|at| self.blocks.get(at));
        block.map_or(NEVER, |block| block[(p - 1) * WIDEST + q - 1])
    }

    /// The arcs that end at (i, j): arc, state before, state after, score.
    fn arcs(&self, i: usize, j: usize, mut visit: impl FnMut(Arc, usize, usize, f32)) {
        let Some(at) = self.at(i, j) else { return };
        if let Some(scores) = self.beads.get(at) {
            for (shape, &score) in scores.iter().enumerate() {
                if score > NEVER {
                    for before in 0..STATES {
                        visit(Arc::Bead(shape), before, BEAD, score);
                    }
                }
            }
        }
        if let Some(&[open, run]) = i.checked_sub(1).and_then(|i| self.src_null.get(i)) {
            visit(Arc::Src, BEAD, SRC, open);
            visit(Arc::Src, SRC, SRC, run);
        }
        if let Some(&[open, run]) = j.checked_sub(1).and_then(|j| self.tgt_null.get(j)) {
            visit(Arc::Tgt, BEAD, TGT, open);
            visit(Arc::Tgt, SRC, TGT, open);
            visit(Arc::Tgt, TGT, TGT, run);
        }
    }

    /// Posterior probability of every arc, given to `visit` as (end i, end j, arc, run, probability), and ln Z.
    #[expect(clippy::many_single_char_names, reason = "i, j, p, q, z as in the recurrence")]
    pub(super) fn posteriors(&self, mut visit: impl FnMut(usize, usize, Arc, bool, f64)) -> f64 {
        let (n, m) = self.size();
        let forward = self.forward();
        let Some(end) = self.at(n, m) else { return 0.0 };
        let z = log_sum(&forward[end]);
        let mut backward = vec![[f64::from(NEVER); STATES]; self.beads.len()];
        backward[end] = [0.0; STATES];
        for i in (0..=n).rev() {
            let Some(&(lo, hi)) = self.rows.get(i) else { continue };
            for j in (lo..=hi).rev() {
                let Some(here) = self.at(i, j) else { continue };
                let later = backward[here];
                self.arcs(i, j, |arc, before, after, score| {
                    let (p, q) = arc.size();
                    let Some(prior) = back_to(i, p).zip(back_to(j, q)).and_then(|(i, j)| self.at(i, j))
                    else {
                        return;
                    };
                    let rest = f64::from(score) + later[after];
                    let mass = forward[prior][before] + rest - z;
                    if mass > -30.0 {
                        let run = before == after && after != BEAD;
                        visit(i, j, arc, run, libm::exp(mass));
                    }
                    backward[prior][before] = log_add(backward[prior][before], rest);
                });
            }
        }
        z
    }

    fn forward(&self) -> Vec<[f64; STATES]> {
        let (n, _) = self.size();
        let mut forward = vec![[f64::from(NEVER); STATES]; self.beads.len()];
        for i in 0..=n {
            let Some(&(lo, hi)) = self.rows.get(i) else { break };
            for j in lo..=hi {
                let Some(here) = self.at(i, j) else { continue };
                let mut sums = [f64::from(NEVER); STATES];
                if (i, j) == (0, 0) {
                    sums[BEAD] = 0.0;
                }
                self.arcs(i, j, |arc, before, after, score| {
                    let (p, q) = arc.size();
                    let Some(prior) = back_to(i, p).zip(back_to(j, q)).and_then(|(i, j)| self.at(i, j))
                    else {
                        return;
                    };
                    sums[after] = log_add(sums[after], forward[prior][before] + f64::from(score));
                });
                forward[here] = sums;
            }
        }
        forward
    }
}

fn back_to(at: usize, by: usize) -> Option<usize> {
    at.checked_sub(by)
}

/// Columns a path may stand in after `i` sentences: wide enough that neighbouring rows always meet.
fn position_rows(n: usize, m: usize, band: &Band) -> Vec<(usize, usize)> {
    let mut rows = Vec::with_capacity(n + 1);
    let mut floor = 0;
    for i in 0..=n {
        let above = if i == 0 { (0, 0) } else { band.range(i - 1) };
        let below = if i == n { (m, m) } else { band.range(i) };
        let (lo, hi) = match i {
            0 => (0, below.1),
            _ if i == n => (above.0, m),
            _ => (above.0.min(below.0), above.1.max(below.1)),
        };
        let lo = lo.max(floor).min(m);
        floor = lo;
        rows.push((lo, hi.clamp(lo, m)));
    }
    if let Some(first) = rows.first_mut() {
        first.0 = 0;
    }
    if let Some(last) = rows.last_mut() {
        last.1 = m;
    }
    rows
}

/// ln(eᵃ + eᵇ).
pub(super) fn log_add(a: f64, b: f64) -> f64 {
    let (top, low) = if a > b { (a, b) } else { (b, a) };
    if top - low > 40.0 { top } else { top + libm::log1p(libm::exp(low - top)) }
}

pub(super) fn log_sum(list: &[f64]) -> f64 {
    list.iter().copied().fold(f64::from(NEVER), log_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(n: usize, m: usize) -> Scores {
        let mut scores = Scores::new(n, m, &Band::full(n, m));
        for i in 0..=n {
            for j in 0..=m {
                for (shape, &(p, q)) in SHAPES.iter().enumerate() {
                    if p <= i && q <= j {
                        let at = scores.at(i, j).unwrap();
                        // Any numbers will do, as long as they are not all alike.
                        scores.beads[at][shape] = ((i * 7 + j * 3 + shape * 5) % 11) as f32 / 3.0 - 1.5;
                    }
                }
            }
        }
        scores.src_null.iter_mut().enumerate().for_each(|(i, s)| *s = [-1.0 - i as f32 / 5.0, -0.5]);
        scores.tgt_null.iter_mut().enumerate().for_each(|(j, s)| *s = [-1.2 + j as f32 / 7.0, -0.7]);
        scores
    }

    /// Every path's score, by brute force.
    fn all(scores: &Scores, i: usize, j: usize, state: usize, sum: f32, out: &mut Vec<f32>) {
        let (n, m) = scores.size();
        if (i, j) == (n, m) {
            out.push(sum);
        }
        for (shape, &(p, q)) in SHAPES.iter().enumerate() {
            if i + p <= n && j + q <= m {
                all(scores, i + p, j + q, BEAD, sum + scores.bead(i + p, j + q, shape), out);
            }
        }
        if i < n && state != TGT {
            all(scores, i + 1, j, SRC, sum + scores.src_null[i][usize::from(state == SRC)], out);
        }
        if j < m {
            all(scores, i, j + 1, TGT, sum + scores.tgt_null[j][usize::from(state == TGT)], out);
        }
    }

    #[test]
    fn posteriors_are_brute_force_s() {
        let scores = scores(4, 3);
        let mut sums = Vec::new();
        all(&scores, 0, 0, BEAD, 0.0, &mut sums);
        let z = log_sum(&sums.iter().map(|&s| f64::from(s)).collect::<Vec<_>>());
        let mut covered = [0.0; 4];
        let total = scores.posteriors(|i, _, arc, _, p| {
            let (rows, _) = arc.size();
            (i - rows..i).for_each(|row| covered[row] += p);
        });
        assert!((total - z).abs() < 1e-4);
        assert!(covered.iter().all(|p| (p - 1.0).abs() < 1e-6), "{covered:?}");
    }
}
