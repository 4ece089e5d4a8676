//! YAML with places: a tree in which every value knows its line and column.
//!
//! `serde_yaml` reads our simple typed files; where a fault must be shown in place (unknown keys, wrong shapes, doubled
//! keys) this tree is read instead. Refuses what would blow up: depth over [`MOST_DEPTH`], aliases, several documents.

use std::fmt;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

/// Deeper nesting is refused before it can cost anything.
const MOST_DEPTH: usize = 32;

/// A place in a YAML file, both from 1, the column in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl From<Marker> for Mark {
    fn from(marker: Marker) -> Self {
        Self { line: marker.line(), column: marker.col() + 1 }
    }
}

/// Something wrong with a YAML file, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub mark: Mark,
    /// What is wrong and what was wanted; lower case, no final stop.
    pub message: String,
}

impl Fault {
    /// A fault at a place.
    pub fn new(mark: Mark, message: impl Into<String>) -> Self {
        Self { mark, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.mark.line, self.mark.column, self.message)
    }
}

impl std::error::Error for Fault {}

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it begins.
    pub mark: Mark,
    /// What it is.
    pub value: Value,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar as written, quotes removed.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the file's order; keys are scalars.
    Map(Vec<(Key, Node)>),
}

/// A mapping's key and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it stands.
    pub mark: Mark,
}

impl Node {
    /// The scalar, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The items of a sequence; nothing counts as an empty one.
    pub fn list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            Value::Null => Some(&[]),
            Value::Text(_) | Value::Map(_) => None,
        }
    }

    /// The pairs of a mapping; nothing counts as an empty one.
    pub fn map(&self) -> Option<&[(Key, Node)]> {
        match &self.value {
            Value::Map(pairs) => Some(pairs),
            Value::Null => Some(&[]),
            Value::Text(_) | Value::List(_) => None,
        }
    }

    /// A mapping's value by key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.map()?.iter().find(|(k, _)| k.name == key).map(|(_, node)| node)
    }

    /// What it is, for messages.
    pub fn shape(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// Reads one document.
///
/// # Errors
/// The first place at which the text is no YAML, nests too deep, or uses what rouna's files do without.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut parser = Parser::new_from_str(text);
    let mut builder = Builder::default();
    for event in &mut parser {
        let (event, span) = event.map_err(|error| scan_fault(&error))?;
        builder.take(event, span.start.into())?;
    }
    Ok(builder.root.unwrap_or(Node { mark: Mark { line: 1, column: 1 }, value: Value::Null }))
}

fn scan_fault(error: &ScanError) -> Fault {
    Fault::new((*error.marker()).into(), format!("not valid YAML: {}", error.info()))
}

#[derive(Default)]
struct Builder {
    /// Open collections, each with the key that waits for its value.
    open: Vec<(Node, Option<Key>)>,
    root: Option<Node>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, mark: Mark) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = matches!(style, ScalarStyle::Plain);
                let null = plain && matches!(text.as_ref(), "" | "~" | "null");
                let value = if null { Value::Null } else { Value::Text(text.into_owned()) };
                self.put(Node { mark, value })
            }
            Event::SequenceStart(..) => self.begin(Node { mark, value: Value::List(Vec::new()) }),
            Event::MappingStart(..) => self.begin(Node { mark, value: Value::Map(Vec::new()) }),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some((node, _)) => self.put(node),
                None => Ok(()),
            },
            Event::Alias(_) => {
                Err(Fault::new(mark, "aliases (*name) are not used here; write the value out"))
            }
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(Fault::new(mark, "a second document begins here; one file holds one document"))
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    fn begin(&mut self, node: Node) -> Result<(), Fault> {
        if self.open.len() >= MOST_DEPTH {
            return Err(Fault::new(node.mark, format!("nested deeper than {MOST_DEPTH} levels")));
        }
        if let Some((parent, None)) = self.open.last()
            && matches!(parent.value, Value::Map(_))
        {
            return Err(Fault::new(node.mark, format!("{} cannot be a key", node.shape())));
        }
        self.open.push((node, None));
        Ok(())
    }

    fn put(&mut self, node: Node) -> Result<(), Fault> {
        let Some((parent, waiting)) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut parent.value, waiting.take()) {
            (Value::Map(pairs), Some(key)) => pairs.push((key, node)),
            (Value::Map(pairs), None) => {
                let name = node.text().unwrap_or_default().to_owned();
                if let Some((first, _)) = pairs.iter().find(|(key, _)| key.name == name) {
                    let line = first.mark.line;
                    return Err(Fault::new(
                        node.mark,
                        format!("key `{name}` stands twice (first in line {line})"),
                    ));
                }
                *waiting = Some(Key { name, mark: node.mark });
            }
            (Value::List(items), _) => items.push(node),
            (Value::Null | Value::Text(_), _) => {}
        }
        Ok(())
    }
}

/// The name nearest to a misspelt one, if any is near.
///
/// ```
/// assert_eq!(rouna::yaml::nearest("prefered", ["preferred", "allowed"]), Some("preferred"));
/// assert_eq!(rouna::yaml::nearest("zzz", ["preferred", "allowed"]), None);
/// ```
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = name.chars().count() / 3 + 1;
    let near = known.into_iter().map(|k| (distance(name, k), k)).filter(|(d, _)| *d <= allowed);
    near.min_by_key(|(d, _)| *d).map(|(_, k)| k)
}

/// Edits (Levenshtein, in code points) between two short names.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (slot, y) in row.iter_mut().skip(1).zip(&b) {
            let best = (diagonal + usize::from(x != *y)).min(left + 1).min(*slot + 1);
            diagonal = std::mem::replace(slot, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place() {
        let root = parse("schema: 1\nentries:\n  - {id: a, be: Мінск}\n").unwrap();
        let entry = &root.get("entries").unwrap().list().unwrap()[0];
        let be = entry.get("be").unwrap();
        assert_eq!(be.text(), Some("Мінск"));
        assert_eq!(be.mark, Mark { line: 3, column: 17 });
    }

    #[test]
    fn a_doubled_key_is_a_fault_in_place() {
        let fault = parse("a: 1\nb: 2\na: 3\n").unwrap_err();
        assert_eq!(fault.to_string(), "3:1: key `a` stands twice (first in line 1)");
    }

    #[test]
    fn deep_nesting_is_refused_at_once() {
        let fault = parse(&"[".repeat(100_000)).unwrap_err();
        assert!(fault.message.contains("limit exceeded"), "{fault}");
        let fault = parse(&"- ".repeat(100)).unwrap_err();
        assert!(fault.message.contains("nested deeper"), "{fault}");
    }

    #[test]
    fn odd_files() {
        assert_eq!(parse("").unwrap().value, Value::Null);
        assert_eq!(parse("\u{FEFF}a: б").unwrap().get("a").unwrap().text(), Some("б"));
        assert!(parse("a: [").is_err());
        assert!(parse("a: *x").is_err());
        assert!(parse("a: 1\n---\nb: 2").is_err());
    }
}
