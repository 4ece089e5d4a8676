//! Where sets are: pairs, names known by the settings, folders, files and their siblings.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{
    Config, display,
    pattern::{Found, Pattern},
};
use crate::cli::args;
use rouna::{lang::Lang, yaml::nearest};

/// The folder of stored revisions inside a set.
const REVISIONS: &str = "revisions";
/// Endings of texts.
const ENDINGS: [&str; 4] = ["txt", "md", "text", "markdown"];
/// Folders nested deeper are not walked.
const MOST_DEPTH: usize = 12;

/// The files of a set, unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Files {
    pub(super) slug: String,
    /// The lead first, then in the order of the settings.
    pub(super) files: Vec<(Lang, PathBuf)>,
}

/// All sets the arguments name, each once; at least one.
pub(super) fn find(config: &Config, names: &[String]) -> Result<Vec<Files>> {
    let pairs: Vec<(&str, &str)> = names.iter().filter_map(|name| pair(name)).collect();
    let mut sets = Vec::new();
    if !pairs.is_empty() {
        sets.push(from_pairs(&pairs)?);
    }
    for name in names.iter().filter(|name| pair(name).is_none()) {
        sets.extend(named(config, name)?);
    }
    if names.is_empty() {
        sets = everything(config)?;
    }
    let mut once: Vec<Files> = Vec::new();
    for mut set in sets {
        let order =
            |lang: Lang| config.languages.iter().position(|known| *known == lang).unwrap_or(usize::MAX);
        set.files.sort_by(|(a, _), (b, _)| order(*a).cmp(&order(*b)).then_with(|| a.tag().cmp(b.tag())));
        for ((a, first), (b, second)) in set.files.iter().zip(set.files.iter().skip(1)) {
            if a == b {
                bail!(
                    "two {} texts in one set: {} and {}; name the right one as {a}={}",
                    a.spec().name,
                    display(first),
                    display(second),
                    display(first)
                );
            }
        }
        if !once.iter().any(|known| known.files == set.files) {
            once.push(set);
        }
    }
    Ok(once)
}

/// `be=path`, unless there is a file of that very name.
fn pair(name: &str) -> Option<(&str, &str)> {
    name.split_once('=').filter(|(code, _)| !code.contains(['/', '\\', '.']) && !Path::new(name).exists())
}

fn from_pairs(pairs: &[(&str, &str)]) -> Result<Files> {
    let mut files: Vec<(Lang, PathBuf)> = Vec::new();
    for (code, path) in pairs {
        let lang = args::lang(code).map_err(|message| anyhow!("`{code}={path}`: {message}"))?;
        if path.is_empty() {
            bail!("`{code}=` names no file; write it as {code}=FILE");
        }
        if *path == "-" && files.iter().any(|(_, known)| known == Path::new("-")) {
            bail!("`-` stands twice, but there is one standard input");
        }
        if let Some((_, first)) = files.iter().find(|(known, _)| *known == lang) {
            bail!("{code}= stands twice, with {} and {path}; a set has one text a language", display(first));
        }
        files.push((lang, PathBuf::from(path)));
    }
    let slug = files.first().map(|(_, path)| folder_name(path)).unwrap_or_default();
    Ok(Files { slug, files })
}

/// The name of the folder a file is in.
fn folder_name(file: &Path) -> String {
    if file == Path::new("-") {
        return "stdin".to_owned();
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    slug_of(folder)
}

/// A folder's own name; a stored revision is called `NAME@N`.
fn slug_of(folder: &Path) -> String {
    let full = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name =
        |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match full.parent().filter(|above| name(above) == REVISIONS).and_then(Path::parent) {
        Some(set) => format!("{}@{}", name(set), name(&full)),
        None => name(&full),
    }
}

/// No arguments: what the settings name, else the current folder.
fn everything(config: &Config) -> Result<Vec<Files>> {
    if config.sets.is_empty() {
        return folder(config, Path::new("."));
    }
    let sets = by_patterns(config, None, None)?;
    if sets.is_empty() {
        bail!(
            "no set found: no file is where `sets:` in {} says",
            config.file.as_deref().unwrap_or("rouna.yaml")
        );
    }
    Ok(sets)
}

/// A path, a name known by the settings, or either with `@N`.
fn named(config: &Config, name: &str) -> Result<Vec<Files>> {
    if name == "-" {
        bail!("which language is the standard input? write it as en=- or be=-");
    }
    let path = Path::new(name);
    if path.is_dir() {
        return folder(config, path);
    }
    if path.exists() {
        return Ok(vec![beside(config, path)?]);
    }
    if let Some((base, number)) = name.rsplit_once('@').filter(|(base, n)| !base.is_empty() && number(n)) {
        return stored(config, base, number);
    }
    let sets = by_patterns(config, Some(name), None)?;
    if !sets.is_empty() {
        return Ok(sets);
    }
    let slugs: Vec<String> = by_patterns(config, None, None)?.into_iter().map(|set| set.slug).collect();
    // Slugs are long, and people remember their end.
    let part = slugs.iter().map(String::as_str).find(|slug| name.len() > 2 && slug.contains(name));
    match part.or_else(|| nearest(name, slugs.iter().map(String::as_str))) {
        Some(near) => bail!("no file, folder or set `{name}`; did you mean `{near}`?"),
        None => bail!("no file, folder or set `{name}`"),
    }
}

fn number(text: &str) -> bool {
    !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Revision `number` of a set.
fn stored(config: &Config, base: &str, number: &str) -> Result<Vec<Files>> {
    let path = Path::new(base);
    let mut sets = Vec::new();
    let mut all = path.join(REVISIONS);
    if path.is_dir() {
        if all.join(number).is_dir() {
            sets = folder(config, &all.join(number))?;
        }
    } else {
        let now = by_patterns(config, Some(base), None)?;
        let Some((_, file)) = now.first().and_then(|set| set.files.first()) else {
            return named(config, base);
        };
        all = file.parent().unwrap_or(Path::new("")).join(REVISIONS);
        sets = by_patterns(config, Some(base), Some(number))?;
    }
    if sets.is_empty() {
        let known: Vec<String> = list(&all).unwrap_or_default().into_iter().map(|(name, _)| name).collect();
        let hint = if known.is_empty() {
            "it has no stored revisions".to_owned()
        } else {
            format!("stored are {}", known.join(", "))
        };
        bail!("no revision {number} of `{base}`; {hint} (looked in {})", display(&all));
    }
    for set in &mut sets {
        set.slug = format!("{}@{number}", set.slug.split('@').next().unwrap_or_default());
    }
    Ok(sets)
}

/// Sets at the places the settings name, by slug.
fn by_patterns(config: &Config, slug: Option<&str>, revision: Option<&str>) -> Result<Vec<Files>> {
    let mut sets: BTreeMap<String, Vec<(Lang, PathBuf)>> = BTreeMap::new();
    for pattern in &config.sets {
        let found = Found { slug: slug.map(str::to_owned), lang: None };
        let mut walk = Walk { pattern, langs: &config.languages, revision, sets: &mut sets };
        walk.down(0, &config.root, &found)?;
    }
    Ok(sets.into_iter().map(|(slug, files)| Files { slug, files }).collect())
}

struct Walk<'a> {
    pattern: &'a Pattern,
    langs: &'a [Lang],
    revision: Option<&'a str>,
    sets: &'a mut BTreeMap<String, Vec<(Lang, PathBuf)>>,
}

impl Walk<'_> {
    fn down(&mut self, part: usize, folder: &Path, found: &Found) -> Result<()> {
        let mut folder = folder.to_path_buf();
        let first = self.pattern.has_lang(part) && !(0..part).any(|part| self.pattern.has_lang(part));
        if let Some(revision) = self.revision.filter(|_| first) {
            folder = folder.join(REVISIONS).join(revision);
        }
        if let Some(name) = self.pattern.fixed(part, found) {
            let path = if name.is_empty() { PathBuf::from("/") } else { folder.join(name) };
            return self.next(part, path, found.clone());
        }
        if !folder.as_os_str().is_empty() && !folder.is_dir() {
            return Ok(());
        }
        for (name, path) in list(&folder)? {
            if let Some(found) = self.pattern.matches(part, &name, found, self.langs) {
                self.next(part, path, found)?;
            }
        }
        Ok(())
    }

    fn next(&mut self, part: usize, path: PathBuf, found: Found) -> Result<()> {
        if part + 1 < self.pattern.depth() {
            return if path.is_dir() { self.down(part + 1, &path, &found) } else { Ok(()) };
        }
        if let (Found { slug: Some(slug), lang: Some(lang) }, true) = (found, path.is_file()) {
            let files = self.sets.entry(slug).or_default();
            if !files.iter().any(|(_, known)| *known == path) {
                files.push((lang, path));
            }
        }
        Ok(())
    }
}

/// What is in a folder, by name, hidden things left out.
fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(here).with_context(|| format!("cannot read the folder {}", display(here)))?;
    let mut out = Vec::new();
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read the folder {}", display(here)))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            let path = if here == Path::new(".") { PathBuf::from(&name) } else { here.join(&name) };
            out.push((name, path));
        }
    }
    out.sort();
    Ok(out)
}

/// All sets in a folder and below.
fn folder(config: &Config, path: &Path) -> Result<Vec<Files>> {
    let mut sets = Vec::new();
    walk(config, path, 0, &mut sets)?;
    if sets.is_empty() {
        let tags: Vec<String> = config.languages.iter().map(|lang| format!("{lang}.txt")).collect();
        let lead = config.languages.first().map_or("en", |lang| lang.tag());
        bail!(
            "no set found in {}: looked for {}, for NAME.{lead}.txt and its siblings, and for {lead}/NAME.txt",
            display(path),
            tags.join(", ")
        );
    }
    Ok(sets)
}

fn walk(config: &Config, path: &Path, depth: usize, sets: &mut Vec<Files>) -> Result<()> {
    let mut own = Vec::new();
    let mut siblings: BTreeMap<String, Vec<(Lang, PathBuf)>> = BTreeMap::new();
    let mut by_folder: BTreeMap<String, Vec<(Lang, PathBuf)>> = BTreeMap::new();
    let mut below = Vec::new();
    for (name, path) in list(path)? {
        if path.is_dir() {
            if let Some(lang) = tag(config, &name) {
                for (name, file) in list(&path)?.into_iter().filter(|(_, file)| file.is_file()) {
                    if let Some(stem) = text_stem(&name).filter(|stem| split(config, stem).is_none()) {
                        by_folder.entry(stem.to_owned()).or_default().push((lang, file));
                    }
                }
            } else if name != REVISIONS && !path.is_symlink() {
                below.push(path);
            }
        } else if let Some((slug, lang)) = text_stem(&name).and_then(|stem| split(config, stem)) {
            if slug.is_empty() {
                own.push((lang, path));
            } else {
                siblings.entry(slug.to_owned()).or_default().push((lang, path));
            }
        }
    }
    if !own.is_empty() {
        sets.push(Files { slug: slug_of(path), files: own });
    }
    let grouped = siblings.into_iter().chain(by_folder);
    sets.extend(grouped.map(|(slug, files)| Files { slug, files }));
    for path in below.iter().filter(|_| depth < MOST_DEPTH) {
        walk(config, path, depth + 1, sets)?;
    }
    Ok(())
}

/// A language of the settings (or one with tables) by its tag.
fn tag(config: &Config, name: &str) -> Option<Lang> {
    config.languages.iter().copied().chain(Lang::ALL).find(|lang| lang.tag() == name)
}

/// The name without the ending of a text.
fn text_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ENDINGS.contains(&ending.to_lowercase().as_str()).then_some(stem)
}

/// `story.be` is `story` in Belarusian; `be` is a set's own text, without a name.
fn split<'a>(config: &Config, stem: &'a str) -> Option<(&'a str, Lang)> {
    match stem.rsplit_once('.') {
        Some((slug, code)) => Some((slug, tag(config, code)?)),
        None => Some(("", tag(config, stem)?)),
    }
}

/// The language a file's name or folder tells.
pub(super) fn lang_of(config: &Config, name: &str) -> Option<Lang> {
    let path = Path::new(name);
    let stem = path.file_stem()?.to_str()?;
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    split(config, stem).map(|(_, lang)| lang).or_else(|| tag(config, folder?)).filter(|_| path.is_file())
}

/// The set a file belongs to.
fn beside(config: &Config, file: &Path) -> Result<Files> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem =
        Path::new(&name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some((slug, _)) = split(config, &stem) {
        let own = |other: &str| {
            let stem = Path::new(other).file_stem()?.to_str()?;
            split(config, stem).filter(|(known, _)| *known == slug).map(|(_, lang)| lang)
        };
        let all = list(folder)?
            .into_iter()
            .filter(|(other, path)| path.is_file() && (*other == name || text_stem(other).is_some()));
        let files = all.filter_map(|(other, path)| Some((own(&other)?, path))).collect();
        let slug = if slug.is_empty() { folder_name(file) } else { slug.to_owned() };
        return Ok(Files { slug, files });
    }
    let code = folder.file_name().and_then(|name| name.to_str());
    if code.and_then(|code| tag(config, code)).is_some() {
        let above = folder.parent().unwrap_or(Path::new(""));
        let langs = config.languages.iter().copied();
        let files = langs.map(|lang| (lang, above.join(lang.tag()).join(&name)));
        return Ok(Files { slug: stem, files: files.filter(|(_, path)| path.is_file()).collect() });
    }
    let shown = display(file);
    bail!("cannot tell which language {shown} is in; write it as en={shown}, be={shown} or ru={shown}")
}

/// The YAML files of a folder, of a pattern such as `glossary/*.yaml`, or the file itself.
pub(super) fn glossary_files(path: &Path) -> Result<Vec<PathBuf>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (folder, start, end) = match name.split_once('*') {
        Some((start, end)) => (path.parent().unwrap_or(Path::new("")), start, end),
        None if path.is_dir() => (path, "", ""),
        None if path.exists() => return Ok(vec![path.to_path_buf()]),
        None => bail!("there is no glossary {}", display(path)),
    };
    let yaml = |name: &str| {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        matches!(ending, "yaml" | "yml") && name.starts_with(start) && name.ends_with(end)
    };
    let files: Vec<PathBuf> = list(folder)?
        .into_iter()
        .filter(|(name, path)| yaml(name) && path.is_file())
        .map(|(_, p)| p)
        .collect();
    if files.is_empty() {
        bail!("there is no glossary (a file ending in .yaml) in {}", display(folder));
    }
    Ok(files)
}
