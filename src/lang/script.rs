//! Scripts, and letters that look alike across them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A writing system, as far as the tool tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Letters of any other script.
    Other,
}

/// The script of a letter; `None` for anything that is no letter.
pub fn script_of(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if c.is_alphabetic() => {
            Some(Script::Latin)
        }
        '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' if c.is_alphabetic() => Some(Script::Cyrillic),
        _ if c.is_alphabetic() => Some(Script::Other),
        _ => None,
    }
}

/// The letter of script `to` that looks like `c` (`i` → `і`, `В` → `B`), by [UTS39]'s idea and a table of our own.
pub fn lookalike(c: char, to: Script) -> Option<char> {
    static TABLE: LazyLock<FxHashMap<(char, Script), char>> = LazyLock::new(|| {
        let mut table = FxHashMap::default();
        for line in include_str!("lookalikes.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut letters = line.split('\t').filter_map(|cell| cell.chars().next());
            if let (Some(latin), Some(cyrillic)) = (letters.next(), letters.next()) {
                table.entry((latin, Script::Cyrillic)).or_insert(cyrillic);
                table.entry((cyrillic, Script::Latin)).or_insert(latin);
            }
        }
        table
    });
    TABLE.get(&(c, to)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lookalikes_go_both_ways() {
        assert_eq!(lookalike('i', Script::Cyrillic), Some('і'));
        assert_eq!(lookalike('С', Script::Latin), Some('C'));
        assert_eq!(lookalike('ж', Script::Latin), None);
    }
}
