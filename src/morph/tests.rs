//! Facts of the languages, one a test, and the figures on the shared tables.

use super::*;

#[track_caller]
fn sg(lang: Lang, kind: Kind, gender: Gender, lemma: &str, expected: [&str; 6]) {
    let paradigm = decline(&Noun::new(lang, kind, Some(gender), lemma));
    let cells = Cells::every(Number::Sg);
    let found: Vec<&str> =
        cells.iter().map(|cell| paradigm.suggested.get(&cell).map_or("?", |s| s)).collect();
    assert_eq!(found, expected, "{}", paradigm.class);
}

#[track_caller]
fn accepts(lang: Lang, kind: Kind, gender: Gender, lemma: &str, forms: &[&str]) {
    let paradigm = decline(&Noun::new(lang, kind, Some(gender), lemma));
    for form in forms {
        assert!(paradigm.forms.iter().any(|f| *f.text == **form), "{form} {:?}", paradigm.forms);
    }
}

use Gender::{F, M, N};
use Kind::{Given, Org, Person, Place, Surname, Term};

#[test]
fn belarusian_men() {
    let be = Lang::Be;
    sg(
        be,
        Surname,
        M,
        "Лукашэнка",
        ["Лукашэнка", "Лукашэнкі", "Лукашэнку", "Лукашэнку", "Лукашэнкам", "Лукашэнку"],
    );
    sg(be, Surname, M, "Захараў", ["Захараў", "Захарава", "Захараву", "Захарава", "Захаравым", "Захараве"]);
    sg(be, Surname, M, "Гарэцкі", ["Гарэцкі", "Гарэцкага", "Гарэцкаму", "Гарэцкага", "Гарэцкім", "Гарэцкім"]);
    sg(
        be,
        Surname,
        M,
        "Кавальчук",
        ["Кавальчук", "Кавальчука", "Кавальчуку", "Кавальчука", "Кавальчуком", "Кавальчуку"],
    );
    sg(be, Surname, M, "Ляшчэня", ["Ляшчэня", "Ляшчэні", "Ляшчэню", "Ляшчэню", "Ляшчэнем", "Ляшчэню"]);
    accepts(be, Given, M, "Пётр", &["Пятром"]);
    sg(be, Given, M, "Пётр", ["Пётр", "Пятра", "Пятру", "Пятра", "Пятрам", "Пятру"]);
    sg(be, Given, M, "Юрый", ["Юрый", "Юрыя", "Юрыю", "Юрыя", "Юрыем", "Юрыю"]);
}

#[test]
fn belarusian_women() {
    let be = Lang::Be;
    sg(
        be,
        Surname,
        F,
        "Ціханоўская",
        ["Ціханоўская", "Ціханоўскай", "Ціханоўскай", "Ціханоўскую", "Ціханоўскай", "Ціханоўскай"],
    );
    sg(be, Surname, F, "Кавальчук", ["Кавальчук"; 6]);
    sg(be, Given, F, "Вольга", ["Вольга", "Вольгі", "Вользе", "Вольгу", "Вольгай", "Вользе"]);
    sg(be, Given, F, "Марыя", ["Марыя", "Марыі", "Марыі", "Марыю", "Марыяй", "Марыі"]);
    accepts(be, Surname, F, "Азаранка", &["Азаранкі", "Азаранцы", "Азаранка"]);
}

#[test]
fn belarusian_places() {
    let be = Lang::Be;
    sg(be, Place, M, "Мінск", ["Мінск", "Мінска", "Мінску", "Мінск", "Мінскам", "Мінску"]);
    sg(be, Place, M, "Брэст", ["Брэст", "Брэста", "Брэсту", "Брэст", "Брэстам", "Брэсце"]);
    sg(be, Place, M, "Барысаў", ["Барысаў", "Барысава", "Барысаву", "Барысаў", "Барысавам", "Барысаве"]);
    sg(be, Place, M, "Астравец", ["Астравец", "Астраўца", "Астраўцу", "Астравец", "Астраўцом", "Астраўцы"]);
    sg(be, Place, F, "Прага", ["Прага", "Прагі", "Празе", "Прагу", "Прагай", "Празе"]);
    sg(be, Place, F, "Беларусь", ["Беларусь", "Беларусі", "Беларусі", "Беларусь", "Беларуссю", "Беларусі"]);
    sg(be, Place, N, "Гродна", ["Гродна", "Гродна", "Гродну", "Гродна", "Гроднам", "Гродне"]);
    accepts(be, Place, Gender::Pl, "Баранавічы", &["Баранавіч", "Баранавічаў", "Баранавічах"]);
    accepts(be, Place, M, "Растоў-на-Доне", &["Растове-на-Доне", "Растова-на-Доне"]);
    accepts(be, Org, M, "Беларуськалій", &["Беларуськаліі", "Беларуськалія"]);
    accepts(
        be,
        Org,
        N,
        "Міністэрства ўнутраных спраў",
        &["Міністэрствам ўнутраных спраў", "Міністэрстве ўнутраных спраў"],
    );
    accepts(be, Place, F, "Заходняя Дзвіна", &["Заходняй Дзвіне", "Заходнюю Дзвіну"]);
    accepts(be, Term, Gender::Pl, "гумавыя кулі", &["гумавымі кулямі", "гумавых куляў"]);
    accepts(be, Term, M, "калійны руднік", &["калійных рудніках", "калійнага рудніка"]);
    accepts(be, Term, F, "забастоўка", &["забастовак", "забастоўцы"]);
}

#[test]
fn russian_names() {
    let ru = Lang::Ru;
    sg(ru, Surname, M, "Лукашенко", ["Лукашенко"; 6]);
    sg(ru, Surname, M, "Захаров", ["Захаров", "Захарова", "Захарову", "Захарова", "Захаровым", "Захарове"]);
    sg(
        ru,
        Surname,
        M,
        "Пустовой",
        ["Пустовой", "Пустового", "Пустовому", "Пустового", "Пустовым", "Пустовом"],
    );
    sg(ru, Surname, F, "Ковальчук", ["Ковальчук"; 6]);
    sg(ru, Place, F, "Россия", ["Россия", "России", "России", "Россию", "Россией", "России"]);
    sg(ru, Place, M, "Борисов", ["Борисов", "Борисова", "Борисову", "Борисов", "Борисовом", "Борисове"]);
    sg(ru, Given, M, "Пётр", ["Пётр", "Петра", "Петру", "Петра", "Петром", "Петре"]);
    accepts(ru, Person, M, "Юрий Захаров", &["Юрием Захаровым", "Юрию Захарову"]);
    accepts(ru, Place, N, "Гродно", &["Гродно"]);
}

#[test]
fn an_adjective_declines_in_every_gender() {
    let forms: Vec<Box<str>> = decline_adjective("мінскі", Lang::Be).into_iter().map(|f| f.text).collect();
    for form in ["мінская", "мінскага", "мінскіх", "мінскія", "мінскую", "мінскае"]
    {
        assert!(forms.iter().any(|f| **f == *form), "{form}");
    }
}

#[test]
fn any_string_declines() {
    for lemma in ["", " ", "-", "а-", "ь", "ы", "Ω", "a b c", "\0", "й й", "ААН", "-на-"] {
        for lang in Lang::ALL {
            for kind in [Given, Surname, Person, Place, Org, Term] {
                for gender in [None, Some(M), Some(F), Some(N), Some(Gender::Pl), Some(Gender::Mf)] {
                    let paradigm = decline(&Noun::new(lang, kind, gender, lemma));
                    assert_eq!(paradigm.forms.first().map(|f| &*f.text), Some(lemma));
                }
            }
        }
    }
}
