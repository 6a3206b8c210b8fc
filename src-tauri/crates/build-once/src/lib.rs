//! Has no code: what this crate does is in its `Cargo.toml`.
