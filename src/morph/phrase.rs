//! Names of more than one word: which words decline, and how they agree.

use super::{
    paradigm::{Case, Cell, Gender, Kind, Noun, Number, Origin},
    table::Grammar,
    word::{Inflected, Slots, Word, every_cell},
};

/// More spellings of a cell than this are not built.
const MAX_SPELLINGS: usize = 8;

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Stays as it is.
    Fixed,
    /// Agrees with the head, of this gender.
    Adjective(Gender),
    /// Declines as a name of this kind.
    Name(Kind, Option<Gender>),
}

/// A word of a name with the marks around it.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    before: &'a str,
    word: &'a str,
    after: &'a str,
}

impl<'a> Token<'a> {
    fn read(text: &'a str) -> Self {
        let word = text.trim_matches(|c: char| !c.is_alphanumeric());
        let (before, after) = text.split_once(word).filter(|_| !word.is_empty()).unwrap_or((text, ""));
        // a full stop belongs to an initial or an abbreviation, which then stays as it is
        if after.starts_with('.') {
            Self { before: text, word: "", after: "" }
        } else {
            Self { before, word, after }
        }
    }
}

/// Declines a name of any number of words.
pub(super) fn inflect(grammar: &'static Grammar, noun: &Noun<'_>, like: Option<&str>) -> Inflected {
    let texts: Vec<&str> = noun.lemma.split_whitespace().collect();
    let tokens: Vec<Token<'_>> = texts.iter().map(|text| Token::read(text)).collect();
    let person = noun.kind == Kind::Person;
    let roles = if person { people(grammar, noun, &tokens) } else { head_and_tail(grammar, noun, &tokens) };
    let count = roles.iter().filter(|role| **role != Role::Fixed).count();
    let two_heads = !person && roles.iter().filter(|role| matches!(role, Role::Name(..))).count() > 1;
    let mut whole: Option<Inflected> = None;
    let mut fixed = String::new();
    for ((role, token), text) in roles.iter().zip(&tokens).zip(&texts) {
        let separator = if fixed.is_empty() && whole.is_none() { "" } else { " " };
        let Some(mut part) = one(grammar, noun, like, *role, token) else {
            if let Some(done) = &mut whole {
                wrap(&mut done.slots, "", &format!("{separator}{text}"));
            } else {
                fixed.push_str(separator);
                fixed.push_str(text);
            }
            continue;
        };
        wrap(&mut part.slots, &format!("{fixed}{separator}{}", token.before), token.after);
        fixed.clear();
        whole = Some(match whole {
            None => part,
            Some(mut done) => {
                if two_heads && matches!(role, Role::Name(..)) {
                    one_number(&mut done.slots);
                    one_number(&mut part.slots);
                }
                join(&done, &part, matches!(role, Role::Adjective(_)) && count > 1)
            }
        });
    }
    let mut whole = whole.unwrap_or_else(|| {
        Word::new(noun.lemma, noun.kind, noun.gender).undeclined(noun.gender.unwrap_or(Gender::M))
    });
    if person && tokens.len() > 1 && noun.gender != Some(Gender::Pl) {
        whole.slots = whole.slots.only(Number::Sg);
    }
    whole
}

/// One word in its role; `None` if it stays as it is.
fn one(
    grammar: &'static Grammar,
    noun: &Noun<'_>,
    like: Option<&str>,
    role: Role,
    token: &Token<'_>,
) -> Option<Inflected> {
    let kind = match role {
        Role::Fixed => return None,
        Role::Adjective(gender) => {
            let mut word = Word::new(token.word, noun.kind, Some(gender));
            word.kind = 'a';
            return Some(word.inflect(grammar));
        }
        Role::Name(kind, gender) => (kind, gender),
    };
    let mut word = Word::new(token.word, kind.0, kind.1);
    word.like = like;
    if kind.0 != Kind::Given || noun.kind == Kind::Given {
        word.stress = noun.stress;
        word.fleeting = noun.fleeting;
    }
    Some(hyphened(grammar, word, kind.0))
}

/// A word that may be of two parts.
fn hyphened(grammar: &'static Grammar, word: Word<'_>, kind: Kind) -> Inflected {
    let parts: Vec<&str> = word.text.split('-').collect();
    let [first, .., last] = parts.as_slice() else { return word.inflect(grammar) };
    if first.is_empty() || last.is_empty() {
        return word.inflect(grammar);
    }
    let lower = |text: &str| text.to_lowercase();
    let whole = word.text.to_lowercase();
    if grammar.irregular(word.kind, word.gender, &whole).is_some() {
        return word.inflect(grammar);
    }
    let syllables = |text: &str| lower(text).chars().filter(|c| grammar.sound.vowels.contains(*c)).count();
    let second = parts.get(1).map(|part| lower(part)).unwrap_or_default();
    let only_first = grammar.is_part("after-head", &second) || !last.chars().any(char::is_alphabetic);
    let both = parts.len() == 2
        && match kind {
            Kind::Surname | Kind::Person => syllables(first) > 1 && !grammar.is_part("frozen", &lower(first)),
            Kind::Given => {
                word.gender == Some(Gender::F)
                    && ["а", "я"].iter().any(|a| first.ends_with(a) && last.ends_with(a))
            }
            Kind::Patronymic | Kind::Place | Kind::Org | Kind::Brand | Kind::Term => {
                grammar.is_part("both", &lower(first))
            }
        };
    if only_first {
        let mut head = Word { text: first, ..word }.inflect(grammar);
        wrap(&mut head.slots, "", word.text.strip_prefix(first).unwrap_or_default());
        return head;
    }
    let start = word.text.strip_suffix(last).unwrap_or_default();
    let mut tail = Word { text: last, ..word }.inflect(grammar);
    if both {
        let gender = if kind == Kind::Term { None } else { word.gender };
        let head = Word { text: first, gender, ..word }.inflect(grammar);
        wrap(&mut tail.slots, "-", "");
        let mut whole = join(&tail, &tail, false);
        whole.slots = product(&head.slots, &tail.slots);
        return whole;
    }
    wrap(&mut tail.slots, start, "");
    tail
}

/// Roles in a person's name: given names, patronymic, surname, in either order.
fn people(grammar: &'static Grammar, noun: &Noun<'_>, tokens: &[Token<'_>]) -> Vec<Role> {
    let lowers: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
    let is_name = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            t.word.chars().count() > 1 && t.word.chars().next().is_some_and(char::is_uppercase)
        })
    };
    let names: Vec<usize> = (0..tokens.len()).filter(|at| is_name(*at)).collect();
    let patronymic = (names.len() > 1)
        .then(|| {
            names.iter().copied().find(|at| {
                lowers.get(*at).is_some_and(|lower| grammar.is_patronymic(lower))
                    && (names.first() != Some(at))
                    && (names.len() > 2 || lowers.get(*at).is_some_and(|lower| lower.ends_with("на")))
            })
        })
        .flatten();
    let surname = match (patronymic, names.first(), names.last()) {
        (Some(p), Some(first), Some(last)) if p == *last && names.len() > 2 => Some(*first),
        (Some(p), _, Some(last)) if p == *last => None,
        (_, _, last) => last.copied(),
    };
    let gender = noun.gender.or_else(|| Some(guess_sex(grammar, &lowers, &names, patronymic, surname)));
    let eastern = is_eastern(grammar, &lowers, &names);
    let particle = |lower: &str| grammar.is_part("particle", lower);
    (0..tokens.len())
        .map(|at| match lowers.get(at) {
            Some(lower) if !names.contains(&at) || particle(lower) => Role::Fixed,
            _ if Some(at) == patronymic => Role::Name(Kind::Patronymic, gender),
            // foreign names in -ін are no surnames in -ін
            _ if Some(at) == surname && eastern => Role::Name(Kind::Given, gender),
            _ if Some(at) == surname => {
                Role::Name(Kind::Surname, if names.len() > 1 { gender } else { noun.gender })
            }
            _ if eastern => Role::Fixed,
            _ => Role::Name(Kind::Given, gender),
        })
        .collect()
}

/// Chinese, Korean and Vietnamese names decline in their last word only.
fn is_eastern(grammar: &Grammar, lowers: &[String], names: &[usize]) -> bool {
    let words: Vec<&String> = names.iter().filter_map(|at| lowers.get(*at)).collect();
    let short = |word: &str| word.chars().filter(|c| grammar.sound.vowels.contains(*c)).count() <= 1;
    match words.as_slice() {
        [] | [_] => false,
        [first, rest @ ..] => {
            grammar.is_part("eastern", first)
                || (words.len() > 2 && short(first) && rest.iter().all(|word| short(word)))
        }
    }
}

/// The likeliest sex of the bearer of a name.
fn guess_sex(
    grammar: &Grammar,
    lowers: &[String],
    names: &[usize],
    patronymic: Option<usize>,
    surname: Option<usize>,
) -> Gender {
    let word = |at: Option<usize>| at.and_then(|at| lowers.get(at));
    if let Some(patronymic) = word(patronymic) {
        return if patronymic.ends_with("на") { Gender::F } else { Gender::M };
    }
    let given = word(names.iter().copied().find(|at| Some(*at) != surname));
    if let Some(listed) =
        given.and_then(|given| grammar.irregular('g', None, given)).and_then(|row| row.gender)
    {
        return listed;
    }
    // Францыск Скарына is no woman, Нінэль Захарава is none but
    if let Some(surname) = word(surname)
        && grammar.guess_gender('s', surname) == Gender::F
        && (given.is_none() || !surname.ends_with("на"))
    {
        return Gender::F;
    }
    given.map_or(Gender::M, |given| grammar.guess_gender('g', given))
}

/// Roles in a name with a head: adjectives before it agree, what follows stays.
fn head_and_tail(grammar: &'static Grammar, noun: &Noun<'_>, tokens: &[Token<'_>]) -> Vec<Role> {
    let lowers: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
    let name = |gender| Role::Name(noun.kind, gender);
    if tokens.len() < 2 {
        return vec![name(noun.gender); tokens.len()];
    }
    let shows =
        |at: usize, own: Gender| lowers.get(at).is_some_and(|lower| grammar.adjective(lower).contains(&own));
    let conjunction = |at: usize| lowers.get(at).is_some_and(|lower| grammar.is_part("and", lower));
    let last = tokens.len() - 1;
    let (head, gender) = head(grammar, noun, &lowers);
    let mut roles = vec![Role::Fixed; tokens.len()];
    let of_head = noun.gender.or_else(|| lowers.get(head).map(|lower| grammar.guess_gender('t', lower)));
    let of_head = of_head.filter(|own| *own != Gender::Pl);
    // Bosnia and Herzegovina: two heads, each of its own gender
    let two_heads = conjunction(head + 1) && head + 2 == last;
    let gender_of_head = gender.or(noun.gender).filter(|own| !(two_heads && *own == Gender::Pl));
    for (at, role) in roles.iter_mut().enumerate() {
        *role = if at == head {
            name(gender_of_head)
        } else if at < head {
            gender.filter(|own| shows(at, *own)).map_or(Role::Fixed, Role::Adjective)
        } else if two_heads && at == last {
            name(None)
        } else if let Some(own) = of_head.filter(|own| at == head + 1 && shows(at, *own)) {
            // Рэч Паспалітая: the adjective may follow
            Role::Adjective(own)
        } else {
            Role::Fixed
        };
    }
    roles
}

/// Which word is the head, and of which gender its adjectives say it is.
fn head(grammar: &Grammar, noun: &Noun<'_>, lowers: &[String]) -> (usize, Option<Gender>) {
    let last = lowers.len().saturating_sub(1);
    let mut before = 0;
    let mut genders: Option<Vec<Gender>> = None;
    while before < last {
        let Some(lower) = lowers.get(before) else { break };
        let joins = genders.is_some() && grammar.is_part("and", lower) && before + 1 < last;
        let frozen = grammar.is_part("frozen", lower) && noun.kind == Kind::Place;
        let mut shared = grammar.adjective(lower);
        shared.retain(|own| genders.as_ref().is_none_or(|genders| genders.contains(own)));
        if !shared.is_empty() {
            genders = Some(shared);
        } else if !joins && !frozen {
            break;
        }
        before += 1;
    }
    let Some(genders) = genders else { return (before, None) };
    let head = lowers.get(before).map_or("", String::as_str);
    let own = genders.into_iter().find(|own| fits(grammar, noun, head, *own));
    own.map_or((0, None), |own| (before, Some(own)))
}

/// Whether a word may be a noun of the gender of the adjective before it.
fn fits(grammar: &Grammar, noun: &Noun<'_>, lower: &str, own: Gender) -> bool {
    if let Some(known) = noun.gender
        && known != Gender::Mf
    {
        return known == own;
    }
    let last = lower.chars().next_back().unwrap_or('а');
    match own {
        Gender::M | Gender::Mf => {
            !grammar.sound.vowels.contains(last) || grammar.guess_gender('t', lower) == Gender::M
        }
        Gender::F | Gender::N => true,
        Gender::Pl => "ыіиая".contains(last),
    }
}

impl Grammar {
    /// The genders a word may show as an adjective; none for what is no adjective.
    fn adjective(&self, lower: &str) -> Vec<Gender> {
        if self.irregular('t', None, lower).is_some() {
            return Vec::new();
        }
        let mut genders = vec![Gender::F, Gender::N, Gender::M, Gender::Pl];
        genders.retain(|sex| self.choose('a', *sex, lower).is_some());
        genders
    }

    fn is_patronymic(&self, lower: &str) -> bool {
        ["віч", "ўна", "ініч", "інічна", "вич", "вна", "ьич", "ична"].iter().any(|end| lower.ends_with(end))
            || self.is_part("patronymic", lower)
    }
}

fn wrap(slots: &mut Slots, before: &str, after: &str) {
    if before.is_empty() && after.is_empty() {
        return;
    }
    let mut out = Slots::default();
    for cell in slots.cells() {
        for text in slots.get(cell) {
            out.add(cell, format!("{before}{text}{after}"));
        }
    }
    *slots = out;
}

/// Both heads of a name in the singular cells, whatever their own number: Сент-Вінсент і Грэнадзіны.
fn one_number(slots: &mut Slots) {
    let mut out = Slots::default();
    for (case, ..) in Case::ALL {
        let (one, many) = (Cell { number: Number::Sg, case }, Cell { number: Number::Pl, case });
        let texts = if slots.get(one).is_empty() { slots.get(many) } else { slots.get(one) };
        for text in texts {
            out.add(one, text.clone());
        }
    }
    *slots = out;
}

/// Two declined parts as one; the class is the head's.
fn join(left: &Inflected, right: &Inflected, right_agrees: bool) -> Inflected {
    let origin = if left.origin == Origin::Rule { right.origin } else { left.origin };
    let class = if right_agrees { left.class } else { right.class };
    Inflected { class, slots: product(&left.slots, &right.slots), origin }
}

/// Spellings of the left with those of the right, cell by cell; the first pair is the suggested one.
fn product(left: &Slots, right: &Slots) -> Slots {
    let mut out = Slots::default();
    for cell in every_cell() {
        let vocative = Cell { case: Case::Nom, number: cell.number };
        let own = |slots: &'_ Slots| {
            let texts = slots.get(cell);
            if texts.is_empty() && cell.case == Case::Voc {
                slots.get(vocative).to_vec()
            } else {
                texts.to_vec()
            }
        };
        let (lefts, rights) = (own(left), own(right));
        if cell.case == Case::Voc && left.get(cell).is_empty() && right.get(cell).is_empty() {
            continue;
        }
        let pairs = rights.iter().flat_map(|r| lefts.iter().map(move |l| format!("{l}{r}")));
        pairs.take(MAX_SPELLINGS).for_each(|text| out.add(cell, text));
    }
    out
}
