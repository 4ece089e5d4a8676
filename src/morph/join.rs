//! The seam of stem and ending: what the orthography does there ([LAW08]; Russian school grammar).

use crate::lang::Lang;

/// Puts an ending on a stem. `^` at the ending's head softens the stem's last consonant, `=` doubles it.
pub(super) fn join(lang: Lang, stem: &str, ending: &str) -> String {
    let (mark, ending) = match ending.chars().next() {
        Some(mark @ ('^' | '=')) => (Some(mark), ending.get(1..).unwrap_or_default()),
        _ => (None, ending),
    };
    let belarusian = lang.spec().alphabet.contains('ў');
    let mut stem = stem.to_owned();
    match mark {
        Some('^') => soften(&mut stem),
        Some(_) => double(&mut stem),
        None => {}
    }
    let last = stem.chars().next_back().unwrap_or(' ').to_lowercase().next().unwrap_or(' ');
    let mut letters = ending.chars();
    let first = letters.next();
    let rest = letters.as_str();
    let Some(first) = first else {
        // Nothing follows: в closes as ў.
        return if belarusian { close_v(stem) } else { stem };
    };
    let first = if belarusian { belarusian_vowel(last, first) } else { russian_vowel(last, first) };
    if belarusian {
        if is_vowel(lang, first) && last == 'ў' {
            stem.pop();
            stem.push('в');
        } else if !is_vowel(lang, first) {
            if is_vowel(lang, last) && first == 'ц' {
                stem.push('й');
            } else {
                stem = close_v(stem);
            }
        }
    }
    stem.push(first);
    stem + rest
}

fn is_vowel(lang: Lang, c: char) -> bool {
    lang.spec().vowels.contains(c)
}

/// в at the end of a syllable is ў after a vowel: Астравец, Астраўца.
fn close_v(mut stem: String) -> String {
    let mut back = stem.chars().rev();
    let closes = back.next() == Some('в') && back.next().is_some_and(|c| is_vowel(Lang::Be, c));
    if closes {
        stem.pop();
        stem.push('ў');
    }
    stem
}

/// т → ц, д → дз, г → з, к → ц, х → с: Брэст, у Брэсце; Прага, у Празе.
fn soften(stem: &mut String) {
    let soft = match stem.chars().next_back() {
        Some('т' | 'к') => "ц",
        Some('д') => "дз",
        Some('г') => "з",
        Some('х') => "с",
        _ => return,
    };
    stem.pop();
    stem.push_str(soft);
}

/// Before the -ю of the instrumental: Беларуссю, Прыпяццю, Лоддзю; with an apostrophe after labials and р.
fn double(stem: &mut String) {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    match last {
        'б' | 'п' | 'в' | 'м' | 'ф' | 'р' => stem.push('’'),
        'з' if before == 'д' => {
            let at = stem.len() - "дз".len();
            stem.insert(at, 'д');
        }
        _ if is_vowel(Lang::Be, before) => stem.push(last),
        _ => {}
    }
}

/// After hardened consonants і е я ю ё are not written, after velars no ы.
fn belarusian_vowel(last: char, first: char) -> char {
    match (last, first) {
        ('ж' | 'ш' | 'ч' | 'р', 'і') => 'ы',
        ('ж' | 'ш' | 'ч' | 'р', 'е') => 'э',
        ('ж' | 'ш' | 'ч' | 'р', 'я') => 'а',
        ('ж' | 'ш' | 'ч' | 'р', 'ю') => 'у',
        ('г' | 'к' | 'х', 'ы') => 'і',
        _ => first,
    }
}

/// After velars and hushers ы я ю are written и а у.
fn russian_vowel(last: char, first: char) -> char {
    match (last, first) {
        ('г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ', 'ы') => 'и',
        ('г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ' | 'ц', 'я') => 'а',
        ('г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ' | 'ц', 'ю') => 'у',
        _ => first,
    }
}
