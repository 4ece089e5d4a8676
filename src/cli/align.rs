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
    glossary::{Glossary, Hit},
    report::{ALIGNERS, Article, DOUBTFUL, Outcome, View, named},
    segment::segment,
};

/// Aligns and shows the rows.
pub(super) fn run(args: &Align, common: &Common) -> Result<ExitCode> {
    let config = configure(common, &args.texts)?;
    let Aligned { outcome, .. } = read(&config, &args.texts, common)?;
    let write = named(ALIGNERS, &args.format).context("no such format")?;
    let documents = outcome.articles.iter().flat_map(|article| &article.set.documents);
    output::write(common, args.output.as_deref(), &output::inputs(documents), |view, out| {
        write(&outcome, &View { doubtful_only: args.review.is_some(), ..*view }, out)
    })?;
    let mut rows = outcome.articles.iter().flat_map(|article| &article.alignment.rows);
    let doubtful = rows.any(|row| row.confidence < DOUBTFUL);
    Ok(ExitCode::from(u8::from(args.check && doubtful)))
}

/// What the commands that align begin with.
pub(super) struct Aligned {
    pub(super) outcome: Outcome,
    pub(super) glossary: Glossary,
    /// The glossary's names, by set and version.
    pub(super) hits: Vec<Vec<Vec<Hit>>>,
}

/// Reads and aligns the sets.
pub(super) fn read(config: &Config, texts: &Texts, common: &Common) -> Result<Aligned> {
    let sets = project::sets(config, &texts.sets)?;
    let glossary = project::glossary(config)?;
    if common.verbose {
        note(&format!("glossary: {} entries", glossary.entries().len()));
        for doc in sets.iter().flat_map(|set| &set.documents) {
            note(&format!("text: {} ({})", doc.path(), doc.lang().spec().name));
        }
    }
    let model = Model::built_in();
    let mut aligned = Aligned { outcome: Outcome::default(), glossary, hits: Vec::new() };
    for set in sets {
        let sentences: Vec<_> = set.documents.iter().map(segment).collect();
        let hits: Vec<_> = set.documents.iter().map(|doc| aligned.glossary.hits(doc)).collect();
        let alignment = align_with(&set, &sentences, &align::Config { model: &model, hits: &hits });
        aligned.outcome.articles.push(Article { set, sentences, alignment, findings: Vec::new() });
        aligned.hits.push(hits);
    }
    Ok(aligned)
}
