//! How sure each row is: forward–backward over the places one version may take among the rows of the others.

use std::collections::BTreeMap;

use super::{
    joint::{Members, Pairs, Placing, STATES, strip},
    lattice::{NEVER, log_add, log_sum},
};

/// Probability, for each row, that the version's part of it is right given all other versions' rows.
#[expect(clippy::many_single_char_names, reason = "i, j, p, q, z as in the recurrence")]
pub(super) fn certainty(pairs: &Pairs, rows: &[Members], version: usize) -> Vec<f64> {
    let others: Vec<usize> = (0..pairs.versions()).filter(|&v| v != version).collect();
    let bare = strip(rows, version);
    let placing = Placing::new(pairs, &bare, &others, version);
    let never = f64::from(NEVER);
    let mut forward = vec![[never; STATES]; placing.room()];
    forward[0][0] = 0.0;
    placing.sweep(|to| {
        let mass = forward[to.prior][to.before] + f64::from(to.score);
        if mass > never / 2.0 {
            forward[to.here][to.after] = log_add(forward[to.here][to.after], mass);
        }
    });
    let last = placing.at(bare.len(), placing.sentences).unwrap_or(0);
    let z = log_sum(&forward[last]);
    let mut backward = vec![[never; STATES]; placing.room()];
    backward[last] = [0.0; STATES];
    let mut mass = BTreeMap::new();
    // Not kept from the way forward: a long text has too many steps to remember.
    placing.sweep_back(|to| {
        let rest = backward[to.here][to.after] + f64::from(to.score);
        let p = forward[to.prior][to.before] + rest - z;
        if p > -10.0 {
            *mass.entry((to.end.0, to.end.1, to.step.size())).or_insert(0.0) += libm::exp(p);
        }
        backward[to.prior][to.before] = log_add(backward[to.prior][to.before], rest);
    });
    // Sum what each row's step is worth; a null's place among its neighbours does not matter.
    let null_rows = by_line(&mass, |(r, _, size)| (*size == (1, 0)).then_some(*r));
    let null_sentences = by_line(&mass, |(_, k, size)| (*size == (0, 1)).then_some(*k));
    let (mut r, mut k) = (0, 0);
    let mut sure = Vec::with_capacity(rows.len());
    for row in rows {
        let q = row[version].len();
        let alone = others.iter().all(|&other| row[other].is_empty());
        let p = usize::from(!alone);
        (r, k) = (r + p, k + q);
        let found = match (p, q) {
            (1, 0) => null_rows.get(&r).copied(),
            (0, 1) => null_sentences.get(&k).copied(),
            _ => mass.get(&(r, k, (p, q))).copied(),
        };
        sure.push(found.unwrap_or(0.0).min(1.0));
    }
    sure
}

type Mass = BTreeMap<(usize, usize, (usize, usize)), f64>;

fn by_line(
    mass: &Mass,
    pick: impl Fn(&(usize, usize, (usize, usize))) -> Option<usize>,
) -> BTreeMap<usize, f64> {
    let mut sums = BTreeMap::new();
    for (key, p) in mass {
        if let Some(line) = pick(key) {
            *sums.entry(line).or_insert(0.0) += p;
        }
    }
    sums
}
