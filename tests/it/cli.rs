//! The command line, as files of commands with what they print and how they end.

/// `TRYCMD=overwrite cargo test --test it cli` writes what is printed into the files; then read the difference.
#[test]
#[cfg(feature = "cli")]
fn commands_print_what_the_pages_say() {
    // The same on every machine: no terminal's width, no colours.
    trycmd::TestCases::new().env("COLUMNS", "100").env("NO_COLOR", "1").case("tests/cli/*.md");
}
