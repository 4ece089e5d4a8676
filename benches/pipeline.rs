//! What each stage costs on a real article; `whole` is the program from start to exit, beside `git --version`.
#![expect(clippy::unwrap_used, reason = "a bench that cannot read its article has nothing to say")]
#![expect(clippy::disallowed_methods, reason = "benches read files")]

use std::{fs, path::Path, process::Command};

use divan::Bencher;
use rouna::{
    align::{Config, Model, align_with},
    check::{self, Context},
    diff::diff,
    glossary::Glossary,
    lang::Lang,
    segment::segment,
    text::{Document, Set},
};

const SLUG: &str = "translations/2020-08-18-minsk-strike";

fn main() {
    divan::main();
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn article() -> Set {
    let document = |lang: Lang| Document::new(lang, "text", read(&format!("{SLUG}/{lang}.txt")));
    Set { slug: "strike".into(), documents: Lang::ALL.into_iter().map(document).collect() }
}

fn glossary() -> Glossary {
    let names = ["organisations", "people", "places", "terms"];
    let files: Vec<String> = names.iter().map(|name| read(&format!("glossary/{name}.yaml"))).collect();
    let files: Vec<(&str, &str)> = names.into_iter().zip(files.iter().map(String::as_str)).collect();
    Glossary::parse(&files, &Lang::ALL).unwrap()
}

#[divan::bench]
fn glossary_load(bencher: Bencher<'_, '_>) {
    bencher.bench(glossary);
}

#[divan::bench]
fn sentences(bencher: Bencher<'_, '_>) {
    let set = article();
    bencher.bench(|| set.documents.iter().map(segment).collect::<Vec<_>>());
}

#[divan::bench]
fn alignment(bencher: Bencher<'_, '_>) {
    let set = article();
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let model = Model::built_in();
    bencher.bench(|| align_with(&set, &sentences, &Config { model: &model, hits: &[] }));
}

#[divan::bench]
fn rules(bencher: Bencher<'_, '_>) {
    let (set, glossary, model) = (article(), glossary(), Model::built_in());
    let sentences: Vec<_> = set.documents.iter().map(segment).collect();
    let hits: Vec<_> = set.documents.iter().map(|doc| glossary.hits(doc)).collect();
    let rows = align_with(&set, &sentences, &Config { model: &model, hits: &hits });
    let cx = Context::new(&set, &sentences, &rows, &glossary, &hits);
    bencher.bench(|| check::run(&cx, &check::Config::default()));
}

#[divan::bench]
fn revisions(bencher: Bencher<'_, '_>) {
    let old = Document::new(Lang::En, "old", read(&format!("{SLUG}/revisions/1/en.txt")));
    let new = Document::new(Lang::En, "new", read(&format!("{SLUG}/en.txt")));
    bencher.bench(|| diff(&old, &new));
}

#[divan::bench]
fn whole_check() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rouna"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", SLUG]).output().unwrap();
}

#[divan::bench]
fn whole_git_version() {
    Command::new("git").arg("--version").output().unwrap();
}
