//! `rouna diff`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::{
    args::{Common, Diff, Texts},
    configure, output, project,
};
use rouna::{
    diff::{Op, diff},
    report::{COMPARERS, Compared, named},
};

/// Compares two revisions of one text.
pub(super) fn run(args: &Diff, common: &Common) -> Result<ExitCode> {
    let config = configure(common, &Texts::default())?;
    let (name, old, new) = project::revisions(&config, [&args.old, &args.new], args.lang)?;
    let diff = diff(&old, &new);
    let changed = diff.hunks.iter().any(|hunk| hunk.op != Op::Same || hunk.moved);
    let compared = Compared { name: name.into(), old, new, diff };
    let write = named(COMPARERS, &args.format).context("no such format")?;
    let inputs = output::inputs([&compared.old, &compared.new]);
    output::write(common, args.output.as_deref(), &inputs, |view, out| write(&compared, view, out))?;
    Ok(ExitCode::from(u8::from(args.check && changed)))
}
