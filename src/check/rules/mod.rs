//! The rules, one file each.

mod foreign_letter;
mod mixed_script;
mod name_missing;
mod name_other_language;
mod name_variant;
mod number_differs;
mod sentence_added;
mod sentence_missing;

use super::Rule;
use crate::text::{Document, Span};

/// Every rule there is, by family, then by id.
pub static RULES: &[&Rule] = &[
    &name_missing::RULE,
    &name_other_language::RULE,
    &name_variant::RULE,
    &number_differs::RULE,
    &sentence_added::RULE,
    &sentence_missing::RULE,
    &foreign_letter::RULE,
    &mixed_script::RULE,
];

/// Whether a place stands inside quotation marks that open within its line.
fn quoted(document: &Document, place: Span) -> bool {
    let text = document.text();
    let from = text.floor_char_boundary(place.start().saturating_sub(400));
    let before = text.get(from..place.start()).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let open = |left: char, right: char| before.rfind(left) > before.rfind(right);
    open('«', '»') || open('„', '“') || open('“', '”')
}

/// Whether a place lies in a web or mail address: that is copied, not written.
fn in_address(document: &Document, place: Span) -> bool {
    let text = document.text();
    let before = text.get(..place.start()).unwrap_or_default();
    let after = text.get(place.end()..).unwrap_or_default();
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    head.contains("://") || head.contains("www.") || head.contains('@') || tail.contains('@')
}
