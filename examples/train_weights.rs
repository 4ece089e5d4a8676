//! Learns `src/align/weights.tsv` from gold data, or cross-validates.
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::string_slice
)]
use rouna::{
    align::{
        self, Family, Model, eval,
        train::{self, Lesson},
    },
    features::{Band, Grid, Sheet},
    lang::Lang,
    segment::Sentence,
    text::{BlockId, Document, Set, Span},
};
use std::collections::{BTreeMap, BTreeSet};

struct Doc {
    name: String,
    set: Set,
    sentences: Vec<Vec<Sentence>>,
    gold: eval::Gold,
    ids: BTreeSet<i64>,
}

fn load(dir: &str, variant: &str) -> Vec<Doc> {
    let index = std::fs::read_to_string(format!("{dir}/{variant}.index")).unwrap();
    index
        .lines()
        .map(|line| {
            let json: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(format!("{dir}/{line}")).unwrap()).unwrap();
            let mut documents = vec![];
            let mut sentences = vec![];
            let mut sides = vec![];
            let mut joins = vec![];
            let mut ids = BTreeSet::new();
            for lang in Lang::ALL {
                let side = &json["langs"][lang.tag()];
                let text =
                    std::fs::read_to_string(format!("{dir}/{variant}/{}", side["file"].as_str().unwrap()))
                        .unwrap();
                let units: Vec<(usize, usize, i64)> = side["units"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|u| (u[0].as_u64().unwrap() as usize, u[1].as_u64().unwrap() as usize, uid(&u[2])))
                    .collect();
                ids.extend(units.iter().map(|u| u.2));
                joins.extend(side["joins"].as_array().unwrap().iter().map(|j| (uid(&j[0]), uid(&j[1]))));
                let doc = Document::new(lang, line, text.clone());
                let list = if std::env::var("UNITS").is_ok() {
                    let offs: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
                    let mut block = 0;
                    let mut last = 0;
                    units
                        .iter()
                        .map(|u| {
                            let (s, e) = (offs[u.0], offs[u.1]);
                            if text[last..s].contains('\n') {
                                block += 1;
                            }
                            last = e;
                            Sentence { span: Span::new(s, e), block: BlockId(block) }
                        })
                        .collect()
                } else {
                    rouna::segment::segment(&doc)
                };
                sides.push(eval::GoldSide::new(&text, units));
                sentences.push(list);
                documents.push(doc);
            }
            let name = line.rsplit('/').next().unwrap().trim_end_matches(".json").to_owned();
            Doc {
                name: name.clone(),
                set: Set { slug: name.into(), documents },
                sentences,
                gold: eval::Gold { sides, joins },
                ids,
            }
        })
        .collect()
}

/// Gold beads of a pair over our sentences.
fn gold_path(doc: &Doc, a: usize, b: usize) -> Option<Vec<(usize, usize)>> {
    let units = |v: usize| -> Vec<BTreeSet<i64>> {
        doc.sentences[v]
            .iter()
            .map(|s| {
                let span = doc.set.documents[v].char_span(s.span);
                doc.gold.sides[v]
                    .shares_of(&[span])
                    .into_iter()
                    .filter(|(_, p)| *p > 0.3)
                    .map(|(u, _)| u)
                    .collect()
            })
            .collect()
    };
    let (ua, ub) = (units(a), units(b));
    let (n, m) = (ua.len(), ub.len());
    let (mut i, mut j) = (0, 0);
    let mut path = vec![];
    let has = |list: &[BTreeSet<i64>], set: &BTreeSet<i64>| list.iter().any(|s| !s.is_disjoint(set));
    while i < n || j < m {
        if i < n && !has(&ub[j..], &ua[i]) && !has(&ub[..j], &ua[i]) {
            path.push((1, 0));
            i += 1;
            continue;
        }
        if j < m && !has(&ua[i..], &ub[j]) && !has(&ua[..i], &ub[j]) {
            path.push((0, 1));
            j += 1;
            continue;
        }
        if i >= n || j >= m {
            return None;
        }
        let (mut p, mut q) = (1, 1);
        loop {
            let left: BTreeSet<i64> = ua[i..i + p].iter().flatten().copied().collect();
            let right: BTreeSet<i64> = ub[j..j + q].iter().flatten().copied().collect();
            if i + p < n && !ua[i + p].is_disjoint(&right) {
                p += 1;
                continue;
            }
            if j + q < m && !ub[j + q].is_disjoint(&left) {
                q += 1;
                continue;
            }
            if left.is_disjoint(&right) {
                return None;
            }
            break;
        }
        path.push((p, q));
        i += p;
        j += q;
    }
    // Canonical order in a gap: the first version's sentences first.
    let mut out: Vec<(usize, usize)> = vec![];
    for step in path {
        let mut at = out.len();
        if step == (1, 0) {
            while at > 0 && out[at - 1] == (0, 1) {
                at -= 1;
            }
        }
        out.insert(at, step);
    }
    Some(out)
}

fn lessons(doc: &Doc) -> Vec<(Family, Lesson)> {
    let sheets: Vec<Sheet> =
        doc.set.documents.iter().zip(&doc.sentences).map(|(d, s)| Sheet::new(d, s)).collect();
    let mut out = vec![];
    for a in 0..3 {
        for b in a + 1..3 {
            let Some(path) = gold_path(doc, a, b) else { continue };
            let grid = Grid::new(&sheets[a], &sheets[b], Band::full(sheets[a].len(), sheets[b].len()));
            if let Some(lesson) = Lesson::new(&grid, &path) {
                out.push((Family::of(sheets[a].lang(), sheets[b].lang()), lesson));
            }
        }
    }
    out
}

fn learn(lessons: &[&(Family, Lesson)]) -> Model {
    let mut model = Model::zero();
    for (family, _) in Family::ALL {
        let own: Vec<&Lesson> = lessons.iter().filter(|(f, _)| *f == family).map(|(_, l)| l).collect();
        if !own.is_empty() {
            model.set(family, train::learn(&own, 60));
        }
    }
    model
}

fn report(name: &str, s: &eval::Score) {
    let t = s.three.unwrap();
    print!("{name:6} 3way {:.2} exact {:.2} |", 100.0 * t.three_way().f, 100.0 * t.exact());
    for (k, c) in &s.pairs {
        print!(
            " {k:?} link {:.2} strict {:.2} null {:.2}",
            100.0 * c.links().f,
            100.0 * c.strict().f,
            c.nulls().map_or(0.0, |n| 100.0 * n.f)
        );
    }
    println!();
}

fn main() {
    let dir = std::env::args().nth(1).unwrap_or("../shared/gold/align".into());
    let start = std::time::Instant::now();
    let variants = ["clean", "flat", "nm", "hard", "vhard"];
    let sets: Vec<(&str, Vec<Doc>)> = variants.iter().map(|v| (*v, load(&dir, v))).collect();
    let names: Vec<String> = sets[0].1.iter().map(|d| d.name.clone()).collect();
    let mut by_doc: BTreeMap<&str, Vec<(Family, Lesson)>> = BTreeMap::new();
    for (_, docs) in &sets {
        for d in docs {
            by_doc.entry(d.name.as_str()).or_default().extend(lessons(d));
        }
    }
    eprintln!("lessons {} in {:?}", by_doc.values().map(Vec::len).sum::<usize>(), start.elapsed());
    let folds = 5;
    let mut totals: BTreeMap<String, eval::Score> = BTreeMap::new();
    let mut bins = vec![(0, 0); 11];
    for fold in 0..folds {
        let held: BTreeSet<&str> =
            names.iter().enumerate().filter(|(n, _)| n % folds == fold).map(|(_, n)| n.as_str()).collect();
        let train: Vec<&(Family, Lesson)> =
            by_doc.iter().filter(|(n, _)| !held.contains(**n)).flat_map(|(_, l)| l).collect();
        let model = learn(&train);
        for (variant, docs) in &sets {
            for d in docs.iter().filter(|d| held.contains(d.name.as_str())) {
                eval_doc(d, &model, totals.entry(variant.to_string()).or_default(), &mut bins);
            }
        }
        eprintln!("fold {fold} {:?}", start.elapsed());
    }
    for v in variants {
        report(v, &totals[v]);
    }
    if std::env::var("VLONG").is_ok() {
        let mut total = eval::Score::default();
        for d in load(&dir, "vlong") {
            let clean: BTreeSet<&str> =
                sets[0].1.iter().filter(|c| c.ids.is_disjoint(&d.ids)).map(|c| c.name.as_str()).collect();
            let train: Vec<&(Family, Lesson)> =
                by_doc.iter().filter(|(n, _)| clean.contains(**n)).flat_map(|(_, l)| l).collect();
            eprintln!("{} trained on {} docs", d.name, clean.len());
            eval_doc(&d, &learn(&train), &mut total, &mut bins);
        }
        report("vlong", &total);
    }
    println!("{bins:?}");
    let all: Vec<&(Family, Lesson)> = by_doc.values().flatten().collect();
    if std::env::var("OUT").is_ok() {
        std::fs::write(
            "src/align/weights.tsv",
            format!("# source: learned by examples/train_weights.rs\n{}", learn(&all).to_tsv()),
        )
        .unwrap();
    }
}

fn eval_doc(d: &Doc, model: &Model, total: &mut eval::Score, bins: &mut [(u32, u32)]) {
    let rows = align::align_with(&d.set, &d.sentences, model);
    let spans: Vec<eval::RowSpans> = rows
        .rows
        .iter()
        .map(|r| {
            r.members
                .iter()
                .enumerate()
                .map(|(v, m)| {
                    d.sentences[v][m.start as usize..m.end as usize]
                        .iter()
                        .map(|s| d.set.documents[v].char_span(s.span))
                        .collect()
                })
                .collect()
        })
        .collect();
    total.add(&eval::score(&d.gold, &spans));
    for r in &rows.rows {
        bins[(r.confidence * 10.0) as usize].0 += 1;
    }
    if std::env::var("SHOW").is_ok_and(|v| d.name.contains(&v)) {
        for r in &rows.rows {
            println!("{} {:.2}", r.shape(), r.confidence);
            for (v, m) in r.members.iter().enumerate() {
                for s in &d.sentences[v][m.start as usize..m.end as usize] {
                    println!(
                        "   {} {:?} {}",
                        d.set.documents[v].lang(),
                        d.gold.sides[v]
                            .shares_of(&[d.set.documents[v].char_span(s.span)])
                            .keys()
                            .collect::<Vec<_>>(),
                        d.set.documents[v].slice(s.span)
                    );
                }
            }
        }
    }
}

fn uid(v: &serde_json::Value) -> i64 {
    v.as_i64().unwrap_or_else(|| {
        -1 - v.as_str().unwrap().bytes().fold(0_i64, |h, b| (h * 131 + i64::from(b)) % 1_000_000_007)
    })
}
