//! Which words of two versions match, sentence by sentence.

use super::sheet::{Kind, Line, Sheet};

/// For each sentence of the first version, the sentences of the second it may meet.
#[derive(Debug, Clone)]
pub struct Band {
    rows: Vec<(u32, u32)>,
}

impl Band {
    /// Every sentence may meet every other.
    #[must_use]
    pub fn full(rows: usize, columns: usize) -> Self {
        Self { rows: vec![(0, u32::try_from(columns).unwrap_or(u32::MAX)); rows] }
    }

    /// One range a sentence; the caller keeps both ends from falling.
    #[must_use]
    pub fn new(rows: Vec<(u32, u32)>) -> Self {
        Self { rows }
    }

    /// The range of sentence `row`, empty beyond the end.
    pub fn range(&self, row: usize) -> (usize, usize) {
        self.rows.get(row).map_or((0, 0), |&(lo, hi)| (lo as usize, hi.max(lo) as usize))
    }
}

/// Matched words of two sentences, a bit a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) src: u64,
    pub(super) tgt: u64,
}

/// How like its best rivals a sentence is to others: the three best matches, best first.
#[derive(Debug, Clone, Copy, Default)]
struct Rivals {
    best: [(f32, u32); 4],
}

impl Rivals {
    fn offer(&mut self, likeness: f32, with: u32) {
        let mut item = (likeness, with);
        for slot in &mut self.best {
            if item.0 > slot.0 {
                std::mem::swap(slot, &mut item);
            }
        }
    }

    /// Mean likeness of the three best outside `from..to`.
    fn mean_outside(&self, from: usize, to: usize) -> f32 {
        let others = self.best.iter().filter(|(_, with)| !(from..to).contains(&(*with as usize)));
        others.take(3).map(|(likeness, _)| likeness).sum::<f32>() / 3.0
    }

    fn best_outside(&self, from: usize, to: usize) -> f32 {
        let mut others = self.best.iter().filter(|(_, with)| !(from..to).contains(&(*with as usize)));
        others.next().map_or(0.0, |(likeness, _)| *likeness)
    }
}

/// Word matches of a pair of versions within a band.
#[derive(Debug)]
pub struct Grid<'a> {
    pub(super) src: &'a Sheet,
    pub(super) tgt: &'a Sheet,
    band: Band,
    starts: Vec<usize>,
    cells: Vec<Cell>,
    src_rivals: Vec<Rivals>,
    tgt_rivals: Vec<Rivals>,
}

impl<'a> Grid<'a> {
    /// Compares two versions within a band. O(words × postings in the band).
    #[must_use]
    pub fn new(src: &'a Sheet, tgt: &'a Sheet, band: Band) -> Self {
        let mut starts = Vec::with_capacity(src.len() + 1);
        let mut total = 0;
        for row in 0..src.len() {
            starts.push(total);
            let (lo, hi) = band.range(row);
            total += hi - lo;
        }
        starts.push(total);
        let mut grid = Self {
            src,
            tgt,
            band,
            starts,
            cells: vec![Cell::default(); total],
            src_rivals: vec![Rivals::default(); src.len()],
            tgt_rivals: vec![Rivals::default(); tgt.len()],
        };
        grid.fill();
        grid.rank();
        grid
    }

    /// Sentences of the two versions.
    pub fn size(&self) -> (usize, usize) {
        (self.src.len(), self.tgt.len())
    }

    /// Whether every sentence of a block shares a word with the other side of it.
    pub(crate) fn joins(&self, src: std::ops::Range<usize>, tgt: std::ops::Range<usize>) -> bool {
        let touches = |row: usize, column: usize| self.cell(row, column).src != 0;
        src.clone().all(|row| tgt.clone().any(|column| touches(row, column)))
            && tgt.clone().all(|column| src.clone().any(|row| touches(row, column)))
    }

    /// The band it was made for.
    pub fn band(&self) -> &Band {
        &self.band
    }

    fn fill(&mut self) {
        for (row, line) in self.src.lines.iter().enumerate() {
            let (lo, hi) = self.band.range(row);
            let start = self.starts.get(row).copied().unwrap_or(0);
            for (word, nth) in line.words.iter().zip(0_u32..) {
                for key in word.keys.iter() {
                    let Some(places) = self.tgt.postings.get(&key) else { continue };
                    let from = places.partition_point(|&(at, _)| (at as usize) < lo);
                    for &(at, other) in places.iter().skip(from).take_while(|&&(at, _)| (at as usize) < hi) {
                        if let Some(cell) = self.cells.get_mut(start + at as usize - lo) {
                            cell.src |= 1 << nth;
                            cell.tgt |= 1 << other;
                        }
                    }
                }
            }
        }
    }

    fn rank(&mut self) {
        for row in 0..self.src.len() {
            let (lo, hi) = self.band.range(row);
            for column in lo..hi {
                let likeness = self.likeness(row, column);
                if likeness > 0.0 {
                    let (r, c) = (u32::try_from(row).unwrap_or(0), u32::try_from(column).unwrap_or(0));
                    if let Some(rivals) = self.src_rivals.get_mut(row) {
                        rivals.offer(likeness, c);
                    }
                    if let Some(rivals) = self.tgt_rivals.get_mut(column) {
                        rivals.offer(likeness, r);
                    }
                }
            }
        }
    }

    /// Share of the words' weight that is matched in a pair of sentences, 0 to 1.
    fn likeness(&self, row: usize, column: usize) -> f32 {
        let cell = self.cell(row, column);
        if cell.src == 0 {
            return 0.0;
        }
        let (Some(a), Some(b)) = (self.src.lines.get(row), self.tgt.lines.get(column)) else { return 0.0 };
        let (matched, total) = (mass(a, cell.src) + mass(b, cell.tgt), mass(a, u64::MAX) + mass(b, u64::MAX));
        matched / total.max(1.0)
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Cell {
        let (lo, hi) = self.band.range(row);
        if column < lo || column >= hi {
            return Cell::default();
        }
        let start = self.starts.get(row).copied().unwrap_or(0);
        self.cells.get(start + column - lo).copied().unwrap_or_default()
    }

    /// Mean likeness of the best rivals of either side of a bead, its own sentences left out.
    pub(super) fn rivals(&self, src: std::ops::Range<usize>, tgt: std::ops::Range<usize>) -> (f32, f32) {
        let of = |rivals: &[Rivals], own: &std::ops::Range<usize>, other: &std::ops::Range<usize>| {
            let list = rivals.get(own.clone()).unwrap_or_default();
            list.iter().map(|r| r.mean_outside(other.start, other.end)).sum::<f32>() / own.len().max(1) as f32
        };
        (of(&self.src_rivals, &src, &tgt), of(&self.tgt_rivals, &tgt, &src))
    }

    /// Likeness of the best counterpart of a sentence left alone, and of the second best.
    pub(super) fn suitors(&self, side: Side, at: usize) -> (f32, f32) {
        let rivals = match side {
            Side::Src => self.src_rivals.get(at),
            Side::Tgt => self.tgt_rivals.get(at),
        };
        let Some(rivals) = rivals else { return (0.0, 0.0) };
        let [first, second, ..] = rivals.best;
        (first.0, second.0.max(rivals.best_outside(first.1 as usize, first.1 as usize + 1)))
    }
}

/// A side of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first version.
    Src,
    /// The second version.
    Tgt,
}

/// Weight of the words in a mask.
pub(super) fn mass(line: &Line, mask: u64) -> f32 {
    line.words.iter().enumerate().filter(|(n, _)| mask >> n & 1 == 1).map(|(_, word)| word.weight).sum()
}

/// Weight of the words in a mask, by kind.
pub(super) fn masses(line: &Line, mask: u64, into: &mut [f32; Kind::ALL.len()]) {
    for (n, word) in line.words.iter().enumerate() {
        if mask >> n & 1 == 1
            && let Some(slot) = into.get_mut(word.kind as usize)
        {
            *slot += word.weight;
        }
    }
}
