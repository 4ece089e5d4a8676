//! `rouna explain`, `rouna rules`, `rouna completions`.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::CommandFactory as _;

use super::{
    args::{Args, Common, Completions, Explain},
    output,
};
use rouna::{check::RULES, report};

/// All about one rule.
pub(super) fn explain(args: &Explain, common: &Common) -> Result<ExitCode> {
    let rule = RULES.iter().find(|rule| rule.id == args.rule).context("no such rule")?;
    output::write(common, None, &[], |view, out| report::explain(rule, view, out))?;
    Ok(ExitCode::SUCCESS)
}

/// The list of rules.
pub(super) fn rules(common: &Common) -> Result<ExitCode> {
    output::write(common, None, &[], |view, out| report::rules(RULES, view, out))?;
    Ok(ExitCode::SUCCESS)
}

/// A script for the shell.
pub(super) fn completions(args: &Completions) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "rouna", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
