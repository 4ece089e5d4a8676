//! A letter that the language's alphabet does not have.

use crate::{
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::Severity,
    lang::{Lang, Script, lookalike, script_of},
    segment::{TokenKind, fold, tokens},
    text::{Document, Span},
};

pub(super) static RULE: Rule = Rule {
    id: "foreign-letter",
    family: Family::Script,
    severity: Severity::Error,
    summary: "a letter of another Cyrillic alphabet: и щ ъ in Belarusian, і ў in Russian",
    why: "A wrong letter in the middle of a right word is a typing slip or a word left in the other language. A sentence \
          with many of them is in the other language, and is reported once.",
    examples: &[
        Example {
            title: "и in Belarusian",
            texts: &[(Lang::Be, "Горад ⟦Минск⟧ стаіць на Свіслачы.")],
            glossary: "",
        },
        Example {
            title: "і in Russian",
            texts: &[(Lang::Ru, "Город ⟦Мінск⟧ стоит на Свислочи.")],
            glossary: "",
        },
        Example {
            title: "a whole sentence in the other language is one finding",
            texts: &[(
                Lang::Be,
                "Ён прыехаў у Мінск. ⟦Они приехали в большой город и сразу пошли искать жильё.⟧ Было позна.",
            )],
            glossary: "",
        },
        Example {
            title: "the language's own letters",
            texts: &[(Lang::Be, "Ўсё ў ’ём’і, ґузік."), (Lang::Ru, "Съешь ещё щи.")],
            glossary: "",
        },
        Example {
            title: "a title in guillemets keeps its language",
            texts: &[(Lang::Be, "Газета «Известия» выйшла.")],
            glossary: "",
        },
    ],
    check,
};

/// A sentence with so many foreign words, which are also a third of it, is in another language.
const MANY: usize = 3;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (doc, document) in cx.set.ids() {
        if document.lang().spec().script != Some(Script::Cyrillic) {
            continue;
        }
        for sentence in cx.sentences.get(doc.index()).into_iter().flatten() {
            let (foreign, whole) = foreign_words(document, sentence.span);
            if whole {
                let message = format!("the sentence does not look {}", document.lang().spec().name);
                sink.report(cx.finding(Severity::Error, doc, sentence.span, None, message));
                continue;
            }
            for word in foreign.into_iter().filter(|word| !excused(document, *word)) {
                let text = document.slice(word);
                let letters: String = text.chars().filter(|c| is_odd(document.lang(), *c)).collect();
                let message =
                    format!("«{text}» has a letter that {} lacks: {letters}", document.lang().spec().name);
                let mut finding = cx.finding(Severity::Error, doc, word, None, message);
                finding.suggestions = respelt(document.lang(), text).into_iter().collect();
                sink.report(finding);
            }
        }
    }
}

/// The words of a sentence with letters that the language lacks, and whether they are so many that all of it is foreign.
fn foreign_words(document: &Document, sentence: Span) -> (Vec<Span>, bool) {
    let words = tokens(document.text(), sentence);
    let words: Vec<Span> = words.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.span).collect();
    let foreign: Vec<Span> = words.iter().copied().filter(|word| is_foreign(document, *word)).collect();
    let whole = foreign.len() >= MANY && foreign.len() * 3 >= words.len();
    (foreign, whole)
}

/// Whether a sentence, or the title in quotation marks that a name stands in, is in another language: then its names are
/// rightly in that language, or one finding says it of the whole.
pub(super) fn in_foreign_text(document: &Document, sentence: Span, name: Span) -> bool {
    let (foreign, whole) = foreign_words(document, sentence);
    let gap = |word: Span| {
        let (from, to) = (word.end().min(name.end()), word.start().max(name.start()));
        document.slice(Span::new(from, to)).contains(['«', '»', '“', '”', '„', '"'])
    };
    let beside = || foreign.iter().any(|word| !word.overlaps(name) && !gap(*word));
    whole || super::quoted(document, name) && beside()
}

/// A title keeps its language, an address its letters.
fn excused(document: &Document, word: Span) -> bool {
    super::quoted(document, word) || super::in_address(document, word)
}

/// The word with і for и or the reverse, where it has other letters of its own language or is Russian but for one letter:
/// then it was mistyped, not taken over.
fn respelt(lang: Lang, text: &str) -> Option<String> {
    const PAIRS: [(char, char); 4] = [('и', 'і'), ('И', 'І'), ('і', 'и'), ('І', 'И')];
    let mended: String = text
        .chars()
        .map(|c| PAIRS.iter().find(|(from, _)| is_odd(lang, c) && *from == c).map_or(c, |(_, to)| *to))
        .collect();
    let own = text.chars().any(|c| !is_odd(lang, c) && "іўИиіЎщъ".contains(c));
    (own && !mended.chars().any(|c| is_odd(lang, c))).then_some(mended)
}

fn is_foreign(document: &Document, word: Span) -> bool {
    let text = document.slice(word);
    // A word with a Latin look-alike is mixed-script's.
    text.chars().all(|c| script_of(c) != Some(Script::Latin) || lookalike(c, Script::Cyrillic).is_none())
        && fold(text).chars().any(|c| is_odd(document.lang(), c))
}

fn is_odd(lang: Lang, c: char) -> bool {
    let spec = lang.spec();
    let lower = c.to_lowercase().next().unwrap_or(c);
    script_of(c) == Some(Script::Cyrillic)
        && !spec.alphabet.contains(lower)
        && !spec.same_letters.iter().any(|(from, _)| *from == lower)
}
