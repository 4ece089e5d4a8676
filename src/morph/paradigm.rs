//! Cases, cells and paradigms.

use std::collections::BTreeMap;

use crate::lang::Lang;

/// A grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Nominative.
    Nom,
    /// Genitive.
    Gen,
    /// Dative.
    Dat,
    /// Accusative.
    Acc,
    /// Instrumental.
    Ins,
    /// Locative (prepositional).
    Loc,
    /// Vocative (Belarusian, rare).
    Voc,
}

impl Case {
    /// All cases with their short and full names.
    pub const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Nom, "nom", "nominative"),
        (Self::Gen, "gen", "genitive"),
        (Self::Dat, "dat", "dative"),
        (Self::Acc, "acc", "accusative"),
        (Self::Ins, "ins", "instrumental"),
        (Self::Loc, "loc", "locative"),
        (Self::Voc, "voc", "vocative"),
    ];

    /// `nom`, `gen` …
    pub fn short(self) -> &'static str {
        Self::ALL.iter().find(|(case, ..)| *case == self).map_or("nom", |(_, short, _)| short)
    }

    /// `nominative`, `genitive` …
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(case, ..)| *case == self).map_or("nominative", |(.., name)| name)
    }
}

/// A grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// Singular.
    Sg,
    /// Plural.
    Pl,
}

impl Number {
    /// `sg` or `pl`.
    pub fn short(self) -> &'static str {
        match self {
            Self::Sg => "sg",
            Self::Pl => "pl",
        }
    }
}

/// One place of a paradigm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Its number.
    pub number: Number,
    /// Its case.
    pub case: Case,
}

/// A set of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cells(u16);

impl Cells {
    /// No cell.
    pub const NONE: Self = Self(0);

    /// One cell.
    #[must_use]
    pub fn one(cell: Cell) -> Self {
        Self(1 << Self::bit(cell))
    }

    /// Every case of a number but the vocative.
    #[must_use]
    pub fn every(number: Number) -> Self {
        Case::ALL
            .iter()
            .filter(|(case, ..)| *case != Case::Voc)
            .fold(Self::NONE, |all, (case, ..)| all.with(Cell { number, case: *case }))
    }

    /// This set and one more cell.
    #[must_use]
    pub fn with(self, cell: Cell) -> Self {
        Self(self.0 | 1 << Self::bit(cell))
    }

    /// Cells in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Cells in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the cell is in the set.
    pub fn has(self, cell: Cell) -> bool {
        self.0 & (1 << Self::bit(cell)) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The cells in order: singular first, nominative first.
    pub fn iter(self) -> impl Iterator<Item = Cell> {
        [Number::Sg, Number::Pl]
            .into_iter()
            .flat_map(|number| Case::ALL.into_iter().map(move |(case, ..)| Cell { number, case }))
            .filter(move |cell| self.has(*cell))
    }

    fn bit(cell: Cell) -> u16 {
        cell.case as u16 + 8 * cell.number as u16
    }
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A given name.
    Given,
    /// A surname.
    Surname,
    /// A patronymic.
    Patronymic,
    /// A full name: given name, perhaps patronymic, surname.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Org,
    /// A brand or product.
    Brand,
    /// Any other noun or phrase: a law, a medium, an event, a term, a work.
    Term,
}

/// Gender, or what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Masculine.
    M,
    /// Feminine.
    F,
    /// Neuter.
    N,
    /// Plural only.
    Pl,
    /// Both sexes (a surname of a family, a name of either).
    Mf,
}

/// Where the stress of the oblique forms falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stress {
    /// On the stem.
    Stem,
    /// On the ending.
    End,
}

/// How to decline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Decline<'a> {
    /// By the class guessed from kind, gender and ending.
    #[default]
    Auto,
    /// Not at all.
    None,
    /// As another lemma declines.
    Like(&'a str),
}

/// A name to decline, with what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Noun<'a> {
    /// The language.
    pub lang: Lang,
    /// The nominative, one word or more.
    pub lemma: &'a str,
    /// What it names.
    pub kind: Kind,
    /// Its gender; `None` = guess by the ending.
    pub gender: Option<Gender>,
    /// Where the stress falls; `None` = unknown: both spellings are accepted, the commoner is suggested.
    pub stress: Option<Stress>,
    /// Whether the last vowel of the stem drops; `None` = guess.
    pub fleeting: Option<bool>,
    /// Which class.
    pub decline: Decline<'a>,
    /// Cells given by hand; they override.
    pub given: &'a [(Cell, &'a str)],
}

impl<'a> Noun<'a> {
    /// A name of which nothing but the kind is known.
    #[must_use]
    pub fn new(lang: Lang, kind: Kind, gender: Option<Gender>, lemma: &'a str) -> Self {
        Self { lang, lemma, kind, gender, stress: None, fleeting: None, decline: Decline::Auto, given: &[] }
    }
}

/// Whence a form comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A class's endings.
    Rule,
    /// A list of irregular names.
    List,
    /// The glossary.
    Given,
}

/// A spelling with every cell it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As written, capitals as in the lemma.
    pub text: Box<str>,
    /// The cells it may stand in.
    pub cells: Cells,
    /// Whence it comes.
    pub origin: Origin,
}

/// All forms of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paradigm {
    /// Id of the class, as in the tables.
    pub class: &'static str,
    /// Every form accepted in a text, each spelling once, the lemma first.
    pub forms: Vec<Form>,
    /// The one form a suggestion would use, cell by cell.
    pub suggested: BTreeMap<Cell, Box<str>>,
}
