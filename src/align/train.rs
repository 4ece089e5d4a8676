//! Learns the weights: a conditional random field over the paths of the lattice.
//!
//! The loss is the negative log-likelihood of the gold paths plus a quadratic penalty ([LMP01]); its gradient is
//! expected minus gold features, from the posteriors of [`lattice`](super::lattice). It is convex, so the result does not
//! depend on where the descent begins. L-BFGS ([LN89]), plain back-tracking, no randomness: the same bytes each time.

use super::{
    lattice::{Arc, SHAPES, Scores},
    pair::each_bead,
    weights::Weights,
};
use crate::features::{Alone, BEAD_FEATURES, Evidence, Grid, NULL_FEATURES, Side};

/// Strength of the quadratic penalty, in sentences' worth of likelihood.
const PENALTY: f64 = 1.0;
const MEMORY: usize = 8;

/// A pair of versions with its gold path, its features read once.
pub struct Lesson {
    scores: Scores,
    /// Position, shape; the features stand in `bead_values`, a row a bead.
    beads: Vec<(u32, u32, u8)>,
    bead_values: Vec<f32>,
    /// For each sentence, open and run, a row each.
    src_values: Vec<f32>,
    tgt_values: Vec<f32>,
    /// Sum of the features on the gold path.
    gold: Vec<f64>,
}

/// Number of weights: beads' first, then nulls'.
fn size() -> usize {
    BEAD_FEATURES.len() + NULL_FEATURES.len()
}

impl Lesson {
    /// Reads the features of a pair. `gold` lists the beads as (sentences, sentences) in order, (1, 0) and (0, 1) for
    /// sentences alone, those of the first version first in each gap. `None` if the gold path is not in the lattice.
    #[must_use]
    pub fn new(grid: &Grid<'_>, gold: &[(usize, usize)]) -> Option<Self> {
        let (n, m) = grid.size();
        let mut lesson = Self {
            scores: Scores::new(n, m, grid.band()),
            beads: Vec::new(),
            bead_values: Vec::new(),
            src_values: Vec::new(),
            tgt_values: Vec::new(),
            gold: vec![0.0; size()],
        };
        each_bead(grid, |(i, j), shape, src, tgt| {
            if lesson.scores.at(i, j).is_none() {
                return;
            }
            let evidence = Evidence::of_bead(grid, src, tgt);
            lesson.bead_values.extend(BEAD_FEATURES.iter().map(|(_, value)| value(&evidence)));
            let (i, j) = (u32::try_from(i).unwrap_or(0), u32::try_from(j).unwrap_or(0));
            lesson.beads.push((i, j, u8::try_from(shape).unwrap_or(0)));
        });
        let alone = |side, at| {
            [false, true].into_iter().flat_map(move |run| {
                let alone = Alone::new(grid, side, at, run);
                NULL_FEATURES.iter().map(move |(_, value)| value(&alone))
            })
        };
        lesson.src_values = (0..n).flat_map(|at| alone(Side::Src, at)).collect();
        lesson.tgt_values = (0..m).flat_map(|at| alone(Side::Tgt, at)).collect();
        lesson.walk(gold).then_some(lesson)
    }

    /// Sums the features of the gold path; `false` if it leaves the lattice.
    fn walk(&mut self, gold: &[(usize, usize)]) -> bool {
        let (mut i, mut j) = (0, 0);
        let mut before = (1, 1);
        for &(p, q) in gold {
            i += p;
            j += q;
            let run = (p, q) == before;
            let values = match (p, q) {
                (1, 0) => null_row(&self.src_values, i - 1, run),
                (0, 1) => null_row(&self.tgt_values, j - 1, run),
                _ => {
                    let shape = SHAPES.iter().position(|s| *s == (p, q));
                    let found = shape.and_then(|shape| {
                        self.beads.iter().position(|&(bi, bj, s)| {
                            (bi as usize, bj as usize, usize::from(s)) == (i, j, shape)
                        })
                    });
                    let Some(found) = found else { return false };
                    let width = BEAD_FEATURES.len();
                    self.bead_values.get(found * width..(found + 1) * width).unwrap_or_default()
                }
            };
            let offset = if p > 0 && q > 0 { 0 } else { BEAD_FEATURES.len() };
            for (sum, value) in self.gold.iter_mut().skip(offset).zip(values) {
                *sum += f64::from(*value);
            }
            before = (p, q);
        }
        (i, j) == self.scores.size()
    }

    /// Negative log-likelihood; adds its gradient.
    fn loss(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let (bead_weights, null_weights) = weights.split_at(BEAD_FEATURES.len());
        let width = BEAD_FEATURES.len();
        let mut scores = self.scores.clone();
        let mut slots: Vec<[f64; SHAPES.len()]> = vec![[0.0; SHAPES.len()]; scores.beads.len()];
        for (&(i, j, shape), values) in self.beads.iter().zip(self.bead_values.chunks_exact(width)) {
            scores.set(i as usize, j as usize, usize::from(shape), dot(bead_weights, values));
        }
        for (at, slot) in scores.src_null.iter_mut().enumerate() {
            *slot = [false, true].map(|run| dot(null_weights, null_row(&self.src_values, at, run)));
        }
        for (at, slot) in scores.tgt_null.iter_mut().enumerate() {
            *slot = [false, true].map(|run| dot(null_weights, null_row(&self.tgt_values, at, run)));
        }
        let mut nulls = vec![0.0; NULL_FEATURES.len()];
        let z = scores.posteriors(|i, j, arc, run, p| match arc {
            Arc::Bead(shape) => {
                if let Some(at) = scores.at(i, j) {
                    slots[at][shape] += p;
                }
            }
            Arc::Src => add(&mut nulls, null_row(&self.src_values, i - 1, run), p),
            Arc::Tgt => add(&mut nulls, null_row(&self.tgt_values, j - 1, run), p),
        });
        let (bead_gradient, null_gradient) = gradient.split_at_mut(width);
        for (&(i, j, shape), values) in self.beads.iter().zip(self.bead_values.chunks_exact(width)) {
            if let Some(at) = scores.at(i as usize, j as usize) {
                let p = slots[at][usize::from(shape)];
                if p > 1e-9 {
                    add(bead_gradient, values, p);
                }
            }
        }
        null_gradient.iter_mut().zip(&nulls).for_each(|(g, n)| *g += n);
        gradient.iter_mut().zip(&self.gold).for_each(|(g, gold)| *g -= gold);
        z - weights.iter().zip(&self.gold).map(|(w, g)| w * g).sum::<f64>()
    }
}

fn null_row(values: &[f32], at: usize, run: bool) -> &[f32] {
    let width = NULL_FEATURES.len();
    let start = (2 * at + usize::from(run)) * width;
    values.get(start..start + width).unwrap_or_default()
}

fn dot(weights: &[f64], values: &[f32]) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "scores are of the order of ten")]
    let sum = weights.iter().zip(values).map(|(w, v)| w * f64::from(*v)).sum::<f64>() as f32;
    sum
}

fn add(sums: &mut [f64], values: &[f32], times: f64) {
    sums.iter_mut().zip(values).for_each(|(sum, v)| *sum += times * f64::from(*v));
}

/// Learns the weights of one family from its lessons, in at most `rounds` rounds.
#[must_use]
pub fn learn(lessons: &[&Lesson], rounds: usize) -> Weights {
    let mut objective = |weights: &[f64], gradient: &mut [f64]| total_loss(lessons, weights, gradient);
    let found = minimise(&mut objective, vec![0.0; size()], rounds);
    #[expect(clippy::cast_possible_truncation, reason = "weights are of the order of ten")]
    let narrow: Vec<f32> = found.iter().map(|w| *w as f32).collect();
    let (bead, null) = narrow.split_at(BEAD_FEATURES.len());
    Weights { bead: bead.to_vec(), null: null.to_vec() }
}

fn total_loss(lessons: &[&Lesson], weights: &[f64], gradient: &mut [f64]) -> f64 {
    const CHUNKS: usize = 2;
    let size = lessons.len().div_ceil(CHUNKS).max(1);
    let parts: Vec<(f64, Vec<f64>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = lessons
            .chunks(size)
            .map(|chunk| {
                scope.spawn(move || {
                    let mut gradient = vec![0.0; weights.len()];
                    let loss = chunk.iter().map(|lesson| lesson.loss(weights, &mut gradient)).sum::<f64>();
                    (loss, gradient)
                })
            })
            .collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    let mut total = 0.0;
    gradient.fill(0.0);
    for (loss, part) in parts {
        total += loss;
        gradient.iter_mut().zip(part).for_each(|(g, p)| *g += p);
    }
    for (g, w) in gradient.iter_mut().zip(weights) {
        *g += PENALTY * w;
        total += PENALTY * w * w / 2.0;
    }
    total
}

/// L-BFGS with halving steps.
fn minimise(
    objective: &mut impl FnMut(&[f64], &mut [f64]) -> f64,
    mut x: Vec<f64>,
    rounds: usize,
) -> Vec<f64> {
    let mut gradient = vec![0.0; x.len()];
    let mut value = objective(&x, &mut gradient);
    let mut history: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..rounds {
        let direction = two_loops(&history, &gradient);
        let slope: f64 = direction.iter().zip(&gradient).map(|(d, g)| d * g).sum();
        let mut step = if history.is_empty() { 1.0 / norm(&gradient).max(1.0) } else { 1.0 };
        let (next, next_gradient, next_value) = loop {
            let next: Vec<f64> = x.iter().zip(&direction).map(|(x, d)| x + step * d).collect();
            let mut next_gradient = vec![0.0; x.len()];
            let next_value = objective(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * step * slope {
                break (next, next_gradient, next_value);
            }
            step /= 2.0;
            if step < 1e-10 {
                return x;
            }
        };
        let s: Vec<f64> = next.iter().zip(&x).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let sy: f64 = s.iter().zip(&y).map(|(a, b)| a * b).sum();
        if sy > 1e-12 {
            history.push((s, y, 1.0 / sy));
            if history.len() > MEMORY {
                history.remove(0);
            }
        }
        let gain = value - next_value;
        (x, gradient, value) = (next, next_gradient, next_value);
        if gain < 1e-6 * value.abs() {
            break;
        }
    }
    x
}

fn norm(v: &[f64]) -> f64 {
    v.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn two_loops(history: &[(Vec<f64>, Vec<f64>, f64)], gradient: &[f64]) -> Vec<f64> {
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let mut q: Vec<f64> = gradient.to_vec();
    let mut alphas = Vec::with_capacity(history.len());
    for (s, y, rho) in history.iter().rev() {
        let alpha = rho * product(s, &q);
        shift(&mut q, y, -alpha);
        alphas.push(alpha);
    }
    if let Some((s, y, _)) = history.last() {
        let scale = product(s, y) / product(y, y);
        for q in &mut q {
            *q *= scale;
        }
    }
    for ((s, y, rho), alpha) in history.iter().zip(alphas.into_iter().rev()) {
        let beta = rho * product(y, &q);
        shift(&mut q, s, alpha - beta);
    }
    q.into_iter().map(|q| -q).collect()
}

fn shift(to: &mut [f64], by: &[f64], times: f64) {
    for (to, by) in to.iter_mut().zip(by) {
        *to += times * by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_descent_finds_the_bottom_of_a_bowl() {
        let mut bowl = |x: &[f64], g: &mut [f64]| {
            g[0] = 2.0 * (x[0] - 3.0);
            g[1] = 20.0 * (x[1] + 1.0);
            (x[0] - 3.0).powi(2) + 10.0 * (x[1] + 1.0).powi(2)
        };
        let found = minimise(&mut bowl, vec![0.0, 0.0], 50);
        assert!((found[0] - 3.0).abs() < 1e-3 && (found[1] + 1.0).abs() < 1e-3, "{found:?}");
    }
}
