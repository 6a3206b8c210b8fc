//! Files and folders that a person named: read whole, listed, and written beside. It must not know what is in them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::Error;

/// Reads a file that a person named, refusing one that is larger than `limit` bytes before reading it.
pub(crate) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Unreadable {
        path: path.to_owned(),
        source,
    };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > limit {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            bytes: size,
            limit,
        });
    }
    std::fs::read(path).map_err(failed)
}

/// A path's last part, for people.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The files in a folder; none where it cannot be read, which whatever writes into it will say.
pub(crate) fn files_in(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// A hidden file beside the package.
pub(crate) fn beside(to: &Path) -> Result<NamedTempFile, Error> {
    let file = tempfile::Builder::new().prefix(".galley-").tempfile_in(to);
    file.map_err(|source| Error::Unwritable {
        path: to.to_owned(),
        source,
    })
}

/// Whether a file is meant as Word's, by its name: a package is a zip as well.
pub(crate) fn is_word(path: &Path) -> bool {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    matches!(extension.as_str(), "docx" | "docm")
}
