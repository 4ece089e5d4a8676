//! Writing a file so that it is whole or not there.

use std::{
    ffi::OsString,
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use super::display;

/// Fills a file beside the target and puts it in the target's place when it is complete. Never over one of `inputs`.
pub(crate) fn to_file(
    path: &Path,
    inputs: &[PathBuf],
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let name = display(path);
    if path.is_dir() {
        bail!("cannot write to {name}: it is a folder; add the name of a file");
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if inputs.iter().filter_map(|input| fs::canonicalize(input).ok()).any(|input| input == target) {
        bail!("{name} is one of the texts that are read; choose another file to write to");
    }
    let failed = || format!("cannot write to {name}");
    if target.exists() && !target.is_file() {
        // A device or a pipe has no place to put a file in.
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(&target).with_context(failed)?);
        return fill(&mut out).and_then(|()| out.flush()).with_context(failed);
    }
    let mut hidden = OsString::from(".");
    hidden.push(target.file_name().unwrap_or_default());
    hidden.push(format!(".{}.tmp", std::process::id()));
    let aside = target.with_file_name(hidden);
    let done = write_aside(&aside, &target, fill);
    if done.is_err() {
        // What is left of a failed attempt is of no use; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&aside);
    }
    done.with_context(failed)
}

fn write_aside(
    aside: &Path,
    target: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(fs::OpenOptions::new().write(true).create_new(true).open(aside)?);
    fill(&mut out)?;
    let whole = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Ok(before) = fs::metadata(target) {
        whole.set_permissions(before.permissions())?;
    }
    whole.sync_all()?;
    fs::rename(aside, target)
}
