//! The table of one language.

use super::Script;

/// All that differs by language, as data. A table that a module reads is TSV text with a `# source:` line on top.
#[derive(Debug)]
pub struct Spec {
    /// The language's English name.
    pub name: &'static str,
    /// The script its words are written in; `None` if unknown.
    pub script: Option<Script>,
    /// Its lower-case letters; empty if unknown.
    pub alphabet: &'static str,
    /// Its lower-case vowel letters.
    pub vowels: &'static str,
    /// Characters a text needs, against English; measured on news in three languages.
    pub density: f32,
    /// The mark before a decimal fraction.
    pub decimal: char,
    /// Whether its names decline.
    pub declines: bool,
    /// Letters that count as one when names are compared: (written, compared as).
    pub same_letters: &'static [(char, char)],
    /// Letters that count as one at a word's beginning: (written, compared as).
    pub same_initials: &'static [(char, char)],
    /// Suffixes of possession, written on to a name.
    pub possessives: &'static [&'static str],
    /// Prepositions with the cases they govern, TSV: `з<TAB>ins gen`.
    pub prepositions: &'static str,
    /// Endings by which a word before a name is no noun.
    pub verb_endings: &'static [&'static str],
    /// Closed-class words that say nothing of what a sentence is about, one a line.
    pub stop_words: &'static str,
    /// Endings that `lexicon` strips to meet a word's lemma, one a line.
    pub endings: &'static str,
    /// Abbreviations after which a full stop need not end a sentence (`segment` reads it).
    pub abbreviations: &'static str,
}

/// The table of a language without a table.
pub(super) static NEUTRAL: Spec = Spec {
    name: "unknown",
    script: None,
    alphabet: "",
    vowels: "",
    density: 1.0,
    decimal: '.',
    declines: false,
    same_letters: &[],
    same_initials: &[],
    possessives: &[],
    prepositions: "",
    verb_endings: &[],
    stop_words: "",
    endings: "",
    abbreviations: "",
};
