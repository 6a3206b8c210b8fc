//! An empty library: this crate's purpose is explained in its `Cargo.toml`.
