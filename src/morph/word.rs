//! One word: its class, its stem, its forms.

use super::{
    paradigm::{Case, Cell, Cells, Gender, Kind, Number, Origin, Stress},
    table::{Accent, Choice, Class, Filling, Fleeting, Grammar, code},
};

/// The accepted spellings of each cell, the one to suggest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots([Vec<String>; 14]);

/// A word with what is known of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// The letter of its kind in the tables.
    pub(super) kind: char,
    pub(super) gender: Option<Gender>,
    pub(super) stress: Option<Stress>,
    pub(super) fleeting: Option<bool>,
    /// Another lemma to decline as.
    pub(super) like: Option<&'a str>,
    /// Whether it names somebody; `None` = unknown.
    pub(super) living: Option<bool>,
}

/// A word declined.
#[derive(Debug, Clone)]
pub(super) struct Inflected {
    pub(super) class: &'static str,
    pub(super) slots: Slots,
    pub(super) origin: Origin,
}

impl Slots {
    fn at(cell: Cell) -> usize {
        cell.number as usize * 7 + cell.case as usize
    }

    /// Spellings of a cell.
    pub(super) fn get(&self, cell: Cell) -> &[String] {
        self.0.get(Self::at(cell)).map_or(&[], Vec::as_slice)
    }

    /// Adds a spelling unless the cell has it.
    pub(super) fn add(&mut self, cell: Cell, text: String) {
        if let Some(slot) = self.0.get_mut(Self::at(cell))
            && !slot.contains(&text)
        {
            slot.push(text);
        }
    }

    /// Puts one spelling in the place of all.
    pub(super) fn set(&mut self, cell: Cell, text: String) {
        if let Some(slot) = self.0.get_mut(Self::at(cell)) {
            *slot = vec![text];
        }
    }

    /// The same spelling in every cell of these.
    pub(super) fn fixed(text: &str, cells: Cells) -> Self {
        let mut slots = Self::default();
        for cell in cells.iter() {
            slots.add(cell, text.to_owned());
        }
        slots
    }

    /// Cells that have a spelling.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell> {
        every_cell().filter(|cell| !self.get(*cell).is_empty())
    }

    /// Adds the spellings of another set.
    pub(super) fn merge(&mut self, other: &Self) {
        for cell in other.cells() {
            for text in other.get(cell) {
                self.add(cell, text.clone());
            }
        }
    }

    /// Only the cells of a number.
    pub(super) fn only(mut self, number: Number) -> Self {
        for cell in every_cell().filter(|cell| cell.number != number) {
            if let Some(slot) = self.0.get_mut(Self::at(cell)) {
                slot.clear();
            }
        }
        self
    }
}

/// All cells, singular first.
pub(super) fn every_cell() -> impl Iterator<Item = Cell> {
    [Number::Sg, Number::Pl]
        .into_iter()
        .flat_map(|number| Case::ALL.into_iter().map(move |(case, ..)| Cell { number, case }))
}

impl<'a> Word<'a> {
    /// A word of a kind, nothing else known.
    pub(super) fn new(text: &'a str, kind: Kind, gender: Option<Gender>) -> Self {
        let living = match kind {
            Kind::Given | Kind::Surname | Kind::Patronymic | Kind::Person => Some(true),
            Kind::Place | Kind::Org | Kind::Brand => Some(false),
            Kind::Term => None,
        };
        Self { text, kind: code(kind), gender, stress: None, fleeting: None, like: None, living }
    }

    /// Declines it.
    pub(super) fn inflect(self, grammar: &'static Grammar) -> Inflected {
        let lower = self.text.to_lowercase();
        if self.gender == Some(Gender::Mf) {
            return self.both_sexes(grammar);
        }
        if self.gender.is_none() && self.kind == 's' {
            return self.unknown_sex(grammar, &lower);
        }
        self.of_gender(grammar, &lower)
    }

    /// Forms of a man and of a woman, the man's first.
    fn both_sexes(self, grammar: &'static Grammar) -> Inflected {
        let mut man = Self { gender: Some(Gender::M), ..self }.inflect(grammar);
        let woman = Self { gender: Some(Gender::F), ..self }.inflect(grammar);
        man.slots.merge(&woman.slots.only(Number::Sg));
        man
    }

    /// A surname of which only the spelling is known.
    fn unknown_sex(self, grammar: &'static Grammar, lower: &str) -> Inflected {
        let sex = grammar.guess_gender('s', lower);
        let one = Self { gender: Some(sex), ..self };
        let choice = grammar.choose('s', Gender::M, lower).map_or("indecl", |c| c.class);
        if sex == Gender::F || choice.starts_with("adj") || choice == "m_poss" {
            return one.inflect(grammar);
        }
        self.both_sexes(grammar)
    }

    fn of_gender(self, grammar: &'static Grammar, lower: &str) -> Inflected {
        if let Some(like) = self.like {
            return self.like(grammar, like);
        }
        let listed = grammar.irregular(self.kind, self.gender, lower);
        let gender = self
            .gender
            .or(listed.and_then(|row| row.gender))
            .unwrap_or_else(|| grammar.guess_gender(self.kind, lower));
        let chosen = grammar.choose(self.kind, gender, lower);
        let class = listed.and_then(|row| row.class).or(chosen.map(|c| c.class)).unwrap_or("indecl");
        let shape = if listed.is_some() { Shape::Word } else { Shape::of(self.text, grammar) };
        let (class, chosen) = match shape {
            Shape::Word => (class, chosen),
            Shape::Letters => ("indecl", None),
            Shape::EndsInCapital => {
                let choice = grammar.choose(self.kind, Gender::M, lower);
                (choice.map_or("indecl", |c| c.class), choice)
            }
        };
        let Some(class) = grammar.class(class) else { return self.undeclined(gender) };
        let accent = self.stress.map(Accent::from).or(listed.and_then(|row| row.accent));
        let stems = match (self.fleeting, listed.and_then(|row| row.stem)) {
            (None, Some(stem)) => stem.split('/').map(|one| capitals(one, self.text)).collect(),
            (fleeting, _) => {
                // a class from a list comes with its own stem
                let by_rule = chosen.filter(|_| listed.is_none_or(|row| row.class.is_none()));
                stems(class, grammar, self.text, drops(fleeting, by_rule))
            }
        };
        let accent = accent.or(chosen.map(|c: Choice<'_>| c.accent)).unwrap_or(Accent::Stem);
        let Some((first, others)) = stems.split_first() else { return self.undeclined(gender) };
        let mut slots = self.fill(grammar, class, first, accent, gender);
        for other in others {
            slots.merge(&self.fill(grammar, class, other, accent, gender));
        }
        let origin = if listed.is_some() { Origin::List } else { Origin::Rule };
        Inflected { class: class.id, slots, origin }
    }

    /// Declines as another lemma: its class, its stress and what its stem does to the end of the lemma.
    fn like(self, grammar: &'static Grammar, like: &str) -> Inflected {
        let lower = like.to_lowercase();
        let listed = grammar.irregular(self.kind, None, &lower);
        let gender = self
            .gender
            .or(listed.and_then(|row| row.gender))
            .unwrap_or_else(|| grammar.guess_gender(self.kind, &lower));
        let chosen = grammar.choose(self.kind, gender, &lower);
        let id = listed.and_then(|row| row.class).or(chosen.map(|c| c.class)).unwrap_or("indecl");
        let Some(class) = grammar.class(id) else { return self.undeclined(gender) };
        let accent = (self.stress.map(Accent::from))
            .or(listed.and_then(|row| row.accent))
            .or(chosen.map(|c| c.accent))
            .unwrap_or(Accent::Stem);
        let changed = listed.and_then(|row| row.stem).and_then(|stem| {
            let stem = stem.split('/').next()?;
            let same = lower.chars().zip(stem.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8());
            let same: usize = same.sum();
            let rest = self.text.strip_suffix(lower.get(same..)?)?;
            Some(format!("{rest}{}", stem.get(same..)?))
        });
        let by_rule = chosen.filter(|_| listed.is_none_or(|row| row.class.is_none()));
        let drops = drops(self.fleeting, by_rule);
        let stem = changed.or_else(|| stems(class, grammar, self.text, drops).into_iter().next());
        let Some(stem) = stem else { return self.undeclined(gender) };
        let slots = self.fill(grammar, class, &stem, accent, gender);
        Inflected { class: class.id, slots, origin: Origin::Rule }
    }

    /// The lemma in every cell.
    pub(super) fn undeclined(self, gender: Gender) -> Inflected {
        let mut cells = Cells::every(Number::Pl);
        if gender != Gender::Pl {
            cells = cells.or(Cells::every(Number::Sg));
        }
        Inflected { class: "indeclinable", slots: Slots::fixed(self.text, cells), origin: Origin::Rule }
    }

    fn fill(self, grammar: &Grammar, class: &Class, stem: &str, accent: Accent, gender: Gender) -> Slots {
        let mut slots = Slots::default();
        let plural = gender == Gender::Pl || self.kind != 'l' || grammar.plural_places;
        if !class.plural_only() {
            slots.add(Cell { number: Number::Sg, case: Case::Nom }, self.text.to_owned());
        }
        for (cell, filling) in class.slots() {
            let skip = (cell.number == Number::Pl && !plural) || (cell.case == Case::Voc && self.kind != 'g');
            if skip {
                continue;
            }
            let copy = |slots: &mut Slots, case| {
                let texts = slots.get(Cell { case, number: cell.number }).to_vec();
                for text in texts {
                    slots.add(*cell, text);
                }
            };
            match filling {
                Filling::Nominative => copy(&mut slots, Case::Nom),
                Filling::Genitive => copy(&mut slots, Case::Gen),
                Filling::Animacy => {
                    if self.living != Some(true) {
                        copy(&mut slots, Case::Nom);
                    }
                    // a station or settlement that is an adjective is felt to be either
                    if self.living != Some(false) || class.id.starts_with("adj") {
                        copy(&mut slots, Case::Gen);
                    }
                }
                Filling::Lemma => slots.add(*cell, self.text.to_owned()),
                Filling::Endings(endings) => {
                    for text in forms(grammar, stem, endings, accent) {
                        slots.add(*cell, text);
                    }
                }
            }
        }
        slots
    }
}

/// How a word is written, as far as declension cares.
enum Shape {
    Word,
    /// Letters only (НАТА, ЗША), or no letters of the language at the end.
    Letters,
    /// Capitals at the end of a word with small letters: `БелАЗ`.
    EndsInCapital,
}

impl Shape {
    fn of(text: &str, grammar: &Grammar) -> Self {
        let last = text.chars().next_back();
        let cyrillic = last.is_some_and(|c| ('\u{400}'..='\u{52F}').contains(&c));
        let small = text.chars().any(char::is_lowercase);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let vowel =
            last.and_then(|c| c.to_lowercase().next()).is_some_and(|c| grammar.sound.vowels.contains(c));
        match last {
            _ if !cyrillic => Self::Letters,
            Some(c) if c.is_uppercase() && small && !vowel => Self::EndsInCapital,
            Some(c) if c.is_uppercase() && (small || letters > 1) => Self::Letters,
            _ if letters < 2 => Self::Letters,
            _ => Self::Word,
        }
    }
}

/// Whether the last vowel drops, as the glossary says or else the rules.
fn drops(known: Option<bool>, by_rule: Option<Choice<'_>>) -> Fleeting {
    match known {
        Some(true) => Fleeting::Drops,
        Some(false) => Fleeting::Stays,
        None => by_rule.map_or(Fleeting::Stays, |choice| choice.fleeting),
    }
}

/// The stems of a lemma, the likelier first.
fn stems(class: &Class, grammar: &Grammar, lemma: &str, drops: Fleeting) -> Vec<String> {
    let Some(whole) = class.stem(lemma) else { return Vec::new() };
    let after_soft = || {
        let last = whole.chars().next_back().filter(|c| grammar.sound.vowels.contains(*c))?;
        Some(format!("{}ь", whole.strip_suffix(last)?))
    };
    let shorter = || (grammar.sound.drop_vowel)(whole).or_else(after_soft);
    match drops {
        Fleeting::Stays => vec![whole.to_owned()],
        Fleeting::Drops => vec![shorter().unwrap_or_else(|| whole.to_owned())],
        Fleeting::Either => shorter().into_iter().chain([whole.to_owned()]).collect(),
    }
}

/// A listed stem with the lemma's capital.
fn capitals(stem: &str, lemma: &str) -> String {
    let mut letters = stem.chars();
    match letters.next() {
        Some(first) if lemma.chars().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => stem.to_owned(),
    }
}

/// A stem with each of the endings of a cell.
fn forms(grammar: &Grammar, stem: &str, endings: &[(&str, Option<&str>)], accent: Accent) -> Vec<String> {
    let mut out = Vec::with_capacity(endings.len() * 2);
    let mut rare = Vec::new();
    for (unstressed, stressed) in endings {
        if matches!(*unstressed, "0" | "ь") {
            match (grammar.sound.bare)(stem, *unstressed == "ь") {
                Some((form, true)) => out.push(form),
                Some((form, false)) => rare.push(form),
                None => {}
            }
            continue;
        }
        let plain = || (grammar.sound.join)(stem, unstressed, accent == Accent::End);
        let strong = || stressed.map(|ending| (grammar.sound.join)(stem, ending, true));
        match accent {
            Accent::Stem => out.push(plain()),
            Accent::End => out.push(strong().unwrap_or_else(plain)),
            Accent::StemOften => {
                out.push(plain());
                out.extend(strong());
            }
            Accent::EndOften => {
                out.extend(strong());
                out.push(plain());
            }
        }
    }
    // of alternatives the first kind of ending goes before the second: Масквой, Маскваю, not the reverse
    out.extend(rare);
    out
}
