//! Is there because Cargo heeds build dependencies only of a crate that has a build script.

fn main() {}
