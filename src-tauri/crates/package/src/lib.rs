//! The package (稿件包): one zip with one BagIt 1.0 bag (RFC 8493) that carries a story to people outside.
//! `docs/package-format.md` is for them.
//!
//! [`Contents`] is what goes in, [`write_beside`] writes it to disk, whole or not at all and always as the same bytes; [`verify`]
//! is the only way to read: it treats every package as hostile and returns a [`Verified`] only when every byte is accounted for;
//! the files are read from that. [`unzip`] reads a zip that is no package by the same rules.
//!
//! This crate takes files and returns files. It must not know stories, SQL, the network, nor how anything is rendered; nor does
//! it read a clock: the time in the zip is passed in.

mod archive;
mod attached_zip;
mod bag;
mod bag_info;
mod error;
pub mod limits;
mod manifest;
mod name;
mod ours;
mod parcel;
pub mod signature;
mod tag_text;
mod verify;
mod write;
mod zip;

pub use attached_zip::{UnzippedFile, unzip};
pub use bag_info::BagInfo;
pub use error::Error;
pub use name::safe_name;
pub use parcel::{Contents, Source};
pub use signature::{CheckedSignature, SecretKey};
pub use verify::{PackedFile, Verified, verify};
pub use write::{PackageSigner, write_beside};

/// Called with the bytes done and the total, at least once per 256 KiB; returns whether to go on.
pub type Watch<'a> = dyn FnMut(u64, u64) -> std::ops::ControlFlow<()> + 'a;
