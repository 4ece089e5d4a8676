//! The arguments, each checked by itself.

use std::path::PathBuf;

use clap::{
    Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, Styles, styling::AnsiColor},
};

use rouna::{
    check::{Family, RULES},
    diagnostic::Severity,
    lang::Lang,
    report::{ALIGNERS, COMPARERS, REPORTERS, names},
    yaml::nearest,
};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default().bold());

const EXAMPLES: &str = "\
Examples:
  rouna align translations/2020-08-18-minsk-strike          see the versions side by side
  rouna check translations/2020-08-18-minsk-strike          look for names and facts that differ
  rouna check en=story.txt be=рэпартаж.txt       the same for files with any names
  rouna diff 2020-08-18-minsk-strike@1 2020-08-18-minsk-strike         what changed since revision 1

A set is the versions of one article: a folder with en.txt, be.txt, ru.txt; files such as
story.en.txt beside story.be.txt; or files named on the command line with their languages.
Nothing leaves your computer, and your texts are never altered.";

/// Keeps the language versions of an article in step.
#[derive(Debug, Parser)]
#[command(name = "rouna", version, styles = STYLES, max_term_width = 100, after_help = EXAMPLES)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// Read the settings from this file instead of the nearest rouna.yaml
    #[arg(long, global = true, value_name = "FILE", help_heading = "Common options")]
    pub(super) config: Option<PathBuf>,
    /// Use no settings file and no glossary but those named here
    #[arg(long, global = true, conflicts_with = "config", help_heading = "Common options")]
    pub(super) isolated: bool,
    #[arg(
        long,
        help = "Use colours; auto is on a screen, unless NO_COLOR is set",
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Common options"
    )]
    pub(super) color: Color,
    /// Print results only, without closing remarks
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Common options")]
    pub(super) quiet: bool,
    /// Say which files are read
    #[arg(short, long, global = true, help_heading = "Common options")]
    pub(super) verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    // No help a value: the lists would be longer than the options.
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show which sentences of the versions say the same, side by side
    Align(Align),
    /// Look for names and facts that differ between the versions
    Check(Check),
    /// Show what changed between two revisions of one text
    Diff(Diff),
    /// Tell what a rule finds, with examples
    Explain(Explain),
    /// List the rules
    Rules,
    /// Print what rouna sees in the texts, stage by stage
    Dump(Dump),
    /// Print a script that lets your shell complete rouna's commands
    Completions(Completions),
}

/// Which texts, and how to read them.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Texts {
    /// Sets: folders, files, names of sets (NAME, or NAME@1 for revision 1), or LANG=FILE pairs that make one set.
    /// Without any: all sets of rouna.yaml, else of the current folder. `-` as FILE is the standard input
    #[arg(value_name = "SET")]
    pub(super) sets: Vec<String>,
    /// The language the others follow, such as en
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(super) lead: Option<Lang>,
    /// Another glossary, a YAML file or a folder of them (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(super) glossary: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Align {
    #[command(flatten)]
    pub(super) texts: Texts,
    /// How to write the rows
    #[arg(long = "to", value_name = "FORMAT", default_value = "human", value_parser = PossibleValuesParser::new(names(ALIGNERS)))]
    pub(super) format: String,
    /// Show only the rows rouna is not sure of
    #[arg(long, value_enum, value_name = "ROWS")]
    pub(super) review: Option<Review>,
    /// End with exit code 1 if a row is doubtful
    #[arg(long)]
    pub(super) check: bool,
    /// Write to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// Which rows to review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Review {
    Doubtful,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) texts: Texts,
    /// Use only these rules or families of rules (comma between them, may be repeated)
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    pub(super) select: Vec<String>,
    /// Leave these rules or families of rules out
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    pub(super) ignore: Vec<String>,
    /// Give a rule another weight: error, warning or info
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',', value_parser = severity)]
    pub(super) severity: Vec<(String, Severity)>,
    /// Leave out findings on rows less sure than this, from 0 to 1
    #[arg(long, value_name = "NUMBER", value_parser = confidence)]
    pub(super) min_confidence: Option<f32>,
    /// End with exit code 1 from this weight on [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = PossibleValuesParser::new(FAIL_ON))]
    pub(super) fail_on: Option<String>,
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = PossibleValuesParser::new(names(REPORTERS)))]
    pub(super) format: String,
    /// Write to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// What `--fail-on` knows.
pub(super) const FAIL_ON: [&str; 4] = ["error", "warning", "info", "never"];

#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// The earlier text: a file, a set, or a stored revision such as NAME@1
    pub(super) old: String,
    /// The later text
    pub(super) new: String,
    /// The language to compare in, where there are several [default: the lead's]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(super) lang: Option<Lang>,
    /// How to write the changes
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = PossibleValuesParser::new(names(COMPARERS)))]
    pub(super) format: String,
    /// End with exit code 1 if anything changed
    #[arg(long)]
    pub(super) check: bool,
    /// Write to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// The rule; `rouna rules` lists them
    #[arg(value_parser = rule_alone)]
    pub(super) rule: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Dump {
    #[command(flatten)]
    pub(super) texts: Texts,
    /// What to print: the texts as read, their sentences, the words and names in them, or the rows
    #[arg(long, value_enum, default_value_t = Stage::Sentences)]
    pub(super) stage: Stage,
}

/// A stage that can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Text,
    Sentences,
    Features,
    Rows,
}

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

/// Country codes people write for languages.
const COUNTRIES: [(&str, &str); 3] = [("by", "be"), ("gb", "en"), ("us", "en")];

/// A language by its code.
pub(super) fn lang(code: &str) -> Result<Lang, String> {
    let code = code.to_lowercase();
    let country = COUNTRIES.iter().find(|(country, _)| *country == code);
    let name = || Lang::ALL.into_iter().find(|lang| lang.spec().name.eq_ignore_ascii_case(&code));
    match (country, Lang::parse(&code)) {
        (Some((country, lang)), _) => Err(format!("`{country}` is a country; did you mean `{lang}`?")),
        (None, Some(lang)) => Ok(lang),
        (None, None) => Err(match name() {
            Some(lang) => format!("did you mean `{lang}`?"),
            None => "not a language code; codes look like en, be, ru".to_owned(),
        }),
    }
}

/// A rule or a family of rules.
pub(super) fn rule(name: &str) -> Result<String, String> {
    let families = Family::ALL.iter().map(|(_, family)| *family);
    known_rule(name, RULES.iter().map(|rule| rule.id).chain(families))
}

fn rule_alone(name: &str) -> Result<String, String> {
    known_rule(name, RULES.iter().map(|rule| rule.id))
}

fn known_rule(name: &str, known: impl Iterator<Item = &'static str> + Clone) -> Result<String, String> {
    if known.clone().any(|rule| rule == name) {
        return Ok(name.to_owned());
    }
    Err(match nearest(name, known) {
        Some(near) => format!("no such rule; did you mean `{near}`?"),
        None => "no such rule; `rouna rules` lists them".to_owned(),
    })
}

/// A weight by its name.
pub(super) fn level(name: &str) -> Result<Severity, String> {
    let known = Severity::ALL.iter().find(|(_, level)| *level == name);
    known.map(|(severity, _)| *severity).ok_or_else(|| {
        let near = nearest(name, Severity::ALL.iter().map(|(_, level)| *level));
        near.map_or_else(
            || format!("`{name}` is not a weight; use error, warning or info"),
            |near| format!("`{name}` is not a weight; did you mean `{near}`?"),
        )
    })
}

fn severity(text: &str) -> Result<(String, Severity), String> {
    let (name, weight) = text.split_once('=').ok_or("write it as RULE=LEVEL, such as number-differs=info")?;
    Ok((rule(name)?, level(weight)?))
}

/// A number from 0 to 1.
pub(super) fn confidence(text: &str) -> Result<f32, String> {
    let number = text.replace(',', ".").parse::<f32>().ok();
    number
        .filter(|n| (0.0..=1.0).contains(n))
        .ok_or_else(|| "use a number from 0 to 1, such as 0.7".to_owned())
}
