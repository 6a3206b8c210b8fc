//! A delivery that is a plain folder at the outlet (`packing = "folder"`): the files it asked for, one by one, and a list of them
//! with their digests, which is sent last and so shows that all are there.
//!
//! While it waits it is one package like any other, so that a backup contains it and a changed byte is noticed. The files of the
//! package's `data/` are what is sent, each read from its place in the package.
//!
//! See docs/decisions/folder-waits-as-a-package.md.

use std::path::Path;

use package::Verified;
use wire::{Bundle, Upload};

use crate::Error;
use crate::delivery::Delivery;
use crate::files;
use crate::rooms::DeliveryRoom;

/// The name of the list. It has the format of `sha256sum`, and `sha256sum -c` checks the folder by it.
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";

/// The digest and the length of a folder before it is sent.
pub(crate) struct Weighed {
    /// The SHA-256 of its list, which contains the digest of every file.
    pub(crate) sha256: String,
    /// The length of all its files together, the list too.
    pub(crate) bytes: u64,
}

/// Computes what a finished package is as a folder.
pub(crate) fn weigh(package: &Path) -> Result<Weighed, Error> {
    let package = read(package)?;
    let list = manifest(&package);
    Ok(Weighed {
        sha256: store::digest(list.as_bytes()).as_str().to_owned(),
        bytes: package.files.iter().map(|file| file.size).sum::<u64>() + length(&list),
    })
}

/// What the files of a finished package are called in the folder.
pub(crate) fn names(package: &Path) -> Result<Vec<String>, Error> {
    Ok(read(package)?.files.into_iter().map(|file| file.name).collect())
}

impl DeliveryRoom<'_> {
    /// The folder of a delivery that waits. Its list is written beside the package, where the wire reads it.
    ///
    /// # Errors
    /// [`Error::Package`] where the package is not what was made; [`Error::Unreadable`] where it is another.
    pub(crate) fn bundle(&self, one: &Delivery) -> Result<Bundle, Error> {
        let path = self.waiting_package(one);
        // A damaged package fails this delivery alone, not the whole run.
        let package = read(&path).map_err(|why| match why {
            Error::Package(why) => Error::Unreadable {
                path: path.clone(),
                source: std::io::Error::other(why.to_string()),
            },
            other => other,
        })?;
        let list = manifest(&package);
        let another = || Error::Unreadable {
            path: path.clone(),
            source: std::io::Error::other("it is not the package that was made"),
        };
        if store::digest(list.as_bytes()).as_str() != one.facts.sha256 {
            return Err(another());
        }
        let files = package.files.iter().map(|file| {
            Ok(Upload {
                path: path.clone(),
                // A compressed file is not one that Galley packed.
                from: package.stored_at(&file.name).ok_or_else(another)?,
                bytes: file.size,
                sha256: file.sha256.clone(),
                name: file.name.clone(),
                token: None,
            })
        });
        let files = files.collect::<Result<_, Error>>()?;
        let beside = path.with_file_name(MANIFEST);
        files::write(&beside, list.as_bytes(), disk::Existing::Replace)?;
        Ok(Bundle {
            name: one.facts.name.clone(),
            files,
            mark: Upload {
                path: beside,
                from: 0,
                bytes: length(&list),
                sha256: one.facts.sha256.clone(),
                name: MANIFEST.to_owned(),
                token: None,
            },
            token: one.facts.token.clone(),
        })
    }
}

fn read(package: &Path) -> Result<Verified, Error> {
    Ok(package::verify(package, &mut |_, _| {
        std::ops::ControlFlow::Continue(())
    })?)
}

/// The list of a package's payload: digest, two spaces, path.
fn manifest(package: &Verified) -> String {
    let lines = package.files.iter();
    lines
        .map(|file| format!("{}  {}\n", file.sha256, file.name))
        .collect()
}

fn length(text: &str) -> u64 {
    u64::try_from(text.len()).unwrap_or(u64::MAX)
}
