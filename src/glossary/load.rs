//! From YAML to entries, with every fault in its place.

use std::collections::BTreeMap;

use super::model::{Declension, Entry, EntryKind, Forbidden, GENDERS, Require, Term, Trial, cell};
use crate::{
    diagnostic::Severity,
    lang::{Lang, Script, script_of},
    morph::{Gender, Stress},
    yaml::{Fault, Key, Node, Value, nearest, parse},
};

const FILE_KEYS: &[&str] = &["schema", "entries", "profiles"];
const ENTRY_KEYS: &[&str] = &[
    "id", "kind", "gender", "mentions", "variants", "require", "scope", "severity", "note", "tests", "en",
    "be", "ru",
];
const TERM_KEYS: &[&str] = &[
    "preferred",
    "short",
    "allowed",
    "gender",
    "forbidden",
    "decline",
    "forms",
    "stress",
    "fleeting",
    "derived",
    "tarask",
    "case",
    "near",
    "not_near",
];
const FORBIDDEN_KEYS: &[&str] = &["form", "use", "why", "since", "until", "in_quotes"];

/// Entries of one file and all its faults.
pub(super) fn load(path: &str, text: &str) -> (Vec<Entry>, Vec<Fault>) {
    let mut reader = Reader { path, faults: Vec::new() };
    let entries = match parse(text) {
        Ok(root) => reader.file(&root),
        Err(fault) => {
            reader.faults.push(fault);
            Vec::new()
        }
    };
    reader.faults.sort();
    (entries, reader.faults)
}

struct Reader<'a> {
    path: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, node: &Node, message: impl Into<String>) {
        self.faults.push(Fault::new(node.mark, message));
    }

    fn file(&mut self, root: &Node) -> Vec<Entry> {
        let Some(pairs) = root.map() else {
            self.fault(
                root,
                format!("a glossary is a mapping with `schema` and `entries`, this is {}", root.shape()),
            );
            return Vec::new();
        };
        self.keys(pairs, FILE_KEYS, |_| false);
        match root.get("schema").map(|node| (node, node.text().unwrap_or_default())) {
            Some((_, "1")) => {}
            Some((node, other)) => {
                self.fault(node, format!("schema {other} is not known; this version reads `schema: 1`"));
            }
            None => self.fault(root, "`schema: 1` is missing on top"),
        }
        let Some(list) = root.get("entries") else { return Vec::new() };
        let Some(items) = list.list() else {
            self.fault(list, format!("`entries` wants a list, this is {}", list.shape()));
            return Vec::new();
        };
        items.iter().filter_map(|item| self.entry(item)).collect()
    }

    /// Reports keys that are not known.
    fn keys(&mut self, pairs: &[(Key, Node)], known: &[&str], also: impl Fn(&str) -> bool) {
        for (key, _) in pairs {
            if !known.contains(&key.name.as_str()) && !also(&key.name) {
                let hint = match nearest(&key.name, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", known.join(", ")),
                };
                self.faults.push(Fault::new(key.mark, format!("unknown key `{}`; {hint}", key.name)));
            }
        }
    }

    fn entry(&mut self, node: &Node) -> Option<Entry> {
        let Some(pairs) = node.map() else {
            self.fault(node, format!("an entry is a mapping, this is {}", node.shape()));
            return None;
        };
        let other_language = |key: &str| key.len() == 2 && Lang::parse(key).is_some();
        self.keys(pairs, ENTRY_KEYS, other_language);
        let Some(id) = node.get("id").and_then(Node::text).filter(|id| !id.trim().is_empty()) else {
            self.fault(node, "the entry has no `id`");
            return None;
        };
        let kind = match node.get("kind") {
            Some(kind) => self.choice(kind, "kind", &EntryKind::ALL)?,
            None => EntryKind::Term,
        };
        let mut terms = BTreeMap::new();
        let mut named = false;
        for (key, value) in pairs {
            // `id` is the entry's, not Indonesian.
            let language = key.name.len() == 2 && key.name != "id";
            let Some(lang) = Lang::parse(&key.name).filter(|_| language) else { continue };
            named = true;
            if let Some(term) = self.term(lang, value) {
                terms.insert(lang, term);
            }
        }
        if !named {
            self.fault(node, format!("`{id}` has no name in any language"));
        }
        Some(Entry {
            id: id.into(),
            kind,
            gender: node.get("gender").and_then(|g| self.gender(g)),
            terms,
            mentions: node.get("mentions").map(|m| self.by_language(m, "mentions")).unwrap_or_default(),
            require: node
                .get("require")
                .and_then(|r| self.choice(r, "require", &Require::ALL))
                .unwrap_or_default(),
            severity: node.get("severity").and_then(|s| self.choice(s, "severity", &Severity::ALL)),
            trials: node.get("tests").map(|tests| self.trials(tests)).unwrap_or_default(),
            note: node.get("note").and_then(Node::text).map(Into::into),
            path: self.path.into(),
            mark: node.mark,
        })
    }

    /// One of a fixed set of words.
    fn choice<T: Copy>(&mut self, node: &Node, key: &str, known: &[(T, &'static str)]) -> Option<T> {
        let text = node.text().unwrap_or_default();
        let found = known.iter().find(|(_, name)| *name == text).map(|(value, _)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
            let hint = nearest(text, names.iter().copied()).map_or_else(
                || format!("one of {}", names.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            self.fault(node, format!("`{key}: {text}` is not known; {hint}"));
        }
        found
    }

    fn gender(&mut self, node: &Node) -> Option<Gender> {
        self.choice(node, "gender", &GENDERS)
    }

    /// Lists of texts by language.
    fn by_language(&mut self, node: &Node, key: &str) -> BTreeMap<Lang, Vec<Box<str>>> {
        let Some(pairs) = node.map() else {
            self.fault(node, format!("`{key}` wants a list for each language: {{be: […], ru: […]}}"));
            return BTreeMap::new();
        };
        let mut out = BTreeMap::new();
        for (tag, value) in pairs {
            match Lang::parse(&tag.name) {
                Some(lang) => {
                    let spelt = Some(lang).filter(|_| key == "mentions"); // a test may show a wrong spelling
                    out.insert(lang, self.texts(value, key, spelt));
                }
                None => self.faults.push(Fault::new(tag.mark, format!("`{}` is no language tag", tag.name))),
            }
        }
        out
    }

    /// `tests: {match: {be: [у Мінску]}, no_match: {ru: [мини-спектакль]}}`.
    fn trials(&mut self, node: &Node) -> Vec<Trial> {
        const KINDS: &[&str] = &["match", "no_match"];
        let mut out = Vec::new();
        let Some(pairs) = node.map() else {
            self.fault(node, "`tests` wants {match: {be: […]}, no_match: {ru: […]}}");
            return out;
        };
        self.keys(pairs, KINDS, |_| false);
        for (kind, value) in pairs.iter().filter(|(kind, _)| KINDS.contains(&kind.name.as_str())) {
            for (lang, phrases) in self.by_language(value, &kind.name) {
                let trial = |text| Trial { lang, text, found: kind.name == "match", mark: value.mark };
                out.extend(phrases.into_iter().map(trial));
            }
        }
        out
    }

    /// A text or a list of texts.
    fn texts(&mut self, node: &Node, key: &str, lang: Option<Lang>) -> Vec<Box<str>> {
        match &node.value {
            Value::Text(text) => {
                self.spelling(node, text, lang);
                vec![text.as_str().into()]
            }
            Value::List(items) => {
                let mut out = Vec::new();
                for item in items {
                    match item.text() {
                        Some(text) => {
                            self.spelling(item, text, lang);
                            out.push(text.into());
                        }
                        None => self.fault(item, format!("`{key}` wants texts, this is {}", item.shape())),
                    }
                }
                out
            }
            Value::Null => Vec::new(),
            Value::Map(_) => {
                self.fault(node, format!("`{key}` wants a text or a list of texts, this is a mapping"));
                Vec::new()
            }
        }
    }

    /// A name must not mix scripts inside a word, nor hold a letter the language does not have.
    fn spelling(&mut self, node: &Node, text: &str, lang: Option<Lang>) {
        if text.trim().is_empty() {
            self.fault(node, "the name is empty");
        }
        for word in text.split(|c: char| !c.is_alphabetic()) {
            let scripts =
                [Script::Latin, Script::Cyrillic].map(|s| word.chars().any(|c| script_of(c) == Some(s)));
            if scripts == [true, true] {
                self.fault(node, format!("«{word}» mixes Latin and Cyrillic letters"));
                continue;
            }
            let Some(lang) = lang else { continue };
            let spec = lang.spec();
            let own =
                |c: char| spec.alphabet.is_empty() || c.to_lowercase().all(|c| spec.alphabet.contains(c));
            if spec.script == Some(Script::Cyrillic)
                && let Some(c) = word.chars().find(|&c| script_of(c) == Some(Script::Cyrillic) && !own(c))
            {
                self.fault(node, format!("«{word}»: {} has no letter «{c}»", spec.name));
            }
        }
    }

    fn term(&mut self, lang: Lang, node: &Node) -> Option<Term> {
        let mut term = Term {
            preferred: "".into(),
            short: Vec::new(),
            allowed: Vec::new(),
            forbidden: Vec::new(),
            gender: None,
            decline: Declension::Auto,
            forms: Vec::new(),
            stress: None,
            fleeting: None,
            derived: Vec::new(),
            tarask: None,
            near: Vec::new(),
            not_near: Vec::new(),
            mark: node.mark,
        };
        match &node.value {
            Value::Text(text) => {
                self.spelling(node, text, Some(lang));
                term.preferred = text.as_str().into();
            }
            Value::Map(pairs) => {
                self.keys(pairs, TERM_KEYS, |_| false);
                match node.get("preferred").and_then(Node::text) {
                    Some(text) => {
                        self.spelling(node.get("preferred").unwrap_or(node), text, Some(lang));
                        term.preferred = text.into();
                    }
                    None => self.fault(node, format!("`{lang}` has no `preferred` name")),
                }
                for (key, value) in pairs {
                    self.term_key(lang, &key.name, value, &mut term);
                }
                self.contradictions(node, &term);
            }
            Value::Null | Value::List(_) => {
                self.fault(
                    node,
                    format!("`{lang}` wants a name or a mapping with `preferred`, this is {}", node.shape()),
                );
            }
        }
        (!term.preferred.is_empty()).then_some(term)
    }

    fn term_key(&mut self, lang: Lang, key: &str, node: &Node, term: &mut Term) {
        match key {
            "short" => term.short = self.texts(node, key, Some(lang)),
            "allowed" => term.allowed = self.texts(node, key, Some(lang)),
            "derived" => term.derived = self.texts(node, key, Some(lang)),
            "near" => term.near = self.texts(node, key, None),
            "not_near" => term.not_near = self.texts(node, key, None),
            "tarask" => term.tarask = self.texts(node, key, None).into_iter().next(),
            "gender" => term.gender = self.gender(node),
            "forbidden" => term.forbidden = self.forbidden(node),
            "stress" => {
                term.stress = self.choice(node, key, &[(Stress::Stem, "stem"), (Stress::End, "end")]);
            }
            "fleeting" => term.fleeting = self.choice(node, key, &[(true, "true"), (false, "false")]),
            "decline" => term.decline = self.declension(node),
            "forms" => term.forms = self.cells(lang, node),
            _ => {}
        }
    }

    fn declension(&mut self, node: &Node) -> Declension {
        match (node.text(), node.get("like").and_then(Node::text)) {
            (Some("auto"), _) => Declension::Auto,
            (Some("none"), _) => Declension::None,
            (_, Some(lemma)) => Declension::Like(lemma.into()),
            _ => {
                self.fault(node, "`decline` is `auto`, `none` or `{like: NAME}`");
                Declension::Auto
            }
        }
    }

    fn cells(&mut self, lang: Lang, node: &Node) -> Vec<(crate::morph::Cell, Box<str>)> {
        let Some(pairs) = node.map() else {
            self.fault(node, "`forms` wants cells: {gen: Крамля, ins: Крамлём}");
            return Vec::new();
        };
        let mut out = Vec::new();
        for (key, value) in pairs {
            match cell(&key.name) {
                Some(cell) => {
                    out.extend(self.texts(value, "forms", Some(lang)).into_iter().map(|form| (cell, form)));
                }
                None => self.faults.push(Fault::new(
                    key.mark,
                    format!("`{}` is no cell; write gen, dat, acc, ins, loc, or gen-pl …", key.name),
                )),
            }
        }
        out
    }

    fn forbidden(&mut self, node: &Node) -> Vec<Forbidden> {
        let Some(items) = node.list() else {
            self.fault(node, "`forbidden` wants a list of forms");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.forbidden_item(item)).collect()
    }

    fn forbidden_item(&mut self, item: &Node) -> Option<Forbidden> {
        let text = |key: &str| item.get(key).and_then(Node::text);
        if let Value::Map(pairs) = &item.value {
            self.keys(pairs, FORBIDDEN_KEYS, |_| false);
        }
        let Some(form) = item.text().or_else(|| text("form")) else {
            self.fault(item, "a forbidden form is a text or {form: …, why: …}");
            return None;
        };
        Some(Forbidden {
            form: form.into(),
            instead: text("use").map(Into::into),
            why: text("why").map(Into::into),
            in_quotes: text("in_quotes") == Some("true"),
            mark: item.mark,
        })
    }

    /// A form cannot be wanted and forbidden.
    fn contradictions(&mut self, node: &Node, term: &Term) {
        for forbidden in &term.forbidden {
            let accepted = std::iter::once(&term.preferred).chain(&term.short).chain(&term.allowed);
            if accepted.into_iter().any(|form| *form == forbidden.form) {
                let message = format!("«{}» is both accepted and forbidden", forbidden.form);
                self.faults.push(Fault::new(forbidden.mark, message));
            }
        }
        let twice = term.allowed.iter().find(|form| **form == term.preferred);
        if let Some(form) = twice {
            self.fault(node, format!("«{form}» is both preferred and allowed; once is enough"));
        }
    }
}
