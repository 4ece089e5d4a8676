//! A text as a terminal shows it: one cell a grapheme, nothing that could steer the terminal.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::paint::Tone;

/// More marks on one letter than this are not shown.
const MOST_CHARS: usize = 8;

/// What stands in one place of a terminal line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What is printed.
    pub(super) text: String,
    /// Columns it takes.
    pub(super) width: usize,
    /// Byte of the source it begins at.
    pub(super) at: usize,
    /// How it looks.
    pub(super) tone: Tone,
}

/// The cells of `text`. Line breaks and tabs become spaces, other controls a picture of themselves.
pub(super) fn cells(text: &str, tone: Tone) -> impl Iterator<Item = Cell> {
    text.grapheme_indices(true).map(move |(at, grapheme)| {
        let shown = show(grapheme);
        Cell { width: shown.width(), text: shown, at, tone }
    })
}

/// The text without anything that could steer a terminal, on one line.
pub(super) fn plain(text: &str) -> String {
    cells(text, Tone::Plain).map(|cell| cell.text).collect()
}

/// Columns a text takes.
pub(super) fn width(text: &str) -> usize {
    cells(text, Tone::Plain).map(|cell| cell.width).sum()
}

fn show(grapheme: &str) -> String {
    if matches!(grapheme, "\r\n" | "\n" | "\r" | "\t" | "\u{a0}" | "\u{202f}") {
        return " ".to_owned();
    }
    let mut shown = String::new();
    for c in grapheme.chars().take(MOST_CHARS) {
        match c {
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => shown.push('␡'),
            '\u{ad}' => shown.push('¬'), // as word processors show it
            c if steers(c) => shown.extend(format!("⟨U+{:04X}⟩", u32::from(c)).chars()),
            c => shown.push(c),
        }
    }
    // A mark without a letter needs something to sit on.
    if shown.width() == 0 { format!("◌{shown}") } else { shown }
}

/// Invisible characters that turn, hide or break a line: C1 controls, directions, zero-width spaces, tags.
fn steers(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_could_steer_it() {
        assert_eq!(plain("a\u{1b}[31mb\0c\u{7f}\u{9b}d\r\ne\tf"), "a␛[31mb␀c␡⟨U+009B⟩d e f");
        assert_eq!(plain("а\u{202e}б"), "а⟨U+202E⟩б");
        assert!(!plain(&(0..=0x9f_u8).map(char::from).collect::<String>()).contains(char::is_control));
    }

    #[test]
    fn a_stress_mark_takes_no_column() {
        assert_eq!(width("Мі\u{301}нск"), 5);
        assert_eq!(width("у\u{306}"), 1);
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("\u{301}"), 1);
    }
}
