//! The rules, one file each.

use super::Rule;

/// Every rule there is, by family, then by id.
pub static RULES: &[&Rule] = &[];
