//! Unknown capitalised words that look like a name which the other versions have at the same place.

use super::Context;
use crate::{
    align::Row,
    glossary::{EntryId, EntryKind, Hit, Require, Status},
    lang::Script,
    morph::Cells,
    segment::{TokenKind, fold, tokens},
    text::{DocId, Span},
    translit::key,
    yaml::distance,
};

/// A key shorter than this (in letters) must be equal, a longer one may differ in one letter.
const LONG_KEY: usize = 7;
/// A key shorter than this says nothing.
const SHORT_KEY: usize = 4;

/// Entries that other versions of a row mention, with how many do, and which this version renders nowhere near.
pub(super) fn unrendered(cx: &Context<'_>, n: usize, row: &Row, doc: DocId) -> Vec<(EntryId, usize)> {
    let mut wanted: Vec<(EntryId, usize)> = Vec::new();
    for (other, _) in cx.set.ids().filter(|(id, _)| *id != doc) {
        let mut own: Vec<EntryId> =
            cx.hits_of(row, other).iter().filter(|h| h.status.is_accepted()).map(|h| h.entry).collect();
        own.sort();
        own.dedup();
        for entry in own {
            match wanted.iter_mut().find(|(known, _)| *known == entry) {
                Some((_, count)) => *count += 1,
                None => wanted.push((entry, 1)),
            }
        }
    }
    let near: Vec<EntryId> = cx
        .around(n, 1)
        .filter_map(|k| cx.alignment.rows.get(k))
        .flat_map(|row| cx.hits_of(row, doc))
        .map(|hit| hit.entry)
        .collect();
    wanted.retain(|(id, _)| !near.contains(id) && asked_for(cx, *id, doc));
    wanted
}

/// Whether the glossary wants the entry rendered in each sentence and has a name for it in the version's language.
fn asked_for(cx: &Context<'_>, id: EntryId, doc: DocId) -> bool {
    let Some((entry, document)) = cx.glossary.entry(id).zip(cx.doc(doc)) else { return false };
    entry.terms.contains_key(&document.lang()) && entry.require != Require::Off
}

/// A hit for the unknown word of the row that is most like the entry's name.
pub(super) fn similar(cx: &Context<'_>, row: &Row, doc: DocId, entry: EntryId) -> Option<Hit> {
    let document = cx.doc(doc)?;
    let kind = cx.glossary.entry(entry)?.kind;
    if kind == EntryKind::Term || document.lang().spec().script != Some(Script::Cyrillic) {
        return None;
    }
    let forms = cx.glossary.forms(entry, document.lang());
    let mut best: Option<(usize, Span, Cells)> = None;
    for sentence in cx.sentences_of(row, doc) {
        for token in tokens(document.text(), sentence.span).iter().filter(|t| t.kind == TokenKind::Word) {
            let text = document.slice(token.span);
            let taken = || cx.hits_in(doc, sentence.span).any(|hit| hit.span.overlaps(token.span));
            if !text.starts_with(char::is_uppercase) || taken() {
                continue;
            }
            if let Some((far, cells)) = nearest(&fold(text), &forms)
                && best.is_none_or(|(known, ..)| far < known)
            {
                best = Some((far, token.span, cells));
            }
        }
    }
    let (_, span, cells) = best?;
    Some(Hit {
        entry,
        span,
        core: span,
        status: Status::Allowed,
        cells,
        given: Cells::NONE,
        given_status: None,
    })
}

/// How far the nearest form is by its sound, and the cells of all that are as near; those of the nearest spelling alone
/// do not do, for «Лідэ» is spelt like «Ліда» and meant as «Лідзе».
fn nearest(word: &str, forms: &[(Box<str>, Cells)]) -> Option<(usize, Cells)> {
    let own = key(word);
    let letters = own.chars().count();
    let most = usize::from(letters >= LONG_KEY);
    let mut best: Option<(usize, Cells)> = None;
    for (form, cells) in forms {
        let theirs = key(&fold(form));
        let far = distance(&own, &theirs);
        if letters < SHORT_KEY || far > most || own.chars().next() != theirs.chars().next() {
            continue;
        }
        best = match best {
            Some((known, all)) if known == far => Some((far, all.or(*cells))),
            Some((known, all)) if known < far => Some((known, all)),
            Some(_) | None => Some((far, *cells)),
        };
    }
    best
}
