//! The tables of one language: classes with their endings, rules that choose a class, lists of irregular names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    paradigm::{Case, Cell, Gender, Kind, Number, Stress},
    sound::Sound,
};

/// All that is needed to decline the names of a language.
pub(super) struct Grammar {
    pub(super) sound: &'static Sound,
    /// Whether place names get a plural.
    pub(super) plural_places: bool,
    classes: FxHashMap<&'static str, Class>,
    rules: Vec<Rule>,
    genders: Vec<(Kinds, Vec<&'static str>, Gender)>,
    irregular: FxHashMap<&'static str, Vec<Irregular>>,
    parts: FxHashMap<&'static str, FxHashSet<&'static str>>,
    /// Class, gender, nominative ending.
    agreement: Vec<(&'static str, &'static str, &'static str)>,
}

/// The texts of the tables.
pub(super) struct Source {
    pub(super) classes: &'static str,
    pub(super) rules: &'static str,
    pub(super) genders: &'static str,
    pub(super) irregular: &'static str,
    pub(super) parts: &'static str,
    pub(super) agreement: &'static str,
}

/// A declension class.
pub(super) struct Class {
    pub(super) id: &'static str,
    /// Nominative endings, to be taken off a lemma.
    strip: Vec<&'static str>,
    slots: Vec<(Cell, Filling)>,
}

/// What stands in a cell of a class.
pub(super) enum Filling {
    /// As the nominative.
    Nominative,
    /// As the genitive.
    Genitive,
    /// As the genitive of the living, as the nominative of things.
    Animacy,
    /// The lemma.
    Lemma,
    /// Endings, the one to suggest first: unstressed, stressed if it differs.
    Endings(Vec<(&'static str, Option<&'static str>)>),
}

/// How sure the place of the stress is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Accent {
    Stem,
    End,
    /// Unknown, on the stem more often.
    StemOften,
    /// Unknown, on the ending more often.
    EndOften,
}

/// Whether the last vowel of the stem drops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fleeting {
    Stays,
    Drops,
    /// Cannot be told; that it drops is likelier.
    Either,
}

/// Which kinds a row is for, as letters.
#[derive(Debug, Clone, Copy)]
struct Kinds(&'static str);

struct Rule {
    kinds: Kinds,
    genders: &'static str,
    endings: Vec<&'static str>,
    class: &'static str,
    accent: Accent,
    fleeting: Fleeting,
    vowels: usize,
}

/// A name on a list.
pub(super) struct Irregular {
    kinds: Kinds,
    pub(super) gender: Option<Gender>,
    /// `None` = by the rules.
    pub(super) class: Option<&'static str>,
    pub(super) stem: Option<&'static str>,
    pub(super) accent: Option<Accent>,
}

/// What the rules say of a word.
#[derive(Clone, Copy)]
pub(super) struct Choice<'a> {
    pub(super) class: &'a str,
    pub(super) accent: Accent,
    pub(super) fleeting: Fleeting,
}

impl Kinds {
    fn has(self, code: char) -> bool {
        // an adjective is never "any kind of noun"
        (self.0 == "*" && code != 'a') || self.0.contains(code)
    }
}

/// The letter of a kind in the tables.
pub(super) fn code(kind: Kind) -> char {
    match kind {
        Kind::Given => 'g',
        Kind::Surname | Kind::Person => 's',
        Kind::Patronymic => 'p',
        Kind::Place => 'l',
        Kind::Org => 'o',
        Kind::Brand => 'b',
        Kind::Term => 't',
    }
}

fn gender_code(gender: Gender) -> char {
    match gender {
        Gender::M | Gender::Mf => 'm',
        Gender::F => 'f',
        Gender::N => 'n',
        Gender::Pl => 'p',
    }
}

fn gender(text: &str) -> Option<Gender> {
    match text {
        "m" => Some(Gender::M),
        "f" => Some(Gender::F),
        "n" => Some(Gender::N),
        "p" => Some(Gender::Pl),
        _ => None,
    }
}

fn accent(text: &str) -> Option<Accent> {
    match text {
        "stem" => Some(Accent::Stem),
        "end" => Some(Accent::End),
        "stem?" => Some(Accent::StemOften),
        "end?" => Some(Accent::EndOften),
        _ => None,
    }
}

impl From<Stress> for Accent {
    fn from(stress: Stress) -> Self {
        match stress {
            Stress::Stem => Self::Stem,
            Stress::End => Self::End,
        }
    }
}

impl Grammar {
    /// Reads the tables; a row that is not whole is passed over (a test counts them).
    pub(super) fn read(source: &Source, sound: &'static Sound, plural_places: bool) -> Self {
        let mut irregular: FxHashMap<&'static str, Vec<Irregular>> = FxHashMap::default();
        for row in rows(source.irregular) {
            if let [kinds, lemma, sex, class, stem, stress] = *row.as_slice() {
                irregular.entry(lemma).or_default().push(Irregular {
                    kinds: Kinds(kinds),
                    gender: gender(sex),
                    class: (class != "-").then_some(class),
                    stem: (stem != "-").then_some(stem),
                    accent: accent(stress),
                });
            }
        }
        let mut parts: FxHashMap<&'static str, FxHashSet<&'static str>> = FxHashMap::default();
        for row in rows(source.parts) {
            if let [list, words] = *row.as_slice() {
                parts.entry(list).or_default().extend(words.split(' '));
            }
        }
        Self {
            sound,
            plural_places,
            classes: rows(source.classes).filter_map(|row| Class::read(&row)).map(|c| (c.id, c)).collect(),
            rules: rows(source.rules).filter_map(|row| Rule::read(&row)).collect(),
            genders: rows(source.genders)
                .filter_map(|row| match *row.as_slice() {
                    [kinds, endings, sex] => Some((Kinds(kinds), endings.split(' ').collect(), gender(sex)?)),
                    _ => None,
                })
                .collect(),
            irregular,
            parts,
            agreement: rows(source.agreement)
                .filter_map(|row| match *row.as_slice() {
                    [class, sex, ending] => Some((class, sex, ending)),
                    _ => None,
                })
                .collect(),
        }
    }

    /// The class of an id.
    pub(super) fn class(&self, id: &str) -> Option<&Class> {
        self.classes.get(id)
    }

    /// What the lists say of a lemma, in lower case.
    pub(super) fn irregular(&self, kind: char, sex: Option<Gender>, lower: &str) -> Option<&Irregular> {
        self.irregular.get(lower)?.iter().find(|row| {
            row.kinds.has(kind)
                && sex.is_none_or(|sex| {
                    row.gender.is_none_or(|own| own == sex || (sex == Gender::Mf && own == Gender::M))
                })
        })
    }

    /// The class of a lemma by its ending.
    pub(super) fn choose(&self, kind: char, sex: Gender, lower: &str) -> Option<Choice<'static>> {
        let vowels = lower.chars().filter(|c| self.sound.vowels.contains(*c)).count();
        let sex = gender_code(sex);
        self.rules
            .iter()
            .find(|rule| {
                rule.kinds.has(kind)
                    && (rule.genders == "*" || rule.genders.contains(sex))
                    && vowels <= rule.vowels
                    && rule.endings.iter().any(|ending| self.ends(lower, ending))
            })
            .map(|rule| Choice { class: rule.class, accent: rule.accent, fleeting: rule.fleeting })
    }

    /// The likeliest gender of a lemma by its ending.
    pub(super) fn guess_gender(&self, kind: char, lower: &str) -> Gender {
        self.genders
            .iter()
            .find(|(kinds, endings, _)| kinds.has(kind) && endings.iter().any(|e| self.ends(lower, e)))
            .map_or(Gender::M, |(.., sex)| *sex)
    }

    /// The nominative endings of the other genders and of the plural of a masculine class of adjectives.
    pub(super) fn adjective_endings(&self, class: &str) -> Vec<(Gender, &'static str)> {
        self.agreement
            .iter()
            .filter(|(own, ..)| *own == class)
            .filter_map(|(_, sex, ending)| Some((gender(sex)?, *ending)))
            .collect()
    }

    /// Whether a word is on one of the lists of parts of names.
    pub(super) fn is_part(&self, list: &str, lower: &str) -> bool {
        self.parts.get(list).is_some_and(|words| words.contains(lower))
    }

    /// Whether a word ends so; C, K, H and V stand for a consonant, a velar, a hardened consonant, a vowel.
    fn ends(&self, word: &str, ending: &str) -> bool {
        let mut letters = word.chars().rev();
        ending.chars().rev().all(|wanted| {
            letters.next().is_some_and(|letter| match wanted {
                'V' => self.sound.vowels.contains(letter),
                'K' => self.sound.velars.contains(letter),
                'H' => self.sound.hardened.contains(letter),
                'C' => self.sound.is_consonant(letter),
                _ => wanted == letter,
            })
        })
    }

    /// Ids of classes that rules or lists name and the table lacks.
    #[cfg(test)]
    pub(super) fn unknown_classes(&self) -> Vec<&'static str> {
        let listed = self.irregular.values().flatten().filter_map(|row| row.class);
        let mut ids: Vec<_> = self.rules.iter().map(|rule| rule.class).chain(listed).collect();
        ids.retain(|id| *id != "indecl" && !self.classes.contains_key(id));
        ids.sort_unstable();
        ids
    }
}

/// Rows of a table, field by field.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|l| l.split('\t').collect())
}

impl Rule {
    fn read(row: &[&'static str]) -> Option<Self> {
        let [kinds, genders, endings, class, stress, fleeting, vowels] = *row else { return None };
        Some(Self {
            kinds: Kinds(kinds),
            genders,
            endings: endings.split(' ').collect(),
            class,
            accent: accent(stress)?,
            fleeting: match fleeting {
                "yes" => Fleeting::Drops,
                "both" => Fleeting::Either,
                _ => Fleeting::Stays,
            },
            vowels: vowels.parse().unwrap_or(usize::MAX),
        })
    }
}

impl Class {
    /// The order of the columns.
    const COLUMNS: [Cell; 12] = {
        const fn at(number: Number, case: Case) -> Cell {
            Cell { number, case }
        }
        [
            at(Number::Sg, Case::Gen),
            at(Number::Sg, Case::Dat),
            at(Number::Sg, Case::Acc),
            at(Number::Sg, Case::Ins),
            at(Number::Sg, Case::Loc),
            at(Number::Sg, Case::Voc),
            at(Number::Pl, Case::Nom),
            at(Number::Pl, Case::Gen),
            at(Number::Pl, Case::Dat),
            at(Number::Pl, Case::Acc),
            at(Number::Pl, Case::Ins),
            at(Number::Pl, Case::Loc),
        ]
    };

    fn read(row: &[&'static str]) -> Option<Self> {
        let [id, strip, fields @ ..] = row else { return None };
        if fields.len() != Self::COLUMNS.len() {
            return None;
        }
        let slots = Self::COLUMNS.into_iter().zip(fields);
        Some(Self {
            id,
            strip: strip.split(' ').map(|s| if s == "∅" { "" } else { s }).collect(),
            slots: slots.filter_map(|(cell, field)| Some((cell, Filling::read(field)?))).collect(),
        })
    }

    /// The lemma without the class's nominative ending; `None` if it has none of them.
    pub(super) fn stem<'a>(&self, lemma: &'a str) -> Option<&'a str> {
        self.strip.iter().find_map(|ending| lemma.strip_suffix(ending))
    }

    /// Its cells, the genitive before the accusative that leans on it.
    pub(super) fn slots(&self) -> &[(Cell, Filling)] {
        &self.slots
    }

    /// Whether it is of plurals only.
    pub(super) fn plural_only(&self) -> bool {
        self.slots.iter().all(|(cell, _)| cell.number == Number::Pl)
    }
}

impl Filling {
    fn read(field: &'static str) -> Option<Self> {
        match field {
            "-" => None,
            "N" => Some(Self::Nominative),
            "G" => Some(Self::Genitive),
            "A" => Some(Self::Animacy),
            "L" => Some(Self::Lemma),
            _ => Some(Self::Endings(
                field
                    .split('/')
                    .map(|one| match one.split_once('^') {
                        Some((stem, end)) => (stem, Some(end)),
                        None => (one, None),
                    })
                    .collect(),
            )),
        }
    }
}
