//! What bytes that are not UTF-8 seem to be, so that the error can say so. Never used to read.

/// A guess about bytes that are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Binary,
    CodePage(&'static str),
    Unknown,
}

/// As much of a file as a guess needs.
const SAMPLE: usize = 1 << 16;

/// UTF-16 or UTF-32, by the byte order mark or by where the NULs stand.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return Some("UTF-32"),
        [0xFF, 0xFE, ..] => return Some("UTF-16 (little-endian)"),
        [0xFE, 0xFF, ..] => return Some("UTF-16 (big-endian)"),
        _ => {}
    }
    // Without a mark: Latin letters, spaces and line ends have a NUL for their high byte, Cyrillic letters a 4.
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    let high = |n: usize| {
        let at = |pair: &[u8]| pair.get(n).copied();
        let (pairs, mut nuls) = (sample.chunks_exact(2), 0_usize);
        let fits = pairs
            .filter(|pair| matches!(at(pair), Some(0 | 4)))
            .inspect(|pair| nuls += usize::from(at(pair) == Some(0)));
        (fits.count(), nuls)
    };
    let is_wide = |(fits, nuls): (usize, usize)| pairs >= 4 && nuls > 0 && fits * 10 >= pairs * 9;
    let is_one_sided = |a: (usize, usize), b: (usize, usize)| is_wide(a) && !is_wide(b);
    let (big, little) = (high(0), high(1));
    if is_one_sided(little, big) {
        Some("UTF-16 (little-endian)")
    } else if is_one_sided(big, little) {
        Some("UTF-16 (big-endian)")
    } else {
        None
    }
}

/// The first NUL of a file that is valid UTF-8 but holds too many of them to be a text.
pub(super) fn binary(bytes: &[u8]) -> Option<usize> {
    let nuls = bytes.split(|b| *b == 0).count() - 1;
    if nuls * 1000 <= bytes.len() { None } else { bytes.iter().position(|&b| b == 0) }
}

/// Lower-case letters of frequent use in Belarusian and Russian, and how much each weighs: no code page but the right
/// one turns the bytes of a text into mostly these.
const FREQUENT: &str = "оаеинтсрвлкмдпуыіў";

/// From a high byte to a small letter of the code page.
type Table = fn(u8) -> Option<char>;

/// The Cyrillic code page by whose table the high bytes are mostly frequent small letters.
pub(super) fn code_page(bytes: &[u8]) -> Guess {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.iter().any(|&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)) {
        return Guess::Binary;
    }
    // Broken UTF-8 is not a code page: most of its high bytes still make whole characters.
    if utf8_share(sample) > 0.5 {
        return Guess::Unknown;
    }
    let high: Vec<u8> = sample.iter().copied().filter(|b| *b >= 0x80).collect();
    // In a Cyrillic text most letters are high bytes; in a Western European one few are, and й stands for é.
    let latin = sample.iter().filter(|b| b.is_ascii_alphabetic()).count();
    if high.len() * 4 < latin {
        return Guess::Unknown;
    }
    let score = |table: Table| {
        let frequent = high.iter().filter(|&&b| table(b).is_some_and(|c| FREQUENT.contains(c))).count();
        frequent as f64 / high.len().max(1) as f64
    };
    let pages: [(&'static str, Table); 3] =
        [("windows-1251", windows_1251), ("KOI8-R", koi8_r), ("CP866", cp866)];
    let best = pages.into_iter().map(|(name, table)| (score(table), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((score, name)) if score >= 0.5 => Guess::CodePage(name),
        _ => Guess::Unknown,
    }
}

/// Share of the high bytes that belong to whole characters of UTF-8.
fn utf8_share(bytes: &[u8]) -> f64 {
    let high = |part: &[u8]| part.iter().filter(|b| **b >= 0x80).count();
    let valid: usize = bytes.utf8_chunks().map(|chunk| high(chunk.valid().as_bytes())).sum();
    valid as f64 / high(bytes).max(1) as f64
}

/// The small letter `n` places after `а`.
fn letter(n: u8) -> Option<char> {
    char::from_u32(u32::from('а') + u32::from(n))
}

fn windows_1251(byte: u8) -> Option<char> {
    match byte {
        0xE0..=0xFF => letter(byte - 0xE0),
        0xB3 => Some('і'),
        0xA2 => Some('ў'),
        _ => None,
    }
}

fn koi8_r(byte: u8) -> Option<char> {
    let n = usize::from(byte.checked_sub(0xC0)?);
    "юабцдефгхийклмнопярстужвьызшэщчъ".chars().nth(n)
}

fn cp866(byte: u8) -> Option<char> {
    match byte {
        0xA0..=0xAF => letter(byte - 0xA0),
        0xE0..=0xEF => letter(byte - 0xE0 + 16),
        0xF7 => Some('ў'), // CP866 has ў, and no і: Belarusian texts took the Latin letter
        _ => None,
    }
}
