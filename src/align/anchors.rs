//! Where to look: a band around a chain of sure pairs.
//!
//! Short texts are compared whole. In long ones every sentence votes, by the words that are rare in the other version,
//! for its counterpart; the heaviest increasing chain of clear votes ([HS77], weights by Fenwick maxima, O(n log n))
//! gives anchors, and the search keeps within a few anchors of each sentence. So the work grows with the length of the
//! texts, not with its square.

use crate::features::{Band, Sheet};

/// Texts of at most so many pairs of sentences are compared whole.
const WHOLE: usize = 90_000;
/// Anchors a band reaches out to on either side, so that one wrong anchor shuts nothing out.
const REACH: usize = 3;
/// Sentences added on either side.
const MARGIN: usize = 6;
/// A band is never wider than this on either side of the middle …
const WIDEST: usize = 250;
/// … nor holds more pairs of sentences than about twice this in all, so that memory does not grow with the square.
const ROOM: usize = 500_000;
/// But never narrower than this.
const NARROWEST: usize = 8;

/// The band to search for a pair of versions.
pub(super) fn band(src: &Sheet, tgt: &Sheet) -> Band {
    let (n, m) = (src.len(), tgt.len());
    if n * m <= WHOLE {
        return Band::full(n, m);
    }
    let widest = (ROOM / n.max(1)).clamp(NARROWEST, WIDEST);
    let chain = heaviest_chain(&src.votes(tgt));
    let mut rows = Vec::with_capacity(n);
    let mut next = 0;
    for row in 0..n {
        while chain.get(next).is_some_and(|&(i, _)| i < row) {
            next += 1;
        }
        let before = next.checked_sub(REACH).and_then(|k| chain.get(k)).copied();
        let after = chain.get(next + REACH - 1).copied();
        let (i0, j0) = before.unwrap_or((0, 0));
        let (i1, j1) = after.unwrap_or((n, m));
        let middle = j0 + (row - i0.min(row)) * (j1 - j0.min(j1)) / (i1 - i0).max(1);
        let lo = j0.saturating_sub(MARGIN).max(middle.saturating_sub(widest));
        let hi = (j1 + MARGIN + 1).min(middle + widest).min(m);
        rows.push((lo, hi));
    }
    Band::new(level(rows, m))
}

/// Makes both ends of a band never fall, and neighbouring rows meet.
fn level(mut rows: Vec<(usize, usize)>, m: usize) -> Vec<(u32, u32)> {
    let mut floor = m;
    for row in rows.iter_mut().rev() {
        floor = floor.min(row.0);
        row.0 = floor;
    }
    let mut ceiling = 0;
    for row in &mut rows {
        ceiling = ceiling.max(row.1);
        row.1 = ceiling.min(m);
    }
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    rows.into_iter().map(|(lo, hi)| (narrow(lo.min(hi)), narrow(hi))).collect()
}

/// The heaviest chain of points that rises in both coordinates; points come in order of the first.
fn heaviest_chain(points: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
    let width = points.iter().map(|p| p.1 + 1).max().unwrap_or(0);
    // Fenwick tree of maxima: the best chain that ends at a column below.
    let mut tree: Vec<(f32, usize)> = vec![(0.0, usize::MAX); width + 1];
    let mut back = vec![usize::MAX; points.len()];
    let mut best = (0.0, usize::MAX);
    for (n, &(_, column, weight)) in points.iter().enumerate() {
        let mut top = (0.0, usize::MAX);
        let mut at = column; // columns 0..column
        while at > 0 {
            if tree[at].0 > top.0 {
                top = tree[at];
            }
            at &= at - 1;
        }
        back[n] = top.1;
        let total = top.0 + weight;
        if total > best.0 {
            best = (total, n);
        }
        let mut at = column + 1;
        while at <= width {
            if total > tree[at].0 {
                tree[at] = (total, n);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while let Some(&(i, j, _)) = points.get(at) {
        chain.push((i, j));
        at = back[at];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain_leaves_out_what_crosses() {
        let points = [(0, 0, 1.0), (1, 9, 3.0), (2, 1, 1.0), (3, 2, 1.0), (4, 3, 1.5), (5, 10, 1.0)];
        assert_eq!(heaviest_chain(&points), [(0, 0), (2, 1), (3, 2), (4, 3), (5, 10)]);
        assert_eq!(heaviest_chain(&[]), []);
    }

    #[test]
    fn a_band_never_falls() {
        let rows = level(vec![(5, 9), (2, 4), (7, 8)], 10);
        assert_eq!(rows, [(2, 9), (2, 9), (7, 9)]);
    }
}
