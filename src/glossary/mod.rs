//! The names an editor wants: entries, their forms, and where a text has them.
//!
//! Takes the text of YAML files; gives a [`Glossary`] whose [`hits`](Glossary::hits) are the names of a document with
//! what each means. Opens no file; says nothing about a translation (that is `check`'s).

mod forms;
mod load;
mod matcher;
mod model;
mod suggest;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use forms::Status;
pub use matcher::Hit;
pub use model::{Declension, Entry, EntryId, EntryKind, Forbidden, Require, Term, Trial};
pub use suggest::Suggestion;

use crate::{
    lang::Lang,
    morph::{Cells, Kind},
    text::Document,
    yaml::Fault,
};

/// All entries, ready to be found.
#[derive(Debug, Default)]
pub struct Glossary {
    entries: Vec<Entry>,
    matchers: BTreeMap<Lang, matcher::Matcher>,
}

/// A fault and the file it is in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{fault}")]
pub struct FileFault {
    /// Path of the file, as given.
    pub path: Box<str>,
    /// What is wrong where.
    pub fault: Fault,
}

impl Glossary {
    /// Reads glossary files, `(path, text)` each, for texts in `langs`.
    ///
    /// # Errors
    /// Every fault of every file, in order; entries of a faulty glossary are not used.
    ///
    /// ```
    /// use rouna::{glossary::Glossary, lang::Lang, text::Document};
    /// let yaml = "schema: 1\nentries:\n  - {id: minsk, kind: place, en: Minsk, be: Мінск, ru: Минск}\n";
    /// let glossary = Glossary::parse(&[("places.yaml", yaml)], &Lang::ALL).unwrap();
    /// let doc = Document::new(Lang::Be, "be.txt", "Сустрэча прайшла ў Мінску.");
    /// assert_eq!(doc.slice(glossary.hits(&doc)[0].span), "Мінску");
    /// ```
    pub fn parse(files: &[(&str, &str)], langs: &[Lang]) -> Result<Self, Vec<FileFault>> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut faults = Vec::new();
        for (path, text) in files {
            let (found, wrong) = load::load(path, text);
            faults.extend(wrong.into_iter().map(|fault| FileFault { path: (*path).into(), fault }));
            for entry in found {
                if let Some(first) = entries.iter().find(|e| e.id == entry.id) {
                    let message = format!(
                        "entry `{}` stands twice (first in {}:{})",
                        entry.id, first.path, first.mark.line
                    );
                    let fault = Fault::new(entry.mark, message);
                    faults.push(FileFault { path: (*path).into(), fault });
                } else {
                    entries.push(entry);
                }
            }
        }
        if faults.is_empty() { Ok(Self::new(entries, langs)) } else { Err(faults) }
    }

    fn new(entries: Vec<Entry>, langs: &[Lang]) -> Self {
        let mut matchers = BTreeMap::new();
        for &lang in langs {
            let mut patterns = Vec::new();
            for (entry, n) in entries.iter().zip(0_u32..) {
                forms::patterns(EntryId(n), entry, lang, &mut patterns);
            }
            matchers.insert(lang, matcher::Matcher::new(patterns));
        }
        Self { entries, matchers }
    }

    /// The entries, in the order of the files.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An entry by number.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// The names in a document, in order; nothing for a language the glossary was not read for.
    pub fn hits(&self, doc: &Document) -> Vec<Hit> {
        self.matchers.get(&doc.lang()).map(|matcher| matcher.hits(doc)).unwrap_or_default()
    }

    /// The entries' own `tests` that do not hold, as faults of their files.
    ///
    /// ```
    /// use rouna::{glossary::Glossary, lang::Lang};
    /// let yaml = "schema: 1\nentries:\n  - {id: lis, kind: person, be: Яўген Ліс, tests: {no_match: {be: [рыжы Ліс]}}}\n";
    /// let glossary = Glossary::parse(&[("people.yaml", yaml)], &Lang::ALL).unwrap();
    /// assert_eq!(glossary.failing()[0].to_string(), "people.yaml:3:62: `lis` is found in «рыжы Ліс»");
    /// ```
    pub fn failing(&self) -> Vec<FileFault> {
        let mut out = Vec::new();
        for (entry, n) in self.entries.iter().zip(0_u32..) {
            for trial in &entry.trials {
                let hits = self.hits(&Document::new(trial.lang, "", &*trial.text));
                let found = hits.iter().any(|hit| hit.entry == EntryId(n) && hit.status.is_accepted());
                if found != trial.found {
                    let how = if found { "is found" } else { "is not found" };
                    let message = format!("`{}` {how} in «{}»", entry.id, trial.text);
                    let fault = Fault::new(trial.mark, message);
                    out.push(FileFault { path: entry.path.clone(), fault });
                }
            }
        }
        out
    }

    /// The accepted one-word forms of an entry's names in a language, with their cells.
    pub fn forms(&self, id: EntryId, lang: Lang) -> Vec<(Box<str>, Cells)> {
        let Some((entry, term)) = self.entry(id).and_then(|e| Some((e, e.terms.get(&lang)?))) else {
            return Vec::new();
        };
        let names = std::iter::once(&term.preferred).chain(&term.short).chain(&term.allowed);
        let mut out = Vec::new();
        for name in names {
            let (name, kind) = if entry.kind == EntryKind::Person {
                (forms::split_person(name).1, Kind::Surname)
            } else {
                (&**name, entry.kind.morph())
            };
            if !name.contains(' ') {
                let paradigm = forms::paradigm(entry, term, lang, kind, name);
                out.extend(paradigm.forms.into_iter().map(|form| (form.text, form.cells)));
            }
        }
        out
    }

    /// What should stand in place of a hit, best first.
    pub fn suggest(&self, doc: &Document, hit: &Hit) -> Vec<Suggestion> {
        self.entry(hit.entry).map(|entry| suggest::suggest(entry, doc, hit)).unwrap_or_default()
    }
}
