//! What forms names take, and how many of the gold ones come out.

mod gold;
mod names;
mod phrases;
