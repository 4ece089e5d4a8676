//! Declension of names.
//!
//! Takes a lemma with what is known of it; gives its [`Paradigm`]. Knows nothing of the glossary.

mod be;
mod paradigm;
mod phrase;
mod ru;
mod sound;
mod table;
mod word;

use std::collections::BTreeMap;

pub use paradigm::{Case, Cell, Cells, Decline, Form, Gender, Kind, Noun, Number, Origin, Paradigm, Stress};

use crate::lang::Lang;
use table::Grammar;
use word::{Inflected, Slots, Word, every_cell};

/// All forms of a name. Total: what cannot be declined stands in every cell as it is.
///
/// ```
/// use rouna::{lang::Lang, morph::{Case, Cell, Gender, Kind, Noun, Number, decline}};
/// let name = decline(&Noun::new(Lang::Be, Kind::Surname, Some(Gender::M), "Лукашэнка"));
/// let instrumental = Cell { number: Number::Sg, case: Case::Ins };
/// assert_eq!(name.suggested.get(&instrumental).map(|form| &**form), Some("Лукашэнкам"));
/// ```
#[must_use]
pub fn decline(noun: &Noun<'_>) -> Paradigm {
    let inflected = match (grammar(noun.lang), noun.decline) {
        (None, _) | (_, Decline::None) => undeclined(noun),
        (Some(grammar), Decline::Auto) => phrase::inflect(grammar, noun, None),
        (Some(grammar), Decline::Like(other)) => phrase::inflect(grammar, noun, Some(other)),
    };
    finish(noun, inflected)
}

/// All forms of an adjective: every gender, case and number.
#[must_use]
pub fn decline_adjective(lemma: &str, lang: Lang) -> Vec<Form> {
    let mut slots = Slots::default();
    let nominative = Cell { number: Number::Sg, case: Case::Nom };
    slots.add(nominative, lemma.to_owned());
    if let Some(grammar) = grammar(lang) {
        let lower = lemma.to_lowercase();
        let class = grammar.choose('a', Gender::M, &lower).map_or("", |choice| choice.class);
        let stem = grammar.class(class).and_then(|class| class.stem(lemma)).unwrap_or_default();
        let others = grammar.adjective_endings(class).into_iter();
        let others = others.map(|(gender, ending)| (gender, (grammar.sound.join)(stem, ending, false)));
        for (gender, text) in std::iter::once((Gender::M, lemma.to_owned())).chain(others) {
            let mut word = Word::new(&text, Kind::Term, Some(gender));
            word.kind = 'a';
            slots.merge(&word.inflect(grammar).slots);
        }
    }
    forms(lemma, &slots, &[], Origin::Rule)
}

/// The tables of a language that declines its names.
fn grammar(lang: Lang) -> Option<&'static Grammar> {
    [(Lang::Be, &*be::GRAMMAR), (Lang::Ru, &*ru::GRAMMAR)]
        .into_iter()
        .find(|(own, _)| *own == lang)
        .map(|(_, grammar)| grammar)
}

fn undeclined(noun: &Noun<'_>) -> Inflected {
    Word::new(noun.lemma, noun.kind, noun.gender).undeclined(noun.gender.unwrap_or(Gender::M))
}

/// Lays the cells given by hand over the forms.
fn finish(noun: &Noun<'_>, mut inflected: Inflected) -> Paradigm {
    for (cell, text) in noun.given {
        inflected.slots.set(*cell, (*text).to_owned());
    }
    let slots = &inflected.slots;
    let suggested: BTreeMap<Cell, Box<str>> =
        slots.cells().filter_map(|cell| Some((cell, slots.get(cell).first()?.as_str().into()))).collect();
    Paradigm {
        class: inflected.class,
        forms: forms(noun.lemma, slots, noun.given, inflected.origin),
        suggested,
    }
}

/// Every spelling once with its cells, the lemma first.
fn forms(lemma: &str, slots: &Slots, given: &[(Cell, &str)], origin: Origin) -> Vec<Form> {
    let mut out = vec![Form { text: lemma.into(), cells: Cells::NONE, origin }];
    for cell in every_cell() {
        for text in slots.get(cell) {
            let known = out.iter_mut().find(|form| *form.text == **text);
            let by_hand = given.iter().any(|(own, form)| *own == cell && form == text);
            let origin = if by_hand { Origin::Given } else { origin };
            match known {
                Some(form) => form.cells = form.cells.with(cell),
                None => out.push(Form { text: text.as_str().into(), cells: Cells::one(cell), origin }),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
