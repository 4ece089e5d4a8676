//! Readers: from a text's shape to its blocks. One file a format.

mod plain;

pub use plain::plain;
