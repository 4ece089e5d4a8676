//! The house rules a compiler does not know.

use std::{collections::BTreeSet, fs, path::Path};

use unicode_normalization::UnicodeNormalization as _;

/// The modules from the ground up: each may use itself and those before it.
const LAYERS: &[&str] = &[
    "yaml",
    "lang",
    "text",
    "diagnostic",
    "segment",
    "morph",
    "translit",
    "lexicon",
    "glossary",
    "value",
    "features",
    "align",
    "diff",
    "stale",
    "check",
    "exchange",
    "report",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(dir: &Path, ending: &str, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.to_str().is_some_and(|p| p.ends_with(ending)) {
            out.push(path);
        }
    }
    out.sort();
}

#[test]
fn a_module_uses_only_those_below_it() {
    let src = root().join("src");
    let mut wrong = Vec::new();
    let mut all = Vec::new();
    files(&src, ".rs", &mut all);
    for path in all {
        let relative = path.strip_prefix(&src).unwrap().to_str().unwrap();
        let own = relative.split(['/', '.']).next().unwrap();
        let Some(level) = LAYERS.iter().position(|layer| *layer == own) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        // `use crate::{ a::…, b::… }` names one module a line or one a brace; a plain look for `name::` finds both.
        let code: String =
            code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let uses: Vec<&str> =
            code.split("use crate::").skip(1).map(|u| u.split(';').next().unwrap()).collect();
        for (above, name) in LAYERS.iter().enumerate().skip(level + 1) {
            let direct = code.contains(&format!("crate::{name}::"));
            let grouped = uses.iter().any(|u| {
                u.starts_with(name)
                    || u.starts_with('{')
                        && u.lines()
                            .any(|l| l.trim().trim_start_matches('{').starts_with(&format!("{name}::")))
            });
            if direct || grouped {
                wrong.push(format!("{relative} (layer {level}) uses {name} (layer {above})"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_layer() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|l| l.strip_prefix("pub mod ")) {
        assert!(LAYERS.contains(&line.trim_end_matches(';')), "{line}");
    }
}

#[test]
fn tables_are_sorted_unique_nfc_and_say_whence() {
    let mut all = Vec::new();
    files(&root().join("src"), ".tsv", &mut all);
    assert!(all.len() > 5);
    for path in all {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().display();
        assert!(text.starts_with("# source: "), "{name}: no `# source:` on top");
        assert!(text.nfc().eq(text.chars()), "{name}: not NFC");
        let rows: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(
            rows.iter().all(|row| !row.is_empty() && !row.ends_with(' ')),
            "{name}: blank or ragged rows"
        );
        // A table may say that its order has a meaning.
        let ordered = text.lines().any(|line| line.starts_with("# order: "));
        let unsorted = rows.windows(2).find(|pair| pair[0] >= pair[1]);
        assert!(ordered || unsorted.is_none(), "{name}: not sorted or not unique at {unsorted:?}");
    }
}

#[test]
fn files_stay_small() {
    let mut all = Vec::new();
    files(&root().join("src"), ".rs", &mut all);
    let long: Vec<String> = all
        .iter()
        .map(|path| (path, fs::read_to_string(path).unwrap().lines().count()))
        .filter(|(path, lines)| *lines > 520 && !path.to_string_lossy().contains("tests"))
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_cited_key_is_in_the_references() {
    let known = fs::read_to_string(root().join("docs/references.md")).unwrap();
    let mut all = Vec::new();
    files(&root().join("src"), ".rs", &mut all);
    let mut missing = BTreeSet::new();
    for path in all {
        let text = fs::read_to_string(&path).unwrap();
        for comment in text.lines().filter_map(|l| l.split_once("//").map(|(_, c)| c)) {
            for key in comment.split('[').skip(1).filter_map(|rest| rest.split_once(']')) {
                let (key, after) = key;
                let shaped = key.len() >= 4
                    && key.chars().next().is_some_and(|c| c.is_ascii_uppercase())
                    && key.chars().any(|c| c.is_ascii_digit())
                    && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
                if shaped && !after.starts_with('(') && !known.contains(&format!("[{key}]")) {
                    missing.insert(key.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "not in docs/references.md: {missing:?}");
}
