//! `rouna dump`: a look at what each stage sees.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use serde_json::json;

use super::{
    align::{self, Aligned},
    args::{Common, Dump, Stage},
    configure, output,
};
use rouna::{
    glossary::{Glossary, Hit},
    lexicon::concepts,
    report::{ALIGNERS, Article, Outcome, named},
    segment::{fold, tokens},
};

/// Prints a stage.
pub(super) fn run(args: &Dump, common: &Common) -> Result<ExitCode> {
    let config = configure(common, &args.texts)?;
    let Aligned { outcome, glossary, hits } = align::read(&config, &args.texts, common)?;
    let rows = named(ALIGNERS, "jsonl").context("no such format")?;
    output::write(common, None, &[], |view, out| match args.stage {
        Stage::Text => text(&outcome, out),
        Stage::Sentences => outcome.articles.iter().try_for_each(|article| sentences(article, out)),
        Stage::Features => {
            let mut articles = outcome.articles.iter().zip(&hits);
            articles.try_for_each(|(article, hits)| features(article, hits, &glossary, out))
        }
        Stage::Rows => rows(&outcome, view, out),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn text(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let documents = outcome.articles.iter().flat_map(|article| &article.set.documents);
    documents.map(rouna::text::Document::text).try_for_each(|text| out.write_all(text.as_bytes()))
}

fn sentences(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    for (doc, list) in article.set.documents.iter().zip(&article.sentences) {
        for (sentence, number) in list.iter().zip(1..) {
            let place = doc.line_column(sentence.span.start());
            let line = json!({
                "set": article.set.slug, "lang": doc.lang().tag(), "sentence": number,
                "span": doc.char_span(sentence.span), "line": place.line, "column": place.column,
                "text": doc.slice(sentence.span),
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Words as they are compared, with the lexicon's rows and the glossary's entries.
fn features(
    article: &Article,
    hits: &[Vec<Hit>],
    glossary: &Glossary,
    out: &mut dyn Write,
) -> io::Result<()> {
    for ((doc, list), hits) in article.set.documents.iter().zip(&article.sentences).zip(hits) {
        for (sentence, number) in list.iter().zip(1..) {
            let words: Vec<_> = tokens(doc.text(), sentence.span)
                .into_iter()
                .map(|token| {
                    let folded = fold(doc.slice(token.span));
                    let known = concepts(doc.lang(), &folded).len();
                    json!({"word": folded, "span": doc.char_span(token.span), "lexicon": known})
                })
                .collect();
            let names: Vec<_> = hits
                .iter()
                .filter(|hit| sentence.span.covers(hit.span))
                .filter_map(|hit| {
                    Some(json!({"entry": glossary.entry(hit.entry)?.id, "span": doc.char_span(hit.span)}))
                })
                .collect();
            let line = json!({
                "set": article.set.slug, "lang": doc.lang().tag(), "sentence": number, "words": words, "names": names,
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
