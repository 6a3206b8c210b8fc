//! The zip around the bag, by our own rules (PKWARE APPNOTE 6.3.10).
//!
//! Zip libraries are lenient: two of them may see different files in the same bytes. Here [`layout`] checks the archive as a
//! whole before one byte is unpacked and accepts it only if there is one way to read it; [`header`] alone defines the bytes we
//! write, so that writing and checking cannot drift apart.
//!
//! This module must not know bags.
//!
//! See docs/decisions/zip-without-compression.md.

pub(crate) mod body;
pub(crate) mod directory;
pub(crate) mod extra;
pub(crate) mod header;
pub(crate) mod layout;
pub(crate) mod numbers;
