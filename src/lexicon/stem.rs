//! Where the forms of one word meet: endings stripped, alternating consonants made one.
//!
//! No morphology is claimed: a stem is a key. `забастоўцы`, `забастовак` and `забастоўка` share one; two words of
//! different meaning may, too, which costs an aligner little.

use crate::lang::{Lang, Script};

/// Letters a stem keeps at least.
const LEAST: usize = 3;

/// Every stem a word may have, the longest (the surest) first.
///
/// `endings` is sorted by length, the shortest first.
pub(super) fn stems(lang: Lang, word: &str, endings: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut push = |stem: &str| {
        if stem.chars().count() >= LEAST {
            let key = level(lang, stem);
            if !out.contains(&key) {
                out.push(key);
            }
        }
    };
    push(word);
    for ending in endings {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        push(stem);
        if lang.spec().script == Some(Script::Latin) {
            for stem in latin(stem, ending) {
                push(&stem);
            }
        }
    }
    out
}

/// English spelling before an ending: `making` is make, `stopped` stop, `studies` study.
fn latin(stem: &str, ending: &str) -> Vec<String> {
    let mut out = Vec::new();
    if matches!(ending, "ed" | "ing" | "er" | "est" | "es" | "d" | "r") {
        out.push(format!("{stem}e"));
        let mut letters = stem.chars().rev();
        let (last, before) = (letters.next(), letters.next());
        if last == before
            && let Some(last) = last
        {
            out.push(stem.trim_end_matches(last).to_owned() + &last.to_string());
        }
    }
    if let Some(stem) = stem.strip_suffix('i') {
        out.push(format!("{stem}y"));
    }
    out
}

/// Makes the variants of a Cyrillic stem one: alternating last consonants, fleeting vowels, л after labials, ў and ё.
fn level(lang: Lang, stem: &str) -> String {
    if lang.spec().script != Some(Script::Cyrillic) {
        return stem.to_owned();
    }
    let mut letters: Vec<char> = stem
        .chars()
        .map(|c| match c {
            'ў' => 'в',
            'ё' => 'е',
            'ґ' => 'г',
            _ => c,
        })
        .filter(|c| !matches!(c, 'ь' | '’'))
        .collect();
    let labial = |c: char| matches!(c, 'б' | 'в' | 'м' | 'п' | 'ф');
    if let [.., before, 'л'] = letters[..]
        && labial(before)
    {
        letters.pop();
    }
    // A doubled consonant before an ending: жыццё, насенне, статья.
    if let [.., a, b] = letters[..]
        && a == b
    {
        letters.pop();
    }
    if let [.., 'д', 'з' | 'ж'] = letters[..] {
        letters.pop();
    }
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            'г' | 'з' | 'ж' | 'д' => 'з',
            'к' | 'ц' | 'ч' | 'т' | 'щ' => 'ц',
            'х' | 'с' | 'ш' => 'с',
            other => other,
        };
    }
    // Fleeting vowels: забастовак, день, сон.
    if letters.len() > LEAST
        && let [.., a, vowel, _] = letters[..]
        && matches!(vowel, 'а' | 'о' | 'е' | 'э')
        && !"аеэоуыіияю".contains(a)
    {
        let at = letters.len() - 2;
        letters.remove(at);
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn meet(lang: Lang, a: &str, b: &str) {
        let mut endings: Vec<&str> = lang.spec().endings.lines().filter(|l| !l.starts_with('#')).collect();
        endings.sort_by_key(|e| e.len());
        let (one, two) = (stems(lang, a, &endings), stems(lang, b, &endings));
        assert!(one.iter().any(|s| two.contains(s)), "{a} {one:?} / {b} {two:?}");
    }

    #[test]
    fn forms_meet_their_lemma() {
        for (form, lemma) in [
            ("забастоўцы", "забастоўка"),
            ("забастовак", "забастоўка"),
            ("законам", "закон"),
            ("кнізе", "кніга"),
            ("паведамляе", "паведаміць"),
            ("паведаміў", "паведаміць"),
            ("людзьмі", "людзі"),
            ("пагадненні", "пагадненне"),
        ] {
            meet(Lang::Be, form, lemma);
        }
        for (form, lemma) in [
            ("руке", "рука"),
            ("забастовок", "забастовка"),
            ("объявил", "объявить"),
            ("соглашений", "соглашение"),
        ] {
            meet(Lang::Ru, form, lemma);
        }
        for (form, lemma) in [
            ("strikes", "strike"),
            ("stopped", "stop"),
            ("making", "make"),
            ("studies", "study"),
            ("workers", "worker"),
        ] {
            meet(Lang::En, form, lemma);
        }
    }
}
