//! How much two sentences of one language share.
//!
//! A sentence is the set of its letter trigrams (words padded with a mark) and of the first five letters of its words; rare
//! ones weigh more. Whole words would let every change of an ending hide what is left.

use libm::logf;
use rustc_hash::FxHashMap;

/// Letters of a word that stand for the word.
const PREFIX: usize = 5;

/// The things in a sentence, as numbers in rising order, with their summed weight.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag {
    ids: Vec<u32>,
    /// Summed weight.
    pub(super) mass: f32,
}

/// Weights of all things, by how many sentences they stand in.
#[derive(Debug, Default)]
pub(super) struct Weights {
    ids: FxHashMap<u64, u32>,
    counts: Vec<(u32, u32)>,
    of: Vec<f32>,
}

impl Weights {
    /// Weighs the things of all sentences; `texts` are folded ([`fold`]).
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut weights = Self::default();
        let mut sentences = 0_u32;
        for text in texts {
            sentences += 1;
            things(text, |thing| weights.count(thing, sentences));
        }
        let total = sentences.max(1) as f32;
        weights.of = weights.counts.iter().map(|(n, _)| logf(1.0 + total / *n as f32)).collect();
        weights
    }

    /// Counts a thing once a sentence.
    fn count(&mut self, thing: u64, sentence: u32) {
        let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(thing).or_insert(next);
        if id == next {
            self.counts.push((0, 0));
        }
        if let Some((count, seen)) = self.counts.get_mut(id as usize).filter(|(_, seen)| *seen != sentence) {
            *count += 1;
            *seen = sentence;
        }
    }

    /// The bag of a folded text.
    pub(super) fn bag(&self, text: &str) -> Bag {
        let mut ids = Vec::new();
        things(text, |thing| ids.extend(self.ids.get(&thing)));
        ids.sort_unstable();
        ids.dedup();
        self.weigh(ids)
    }

    /// The bag of several sentences together.
    pub(super) fn union<'b>(&self, parts: impl Iterator<Item = &'b Bag>) -> Bag {
        let mut ids: Vec<u32> = parts.flat_map(|part| part.ids.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        self.weigh(ids)
    }

    /// What two bags share, by weight.
    pub(super) fn shared(&self, a: &Bag, b: &Bag) -> f32 {
        common(a, b).map(|id| self.weight(id)).sum()
    }

    /// Likeness from 0 to 1.
    pub(super) fn likeness(&self, a: &Bag, b: &Bag) -> f32 {
        dice(self.shared(a, b), a.mass, b.mass)
    }

    /// The part of a bag that another does not hold.
    pub(super) fn without(&self, a: &Bag, b: &Bag) -> Bag {
        let held: Vec<u32> = common(a, b).collect();
        self.weigh(a.ids.iter().copied().filter(|id| held.binary_search(id).is_err()).collect())
    }

    fn weigh(&self, ids: Vec<u32>) -> Bag {
        let mass = ids.iter().map(|id| self.weight(*id)).sum();
        Bag { ids, mass }
    }

    fn weight(&self, id: u32) -> f32 {
        self.of.get(id as usize).copied().unwrap_or(0.0)
    }
}

/// Twice what is shared over all there is.
pub(super) fn dice(shared: f32, a: f32, b: f32) -> f32 {
    2.0 * shared / (a + b).max(f32::MIN_POSITIVE)
}

/// Things in both bags, in rising order.
fn common<'b>(a: &'b Bag, b: &'b Bag) -> impl Iterator<Item = u32> + 'b {
    let mut rest = b.ids.iter().copied().peekable();
    a.ids.iter().copied().filter(move |id| {
        while rest.next_if(|other| other < id).is_some() {}
        rest.next_if_eq(id).is_some()
    })
}

/// A text as compared: lower case, words apart by one space, marks gone.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') && !matches!(c, '\'' | '’' | 'ʼ' | '\u{AD}' | '\u{301}') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Calls `found` for each thing of a folded text.
fn things(text: &str, mut found: impl FnMut(u64)) {
    let (mut a, mut b) = ('\0', '\0');
    for c in text.chars() {
        if a != '\0' && b != ' ' {
            found(pack([a, b, c]));
        }
        (a, b) = (b, c);
    }
    for word in text.split_whitespace() {
        found(stem(word));
    }
}

/// The first letters of a word, as a number.
pub(super) fn stem(word: &str) -> u64 {
    // The top bit keeps stems and trigrams apart.
    word.chars().take(PREFIX).fold(0, |sum, c| (sum << 12) ^ u64::from(u32::from(c))) | (1 << 63)
}

fn pack(letters: [char; 3]) -> u64 {
    letters.into_iter().fold(0, |sum, c| (sum << 21) | u64::from(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_one_with_itself_and_zero_with_nothing_shared() {
        let texts = [fold("Забастоўка працягваецца."), fold("Zabastoŭka")];
        let weights = Weights::new(texts.iter().map(String::as_str));
        let [a, b] = texts.each_ref().map(|text| weights.bag(text));
        assert!((weights.likeness(&a, &a) - 1.0).abs() < 1e-5);
        assert!(weights.likeness(&a, &b) < 1e-5);
        assert!(weights.likeness(&Bag::default(), &Bag::default()) < 1e-5);
    }
}
