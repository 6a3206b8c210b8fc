//! The operations of a connected wire, the same for every protocol: seven of them. A wire with files and folders has them from
//! [`Road`]; S3 and HTTPS, which have neither, have their own.

use crate::gauge::TransferStage;
use crate::put::{Landed, put, put_folder};
use crate::road::{RemoteFile, Road};
use crate::{Bundle, Error, Upload};
use futures_util::future::LocalBoxFuture;
use std::io::Write;

/// Work under way.
pub(crate) type Doing<'a, T> = LocalBoxFuture<'a, Result<T, Error>>;

/// A connection, or all that is needed for one.
pub(crate) trait Transport {
    /// Checks the connection, the login and the folder; returns a description of the server.
    fn probe(&mut self) -> Doing<'_, String>;

    /// Puts one file, whole and proved.
    fn put<'a>(&'a mut self, parcel: &'a Upload) -> Doing<'a, Landed>;

    /// Puts a folder of files, all of them whole and proved before its mark is renamed.
    fn put_folder<'a>(&'a mut self, bundle: &'a Bundle) -> Doing<'a, Landed>;

    /// The files of a folder, temporary ones left out.
    fn list<'a>(&'a mut self, folder: &'a str) -> Doing<'a, Vec<RemoteFile>>;

    /// Copies a file from there; returns its length in bytes.
    fn fetch<'a>(&'a mut self, name: &'a str, into: &'a mut dyn Write) -> Doing<'a, u64>;

    /// Claims a file for one desk, so that no other can; `claimed` is its name from then on where it gets another.
    fn claim<'a>(&'a mut self, name: &'a str, by: &'a str, claimed: String) -> Doing<'a, String>;

    /// Gives a claimed file back.
    fn release<'a>(&'a mut self, claimed: &'a str, name: &'a str) -> Doing<'a, ()>;
}

impl<R: Road> Transport for R {
    fn probe(&mut self) -> Doing<'_, String> {
        Box::pin(self.look())
    }

    fn put<'a>(&'a mut self, parcel: &'a Upload) -> Doing<'a, Landed> {
        Box::pin(put(self, parcel))
    }

    fn put_folder<'a>(&'a mut self, bundle: &'a Bundle) -> Doing<'a, Landed> {
        Box::pin(put_folder(self, bundle))
    }

    fn list<'a>(&'a mut self, folder: &'a str) -> Doing<'a, Vec<RemoteFile>> {
        Box::pin(Road::list(self, folder))
    }

    fn fetch<'a>(&'a mut self, name: &'a str, into: &'a mut dyn Write) -> Doing<'a, u64> {
        Box::pin(async move {
            let total = self.length(name).await?.ok_or_else(|| Error::Gone {
                name: name.to_owned(),
            })?;
            let gauge = self.gauge().clone();
            gauge.begin(TransferStage::Fetching, 0, total);
            let host = self.host();
            let mut copy = IncomingFile::of(name, (&host, total), into);
            self.read(name, &mut |piece| {
                gauge.add(piece.len() as u64);
                copy.add(piece)
            })
            .await?;
            copy.whole()
        })
    }

    fn claim<'a>(&'a mut self, name: &'a str, _by: &'a str, claimed: String) -> Doing<'a, String> {
        Box::pin(async move {
            self.rename(name, &claimed).await?;
            Ok(claimed)
        })
    }

    fn release<'a>(&'a mut self, claimed: &'a str, name: &'a str) -> Doing<'a, ()> {
        Box::pin(self.rename(claimed, name))
    }
}

/// A file that is downloaded piece by piece, and no longer than the server announced.
pub(crate) struct IncomingFile<'a> {
    name: &'a str,
    host: &'a str,
    total: u64,
    into: &'a mut dyn Write,
    bytes: u64,
}

impl<'a> IncomingFile<'a> {
    /// `total` is the length that `host` announced.
    pub(crate) fn of(name: &'a str, (host, total): (&'a str, u64), into: &'a mut dyn Write) -> Self {
        Self {
            name,
            host,
            total,
            into,
            bytes: 0,
        }
    }

    pub(crate) fn add(&mut self, piece: &[u8]) -> Result<(), Error> {
        self.bytes += piece.len() as u64;
        if self.bytes > self.total {
            return Err(self.another_length());
        }
        self.into.write_all(piece).map_err(|source| Error::Here {
            path: self.name.into(),
            source,
        })
    }

    /// The length of the downloaded bytes, if they are all of the file.
    pub(crate) fn whole(self) -> Result<u64, Error> {
        match self.bytes == self.total {
            true => Ok(self.bytes),
            false => Err(self.another_length()),
        }
    }

    fn another_length(&self) -> Error {
        Error::FetchedLength {
            host: self.host.to_owned(),
            expected: self.total,
            found: self.bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_taken_than_was_said() {
        let mut here = Vec::new();
        let mut file = IncomingFile::of("a.zip", ("desk", 12), &mut here);
        file.add(b"twelve by").unwrap();
        let refused = file.add(b"tes, and on and on").unwrap_err();
        assert!(
            matches!(refused, Error::FetchedLength { expected: 12, .. }),
            "{refused}"
        );
        assert_eq!(here, b"twelve by", "what is too much is not written");
        let mut here = Vec::new();
        let mut file = IncomingFile::of("a.zip", ("desk", 12), &mut here);
        file.add(b"less").unwrap();
        assert!(matches!(file.whole(), Err(Error::FetchedLength { found: 4, .. })));
    }
}
