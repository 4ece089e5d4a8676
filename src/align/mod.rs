//! Rows: which sentences of the versions say the same.
//!
//! Takes a set with its sentences; gives an [`Alignment`] in which every sentence of every version stands in exactly one row.

mod anchors;
pub mod eval;
mod joint;
mod lattice;
mod pair;
mod row;
pub mod train;
mod weights;

pub use row::{Alignment, Row};
pub use weights::{Family, Model, Weights};

use crate::{
    features::{Grid, Sheet},
    segment::Sentence,
    text::Set,
};

/// Aligns the versions of a set with the built-in weights. Total.
#[must_use]
pub fn align(set: &Set, sentences: &[Vec<Sentence>]) -> Alignment {
    align_with(set, sentences, &Model::built_in())
}

/// Aligns the versions of a set.
#[must_use]
pub fn align_with(set: &Set, sentences: &[Vec<Sentence>], model: &Model) -> Alignment {
    let sheets: Vec<Sheet> =
        set.documents.iter().zip(sentences).map(|(doc, list)| Sheet::new(doc, list)).collect();
    let mut scores = Vec::new();
    for (n, a) in sheets.iter().enumerate() {
        for b in sheets.iter().skip(n + 1) {
            let grid = Grid::new(a, b, anchors::band(a, b));
            scores.push(pair::score(&grid, model.of(Family::of(a.lang(), b.lang()))));
        }
    }
    let joint = joint::decode(&joint::Pairs { versions: sheets.len(), scores });
    let rows = joint
        .rows
        .into_iter()
        .zip(joint.sure)
        .map(|(members, sure)| Row {
            members,
            confidence: sure.into_iter().fold(1.0_f64, f64::min) as f32,
            moved: Vec::new(),
        })
        .collect();
    Alignment { rows }
}
