//! A package as a plain folder, with nothing in it but what an outlet asked for.
//!
//! The folder is filled under a hidden name and renamed when everything is on disk, so that there is a complete folder or none.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use disk::Existing;
use package::{Contents, Source};

use crate::files::{part_folder, unwritable};
use crate::views::Progress;
use crate::{Error, Watch};

/// Writes the parcel's files as a folder into `to`. An identical folder is kept; a different one of that name is left alone, and
/// this one is called `name-2`, `name-3` …
pub(crate) fn lay_out(parcel: &Contents, to: &Path, watch: &mut Watch<'_>) -> Result<PathBuf, Error> {
    let hidden = part_folder(to)?;
    let total = u64::try_from(parcel.files.len()).unwrap_or(u64::MAX);
    for (done, (name, source)) in (1..).zip(&parcel.files) {
        lay(hidden.path(), name, source, to)?;
        let told = Progress {
            done,
            total,
            what: name.clone(),
        };
        if watch(told) == ControlFlow::Break(()) {
            return Err(Error::Cancelled);
        }
    }
    let mut number = 1;
    loop {
        let name = match number {
            1 => parcel.folder.clone(),
            number => format!("{}-{number}", parcel.folder),
        };
        let target = to.join(name);
        if !target.exists() {
            open_to_others(hidden.path());
            hidden.settle(&target).map_err(unwritable(to))?;
            return Ok(target);
        }
        if is_same(parcel, &target) {
            return Ok(target);
        }
        number += 1;
    }
}

fn lay(folder: &Path, name: &str, source: &Source, to: &Path) -> Result<(), Error> {
    let bytes = bytes(source)?;
    let path = folder.join(name);
    let above = path.parent().unwrap_or(folder);
    disk::make_folders(above)
        .and_then(|()| disk::write(&path, &bytes, Existing::Keep))
        .map_err(unwritable(to))
}

/// The bytes of one file; those of a photo only where they still have its digest.
fn bytes(source: &Source) -> Result<Vec<u8>, Error> {
    match source {
        Source::Bytes(bytes) => Ok(bytes.clone()),
        Source::File { path, sha256 } => {
            let bytes = fs::read(path).map_err(|source| Error::Unreadable {
                path: path.clone(),
                source,
            })?;
            let changed = sha256
                .as_ref()
                .is_some_and(|known| store::digest(&bytes).as_str() != known);
            if changed {
                return Err(Error::Store(store::Error::Damaged {
                    what: store::Record::Photo,
                    id: path.display().to_string(),
                }));
            }
            Ok(bytes)
        }
    }
}

/// Whether a folder holds exactly these files.
fn is_same(parcel: &Contents, folder: &Path) -> bool {
    let held = |name: &String, source: &Source| {
        let found = fs::read(folder.join(name));
        found.is_ok_and(|found| bytes(source).is_ok_and(|bytes| bytes == found))
    };
    files(folder).is_ok_and(|count| count == parcel.files.len())
        && parcel.files.iter().all(|(name, source)| held(name, source))
}

fn files(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        count += if entry.file_type()?.is_dir() {
            files(&entry.path())?
        } else {
            1
        };
    }
    Ok(count)
}

/// Makes a folder readable for others, as any saved folder is: a temporary folder is readable for its owner alone.
fn open_to_others(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
    }
    #[cfg(not(unix))]
    let _ = folder;
}
