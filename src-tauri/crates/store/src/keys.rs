//! Keys: which public key came with which name and when, whether a person here trusts it, and the signatures made here.

use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{number, text, time};
use crate::seal::seal;
use crate::{Error, Reader, Record, Tx};

/// A person's trust in a key under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// It was seen, and nobody compared it with its owner.
    Met,
    /// It proves what it signed before, and nothing new.
    Retired,
    /// A person compared it with its owner.
    Trusted,
    /// It was made or opened on this machine.
    Own,
}

impl Trust {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Met, Self::Retired, Self::Trusted, Self::Own];

    /// Its word in the database, and for scripts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Retired => "retired",
            Self::Trusted => "trusted",
            Self::Own => "own",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trust| trust.word() == word)
    }
}

/// A public key and the name it came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    /// The key, as its owner writes it.
    pub key: String,
    /// The person's name.
    pub name: String,
    /// The unit it came with; empty for keys that an earlier Galley met.
    pub unit: String,
    /// When it was first seen here.
    pub since: DateTime<Utc>,
    /// The trust in it.
    pub trust: Trust,
    /// When the trust was set; when the key was seen, where it never was.
    pub trust_at: DateTime<Utc>,
}

impl Reader {
    /// Every known key, in the order in which they were first seen. A damaged one is left out: the doctor reports it, and when it
    /// comes with that name again it is an alarm.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn keys(&self) -> Result<Vec<KnownKey>, Error> {
        let sql = "SELECT k.key, k.name, k.since, k.seal, t.unit, t.trust, t.at, t.seal
                   FROM known_keys k LEFT JOIN key_trust t ON t.key = k.key AND t.name = k.name ORDER BY k.id";
        let rows: Vec<Result<KnownKey, String>> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map([], read)?.collect())
            .map_err(self.doing("reading the known keys"))?;
        Ok(rows.into_iter().filter_map(Result::ok).collect())
    }

    /// The keys that came with this name, the newest last.
    ///
    /// # Errors
    /// [`Error::Damaged`] for a key of this name.
    pub fn keys_of(&self, name: &str) -> Result<Vec<KnownKey>, Error> {
        let sql = "SELECT k.key, k.name, k.since, k.seal, t.unit, t.trust, t.at, t.seal
                   FROM known_keys k LEFT JOIN key_trust t ON t.key = k.key AND t.name = k.name
                   WHERE k.name = :name ORDER BY k.id";
        let rows: Vec<Result<KnownKey, String>> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map(named_params! { ":name": name }, read)?.collect())
            .map_err(self.doing("reading the known keys"))?;
        let damaged = |id| Error::Damaged {
            what: Record::Key,
            id,
        };
        rows.into_iter().map(|row| row.map_err(damaged)).collect()
    }

    /// Every name with which a key was seen here.
    pub(crate) fn names_with_keys(&self) -> Result<Vec<String>, Error> {
        self.conn
            .prepare_cached("SELECT DISTINCT name FROM known_keys ORDER BY name")
            .and_then(|mut query| query.query_map([], |row| Ok(text(row, 0)))?.collect())
            .map_err(self.doing("reading the known keys"))
    }

    /// The names of trust that belongs to no known key: the name or the key of the row was damaged, and the key counts as met.
    pub(crate) fn names_of_stray_trust(&self) -> Result<Vec<String>, Error> {
        let sql = "SELECT name FROM key_trust t
                   WHERE NOT EXISTS (SELECT 1 FROM known_keys k WHERE k.key = t.key AND k.name = t.name) ORDER BY id";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map([], |row| Ok(text(row, 0)))?.collect())
            .map_err(self.doing("reading the trust in keys"))
    }

    /// The signature made with `key` on the bytes of this digest. A damaged one counts as none, and is made again.
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
    /// Remembers that this key came with this name and unit. A known one is left as it is.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn know_key(&mut self, key: &str, name: &str, unit: &str, now: DateTime<Utc>) -> Result<(), Error> {
        let since = time(now.timestamp_millis());
        let fresh = self
            .conn
            .prepare_cached(
                "INSERT INTO known_keys (key, name, since, seal) VALUES (:key, :name, :since, :seal)
                 ON CONFLICT (key, name) DO NOTHING",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":key": key, ":name": name, ":since": since.timestamp_millis(),
                    ":seal": sealed_key(key, name, since).as_str(),
                })
            })
            .map_err(self.doing("remembering a key"))?;
        if fresh == 0 {
            return Ok(());
        }
        self.put_trust(key, name, unit, Trust::Met, now)
    }

    /// Sets the trust in a key under a name; a key not seen before counts as seen now.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn set_trust(
        &mut self,
        key: &str,
        name: &str,
        unit: &str,
        trust: Trust,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.know_key(key, name, unit, now)?;
        self.put_trust(key, name, unit, trust, now)
    }

    fn put_trust(
        &mut self,
        key: &str,
        name: &str,
        unit: &str,
        trust: Trust,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let at = time(now.timestamp_millis());
        self.conn
            .prepare_cached(
                "INSERT INTO key_trust (key, name, unit, trust, at, seal) VALUES (:key, :name, :unit, :trust, :at, :seal)
                 ON CONFLICT (key, name) DO UPDATE SET unit = :unit, trust = :trust, at = :at, seal = :seal",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":key": key, ":name": name, ":unit": unit, ":trust": trust.word(), ":at": at.timestamp_millis(),
                    ":seal": sealed_trust(key, name, unit, trust, at).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("remembering a key"))
    }

    /// Deletes a key under every name. What it signed is then of an unknown person.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn forget_key(&mut self, key: &str) -> Result<(), Error> {
        for sql in [
            "DELETE FROM key_trust WHERE key = :key",
            "DELETE FROM known_keys WHERE key = :key",
        ] {
            self.conn
                .prepare_cached(sql)
                .and_then(|mut delete| delete.execute(named_params! { ":key": key }))
                .map_err(self.doing("forgetting a key"))?;
        }
        Ok(())
    }

    /// Stores a signature, so that the same bytes are signed once; a damaged one is replaced.
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
    /// Signatures that do not match their seal, each as the digest it is on.
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

/// Whether a signature matches its seal; one from before seals counts as whole.
fn is_whole(digest: &Digest, key: &str, text: &str, sealed: &str) -> bool {
    sealed.is_empty() || seal(&[digest.as_str(), key, text]).as_str() == sealed
}

/// A key, or the name of one that is damaged.
fn read(row: &Row<'_>) -> rusqlite::Result<Result<KnownKey, String>> {
    let (key, name, since, seal) = (text(row, 0), text(row, 1), time(number(row, 2)), text(row, 3));
    let said = match row.get_ref(4)? {
        ValueRef::Null => None,
        ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => {
            Some((text(row, 4), text(row, 5), number(row, 6), text(row, 7)))
        }
    };
    if sealed_key(&key, &name, since).as_str() != seal {
        return Ok(Err(name));
    }
    let (unit, trust, trust_at) = match said {
        None => (String::new(), Trust::Met, since),
        Some((unit, word, at, seal)) => {
            let at = time(at);
            match Trust::from_word(&word) {
                Some(trust) if sealed_trust(&key, &name, &unit, trust, at).as_str() == seal => {
                    (unit, trust, at)
                }
                Some(_) | None => return Ok(Err(name)),
            }
        }
    };
    Ok(Ok(KnownKey {
        key,
        name,
        unit,
        since,
        trust,
        trust_at,
    }))
}

fn sealed_key(key: &str, name: &str, since: DateTime<Utc>) -> Digest {
    seal(&[key, name, &since.timestamp_millis().to_string()])
}

fn sealed_trust(key: &str, name: &str, unit: &str, trust: Trust, at: DateTime<Utc>) -> Digest {
    seal(&[key, name, unit, trust.word(), &at.timestamp_millis().to_string()])
}
