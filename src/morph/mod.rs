//! Declension of names.
//!
//! Takes a lemma with what is known of it; gives its [`Paradigm`]. Knows nothing of the glossary.

mod paradigm;

pub use paradigm::{Case, Cell, Cells, Decline, Form, Gender, Kind, Noun, Number, Origin, Paradigm, Stress};

/// All forms of a name. Total: what cannot be declined stands in every cell as it is.
#[must_use]
pub fn decline(noun: &Noun<'_>) -> Paradigm {
    let every = Cells::every(Number::Sg);
    Paradigm {
        class: "indeclinable",
        forms: vec![Form { text: noun.lemma.into(), cells: every, origin: Origin::Rule }],
        suggested: every.iter().map(|cell| (cell, noun.lemma.into())).collect(),
    }
}

/// All forms of an adjective (stub).
#[must_use]
pub fn decline_adjective(lemma: &str, _lang: crate::lang::Lang) -> Vec<Form> {
    vec![Form { text: lemma.into(), cells: Cells::NONE, origin: Origin::Rule }]
}
