//! What speaks for and against a bead.

use std::ops::Range;

use super::{
    grid::{Grid, Side, masses},
    sheet::{Kind, Shape, Sheet},
};

/// One side of a bead, summed over its sentences.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    chars: f32,
    matched: [f32; Kind::ALL.len()],
    total: [f32; Kind::ALL.len()],
    first: Shape,
    last: Shape,
    quotes: f32,
    commas: f32,
    brackets: f32,
    dashes: f32,
    inner_breaks: f32,
    count: usize,
}

impl Part {
    fn sum(list: &[f32; Kind::ALL.len()]) -> f32 {
        list.iter().sum()
    }

    fn lost(&self, kind: Kind) -> f32 {
        let at = kind as usize;
        self.total.get(at).unwrap_or(&0.0) - self.matched.get(at).unwrap_or(&0.0)
    }

    fn found(&self, kind: Kind) -> f32 {
        self.matched.get(kind as usize).copied().unwrap_or(0.0)
    }

    fn cover(&self) -> f32 {
        // A smoothed share: two matched words of two say less than ten of ten.
        Self::sum(&self.matched) / (Self::sum(&self.total) + 0.5)
    }
}

/// All that is known of one bead of a pair of versions.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    src: Part,
    tgt: Part,
    src_rivals: f32,
    tgt_rivals: f32,
    density: f32,
}

impl Evidence {
    /// The evidence on the bead of `src` and `tgt`, both not empty.
    #[must_use]
    pub fn of_bead(grid: &Grid<'_>, src: Range<usize>, tgt: Range<usize>) -> Self {
        let mut evidence = Self {
            src: Part::default(),
            tgt: Part::default(),
            src_rivals: 0.0,
            tgt_rivals: 0.0,
            density: grid.tgt.lang.spec().density / grid.src.lang.spec().density,
        };
        for row in src.clone() {
            let mask = tgt.clone().fold(0, |mask, column| mask | grid.cell(row, column).src);
            add(&mut evidence.src, grid.src, row, mask);
        }
        for column in tgt.clone() {
            let mask = src.clone().fold(0, |mask, row| mask | grid.cell(row, column).tgt);
            add(&mut evidence.tgt, grid.tgt, column, mask);
        }
        (evidence.src_rivals, evidence.tgt_rivals) = grid.rivals(src, tgt);
        evidence
    }

    fn likeness(&self) -> f32 {
        let matched = Part::sum(&self.src.matched) + Part::sum(&self.tgt.matched);
        matched / (Part::sum(&self.src.total) + Part::sum(&self.tgt.total)).max(1.0)
    }

    fn log_ratio(&self) -> f32 {
        ln((self.tgt.chars + 4.0) / (self.src.chars * self.density + 4.0))
    }

    fn counts(&self) -> (usize, usize) {
        (self.src.count, self.tgt.count)
    }
}

fn add(part: &mut Part, sheet: &Sheet, at: usize, mask: u64) {
    let Some(line) = sheet.lines.get(at) else { return };
    if part.count == 0 {
        part.first = line.shape;
    } else if line.shape.opens_block {
        part.inner_breaks += 1.0;
    }
    part.last = line.shape;
    part.count += 1;
    part.chars += line.chars as f32;
    part.quotes += f32::from(line.shape.quotes);
    part.commas += f32::from(line.shape.commas);
    part.brackets += f32::from(line.shape.brackets);
    part.dashes += f32::from(line.shape.dashes);
    masses(line, mask, &mut part.matched);
    masses(line, u64::MAX, &mut part.total);
}

/// A named number read off the evidence of a bead.
pub type BeadFeature = (&'static str, fn(&Evidence) -> f32);

/// A software logarithm: the same bits on every machine.
fn ln(x: f32) -> f32 {
    libm::logf(x)
}

fn flag(on: bool) -> f32 {
    f32::from(u8::from(on))
}

fn hinge(x: f32, from: f32) -> f32 {
    (x - from).max(0.0)
}

/// The features of a bead with sentences on both sides; `align`'s weights name them.
pub static BEAD_FEATURES: &[BeadFeature] = &[
    ("type-1-1", |e| flag(e.counts() == (1, 1))),
    ("type-1-2", |e| flag(e.counts() == (1, 2))),
    ("type-2-1", |e| flag(e.counts() == (2, 1))),
    ("type-2-2", |e| flag(e.counts() == (2, 2))),
    ("type-1-3", |e| flag(matches!(e.counts(), (1, 3 | 4)))),
    ("type-3-1", |e| flag(matches!(e.counts(), (3 | 4, 1)))),
    ("type-large", |e| flag(e.src.count >= 2 && e.tgt.count >= 2 && e.src.count + e.tgt.count > 4)),
    ("type-sum", |e| (e.src.count + e.tgt.count - 2) as f32),
    ("length-ratio", |e| e.log_ratio().abs()),
    ("length-ratio-squared", |e| e.log_ratio().powi(2).min(4.0)),
    ("length-z", |e| {
        let (a, b) = (e.src.chars * e.density, e.tgt.chars);
        ((a - b).powi(2) / (a + b + 1.0)).min(40.0) / 10.0
    }),
    ("length-of-short", |e| ln(e.src.chars.min(e.tgt.chars) + 1.0) - 4.0),
    ("number-found", |e| e.src.found(Kind::Number) + e.tgt.found(Kind::Number)),
    ("number-lost", |e| (e.src.lost(Kind::Number) + e.tgt.lost(Kind::Number)).min(3.0)),
    ("number-clash", |e| {
        flag(
            e.src.lost(Kind::Number) > 0.3
                && e.tgt.lost(Kind::Number) > 0.3
                && e.src.found(Kind::Number) + e.tgt.found(Kind::Number) < 0.1,
        )
    }),
    ("number-one-sided", |e| flag((e.src.lost(Kind::Number) > 0.3) != (e.tgt.lost(Kind::Number) > 0.3))),
    ("name-found-src", |e| e.src.found(Kind::Name)),
    ("name-found-tgt", |e| e.tgt.found(Kind::Name)),
    ("name-lost-src", |e| e.src.lost(Kind::Name).min(4.0)),
    ("name-lost-tgt", |e| e.tgt.lost(Kind::Name).min(4.0)),
    ("name-clash", |e| e.src.lost(Kind::Name).min(e.tgt.lost(Kind::Name)).min(3.0)),
    ("known-found-src", |e| e.src.found(Kind::Known)),
    ("known-found-tgt", |e| e.tgt.found(Kind::Known)),
    ("known-lost-src", |e| e.src.lost(Kind::Known)),
    ("known-lost-tgt", |e| e.tgt.lost(Kind::Known)),
    ("other-found", |e| e.src.found(Kind::Other) + e.tgt.found(Kind::Other)),
    ("other-lost", |e| (e.src.lost(Kind::Other) + e.tgt.lost(Kind::Other)).min(8.0)),
    ("cover-src", |e| e.src.cover()),
    ("cover-tgt", |e| e.tgt.cover()),
    ("cover-least", |e| e.src.cover().min(e.tgt.cover())),
    ("cover-over-10", |e| hinge(e.likeness(), 0.1)),
    ("cover-over-20", |e| hinge(e.likeness(), 0.2)),
    ("cover-over-35", |e| hinge(e.likeness(), 0.35)),
    ("cover-over-50", |e| hinge(e.likeness(), 0.5)),
    ("mass-log", |e| ln(1.0 + Part::sum(&e.src.matched) + Part::sum(&e.tgt.matched))),
    ("nothing-found", |e| flag(Part::sum(&e.src.matched) < 0.05)),
    ("over-src-rivals", |e| e.likeness() - e.src_rivals),
    ("over-tgt-rivals", |e| e.likeness() - e.tgt_rivals),
    ("over-least-rivals", |e| (e.likeness() - e.src_rivals).min(e.likeness() - e.tgt_rivals)),
    ("end-question", |e| flag(e.src.last.question && e.tgt.last.question)),
    ("end-question-lost", |e| flag(e.src.last.question != e.tgt.last.question)),
    ("end-exclaims-lost", |e| flag(e.src.last.exclaims != e.tgt.last.exclaims)),
    ("end-colon-lost", |e| flag(e.src.last.colon != e.tgt.last.colon)),
    ("end-unfinished", |e| flag(e.src.last.unfinished && e.tgt.last.unfinished)),
    ("end-unfinished-lost", |e| flag(e.src.last.unfinished != e.tgt.last.unfinished)),
    ("quotes-both", |e| flag(e.src.quotes > 0.0 && e.tgt.quotes > 0.0)),
    ("quotes-lost", |e| (e.src.quotes - e.tgt.quotes).abs().min(4.0)),
    ("brackets-lost", |e| (e.src.brackets - e.tgt.brackets).abs().min(2.0)),
    ("dashes-differ", |e| (e.src.dashes - e.tgt.dashes).abs().min(2.0)),
    ("commas-differ", |e| (e.src.commas - e.tgt.commas).abs().min(5.0)),
    ("block-opens", |e| flag(e.src.first.opens_block && e.tgt.first.opens_block)),
    ("block-opens-one", |e| flag(e.src.first.opens_block != e.tgt.first.opens_block)),
    ("block-closes", |e| flag(e.src.last.closes_block && e.tgt.last.closes_block)),
    ("block-closes-one", |e| flag(e.src.last.closes_block != e.tgt.last.closes_block)),
    ("block-inside", |e| (e.src.inner_breaks + e.tgt.inner_breaks).min(3.0)),
    ("heading", |e| flag(e.src.first.heading && e.tgt.first.heading)),
    ("heading-one", |e| flag(e.src.first.heading != e.tgt.first.heading)),
];

/// What is known of a sentence left without a counterpart.
#[derive(Debug, Clone, Copy)]
pub struct Alone {
    /// Length in code points without white space.
    chars: f32,
    best: f32,
    second: f32,
    shape: Shape,
    /// Whether the sentence before it is alone too.
    run: bool,
    src: bool,
}

impl Alone {
    /// The evidence on sentence `at` of a side, left alone; `run` = the one before is, too.
    #[must_use]
    pub(crate) fn new(grid: &Grid<'_>, side: Side, at: usize, run: bool) -> Self {
        let sheet = match side {
            Side::Src => grid.src,
            Side::Tgt => grid.tgt,
        };
        let (best, second) = grid.suitors(side, at);
        let line = sheet.lines.get(at);
        Self {
            chars: line.map_or(0.0, |l| l.chars as f32),
            best,
            second,
            shape: line.map(|l| l.shape).unwrap_or_default(),
            run,
            src: side == Side::Src,
        }
    }
}

/// A named number read off the evidence of a sentence left alone.
pub type NullFeature = (&'static str, fn(&Alone) -> f32);

/// The features of a sentence without a counterpart.
pub static NULL_FEATURES: &[NullFeature] = &[
    ("null-src", |e| flag(e.src && !e.run)),
    ("null-tgt", |e| flag(!e.src && !e.run)),
    ("null-src-run", |e| flag(e.src && e.run)),
    ("null-tgt-run", |e| flag(!e.src && e.run)),
    ("null-length", |e| ln(e.chars + 1.0) - 4.0),
    ("null-short", |e| flag(e.chars < 25.0)),
    ("null-suitor", |e| e.best),
    ("null-suitor-30", |e| hinge(e.best, 0.3)),
    ("null-suitor-lead", |e| e.best - e.second),
    ("null-heading", |e| flag(e.shape.heading)),
    ("null-opens-block", |e| flag(e.shape.opens_block)),
    ("null-whole-block", |e| flag(e.shape.opens_block && e.shape.closes_block)),
];
