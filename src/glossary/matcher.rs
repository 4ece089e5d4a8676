//! Finds the glossary's names in a text.
//!
//! Words of the text are folded and looked up by their first word; the longest pattern wins, and among spellings that
//! several entries share, every entry is found. A surname takes the given name, patronymic or initials before it along.

use rustc_hash::FxHashMap;

use super::{
    forms::{Capitals, Pattern, Status, Word, key},
    model::EntryId,
};
use crate::{
    lang::Lang,
    morph::Cells,
    segment::{TokenKind, tokens},
    text::{Document, Span},
};

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The entry.
    pub entry: EntryId,
    /// The whole name, given name and initials included.
    pub span: Span,
    /// The part that matched a pattern of its own: the surname of a full name, else the whole.
    pub core: Span,
    /// What it means.
    pub status: Status,
    /// Cells the found form may stand in.
    pub cells: Cells,
    /// Cells of the given name before a surname; none if there is none or it is initials.
    pub given: Cells,
    /// What the given name's form means, if there is one.
    pub given_status: Option<Status>,
}

/// The automaton for texts of one language.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    patterns: Vec<Pattern>,
    /// Patterns by the key of their first word, longest first.
    heads: FxHashMap<Box<str>, Vec<u32>>,
    /// Given names: key → patterns.
    givens: FxHashMap<Box<str>, Vec<u32>>,
}

/// A word of the text, folded.
struct Folded {
    span: Span,
    key: String,
    case: Capitals,
}

impl Matcher {
    pub(super) fn new(mut patterns: Vec<Pattern>) -> Self {
        patterns.sort();
        patterns.dedup();
        let mut matcher = Self::default();
        // Longest first in each list, for they are filled in this order.
        let mut order: Vec<(u32, &Pattern)> = (0..).zip(&patterns).collect();
        order.sort_by_key(|(n, pattern)| (std::cmp::Reverse(pattern.words.len()), *n));
        for (n, pattern) in order {
            let Some(first) = pattern.words.first() else { continue };
            let list = if pattern.given { &mut matcher.givens } else { &mut matcher.heads };
            list.entry(first.key.clone()).or_default().push(n);
        }
        matcher.patterns = patterns;
        matcher
    }

    /// All names in a text, in order; several hits on one span are several entries.
    pub(super) fn hits(&self, doc: &Document) -> Vec<Hit> {
        let words = fold_words(doc);
        let mut hits: Vec<Hit> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let found = self.longest(doc, &words, at);
            let Some(&(length, _)) = found.first() else {
                at += 1;
                continue;
            };
            for (_, pattern) in self.best(&found) {
                let hit = self.hit(doc, &words, at, length, &pattern);
                if !hits.contains(&hit) {
                    hits.push(hit);
                }
            }
            at += length;
        }
        hits
    }

    /// The patterns of the greatest length that match at a word.
    fn longest(&self, doc: &Document, words: &[Folded], at: usize) -> Vec<(usize, u32)> {
        let Some(candidates) = words.get(at).and_then(|word| self.heads.get(word.key.as_str())) else {
            return Vec::new();
        };
        let mut found: Vec<(usize, u32)> = Vec::new();
        for &n in candidates {
            let Some(pattern) = self.patterns.get(n as usize) else { continue };
            let length = pattern.words.len();
            if found.first().is_some_and(|&(longest, _)| longest > length) {
                break;
            }
            if matches_at(doc, words, at, &pattern.words) {
                found.push((length, n));
            }
        }
        found
    }

    /// One pattern an entry: accepted before forbidden before another language's; cells of equals are united.
    fn best(&self, found: &[(usize, u32)]) -> Vec<(usize, Pattern)> {
        let mut best: Vec<(usize, Pattern)> = Vec::new();
        for &(length, n) in found {
            let Some(pattern) = self.patterns.get(n as usize) else { continue };
            match best.iter_mut().find(|(_, p)| p.entry == pattern.entry) {
                Some((_, own)) if own.status == pattern.status => own.cells = own.cells.or(pattern.cells),
                Some((_, own)) if pattern.status < own.status => *own = pattern.clone(),
                Some(_) => {}
                None => best.push((length, pattern.clone())),
            }
        }
        best
    }

    fn hit(&self, doc: &Document, words: &[Folded], at: usize, length: usize, pattern: &Pattern) -> Hit {
        let last = at + length - 1;
        let start = words.get(at).map_or(Span::default(), |w| w.span);
        let core = start.to(words.get(last).map_or(start, |w| w.span));
        let mut hit = Hit {
            entry: pattern.entry,
            span: core,
            core,
            status: pattern.status,
            cells: pattern.cells,
            given: Cells::NONE,
            given_status: None,
        };
        self.take_given(doc, words, at, &mut hit);
        hit
    }

    /// Takes given names and initials before a surname along.
    fn take_given(&self, doc: &Document, words: &[Folded], mut at: usize, hit: &mut Hit) {
        while let Some((before, word)) = at.checked_sub(1).and_then(|n| words.get(n)).zip(words.get(at)) {
            let gap = doc.slice(Span::new(before.span.end(), word.span.start()));
            let spaced =
                gap.len() <= 8 && !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() || c == '.');
            if !spaced {
                break;
            }
            let initial = gap.starts_with('.') && doc.slice(before.span).chars().count() == 1;
            let own = |n: &&u32| self.patterns.get(**n as usize).is_some_and(|p| p.entry == hit.entry);
            let list = self.givens.get(before.key.as_str());
            let given: Vec<&Pattern> = list
                .into_iter()
                .flatten()
                .filter(own)
                .filter_map(|&n| self.patterns.get(n as usize))
                .filter(|p| p.words.first().is_some_and(|w| before.case >= w.case))
                .collect();
            let best = given.iter().map(|p| p.status).min();
            if !initial && (best.is_none() || gap.contains('.')) {
                break;
            }
            if let Some(status) = best.filter(|_| !initial) {
                let cells =
                    given.iter().filter(|p| p.status == status).fold(Cells::NONE, |all, p| all.or(p.cells));
                hit.given = cells;
                hit.given_status = Some(hit.given_status.map_or(status, |s| s.max(status)));
            }
            hit.span = before.span.to(hit.span);
            at -= 1;
        }
    }
}

fn matches_at(doc: &Document, words: &[Folded], at: usize, pattern: &[Word]) -> bool {
    let Some(slice) = words.get(at..at + pattern.len()) else { return false };
    let alike =
        slice.iter().zip(pattern).all(|(word, wanted)| *word.key == *wanted.key && word.case >= wanted.case);
    alike
        && slice.windows(2).all(|pair| {
            let [a, b] = pair else { return true };
            let gap = doc.slice(Span::new(a.span.end(), b.span.start()));
            gap.chars().count() <= 4 && gap.chars().all(|c| c.is_whitespace() || ".-–«»“”„\"’'".contains(c))
        })
}

fn fold_words(doc: &Document) -> Vec<Folded> {
    let whole = Span::new(0, doc.text().len());
    let parts = tokens(doc.text(), whole).into_iter();
    parts
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| {
            let text = doc.slice(token.span);
            let bare = without_possessive(doc.lang(), text);
            let span = token.span.part(0, bare.len());
            Folded { span, key: key(doc.lang(), bare), case: capitals(bare) }
        })
        .collect()
}

/// `Lukashenko’s` is Lukashenko.
fn without_possessive(lang: Lang, text: &str) -> &str {
    let suffixes = lang.spec().possessives;
    suffixes
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(text)
}

fn capitals(text: &str) -> Capitals {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            if letters.all(char::is_uppercase) {
                Capitals::All
            } else {
                Capitals::First
            }
        }
        _ => Capitals::Any,
    }
}
