//! The files to send: one file, or a folder of them; and reading a file piece by piece.

use crate::Error;
use crate::gauge::Gauge;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

/// How much is read and sent at a time; what a transfer holds in memory is a few of these.
pub(crate) const PIECE: usize = 256 * 1024;

/// A finished file of ours, or a part of one, and its name at the destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The file.
    pub path: PathBuf,
    /// Where the part to send begins in the file, in bytes; 0 for the whole file.
    pub from: u64,
    /// The length of the part to send, in bytes.
    pub bytes: u64,
    /// The SHA-256 of the part to send, in hexadecimal.
    pub sha256: String,
    /// The name there; folders before it, separated by slashes, are made if need be.
    pub name: String,
    /// The token of [`crate::Event::Token`] from the interrupted upload, if there was one.
    pub token: Option<String>,
}

/// Files that arrive together as one folder, and the one among them that marks the folder as complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The folder's name there.
    pub name: String,
    /// The files; their names are paths below the folder.
    pub files: Vec<Upload>,
    /// The list of the files with their digests. It is renamed to its name after all of them, so that a program that finds it may
    /// take the folder for complete. No two folders of different content have the same.
    pub mark: Upload,
    /// As in [`Upload`].
    pub token: Option<String>,
}

impl Upload {
    /// The temporary name, derived from the content, so that an interrupted upload is found again.
    pub(crate) fn part(&self) -> String {
        beside(&self.name, &part(&self.sha256))
    }

    /// The bytes to send, from byte `from` on.
    pub(crate) fn open(&self, from: u64) -> Result<FileStretch, Error> {
        self.stretch(from, self.bytes.saturating_sub(from))
    }

    /// So many of the bytes to send, from byte `from` on.
    pub(crate) fn stretch(&self, from: u64, bytes: u64) -> Result<FileStretch, Error> {
        FileStretch::open(self.path.clone(), self.from + from, bytes)
    }

    /// The same file in this folder.
    pub(crate) fn within(&self, folder: &str) -> Self {
        Self {
            name: format!("{folder}/{}", self.name),
            ..self.clone()
        }
    }
}

impl Bundle {
    /// The folder's temporary name, derived from the content, as a file's is.
    pub(crate) fn part(&self) -> String {
        beside(&self.name, &part(&self.mark.sha256))
    }

    /// All its files in this folder, the mark last.
    pub(crate) fn within(&self, folder: &str) -> Vec<Upload> {
        let all = self.files.iter().chain([&self.mark]);
        all.map(|file| file.within(folder)).collect()
    }

    /// How many bytes all of them have.
    pub(crate) fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum::<u64>() + self.mark.bytes
    }
}

/// The temporary name of an unfinished file.
fn part(sha256: &str) -> String {
    let digest: String = sha256.chars().take(20).collect();
    format!(".galley-{digest}.part")
}

/// `name` in the folder in which `path` is.
fn beside(path: &str, name: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}

/// The folders on the way to a file, the outer one first: `a` and `a/b` for `a/b/c.jpg`.
pub(crate) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// A stretch of a file, piece by piece.
pub(crate) struct FileStretch {
    path: PathBuf,
    file: File,
    left: u64,
}

impl FileStretch {
    pub(crate) fn open(path: PathBuf, from: u64, bytes: u64) -> Result<Self, Error> {
        let here = |source| Error::Here {
            path: path.clone(),
            source,
        };
        let mut file = File::open(&path).map_err(here)?;
        file.seek(SeekFrom::Start(from)).map_err(here)?;
        Ok(Self {
            path,
            file,
            left: bytes,
        })
    }

    /// How many bytes are still to come.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    /// The next piece; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        let want = usize::try_from(self.left).unwrap_or(PIECE).min(PIECE);
        let mut piece = vec![0; want];
        self.file.read_exact(&mut piece).map_err(|source| Error::Here {
            path: self.path.clone(),
            source,
        })?;
        self.left -= want as u64;
        Ok(Some(piece))
    }

    /// The pieces as the body of a request.
    pub(crate) fn into_body(self, gauge: Arc<Gauge>) -> reqwest::Body {
        let pieces = futures_util::stream::try_unfold(self, move |mut pieces| {
            let gauge = Arc::clone(&gauge);
            async move {
                let piece = pieces.next()?;
                Ok::<_, Error>(piece.map(|piece| {
                    gauge.add(piece.len() as u64);
                    (piece, pieces)
                }))
            }
        });
        reqwest::Body::wrap_stream(pieces)
    }
}

/// The length and digest of the bytes that were read back.
#[derive(Default)]
pub(crate) struct ReadBack {
    hash: Sha256,
    bytes: u64,
}

impl ReadBack {
    pub(crate) fn add(&mut self, piece: &[u8]) {
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
    }

    /// Compares them with the sent ones.
    pub(crate) fn compare(self, parcel: &Upload, host: &str) -> Result<(), Error> {
        let host = || host.to_owned();
        if self.bytes != parcel.bytes {
            return Err(Error::WrongLength {
                host: host(),
                expected: parcel.bytes,
                found: self.bytes,
            });
        }
        if hex::encode(self.hash.finalize()) == parcel.sha256 {
            Ok(())
        } else {
            Err(Error::WrongContent { host: host() })
        }
    }
}
