//! The command line: arguments, then configuration, then files, then the library, then a report and an exit code.
#![expect(
    clippy::disallowed_methods,
    reason = "the command line is where files and the environment are read"
)]

mod align;
mod args;
mod check;
mod config;
mod diff;
mod dump;
mod explain;
mod output;
mod project;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use anyhow::Result;
use clap::Parser as _;

use args::{Args, Command};
use config::Config;

/// Runs the program.
pub(crate) fn run() -> Result<ExitCode> {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Nothing is lost if nobody reads the help.
            let _ = error.print();
            return Ok(ExitCode::from(if error.use_stderr() { 2 } else { 0 }));
        }
    };
    let common = &args.common;
    match &args.command {
        Command::Align(own) => align::run(own, common),
        Command::Check(own) => check::run(own, common),
        Command::Diff(own) => diff::run(own, common),
        Command::Dump(own) => dump::run(own, common),
        Command::Explain(own) => explain::explain(own, common),
        Command::Rules => explain::rules(common),
        Command::Completions(own) => explain::completions(own),
    }
}

/// The configuration, as far as a command wants one.
fn configure(common: &args::Common, texts: &args::Texts) -> Result<Config> {
    let config = config::load(common, texts)?;
    if common.verbose
        && let Some(file) = &config.file
    {
        note(&format!("settings: {file}"));
    }
    Ok(config)
}

/// Whether all that went wrong is that the reader of our output went away.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| match cause.downcast_ref::<io::Error>() {
        Some(cause) => cause.kind() == io::ErrorKind::BrokenPipe,
        None => cause
            .downcast_ref::<serde_json::Error>()
            .is_some_and(|cause| cause.io_error_kind() == Some(io::ErrorKind::BrokenPipe)),
    })
}

/// Says on stderr why nothing could be done.
pub(crate) fn complain(error: &anyhow::Error) {
    let _ = writeln!(io::stderr(), "rouna: {}", project::shown(&format!("{error:#}")));
}

/// Says something on stderr that is no result.
fn note(text: &str) {
    let _ = writeln!(io::stderr(), "rouna: {}", project::shown(text));
}
