//! Names one by one: the examples and pitfalls of the language.

use crate::{lang::Lang, morph::*};

#[test]
fn tables_name_only_classes_that_exist() {
    assert_eq!(super::super::be::GRAMMAR.unknown_classes(), Vec::<&str>::new());
    assert_eq!(super::super::ru::GRAMMAR.unknown_classes(), Vec::<&str>::new());
}
