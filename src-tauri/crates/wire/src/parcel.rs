//! The file that is sent, and reading it piece by piece.

use crate::Error;
use crate::gauge::Gauge;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

/// How much is read and sent at a time; what a transfer holds in memory is a few of these.
pub(crate) const PIECE: usize = 256 * 1024;

/// A finished file of ours, and the name it shall have there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The file.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// The name there; it may begin with one folder, which is made if need be.
    pub name: String,
    /// What [`crate::Event::Token`] gave when this was last cut off.
    pub token: Option<String>,
}

impl Parcel {
    /// The temporary name: a function of the content, so that a cut-off transfer is found again.
    pub(crate) fn part(&self) -> String {
        let digest: String = self.sha256.chars().take(20).collect();
        let part = format!(".galley-{digest}.part");
        match self.name.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{part}"),
            None => part,
        }
    }

    pub(crate) fn open(&self, from: u64) -> Result<Pieces, Error> {
        Pieces::open(self.path.clone(), from, self.bytes.saturating_sub(from))
    }
}

/// A stretch of a file, piece by piece.
pub(crate) struct Pieces {
    path: PathBuf,
    file: File,
    left: u64,
}

impl Pieces {
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

/// What was read back, as length and digest.
#[derive(Default)]
pub(crate) struct Tally {
    hash: Sha256,
    bytes: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, piece: &[u8]) {
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
    }

    /// Compares with what was sent.
    pub(crate) fn compare(self, parcel: &Parcel, host: &str) -> Result<(), Error> {
        let host = || host.to_owned();
        if self.bytes != parcel.bytes {
            return Err(Error::WrongLength {
                host: host(),
                expected: parcel.bytes,
                found: self.bytes,
            });
        }
        let digest = self.hash.finalize();
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        if hex == parcel.sha256 {
            Ok(())
        } else {
            Err(Error::WrongContent { host: host() })
        }
    }
}
