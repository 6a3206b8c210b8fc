//! Photos: the row behind each original, with its metadata as it came in.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, ToSql, named_params};
use story::{Digest, OriginalKind};

use crate::row::{column, count, number, small, text, time};
use crate::seal::seal;
use crate::{Error, Reader, Record, Stored, Tx};

/// The facts of a photo besides its bytes.
#[derive(Debug, Clone, Copy)]
pub struct PhotoFacts<'a> {
    /// Pixels across, as shown (after turning).
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// The name its file had, for people; never a path.
    pub file_name: &'a str,
    /// Its metadata, as JSON whose meaning only newsroom knows.
    pub facts: &'a str,
}

/// One original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPhoto {
    /// The SHA-256 of its bytes, which is its name.
    pub digest: Digest,
    /// What kind of file it is.
    pub kind: OriginalKind,
    /// Pixels across, as shown.
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// How many bytes.
    pub bytes: u64,
    /// The name its file had when it first came in.
    pub file_name: String,
    /// When it first came in.
    pub added: DateTime<Utc>,
    /// Its metadata, as JSON.
    pub facts: String,
}

pub(crate) const SELECT: &str =
    "SELECT sha256, kind, width, height, bytes, file_name, added, facts, seal, id FROM photos";

/// What a photo looks like, as its facts say: the one word in them that the store knows, because photos are found by it.
const LIKENESS: &str = "CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END";
/// The eleven stretches of a likeness that an index leads to: where each begins, counted from 1, and its length.
const STRETCHES: [(usize, usize); 11] = [
    (1, 3),
    (4, 3),
    (7, 3),
    (10, 3),
    (13, 3),
    (16, 3),
    (19, 3),
    (22, 3),
    (25, 3),
    (28, 3),
    (31, 2),
];

impl Reader {
    /// A photo by its digest.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`] where the row is not what was written.
    pub fn photo(&self, digest: &Digest) -> Result<StoredPhoto, Error> {
        self.find_photo(digest)?.ok_or_else(|| Error::NotFound {
            what: Record::Photo,
            id: digest.to_string(),
        })
    }

    /// A photo by its digest, if the store has it.
    ///
    /// # Errors
    /// [`Error::Damaged`] where the row is not what was written.
    pub fn find_photo(&self, digest: &Digest) -> Result<Option<StoredPhoto>, Error> {
        self.conn
            .prepare_cached(&format!("{SELECT} WHERE sha256 = :sha256"))
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":sha256": digest.as_str() }, |row| {
                        Ok(from_row(row))
                    })
                    .optional()
            })
            .map_err(self.doing("reading a photo's row"))?
            .transpose()
    }

    /// Tells digest and facts of the photos whose likeness has one of eleven stretches in common with this one, in the order in
    /// which they came in: every one that differs in ten bits at most is among them. The seals of rows are not checked here: a caller
    /// that acts on a row reads it with [`Reader::photo`].
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn photos_perhaps_like(
        &self,
        likeness: &str,
        each: &mut dyn FnMut(Digest, &str),
    ) -> Result<(), Error> {
        let stretch = |(from, length): (usize, usize)| {
            format!(
                "SELECT id FROM photos WHERE substr({LIKENESS}, {from}, {length}) = substr(:likeness, {from}, {length})"
            )
        };
        let same = STRETCHES.map(stretch).join(" UNION ");
        let sql = format!("SELECT sha256, facts FROM photos WHERE id IN ({same}) ORDER BY id");
        let given = named_params! { ":likeness": likeness };
        self.tell_facts(&sql, given, each)
    }

    /// Tells digest and facts of photos whose likeness nobody knows yet, at most so many.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn photos_unseen(&self, most: u32, each: &mut dyn FnMut(Digest, &str)) -> Result<(), Error> {
        let sql = format!(
            "SELECT sha256, facts FROM photos WHERE ifnull({LIKENESS}, '') = '' ORDER BY id LIMIT :most"
        );
        self.tell_facts(&sql, named_params! { ":most": most }, each)
    }

    fn tell_facts(
        &self,
        sql: &str,
        given: &[(&str, &dyn ToSql)],
        each: &mut dyn FnMut(Digest, &str),
    ) -> Result<(), Error> {
        let mut read = || {
            let mut query = self.conn.prepare_cached(sql)?;
            let mut rows = query.query(given)?;
            while let Some(row) = rows.next()? {
                if let Ok(digest) = Digest::try_from(text(row, 0)) {
                    each(digest, &text(row, 1));
                }
            }
            Ok(())
        };
        read().map_err(self.doing("looking through the photos"))
    }

    /// An original, checked against its name.
    ///
    /// # Errors
    /// As [`Reader::photo`]; [`Error::Damaged`] and [`Error::Missing`] for its file.
    pub fn photo_bytes(&self, digest: &Digest) -> Result<Vec<u8>, Error> {
        let photo = self.photo(digest)?;
        self.photo_folder()
            .photos()
            .bytes(digest, photo.kind.name(), || damaged(&photo))
    }
}

impl Tx<'_> {
    /// Writes the row of an original that is on the disk. A row of the same bytes stays and is returned.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn add_photo(
        &mut self,
        stored: &Stored,
        facts: &PhotoFacts<'_>,
        now: DateTime<Utc>,
    ) -> Result<StoredPhoto, Error> {
        if let Some(there) = self.find_photo(&stored.digest)? {
            return Ok(there);
        }
        let photo = StoredPhoto {
            digest: stored.digest.clone(),
            kind: stored.kind,
            width: facts.width,
            height: facts.height,
            bytes: stored.bytes,
            file_name: facts.file_name.to_owned(),
            added: time(now.timestamp_millis()),
            facts: facts.facts.to_owned(),
        };
        self.conn
            .prepare_cached(
                "INSERT INTO photos (sha256, kind, width, height, bytes, file_name, added, facts, seal)
                 VALUES (:sha256, :kind, :width, :height, :bytes, :file_name, :added, :facts, :seal)",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":sha256": photo.digest.as_str(), ":kind": photo.kind.name(), ":width": photo.width,
                    ":height": photo.height, ":bytes": column(photo.bytes), ":file_name": photo.file_name,
                    ":added": photo.added.timestamp_millis(), ":facts": photo.facts,
                    ":seal": sealed(&photo).as_str(),
                })
            })
            .map_err(self.doing("adding a photo"))?;
        Ok(photo)
    }

    /// Replaces the facts of a photo.
    ///
    /// # Errors
    /// [`Error::NotFound`]'s kin where there is no such photo; [`Error::Damaged`] where its row is.
    pub fn set_photo_facts(&mut self, digest: &Digest, facts: &str) -> Result<(), Error> {
        let mut photo = self.photo(digest)?;
        facts.clone_into(&mut photo.facts);
        self.conn
            .prepare_cached("UPDATE photos SET facts = :facts, seal = :seal WHERE sha256 = :sha256")
            .and_then(|mut update| {
                update.execute(named_params! {
                    ":sha256": digest.as_str(), ":facts": facts, ":seal": sealed(&photo).as_str(),
                })
            })
            .map_err(self.doing("writing what is known of a photo"))?;
        Ok(())
    }
}

/// A row with any values in it, checked against its seal.
pub(crate) fn from_row(row: &Row<'_>) -> Result<StoredPhoto, Error> {
    let (sha256, file_name) = (text(row, 0), text(row, 5));
    let damaged = || Error::Damaged {
        what: Record::Photo,
        id: format!("{file_name} ({sha256})"),
    };
    let photo = StoredPhoto {
        digest: Digest::try_from(sha256.clone()).map_err(|_| damaged())?,
        kind: OriginalKind::from_name(&text(row, 1)).ok_or_else(damaged)?,
        width: small(number(row, 2)),
        height: small(number(row, 3)),
        bytes: count(number(row, 4)),
        file_name: file_name.clone(),
        added: time(number(row, 6)),
        facts: text(row, 7),
    };
    if sealed(&photo).as_str() == text(row, 8) {
        Ok(photo)
    } else {
        Err(damaged())
    }
}

fn damaged(photo: &StoredPhoto) -> Error {
    Error::Damaged {
        what: Record::Photo,
        id: format!("{} ({})", photo.file_name, photo.digest),
    }
}

fn sealed(photo: &StoredPhoto) -> Digest {
    seal(&[
        photo.digest.as_str(),
        photo.kind.name(),
        &format!("{}x{} {}", photo.width, photo.height, photo.bytes),
        &photo.file_name,
        &photo.added.timestamp_millis().to_string(),
        &photo.facts,
    ])
}
