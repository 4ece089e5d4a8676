//! Running text: paragraphs between empty lines, or a paragraph a line, whichever the text looks like.

use crate::text::{Block, BlockKind, Span};

/// Lines longer than this were not wrapped by hand or by a mail program.
const WIDEST: usize = 140;
/// A headline is no longer than this.
const HEADING: usize = 150;

/// Finds the blocks of a plain text.
///
/// Empty lines always part blocks. Lines without an empty line between them are one block if the text looks
/// hard-wrapped (each line is as full as the width allows and few end with a sentence), else a block each; then a line
/// still goes on with the next if it breaks off before a small letter. List items begin blocks of their own. O(n).
#[must_use]
pub fn plain(text: &str) -> Vec<Block> {
    let groups = groups(text);
    let wrap = Wrap::of(&groups);
    let mut blocks: Vec<Block> = Vec::new();
    for group in &groups {
        let from = blocks.len();
        let mut last: Option<&Line<'_>> = None;
        for line in group {
            match (last, blocks.last_mut()) {
                (Some(before), Some(block)) if wrap.joins(before, line) => {
                    block.span = block.span.to(line.span);
                }
                _ => blocks.push(Block { span: line.span, kind: BlockKind::Paragraph }),
            }
            last = Some(line);
        }
        let alone = blocks.len() - from;
        for block in blocks.iter_mut().skip(from) {
            block.kind = kind(text.get(block.span.start()..block.span.end()).unwrap_or_default(), alone);
        }
    }
    blocks
}

/// A line that is not empty, white space at its edges left out.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    span: Span,
    /// Characters.
    width: usize,
}

impl Line<'_> {
    fn ends_sentence(&self) -> bool {
        self.text.trim_end_matches(is_closing).ends_with(['.', '?', '!', '…', ':', ';'])
    }

    fn first_word_width(&self) -> usize {
        self.text.chars().take_while(|c| !c.is_whitespace()).count()
    }

    fn goes_on(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '»' | '”' | '“' | '’' | ')' | ']')
}

/// Lines without an empty line between them.
fn groups(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut groups = Vec::new();
    let mut group = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(is_line_end) {
        let trimmed = piece.trim();
        let ends = piece.ends_with(['\u{2029}', '\u{C}']); // marks of a paragraph and of a page
        if !trimmed.is_empty() {
            let start = at + piece.len() - piece.trim_start().len();
            let span = Span::new(start, start + trimmed.len());
            group.push(Line { text: trimmed, span, width: trimmed.chars().count() });
        }
        // The `\n` of a `\r\n` comes as a piece of its own: it is no empty line.
        let is_pair = piece == "\n" && text.get(..at).is_some_and(|t| t.ends_with('\r'));
        if (trimmed.is_empty() && !is_pair || ends) && !group.is_empty() {
            groups.push(std::mem::take(&mut group));
        }
        at += piece.len();
    }
    if !group.is_empty() {
        groups.push(group);
    }
    groups
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How the text was wrapped.
#[derive(Debug, Clone, Copy)]
struct Wrap {
    /// The widest line that has another after it, if the text is hard-wrapped.
    width: Option<usize>,
}

impl Wrap {
    fn of(groups: &[Vec<Line<'_>>]) -> Self {
        let pairs = || groups.iter().flat_map(|g| g.windows(2)).filter_map(|w| Some((w.first()?, w.last()?)));
        let width = groups.iter().filter(|g| g.len() > 1).flatten().map(|line| line.width).max().unwrap_or(0);
        let all = pairs().count();
        let full = pairs().filter(|(line, next)| is_full(line, next, width)).count();
        let ended = pairs().filter(|(line, _)| line.ends_sentence()).count();
        let going = pairs().filter(|(_, next)| next.goes_on()).count();
        let wrapped = width <= WIDEST && full * 10 >= all * 7 && ended * 3 <= all && going * 4 >= all;
        Self { width: (wrapped && all > 0).then_some(width) }
    }

    /// Whether a line goes on with the next.
    fn joins(self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let ends = line.ends_sentence();
        if is_bullet(next.text) && (ends || is_list_item(line.text) || is_plain_bullet(next.text)) {
            return false;
        }
        match self.width {
            Some(width) if is_full(line, next, width) => true,
            _ => !ends && next.goes_on() && line.width >= 30,
        }
    }
}

/// Whether the first word of the next line would not have fitted, give or take a little for other ways of counting.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    line.width + 1 + next.first_word_width() + 2 > width
}

/// A sign that is never anything but a bullet.
fn is_plain_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('•' | '▪' | '◦' | '‣' | '●' | '■'))
        && chars.next().is_some_and(char::is_whitespace)
}

/// `- `, `• `, `1. `, `а) `.
fn is_bullet(text: &str) -> bool {
    is_list_item(text) || text.starts_with("— ")
}

fn is_list_item(text: &str) -> bool {
    let mark = text.split(char::is_whitespace).next().unwrap_or_default();
    if mark.len() == text.len() {
        return false;
    }
    match mark.strip_suffix([')', '.']) {
        Some(number) => {
            let digits = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
            let letter = mark.ends_with(')')
                && number.chars().nth(1).is_none()
                && number.starts_with(char::is_alphabetic);
            !number.is_empty() && (digits || letter)
        }
        None => matches!(mark, "-" | "–" | "*" | "+") || is_plain_bullet(text),
    }
}

/// What a block is; `group` is the number of blocks among which it stands without an empty line.
fn kind(text: &str, group: usize) -> BlockKind {
    if is_list_item(text) || (group > 1 && text.starts_with("— ") && text.ends_with(';')) {
        return BlockKind::ListItem;
    }
    let bare = text.trim_end_matches(is_closing);
    let short = text.chars().nth(HEADING).is_none();
    let stopped = bare.ends_with(['.', '?', '!', '…', ':', ';', ',', '—', '–']);
    let speech = text.starts_with(['—', '–']);
    if short && !stopped && !speech && text.contains(char::is_alphabetic) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks with `#` for a heading, `-` for an item.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got: Vec<String> = plain(text)
            .iter()
            .map(|block| {
                let sign = match block.kind {
                    BlockKind::Heading => "#",
                    BlockKind::ListItem => "-",
                    BlockKind::Paragraph => "",
                };
                format!("{sign}{}", &text.get(block.span.start()..block.span.end()).unwrap())
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        check("Загаловак\n\nАдзін.\n \nДва.\n", &["#Загаловак", "Адзін.", "Два."]);
        check("", &[]);
        check(" \r\n\u{A0}\n", &[]);
    }

    #[test]
    fn every_kind_of_line_end() {
        check("Адзін.\r\nДва.\r\n\r\nТры.", &["Адзін.", "Два.", "Тры."]);
        check("Адзін.\rДва.\r\rТры.", &["Адзін.", "Два.", "Тры."]);
        check("Адзін.\u{2028}Два.\u{2029}Тры.", &["Адзін.", "Два.", "Тры."]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_block() {
        let text = "Headline of it\n\nMore workers in Belarus joined a\nwidening strike Tuesday to press\nfor the resignation of President\nAlexander Lukashenko. He did not.\n\nNext.";
        check(
            text,
            &[
                "#Headline of it",
                "More workers in Belarus joined a\nwidening strike Tuesday to press\nfor the resignation of President\nAlexander Lukashenko. He did not.",
                "Next.",
            ],
        );
        check(
            &text.replace('\n', "\r\n"),
            &["#Headline of it", &plain_of(text, 1).replace('\n', "\r\n"), "Next."],
        );
    }

    fn plain_of(text: &str, n: usize) -> String {
        let span = plain(text)[n].span;
        text.get(span.start()..span.end()).unwrap().to_owned()
    }

    #[test]
    fn a_paragraph_a_line() {
        check(
            "Забастоўка шырыцца\nРабочыя далучыліся да страйку.\nУлады маўчаць. Міліцыя таксама.\nУсё.",
            &[
                "#Забастоўка шырыцца",
                "Рабочыя далучыліся да страйку.",
                "Улады маўчаць. Міліцыя таксама.",
                "Усё.",
            ],
        );
    }

    #[test]
    fn a_broken_line_goes_on_before_a_small_letter() {
        let text = "Рабочыя далучыліся да страйку на\nмінскіх заводах.";
        check(text, &[text]);
    }

    #[test]
    fn list_items_are_blocks() {
        check(
            "Патрабаванні:\n- адстаўка;\n- новыя выбары.\n\n1. Першае.\n2. Другое\n\nа) тое\nб) гэтае",
            &[
                "Патрабаванні:",
                "-- адстаўка;",
                "-- новыя выбары.",
                "-1. Першае.",
                "-2. Другое",
                "-а) тое",
                "-б) гэтае",
            ],
        );
        check("— Прыйшоў? — спытаў ён.\n— Не.", &["— Прыйшоў? — спытаў ён.", "— Не."]);
    }
}
