//! What happens where a stem meets an ending: the sound and spelling rules of a language.

/// The rules of a language.
pub(super) struct Sound {
    pub(super) vowels: &'static str,
    pub(super) velars: &'static str,
    /// Consonants after which no soft ending is written.
    pub(super) hardened: &'static str,
    /// Puts an ending on a stem; the flag says whether the ending is stressed.
    pub(super) join: fn(&str, &str, bool) -> String,
    /// The stem without its last vowel.
    pub(super) drop_vowel: fn(&str) -> Option<String>,
    /// The stem alone as a form (soft or not), and whether that is the usual form.
    pub(super) bare: fn(&str, bool) -> Option<(String, bool)>,
}

impl Sound {
    /// Whether a letter is a consonant (й and ь are none).
    pub(super) fn is_consonant(&self, letter: char) -> bool {
        letter.is_alphabetic() && !self.vowels.contains(letter) && !matches!(letter, 'й' | 'ь' | 'ъ')
    }
}

const BE_VOWELS: &str = "аеёіоуыэюя";
const RU_VOWELS: &str = "аеёиоуыэюя";

/// Belarusian.
pub(super) static BE: Sound = Sound {
    vowels: BE_VOWELS,
    velars: "гкхґ",
    hardened: "жшчрц",
    join: join_be,
    drop_vowel: drop_be,
    bare: bare_be,
};

/// Russian.
pub(super) static RU: Sound = Sound {
    vowels: RU_VOWELS,
    velars: "гкх",
    hardened: "жшчщц",
    join: join_ru,
    drop_vowel: drop_ru,
    bare: bare_ru,
};

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Takes the last letter off.
fn pop(stem: &str) -> Option<(&str, char)> {
    let last = stem.chars().next_back()?;
    Some((stem.strip_suffix(last)?, lower(last)))
}

fn ends_in(stem: &str, letters: &str) -> bool {
    pop(stem).is_some_and(|(_, last)| letters.contains(last))
}

fn join_be(stem: &str, ending: &str, stressed: bool) -> String {
    let Some((rest, last)) = pop(stem) else { return ending.to_owned() };
    let mut letters = ending.chars();
    match letters.next() {
        None => stem.to_owned(),
        Some('ѣ') => soften_be(stem, rest, last, stressed),
        Some('~') => double_be(stem, rest, last),
        Some('ы') if "гкхґ".contains(last) => format!("{stem}і{}", letters.as_str()),
        // Барысаў, Барысава; but Заслаўе, Заслаўя: a consonant stands before the vowel
        Some(first) if last == 'ў' && "аоуыэ".contains(first) && ends_in(rest, BE_VOWELS) => {
            format!("{rest}в{ending}")
        }
        Some(_) => format!("{stem}{ending}"),
    }
}

/// The dative and locative -е.
fn soften_be(stem: &str, rest: &str, last: char, stressed: bool) -> String {
    match last {
        'т' => format!("{rest}це"),
        'д' => format!("{stem}зе"),
        'г' | 'ґ' => format!("{rest}зе"),
        'х' => format!("{rest}се"),
        'к' if stressed => format!("{rest}цэ"),
        'к' => format!("{rest}цы"),
        'ў' => format!("{rest}ве"),
        'ж' | 'ш' | 'ч' | 'р' | 'ц' => format!("{stem}ы"),
        _ => format!("{stem}е"),
    }
}

/// The instrumental -ю of feminines without an ending: doubling after a vowel.
fn double_be(stem: &str, rest: &str, last: char) -> String {
    match last {
        'в' | 'ў' => format!("{rest}ўю"),
        'б' | 'п' | 'м' | 'ф' | 'р' => format!("{stem}’ю"),
        'з' if rest.ends_with('д') => match rest.strip_suffix('д') {
            Some(before) if ends_in(before, BE_VOWELS) => format!("{before}ддзю"),
            _ => format!("{stem}ю"),
        },
        'ж' | 'ш' | 'ч' if ends_in(rest, BE_VOWELS) => format!("{stem}{last}у"),
        _ if ends_in(rest, BE_VOWELS) => format!("{stem}{last}ю"),
        _ => format!("{stem}ю"),
    }
}

fn drop_be(stem: &str) -> Option<String> {
    let (rest, last) = pop(stem)?;
    let (before, vowel) = pop(rest)?;
    let (start, previous) = pop(before)?;
    if !BE_VOWELS.contains(vowel) || BE_VOWELS.contains(last) {
        return None;
    }
    Some(match previous {
        'в' => format!("{start}ў{last}"),
        'л' if "её".contains(vowel) => format!("{before}ь{last}"),
        p if BE_VOWELS.contains(p) => format!("{before}й{last}"),
        _ => format!("{before}{last}"),
    })
}

fn bare_be(stem: &str, soft: bool) -> Option<(String, bool)> {
    let (rest, last) = pop(stem)?;
    let after_vowel = ends_in(rest, BE_VOWELS);
    if soft {
        return match last {
            'ь' | '\'' | '’' => None,
            l if BE_VOWELS.contains(l) => Some((format!("{stem}й"), true)),
            'з' if rest.ends_with('д') => Some((format!("{stem}ь"), true)),
            _ if after_vowel => Some((format!("{stem}ь"), true)),
            _ => None,
        };
    }
    if after_vowel {
        return Some((if last == 'в' { format!("{rest}ў") } else { stem.to_owned() }, true));
    }
    if last != 'к' {
        return Some((stem.to_owned(), false));
    }
    let (start, previous) = pop(rest)?;
    Some(match previous {
        'й' | 'ь' => (format!("{start}ек"), true),
        'ў' => (format!("{start}вак"), true),
        _ => (format!("{rest}ак"), true),
    })
}

fn join_ru(stem: &str, ending: &str, _stressed: bool) -> String {
    if let Some(tail) = ending.strip_prefix('ы')
        && ends_in(stem, "гкхжшчщ")
    {
        return format!("{stem}и{tail}");
    }
    format!("{stem}{ending}")
}

fn drop_ru(stem: &str) -> Option<String> {
    let (rest, last) = pop(stem)?;
    let (before, vowel) = pop(rest)?;
    let (_, previous) = pop(before)?;
    if !RU_VOWELS.contains(vowel) || RU_VOWELS.contains(last) {
        return None;
    }
    Some(match previous {
        'л' if "её".contains(vowel) => format!("{before}ь{last}"),
        p if RU_VOWELS.contains(p) => format!("{before}й{last}"),
        _ => format!("{before}{last}"),
    })
}

fn bare_ru(stem: &str, soft: bool) -> Option<(String, bool)> {
    let (rest, last) = pop(stem)?;
    let before = pop(rest);
    let (start, previous) = before.unwrap_or(("", 'а'));
    if soft {
        return Some(match last {
            'ь' => (format!("{rest}ий"), true),
            l if RU_VOWELS.contains(l) => (format!("{stem}й"), true),
            'н' if "сшжчр".contains(previous) => (format!("{rest}ен"), true),
            _ => (format!("{stem}ь"), true),
        });
    }
    let inserted = match (previous, last) {
        (p, _) if RU_VOWELS.contains(p) => stem.to_owned(),
        ('й' | 'ь', l) if l == 'к' || l == 'ц' || l == 'н' => format!("{start}е{l}"),
        ('ж' | 'ш' | 'ч' | 'щ', 'к') => format!("{rest}ек"),
        (_, 'к') => format!("{rest}ок"),
        (_, 'ц') => format!("{rest}ец"),
        ('в', 'н') => format!("{rest}ен"),
        _ => stem.to_owned(),
    };
    Some((inserted, true))
}
