//! The zip around the bag, by our own rules (PKWARE APPNOTE 6.3.10).
//!
//! Zip libraries read generously: two of them may see different files in the same bytes. Here [`layout`] looks at
//! the archive as a whole before one byte is unpacked and takes it only if there is one way to read it; [`header`]
//! is the one place that knows the bytes we write, so that writing and checking cannot drift apart.
//!
//! It must not know bags.
//!
//! See docs/decisions/zip-without-compression.md.

pub(crate) mod body;
pub(crate) mod directory;
pub(crate) mod extra;
pub(crate) mod header;
pub(crate) mod layout;
pub(crate) mod numbers;
