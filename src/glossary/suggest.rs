//! The right name in the right case.
//!
//! Evidence for the case, best first ([LINGUISTICS] §6.5): the found form's own cells; the given name beside it; the
//! preposition before it; a noun before it (genitive); else the nominative, with a note.

use super::{
    forms::{Status, paradigm, split_person},
    matcher::Hit,
    model::{Entry, EntryKind, Term},
};
use crate::{
    lang::Lang,
    morph::{Case, Cell, Cells, Kind, Number},
    segment::{TokenKind, fold, tokens},
    text::{Document, Span},
};

/// A form to write, and why this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What replaces the name.
    pub text: String,
    /// `instrumental, after «з»`; nothing where the language does not decline.
    pub reason: String,
}

/// What should stand in place of a hit, best first; the same spelling once.
pub(super) fn suggest(entry: &Entry, doc: &Document, hit: &Hit) -> Vec<Suggestion> {
    let lang = doc.lang();
    let Some(term) = entry.terms.get(&lang) else { return Vec::new() };
    let (name, kind) = wanted(entry, term, hit);
    let found = doc.slice(hit.span);
    if !lang.spec().declines {
        return vec![Suggestion { text: like(found, &name), reason: String::new() }];
    }
    let paradigm = paradigm(entry, term, lang, kind, &name);
    let mut out: Vec<Suggestion> = Vec::new();
    for (cell, reason) in cells(doc, hit, entry.kind) {
        let plural = Cell { number: Number::Pl, ..cell };
        if let Some(form) = paradigm.suggested.get(&cell).or_else(|| paradigm.suggested.get(&plural)) {
            let text = like(found, form);
            if text != found && out.iter().all(|s| s.text != text) {
                out.push(Suggestion { text, reason });
            }
        }
    }
    out
}

/// The name to write: as many words as were found.
fn wanted(entry: &Entry, term: &Term, hit: &Hit) -> (String, Kind) {
    let instead = match hit.status {
        Status::Forbidden(n) => term.forbidden.get(usize::from(n)).and_then(|f| f.instead.as_deref()),
        Status::Preferred | Status::Allowed | Status::Mention | Status::Other(_) => None,
    };
    let name = instead.unwrap_or(&term.preferred);
    if entry.kind != EntryKind::Person {
        return (name.to_owned(), entry.kind.morph());
    }
    if hit.given_status.is_none() {
        return (split_person(name).1.to_owned(), Kind::Surname);
    }
    (name.to_owned(), Kind::Person)
}

/// Cells the name may stand in, likeliest first, each with the reason.
fn cells(doc: &Document, hit: &Hit, kind: EntryKind) -> Vec<(Cell, String)> {
    let lang = doc.lang();
    let mut own = hit.cells;
    if !hit.given.is_empty() && !own.and(hit.given).is_empty() {
        own = own.and(hit.given);
    }
    let every = Cells::every(Number::Sg);
    let open = own.is_empty() || own.and(every) == every;
    let before = word_before(doc, hit.span);
    let mut governed = before.as_ref().and_then(|word| government(lang, word));
    if kind == EntryKind::Place
        && let Some(cases) = &mut governed
    {
        // «з Гродна» is from there, where «з Лукашэнкам» is with him.
        cases.sort_by_key(|case| *case == Case::Ins);
    }
    let mut out: Vec<(Cell, String)> = Vec::new();
    let mut push = |case: Case, number: Number, reason: String| {
        let cell = Cell { number, case };
        if out.iter().all(|(c, _)| *c != cell) {
            out.push((cell, reason));
        }
    };
    if let (Some(cases), Some(word)) = (&governed, &before) {
        for &case in cases {
            if open || own.has(Cell { number: Number::Sg, case }) {
                push(case, Number::Sg, format!("{}, after «{word}»", case.name()));
            }
        }
    }
    if open {
        if governed.is_none() && before.as_ref().is_some_and(|word| is_noun_like(lang, word)) {
            push(Case::Gen, Number::Sg, format!("{}, after a noun; check the case", Case::Gen.name()));
        }
        push(Case::Nom, Number::Sg, format!("{}; check the case", Case::Nom.name()));
    } else {
        for cell in own.iter() {
            push(cell.case, cell.number, cell.case.name().to_owned());
        }
    }
    out
}

/// The word before a place, lower case, if nothing but space stands between.
fn word_before(doc: &Document, span: Span) -> Option<String> {
    let from = span.start().saturating_sub(80);
    let from = doc.text().floor_char_boundary(from);
    let before = tokens(doc.text(), Span::new(from, span.start()));
    let last = before.last().filter(|t| t.kind == TokenKind::Word)?;
    let gap = doc.slice(Span::new(last.span.end(), span.start()));
    gap.chars().all(|c| c.is_whitespace() || "«“„\"".contains(c)).then(|| fold(doc.slice(last.span)))
}

/// Cases a preposition governs, likeliest first.
fn government(lang: Lang, word: &str) -> Option<Vec<Case>> {
    let table = lang.spec().prepositions.lines().filter(|line| !line.starts_with('#'));
    let row = table.filter_map(|line| line.split_once('\t')).find(|(preposition, _)| *preposition == word)?.1;
    let case = |name: &str| Case::ALL.iter().find(|(_, short, _)| *short == name).map(|(case, ..)| *case);
    Some(row.split(' ').filter_map(case).collect())
}

/// Whether a word before a name is likely a noun that governs it: by its ending, no verb's or adverb's.
fn is_noun_like(lang: Lang, word: &str) -> bool {
    let verb = lang.spec().verb_endings.iter().any(|ending| word.ends_with(ending));
    word.chars().count() > 3 && !verb
}

/// `wanted` with the capitals of what was found, where those are all capitals.
fn like(found: &str, wanted: &str) -> String {
    let letters: Vec<char> = found.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        wanted.to_uppercase()
    } else {
        wanted.to_owned()
    }
}
