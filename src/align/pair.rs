//! From the evidence of a pair of versions to the scores of its lattice.

use std::ops::Range;

use super::{
    lattice::{SHAPES, Scores},
    weights::Weights,
};
use crate::features::{Alone, BEAD_FEATURES, Evidence, Grid, NULL_FEATURES, Side};

/// Visits every bead worth a score: where it ends, its shape, its two sides.
///
/// A bead of more than one sentence on a side is worth a look only if every sentence of it has a matched word.
pub(super) fn each_bead(
    grid: &Grid<'_>,
    mut visit: impl FnMut((usize, usize), usize, Range<usize>, Range<usize>),
) {
    let (n, _) = grid.size();
    for i in 1..=n {
        let (lo, hi) = grid.band().range(i - 1);
        for j in lo + 1..=hi {
            for (shape, &(p, q)) in SHAPES.iter().enumerate() {
                let (Some(top), Some(left)) = (i.checked_sub(p), j.checked_sub(q)) else { continue };
                if (p, q) != (1, 1) && !grid.joins(top..i, left..j) {
                    continue;
                }
                visit((i, j), shape, top..i, left..j);
            }
        }
    }
}

/// Scores every arc of the pair.
pub(super) fn score(grid: &Grid<'_>, weights: &Weights) -> Scores {
    let (n, m) = grid.size();
    let mut scores = Scores::new(n, m, grid.band());
    each_bead(grid, |(i, j), shape, src, tgt| {
        let evidence = Evidence::of_bead(grid, src, tgt);
        let sum = BEAD_FEATURES.iter().zip(&weights.bead).map(|((_, value), w)| w * value(&evidence)).sum();
        scores.set(i, j, shape, sum);
    });
    scores.settle();
    let alone = |side, at, run| {
        let alone = Alone::new(grid, side, at, run);
        NULL_FEATURES.iter().zip(&weights.null).map(|((_, value), w)| w * value(&alone)).sum()
    };
    scores.src_null = (0..n).map(|at| [alone(Side::Src, at, false), alone(Side::Src, at, true)]).collect();
    scores.tgt_null = (0..m).map(|at| [alone(Side::Tgt, at, false), alone(Side::Tgt, at, true)]).collect();
    scores
}
