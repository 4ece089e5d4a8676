//! Languages: all that differs between them, as data.
//!
//! Gives [`Lang`] and its [`Spec`]. Nothing outside this module matches on a language.

mod be;
mod en;
mod ru;
mod script;
mod spec;
mod stop_words;

use std::fmt;

pub use script::{Script, lookalike, script_of};
pub use spec::Spec;
pub use stop_words::is_stop_word;

/// A language with tables of its own, or any other by its BCP 47 tag.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Belarusian.
    Be,
    /// Russian.
    Ru,
    /// A language we have no tables for; it gets language-neutral treatment.
    Other(Tag),
}

/// A BCP 47 tag of at most eight bytes, lower case: `pl`, `zh-hans`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag([u8; 8]);

impl Lang {
    /// The languages with tables.
    pub const ALL: [Self; 3] = [Self::En, Self::Be, Self::Ru];

    /// Reads a tag such as `be`; `None` if it is not of the shape `xx`, `xxx` or `xx-yyyyy`.
    ///
    /// ```
    /// use rouna::lang::Lang;
    /// assert_eq!(Lang::parse("be"), Some(Lang::Be));
    /// assert_eq!(Lang::parse("pl").map(|lang| lang.tag().to_owned()), Some("pl".to_owned()));
    /// assert_eq!(Lang::parse("draft"), None);
    /// ```
    pub fn parse(tag: &str) -> Option<Self> {
        if let Some(known) = Self::ALL.into_iter().find(|lang| lang.tag() == tag) {
            return Some(known);
        }
        let primary = tag.split('-').next().unwrap_or_default();
        let shaped = (2..=3).contains(&primary.len())
            && tag.len() <= 8
            && tag.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !tag.ends_with('-');
        if !shaped {
            return None;
        }
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(tag.bytes()).for_each(|(to, from)| *to = from);
        Some(Self::Other(Tag(bytes)))
    }

    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        match self {
            Self::En => "en",
            Self::Be => "be",
            Self::Ru => "ru",
            Self::Other(Tag(bytes)) => {
                let len = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
                bytes.get(..len).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("und")
            }
        }
    }

    /// All that is known of the language. The only `match` over languages that chooses data.
    pub fn spec(self) -> &'static Spec {
        match self {
            Self::En => &en::SPEC,
            Self::Be => &be::SPEC,
            Self::Ru => &ru::SPEC,
            Self::Other(_) => &spec::NEUTRAL,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
