//! Files: the only place where they are opened, listed or written.

mod find;
mod pattern;
mod write;

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use anyhow::{Result, anyhow, bail};

use super::{args, config::Config};
use rouna::{
    glossary::Glossary,
    lang::Lang,
    text::{
        Document, Set,
        read::{ReadError, decode},
    },
};

pub(crate) use pattern::Pattern;
pub(super) use write::to_file;

/// A larger file is no article.
const MOST_BYTES: u64 = 100_000_000;

/// The nearest file of a name, here or in a folder above, its path relative to here.
pub(super) fn find_upward(name: &str) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut prefix = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(name).is_file() {
            return Some(prefix.join(name));
        }
        prefix.push("..");
    }
    None
}

/// A path as people see it: with `/`, relative to here where it lies below.
pub(super) fn display(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let inner =
        path.strip_prefix(&here).ok().filter(|rest| path.is_absolute() && !rest.as_os_str().is_empty());
    let shown = inner.unwrap_or(path).to_string_lossy().into_owned();
    if std::path::MAIN_SEPARATOR == '\\' { shown.replace('\\', "/") } else { shown }
}

/// A message in which nothing can steer the terminal.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// The text of a file (`-`: the standard input), its byte order mark taken off.
pub(super) fn read_text(path: &Path) -> Result<String> {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { display(path) };
    let bytes = read_bytes(path).map_err(|error| unread(&name, error))?;
    if bytes.len() as u64 > MOST_BYTES {
        bail!("{name} is larger than {} MB; give one article a file", MOST_BYTES / 1_000_000);
    }
    match decode(&bytes) {
        Ok(decoded) => Ok(decoded.text.into()),
        // Empty settings are settings; who wants an article asks for one.
        Err(ReadError::Empty) => Ok(String::new()),
        Err(error) => Err(anyhow!("{name}: {error}")),
    }
}

/// Why a file cannot be read, in words; the cause is kept.
fn unread(name: &str, error: io::Error) -> anyhow::Error {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        return anyhow!("there is no file {name}; look at the spelling and the folder");
    }
    if kind == io::ErrorKind::IsADirectory {
        return anyhow!("{name} is a folder; name a file in it");
    }
    if kind == io::ErrorKind::PermissionDenied {
        return anyhow!("{name} must not be read by you; ask its owner, or copy it");
    }
    anyhow::Error::new(error).context(format!("cannot read {name}"))
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    fs::File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// One version, read.
fn document(lang: Lang, path: &Path) -> Result<Document> {
    let text = read_text(path)?;
    if text.trim().is_empty() {
        bail!("{} is empty; put the {} text in it, or leave it out", display(path), lang.spec().name);
    }
    Ok(Document::new(lang, display(path), text))
}

/// The sets the arguments name, read.
pub(super) fn sets(config: &Config, names: &[String]) -> Result<Vec<Set>> {
    let mut sets = Vec::new();
    for found in find::find(config, names)? {
        let documents = found.files.iter().map(|(lang, path)| document(*lang, path));
        let documents = documents.collect::<Result<Vec<_>>>()?;
        sets.push(Set { slug: found.slug.into(), documents });
    }
    Ok(sets)
}

/// Two revisions of one text: their name and the two texts.
pub(super) fn revisions(
    config: &Config,
    names: [&str; 2],
    lang: Option<Lang>,
) -> Result<(String, Document, Document)> {
    let [old, new] = names;
    let wanted = lang.or(find::lang_of(config, old)).or(find::lang_of(config, new));
    let (_, old) = revision(config, old, wanted)?;
    let (name, new) = revision(config, new, Some(lang.unwrap_or(old.lang())))?;
    if old.lang() != new.lang() {
        bail!(
            "{} is {} and {} is {}; two revisions of one text are in one language",
            old.path(),
            old.lang().spec().name,
            new.path(),
            new.lang().spec().name
        );
    }
    Ok((name, old, new))
}

fn revision(config: &Config, name: &str, lang: Option<Lang>) -> Result<(String, Document)> {
    let (given, path) = match name.split_once('=').filter(|_| !Path::new(name).exists()) {
        Some((code, path)) => (Some(args::lang(code).map_err(|m| anyhow!("`{code}`: {m}"))?), path),
        None => (None, name),
    };
    if path == "-" || Path::new(path).is_file() {
        let text = read_text(Path::new(path))?;
        let known = given.or(find::lang_of(config, path)).or(lang).or_else(|| guess(&text));
        let lang = known.ok_or_else(|| anyhow!("cannot tell the language of {path}; add `--lang en`"))?;
        return Ok((path.to_owned(), Document::new(lang, path, text)));
    }
    let mut found = find::find(config, &[name.to_owned()])?;
    if found.len() > 1 {
        let slugs: Vec<&str> = found.iter().map(|set| set.slug.as_str()).collect();
        bail!("{name} holds {} sets; name one of them: {}", found.len(), slugs.join(", "));
    }
    let Some(set) = found.pop() else { bail!("no set found in {name}") };
    let file = match lang {
        Some(lang) => set.files.iter().find(|(own, _)| *own == lang),
        None => set.files.first(),
    };
    let Some((lang, path)) = file else {
        let has: Vec<String> = set.files.iter().map(|(lang, _)| lang.to_string()).collect();
        bail!("{name} has no {} text; it has {}", lang.map_or("", |lang| lang.spec().name), has.join(", "));
    };
    Ok((set.slug.clone(), document(*lang, path)?))
}

/// The language whose letters most of the text's letters are, by the alphabets of the languages; none on a tie.
fn guess(text: &str) -> Option<Lang> {
    let own = |lang: Lang| {
        let letters = text.chars().take(20_000).filter(|c| c.is_alphabetic());
        letters.filter(|c| c.to_lowercase().all(|c| lang.spec().alphabet.contains(c))).count()
    };
    let mut counts: Vec<(usize, Lang)> = Lang::ALL.into_iter().map(|lang| (own(lang), lang)).collect();
    counts.sort();
    let best = counts.pop()?;
    counts.pop().filter(|second| second.0 < best.0).map(|_| best.1)
}

/// The glossary of the settings and the arguments.
pub(super) fn glossary(config: &Config) -> Result<Glossary> {
    let mut files: Vec<(String, String)> = Vec::new();
    for path in &config.glossary {
        for file in find::glossary_files(path)? {
            let shown = display(&file);
            if !files.iter().any(|(known, _)| *known == shown) {
                files.push((shown, read_text(&file)?));
            }
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut langs = Lang::ALL.to_vec();
    langs.extend(config.languages.iter().filter(|lang| !Lang::ALL.contains(lang)));
    Glossary::parse(&files, &langs).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("the glossary cannot be used:\n{}", lines.join("\n"))
    })
}
