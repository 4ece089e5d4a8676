//! Short sets with their rows and findings, as one would read them. `cargo insta review` after a change; read the difference.

use std::{fmt::Write as _, fs};

use rouna::{
    align::{Config, Model, align_with},
    check::{self, Context},
    lang::Lang,
    segment::segment,
    text::{Document, Set},
};

use crate::corpus::glossary;

#[test]
fn rows_and_findings() {
    insta::glob!("../golden", "*/en.txt", |path| {
        let folder = path.parent().unwrap();
        let read = |lang: Lang| {
            let name = format!("{lang}.txt");
            Document::new(lang, name.as_str(), fs::read_to_string(folder.join(&name)).unwrap())
        };
        let set = Set { slug: "golden".into(), documents: Lang::ALL.into_iter().map(read).collect() };
        insta::assert_snapshot!(page(&set));
    });
}

fn page(set: &Set) -> String {
    let glossary = glossary();
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
    let model = Model::built_in();
    let alignment = align_with(set, &sentences, &Config { model: &model, hits: &hits });
    let mut out = String::new();
    for row in &alignment.rows {
        writeln!(out, "{}", row.shape()).unwrap();
        for ((doc, list), range) in set.documents.iter().zip(&sentences).zip(&row.members) {
            for sentence in &list[range.start as usize..range.end as usize] {
                writeln!(out, "  {} {}", doc.lang(), doc.slice(sentence.span)).unwrap();
            }
        }
    }
    let cx = Context::new(set, &sentences, &alignment, &glossary, &hits);
    for finding in check::run(&cx, &check::Config::default()) {
        let doc = set.doc(finding.doc).unwrap();
        let place = doc.line_column(finding.span.start());
        writeln!(
            out,
            "{}:{}:{} {}[{}] {} «{}» → {:?}",
            doc.path(),
            place.line,
            place.column,
            finding.severity.name(),
            finding.rule,
            finding.message,
            doc.slice(finding.span),
            finding.suggestions
        )
        .unwrap();
    }
    out
}
