//! `rouna align`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::{
    args::{Align, Common, Texts},
    config::Config,
    configure, note, output, project,
};
use rouna::{
    align::{self, Model, align_with},
    glossary::Glossary,
    report::{ALIGNERS, Article, DOUBTFUL, Outcome, View, named},
    segment::segment,
    text::Set,
};

/// Aligns and shows the rows.
pub(super) fn run(args: &Align, common: &Common) -> Result<ExitCode> {
    let config = configure(common, &args.texts)?;
    let (outcome, _) = read(&config, &args.texts, common)?;
    let write = named(ALIGNERS, &args.format).context("no such format")?;
    let documents = outcome.articles.iter().flat_map(|article| &article.set.documents);
    output::write(common, args.output.as_deref(), &output::inputs(documents), |view, out| {
        write(&outcome, &View { doubtful_only: args.review.is_some(), ..*view }, out)
    })?;
    let mut rows = outcome.articles.iter().flat_map(|article| &article.alignment.rows);
    let doubtful = rows.any(|row| row.confidence < DOUBTFUL);
    Ok(ExitCode::from(u8::from(args.check && doubtful)))
}

/// Reads and aligns the sets; the glossary comes along.
pub(super) fn read(config: &Config, texts: &Texts, common: &Common) -> Result<(Outcome, Glossary)> {
    let sets = project::sets(config, &texts.sets)?;
    let glossary = project::glossary(config)?;
    if common.verbose {
        note(&format!("glossary: {} entries", glossary.entries().len()));
        for doc in sets.iter().flat_map(|set| &set.documents) {
            note(&format!("text: {} ({})", doc.path(), doc.lang().spec().name));
        }
    }
    let model = Model::built_in();
    let articles = sets.into_iter().map(|set| article(set, &glossary, &model)).collect();
    Ok((Outcome { articles }, glossary))
}

fn article(set: Set, glossary: &Glossary, model: &Model) -> Article {
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = match glossary.entries() {
        [] => Vec::new(),
        _ => set.documents.iter().map(|doc| glossary.hits(doc)).collect(),
    };
    let alignment = align_with(&set, &sentences, &align::Config { model, hits: &hits });
    Article { set, sentences, alignment, findings: Vec::new() }
}
