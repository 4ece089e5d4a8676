//! What holds for any text.

use proptest::prelude::*;
use rouna::{
    align::align,
    lang::Lang,
    segment::{Sentence, segment},
    text::{Document, Set},
};

/// Words, stops and odd characters of all three languages, put together anyhow.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Мінск ",
        "г. ",
        "А. Р. ",
        "«",
        "»",
        " — ",
        "\n",
        "\n\n",
        "\r\n",
        "7 000 ",
        "U.S. ",
        "the strike ",
        "забастоўка ",
        "стачка ",
        ". ",
        "! ",
        "? ",
        "… ",
        "у\u{306}сё ",
        "\0",
        "\u{AD}",
        "\u{A0}",
        "і г. д. ",
        "9 August ",
        "e\u{301} ",
        "💥 ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(Lang::ALL.to_vec())
}

fn split(set: &Set) -> Vec<Vec<Sentence>> {
    set.documents.iter().map(segment).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn sentences_tile_a_document(lang in lang(), text in text()) {
        let doc = Document::new(lang, "text", text.clone());
        let mut at = 0;
        for sentence in segment(&doc) {
            let gap = text.get(at..sentence.span.start()).unwrap();
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{200B}')), "{gap:?}");
            prop_assert!(!sentence.span.is_empty());
            at = sentence.span.end();
        }
        let rest = text.get(at..).unwrap().to_owned();
        let blank = rest.chars().all(|c| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{200B}'));
        prop_assert!(blank, "{rest:?}");
    }

    #[test]
    fn every_sentence_is_in_one_row(en in text(), be in text(), ru in text()) {
        let texts = [(Lang::En, en), (Lang::Be, be), (Lang::Ru, ru)];
        let documents = texts.into_iter().map(|(lang, text)| Document::new(lang, "text", text)).collect();
        let set = Set { slug: "any".into(), documents };
        let sentences = split(&set);
        let rows = align(&set, &sentences).rows;
        for (version, list) in sentences.iter().enumerate() {
            let held: Vec<u32> = rows.iter().flat_map(|row| row.members[version].clone()).collect();
            prop_assert_eq!(held, (0..u32::try_from(list.len()).unwrap()).collect::<Vec<_>>());
        }
        let sure = rows.iter().all(|row| (0.0..=1.0).contains(&row.confidence));
        prop_assert!(sure, "a confidence out of range");
    }
}

/// An article against itself (in a language without tables beside it) pairs each sentence with itself.
#[test]
fn a_text_aligns_with_itself() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/planted/be.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let twin = Lang::parse("uk").unwrap();
    let documents = vec![Document::new(Lang::Be, "a", text.clone()), Document::new(twin, "b", text)];
    let set = Set { slug: "twins".into(), documents };
    let rows = align(&set, &split(&set)).rows;
    assert!(rows.iter().all(|row| row.shape() == "1:1"), "{rows:?}");
}
