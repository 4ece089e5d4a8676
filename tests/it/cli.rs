//! The command line, as files of commands with what they print and how they end.

/// `TRYCMD=overwrite cargo test --test it cli` writes what is printed into the files; then read the difference.
#[test]
#[cfg(feature = "cli")]
fn commands_print_what_the_pages_say() {
    // The same on every machine: no terminal's width, no colours.
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .case("tests/cli/*.md")
        .case("README.md");
}

#[cfg(feature = "cli")]
fn rouna(args: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rouna"));
    command.args(args).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/sets.in"));
    command
}

#[test]
#[cfg(feature = "cli")]
fn a_reader_who_goes_away_is_no_error() {
    use std::process::Stdio;
    for args in [&["align"][..], &["check", "--format", "json"], &["dump", "--stage", "text"]] {
        let mut child = rouna(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let out = child.wait_with_output().unwrap();
        assert!(out.status.success() && out.stderr.is_empty(), "{args:?}: {out:?}");
    }
}

#[test]
#[cfg(feature = "cli")]
fn the_standard_input_is_a_version() {
    use std::{io::Write as _, process::Stdio};
    let mut child = rouna(&["dump", "--stage", "text", "be=-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("\u{feff}Горад Брэст.\r\n".as_bytes()).unwrap();
    assert_eq!(child.wait_with_output().unwrap().stdout, "Горад Брэст.\r\n".as_bytes());
}

#[test]
#[cfg(feature = "cli")]
fn a_file_is_written_whole_with_nothing_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.tsv");
    for _ in 0..2 {
        let out = rouna(&["align", "first", "--to", "tsv", "-o", file.to_str().unwrap()]).output().unwrap();
        assert!(out.status.success() && out.stdout.is_empty(), "{out:?}");
    }
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("set\trow\t"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
