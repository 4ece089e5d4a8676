//! Patterns of `sets:`, such as `translations/{slug}/{lang}.txt`.

use rouna::lang::Lang;

/// A pattern: folders and a file name, in which `{slug}`, `{lang}` and `*` stand for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Vec<Vec<Piece>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Slug,
    Lang,
    Any,
}

/// What `{slug}` and `{lang}` stood for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) slug: Option<String>,
    pub(super) lang: Option<Lang>,
}

impl Pattern {
    /// Reads a pattern; says in words what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        for name in ["{slug}", "{lang}"] {
            if !text.contains(name) {
                return Err(format!(
                    "`{text}` lacks {name}; a pattern looks like translations/{{slug}}/{{lang}}.txt"
                ));
            }
        }
        let parts: Vec<Vec<Piece>> = text
            .split('/')
            .enumerate()
            .filter(|(n, part)| *n == 0 || !part.is_empty())
            .map(|(_, part)| pieces(part))
            .collect::<Result<_, _>>()?;
        Ok(Self { parts })
    }

    /// How many folders and files deep it goes.
    pub(super) fn depth(&self) -> usize {
        self.parts.len()
    }

    /// The fixed name of a part, if nothing in it is open (once `found` is put in).
    pub(super) fn fixed(&self, part: usize, found: &Found) -> Option<String> {
        let mut name = String::new();
        for piece in self.parts.get(part)? {
            match (piece, &found.slug, found.lang) {
                (Piece::Text(text), ..) => name.push_str(text),
                (Piece::Slug, Some(slug), _) => name.push_str(slug),
                (Piece::Lang, _, Some(lang)) => name.push_str(lang.tag()),
                (Piece::Slug | Piece::Lang | Piece::Any, ..) => return None,
            }
        }
        Some(name)
    }

    /// Whether a part holds `{lang}`.
    pub(super) fn has_lang(&self, part: usize) -> bool {
        self.parts.get(part).is_some_and(|pieces| pieces.contains(&Piece::Lang))
    }

    /// Holds a name against a part.
    pub(super) fn matches(&self, part: usize, name: &str, found: &Found, langs: &[Lang]) -> Option<Found> {
        matched(self.parts.get(part)?, name, found, langs)
    }
}

fn pieces(part: &str) -> Result<Vec<Piece>, String> {
    let mut out = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.find(['{', '*']) {
        let (text, tail) = rest.split_at(at);
        if !text.is_empty() {
            out.push(Piece::Text(text.to_owned()));
        }
        let known = [("{slug}", Piece::Slug), ("{lang}", Piece::Lang), ("*", Piece::Any)];
        let piece = known.into_iter().find_map(|(name, piece)| Some((piece, tail.strip_prefix(name)?)));
        let Some((piece, after)) = piece else {
            return Err(format!("`{part}`: only {{slug}}, {{lang}} and * stand for something here"));
        };
        out.push(piece);
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest.to_owned()));
    }
    Ok(out)
}

fn matched(pieces: &[Piece], name: &str, found: &Found, langs: &[Lang]) -> Option<Found> {
    let Some((piece, rest)) = pieces.split_first() else { return name.is_empty().then(|| found.clone()) };
    match piece {
        Piece::Text(text) => matched(rest, name.strip_prefix(text.as_str())?, found, langs),
        Piece::Lang => langs.iter().find_map(|lang| {
            if found.lang.is_some_and(|known| known != *lang) {
                return None;
            }
            let found = Found { lang: Some(*lang), ..found.clone() };
            matched(rest, name.strip_prefix(lang.tag())?, &found, langs)
        }),
        Piece::Slug | Piece::Any => {
            let ends = name.char_indices().map(|(at, _)| at).skip(1).chain([name.len()]);
            ends.filter(|end| *end > 0).find_map(|end| {
                let (taken, left) = name.split_at_checked(end)?;
                let mut found = found.clone();
                if *piece == Piece::Slug {
                    if found.slug.as_deref().is_some_and(|known| known != taken) {
                        return None;
                    }
                    found.slug = Some(taken.to_owned());
                }
                matched(rest, left, &found, langs)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_finds_slug_and_language() {
        let pattern = Pattern::parse("news/{slug}.{lang}.txt").unwrap();
        let found = pattern.matches(1, "minsk.v2.be.txt", &Found::default(), &Lang::ALL).unwrap();
        assert_eq!(found, Found { slug: Some("minsk.v2".into()), lang: Some(Lang::Be) });
        assert_eq!(pattern.matches(1, "minsk.pl.txt", &Found::default(), &Lang::ALL), None);
        assert_eq!(pattern.fixed(1, &found).unwrap(), "minsk.v2.be.txt");
        assert_eq!(pattern.fixed(1, &Found::default()), None);
    }

    #[test]
    fn a_pattern_without_its_parts_is_refused() {
        assert!(Pattern::parse("translations/{lang}.txt").unwrap_err().contains("{slug}"));
        assert!(Pattern::parse("{slug}/{lang}/{name}.txt").is_err());
    }
}
