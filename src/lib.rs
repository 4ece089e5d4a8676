//! rouna keeps the language versions of an article in step: it aligns them sentence by sentence, checks names and
//! facts between them, and finds which sentences of a translation a revision has made stale.

pub mod align;
pub mod check;
pub mod diagnostic;
pub mod diff;
pub mod features;
pub mod glossary;
pub mod lang;
pub mod lexicon;
pub mod morph;
pub mod segment;
pub mod stale;
pub mod text;
pub mod yaml;
