//! Names one by one: the examples and pitfalls of the language.

use crate::{
    lang::Lang,
    morph::{
        Case, Cell, Cells, Decline, Gender, Kind, Noun, Number, Origin, Stress, be, decline,
        decline_adjective, ru,
    },
};

const OBLIQUE: [Case; 5] = [Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];

pub(super) fn noun(lang: Lang, kind: Kind, gender: Gender, lemma: &str) -> Noun<'_> {
    Noun::new(lang, kind, Some(gender), lemma)
}

/// The suggested oblique forms of the singular (of the plural if there is no singular), `/` between.
pub(super) fn oblique(noun: &Noun<'_>) -> String {
    let paradigm = decline(noun);
    let form = |case, number| paradigm.suggested.get(&Cell { number, case }).map(ToString::to_string);
    let forms =
        OBLIQUE.map(|case| form(case, Number::Sg).or_else(|| form(case, Number::Pl)).unwrap_or_default());
    forms.join("/")
}

#[track_caller]
pub(super) fn be(kind: Kind, gender: Gender, lemma: &str, expected: &str) {
    assert_eq!(oblique(&noun(Lang::Be, kind, gender, lemma)), expected);
}

#[track_caller]
pub(super) fn ru(kind: Kind, gender: Gender, lemma: &str, expected: &str) {
    assert_eq!(oblique(&noun(Lang::Ru, kind, gender, lemma)), expected);
}

#[track_caller]
pub(super) fn guessed(lang: Lang, kind: Kind, lemma: &str, expected: &str) {
    assert_eq!(oblique(&Noun::new(lang, kind, None, lemma)), expected);
}

pub(super) fn accepts(noun: &Noun<'_>, text: &str, case: Case) -> bool {
    let cell = Cell { number: Number::Sg, case };
    decline(noun).forms.iter().any(|form| &*form.text == text && form.cells.has(cell))
}

pub(super) fn same(lemma: &str) -> String {
    [lemma; 5].join("/")
}

#[test]
fn tables_name_only_classes_that_exist() {
    assert_eq!(be::GRAMMAR.unknown_classes(), Vec::<&str>::new());
    assert_eq!(ru::GRAMMAR.unknown_classes(), Vec::<&str>::new());
}

#[test]
fn a_man_named_in_ka_is_no_woman() {
    be(Kind::Surname, Gender::M, "Лукашэнка", "Лукашэнкі/Лукашэнку/Лукашэнку/Лукашэнкам/Лукашэнку");
    be(Kind::Surname, Gender::F, "Сабаленка", "Сабаленкі/Сабаленцы/Сабаленку/Сабаленкай/Сабаленцы");
    let woman = noun(Lang::Be, Kind::Surname, Gender::F, "Сабаленка");
    assert!(OBLIQUE.iter().all(|case| accepts(&woman, "Сабаленка", *case)));
    assert!(!accepts(&noun(Lang::Be, Kind::Surname, Gender::M, "Лукашэнка"), "Лукашэнкай", Case::Ins));
    be(Kind::Given, Gender::M, "Янка", "Янкі/Янку/Янку/Янкам/Янку");
}

#[test]
fn a_surname_in_a_consonant_declines_for_men_only() {
    be(Kind::Surname, Gender::M, "Кавальчук", "Кавальчука/Кавальчуку/Кавальчука/Кавальчуком/Кавальчуку");
    be(Kind::Surname, Gender::F, "Кавальчук", &same("Кавальчук"));
    be(Kind::Surname, Gender::F, "Алексіевіч", &same("Алексіевіч"));
    let both = noun(Lang::Be, Kind::Surname, Gender::Mf, "Кавальчук");
    assert!(accepts(&both, "Кавальчук", Case::Ins) && accepts(&both, "Кавальчуком", Case::Ins));
    ru(Kind::Surname, Gender::F, "Меркель", &same("Меркель"));
}

#[test]
fn a_town_in_ov_is_no_person() {
    be(Kind::Surname, Gender::M, "Барысаў", "Барысава/Барысаву/Барысава/Барысавым/Барысаве");
    be(Kind::Place, Gender::M, "Барысаў", "Барысава/Барысаву/Барысаў/Барысавам/Барысаве");
    ru(Kind::Place, Gender::M, "Борисов", "Борисова/Борисову/Борисов/Борисовом/Борисове");
    ru(Kind::Surname, Gender::M, "Борисов", "Борисова/Борисову/Борисова/Борисовым/Борисове");
    ru(Kind::Surname, Gender::M, "Дарвин", "Дарвина/Дарвину/Дарвина/Дарвином/Дарвине");
    be(Kind::Surname, Gender::M, "Пуцін", "Пуціна/Пуціну/Пуціна/Пуціным/Пуціне");
}

#[test]
fn irregular_given_names() {
    be(Kind::Given, Gender::M, "Пётр", "Пятра/Пятру/Пятра/Пятром/Пятру");
    be(Kind::Given, Gender::M, "Павел", "Паўла/Паўлу/Паўла/Паўлам/Паўле");
    be(Kind::Given, Gender::M, "Леў", "Льва/Льву/Льва/Львом/Льве");
    be(Kind::Given, Gender::F, "Любоў", "Любові/Любові/Любоў/Любоўю/Любові");
    be(Kind::Patronymic, Gender::M, "Ільіч", "Ільіча/Ільічу/Ільіча/Ільічом/Ільічу");
    be(Kind::Given, Gender::M, "Мікола", "Міколы/Міколу/Міколу/Міколам/Міколе");
    be(Kind::Given, Gender::M, "Юрый", "Юрыя/Юрыю/Юрыя/Юрыем/Юрыю");
    be(Kind::Given, Gender::M, "Васіль", "Васіля/Васілю/Васіля/Васілём/Васілю");
    ru(Kind::Given, Gender::M, "Пётр", "Петра/Петру/Петра/Петром/Петре");
    ru(Kind::Given, Gender::M, "Илья", "Ильи/Илье/Илью/Ильёй/Илье");
    ru(Kind::Given, Gender::F, "Любовь", "Любови/Любови/Любовь/Любовью/Любови");
    ru(Kind::Patronymic, Gender::M, "Ильич", "Ильича/Ильичу/Ильича/Ильичом/Ильиче");
    ru(Kind::Given, Gender::M, "Юрий", "Юрия/Юрию/Юрия/Юрием/Юрии");
}

#[test]
fn consonants_change_before_e() {
    be(Kind::Given, Gender::F, "Вольга", "Вольгі/Вользе/Вольгу/Вольгай/Вользе");
    be(Kind::Given, Gender::F, "Вераніка", "Веранікі/Вераніцы/Вераніку/Веранікай/Вераніцы");
    be(Kind::Place, Gender::F, "Ліда", "Ліды/Лідзе/Ліду/Лідай/Лідзе");
    be(Kind::Place, Gender::M, "Брэст", "Брэста/Брэсту/Брэст/Брэстам/Брэсце");
    be(Kind::Place, Gender::M, "Багдад", "Багдада/Багдаду/Багдад/Багдадам/Багдадзе");
    be(Kind::Given, Gender::F, "Тамара", "Тамары/Тамары/Тамару/Тамарай/Тамары");
}

#[test]
fn belarusian_places() {
    be(Kind::Place, Gender::M, "Мінск", "Мінска/Мінску/Мінск/Мінскам/Мінску");
    be(Kind::Place, Gender::M, "Гомель", "Гомеля/Гомелю/Гомель/Гомелем/Гомелі");
    assert!(accepts(&noun(Lang::Be, Kind::Place, Gender::M, "Гомель"), "Гомлі", Case::Loc));
    be(Kind::Place, Gender::M, "Нясвіж", "Нясвіжа/Нясвіжу/Нясвіж/Нясвіжам/Нясвіжы");
    be(Kind::Place, Gender::M, "Астравец", "Астраўца/Астраўцу/Астравец/Астраўцом/Астраўцы");
    be(Kind::Place, Gender::F, "Беларусь", "Беларусі/Беларусі/Беларусь/Беларуссю/Беларусі");
    be(Kind::Place, Gender::F, "Прыпяць", "Прыпяці/Прыпяці/Прыпяць/Прыпяццю/Прыпяці");
    be(Kind::Place, Gender::F, "Лодзь", "Лодзі/Лодзі/Лодзь/Лоддзю/Лодзі");
    be(Kind::Place, Gender::F, "Сібір", "Сібіры/Сібіры/Сібір/Сібір’ю/Сібіры");
    be(Kind::Place, Gender::F, "Масква", "Масквы/Маскве/Маскву/Масквой/Маскве");
    be(Kind::Place, Gender::N, "Гродна", "Гродна/Гродну/Гродна/Гроднам/Гродне");
    be(Kind::Place, Gender::N, "Заслаўе", "Заслаўя/Заслаўю/Заслаўе/Заслаўем/Заслаўі");
    be(Kind::Place, Gender::N, "Глыбокае", "Глыбокага/Глыбокаму/Глыбокае/Глыбокім/Глыбокім");
    be(Kind::Place, Gender::Pl, "Стоўбцы", "Стоўбцаў/Стоўбцам/Стоўбцы/Стоўбцамі/Стоўбцах");
    be(Kind::Place, Gender::Pl, "Горкі", "Горак/Горкам/Горкі/Горкамі/Горках");
    guessed(Lang::Be, Kind::Place, "Токіа", &same("Токіа"));
    guessed(Lang::Be, Kind::Place, "Баку", &same("Баку"));
}

#[test]
fn russian_names_that_never_decline() {
    for name in ["Лукашенко", "Дюма", "Шойгу", "Черных", "Живаго", "Мелони", "Моруа"]
    {
        ru(Kind::Surname, Gender::M, name, &same(name));
    }
    ru(Kind::Place, Gender::N, "Гродно", &same("Гродно"));
}

#[test]
fn russian_spelling_after_hushers_and_velars() {
    ru(Kind::Surname, Gender::M, "Толстой", "Толстого/Толстому/Толстого/Толстым/Толстом");
    ru(Kind::Place, Gender::F, "Орша", "Орши/Орше/Оршу/Оршей/Орше");
    ru(Kind::Place, Gender::F, "Прага", "Праги/Праге/Прагу/Прагой/Праге");
    ru(Kind::Place, Gender::Pl, "Барановичи", "Барановичей/Барановичам/Барановичи/Барановичами/Барановичах");
    ru(Kind::Place, Gender::N, "Кемерово", "Кемерова/Кемерову/Кемерово/Кемеровом/Кемерове");
    assert!(accepts(&noun(Lang::Ru, Kind::Place, Gender::N, "Кемерово"), "Кемерово", Case::Loc));
}

#[test]
fn adjectives_have_every_gender() {
    let texts = |lemma, lang| -> Vec<String> {
        decline_adjective(lemma, lang).iter().map(|form| form.text.to_string()).collect()
    };
    let minski = texts("мінскі", Lang::Be);
    for form in [
        "мінскі",
        "мінскага",
        "мінскаму",
        "мінскім",
        "мінская",
        "мінскай",
        "мінскую",
        "мінскае",
        "мінскія",
        "мінскіх",
        "мінскімі",
    ] {
        assert!(minski.iter().any(|own| own == form), "{form} in {minski:?}");
    }
    let minskij = texts("минский", Lang::Ru);
    for form in [
        "минский",
        "минского",
        "минскому",
        "минским",
        "минском",
        "минская",
        "минской",
        "минскую",
        "минское",
        "минские",
        "минских",
        "минскими",
    ] {
        assert!(minskij.iter().any(|own| own == form), "{form} in {minskij:?}");
    }
    assert_eq!(minski.first().map(String::as_str), Some("мінскі"));
}

#[test]
fn the_glossary_overrides() {
    let genitive = Cell { number: Number::Sg, case: Case::Gen };
    let given = [(genitive, "Міхалка")];
    let name = Noun { given: &given, ..noun(Lang::Be, Kind::Surname, Gender::M, "Міхалок") };
    let paradigm = decline(&name);
    assert!(paradigm.forms.iter().any(|f| &*f.text == "Міхалка" && f.origin == Origin::Given));
    assert_eq!(paradigm.suggested.get(&genitive).map(|f| &**f), Some("Міхалка"));
    let stays = Noun { decline: Decline::None, ..noun(Lang::Be, Kind::Surname, Gender::M, "Клічко") };
    assert_eq!(oblique(&stays), same("Клічко"));
    let like = Noun {
        decline: Decline::Like("Пётр"), ..noun(Lang::Be, Kind::Given, Gender::M, "Лжэпётр")
    };
    assert!(accepts(&like, "Лжэпятра", Case::Gen));
    let end = Noun { stress: Some(Stress::End), ..noun(Lang::Be, Kind::Surname, Gender::M, "Чыгір") };
    assert!(accepts(&end, "Чыгіром", Case::Ins) && !accepts(&end, "Чыгірам", Case::Ins));
    let fleeting = Noun { fleeting: Some(true), ..noun(Lang::Be, Kind::Place, Gender::M, "Турок") };
    assert!(accepts(&fleeting, "Турка", Case::Gen));
}

#[test]
fn a_belarusian_given_name_has_a_vocative() {
    assert!(accepts(&noun(Lang::Be, Kind::Given, Gender::M, "Іван"), "Іване", Case::Voc));
    assert!(accepts(&noun(Lang::Be, Kind::Given, Gender::M, "Пётр"), "Пятрэ", Case::Voc));
}

#[test]
fn any_string_has_a_paradigm() {
    let odd = [
        "",
        " ",
        "-",
        "«»",
        "ь",
        "й",
        "ў",
        "А",
        "а-",
        "-а",
        "123",
        "Мінск-2",
        "'",
        "а б в",
        "\u{301}",
        "ццц",
        "ЬЬ ььЬ",
        "і і і",
        "Я і",
        "💥 стрэл",
    ];
    for lemma in odd {
        for lang in [Lang::Be, Lang::Ru, Lang::En] {
            for kind in [
                Kind::Given,
                Kind::Surname,
                Kind::Patronymic,
                Kind::Person,
                Kind::Place,
                Kind::Org,
                Kind::Brand,
                Kind::Term,
            ] {
                for gender in [
                    None,
                    Some(Gender::M),
                    Some(Gender::F),
                    Some(Gender::N),
                    Some(Gender::Pl),
                    Some(Gender::Mf),
                ] {
                    let paradigm =
                        decline(&Noun { fleeting: Some(true), ..Noun::new(lang, kind, gender, lemma) });
                    assert_eq!(paradigm.forms.first().map(|form| &*form.text), Some(lemma));
                    assert!(!paradigm.suggested.is_empty(), "{lemma:?} {kind:?} {gender:?}");
                }
            }
            let _ = decline_adjective(lemma, lang);
        }
    }
    assert!(!Cells::every(Number::Pl).is_empty());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn ten_thousand_lemmas_are_declined_at_once() {
    let names = [
        "Лукашэнка",
        "Ціханоўская",
        "Кавальчук",
        "Барысаў",
        "Гомель",
        "Украіна",
        "Мінск",
        "Пуцін",
        "Вольга",
        "Пётр",
    ];
    let _ = decline(&noun(Lang::Be, Kind::Place, Gender::M, "Мінск"));
    let start = std::time::Instant::now();
    let forms: usize = names
        .iter()
        .cycle()
        .take(10_000)
        .map(|name| decline(&noun(Lang::Be, Kind::Surname, Gender::M, name)).forms.len())
        .sum();
    let took = start.elapsed();
    println!("10,000 lemmas, {forms} forms: {took:?}");
    assert!(took.as_secs() < 5, "{took:?}");
}
