//! Learns `src/align/weights.tsv` from gold data, or cross-validates by document.
//!
//! ```text
//! cargo run --release --example train_weights -- GOLD_DIR                       writes src/align/weights.tsv
//! cargo run --release --example train_weights -- GOLD_DIR --cross-validate      prints the table of scores
//! cargo run --release --example train_weights -- GOLD_DIR --cross-validate DIR  and writes DIR/<variant>/<doc>.jsonl
//! ```
//!
//! No document is ever scored with weights that have seen one of its sentences, in any variant. The same bytes each time.
#![expect(clippy::print_stdout, reason = "a command")]
#![expect(clippy::disallowed_methods, reason = "a command reads and writes files")]

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

use rouna::{
    align::{
        Config, Family, Model, align_with,
        eval::{self, Gold, Score},
        gold::{GoldFile, gold_path, row_spans, units_of},
        train::{Lesson, learn},
    },
    features::{Band, Grid, Sheet},
    segment::{Sentence, segment},
    text::{Document, Set},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Difficulties that are learned from; `vlong` is made of the same articles and only scored.
const LESSONS: [&str; 5] = ["clean", "flat", "nm", "hard", "vhard"];
const FOLDS: usize = 5;
/// Rounds of the descent; the loss has settled by then.
const ROUNDS: usize = 80;

struct Article {
    set: Set,
    sentences: Vec<Vec<Sentence>>,
    gold: Gold,
}

impl Article {
    fn ids(&self) -> BTreeSet<i64> {
        self.gold.sides.iter().flat_map(|side| side.units().iter().map(|unit| unit.2)).collect()
    }
}

/// An article's lessons in every difficulty.
type Lessons = BTreeMap<String, Vec<(Family, Lesson)>>;

fn load(dir: &str, variant: &str) -> Outcome<Vec<Article>> {
    let index = fs::read_to_string(format!("{dir}/{variant}.index"))?;
    index
        .lines()
        .map(|line| {
            let path = format!("{dir}/{line}");
            let file = GoldFile::parse(&fs::read_to_string(&path)?)?;
            let folder = Path::new(&path).parent().unwrap_or(Path::new(""));
            let mut documents = Vec::new();
            for (lang, name) in file.files() {
                documents.push(Document::new(lang, name, fs::read_to_string(folder.join(name))?));
            }
            let set = Set { slug: file.id.as_str().into(), documents };
            let sentences: Vec<_> = set.documents.iter().map(segment).collect();
            Ok(Article { gold: file.gold(&set), sentences, set })
        })
        .collect()
}

fn lessons(article: &Article) -> Vec<(Family, Lesson)> {
    let Article { set, sentences, gold } = article;
    let sheets: Vec<Sheet> =
        set.documents.iter().zip(sentences).map(|(d, s)| Sheet::new(d, s, &[])).collect();
    let units: Vec<_> = (0..sheets.len()).map(|version| units_of(set, sentences, gold, version)).collect();
    let mut out = Vec::new();
    for (a, src) in sheets.iter().enumerate() {
        for (b, tgt) in sheets.iter().enumerate().skip(a + 1) {
            let Some(path) = gold_path(&units[a], &units[b]) else { continue };
            let grid = Grid::new(src, tgt, Band::full(src.len(), tgt.len()));
            let lesson = Lesson::new(&grid, &path);
            out.extend(lesson.map(|lesson| (Family::of(src.lang(), tgt.lang()), lesson)));
        }
    }
    out
}

/// Weights from all lessons but those of the articles left out.
fn train(lessons: &Lessons, left_out: &BTreeSet<&str>) -> Model {
    let mut model = Model::zero();
    let seen = lessons.iter().filter(|(name, _)| !left_out.contains(name.as_str()));
    let seen: Vec<&(Family, Lesson)> = seen.flat_map(|(_, list)| list).collect();
    for (family, _) in Family::ALL {
        // A pair without tables gets what all pairs have in common.
        let own = |f: Family| f == family || family == Family::Neutral;
        let own: Vec<&Lesson> = seen.iter().filter(|(f, _)| own(*f)).map(|(_, lesson)| lesson).collect();
        model.set(family, learn(&own, ROUNDS));
    }
    model
}

/// Scores an article; writes its rows where wanted.
fn test(article: &Article, model: &Model, out: Option<&str>, tally: &mut Tally) -> Outcome<()> {
    let Article { set, sentences, gold } = article;
    let alignment = align_with(set, sentences, &Config { model, hits: &[] });
    let rows = row_spans(set, sentences, &alignment);
    tally.score.add(&eval::score(gold, &rows));
    for (row, spans) in alignment.rows.iter().zip(&rows) {
        let right = eval::row_is_right(gold, spans);
        tally.sure.push((row.confidence, right));
    }
    let Some(dir) = out else { return Ok(()) };
    let mut text = String::new();
    for spans in &rows {
        let cells: BTreeMap<&str, &Vec<[usize; 2]>> = set
            .documents
            .iter()
            .zip(spans)
            .map(|(doc, spans)| {
                (["en", "be", "ru"].into_iter().find(|t| *t == doc.lang().tag()).unwrap_or("und"), spans)
            })
            .collect();
        writeln!(text, "{}", serde_json::to_string(&cells)?)?;
    }
    fs::create_dir_all(dir)?;
    Ok(fs::write(format!("{dir}/{}.jsonl", set.slug), text)?)
}

#[derive(Default)]
struct Tally {
    score: Score,
    /// Confidence of each row, and whether it was right.
    sure: Vec<(f32, bool)>,
}

fn print(variant: &str, tally: &Tally) {
    let percent = |x: f64| 100.0 * x;
    if let Some(three) = tally.score.three {
        print!("{variant:6} {:8.2} {:8.2}", percent(three.three_way().f), percent(three.exact()));
    }
    for counts in tally.score.pairs.values() {
        let null = counts.nulls().map_or("    –".to_owned(), |n| format!("{:5.1}", percent(n.f)));
        print!("   {:6.2} {:6.2} {null}", percent(counts.links().f), percent(counts.strict().f));
    }
    println!();
}

fn print_reliability(sure: &[(f32, bool)]) {
    println!("\nconfidence     rows   right");
    for (low, high) in
        [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.99), (0.99, 1.01)]
    {
        let rows: Vec<bool> =
            sure.iter().filter(|(c, _)| (low..high).contains(c)).map(|(_, ok)| *ok).collect();
        let right = rows.iter().filter(|ok| **ok).count();
        let share = 100.0 * right as f64 / rows.len().max(1) as f64;
        println!("{low:.2}–{:.2} {:9} {share:6.1} %", f32::min(high, 1.0), rows.len());
    }
}

fn cross_validate(
    dir: &str,
    out: Option<&str>,
    sets: &[(&str, Vec<Article>)],
    lessons: &Lessons,
) -> Outcome<()> {
    let names: Vec<&str> = lessons.keys().map(String::as_str).collect();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let folder = |variant: &str| out.map(|out| format!("{out}/{variant}"));
    for fold in 0..FOLDS {
        let held: BTreeSet<&str> =
            names.iter().enumerate().filter(|(n, _)| n % FOLDS == fold).map(|(_, name)| *name).collect();
        let model = train(lessons, &held);
        for (variant, articles) in sets {
            for article in articles.iter().filter(|a| held.contains(&*a.set.slug)) {
                test(article, &model, folder(variant).as_deref(), tallies.entry(variant).or_default())?;
            }
        }
    }
    let clean = sets.iter().find(|(variant, _)| *variant == "clean").map(|(_, articles)| articles);
    for article in load(dir, "vlong")? {
        let ids = article.ids();
        let inside = clean.into_iter().flatten().filter(|a| !a.ids().is_disjoint(&ids));
        let model = train(lessons, &inside.map(|a| &*a.set.slug).collect());
        test(&article, &model, folder("vlong").as_deref(), tallies.entry("vlong").or_default())?;
    }
    println!(
        "cross-validated by document, {FOLDS} folds; pairs en-be, en-ru, be-ru: link F1, strict F1, null F1"
    );
    println!("       3-way F1    exact");
    let all: Vec<(f32, bool)> = tallies.values().flat_map(|t| t.sure.iter().copied()).collect();
    for variant in LESSONS.iter().chain(&["vlong"]) {
        if let Some(tally) = tallies.get(variant) {
            print(variant, tally);
        }
    }
    print_reliability(&all);
    Ok(())
}

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = args.first().map_or("../shared/gold/align", String::as_str);
    let mut sets = Vec::new();
    for variant in LESSONS {
        sets.push((variant, load(dir, variant)?));
    }
    let mut by_article = Lessons::new();
    for article in sets.iter().flat_map(|(_, articles)| articles) {
        by_article.entry(article.set.slug.to_string()).or_default().extend(lessons(article));
    }
    if args.get(1).is_some_and(|arg| arg == "--cross-validate") {
        return cross_validate(dir, args.get(2).map(String::as_str), &sets, &by_article);
    }
    let header = format!(
        "# source: learned by examples/train_weights.rs from {} articles of the development gold in {} difficulties\n",
        by_article.len(),
        LESSONS.len()
    );
    fs::write("src/align/weights.tsv", header + &train(&by_article, &BTreeSet::new()).to_tsv())?;
    Ok(())
}
