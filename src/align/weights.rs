//! What the features of a bead are worth, as learned.

use crate::features::{BEAD_FEATURES, NULL_FEATURES};
use crate::lang::Lang;

/// A kind of language pair with weights of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// English with Belarusian or Russian.
    Far,
    /// Belarusian with Russian.
    Near,
    /// A pair in which some language has no tables.
    Neutral,
}

impl Family {
    /// All families with their names in the weights file.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Far, "far"), (Self::Near, "near"), (Self::Neutral, "neutral")];

    /// The family of a pair: by script, and whether both have tables.
    pub fn of(src: Lang, tgt: Lang) -> Self {
        match (src.spec().script, tgt.spec().script) {
            (Some(a), Some(b)) if a == b => Self::Near,
            (Some(_), Some(_)) => Self::Far,
            _ => Self::Neutral,
        }
    }
}

/// A weight a feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// In the order of [`BEAD_FEATURES`].
    pub bead: Vec<f32>,
    /// In the order of [`NULL_FEATURES`].
    pub null: Vec<f32>,
}

impl Weights {
    /// All zero.
    #[must_use]
    pub fn zero() -> Self {
        Self { bead: vec![0.0; BEAD_FEATURES.len()], null: vec![0.0; NULL_FEATURES.len()] }
    }

    fn slot(&mut self, feature: &str) -> Option<&mut f32> {
        if let Some(at) = BEAD_FEATURES.iter().position(|(name, _)| *name == feature) {
            return self.bead.get_mut(at);
        }
        NULL_FEATURES.iter().position(|(name, _)| *name == feature).and_then(|at| self.null.get_mut(at))
    }
}

/// Weights of every family.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    families: [Weights; Family::ALL.len()],
}

impl Model {
    /// Weights that say nothing, for the trainer to start from.
    #[must_use]
    pub fn zero() -> Self {
        Self { families: std::array::from_fn(|_| Weights::zero()) }
    }

    /// The weights that come with the library.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(include_str!("weights.tsv"))
    }

    /// Weights of a family.
    pub fn of(&self, family: Family) -> &Weights {
        &self.families[family as usize]
    }

    /// Sets the weights of a family.
    pub fn set(&mut self, family: Family, weights: Weights) {
        self.families[family as usize] = weights;
    }

    /// Reads lines of `family<TAB>feature<TAB>weight`; `#` begins a comment, an unknown name is passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut model = Self::zero();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(family), Some(feature), Some(weight)) = (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let family = Family::ALL.iter().find(|(_, name)| *name == family).map(|(family, _)| *family);
            if let (Some(family), Ok(weight)) = (family, weight.parse())
                && let Some(slot) = model.families[family as usize].slot(feature)
            {
                *slot = weight;
            }
        }
        model
    }

    /// The lines [`Model::parse`] reads, sorted, with four decimals.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let mut lines = Vec::new();
        for (family, name) in Family::ALL {
            let weights = self.of(family);
            let bead = BEAD_FEATURES.iter().map(|f| f.0).zip(&weights.bead);
            let null = NULL_FEATURES.iter().map(|f| f.0).zip(&weights.null);
            lines.extend(
                bead.chain(null).map(|(feature, weight)| format!("{name}\t{feature}\t{weight:.4}\n")),
            );
        }
        lines.sort();
        lines.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_the_file() {
        let mut model = Model::zero();
        let mut weights = Weights::zero();
        weights.bead[1] = -1.25;
        weights.null[0] = 3.5;
        model.set(Family::Near, weights);
        assert_eq!(Model::parse(&model.to_tsv()), model);
    }

    #[test]
    fn every_feature_has_a_weight() {
        let built_in = include_str!("weights.tsv");
        for (_, family) in Family::ALL {
            for feature in BEAD_FEATURES.iter().map(|f| f.0).chain(NULL_FEATURES.iter().map(|f| f.0)) {
                assert!(built_in.contains(&format!("{family}\t{feature}\t")), "{family} {feature}");
            }
        }
    }
}
