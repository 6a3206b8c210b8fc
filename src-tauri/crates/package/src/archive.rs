//! An opened package: a zip that can be read in one way only, as the files of one folder.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256, Sha512};

use crate::zip::body::{self, BodyFault};
use crate::zip::layout::{self, PlacedEntry, ZipLayout};
use crate::{Error, Watch, limits, name};

/// The zip after its structure was checked. Its files are not checked yet.
#[derive(Debug)]
pub(crate) struct Archive {
    path: PathBuf,
    pub(crate) file: File,
    pub(crate) layout: ZipLayout,
    /// The one folder everything is in.
    pub(crate) folder: String,
    /// Path in the bag (NFC) to entry; folders left out.
    pub(crate) files: BTreeMap<String, PlacedEntry>,
}

/// Digests of one file in lower-case hexadecimal.
pub(crate) struct Digests {
    pub(crate) sha256: String,
    pub(crate) sha512: String,
}

/// The progress of a check.
pub(crate) struct CheckProgress<'a, 'b> {
    pub(crate) done: u64,
    pub(crate) total: u64,
    pub(crate) progress: &'a mut Watch<'b>,
}

impl CheckProgress<'_, '_> {
    pub(crate) fn add(&mut self, bytes: usize) -> Result<(), Error> {
        self.done += bytes as u64;
        match (self.progress)(self.done, self.total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}

impl Archive {
    /// Checks the zip's structure; unpacks nothing.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let unreadable = |source| Error::Unreadable {
            path: path.to_owned(),
            source,
        };
        let mut file = disk::open_file(path).map_err(unreadable)?;
        let layout = layout::read(&mut file, &|_| None).map_err(unreadable)??;
        let (folder, files) = one_folder(&layout)?;
        Ok(Self {
            path: path.to_owned(),
            file,
            layout,
            folder,
            files,
        })
    }

    pub(crate) fn unreadable(&self, source: io::Error) -> Error {
        Error::Unreadable {
            path: self.path.clone(),
            source,
        }
    }

    /// Unpacks one file and passes it to `take` piece by piece.
    pub(crate) fn unpack(
        &mut self,
        file: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let Some(entry) = self.files.get(file) else {
            return Err(Error::NoSuchFile {
                file: file.to_owned(),
            });
        };
        match body::unpack(&mut self.file, entry, take) {
            Ok(()) => Ok(()),
            Err(BodyFault::Changed) => Err(Error::Changed {
                file: file.to_owned(),
            }),
            Err(BodyFault::Stopped(error)) => Err(error),
            Err(BodyFault::Disk(source)) => Err(self.unreadable(source)),
        }
    }

    /// A tag file's text, if the file is there. UTF-8 without a byte-order mark.
    pub(crate) fn tag_file(&mut self, file: &str) -> Result<Option<String>, Error> {
        let Some(entry) = self.files.get(file) else {
            return Ok(None);
        };
        let size = u64::from(entry.listed.size);
        if size > limits::TAG_FILE {
            return Err(Error::TooLarge {
                what: format!("{file}, in bytes,"),
                size,
                limit: limits::TAG_FILE,
            });
        }
        let mut bytes = Vec::new();
        self.unpack(file, &mut |piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        })?;
        let bad = |why| Error::TagFile {
            file: file.to_owned(),
            line: 1,
            why,
        };
        if bytes.starts_with(b"\xef\xbb\xbf") {
            return Err(bad("it begins with a byte-order mark"));
        }
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| bad("the file is not UTF-8"))
    }

    /// Digests of one file. SHA-512 is left empty unless it is needed.
    pub(crate) fn digests(
        &mut self,
        file: &str,
        sha512: bool,
        tally: &mut CheckProgress<'_, '_>,
    ) -> Result<Digests, Error> {
        let (mut short, mut long) = (Sha256::new(), Sha512::new());
        self.unpack(file, &mut |piece| {
            short.update(piece);
            if sha512 {
                long.update(piece);
            }
            tally.add(piece.len())
        })?;
        let long = if sha512 {
            hex::encode(long.finalize())
        } else {
            String::new()
        };
        Ok(Digests {
            sha256: hex::encode(short.finalize()),
            sha512: long,
        })
    }
}

fn one_folder(layout: &ZipLayout) -> Result<(String, BTreeMap<String, PlacedEntry>), Error> {
    let loose = || Error::NotABag {
        why: "its files do not lie in one folder".to_owned(),
    };
    let mut folder = None;
    let mut files = BTreeMap::new();
    for entry in &layout.entries {
        let (root, path) = entry.listed.name.split_once('/').ok_or_else(loose)?;
        if *folder.get_or_insert(root) != root {
            return Err(loose());
        }
        if !path.is_empty() && !path.ends_with('/') {
            files.insert(name::nfc(path), entry.clone());
        }
    }
    let folder = folder.ok_or_else(|| Error::NotABag {
        why: "it is empty".to_owned(),
    })?;
    Ok((folder.to_owned(), files))
}
