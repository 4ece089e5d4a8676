//! Rows: which sentences of the versions say the same.
//!
//! Takes a set with its sentences; gives an [`Alignment`] in which every sentence of every version stands in exactly one row.

mod anchors;
pub mod eval;
pub mod gold;
mod joint;
mod lattice;
mod pair;
mod posterior;
mod row;
pub mod train;
mod weights;

pub use row::{Alignment, Row};
pub use weights::{Family, Model, Weights};

use crate::{
    features::{Grid, Sheet},
    glossary::Hit,
    segment::Sentence,
    text::Set,
};

/// What an alignment may rest on besides the texts.
#[derive(Debug, Clone, Copy)]
pub struct Config<'a> {
    /// The learned weights.
    pub model: &'a Model,
    /// Glossary names of each version, in order; no list where there is no glossary.
    pub hits: &'a [Vec<Hit>],
}

/// Aligns the versions of a set with the built-in weights and no glossary. Total.
///
/// ```
/// use rouna::{align::align, lang::Lang, segment::segment, text::{Document, Set}};
/// let documents = vec![
///     Document::new(Lang::En, "en.txt", "Minsk is the capital. Brest is a town."),
///     Document::new(Lang::Be, "be.txt", "Мінск — сталіца. Брэст — горад."),
/// ];
/// let set = Set { slug: "demo".into(), documents };
/// let sentences: Vec<_> = set.documents.iter().map(segment).collect();
/// let rows = align(&set, &sentences).rows;
/// assert!(rows.iter().all(|row| row.shape() == "1:1"));
/// ```
#[must_use]
pub fn align(set: &Set, sentences: &[Vec<Sentence>]) -> Alignment {
    align_with(set, sentences, &Config { model: &Model::built_in(), hits: &[] })
}

/// Aligns the versions of a set. Total.
#[must_use]
pub fn align_with(set: &Set, sentences: &[Vec<Sentence>], config: &Config<'_>) -> Alignment {
    let documents = set.documents.iter().zip(sentences).enumerate();
    let sheets: Vec<Sheet> = documents
        .map(|(n, (doc, list))| Sheet::new(doc, list, config.hits.get(n).map_or(&[], Vec::as_slice)))
        .collect();
    let mut scores = Vec::new();
    for (n, a) in sheets.iter().enumerate() {
        for b in sheets.iter().skip(n + 1) {
            let grid = Grid::new(a, b, anchors::band(a, b));
            scores.push(pair::score(&grid, config.model.of(Family::of(a.lang(), b.lang()))));
        }
    }
    let joint = joint::decode(&joint::Pairs { lengths: sheets.iter().map(Sheet::len).collect(), scores });
    let rows = joint.rows.into_iter().zip(joint.sure);
    let rows = rows.map(|(members, sure)| Row { members, confidence: least(&sure), moved: Vec::new() });
    Alignment { rows: rows.collect() }
}

/// A row is as sure as its least sure version.
fn least(sure: &[f64]) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
    let least = sure.iter().copied().fold(1.0_f64, f64::min) as f32;
    least
}
