//! Settings: what is usual, then `rouna.yaml`, then the arguments.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::{
    args::{self, Common, FAIL_ON, Texts},
    project::{self, Pattern},
};
use rouna::{
    check,
    diagnostic::Severity,
    lang::Lang,
    yaml::{Fault, Key, Node, nearest, parse},
};

/// The name of the settings file.
pub(super) const FILE: &str = "rouna.yaml";

const KEYS: [&str; 10] = [
    "schema",
    "languages",
    "lead",
    "sets",
    "glossary",
    "select",
    "ignore",
    "severity",
    "fail_on",
    "min_confidence",
];

/// All settings, resolved.
#[derive(Debug)]
pub(super) struct Config {
    /// The settings file, as shown to people.
    pub(super) file: Option<String>,
    /// The folder that patterns start from.
    pub(super) root: PathBuf,
    /// Languages looked for in the names of files, the lead first.
    pub(super) languages: Vec<Lang>,
    /// Where sets are.
    pub(super) sets: Vec<Pattern>,
    /// Glossary files and folders.
    pub(super) glossary: Vec<PathBuf>,
    /// For the rules.
    pub(super) check: check::Config,
    /// Findings of this weight gate; `None` is never.
    pub(super) fail_on: Option<Severity>,
}

/// Finds and reads the settings, and lays the arguments over them.
pub(super) fn load(common: &Common, texts: &Texts) -> Result<Config> {
    let mut config = Config {
        file: None,
        root: PathBuf::new(),
        languages: Lang::ALL.to_vec(),
        sets: Vec::new(),
        glossary: Vec::new(),
        check: check::Config::default(),
        fail_on: Some(Severity::Error),
    };
    let file = match (&common.config, common.isolated) {
        (Some(file), _) => Some(file.clone()),
        (None, true) => None,
        (None, false) => project::find_upward(FILE),
    };
    let mut lead = texts.lead;
    if let Some(file) = file {
        let text = project::read_text(&file)?;
        let shown = project::display(&file);
        config.file = Some(shown.clone());
        config.root = file.parent().map(Path::to_path_buf).unwrap_or_default();
        let mut reader = Reader { config, lead: None, faults: Vec::new() };
        match parse(&text) {
            Ok(root) => reader.file(&root),
            Err(fault) => reader.faults.push(plainer(fault, &text)),
        }
        if !reader.faults.is_empty() {
            return Err(faults(&shown, &reader.faults));
        }
        lead = lead.or(reader.lead);
        config = reader.config;
    }
    if let Some(lead) = lead {
        config.languages.retain(|lang| *lang != lead);
        config.languages.insert(0, lead);
    }
    config.glossary.extend(texts.glossary.iter().cloned());
    Ok(config)
}

/// A brace inside brackets means something in YAML; the parser's words do not help with that.
fn plainer(fault: Fault, text: &str) -> Fault {
    let line = text.lines().nth(fault.mark.line.saturating_sub(1)).unwrap_or_default();
    if line.contains('[') && line.contains("{lang}") {
        let advice = "a pattern cannot stand in [ ]; write it in a line of its own after a dash";
        return Fault::new(fault.mark, advice);
    }
    fault
}

/// All faults of a file, one a line.
fn faults(file: &str, faults: &[Fault]) -> anyhow::Error {
    let lines: Vec<String> = faults.iter().map(|fault| format!("{file}:{fault}")).collect();
    anyhow!("the settings cannot be used:\n{}", lines.join("\n"))
}

struct Reader {
    config: Config,
    lead: Option<Lang>,
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, node: &Node, message: impl Into<String>) {
        self.faults.push(Fault::new(node.mark, message));
    }

    fn file(&mut self, root: &Node) {
        let Some(pairs) = root.map() else {
            self.fault(
                root,
                format!("settings are lines such as `languages: [en, be, ru]`, this is {}", root.shape()),
            );
            return;
        };
        for (key, node) in pairs {
            self.key(key, node);
        }
    }

    fn key(&mut self, key: &Key, node: &Node) {
        match key.name.as_str() {
            "schema" if node.text() == Some("1") => {}
            "schema" => self.fault(node, "this version reads `schema: 1`"),
            "languages" => self.languages(node),
            "lead" => self.lead = self.read(node, args::lang),
            "sets" => {
                for (text, item) in self.texts(node, "sets") {
                    match Pattern::parse(&text) {
                        Ok(pattern) => self.config.sets.push(pattern),
                        Err(message) => self.fault(&item, message),
                    }
                }
            }
            "glossary" => {
                let root = self.config.root.clone();
                let paths = self.texts(node, "glossary");
                self.config.glossary.extend(paths.into_iter().map(|(path, _)| root.join(path)));
            }
            "select" => self.config.check.select = self.rules(node, "select"),
            "ignore" => self.config.check.ignore = self.rules(node, "ignore"),
            "severity" => self.severity(node),
            "fail_on" => {
                let text = node.text().unwrap_or_default();
                match args::level(text) {
                    _ if text == "never" => self.config.fail_on = None,
                    Ok(level) => self.config.fail_on = Some(level),
                    Err(_) => self.fault(node, format!("`fail_on` wants one of {}", FAIL_ON.join(", "))),
                }
            }
            "min_confidence" => {
                if let Some(least) = self.read(node, args::confidence) {
                    self.config.check.min_confidence = least;
                }
            }
            unknown => {
                let hint = match nearest(unknown, KEYS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", KEYS.join(", ")),
                };
                self.faults.push(Fault::new(key.mark, format!("unknown key `{unknown}`; {hint}")));
            }
        }
    }

    /// One value by the same reader as on the command line.
    fn read<T>(&mut self, node: &Node, parse: fn(&str) -> Result<T, String>) -> Option<T> {
        match parse(node.text().unwrap_or_default()) {
            Ok(value) => Some(value),
            Err(message) => {
                let text = node.text().unwrap_or(node.shape());
                self.fault(node, format!("`{text}`: {message}"));
                None
            }
        }
    }

    fn languages(&mut self, node: &Node) {
        let mut languages = Vec::new();
        for (_, item) in self.texts(node, "languages") {
            if let Some(lang) = self.read(&item, args::lang) {
                if languages.contains(&lang) {
                    self.fault(&item, format!("`{lang}` stands twice"));
                } else {
                    languages.push(lang);
                }
            }
        }
        if !languages.is_empty() {
            self.config.languages = languages;
        }
    }

    fn rules(&mut self, node: &Node, key: &str) -> Vec<Box<str>> {
        let items = self.texts(node, key);
        items.into_iter().filter_map(|(_, item)| self.read(&item, args::rule)).map(Into::into).collect()
    }

    fn severity(&mut self, node: &Node) {
        let Some(pairs) = node.map() else {
            self.fault(node, "`severity` wants a rule and a weight a line, such as `number-differs: info`");
            return;
        };
        for (key, value) in pairs {
            match args::rule(&key.name) {
                Ok(rule) => {
                    if let Some(level) = self.read(value, args::level) {
                        self.config.check.severity.insert(rule.into(), level);
                    }
                }
                Err(message) => self.faults.push(Fault::new(key.mark, format!("`{}`: {message}", key.name))),
            }
        }
    }

    /// A text or a list of texts, each with its node.
    fn texts(&mut self, node: &Node, key: &str) -> Vec<(String, Node)> {
        if let Some(text) = node.text() {
            return vec![(text.to_owned(), node.clone())];
        }
        let Some(items) = node.list() else {
            self.fault(node, format!("`{key}` wants a list, this is {}", node.shape()));
            return Vec::new();
        };
        let mut out = Vec::new();
        for item in items {
            match item.text() {
                Some(text) => out.push((text.to_owned(), item.clone())),
                None => self.fault(item, format!("`{key}` wants texts, this is {}", item.shape())),
            }
        }
        out
    }
}
