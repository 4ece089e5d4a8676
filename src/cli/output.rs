//! Where results go: the screen, with colours and a width, or a file.

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context as _, Result};

use super::{
    args::{Color, Common},
    project,
};
use rouna::{report::View, text::Document};

/// Columns where there is no terminal.
const USUAL: usize = 100;

/// Hands the writer and the view to `fill`.
pub(super) fn write(
    common: &Common,
    target: Option<&Path>,
    inputs: &[PathBuf],
    fill: impl FnOnce(&View, &mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let mut view = View { width: USUAL, color: false, quiet: common.quiet, doubtful_only: false };
    if let Some(target) = target.filter(|target| *target != Path::new("-")) {
        view.width = columns().unwrap_or(USUAL);
        view.color = common.color == Color::Always;
        return project::to_file(target, inputs, |out| fill(&view, out));
    }
    let choice = match common.color {
        Color::Auto => AutoStream::choice(&io::stdout()),
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    view.color = choice != ColorChoice::Never;
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    view.width = columns().or_else(terminal).unwrap_or(USUAL).clamp(40, 1_000);
    let failed = "the results could not be written";
    if view.color {
        // Old Windows consoles need their own calls for colours.
        let mut out = BufWriter::new(AutoStream::new(io::stdout().lock(), choice));
        fill(&view, &mut out).and_then(|()| out.flush()).context(failed)?;
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        fill(&view, &mut out).and_then(|()| out.flush()).context(failed)?;
    }
    Ok(())
}

fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.trim().parse().ok().filter(|columns| *columns > 0)
}

/// The files some texts were read from.
pub(super) fn inputs<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<PathBuf> {
    documents.into_iter().map(|doc| PathBuf::from(doc.path())).collect()
}
