//! Readers: from bytes to text, and from a text's shape to its blocks. One file a format.

mod decode;
mod guess;
mod plain;

pub use decode::{Decoded, ReadError, decode};
pub use plain::plain;
