//! Declension of names.
//!
//! Takes a lemma with what is known of it; gives its [`Paradigm`]. Knows nothing of the glossary. The classes are tables
//! (`be/`, `ru/`), the spelling at the seam of stem and ending is [`join`], who declines in a name of several words is
//! [`phrase`].

mod class;
mod join;
mod paradigm;
mod phrase;

pub use paradigm::{Case, Cell, Cells, Decline, Form, Gender, Kind, Noun, Number, Origin, Paradigm, Stress};

use std::collections::BTreeMap;

use crate::lang::Lang;

/// All forms of a name. Total: what cannot be declined stands in every cell as it is.
///
/// ```
/// use rouna::{lang::Lang, morph::{Case, Cell, Gender, Kind, Noun, Number, decline}};
/// let noun = Noun::new(Lang::Be, Kind::Surname, Some(Gender::M), "Лукашэнка");
/// let instrumental = Cell { number: Number::Sg, case: Case::Ins };
/// assert_eq!(&*decline(&noun).suggested[&instrumental], "Лукашэнкам");
/// ```
#[must_use]
pub fn decline(noun: &Noun<'_>) -> Paradigm {
    let mut table = Table::default();
    let class = phrase::decline(noun, &mut table);
    table.give(noun.given);
    table.finish(class, noun.lemma)
}

/// All forms of an adjective, the lemma first: every gender, number and case.
#[must_use]
pub fn decline_adjective(lemma: &str, lang: Lang) -> Vec<Form> {
    let mut table = Table::default();
    for gender in [Gender::M, Gender::F, Gender::N, Gender::Pl] {
        class::adjective(lang, lemma, gender, &mut table);
    }
    table.finish("adjective", lemma).forms
}

/// Spellings cell by cell, the one to suggest first.
#[derive(Debug, Default)]
struct Table {
    cells: BTreeMap<Cell, Vec<(String, Origin)>>,
}

impl Table {
    fn add(&mut self, cell: Cell, text: String, origin: Origin) {
        let list = self.cells.entry(cell).or_default();
        if list.iter().all(|(known, _)| *known != text) {
            list.push((text, origin));
        }
    }

    /// Puts the cells given by hand in the place of the rule's.
    fn give(&mut self, given: &[(Cell, &str)]) {
        for (cell, _) in given {
            self.cells.remove(cell);
        }
        for (cell, text) in given {
            self.add(*cell, (*text).to_owned(), Origin::Given);
        }
    }

    fn finish(self, class: &'static str, lemma: &str) -> Paradigm {
        let nominative = Cell { number: Number::Sg, case: Case::Nom };
        let mut forms: Vec<Form> =
            vec![Form { text: lemma.into(), cells: Cells::NONE, origin: Origin::Rule }];
        let mut suggested = BTreeMap::new();
        for (cell, list) in self.cells {
            for (text, origin) in list {
                suggested.entry(cell).or_insert_with(|| text.as_str().into());
                match forms.iter_mut().find(|form| *form.text == *text) {
                    Some(form) => form.cells = form.cells.with(cell),
                    None => forms.push(Form { text: text.into(), cells: Cells::one(cell), origin }),
                }
            }
        }
        if let Some(first) = forms.first_mut().filter(|form| form.cells.is_empty()) {
            first.cells = Cells::one(nominative);
        }
        Paradigm { class, forms, suggested }
    }
}

#[cfg(test)]
mod tests;
