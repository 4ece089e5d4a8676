//! Every rule against its own examples.

use super::*;
use crate::{
    align::{self, Model},
    glossary::Glossary,
    lang::Lang,
    segment::segment,
    text::{Document, Set},
};

/// A text with its marks taken out, and where they stood.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '⟦' => open = text.len(),
            '⟧' => spans.push((open, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}

/// Runs rules (all, if none is named) over texts.
fn found_in(texts: &[(Lang, &str)], glossary: &str, select: &[&str]) -> (Set, Vec<Diagnostic>) {
    let documents =
        texts.iter().map(|(lang, text)| Document::new(*lang, format!("{lang}.txt"), *text)).collect();
    let set = Set { slug: "example".into(), documents };
    let files: Vec<(&str, &str)> =
        if glossary.is_empty() { Vec::new() } else { vec![("glossary.yaml", glossary)] };
    let glossary = Glossary::parse(&files, &Lang::ALL).unwrap();
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
    let model = Model::built_in();
    let alignment = align::align_with(&set, &sentences, &align::Config { model: &model, hits: &hits });
    let cx = Context::new(&set, &sentences, &alignment, &glossary, &hits);
    let config = Config { select: select.iter().map(|id| (*id).into()).collect(), ..Config::default() };
    let found = run(&cx, &config);
    (set, found)
}

#[track_caller]
fn holds(rule: &'static Rule, example: &Example) {
    let texts: Vec<_> = example
        .texts
        .iter()
        .map(|(lang, marked)| {
            let (text, spans) = unmark(marked);
            (*lang, text, spans)
        })
        .collect();
    let plain: Vec<(Lang, &str)> = texts.iter().map(|(lang, text, _)| (*lang, text.as_str())).collect();
    let (set, found) = found_in(&plain, example.glossary, &[rule.id]);
    for ((doc, _), (lang, _, spans)) in set.ids().zip(&texts) {
        let mut own: Vec<(usize, usize)> =
            found.iter().filter(|d| d.doc == doc).map(|d| (d.span.start(), d.span.end())).collect();
        own.sort_unstable();
        assert_eq!(&own, spans, "{} / {} / {lang}: {found:#?}", rule.id, example.title);
    }
}

#[test]
fn every_rule_finds_what_its_examples_mark_and_no_more() {
    for rule in RULES {
        for example in rule.examples {
            holds(rule, example);
        }
    }
}

#[test]
fn every_rule_has_a_good_and_a_bad_example() {
    for rule in RULES {
        let bad = |example: &&Example| example.texts.iter().any(|(_, text)| text.contains('⟦'));
        let count = rule.examples.iter().filter(bad).count();
        assert!(count > 0 && count < rule.examples.len(), "{}", rule.id);
        assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.id);
        assert!(!rule.summary.ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn rules_stand_by_family_then_by_id() {
    let order: Vec<_> = RULES.iter().map(|rule| (rule.family, rule.id)).collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn any_text_is_checked_without_a_panic() {
    let odd = [
        "",
        " ",
        "\n\n",
        "«",
        "1",
        "\u{301}",
        "а\u{306}",
        "i\u{307}м",
        "7,",
        "1.2.3.4.5",
        "99999999999999999999999999 млн",
        "9223372036854775 трлн",
        "9000000000 трлн – 3 трлн",
        "пяць тысяч мільярдаў трыльёнаў трыльёнаў трыльёнаў",
        "half of a trillion trillion",
        "Лукашенко\u{AD}",
        "🙂 Ж’q",
    ];
    for text in odd {
        let _ = found_in(&Lang::ALL.map(|lang| (lang, text)), "", &[]);
        let _ = found_in(&[(Lang::Be, text)], "", &[]);
        let _ = found_in(&[(Lang::En, "Minsk has 2,000,000 people."), (Lang::Ru, text)], "", &[]);
    }
}

#[test]
fn an_empty_version_is_said_once() {
    let en = "Minsk courts sentenced 14 people on Monday. The ministry in Vilnius protested. It rained.";
    let (_, found) = found_in(&[(Lang::En, en), (Lang::Be, "")], "", &[]);
    assert_eq!(found.iter().map(|d| d.rule).collect::<Vec<_>>(), ["sentence-missing"]);
}

/// Lines that say the same in other figures: `en | be | ru`.
#[test]
fn numbers_written_otherwise_are_no_difference() {
    let lines = [
        "The rally drew 7,000 people. | На мітынг прыйшлі 7 тыс. чалавек. | На митинг пришли 7 000 человек.",
        "It cost $7.9mn in all. | Усяго гэта каштавала 7,9 млн долараў. | Всего это стоило 7,9 миллиона долларов.",
        "The deal is worth €2bn today. | Сёння ўгода каштуе 2 млрд еўра. | Сегодня сделка стоит два миллиарда евро.",
        "He died on August 9, 2020, in Minsk. | Ён памёр 9 жніўня 2020 года ў Мінску. | Он умер 09.08.2020 в Минске.",
        "The 47th move decided the game. | Партыю вырашыў 47-ы ход. | Партию решил 47-й ход.",
        "The 32-year-old teacher left Minsk. | 32-гадовы настаўнік пакінуў Мінск. | 32-летний учитель покинул Минск.",
        "The bus left at 5:30 p.m. for Brest. | Аўтобус паехаў у Брэст а 17:30. | Автобус уехал в Брест в 17.30.",
        "The bus left at 8 p.m. for Brest. | Аўтобус паехаў у Брэст а 20-й гадзіне. | Автобус уехал в Брест в 20:00.",
        "In the 1990s the plant was built. | Завод пабудавалі ў 1990-я. | Завод построили в 90-х годах.",
        "Between 38 and 42 million rubles were paid. | Заплацілі ад 38 да 42 млн рублёў. | Заплатили 38–42 млн рублей.",
        "A third of the 1,500 voters stayed home. | Траціна з 1500 выбаршчыкаў засталася дома. | Треть из полутора тысяч избирателей осталась дома.",
        "Half of the voters stayed home. | 50 % выбаршчыкаў засталіся дома. | Половина избирателей осталась дома.",
        "Twelve people and 25 dogs came. | Прыйшлі 12 чалавек і дваццаць пяць сабак. | Пришли двенадцать человек и 25 собак.",
        "The town lies 20 miles from Minsk. | Горад ляжыць за 32 км ад Мінска. | Город лежит в 32 километрах от Минска.",
        "It was 90 degrees Fahrenheit in Minsk. | У Мінску было 32 градусы. | В Минске было 32 градуса.",
        "The paper fell 8.40 percent in Minsk. | Папера ў Мінску патаннела на 8,4 %. | Бумага в Минске подешевела на 8,4 процента.",
        "He served in 2020-2021 in Minsk. | Ён служыў у Мінску ў 2020—2021 гадах. | Он служил в Минске в 2020–2021 годах.",
        "Some 1.5 million people live there. | Там жыве каля 1,5 мільёна чалавек. | Там живёт около полутора миллионов человек.",
        "Three hundred and fifty people came. | Прыйшлі 350 чалавек. | Пришли триста пятьдесят человек.",
        "The F-16 flew over Minsk at 10 a.m. | F-16 праляцеў над Мінскам а 10-й гадзіне. | F-16 пролетел над Минском в 10 часов утра.",
        "The ninth of May is a holiday in Minsk. | 9 мая ў Мінску свята. | Девятое мая в Минске — праздник.",
        "Two and a half million people voted. | Галасавалі 2,5 мільёна чалавек. | Голосовали два с половиной миллиона человек.",
    ];
    let mut wrong = Vec::new();
    for line in lines {
        let texts: Vec<&str> = line.split(" | ").collect();
        let texts: Vec<(Lang, &str)> = Lang::ALL.into_iter().zip(texts).collect();
        let (set, found) = found_in(&texts, "", &["number-differs"]);
        for d in found.iter().filter(|d| d.severity > Severity::Info) {
            wrong.push(format!(
                "{line}\n    {:?} {} «{}»",
                d.severity,
                d.message,
                set.doc(d.doc).unwrap().slice(d.span)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines of which one is wrong: `en | be | ru`, the wrong number marked.
#[test]
fn a_number_of_another_value_is_found() {
    let lines = [
        "The rally drew 7,000 people. | На мітынг прыйшлі ⟦70 тыс⟧. чалавек. | На митинг пришли 7000 человек.",
        "It cost $7.9 million in all. | Усяго гэта каштавала 7,9 млн долараў. | Всего это стоило ⟦9,7 млн⟧ долларов.",
        "It cost $7.9 billion in all. | Усяго гэта каштавала 7,9 млрд долараў. | Всего это стоило ⟦7,9 млн⟧ долларов.",
        "He died in Minsk in 1998. | Ён памёр у Мінску ў ⟦1989⟧ годзе. | Он умер в Минске в 1998 году.",
        "The ⟦23⟧-year-old teacher left Minsk. | 32-гадовы настаўнік пакінуў Мінск. | 32-летний учитель покинул Минск.",
        "The paper fell 8.4 percent in Minsk. | Папера ў Мінску патаннела на ⟦8,6⟧ %. | Бумага в Минске подешевела на 8,4 процента.",
        "He walked 15 km and paid 120 rubles. | Ён прайшоў 15 км і заплаціў ⟦210⟧ рублёў. | Он прошёл 15 км и заплатил 120 рублей.",
        "The rally drew 8,000 people. | На мітынг прыйшлі ⟦сем тысяч⟧ чалавек. | На митинг пришли 8000 человек.",
    ];
    let mut wrong = Vec::new();
    for line in lines {
        let texts: Vec<_> = line.split(" | ").map(unmark).collect();
        let plain: Vec<_> = Lang::ALL.into_iter().zip(texts.iter().map(|(text, _)| text.as_str())).collect();
        let (set, found) = found_in(&plain, "", &["number-differs"]);
        for ((doc, _), (_, spans)) in set.ids().zip(&texts) {
            let own = found.iter().filter(|d| d.doc == doc);
            let own: Vec<_> = own.map(|d| (d.span.start(), d.span.end())).collect();
            if own != *spans {
                wrong.push(format!("{line}\n    {own:?} {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
