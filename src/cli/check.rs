//! `rouna check`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::{
    align::{self, Aligned},
    args,
    args::{Check, Common},
    configure, output,
};
use rouna::{
    check::{Context, run as run_rules},
    report::{REPORTERS, named},
};

/// Aligns, runs the rules, shows the findings; exit code 1 at or above the weight that gates.
pub(super) fn run(args: &Check, common: &Common) -> Result<ExitCode> {
    let mut config = configure(common, &args.texts)?;
    let own = &mut config.check;
    if !args.select.is_empty() {
        own.select = args.select.iter().map(|rule| rule.as_str().into()).collect();
    }
    own.ignore.extend(args.ignore.iter().map(|rule| rule.as_str().into()));
    own.severity.extend(args.severity.iter().map(|(rule, level)| (rule.as_str().into(), *level)));
    own.min_confidence = args.min_confidence.unwrap_or(own.min_confidence);
    if let Some(level) = &args.fail_on {
        config.fail_on = args::level(level).ok();
    }
    let Aligned { mut outcome, glossary, hits } = align::read(&config, &args.texts, common)?;
    for (article, hits) in outcome.articles.iter_mut().zip(&hits) {
        let cx = Context::new(&article.set, &article.sentences, &article.alignment, &glossary, hits);
        article.findings = run_rules(&cx, &config.check);
    }
    let write = named(REPORTERS, &args.format).context("no such format")?;
    let documents = outcome.articles.iter().flat_map(|article| &article.set.documents);
    output::write(common, args.output.as_deref(), &output::inputs(documents), |view, out| {
        write(&outcome, view, out)
    })?;
    let gates = config.fail_on.is_some_and(|level| outcome.worst().is_some_and(|worst| worst >= level));
    Ok(ExitCode::from(u8::from(gates)))
}
