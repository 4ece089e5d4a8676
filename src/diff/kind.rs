//! What a change is, and how deep an edit goes.

use std::ops::Range;

use super::{
    Change, Class, Kind, Op,
    words::{Block, Piece},
};
use crate::lang::Lang;

/// Letters from which a word has a meaning of its own.
const CONTENT: usize = 4;
/// Letters from which a word with one letter changed is a slip of the pen, not another word.
const SLIP: usize = 5;

/// Labels changed stretches, cutting out of each the numbers, dates, names and negations that stand against each other.
pub(super) fn classify(old: &[Piece], new: &[Piece], blocks: Vec<Block>, lang: Lang) -> Vec<(Class, Block)> {
    let all = Hunk { old, new, lang, negations: negations(old) != negations(new) };
    let mut out = Vec::new();
    for block in blocks {
        all.part(&block, &mut out);
    }
    out
}

/// How many negations there are.
fn negations(pieces: &[Piece]) -> usize {
    pieces.iter().filter(|piece| says(piece) == Some(Class::Negation)).count()
}

fn says(piece: &Piece) -> Option<Class> {
    piece.says.as_ref().map(|(class, _)| *class)
}

struct Hunk<'p> {
    old: &'p [Piece],
    new: &'p [Piece],
    lang: Lang,
    /// Whether there are more or fewer negations than before.
    negations: bool,
}

impl Hunk<'_> {
    fn pieces(&self, block: &Block) -> (&[Piece], &[Piece]) {
        (
            self.old.get(block.old.clone()).unwrap_or_default(),
            self.new.get(block.new.clone()).unwrap_or_default(),
        )
    }

    /// Cuts a stretch at facts of one class that stand in both, in order; what lies between is labelled as it is.
    fn part(&self, block: &Block, out: &mut Vec<(Class, Block)>) {
        let (a, b) = self.pieces(block);
        let mut from = (block.old.start, block.new.start);
        let mut j = 0;
        for (i, piece) in a.iter().enumerate() {
            let Some(class) = says(piece).filter(|class| *class != Class::Negation) else { continue };
            let ahead = b.get(j..).unwrap_or_default();
            // Better the same fact further on than another at once.
            let Some(n) = ahead
                .iter()
                .position(|other| says(other) == Some(class) && self.agree(piece, other))
                .or_else(|| ahead.iter().position(|other| says(other) == Some(class)))
            else {
                continue;
            };
            let at = (block.old.start + i, block.new.start + j + n);
            self.whole(Block { old: from.0..at.0, new: from.1..at.1 }, out);
            let pair = Block { old: at.0..at.0 + 1, new: at.1..at.1 + 1 };
            let agree = ahead.get(n).is_some_and(|other| self.agree(piece, other));
            let same = ahead.get(n).is_some_and(|other| other.text == piece.text);
            if !same {
                out.push((if agree { Class::Wording } else { class }, pair));
            }
            from = (at.0 + 1, at.1 + 1);
            j += n + 1;
        }
        self.whole(Block { old: from.0..block.old.end, new: from.1..block.new.end }, out);
    }

    /// Labels a stretch in which no fact stands against another.
    fn whole(&self, block: Block, out: &mut Vec<(Class, Block)>) {
        if block.old.is_empty() && block.new.is_empty() {
            return;
        }
        let (a, b) = self.pieces(&block);
        let class = if looks_alike(a, b) {
            Class::Cosmetic
        } else {
            let lost = a.iter().filter_map(|piece| self.loose(piece, self.new));
            let won = b.iter().filter_map(|piece| self.loose(piece, self.old));
            // `Class` is in the order of weight.
            lost.chain(won).min().unwrap_or(Class::Wording)
        };
        out.push((class, block));
    }

    /// The class of a fact that stands nowhere on the other side.
    fn loose(&self, piece: &Piece, other: &[Piece]) -> Option<Class> {
        let (class, value) = piece.says.as_ref()?;
        let digits = piece.text.contains(|c: char| c.is_numeric());
        match class {
            Class::Negation => self.negations.then_some(Class::Negation),
            // `one` alone is rather a pronoun.
            Class::Number if value == "1" && !digits => None,
            Class::Number | Class::Date | Class::Name => {
                (!other.iter().any(|there| self.agree(piece, there))).then_some(*class)
            }
            Class::Wording | Class::Cosmetic => None,
        }
    }

    /// Whether two pieces say the same fact.
    fn agree(&self, a: &Piece, b: &Piece) -> bool {
        let (Some((x, left)), Some((y, right))) = (&a.says, &b.says) else { return false };
        let names = *x == Class::Name && *y == Class::Name && self.lang.spec().declines;
        (left == right && (x == y || (*x != Class::Name && *y != Class::Name)))
            || (names && one_name(left, right))
    }
}

/// Whether two words can be cases of one name: they differ by an ending.
fn one_name(a: &str, b: &str) -> bool {
    let common = common(a, b);
    let ends = [a, b].map(|word| word.chars().count() - common);
    common >= 3 && ends.iter().all(|end| *end <= 3 && *end < common)
}

/// How many letters two words begin with in common.
fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}

/// Whether two stretches differ in marks or by a slip of the pen only.
fn looks_alike(a: &[Piece], b: &[Piece]) -> bool {
    let words = |part: &[Piece]| {
        part.iter()
            .filter(|piece| piece.word)
            .flat_map(|piece| piece.text.chars())
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let asks = |part: &[Piece]| part.iter().any(|piece| piece.text.contains('?'));
    let plain = |part: &[Piece]| {
        part.iter().all(|piece| piece.word || !piece.text.contains(|c: char| "%$€£₽№+".contains(c)))
    };
    let (x, y) = (words(a), words(b));
    let digits = x.contains(char::is_numeric) || y.contains(char::is_numeric);
    if asks(a) != asks(b) || !(plain(a) && plain(b)) || digits {
        return false;
    }
    let count = |part: &[Piece]| part.iter().filter(|piece| piece.word).count();
    x == y
        || (count(a) == 1
            && count(b) == 1
            && a.iter().chain(b).all(|piece| piece.says.is_none())
            && slip(&x, &y))
}

/// Whether one letter inside a word was added, dropped, changed, or swapped with its neighbour.
fn slip(a: &str, b: &str) -> bool {
    let [old, new] = [a, b].map(|word| word.chars().collect::<Vec<char>>());
    let head = common(a, b);
    let shorter = old.len().min(new.len());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(left, right)| left == right).count();
    let tail = tail.min(shorter - head);
    let middle = |word: &[char]| word.get(head..word.len() - tail).unwrap_or_default().to_vec();
    let (left, mut right) = (middle(&old), middle(&new));
    let one = left.len() <= 1 && right.len() <= 1;
    right.reverse();
    let swapped = left.len() == 2 && left == right;
    // A changed ending is grammar.
    shorter >= SLIP && tail > 0 && (swapped || one)
}

/// Grades a hunk by its changes.
pub(super) fn grade(op: Op, changes: &[Change], old: &[Piece], new: &[Piece]) -> Option<Kind> {
    let worst = changes.iter().map(|change| change.class).min().unwrap_or(Class::Cosmetic);
    match (op, worst) {
        (Op::Same | Op::Deleted | Op::Inserted, _) => None,
        (_, Class::Number | Class::Date | Class::Name | Class::Negation) => Some(Kind::Fact),
        (Op::Split | Op::Merged, _) if same_words(old, new) => Some(Kind::Structure),
        (_, Class::Wording) => Some(Kind::Wording),
        (Op::Edited | Op::Split | Op::Merged, Class::Cosmetic) => Some(Kind::Typo),
    }
}

/// Whether both sides have the same words of meaning, in whatever form and order, and as many quotation marks.
fn same_words(old: &[Piece], new: &[Piece]) -> bool {
    let marks = |part: &[Piece]| part.iter().filter(|piece| piece.text == "\"").count();
    marks(old) == marks(new) && held(old, new, CONTENT) && held(new, old, CONTENT)
}

/// Whether one side has long words without a relative on the other, or a quotation where the other has none.
pub(super) fn other_words(old: &[Piece], new: &[Piece]) -> bool {
    let quotes = |part: &[Piece]| part.iter().any(|piece| piece.text == "\"");
    quotes(old) != quotes(new) || !held(old, new, CONTENT + 1) || !held(new, old, CONTENT + 1)
}

/// Whether each word of meaning of one side has a relative on the other.
fn held(from: &[Piece], other: &[Piece], letters: usize) -> bool {
    let words = |part: &[Piece], least: usize| -> Vec<String> {
        let mut list: Vec<String> = part
            .iter()
            .filter(|piece| piece.word && piece.text.chars().count() >= least)
            .map(|piece| piece.text.clone())
            .collect();
        list.sort_unstable();
        list
    };
    let there = words(other, CONTENT);
    words(from, letters).iter().all(|word| {
        // In order, a word's nearest relatives stand beside its place.
        let at = there.partition_point(|other| other < word);
        let near: Range<usize> = at.saturating_sub(1)..(at + 1).min(there.len());
        there.get(near).unwrap_or_default().iter().any(|other| {
            let shorter = word.chars().count().min(other.chars().count());
            common(word, other) >= 3.max(shorter.div_ceil(2))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_inside_the_word() {
        assert!(slip("regoin", "region"));
        assert!(slip("canceled", "cancelled"));
        assert!(!slip("month", "months"));
        assert!(!slip("fire", "hire"));
    }

    #[test]
    fn cases_of_a_name_are_one_name() {
        assert!(one_name("мінск", "мінску"));
        assert!(one_name("лукашэнка", "лукашэнкам"));
        assert!(!one_name("казахстана", "кыргызстана"));
    }
}
