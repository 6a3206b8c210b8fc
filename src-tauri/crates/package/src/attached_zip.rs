//! The files of a zip that is no package, as people attach one to a mail: read as strictly as a package, into memory.
//!
//! It differs in one thing: names that are not marked as UTF-8 are read as the caller says, because archivers of Chinese Windows
//! write them in the encoding of the system.

use std::io::Cursor;

use crate::Error;
use crate::zip::body::{self, BodyFault};
use crate::zip::layout;

/// A file of a zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnzippedFile {
    /// Its path in the zip, with slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Unpacks a zip of no more than `most` bytes unpacked. Folders are left out, and what Apple's archiver puts beside the files.
///
/// # Errors
/// [`Error::TooLarge`]; else what is wrong with the zip, as of a package.
pub fn unzip(
    zip: &[u8],
    most: u64,
    legacy: &dyn Fn(&[u8]) -> Option<String>,
) -> Result<Vec<UnzippedFile>, Error> {
    let unreadable = |source| Error::Unreadable {
        path: "zip".into(),
        source,
    };
    let mut file = Cursor::new(zip);
    let layout = layout::read(&mut file, legacy).map_err(unreadable)??;
    let entries = layout.entries.iter();
    let wanted =
        entries.filter(|entry| !entry.listed.name.ends_with('/') && !is_of_apple(&entry.listed.name));
    let size = wanted.clone().map(|entry| u64::from(entry.listed.size)).sum();
    if size > most {
        return Err(Error::TooLarge {
            what: "what it unpacks to, in bytes,".to_owned(),
            size,
            limit: most,
        });
    }
    let mut files = Vec::new();
    for entry in wanted {
        let (path, mut bytes) = (entry.listed.name.clone(), Vec::new());
        let mut take = |piece: &[u8]| {
            bytes.extend_from_slice(piece);
            Ok(())
        };
        match body::unpack(&mut file, entry, &mut take) {
            Ok(()) => files.push(UnzippedFile { path, bytes }),
            Err(BodyFault::Changed) => return Err(Error::Changed { file: path }),
            Err(BodyFault::Stopped(error)) => return Err(error),
            Err(BodyFault::Disk(source)) => return Err(unreadable(source)),
        }
    }
    Ok(files)
}

fn is_of_apple(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path.rsplit('/').next() == Some(".DS_Store")
}
