//! A look-alike letter of another script inside a word.

use crate::{
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::Severity,
    lang::{Lang, Script, lookalike, script_of},
    segment::{TokenKind, tokens},
    text::{Document, Span},
};

pub(super) static RULE: Rule = Rule {
    id: "mixed-script",
    family: Family::Script,
    severity: Severity::Error,
    summary: "a Latin letter inside a Cyrillic word, or the reverse",
    why: "The word looks right and is never found by search, spell checkers or readers' machines. See UTS #39, mixed-script \
          detection.",
    examples: &[
        Example { title: "Latin c", texts: &[(Lang::Be, "Горад ⟦Мінcк⟧.")], glossary: "" },
        Example {
            title: "Latin i, the commonest",
            texts: &[(Lang::Be, "Забастоўка ў ⟦Салiгорску⟧.")],
            glossary: "",
        },
        Example {
            title: "Cyrillic а in a Latin word",
            texts: &[(Lang::En, "The town of ⟦Minsk\u{430}⟧.")],
            glossary: "",
        },
        Example {
            title: "a Latin word is fine",
            texts: &[(Lang::Be, "Мова Rust і Facebook.")],
            glossary: "",
        },
        Example {
            title: "mixed on purpose",
            texts: &[(Lang::Be, "IT-кампанія і SMS-паведамленне, Facebook’ам, YouTubeам.")],
            glossary: "",
        },
        Example {
            title: "a Roman number, half of it Cyrillic",
            texts: &[(Lang::Ru, "Дом ⟦ХIХ⟧ века.")],
            glossary: "",
        },
        Example {
            title: "an address is copied, not written",
            texts: &[(Lang::Be, "Глядзіце https://example.by/мaпа і пішыце.")],
            glossary: "",
        },
    ],
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (doc, document) in cx.set.ids() {
        for sentence in cx.sentences.get(doc.index()).into_iter().flatten() {
            for token in tokens(document.text(), sentence.span).iter().filter(|t| t.kind == TokenKind::Word) {
                if super::in_address(document, token.span) {
                    continue;
                }
                // Each part of `IT-кампанія` has a script of its own.
                let mut at = 0;
                for part in document.slice(token.span).split(['-', '’', '\'', '\u{2011}']) {
                    let own =
                        document.lang().spec().script == Some(Script::Cyrillic) && ends_on_purpose(part);
                    if let Some(mended) = mend(part).filter(|_| !own) {
                        let start = token.span.start()
                            + document
                                .slice(token.span)
                                .get(at..)
                                .and_then(|rest| rest.find(part))
                                .unwrap_or(0)
                            + at;
                        let span = Span::new(start, start + part.len());
                        let message = format!("«{part}» mixes Latin and Cyrillic letters; write «{mended}»");
                        let mut finding = cx.finding(Severity::Error, doc, span, None, message);
                        finding.suggestions = vec![mended];
                        sink.report(finding);
                    }
                    at += part.len() + 1;
                }
            }
        }
    }
}

/// Whether a stretch of text has a word that mixes scripts.
pub(super) fn mixes(document: &Document, span: Span) -> bool {
    let words = tokens(document.text(), span).into_iter().filter(|t| t.kind == TokenKind::Word);
    words.into_iter().any(|t| mend(document.slice(t.span)).is_some())
}

/// The word in one script, if it mixes two and every odd letter has a look-alike there.
fn mend(word: &str) -> Option<String> {
    let count = |script| word.chars().filter(|c| script_of(*c) == Some(script)).count();
    let (latin, cyrillic) = (count(Script::Latin), count(Script::Cyrillic));
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let (first, second) =
        if cyrillic >= latin { (Script::Cyrillic, Script::Latin) } else { (Script::Latin, Script::Cyrillic) };
    let spelt = |to: Script| -> Option<String> {
        let letter = |c: char| match script_of(c) {
            Some(script) if script != to => lookalike(c, to),
            _ => Some(c),
        };
        word.chars().map(letter).collect()
    };
    let roman = spelt(Script::Latin).filter(|word| word.chars().all(|c| "IVXLCDM".contains(c)));
    roman.or_else(|| spelt(first)).or_else(|| spelt(second))
}

/// A Latin name with a Cyrillic ending of its own, as Cyrillic texts decline it: `YouTubeам`.
fn ends_on_purpose(word: &str) -> bool {
    let cyrillic = |c: char| script_of(c) == Some(Script::Cyrillic);
    let at = word.find(cyrillic).unwrap_or(word.len());
    let (head, tail) = word.split_at_checked(at).unwrap_or((word, ""));
    head.chars().any(|c| lookalike(c, Script::Cyrillic).is_none())
        && head.chars().count() > 1
        && tail.starts_with(|c: char| "аеёиіоуыэюя".contains(c))
        && tail.chars().count() <= 3
        && tail.chars().all(cyrillic)
}
