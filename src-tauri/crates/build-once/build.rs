//! An empty build script, because Cargo resolves build dependencies only of a crate that has one.

fn main() {}
