//! The scorer against the gold's own, and the built-in weights on our corpus.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use rouna::{
    align::{
        Config, Model, align_with, eval,
        gold::{GoldFile, row_spans},
    },
    segment::segment,
    text::{Document, Set},
};

/// The shared gold, or `None` (with a printed line) where it is not beside the project.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if full.exists() {
        return Some(full);
    }
    assert!(std::env::var_os("ROUNA_REQUIRE_SHARED").is_none(), "{} is not there", full.display());
    eprintln!("skipped: ../shared/{path} is not there");
    None
}

pub(crate) fn load(json: &Path) -> (Set, GoldFile) {
    let file = GoldFile::parse(&fs::read_to_string(json).unwrap()).unwrap();
    let folder = json.parent().unwrap();
    let read =
        |(lang, name): (_, &str)| Document::new(lang, name, fs::read_to_string(folder.join(name)).unwrap());
    let documents = file.files().into_iter().map(read).collect();
    (Set { slug: file.id.as_str().into(), documents }, file)
}

#[test]
fn our_scores_are_those_of_the_gold_s_own_scorer() {
    let Some(gold) = shared("gold/align") else { return };
    let out = tempfile::tempdir().unwrap();
    let index = fs::read_to_string(gold.join("vhard.index")).unwrap();
    let model = Model::built_in();
    let mut total = eval::Score::default();
    for line in index.lines() {
        let (set, file) = load(&gold.join(line));
        let sentences: Vec<_> = set.documents.iter().map(segment).collect();
        let rows = align_with(&set, &sentences, &Config { model: &model, hits: &[] });
        let spans = row_spans(&set, &sentences, &rows);
        total.add(&eval::score(&file.gold(&set), &spans));
        let row = |row: &eval::RowSpans| {
            let cells: serde_json::Map<String, serde_json::Value> = set
                .documents
                .iter()
                .zip(row)
                .map(|(d, s)| (d.lang().to_string(), serde_json::json!(s)))
                .collect();
            serde_json::Value::Object(cells).to_string()
        };
        let text: Vec<String> = spans.iter().map(row).collect();
        fs::write(out.path().join(format!("{}.jsonl", set.slug)), text.join("\n")).unwrap();
    }
    let run = Command::new("python3")
        .arg(gold.join("score.py"))
        .args(["--json", "--gold"])
        .arg(gold.join("vhard.index"))
        .arg("--pred")
        .arg(out.path())
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: python3 is not there");
        return;
    };
    let theirs: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let close = |name: &str, ours: f64, theirs: &serde_json::Value| {
        let theirs = theirs.as_f64().unwrap();
        assert!((100.0 * (ours - theirs)).abs() < 0.005, "{name}: {ours} {theirs}");
    };
    let three = total.three.unwrap();
    close("three-way F1", three.three_way().f, &theirs["three"]["f1"]);
    close("exact", three.exact(), &theirs["three"]["all_exact"]);
    for (pair, name) in [((0, 1), "en-be"), ((0, 2), "en-ru"), ((1, 2), "be-ru")] {
        let counts = &total.pairs[&pair];
        close("links", counts.links().f, &theirs[name]["link_f1"]);
        close("strict", counts.strict().f, &theirs[name]["strict_f1"]);
        close("null", counts.nulls().unwrap().f, &theirs[name]["null_f1"]);
    }
}
