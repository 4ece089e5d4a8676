//! Gold documents: texts with units, and what the units say of an alignment.
//!
//! The file format is that of `tests/gold/README.md`: for each version a text file and its units as
//! `[start, end, id]` in code points; the same id in two versions means translation.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    Alignment,
    eval::{Gold, GoldSide, RowSpans, UnitId},
};
use crate::{lang::Lang, segment::Sentence, text::Set};

/// A gold file as read.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldFile {
    /// Name of the document.
    pub id: String,
    langs: BTreeMap<String, VersionFile>,
}

#[derive(Debug, Clone, Deserialize)]
struct VersionFile {
    file: String,
    units: Vec<(usize, usize, Id)>,
    #[serde(default)]
    joins: Vec<(Id, Id)>,
}

/// A unit's id as written: a number, or a text for what stands in one version only.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Id {
    Number(UnitId),
    Text(String),
}

impl Id {
    /// As a number; texts become negative ones by FNV-1a.
    fn number(&self) -> UnitId {
        match self {
            Self::Number(n) => *n,
            Self::Text(text) => {
                let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |h, b| {
                    (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3)
                });
                -1 - UnitId::try_from(hash >> 1).unwrap_or(0)
            }
        }
    }
}

impl GoldFile {
    /// Reads the JSON of a gold file.
    ///
    /// # Errors
    /// What serde finds wrong, with line and column.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The versions with the names of their text files, languages with tables in the order of [`Lang::ALL`].
    pub fn files(&self) -> Vec<(Lang, &str)> {
        let mut files: Vec<(Lang, &str)> =
            self.langs.iter().filter_map(|(tag, v)| Some((Lang::parse(tag)?, v.file.as_str()))).collect();
        files.sort();
        files
    }

    /// The gold of the set's versions; a version without units in the file has none.
    #[must_use]
    pub fn gold(&self, set: &Set) -> Gold {
        let mut sides = Vec::new();
        let mut joins = Vec::new();
        for doc in &set.documents {
            let version = self.langs.get(doc.lang().tag());
            let units = version.into_iter().flat_map(|v| &v.units);
            sides.push(GoldSide::new(doc.text(), units.map(|(s, e, id)| (*s, *e, id.number())).collect()));
            let fused = version.into_iter().flat_map(|v| &v.joins);
            joins.extend(fused.map(|(a, b)| (a.number(), b.number())));
        }
        Gold { sides, joins }
    }
}

/// The rows of an alignment as spans in code points.
#[must_use]
pub fn row_spans(set: &Set, sentences: &[Vec<Sentence>], alignment: &Alignment) -> Vec<RowSpans> {
    let version = |n: usize, range: &std::ops::Range<u32>| -> Vec<[usize; 2]> {
        let (Some(doc), Some(list)) = (set.documents.get(n), sentences.get(n)) else { return Vec::new() };
        let own = list.get(range.start as usize..range.end as usize).unwrap_or_default();
        own.iter().map(|s| doc.char_span(s.span)).collect()
    };
    alignment
        .rows
        .iter()
        .map(|row| row.members.iter().enumerate().map(|(n, range)| version(n, range)).collect())
        .collect()
}

/// A unit belongs to a sentence that holds more of it than this.
const SHARE: f64 = 0.3;

/// The units of each sentence of one version.
#[must_use]
pub fn units_of(
    set: &Set,
    sentences: &[Vec<Sentence>],
    gold: &Gold,
    version: usize,
) -> Vec<BTreeSet<UnitId>> {
    let (Some(doc), Some(side), Some(list)) =
        (set.documents.get(version), gold.sides.get(version), sentences.get(version))
    else {
        return Vec::new();
    };
    let units = |sentence: &Sentence| {
        let shares = side.shares_of(&[doc.char_span(sentence.span)]);
        shares.into_iter().filter(|(_, share)| *share > SHARE).map(|(unit, _)| unit).collect()
    };
    list.iter().map(units).collect()
}

/// The beads over our sentences that the gold asks for, as (sentences, sentences); a crossing is one bead. `None` if the units do not fit.
///
/// In each gap the sentences of the first version come first, as in the lattice.
#[must_use]
pub fn gold_path(src: &[BTreeSet<UnitId>], tgt: &[BTreeSet<UnitId>]) -> Option<Vec<(usize, usize)>> {
    let (all_src, all_tgt) = (union(src), union(tgt));
    let (mut i, mut j) = (0, 0);
    let mut path: Vec<(usize, usize)> = Vec::new();
    while i < src.len() || j < tgt.len() {
        if src.get(i).is_some_and(|units| units.is_disjoint(&all_tgt)) {
            let from = path.iter().rposition(|step| *step != (0, 1)).map_or(0, |at| at + 1);
            path.insert(from, (1, 0));
            i += 1;
        } else if tgt.get(j).is_some_and(|units| units.is_disjoint(&all_src)) {
            path.push((0, 1));
            j += 1;
        } else {
            let (p, q) = bead(src.get(i..)?, tgt.get(j..)?)?;
            path.push((p, q));
            (i, j) = (i + p, j + q);
        }
    }
    Some(path)
}

/// The smallest bead at the head of both lists that shares no unit with what follows.
fn bead(src: &[BTreeSet<UnitId>], tgt: &[BTreeSet<UnitId>]) -> Option<(usize, usize)> {
    let (mut p, mut q) = (1, 1);
    loop {
        let (left, right) = (union(src.get(..p)?), union(tgt.get(..q)?));
        if src.get(p).is_some_and(|next| !next.is_disjoint(&right)) {
            p += 1;
        } else if tgt.get(q).is_some_and(|next| !next.is_disjoint(&left)) {
            q += 1;
        } else {
            return (!left.is_disjoint(&right)).then_some((p, q));
        }
    }
}

fn union(list: &[BTreeSet<UnitId>]) -> BTreeSet<UnitId> {
    list.iter().flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(list: &[&[UnitId]]) -> Vec<BTreeSet<UnitId>> {
        list.iter().map(|ids| ids.iter().copied().collect()).collect()
    }

    #[test]
    fn a_gap_lists_the_first_version_first() {
        let path = gold_path(&units(&[&[1], &[2], &[4]]), &units(&[&[1], &[3], &[4]]));
        assert_eq!(path, Some(vec![(1, 1), (1, 0), (0, 1), (1, 1)]));
    }

    #[test]
    fn fused_units_make_one_bead() {
        assert_eq!(gold_path(&units(&[&[1], &[2]]), &units(&[&[1, 2]])), Some(vec![(2, 1)]));
        assert_eq!(gold_path(&units(&[&[1, 2], &[3]]), &units(&[&[1], &[2, 3]])), Some(vec![(2, 2)]));
    }

    #[test]
    fn a_crossing_is_one_bead() {
        assert_eq!(gold_path(&units(&[&[1], &[2]]), &units(&[&[2], &[1]])), Some(vec![(2, 2)]));
    }
}
