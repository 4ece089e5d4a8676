//! Running text: paragraphs between empty lines, or one a line; hard-wrapped lines are joined.

use crate::text::{Block, BlockKind, Span};

/// A line longer than this was not wrapped by hand.
const WIDEST_WRAP: usize = 120;
/// A heading is no longer than this, in code points.
const LONGEST_HEADING: usize = 140;

/// Finds the blocks of a plain text. O(length).
#[must_use]
pub fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let trimmed = line.trim_matches(is_edge);
        if trimmed.is_empty() {
            // The second half of \r\n ends no paragraph.
            if line != "\n" || !text.get(..at).unwrap_or_default().ends_with('\r') {
                close(text, &mut group, &mut blocks);
            }
        } else {
            let start = at + line.len() - line.trim_start_matches(is_edge).len();
            group.push(Span::new(start, start + trimmed.len()));
        }
        at += line.len();
    }
    close(text, &mut group, &mut blocks);
    blocks
}

/// White space, and what is as good as none at a line's edge.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Turns the lines of a group into blocks.
fn close(text: &str, group: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    let wrapped = is_wrapped(text, group);
    let mut open: Option<Span> = None;
    for &line in group.iter() {
        let content = slice(text, line);
        let joins = open.is_some_and(|before| {
            !is_list_item(content) && (wrapped || runs_on(slice(text, before), content))
        });
        open = match open {
            Some(before) if joins => Some(before.to(line)),
            Some(before) => {
                blocks.push(block(text, before));
                Some(line)
            }
            None => Some(line),
        };
    }
    blocks.extend(open.map(|span| block(text, span)));
    group.clear();
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start()..span.end()).unwrap_or_default()
}

/// Whether the lines of a group were broken by width: none is long, all but the last are about as long as the longest,
/// and some break falls inside a sentence.
fn is_wrapped(text: &str, group: &[Span]) -> bool {
    let Some((last, full)) = group.split_last() else { return false };
    let widths: Vec<usize> = full.iter().map(|line| slice(text, *line).chars().count()).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let even = widths.iter().all(|width| width * 5 >= widest * 3);
    let inside = full.iter().any(|line| !ends_sentence(slice(text, *line)));
    // A headline above its article is no wrapped line: two lines must run on, and the last is never the longest.
    let fits = slice(text, *last).chars().count() <= widest;
    let runs_on = full.len() > 1 || slice(text, *last).starts_with(char::is_lowercase);
    (40..=WIDEST_WRAP).contains(&widest) && even && inside && fits && runs_on
}

/// Whether a line goes on in the next: it ends in no stop, and the next begins with a small letter.
fn runs_on(line: &str, next: &str) -> bool {
    line.chars().nth(39).is_some() && !ends_sentence(line) && next.starts_with(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| c.is_whitespace() || "\"“”»’')]".contains(c));
    bare.ends_with(['.', '!', '?', '…', ':', ';'])
}

fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    if matches!(chars.next(), Some('•' | '*' | '‣' | '·' | '▪')) {
        return chars.next().is_some_and(char::is_whitespace);
    }
    if let Some(rest) = line.strip_prefix("- ") {
        // `- Так, — сказаў ён.` is speech, `- хлеб` an item: speech begins with a capital and ends in a stop.
        return !(rest.starts_with(char::is_uppercase) && ends_sentence(rest));
    }
    let marker: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
    let digits = (1..=2).contains(&marker.len()) && marker.bytes().all(|b| b.is_ascii_digit());
    let letter = marker.chars().count() == 1 && marker.chars().all(char::is_lowercase);
    let rest = line.get(marker.len()..).unwrap_or_default();
    let mut rest = rest.chars();
    let closed = match rest.next() {
        Some(')') => digits || letter,
        Some('.') => digits,
        _ => false,
    };
    closed && rest.next().is_some_and(char::is_whitespace)
}

fn block(text: &str, span: Span) -> Block {
    let content = slice(text, span);
    let short = content.chars().nth(LONGEST_HEADING).is_none();
    let kind = if is_list_item(content) {
        BlockKind::ListItem
    } else if short && !ends_sentence(content) && content.chars().any(char::is_alphabetic) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    };
    Block { span, kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, BlockKind)]) {
        let found = plain(text);
        let found: Vec<(&str, BlockKind)> = found.iter().map(|b| (slice(text, b.span), b.kind)).collect();
        assert_eq!(found, expected);
    }

    use BlockKind::{Heading, ListItem, Paragraph};

    #[test]
    fn a_line_a_paragraph() {
        check(
            "Загаловак\r\nПершы абзац.\r\nДругі абзац.",
            &[("Загаловак", Heading), ("Першы абзац.", Paragraph), ("Другі абзац.", Paragraph)],
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The labour action that began Monday quickly grew to several\nmajor industrial plants. It did not stop there, as many had\nhoped.\n\nNext.";
        let found = plain(text);
        assert_eq!(found.len(), 2);
        assert!(slice(text, found[0].span).ends_with("hoped."));
    }

    #[test]
    fn items_stand_alone() {
        check(
            "Што рабіць:\n- хлеб\n- малако\n1) першае\n2. другое",
            &[
                ("Што рабіць:", Paragraph),
                ("- хлеб", ListItem),
                ("- малако", ListItem),
                ("1) першае", ListItem),
                ("2. другое", ListItem),
            ],
        );
    }

    #[test]
    fn odd_ends() {
        check("", &[]);
        check(" \n\u{A0}\r\n", &[]);
        check("a.\r\rb.\u{2029}c.", &[("a.", Paragraph), ("b.", Paragraph), ("c.", Paragraph)]);
    }
}
