//! From bytes to lines, columns and code points.

/// Distance in bytes between two remembered places, so that a look-up on one huge line stays cheap.
const STRIDE: usize = 512;

/// Where lines begin, and how many code points stand before every [`STRIDE`]th byte.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    /// Byte offset of the first character of each line.
    starts: Box<[u32]>,
    /// Code points before byte `i * STRIDE` (counting characters that begin before it).
    marks: Box<[u32]>,
}

/// A place as people name it: both from 1, `column` in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

impl LineIndex {
    /// Reads `text` once. Lines end at `\n`, `\r\n` or a lone `\r`. O(n).
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut chars = 0_u32;
        for (at, &byte) in bytes.iter().enumerate() {
            if at % STRIDE == 0 {
                marks.push(chars);
            }
            chars += u32::from(!is_continuation(byte));
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts: starts.into(), marks: marks.into() }
    }

    /// Code points before byte `at` of `text`, the text the index was made of. O(STRIDE).
    pub fn chars_before(&self, text: &str, at: usize) -> usize {
        let bytes = text.as_bytes();
        let at = at.min(bytes.len());
        let mark = (at / STRIDE).min(self.marks.len().saturating_sub(1));
        let known = self.marks.get(mark).map_or(0, |&n| n as usize);
        let rest = bytes.get(mark * STRIDE..at).unwrap_or_default();
        known + rest.iter().filter(|&&b| !is_continuation(b)).count()
    }

    /// Line and column of byte `at`.
    pub fn line_column(&self, text: &str, at: usize) -> LineColumn {
        let line = self.starts.partition_point(|&s| s as usize <= at).max(1);
        let start = self.starts.get(line - 1).map_or(0, |&s| s as usize);
        let column = self.chars_before(text, at) - self.chars_before(text, start) + 1;
        LineColumn { line, column }
    }

    /// The bytes of line `line` (from 1), its line end included.
    pub fn line_range(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).map_or(text.len(), |&s| s as usize);
        let end = self.starts.get(line).map_or(text.len(), |&s| s as usize);
        start..end
    }

    /// How many lines there are, at least one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let text = "Мінск\r\nГорад Брэст\n\nend";
        let index = LineIndex::new(text);
        let at = text.find("Брэст").unwrap();
        assert_eq!(index.line_column(text, at), LineColumn { line: 2, column: 7 });
        assert_eq!(index.line_column(text, text.len()), LineColumn { line: 4, column: 4 });
        assert_eq!(index.chars_before(text, text.len()), text.chars().count());
    }

    #[test]
    fn a_long_line_is_counted_from_the_nearest_mark() {
        let text = "ў".repeat(5_000);
        let index = LineIndex::new(&text);
        for at in [0, 2, 510, 512, 1024, 9_998, 10_000] {
            assert_eq!(index.chars_before(&text, at), at / 2);
        }
    }
}
