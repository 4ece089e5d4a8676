//! The heaviest chain of pairs that rise on both sides.

/// A pair of places with a weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Place on the old side.
    pub(super) old: u32,
    /// Place on the new side.
    pub(super) new: u32,
    /// What it is worth to keep it.
    pub(super) weight: u64,
}

/// For links in rising order of `new` (no place twice on a side), whether each is in the heaviest rising chain.
///
/// O(n log n): a Fenwick tree over the old places holds the heaviest chain that ends at or before each.
pub(super) fn heaviest(links: &[Link]) -> Vec<bool> {
    let top = links.iter().map(|link| link.old as usize + 1).max().unwrap_or(0);
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); top + 1];
    let mut before = Vec::with_capacity(links.len());
    let (mut best, mut last) = (0, usize::MAX);
    for (n, link) in links.iter().enumerate() {
        let (sum, prev) = heaviest_before(&tree, link.old as usize);
        before.push(prev);
        let total = sum.saturating_add(link.weight.max(1));
        let mut at = link.old as usize + 1;
        while let Some(slot) = tree.get_mut(at) {
            if total > slot.0 {
                *slot = (total, n);
            }
            at += at & at.wrapping_neg();
        }
        if total > best {
            (best, last) = (total, n);
        }
    }
    let mut kept = vec![false; links.len()];
    while let Some(flag) = kept.get_mut(last) {
        *flag = true;
        last = before.get(last).copied().unwrap_or(usize::MAX);
    }
    kept
}

/// The heaviest chain that ends at an old place below `old`.
fn heaviest_before(tree: &[(u64, usize)], old: usize) -> (u64, usize) {
    let (mut at, mut best) = (old, (0, usize::MAX));
    while at > 0 {
        if let Some(slot) = tree.get(at).filter(|slot| slot.0 > best.0) {
            best = *slot;
        }
        at &= at - 1;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_one_gives_way() {
        let link = |old, new, weight| Link { old, new, weight };
        assert_eq!(heaviest(&[link(3, 0, 5), link(0, 1, 2), link(1, 2, 2)]), [true, false, false]);
        assert_eq!(heaviest(&[link(3, 0, 3), link(0, 1, 2), link(1, 2, 2)]), [false, true, true]);
        assert_eq!(heaviest(&[]), [false; 0]);
    }
}
