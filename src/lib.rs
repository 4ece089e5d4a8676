//! rouna keeps the language versions of an article in step: it aligns them sentence by sentence, checks names and
//! facts between them, and compares revisions.
//!
//! A text comes in once and is never altered; every later fact is a span into it. Each stage is a pure function:
//!
//! ```
//! use rouna::{
//!     align::{self, Model}, check::{self, Context}, glossary::Glossary, lang::Lang, segment::segment, text::{Document, Set},
//! };
//!
//! let documents = vec![
//!     Document::new(Lang::En, "en.txt", "Lukashenko visited a factory in Minsk. Nearly 7,000 people were detained."),
//!     Document::new(Lang::Be, "be.txt", "Лукашенко наведаў завод у Мінску. Амаль 7 тысяч чалавек затрымалі."),
//! ];
//! let set = Set { slug: "demo".into(), documents };
//! let yaml = "schema: 1\nentries:\n  - {id: luk, kind: person, gender: m, en: Lukashenko, be: Лукашэнка, ru: Лукашенко}\n";
//! let glossary = Glossary::parse(&[("people.yaml", yaml)], &Lang::ALL).expect("no faults");
//!
//! let sentences: Vec<_> = set.documents.iter().map(segment).collect();
//! let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
//! let model = Model::built_in();
//! let rows = align::align_with(&set, &sentences, &align::Config { model: &model, hits: &hits });
//! assert_eq!(rows.rows.len(), 2);
//!
//! let cx = Context::new(&set, &sentences, &rows, &glossary, &hits);
//! let found = check::run(&cx, &check::Config::default());
//! assert_eq!(found[0].rule, "name-other-language");
//! assert_eq!(found[0].suggestions, ["Лукашэнка"]);
//! ```

pub mod align;
pub mod check;
pub mod diagnostic;
pub mod diff;
pub mod features;
pub mod glossary;
pub mod lang;
pub mod lexicon;
pub mod morph;
pub mod report;
pub mod segment;
pub mod stale;
pub mod text;
pub mod translit;
pub mod value;
pub mod yaml;
