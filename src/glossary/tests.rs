//! What a file's faults look like, and what is found of a name in a text, however it is written.

use super::{load::load, *};

const NAMES: &str = "schema: 1
entries:
  - {id: luk, kind: person, gender: m, en: {preferred: Alexander Lukashenko}, be: {preferred: Аляксандр Лукашэнка, forbidden: [Лукашэнко]}, ru: Александр Лукашенко}
  - {id: minsk, kind: place, gender: m, en: Minsk, be: {preferred: Мінск, derived: [мінскі]}, ru: {preferred: Минск, derived: [минский]}}
  - {id: belarus, kind: place, gender: f, en: {preferred: Belarus, derived: [Belarusian]}, be: Беларусь, ru: Беларусь}
  - {id: usa, kind: place, gender: pl, en: {preferred: United States, allowed: [US, U.S.]}, be: ЗША, ru: США}
  - {id: mahilyow, kind: place, gender: m, en: Mahilyow, be: Магілёў, ru: Могилёв}
  - {id: darja, kind: person, gender: f, en: Darya Losik, be: Дар’я Лосік, ru: Дарья Лосик}
  - {id: viasna, kind: org, gender: f, en: Viasna, be: Вясна, ru: Весна}
  - {id: nn, kind: org, gender: f, en: Nasha Niva, be: Наша Ніва, ru: Наша Нива}
";

/// The names found, each with its entry: `luk Лукашэнкам`.
#[track_caller]
fn finds(lang: Lang, text: &str, expected: &[&str]) {
    let glossary = Glossary::parse(&[("g.yaml", NAMES)], &Lang::ALL).unwrap();
    let doc = Document::new(lang, "text", text);
    let found: Vec<String> = glossary
        .hits(&doc)
        .iter()
        .map(|hit| format!("{} {}", glossary.entry(hit.entry).unwrap().id, doc.slice(hit.span)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn case_forms_and_capitals() {
    finds(Lang::Be, "Сустрэча з Лукашэнкам у Мінску", &["luk Лукашэнкам", "minsk Мінску"]);
    finds(Lang::Be, "АДСТАЎКА ЛУКАШЭНКІ", &["luk ЛУКАШЭНКІ"]);
    finds(Lang::Ru, "минские власти в МИНСКЕ", &["minsk минские", "minsk МИНСКЕ"]);
}

#[test]
fn decomposed_letters_stress_marks_and_soft_hyphens() {
    finds(
        Lang::Be,
        "у Магілё\u{301}ве і Магіле\u{308}ў",
        &["mahilyow Магілё\u{301}ве", "mahilyow Магіле\u{308}ў"],
    );
    finds(Lang::Be, "Магілёу\u{306}", &["mahilyow Магілёу\u{306}"]);
    finds(Lang::Be, "Лука\u{AD}шэнка", &["luk Лука\u{AD}шэнка"]);
    finds(Lang::Ru, "Лукаше\u{301}нко в Могилеве", &["luk Лукаше\u{301}нко", "mahilyow Могилеве"]);
}

#[test]
fn any_apostrophe() {
    for sign in ['\'', '’', 'ʼ'] {
        let text = format!("Дар{sign}я Лосік");
        finds(Lang::Be, &text, &[&format!("darja {text}")]);
    }
}

#[test]
fn given_names_and_initials_belong_to_the_name() {
    finds(Lang::Be, "прэзідэнт Аляксандр Лукашэнка", &["luk Аляксандр Лукашэнка"]);
    finds(Lang::Be, "А. Р. Лукашэнка", &["luk А. Р. Лукашэнка"]);
    finds(Lang::Be, "А.\u{A0}Лукашэнка", &["luk А.\u{A0}Лукашэнка"]);
    finds(Lang::Be, "Аляксандр\u{A0}Лукашэнка", &["luk Аляксандр\u{A0}Лукашэнка"]);
    finds(Lang::Be, "Аляксандр прыйшоў", &[]);
}

#[test]
fn english_possessives_and_abbreviations() {
    finds(
        Lang::En,
        "Belarus' and Lukashenko's and Minsk’s",
        &["belarus Belarus", "luk Lukashenko", "minsk Minsk"],
    );
    finds(Lang::En, "The U.S. told us; the US left", &["usa U.S", "usa US"]);
    finds(Lang::En, "Belarusian workers", &["belarus Belarusian"]);
}

#[test]
fn other_languages_and_forbidden_spellings_are_told_apart() {
    let glossary = Glossary::parse(&[("g.yaml", NAMES)], &Lang::ALL).unwrap();
    let status = |text: &str| glossary.hits(&Document::new(Lang::Be, "be", text))[0].status;
    assert_eq!(status("Лукашенко"), Status::Other(Lang::Ru));
    assert_eq!(status("Лукашэнко"), Status::Forbidden(0));
    assert_eq!(status("Лукашэнка"), Status::Preferred);
    assert_eq!(status("мінскія"), Status::Mention);
}

#[test]
fn a_common_word_is_no_name() {
    finds(Lang::Ru, "весна пришла рано", &[]);
    finds(Lang::Be, "чытаю «Наша Ніва»", &["nn Наша Ніва"]);
    finds(Lang::Be, "наша ніва зарасла", &[]);
}

#[test]
fn one_fault_for_an_id_that_stands_twice() {
    let file = "schema: 1\nentries:\n  - {id: a, be: а}\n";
    let faults = Glossary::parse(&[("a.yaml", file), ("b.yaml", file)], &Lang::ALL).unwrap_err();
    let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(list, ["b.yaml:3:5: entry `a` stands twice (first in a.yaml:3)"]);
}

/// The faults of a file, one a line.
#[track_caller]
fn faults(text: &str, expected: &[&str]) {
    let found: Vec<String> = load("g.yaml", text).1.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected, "{text}");
}

/// A file of one entry in flow style, which stands in line 3 from column 5.
fn entry(body: &str) -> String {
    format!("schema: 1\nentries:\n  - {{{body}}}\n")
}

#[test]
fn all_that_the_glossary_may_say() {
    faults(
        &entry(
            "id: kremlin, kind: place, gender: m, require: document, severity: info, note: x, scope: [a], \
             variants: [b], mentions: {be: [улада]}, tests: {match: {be: [у Крамлі]}}, \
             en: {preferred: Kremlin, derived: [Kremlinology]}, \
             be: {preferred: Крэмль, forms: {gen: [Крамля, Крэмля], ins-pl: Крамлямі}, stress: end, fleeting: true, \
             gender: m, decline: {like: гарадок}, tarask: Крэмаль, case: x, near: [Масква], not_near: [х], \
             forbidden: [{form: Кремль, use: Крэмль, why: x, since: 2020, until: 2021, in_quotes: true}, Кромль]}, \
             pl: Kreml",
        ),
        &[],
    );
}

#[test]
fn an_unknown_key_is_shown_with_the_nearest() {
    faults(
        &entry("id: minsk, knd: place, be: {prefered: Мінск, preferred: Мінск}"),
        &[
            "3:17: unknown key `knd`; did you mean `kind`?",
            "3:34: unknown key `prefered`; did you mean `preferred`?",
        ],
    );
}

#[test]
fn wrong_words_and_shapes_are_shown_in_place() {
    faults(&entry("id: a, kind: plase, be: а"), &["3:19: `kind: plase` is not known; did you mean `place`?"]);
    faults(
        &entry("id: a, be: [а, б]"),
        &["3:17: `be` wants a name or a mapping with `preferred`, this is a list"],
    );
    faults(&entry("id: a, be: {short: б}"), &["3:17: `be` has no `preferred` name"]);
    faults(&entry("id: a, be: {preferred: б, forbidden: в}"), &["3:43: `forbidden` wants a list of forms"]);
    faults(
        &entry("id: a, be: {preferred: б, forms: {genn: в}}"),
        &["3:40: `genn` is no cell; write gen, dat, acc, ins, loc, or gen-pl …"],
    );
    faults(
        &entry("id: a, be: {preferred: б, decline: often}"),
        &["3:41: `decline` is `auto`, `none` or `{like: NAME}`"],
    );
    faults("schema: 1\nentries: {id: a}\n", &["2:10: `entries` wants a list, this is a mapping"]);
    faults("schema: 1\nentries:\n  - Мінск\n", &["3:5: an entry is a mapping, this is a text"]);
    faults("schema: 2\nentries: []\n", &["1:9: schema 2 is not known; this version reads `schema: 1`"]);
    faults("- а\n", &["1:1: a glossary is a mapping with `schema` and `entries`, this is a list"]);
}

#[test]
fn an_entry_needs_an_id_and_a_name() {
    faults(&entry("id: a, kind: place"), &["3:5: `a` has no name in any language"]);
    faults(&entry("kind: place, be: Мінск"), &["3:5: the entry has no `id`"]);
}

#[test]
fn letters_of_another_script_or_language_are_shown() {
    faults(&entry("id: minsk, be: Мiнск"), &["3:21: «Мiнск» mixes Latin and Cyrillic letters"]);
    faults(&entry("id: minsk, be: Минск"), &["3:21: «Минск»: Belarusian has no letter «и»"]);
    faults(
        &entry("id: minsk, ru: {preferred: Минск, forms: {gen: [Минска, Мінску]}}"),
        &["3:62: «Мінску»: Russian has no letter «і»"],
    );
}

#[test]
fn a_form_cannot_be_wanted_and_forbidden() {
    faults(
        &entry("id: a, be: {preferred: Мінск, short: [Менск], forbidden: [Менск]}"),
        &["3:64: «Менск» is both accepted and forbidden"],
    );
    faults(
        &entry("id: a, be: {preferred: Мінск, allowed: [Мінск]}"),
        &["3:17: «Мінск» is both preferred and allowed; once is enough"],
    );
}

#[test]
fn a_file_that_is_no_yaml_or_empty() {
    faults("", &["1:1: `schema: 1` is missing on top"]);
    faults("# nothing yet\n", &["1:1: `schema: 1` is missing on top"]);
    faults("schema: 1\n", &[]);
    faults("schema: 1\nentries:\n", &[]);
    let tab = load("g.yaml", "schema: 1\nentries:\n\t- {id: a}\n").1;
    assert_eq!(tab.len(), 1, "{tab:?}");
    assert!(tab[0].mark.line == 3, "{tab:?}");
}
