//! Keys: whose public key was seen when, and the signatures that were given.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{number, text, time};
use crate::seal::seal;
use crate::{Error, Reader, Record, Tx};

/// A public key and the name it came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    /// The key, as its owner writes it.
    pub key: String,
    /// The person's name.
    pub name: String,
    /// When it was first seen here.
    pub since: DateTime<Utc>,
}

impl Reader {
    /// The keys that came with this name, the newest last.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn keys_of(&self, name: &str) -> Result<Vec<KnownKey>, Error> {
        let read = |row: &Row<'_>| {
            let known = KnownKey {
                key: text(row, 0),
                name: text(row, 1),
                since: time(number(row, 2)),
            };
            Ok((known, text(row, 3)))
        };
        let rows: Vec<(KnownKey, String)> = self
            .conn
            .prepare_cached("SELECT key, name, since, seal FROM known_keys WHERE name = :name ORDER BY id")
            .and_then(|mut query| query.query_map(named_params! { ":name": name }, read)?.collect())
            .map_err(self.doing("reading the known keys"))?;
        rows.into_iter()
            .map(|(known, seal)| {
                if sealed(&known).as_str() == seal {
                    Ok(known)
                } else {
                    Err(Error::Damaged {
                        what: Record::Key,
                        id: name.to_owned(),
                    })
                }
            })
            .collect()
    }

    /// Everybody whose keys were seen here.
    pub(crate) fn names_with_keys(&self) -> Result<Vec<String>, Error> {
        self.conn
            .prepare_cached("SELECT DISTINCT name FROM known_keys ORDER BY name")
            .and_then(|mut query| query.query_map([], |row| Ok(text(row, 0)))?.collect())
            .map_err(self.doing("reading the known keys"))
    }

    /// A signature that was given with `key` on the bytes of this digest. One that is damaged is none, and is given again.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn signature(&self, digest: &Digest, key: &str) -> Result<Option<String>, Error> {
        let given = named_params! { ":sha256": digest.as_str(), ":key": key };
        self.conn
            .prepare_cached("SELECT text, seal FROM signatures WHERE sha256 = :sha256 AND key = :key")
            .and_then(|mut query| {
                let read = |row: &Row<'_>| Ok((text(row, 0), text(row, 1)));
                query.query_row(given, read).optional()
            })
            .map(|found| {
                found
                    .filter(|(text, sealed)| is_whole(digest, key, text, sealed))
                    .map(|(text, _)| text)
            })
            .map_err(self.doing("reading a signature"))
    }
}

impl Tx<'_> {
    /// Remembers that this key came with this name. Known already, it changes nothing.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn know_key(&mut self, key: &str, name: &str, now: DateTime<Utc>) -> Result<(), Error> {
        let known = KnownKey {
            key: key.to_owned(),
            name: name.to_owned(),
            since: time(now.timestamp_millis()),
        };
        self.conn
            .prepare_cached(
                "INSERT INTO known_keys (key, name, since, seal) VALUES (:key, :name, :since, :seal)
                 ON CONFLICT (key, name) DO NOTHING",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":key": key, ":name": name, ":since": known.since.timestamp_millis(),
                    ":seal": sealed(&known).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("remembering a key"))
    }

    /// Remembers a signature, so that the same bytes are signed once; in the place of one that is damaged.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn keep_signature(&mut self, digest: &Digest, key: &str, text: &str) -> Result<(), Error> {
        self.conn
            .prepare_cached(
                "INSERT INTO signatures (sha256, key, text, seal) VALUES (:sha256, :key, :text, :seal)
                 ON CONFLICT (sha256, key) DO UPDATE SET text = :text, seal = :seal",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":sha256": digest.as_str(), ":key": key, ":text": text,
                    ":seal": seal(&[digest.as_str(), key, text]).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("keeping a signature"))
    }
}

impl Reader {
    /// Signatures that are not what was written, each as the digest it is on.
    pub(crate) fn damaged_signatures(&self) -> Result<Vec<String>, Error> {
        let read = |row: &Row<'_>| {
            let (sha256, key) = (text(row, 0), text(row, 1));
            let whole = match Digest::try_from(sha256.clone()) {
                Ok(digest) => is_whole(&digest, &key, &text(row, 2), &text(row, 3)),
                Err(_) => false,
            };
            Ok((!whole).then_some(sha256))
        };
        let found: Vec<Option<String>> = self
            .conn
            .prepare_cached("SELECT sha256, key, text, seal FROM signatures ORDER BY id")
            .and_then(|mut query| query.query_map([], read)?.collect())
            .map_err(self.doing("reading the signatures"))?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// Whether a signature is what was written; one from before seals is taken as it is.
fn is_whole(digest: &Digest, key: &str, text: &str, sealed: &str) -> bool {
    sealed.is_empty() || seal(&[digest.as_str(), key, text]).as_str() == sealed
}

fn sealed(known: &KnownKey) -> Digest {
    seal(&[
        &known.key,
        &known.name,
        &known.since.timestamp_millis().to_string(),
    ])
}
