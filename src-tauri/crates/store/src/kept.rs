//! Kept renditions: the smaller pictures that packages carry.
//!
//! They are made once and stay, so that a package can be written again to the same bytes by a later Galley
//! whose encoder writes others. They therefore lie beside the originals and not in the cache.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::column;
use crate::{Error, Reader, Record, Store, Stored, Tx};

/// Whatever the original is, what packages carry is this.
const KIND: &str = "jpeg";

impl Reader {
    /// A kept rendition, checked.
    ///
    /// # Errors
    /// [`Error::Damaged`] and [`Error::Missing`] for its file.
    pub fn find_kept_rendition(&self, photo: &Digest, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let found: Option<(String, String)> = self
            .conn
            .prepare_cached(
                "SELECT k.sha256, k.kind FROM kept_renditions k JOIN photos p ON p.id = k.photo
                 WHERE p.sha256 = :photo AND k.name = :name",
            )
            .and_then(|mut query| {
                let given = named_params! { ":photo": photo.as_str(), ":name": name };
                query
                    .query_row(given, |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?)))
                    .optional()
            })
            .map_err(self.doing("looking for a rendition"))?;
        let Some((sha256, kind)) = found else {
            return Ok(None);
        };
        let damaged = || Error::Damaged {
            what: Record::Rendition,
            id: format!("{photo} {name}"),
        };
        let digest = Digest::try_from(sha256).map_err(|_| damaged())?;
        self.photo_folder()
            .kept()
            .bytes(&digest, &kind, damaged)
            .map(Some)
    }
}

impl Tx<'_> {
    /// Writes down which file is the rendition `name` of a photo. One that is damaged or gone may be replaced;
    /// its bytes cannot be had again.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a photo that is not in the store.
    pub fn keep_rendition(
        &mut self,
        photo: &Digest,
        name: &str,
        stored: &Stored,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(
                "INSERT INTO kept_renditions (photo, name, sha256, kind, bytes, made)
                 SELECT id, :name, :sha256, :kind, :bytes, :now FROM photos WHERE sha256 = :photo
                 ON CONFLICT (photo, name) DO UPDATE SET sha256 = :sha256, kind = :kind, bytes = :bytes, made = :now",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":photo": photo.as_str(), ":name": name, ":sha256": stored.digest.as_str(),
                    ":kind": stored.kind, ":bytes": column(stored.bytes), ":now": now.timestamp_millis(),
                })
            })
            .map_err(self.doing("keeping a rendition"))?;
        if rows == 0 {
            Err(Error::NotFound {
                what: Record::Photo,
                id: photo.to_string(),
            })
        } else {
            Ok(())
        }
    }
}

impl Store {
    /// The JPEG rendition `name` of a photo: made by `make` from the checked original the first time, the very
    /// same bytes ever after. A damaged or lost file is made anew.
    ///
    /// # Errors
    /// Those of [`Reader::photo_bytes`], of `make` and of [`Store::write`].
    pub fn kept_rendition<E: From<Error>>(
        &mut self,
        photo: &Digest,
        name: &str,
        now: DateTime<Utc>,
        make: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        match self.find_kept_rendition(photo, name) {
            Ok(Some(bytes)) => return Ok(bytes),
            Ok(None) | Err(Error::Damaged { .. } | Error::Missing { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let bytes = make(&self.photo_bytes(photo)?)?;
        let stored = self.photo_folder().keep(&bytes, KIND, now)?;
        self.write(|tx| tx.keep_rendition(photo, name, &stored, now))?;
        Ok(bytes)
    }
}
