//! What makes two stretches of text look like translations of each other.
//!
//! Takes the sentences of each version; gives a [`Sheet`] a version, a [`Grid`] of word matches a pair of versions, and
//! for any bead the [`Evidence`] that the learned weights of `align` turn into a score. Knows nothing of the search.

mod evidence;
mod grid;
mod keys;
mod sheet;
mod skeleton;

pub use evidence::{Alone, BEAD_FEATURES, BeadFeature, Evidence, NULL_FEATURES, NullFeature};
pub use grid::{Band, Grid, Side};
pub use sheet::{Kind, Sheet};
