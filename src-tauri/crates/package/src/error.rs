//! What can go wrong, as data: the sentences for people are in newsroom's `says`, the texts here are for logs.

use std::io;
use std::path::{Path, PathBuf};

/// Why a package could not be written or is not accepted.
///
/// Files inside a package are named from the bag's folder on: `data/story.json`, `manifest-sha256.txt`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller's progress function stopped the work. Nothing is left behind.
    #[error("stopped on request")]
    Cancelled,
    /// The package cannot be opened or read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The package.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// No room on the target's disk. Nothing is left behind.
    #[error("the disk of {} is full: the package needs {needed} bytes", folder.display())]
    DiskFull {
        /// The folder written to.
        folder: PathBuf,
        /// The size of the package, in bytes.
        needed: u64,
    },
    /// The target's folder does not take the package. Nothing is left behind.
    #[error("cannot write the package into {}: {source}", folder.display())]
    Unwritable {
        /// The folder written to.
        folder: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A file that should go into the package cannot be read.
    #[error("cannot read {} for {name}: {source}", path.display())]
    Source {
        /// Its name in the package.
        name: String,
        /// Its path on disk.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A file that should go into the package does not have (or no longer has) the digest or size it was given with.
    #[error("{} is not what it should be for {name}: {why}", path.display())]
    SourceChanged {
        /// Its name in the package.
        name: String,
        /// The file on disk.
        path: PathBuf,
        /// What differs.
        why: &'static str,
    },
    /// A name no package may hold.
    #[error("the name {name:?} is refused: {why}")]
    UnsafeName {
        /// The path as it is, or would be, in the zip.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two names that some file system would take for one.
    #[error("{name:?} is there twice")]
    SameName {
        /// The second of them.
        name: String,
    },
    /// Larger than a package may be (see [`crate::limits`]).
    #[error("{what} comes to {size}, and {limit} is the most a package may have")]
    TooLarge {
        /// What was measured, with its unit.
        what: String,
        /// What was found.
        size: u64,
        /// What is allowed.
        limit: u64,
    },
    /// An entry would grow far beyond its compressed size: a zip bomb.
    #[error("{file} would grow to more than 200 times its packed size")]
    Bomb {
        /// The entry.
        file: String,
    },
    /// The zip itself is damaged, or made so that two readers would see different files. Nothing in it was used.
    #[error("the package is damaged outside its files, at {place}: {why}")]
    Damaged {
        /// Which part of the zip.
        place: String,
        /// What is wrong there.
        why: &'static str,
    },
    /// Every file matches its manifest, but the zip around them is not what Galley wrote.
    #[error("the files inside are unchanged, but the zip around them is not as Galley wrote it, at {place}")]
    Rewrapped {
        /// Which part of the zip.
        place: String,
    },
    /// The zip uses something a package may not: encryption, another compression, zip64, a link …
    #[error("{file} uses {what}, which a package may not")]
    Unsupported {
        /// The entry, or the package as a whole.
        file: String,
        /// What it uses.
        what: String,
    },
    /// A zip, but no bag.
    #[error("this zip is not a BagIt bag: {why}")]
    NotABag {
        /// What is missing.
        why: String,
    },
    /// A bag that needs the network to be whole.
    #[error("the bag has a fetch.txt")]
    Fetch,
    /// A BagIt version we do not read.
    #[error("BagIt version {found:?} is not read here")]
    Version {
        /// As `bagit.txt` has it.
        found: String,
    },
    /// An encoding of tag files we do not read.
    #[error("tag files in {found:?} are not read here")]
    Encoding {
        /// As `bagit.txt` has it.
        found: String,
    },
    /// No manifest of an algorithm we trust.
    #[error("the bag is only secured by {found}")]
    Algorithm {
        /// The algorithms there are, as the manifests' names have them.
        found: String,
    },
    /// Made by a newer Galley.
    #[error("this is package format {found}, and {known} is known")]
    TooNew {
        /// The format in the package.
        found: u32,
        /// The newest this build reads.
        known: u32,
    },
    /// A line of a tag file that means nothing.
    #[error("line {line} of {file} cannot be read: {why}")]
    TagFile {
        /// The tag file.
        file: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        why: &'static str,
    },
    /// The file's bytes are not those the package was made with.
    #[error("{file} was changed after the package was made")]
    Changed {
        /// The file.
        file: String,
    },
    /// A manifest names a file that is not there.
    #[error("{file} is named in {manifest} but is not in the package")]
    Missing {
        /// The file.
        file: String,
        /// The manifest that names it.
        manifest: String,
    },
    /// A file that no manifest lists.
    #[error("{file} is in the package but {manifest} does not name it")]
    Unlisted {
        /// The file.
        file: String,
        /// The manifest that should list it.
        manifest: String,
    },
    /// The bag states another size or number of files than it has.
    #[error("bag-info.txt states a Payload-Oxum of {stated}, and the files come to {found}")]
    Oxum {
        /// Bytes and files, as `bag-info.txt` has them.
        stated: String,
        /// Bytes and files there are.
        found: String,
    },
    /// The package could not be signed. Nothing is left behind.
    #[error("the package could not be signed: {why}")]
    NotSigned {
        /// The signer's message.
        why: String,
    },
    /// The signature is not that of the key which the package names, on this package.
    #[error("the package's signature does not fit it: {why}")]
    BadSignature {
        /// What is wrong with it.
        why: String,
    },
    /// Asked for a file the package does not hold.
    #[error("the package holds no {file}")]
    NoSuchFile {
        /// The file.
        file: String,
    },
    /// A file that was read could not be written to the caller's target.
    #[error("cannot write out {file}: {source}")]
    CopyOut {
        /// The file.
        file: String,
        /// The system's error.
        source: io::Error,
    },
}

impl Error {
    pub(crate) fn damaged(place: impl Into<String>, why: &'static str) -> Self {
        Self::Damaged {
            place: place.into(),
            why,
        }
    }

    pub(crate) fn writing(folder: &Path, needed: u64, source: io::Error) -> Self {
        let folder = folder.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { folder, needed },
            _ => Self::Unwritable { folder, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_other_troubles() {
        let told = |kind: io::ErrorKind| Error::writing(Path::new("/media/usb"), 1234, kind.into());
        assert!(matches!(
            told(io::ErrorKind::StorageFull),
            Error::DiskFull { needed: 1234, .. }
        ));
        assert!(matches!(
            told(io::ErrorKind::PermissionDenied),
            Error::Unwritable { .. }
        ));
    }
}
