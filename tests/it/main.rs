//! Tests over the whole: the house rules, the corpus, the command line.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
#![expect(clippy::disallowed_methods, reason = "tests read files")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod cases;
mod cli;
mod corpus;
mod eval;
mod golden;
mod names;
mod properties;
mod tidy;
