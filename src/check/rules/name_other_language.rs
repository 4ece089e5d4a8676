//! A name in the spelling of the neighbouring language.

use super::{foreign_letter, name_variant::dress};
use crate::{
    check::{Context, Example, Family, Rule, Sink},
    diagnostic::Severity,
    glossary::{Hit, Status},
    lang::Lang,
    segment::Sentence,
};

pub(super) static RULE: Rule = Rule {
    id: "name-other-language",
    family: Family::Names,
    severity: Severity::Error,
    summary: "the Russian form of a name in a Belarusian text, or the reverse",
    why: "The commonest slip of those who write in both languages, and invisible to a spell checker. The suggestion is the \
          right name in the right case: of the found form, of the given name beside it, or of the preposition before it.",
    examples: &[
        Example {
            title: "an indeclinable Russian surname: the case comes from the preposition",
            texts: &[(Lang::Be, "Сустрэча з ⟦Лукашенко⟧ прайшла ў Мінску.")],
            glossary: NAMES,
        },
        Example {
            title: "a Belarusian place name in Russian",
            texts: &[(Lang::Ru, "Он приехал из ⟦Салігорска⟧ в Минск.")],
            glossary: NAMES,
        },
        Example {
            title: "the same spelling in both languages",
            texts: &[(Lang::Be, "Мінчанін Арафат прыехаў.")],
            glossary: "schema: 1\nentries:\n  - {id: arafat, kind: person, gender: m, be: Арафат, ru: Арафат}\n",
        },
        Example {
            title: "in a title or a sentence of the other language",
            texts: &[(
                Lang::Be,
                "Кніга «История Солигорска и района» выйшла ў Мінску. Мы сегодня приехали из Солигорска в этот город и очень устали.",
            )],
            glossary: NAMES,
        },
        Example {
            title: "right forms",
            texts: &[
                (Lang::Be, "Сустрэча з Лукашэнкам прайшла ў Салігорску."),
                (Lang::Ru, "Встреча с Лукашенко прошла в Солигорске."),
            ],
            glossary: NAMES,
        },
    ],
    check,
};

const NAMES: &str = "schema: 1\nentries:\n  - {id: lukashenko, kind: person, gender: m, en: Lukashenko, be: Аляксандр Лукашэнка, ru: Александр Лукашенко}\n  - {id: salihorsk, kind: place, gender: m, en: Soligorsk, be: Салігорск, ru: Солигорск}\n";

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (doc, document) in cx.set.ids() {
        let list = cx.hits.get(doc.index()).map_or(&[][..], Vec::as_slice);
        for hit in list {
            let Some(other) = other_language(hit) else { continue };
            // One spelling may be another entry's right name.
            let right = |h: &&Hit| h.core == hit.core && h.entry != hit.entry && h.status.is_accepted();
            let sentence = cx.sentence_at(doc, hit.core.start());
            let foreign = |s: &Sentence| foreign_letter::in_foreign_text(document, s.span, hit.span);
            if list.iter().any(|h| right(&h))
                || super::in_address(document, hit.span)
                || sentence.is_some_and(foreign)
            {
                continue;
            }
            let Some(entry) = cx.glossary.entry(hit.entry) else { continue };
            let found = document.slice(hit.span);
            let message = format!(
                "«{found}» is the {} form in a {} text",
                other.spec().name,
                document.lang().spec().name
            );
            sink.report(dress(cx, doc, document, hit, entry, message));
        }
    }
}

fn other_language(hit: &Hit) -> Option<Lang> {
    [Some(hit.status), hit.given_status].into_iter().flatten().find_map(|status| match status {
        Status::Other(lang) => Some(lang),
        Status::Preferred | Status::Allowed | Status::Mention | Status::Forbidden(_) => None,
    })
}
