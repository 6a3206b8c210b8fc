//! What a wire does once it is connected, whatever it speaks: seven verbs. A road of files and folders has them from
//! [`Road`]; S3 and HTTPS, which know neither, have their own.

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
    /// Looks whether everything is as it should be; says something about the other side.
    fn probe(&mut self) -> Doing<'_, String>;

    /// Puts one file, whole and proved.
    fn put<'a>(&'a mut self, parcel: &'a Upload) -> Doing<'a, Landed>;

    /// Puts a folder of files, all of them whole and proved before its mark has its name.
    fn put_folder<'a>(&'a mut self, bundle: &'a Bundle) -> Doing<'a, Landed>;

    /// The files of a folder, temporary ones left out.
    fn list<'a>(&'a mut self, folder: &'a str) -> Doing<'a, Vec<RemoteFile>>;

    /// Copies a file from there; answers how many bytes it has.
    fn fetch<'a>(&'a mut self, name: &'a str, into: &'a mut dyn Write) -> Doing<'a, u64>;

    /// Takes a file for one desk before all others; `claimed` is the name it has from then on where it gets another.
    fn claim<'a>(&'a mut self, name: &'a str, by: &'a str, claimed: String) -> Doing<'a, String>;

    /// Gives back what was claimed.
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

/// A file that comes in piece by piece. No more of it is taken than the other side said that there is.
pub(crate) struct IncomingFile<'a> {
    name: &'a str,
    host: &'a str,
    total: u64,
    into: &'a mut dyn Write,
    bytes: u64,
}

impl<'a> IncomingFile<'a> {
    /// `total` is what `host` said that it has.
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

    /// How many bytes came, if that is all of them.
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
