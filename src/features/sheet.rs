//! What the aligner knows of one version.

use rustc_hash::FxHashMap;

use super::keys::{Keys, Reading, word_keys};
use crate::{
    glossary::Hit,
    lang::Lang,
    segment::{Sentence, TokenKind, fold, tokens},
    text::{BlockKind, Document, Span},
};

/// Words a sentence is compared by; the rest of a longer one is passed over.
pub(super) const MOST_WORDS: usize = 64;

/// What a word is, as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A number in digits.
    Number,
    /// A proper name, by its capital letter, or a word in a foreign script.
    Name,
    /// A word of the lexicon.
    Known,
    /// Any other content word.
    Other,
}

impl Kind {
    /// All kinds, in the order of their feature groups.
    pub const ALL: [Self; 4] = [Self::Number, Self::Name, Self::Known, Self::Other];
}

/// A content word.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// How rare the word is in its version, 0 (in every sentence) to 1 (in one).
    pub(super) weight: f32,
    pub(super) keys: Keys,
}

/// A sentence as the aligner sees it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Letters, digits and marks, white space left out, in code points.
    pub(super) chars: u32,
    pub(super) words: Box<[Item]>,
    pub(super) shape: Shape,
}

/// Punctuation and place of a sentence.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each read by a feature of its own")]
pub(super) struct Shape {
    pub(super) question: bool,
    pub(super) exclaims: bool,
    pub(super) colon: bool,
    pub(super) unfinished: bool,
    pub(super) quotes: u8,
    pub(super) commas: u8,
    pub(super) brackets: u8,
    pub(super) dashes: u8,
    pub(super) heading: bool,
    pub(super) opens_block: bool,
    pub(super) closes_block: bool,
}

/// One version, ready to be compared.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub(super) lang: Lang,
    pub(super) lines: Vec<Line>,
    /// For each key, the places that have it: sentence, then word.
    pub(super) postings: FxHashMap<u64, Vec<(u32, u8)>>,
}

impl Sheet {
    /// Reads a version once; `hits` are its glossary names in order, or none. O(length).
    #[must_use]
    pub fn new(doc: &Document, sentences: &[Sentence], hits: &[Hit]) -> Self {
        let mut lines: Vec<Line> = Vec::with_capacity(sentences.len());
        for (n, sentence) in sentences.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|n| sentences.get(n));
            let after = sentences.get(n + 1);
            let mut shape = shape(doc.slice(sentence.span));
            shape.opens_block = before.is_none_or(|s| s.block != sentence.block);
            shape.closes_block = after.is_none_or(|s| s.block != sentence.block);
            shape.heading =
                doc.blocks().get(sentence.block.0 as usize).is_some_and(|b| b.kind == BlockKind::Heading);
            let text = doc.slice(sentence.span);
            let chars = text.chars().filter(|c| !c.is_whitespace()).count();
            lines.push(Line {
                chars: u32::try_from(chars).unwrap_or(u32::MAX),
                words: words(doc, sentence.span, hits),
                shape,
            });
        }
        weigh(&mut lines);
        let postings = post(&lines);
        Self { lang: doc.lang(), lines, postings }
    }

    /// For each sentence the counterpart its rarest words point to, where they agree: (own, other, weight), in order.
    #[must_use]
    pub fn votes(&self, other: &Self) -> Vec<(usize, usize, f32)> {
        /// A key in more sentences than this points nowhere.
        const RARE: usize = 6;
        let mut out = Vec::new();
        let mut tally: Vec<(u32, f32)> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            tally.clear();
            for word in &line.words {
                for key in word.keys.iter() {
                    let Some(places) = other.postings.get(&key).filter(|p| p.len() <= RARE) else { continue };
                    let share = word.weight / places.len() as f32;
                    tally.extend(places.iter().map(|&(to, _)| (to, share)));
                }
            }
            tally.sort_by_key(|&(to, _)| to);
            let mut sums: Vec<(f32, u32)> = Vec::new();
            for &(to, share) in &tally {
                match sums.last_mut() {
                    Some((sum, last)) if *last == to => *sum += share,
                    _ => sums.push((share, to)),
                }
            }
            sums.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let second = sums.get(1).map_or(0.0, |s| s.0);
            if let Some(&(sum, to)) = sums.first().filter(|(sum, _)| *sum >= 1.0 && *sum >= 1.5 * second) {
                out.push((at, to as usize, sum - second));
            }
        }
        out
    }

    /// How many sentences there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }
}

fn words(doc: &Document, span: Span, hits: &[Hit]) -> Box<[Item]> {
    let tokens = tokens(doc.text(), span);
    let letters: Vec<_> = tokens.iter().filter(|t| t.kind == TokenKind::Word).collect();
    let capitals = letters.iter().filter(|t| starts_upper(doc.slice(t.span))).count();
    let title_case = letters.len() >= 3 && capitals * 10 >= letters.len() * 7;
    let first = letters.first().map(|t| t.span);
    let from = hits.partition_point(|hit| hit.core.end() <= span.start());
    let hits = hits.get(from..).unwrap_or_default();
    let hits: Vec<&Hit> = hits.iter().take_while(|hit| hit.core.start() < span.end()).collect();
    let mut out = Vec::new();
    for token in &tokens {
        if out.len() == MOST_WORDS {
            break;
        }
        let text = doc.slice(token.span);
        let reading = Reading {
            lang: doc.lang(),
            kind: token.kind,
            text,
            folded: &fold(text),
            capital: starts_upper(text) && !title_case && Some(token.span) != first,
            entry: hits.iter().find(|hit| hit.core.overlaps(token.span)).map(|hit| hit.entry),
        };
        out.extend(item(&reading));
    }
    out.into()
}

fn item(word: &Reading<'_>) -> Option<Item> {
    let is_number = match word.kind {
        TokenKind::Number => true,
        TokenKind::Word => false,
        TokenKind::Punct | TokenKind::Symbol => return None,
    };
    let (keys, known) = word_keys(word)?;
    let kind = match (is_number, word.capital, known) {
        (true, ..) => Kind::Number,
        (_, true, _) => Kind::Name,
        (.., true) => Kind::Known,
        _ => Kind::Other,
    };
    Some(Item { kind, weight: 0.0, keys })
}

fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Rarity by sentence frequency of the first key, the word's own.
fn weigh(lines: &mut [Line]) {
    let mut df: FxHashMap<u64, u32> = FxHashMap::default();
    for line in &*lines {
        let mut own: Vec<u64> = line.words.iter().filter_map(|w| w.keys.own()).collect();
        own.sort_unstable();
        own.dedup();
        for key in own {
            *df.entry(key).or_default() += 1;
        }
    }
    // A long text is compared as its neighbourhood is: what is in every hundredth sentence is rare enough.
    let n = lines.len().min(100) as f32;
    let scale = lines.len() as f32 / n.max(1.0);
    for word in lines.iter_mut().flat_map(|line| line.words.iter_mut()) {
        let df = word.keys.own().and_then(|k| df.get(&k)).map_or(1.0, |&d| (d as f32 / scale).max(1.0));
        word.weight = libm::logf((n + 1.0) / df) / libm::logf(n + 1.0);
    }
}

fn post(lines: &[Line]) -> FxHashMap<u64, Vec<(u32, u8)>> {
    let mut postings: FxHashMap<u64, Vec<(u32, u8)>> = FxHashMap::default();
    for (line, at) in lines.iter().zip(0_u32..) {
        for (word, nth) in line.words.iter().zip(0_u8..) {
            for key in word.keys.iter() {
                postings.entry(key).or_default().push((at, nth));
            }
        }
    }
    postings
}

fn shape(text: &str) -> Shape {
    let mut shape = Shape::default();
    let count =
        |set: &str| u8::try_from(text.chars().filter(|c| set.contains(*c)).count()).unwrap_or(u8::MAX);
    shape.quotes = count("\"“”„«»");
    shape.commas = count(",;");
    shape.brackets = count("()[]");
    shape.dashes = count("—–");
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "\"“”»)]’'".contains(c));
    shape.question = bare.ends_with('?') || bare.ends_with("?!");
    shape.exclaims = bare.ends_with('!');
    shape.colon = bare.ends_with(':');
    shape.unfinished = !bare.ends_with(['.', '?', '!', ':', '…', ';']);
    shape
}
