//! Consonant skeletons: what is left of a word's sound when vowels, softness and voicing fashions are gone.
//!
//! `Lukashenko`, `Лукашэнка` and `Лукашенко` share one; so do `president` and `прэзідэнт`. Too coarse to judge a name
//! by, good enough to count as evidence that two sentences belong together.

/// The consonants of `word` (folded to lower case) in a common Latin alphabet, runs squeezed, at most `letters` long.
///
/// Latin digraphs and Cyrillic letters of one sound meet in one letter: `sh` ш → `S`, `ch` ч → `C`, `kh` х г h → `h`.
pub(super) fn skeleton(word: &str, letters: usize) -> String {
    let chars: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(letters);
    let mut at = 0;
    while at < chars.len() && out.len() < letters {
        let (sound, width) = sound(chars.get(at..).unwrap_or_default());
        at += width;
        for c in sound.chars() {
            if !out.ends_with(c) && out.len() < letters {
                out.push(c);
            }
        }
    }
    out
}

/// The sound class at the head of `rest` (empty for vowels and marks) and how many letters it took.
fn sound(rest: &[char]) -> (&'static str, usize) {
    let first = rest.first().copied().unwrap_or(' ');
    let second = rest.get(1).copied().unwrap_or(' ');
    match (first, second) {
        ('s', 'c') if rest.get(2) == Some(&'h') => ("S", 3),
        ('t', 'c') if rest.get(2) == Some(&'h') => ("C", 3),
        ('c', 'h') => ("C", 2),
        ('s' | 'z', 'h') => ("S", 2),
        ('k' | 'g', 'h') => ("h", 2),
        ('p', 'h') => ("f", 2),
        ('t', 'h') => ("t", 2),
        ('c', 'k') => ("k", 2),
        ('t', 's') | ('т', 'с') => ("c", 2),
        ('c', 'e' | 'i' | 'y') => ("s", 1),
        ('д', 'ж') => ("j", 2),
        ('д', 'з') => ("d", 2),
        ('щ', _) => ("SC", 1),
        ('x', _) => ("ks", 1),
        ('q', _) => ("k", 1),
        _ => (single(first), 1),
    }
}

fn single(c: char) -> &'static str {
    match c {
        'b' | 'б' => "b",
        'c' | 'k' | 'к' => "k",
        'd' | 'д' => "d",
        'f' | 'ф' => "f",
        'g' | 'г' | 'ґ' | 'h' | 'х' => "h",
        'j' => "j",
        'l' | 'л' | 'ł' => "l",
        'm' | 'м' => "m",
        'n' | 'н' => "n",
        'p' | 'п' => "p",
        'r' | 'р' => "r",
        's' | 'с' | 'z' | 'з' => "s", // president, прэзідэнт
        't' | 'т' => "t",
        'v' | 'w' | 'в' | 'ў' => "v",
        'ж' | 'ш' | 'š' | 'ž' => "S",
        'ч' | 'č' => "C",
        'ц' => "c",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(words: &[&str]) {
        let keys: Vec<String> = words.iter().map(|w| skeleton(&w.to_lowercase(), 4)).collect();
        assert!(keys.windows(2).all(|k| k.first() == k.last()), "{words:?} {keys:?}");
    }

    #[test]
    fn one_name_in_three_languages() {
        same(&["Lukashenko", "Лукашэнка", "Лукашенко"]);
        same(&["President", "прэзідэнт", "президент"]);
        same(&["Minsk", "Мінск", "Минск"]);
        same(&["Bokun", "Бокун"]);
        same(&["Philip", "Філіп", "Филипп"]);
    }

    #[test]
    fn no_letters_no_skeleton() {
        assert_eq!(skeleton("", 4), "");
        assert_eq!(skeleton("ааа", 4), "");
    }
}
