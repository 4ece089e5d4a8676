//! From entries to patterns: every spelling the matcher looks for, with what it means to find it.

use super::model::{Declension, Entry, EntryId, EntryKind, Term};
use crate::{
    lang::Lang,
    morph::{Case, Cell, Cells, Decline, Kind, Noun, Number, Paradigm, decline, decline_adjective},
    segment::{TokenKind, fold, tokens},
    text::Span,
};

/// What it means to find a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The name to write, or a short form of it.
    Preferred,
    /// Another accepted name.
    Allowed,
    /// A word that counts as a mention: a relational adjective, a role.
    Mention,
    /// A forbidden name: the index into the term's list.
    Forbidden(u16),
    /// The name of another language of the same script.
    Other(Lang),
}

impl Status {
    /// Whether the spelling is right in this version.
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Preferred | Self::Allowed | Self::Mention)
    }
}

/// A spelling to look for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    /// Its words, as the matcher folds them.
    pub(super) words: Vec<Word>,
    pub(super) entry: EntryId,
    pub(super) status: Status,
    pub(super) cells: Cells,
    /// Only a given name: counts beside its surname, never alone.
    pub(super) given: bool,
}

/// A word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    pub(super) key: Box<str>,
    pub(super) case: Capitals,
}

/// What capitals a word of a text must have to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Capitals {
    /// Any.
    Any,
    /// At least the first letter.
    First,
    /// All of them: `US` is not `us`.
    All,
}

/// The key of a word in a text of `lang`: folded; ё is е in Russian, where it is optional; in Belarusian ґ is г, and a
/// first ў is у, for the word before decides which is written.
pub(super) fn key(lang: Lang, word: &str) -> String {
    let spec = lang.spec();
    let same =
        |table: &[(char, char)], c: char| table.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
    let folded = fold(word);
    let letters = folded.chars().map(|c| same(spec.same_letters, c)).enumerate();
    letters.map(|(n, c)| if n == 0 { same(spec.same_initials, c) } else { c }).collect()
}

/// Words of a name, as a text of `lang` would have them.
pub(super) fn words(lang: Lang, name: &str, lower_counts: bool) -> Vec<Word> {
    let whole = Span::new(0, name.len());
    let parts =
        tokens(name, whole).into_iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    parts
        .map(|token| {
            let text = name.get(token.span.start()..token.span.end()).unwrap_or_default();
            let capitals = text.chars().filter(|c| c.is_uppercase()).count();
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            let case = match capitals {
                0 => Capitals::Any,
                n if n == letters && n > 1 => Capitals::All,
                _ if lower_counts => Capitals::Any,
                _ => Capitals::First,
            };
            Word { key: key(lang, text).into(), case }
        })
        .collect()
}

/// The paradigm of a name of an entry.
pub(super) fn paradigm(entry: &Entry, term: &Term, lang: Lang, kind: Kind, lemma: &str) -> Paradigm {
    let given: Vec<(Cell, &str)> = if lemma == &*term.preferred || term.preferred.ends_with(lemma) {
        term.forms.iter().map(|(cell, form)| (*cell, &**form)).collect()
    } else {
        Vec::new()
    };
    decline(&Noun {
        lang,
        lemma,
        kind,
        gender: entry.gender_in(lang),
        stress: term.stress,
        fleeting: term.fleeting,
        decline: match &term.decline {
            Declension::Auto => Decline::Auto,
            Declension::None => Decline::None,
            Declension::Like(other) => Decline::Like(other),
        },
        given: &given,
    })
}

/// Splits a full name into what goes before the surname, and the surname; one word is a surname.
pub(super) fn split_person(name: &str) -> (&str, &str) {
    name.rsplit_once(char::is_whitespace).unwrap_or(("", name))
}

/// Every pattern of an entry for a text in `lang`.
pub(super) fn patterns(id: EntryId, entry: &Entry, lang: Lang, out: &mut Vec<Pattern>) {
    for (&own, term) in &entry.terms {
        let near = own != lang
            && own.spec().script == lang.spec().script
            && own.spec().declines
            && lang.spec().declines;
        if own == lang {
            let mut expand = Expand { id, entry, term, own, lang, out };
            expand.name(&term.preferred, Status::Preferred);
            term.short.iter().for_each(|name| expand.name(name, Status::Preferred));
            term.allowed.iter().for_each(|name| expand.name(name, Status::Allowed));
            for (n, forbidden) in (0_u16..).zip(&term.forbidden) {
                expand.name(&forbidden.form, Status::Forbidden(n));
            }
            if let Some(tarask) = &term.tarask {
                expand.name(tarask, Status::Forbidden(u16::MAX));
            }
            term.derived.iter().for_each(|word| expand.derived(word));
        } else if near {
            let mut expand = Expand { id, entry, term, own, lang, out };
            expand.name(&term.preferred, Status::Other(own));
            term.short.iter().chain(&term.allowed).for_each(|name| expand.name(name, Status::Other(own)));
        }
    }
    if let Some(mentions) = entry.mentions.get(&lang)
        && let Some(term) = entry.terms.get(&lang)
    {
        let mut expand = Expand { id, entry, term, own: lang, lang, out };
        for phrase in mentions {
            expand.phrase(phrase, Kind::Term, Status::Mention);
        }
    }
}

struct Expand<'a> {
    id: EntryId,
    entry: &'a Entry,
    term: &'a Term,
    /// Language of the name.
    own: Lang,
    /// Language of the text.
    lang: Lang,
    out: &'a mut Vec<Pattern>,
}

impl Expand<'_> {
    fn name(&mut self, name: &str, status: Status) {
        if self.entry.kind != EntryKind::Person {
            self.phrase(name, self.entry.kind.morph(), status);
            return;
        }
        let (given, surname) = split_person(name);
        self.phrase(surname, Kind::Surname, status);
        // The whole name may tell more of its last word than that word alone: «Си Цзиньпином».
        if !given.is_empty() && self.own.spec().declines {
            for form in paradigm(self.entry, self.term, self.own, Kind::Person, name).forms {
                self.add(split_person(&form.text).1, form.cells, status, false, false);
            }
        }
        if !given.is_empty() {
            for part in given.split_whitespace() {
                self.forms(part, Kind::Given, status, true);
            }
        }
    }

    fn phrase(&mut self, name: &str, kind: Kind, status: Status) {
        self.forms(name, kind, status, false);
    }

    fn forms(&mut self, name: &str, kind: Kind, status: Status, given: bool) {
        let lower = self.entry.kind == EntryKind::Term && status == Status::Mention;
        if !self.own.spec().declines {
            self.add(name, Cells::NONE, status, given, lower);
            if self.own == Lang::En && !given && kind != Kind::Term {
                self.add(&format!("{name}s"), Cells::NONE, status, given, lower);
            }
            return;
        }
        for form in paradigm(self.entry, self.term, self.own, kind, name).forms {
            self.add(&form.text, form.cells, status, given, lower);
        }
    }

    fn derived(&mut self, word: &str) {
        let nominative = Cells::one(Cell { number: Number::Sg, case: Case::Nom });
        self.add(word, nominative, Status::Mention, false, true);
        for form in decline_adjective(word, self.own) {
            self.add(&form.text, form.cells, Status::Mention, false, true);
        }
        for form in paradigm(self.entry, self.term, self.own, Kind::Term, word).forms {
            self.add(&form.text, form.cells, Status::Mention, false, true);
        }
    }

    fn add(&mut self, text: &str, cells: Cells, status: Status, given: bool, lower_counts: bool) {
        let words = words(self.lang, text, lower_counts);
        if !words.is_empty() {
            self.out.push(Pattern { words, entry: self.id, status, cells, given });
        }
    }
}
