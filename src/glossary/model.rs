//! What an editor writes about a name: entries, one concept each.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Severity,
    lang::Lang,
    morph::{Case, Cell, Gender, Kind, Number, Stress},
    yaml::Mark,
};

/// Number of an entry within its glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// What an entry names, as the glossary says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A person: the surname alone and initials follow from the full name.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Org,
    /// A newspaper, channel, agency.
    Media,
    /// A law or decree.
    Law,
    /// An event.
    Event,
    /// A word of the subject, lower case unless written otherwise.
    Term,
    /// The people of a place.
    Demonym,
    /// A brand or product.
    Brand,
    /// A book, film, song.
    Work,
}

impl EntryKind {
    /// All kinds with their names in the file.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Person, "person"),
        (Self::Place, "place"),
        (Self::Org, "org"),
        (Self::Media, "media"),
        (Self::Law, "law"),
        (Self::Event, "event"),
        (Self::Term, "term"),
        (Self::Demonym, "demonym"),
        (Self::Brand, "brand"),
        (Self::Work, "work"),
    ];

    /// How a name of this kind declines.
    pub fn morph(self) -> Kind {
        match self {
            Self::Person => Kind::Person,
            Self::Place => Kind::Place,
            Self::Org | Self::Media => Kind::Org,
            Self::Brand => Kind::Brand,
            Self::Law | Self::Event | Self::Term | Self::Demonym | Self::Work => Kind::Term,
        }
    }
}

/// Where the glossary wants a concept rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Require {
    /// In the counterpart of each sentence that has it (as far as prose allows).
    #[default]
    Sentence,
    /// Somewhere in the version.
    Document,
    /// Nowhere.
    Off,
}

impl Require {
    /// All values with their names in the file.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Sentence, "sentence"), (Self::Document, "document"), (Self::Off, "off")];
}

/// A spelling the glossary forbids, in every form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// The spelling, nominative.
    pub form: Box<str>,
    /// What to write; the preferred name if not said.
    pub instead: Option<Box<str>>,
    /// Why, for the message.
    pub why: Option<Box<str>>,
    /// Whether it is allowed inside quotation marks.
    pub in_quotes: bool,
    /// Where it stands in the file.
    pub mark: Mark,
}

/// How a name declines, if not by the rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Declension {
    /// By its class.
    #[default]
    Auto,
    /// Not at all.
    None,
    /// As another lemma.
    Like(Box<str>),
}

/// A concept's names in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name to write.
    pub preferred: Box<str>,
    /// Shorter names that are as good.
    pub short: Vec<Box<str>>,
    /// Other accepted names.
    pub allowed: Vec<Box<str>>,
    /// Names not to write.
    pub forbidden: Vec<Forbidden>,
    /// Gender, where it differs from the entry's.
    pub gender: Option<Gender>,
    /// How it declines.
    pub decline: Declension,
    /// Cells given by hand.
    pub forms: Vec<(Cell, Box<str>)>,
    /// Where the stress of the oblique forms falls.
    pub stress: Option<Stress>,
    /// Whether the last vowel of the stem drops.
    pub fleeting: Option<bool>,
    /// Relational adjectives and other words that count as mentions.
    pub derived: Vec<Box<str>>,
    /// The name in taraškievica.
    pub tarask: Option<Box<str>>,
    /// Phrases of which one must, or none may, stand nearby.
    pub near: Vec<Box<str>>,
    /// Phrases of which none may stand nearby.
    pub not_near: Vec<Box<str>>,
    /// Where it stands in the file.
    pub mark: Mark,
}

/// A phrase by which an editor tests an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The phrase's language.
    pub lang: Lang,
    /// The phrase.
    pub text: Box<str>,
    /// Whether the entry must be found in it.
    pub found: bool,
    /// Where it stands in the file.
    pub mark: Mark,
}

/// A concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, unique in all files together.
    pub id: Box<str>,
    /// What it names.
    pub kind: EntryKind,
    /// Gender, for languages that do not say otherwise.
    pub gender: Option<Gender>,
    /// Its names.
    pub terms: BTreeMap<Lang, Term>,
    /// Other phrases that count as a mention, by language.
    pub mentions: BTreeMap<Lang, Vec<Box<str>>>,
    /// Where it must be rendered.
    pub require: Require,
    /// Severity of its findings, if not the rule's.
    pub severity: Option<Severity>,
    /// Phrases in which it must, or must not, be found.
    pub trials: Vec<Trial>,
    /// A remark for the editor.
    pub note: Option<Box<str>>,
    /// Path of its file.
    pub path: Box<str>,
    /// Where it stands in the file.
    pub mark: Mark,
}

impl Entry {
    /// Gender in a language.
    pub fn gender_in(&self, lang: Lang) -> Option<Gender> {
        self.terms.get(&lang).and_then(|term| term.gender).or(self.gender)
    }

    /// `path:line` of the entry's name in a language, for messages.
    pub fn place_in(&self, lang: Lang) -> String {
        let line = self.terms.get(&lang).map_or(self.mark, |term| term.mark).line;
        format!("{}:{line}", self.path)
    }
}

/// Reads a cell's name: `gen`, `ins-pl`, `nom sg`.
pub(super) fn cell(name: &str) -> Option<Cell> {
    let mut parts = name.split(['-', '_', ' ', '.']);
    let case = parts.next()?;
    let case = Case::ALL.iter().find(|(_, short, long)| *short == case || *long == case)?.0;
    let number = match parts.next() {
        None | Some("sg") => Number::Sg,
        Some("pl") => Number::Pl,
        Some(_) => return None,
    };
    parts.next().is_none().then_some(Cell { number, case })
}

/// Genders with their names in the file.
pub(super) const GENDERS: [(Gender, &str); 5] =
    [(Gender::M, "m"), (Gender::F, "f"), (Gender::N, "n"), (Gender::Pl, "pl"), (Gender::Mf, "mf")];
