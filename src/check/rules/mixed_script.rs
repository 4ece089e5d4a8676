//! A look-alike letter of another script inside a word.

use crate::{
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::Severity,
    lang::{Lang, Script, lookalike, script_of},
    segment::{TokenKind, tokens},
    text::Span,
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
            texts: &[(Lang::Be, "IT-кампанія і SMS-паведамленне, Facebook’ам.")],
            glossary: "",
        },
    ],
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (doc, document) in cx.set.ids() {
        for sentence in cx.sentences.get(doc.index()).into_iter().flatten() {
            for token in tokens(document.text(), sentence.span).iter().filter(|t| t.kind == TokenKind::Word) {
                // Each part of `IT-кампанія` has a script of its own.
                let mut at = 0;
                for part in document.slice(token.span).split(['-', '’', '\'', '\u{2011}']) {
                    if let Some(mended) = mend(part) {
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

/// The word in one script, if it mixes two and every odd letter has a look-alike there.
fn mend(word: &str) -> Option<String> {
    let count = |script| word.chars().filter(|c| script_of(*c) == Some(script)).count();
    let (latin, cyrillic) = (count(Script::Latin), count(Script::Cyrillic));
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let (first, second) =
        if cyrillic >= latin { (Script::Cyrillic, Script::Latin) } else { (Script::Latin, Script::Cyrillic) };
    [first, second].into_iter().find_map(|to| {
        let letter = |c: char| match script_of(c) {
            Some(script) if script != to => lookalike(c, to),
            _ => Some(c),
        };
        word.chars().map(letter).collect()
    })
}
