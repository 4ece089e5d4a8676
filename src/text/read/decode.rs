//! From the bytes of a file to its text.

use super::guess::{self, Guess};

/// Texts of this many bytes or more are refused: offsets have to fit in 32 bits with room to spare.
const CAP: usize = 1 << 30;

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// All of it but the byte order mark.
    pub text: Box<str>,
    /// Whether a byte order mark stood before it: then bytes of the file are three more than bytes of the text.
    pub bom: bool,
}

/// Why the bytes are no text we can read. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No visible character.
    #[error("the file is empty: there is no text to read in it")]
    Empty,
    /// One gibibyte or more.
    #[error("the file is too long ({bytes} bytes, the limit is 1 GiB): split it into articles")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// Two or four bytes a character.
    #[error("the file is in {encoding}, not in UTF-8: save it as UTF-8")]
    Wide {
        /// `UTF-16` or `UTF-32`, with the order of bytes.
        encoding: &'static str,
    },
    /// Holds what no text holds.
    #[error(
        "line {line}: the file is not a text (a picture, an archive or an office document?): save the article as plain text in UTF-8"
    )]
    Binary {
        /// Line of the first byte that is not of a text, from 1.
        line: usize,
    },
    /// An old Cyrillic code page.
    #[error("line {line}: the file is not in UTF-8, it seems to be in {encoding}: save it as UTF-8")]
    CodePage {
        /// Name of the code page that fits best.
        encoding: &'static str,
        /// Line of the first byte that is not UTF-8, from 1.
        line: usize,
    },
    /// UTF-8 with broken places, or an encoding we do not know.
    #[error("line {line}: byte 0x{byte:02X} is not UTF-8: save the file as UTF-8")]
    Broken {
        /// The first bad byte.
        byte: u8,
        /// Its line, from 1.
        line: usize,
    },
}

/// Reads UTF-8, with or without a byte order mark; says of anything else what it seems to be.
///
/// A NUL inside a text that is otherwise UTF-8 is let through if it is alone among thousands: some editors leave one.
///
/// ```
/// use rouna::text::read::decode;
/// assert_eq!(&*decode("\u{FEFF}Мінск".as_bytes())?.text, "Мінск");
/// assert!(decode(b"\xFF\xFEA\0").unwrap_err().to_string().contains("UTF-16"));
/// # Ok::<(), rouna::text::read::ReadError>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if bytes.len() >= CAP {
        return Err(ReadError::TooLong { bytes: bytes.len() });
    }
    if let Some(encoding) = guess::wide(bytes) {
        return Err(ReadError::Wide { encoding });
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(body).map_err(|error| refuse(body, error.valid_up_to()))?;
    if let Some(at) = guess::binary(body) {
        return Err(ReadError::Binary { line: line_of(body, at) });
    }
    if text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')) {
        return Err(ReadError::Empty);
    }
    Ok(Decoded { text: text.into(), bom: body.len() < bytes.len() })
}

/// What to say of bytes that are not UTF-8 from `at` on.
fn refuse(bytes: &[u8], at: usize) -> ReadError {
    let line = line_of(bytes, at);
    match guess::code_page(bytes) {
        Guess::Binary => ReadError::Binary { line },
        Guess::CodePage(encoding) => ReadError::CodePage { encoding, line },
        Guess::Unknown => ReadError::Broken { byte: bytes.get(at).copied().unwrap_or_default(), line },
    }
}

/// Line of a byte, from 1; lines end at `\n`, `\r\n` or a lone `\r`.
fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or(bytes);
    let lone = |pair: &&[u8]| matches!(pair, [b'\r', next] if *next != b'\n');
    before.split(|b| *b == b'\n').count() + before.windows(2).filter(lone).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn error(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().to_string()
    }

    fn coded(text: &str, encode: impl Fn(char) -> u8) -> Vec<u8> {
        text.chars().map(|c| if c.is_ascii() { u8::try_from(c).unwrap() } else { encode(c) }).collect()
    }

    fn cp1251(c: char) -> u8 {
        match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xC0).unwrap(),
            'і' => 0xB3,
            'ў' => 0xA2,
            'ё' => 0xB8,
            _ => 0x97,
        }
    }

    fn koi8(c: char) -> u8 {
        let order = "юабцдефгхийклмнопярстужвьызшэщчъ";
        let lower = c.to_lowercase().next().unwrap();
        let n = order.chars().position(|o| o == lower).map_or(0, |n| u8::try_from(n).unwrap());
        if c == lower { 0xC0 + n } else { 0xE0 + n }
    }

    fn cp866(c: char) -> u8 {
        match u32::from(c) {
            n @ 0x410..=0x43F => u8::try_from(n - 0x410 + 0x80).unwrap(),
            n @ 0x440..=0x44F => u8::try_from(n - 0x440 + 0xE0).unwrap(),
            _ => b'?',
        }
    }

    const RU: &str =
        "Лукашенко отказался уйти с поста.\nСтремясь заручиться верностью, он подписал указ о награждении.";
    const BE: &str = "Headline\nПасля галасавання міліцыя некалькі дзён разганяла мірных дэманстрантаў, аднак сысці ён не захацеў.";

    #[test]
    fn utf8_is_read_and_the_mark_left_out() {
        assert_eq!(decode("\u{FEFF}Ўсё".as_bytes()).unwrap(), Decoded { text: "Ўсё".into(), bom: true });
        assert!(!decode("Ўсё".as_bytes()).unwrap().bom);
        assert!(decode("\u{FEFF}a\u{FEFF}b".as_bytes()).unwrap().text.contains('\u{FEFF}'));
    }

    #[test]
    fn nothing_to_read_is_an_error_of_its_own() {
        for bytes in ["", " \r\n\t", "\u{FEFF}", "\u{A0}\u{2028}"] {
            assert_eq!(decode(bytes.as_bytes()), Err(ReadError::Empty));
        }
    }

    #[test]
    fn wide_encodings_are_named() {
        let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let be = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        assert!(error(&[&b"\xFF\xFE"[..], &le("Мінск")].concat()).contains("UTF-16 (little-endian)"));
        assert!(error(&[&b"\xFE\xFF"[..], &be("Мінск")].concat()).contains("UTF-16 (big-endian)"));
        assert!(error(&le("Minsk, Belarus (AP)")).contains("UTF-16 (little-endian)"));
        assert!(error(&be("Minsk, Belarus (AP)")).contains("UTF-16 (big-endian)"));
        assert!(error(b"\xFF\xFE\0\0M\0\0\0").contains("UTF-32"));
    }

    #[test]
    fn code_pages_are_guessed_by_their_letters() {
        assert_eq!(
            error(&coded(RU, cp1251)),
            "line 1: the file is not in UTF-8, it seems to be in windows-1251: save it as UTF-8"
        );
        assert!(
            error(&coded(BE, cp1251))
                .starts_with("line 2: the file is not in UTF-8, it seems to be in windows-1251")
        );
        assert!(error(&coded(RU, koi8)).contains("KOI8-R"));
        assert!(error(&coded(RU, cp866)).contains("CP866"));
    }

    #[test]
    fn binaries_and_broken_text_are_told_apart() {
        assert!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01").contains("not a text"));
        assert!(error(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0").contains("not a text"));
        assert_eq!(error("Першы\nДругі".as_bytes().get(..18).unwrap()), {
            "line 2: byte 0xD0 is not UTF-8: save the file as UTF-8".to_owned()
        });
        assert_eq!(
            error(b"D\xE9j\xE0 vu, voil\xE0 tout le monde"),
            "line 1: byte 0xE9 is not UTF-8: save the file as UTF-8"
        );
        assert!(error("Ён сказаў: \u{0}".as_bytes()).contains("not a text"));
    }
}
