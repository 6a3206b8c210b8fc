//! Revisions: frozen states of a story, as exactly the bytes that were hashed.
//!
//! A row is never updated (the database refuses it), and only automatic ones that nothing names may be deleted. A label that is
//! given later is a row of its own in `revision_names`.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::{Digest, RevisionReason};

use crate::row::{bytes, column, count, number, text, time};
use crate::seal::{self, digest, seal};
use crate::thin::{self, Automatic};
use crate::{Error, Reader, Record, Tx};

/// A revision to be frozen.
#[derive(Debug, Clone, Copy)]
pub struct NewRevision<'a> {
    /// Its permanent identity, chosen by the caller; not used where the content is frozen already.
    pub guid: &'a str,
    /// The canonical JSON.
    pub content: &'a [u8],
    /// Who made it.
    pub author: &'a str,
    /// Why.
    pub reason: RevisionReason,
    /// What a person called it; empty for none.
    pub label: &'a str,
}

/// One frozen state of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its permanent identity.
    pub guid: String,
    /// The story's guid.
    pub story: String,
    /// Its number within the story, from 1. Numbers rise with time, independent of the clock.
    pub number: u64,
    /// The SHA-256 of its content.
    pub digest: Digest,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, as it was written: the name of a [`RevisionReason`], or a word of another version of Galley.
    pub reason: String,
    /// Taken by the program unasked.
    pub automatic: bool,
    /// What a person called it when it was made.
    pub label: String,
    /// Names that were given to the same content later; while there is any, the revision stays.
    pub names: Vec<Name>,
    /// Its facts do not match their seal: it is shown, and no program part acts on it.
    pub damaged: bool,
}

/// A later reason to keep a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Who named it.
    pub by: String,
    /// Why, as it was written.
    pub reason: String,
    /// What a person called it; empty for none.
    pub label: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A name to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewName<'a> {
    /// Who names it.
    pub by: &'a str,
    /// Why.
    pub reason: RevisionReason,
    /// What a person calls it; empty for none.
    pub label: &'a str,
}

const SELECT: &str = "SELECT r.id, r.guid, s.guid, r.number, r.sha256, r.author, r.at, r.reason, r.automatic,
    r.label, r.seal FROM revisions r JOIN stories s ON s.id = r.story";

/// A row with its inner key.
struct RowAndRevision {
    id: i64,
    revision: Revision,
}

impl Reader {
    /// A story's revisions, the newest first, without their content. Damaged ones are among them, marked as such.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn revisions(&self, story: &str) -> Result<Vec<Revision>, Error> {
        let id = self.story_id(story)?;
        let sql = format!("{SELECT} WHERE r.story = :story ORDER BY r.number DESC");
        let found = self
            .conn
            .prepare_cached(&sql)
            .and_then(|mut query| {
                query
                    .query_map(named_params! { ":story": id }, |row| Ok(from_row(row)))?
                    .collect::<rusqlite::Result<Vec<_>>>()
            })
            .map_err(self.doing("reading the history"))?;
        found.into_iter().map(|found| self.with_names(found)).collect()
    }

    /// Whether a revision of any story has this identity.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn has_revision(&self, guid: &str) -> Result<bool, Error> {
        let sql = format!("{SELECT} WHERE r.guid = :guid");
        Ok(self
            .find_revision(&sql, named_params! { ":guid": guid })?
            .is_some())
    }

    /// A story's newest revision; a damaged one is marked as such.
    ///
    /// # Errors
    /// As [`Reader::revisions`].
    pub fn latest_revision(&self, story: &str) -> Result<Option<Revision>, Error> {
        let sql = format!("{SELECT} WHERE r.story = :key ORDER BY r.number DESC LIMIT 1");
        let id = self.story_id(story)?;
        self.find_revision(&sql, named_params! { ":key": id })
            .map(|found| found.map(|(_, revision)| revision))
    }

    /// A story's revision of this number.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`].
    pub fn revision(&self, story: &str, number: u64) -> Result<Revision, Error> {
        let sql = format!("{SELECT} WHERE s.guid = :story AND r.number = :number");
        let given = named_params! { ":story": story, ":number": column(number) };
        let found = self.find_revision(&sql, given)?;
        let (_, revision) = found.ok_or_else(|| no_revision(&format!("{story} #{number}")))?;
        proved(revision)
    }

    /// The revision with this identity.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`].
    pub fn revision_by_guid(&self, guid: &str) -> Result<Revision, Error> {
        self.revision_with_id(guid).map(|(_, revision)| revision)
    }

    /// The bytes that were frozen, their digest checked.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`] where the bytes are not those.
    pub fn revision_content(&self, guid: &str) -> Result<Vec<u8>, Error> {
        let (id, revision) = self.revision_with_id(guid)?;
        let bytes: Vec<u8> = self
            .conn
            .prepare_cached("SELECT content FROM revisions WHERE id = :id")
            .and_then(|mut query| query.query_row(named_params! { ":id": id }, |row| Ok(bytes(row, 0))))
            .map_err(self.doing("reading a revision"))?;
        if digest(&bytes) == revision.digest {
            Ok(bytes)
        } else {
            Err(damaged(&revision))
        }
    }

    fn revision_with_id(&self, guid: &str) -> Result<(i64, Revision), Error> {
        let sql = format!("{SELECT} WHERE r.guid = :guid");
        let found = self.find_revision(&sql, named_params! { ":guid": guid })?;
        let (id, revision) = found.ok_or_else(|| no_revision(guid))?;
        Ok((id, proved(revision)?))
    }

    fn find_revision(
        &self,
        sql: &str,
        given: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Option<(i64, Revision)>, Error> {
        let found = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_row(given, |row| Ok(from_row(row))).optional())
            .map_err(self.doing("reading a revision"))?;
        found
            .map(|found| Ok((found.id, self.with_names(found)?)))
            .transpose()
    }

    fn with_names(&self, found: RowAndRevision) -> Result<Revision, Error> {
        let mut revision = found.revision;
        let sql = "SELECT named_by, reason, label, at FROM revision_names WHERE revision = :id ORDER BY id";
        revision.names = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| {
                query
                    .query_map(named_params! { ":id": found.id }, |row| Ok(name(row)))?
                    .collect()
            })
            .map_err(self.doing("reading a revision"))?;
        Ok(revision)
    }
}

impl Reader {
    /// A text as the revision that it is already, or would be next; nothing is written.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn as_revision(
        &self,
        story: &str,
        new: &NewRevision<'_>,
        now: DateTime<Utc>,
    ) -> Result<Revision, Error> {
        let latest = self.latest_revision(story)?;
        let is_same = |latest: &Revision| !latest.damaged && latest.digest == digest(new.content);
        Ok(match latest {
            Some(latest) if is_same(&latest) => latest,
            latest => next(story, latest.as_ref(), new, now),
        })
    }
}

/// The revision that follows the latest one.
fn next(story: &str, latest: Option<&Revision>, new: &NewRevision<'_>, now: DateTime<Utc>) -> Revision {
    Revision {
        guid: new.guid.to_owned(),
        story: story.to_owned(),
        number: latest.map_or(0, |latest| latest.number) + 1,
        digest: digest(new.content),
        author: new.author.to_owned(),
        at: time(now.timestamp_millis()),
        reason: new.reason.name().to_owned(),
        automatic: new.reason.is_automatic(),
        label: new.label.to_owned(),
        names: Vec::new(),
        damaged: false,
    }
}

impl Tx<'_> {
    /// Freezes a state of a story. Where the newest revision has the same content, that one is returned; if it
    /// was automatic and this one is not, it is named, so that it stays.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn freeze(
        &mut self,
        story: &str,
        new: &NewRevision<'_>,
        now: DateTime<Utc>,
    ) -> Result<Revision, Error> {
        let digest = digest(new.content);
        let latest = self.latest_revision(story)?;
        if let Some(same) = latest
            .as_ref()
            .filter(|latest| !latest.damaged && latest.digest == digest)
        {
            if new.reason.is_automatic() || (!same.automatic && new.label.is_empty()) {
                return Ok(same.clone());
            }
            let naming = NewName {
                by: new.author,
                reason: new.reason,
                label: new.label,
            };
            self.name_revision(&same.guid, &naming, now)?;
            return self.revision_by_guid(&same.guid);
        }
        let revision = next(story, latest.as_ref(), new, now);
        let id = self.story_id(story)?;
        self.conn
            .prepare_cached(
                "INSERT INTO revisions (guid, story, number, content, sha256, author, at, reason, automatic, label, seal)
                 VALUES (:guid, :story, :number, :content, :sha256, :author, :at, :reason, :automatic, :label, :seal)",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":guid": revision.guid, ":story": id, ":number": column(revision.number),
                    ":content": new.content, ":sha256": revision.digest.as_str(), ":author": revision.author,
                    ":at": revision.at.timestamp_millis(), ":reason": revision.reason,
                    ":automatic": revision.automatic, ":label": revision.label,
                    ":seal": sealed(&revision).as_str(),
                })
            })
            .map_err(self.doing("freezing a revision"))?;
        Ok(revision)
    }

    /// Stores a reason to keep a revision.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn name_revision(
        &mut self,
        revision: &str,
        naming: &NewName<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let (id, _) = self.revision_with_id(revision)?;
        let name = Name {
            by: naming.by.to_owned(),
            reason: naming.reason.name().to_owned(),
            label: naming.label.to_owned(),
            at: time(now.timestamp_millis()),
        };
        self.conn
            .prepare_cached(
                "INSERT INTO revision_names (revision, named_by, reason, label, at, seal)
                 VALUES (:revision, :by, :reason, :label, :at, :seal)",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":revision": id, ":by": naming.by, ":reason": name.reason, ":label": naming.label,
                    ":at": now.timestamp_millis(), ":seal": sealed_name(revision, &name).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("naming a revision"))
    }

    /// Deletes automatic revisions as they age (see the rule in `thin`), and returns how many. The newest and those that anything
    /// names stay.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn thin(&mut self, story: &str, now: DateTime<Utc>) -> Result<u64, Error> {
        let (id, doing) = (self.story_id(story)?, self.doing("thinning the history"));
        let automatic: Vec<Automatic> = self
            .conn
            .prepare_cached(
                "SELECT number, at FROM revisions r WHERE story = :story AND automatic = 1
                    AND number < (SELECT max(number) FROM revisions WHERE story = :story)
                    AND NOT EXISTS (SELECT 1 FROM revision_names WHERE revision = r.id) ORDER BY number",
            )
            .and_then(|mut query| {
                let read = |row: &Row<'_>| {
                    Ok(Automatic {
                        number: count(row.get(0)?),
                        at: time(row.get(1)?),
                    })
                };
                query.query_map(named_params! { ":story": id }, read)?.collect()
            })
            .map_err(&doing)?;
        let doomed = thin::doomed(&automatic, now);
        for number in &doomed {
            self.conn
                .prepare_cached("DELETE FROM revisions WHERE story = :story AND number = :number")
                .and_then(|mut delete| {
                    delete.execute(named_params! { ":story": id, ":number": column(*number) })
                })
                .map_err(&doing)?;
        }
        Ok(doomed.len() as u64)
    }
}

/// A row with any values in it.
fn from_row(row: &Row<'_>) -> RowAndRevision {
    let digest = Digest::try_from(text(row, 4)).ok();
    let revision = Revision {
        guid: text(row, 1),
        story: text(row, 2),
        number: count(number(row, 3)),
        digest: digest.clone().unwrap_or_else(|| seal::digest(&[])),
        author: text(row, 5),
        at: time(number(row, 6)),
        reason: text(row, 7),
        automatic: number(row, 8) != 0,
        label: text(row, 9),
        names: Vec::new(),
        damaged: false,
    };
    let damaged = digest.is_none() || sealed(&revision).as_str() != text(row, 10);
    RowAndRevision {
        id: number(row, 0),
        revision: Revision { damaged, ..revision },
    }
}

/// The digest of all facts of a revision. The story's guid is included, so that a revision cannot be moved to another story.
fn sealed(revision: &Revision) -> Digest {
    seal(&[
        &revision.guid,
        &revision.story,
        &revision.number.to_string(),
        revision.digest.as_str(),
        &revision.author,
        &revision.at.timestamp_millis().to_string(),
        &revision.reason,
        if revision.automatic {
            "automatic"
        } else {
            "asked for"
        },
        &revision.label,
    ])
}

impl Reader {
    /// Revisions with a name that does not match its seal, each as its story's guid and its number.
    pub(crate) fn damaged_names(&self) -> Result<Vec<(String, u64)>, Error> {
        let sql = "SELECT n.named_by, n.reason, n.label, n.at, n.seal, r.guid, s.guid, r.number FROM revision_names n
                   LEFT JOIN revisions r ON r.id = n.revision LEFT JOIN stories s ON s.id = r.story ORDER BY n.id";
        let read = |row: &Row<'_>| {
            let (seal, revision) = (text(row, 4), text(row, 5));
            let whole = seal.is_empty() || sealed_name(&revision, &name(row)).as_str() == seal;
            Ok((!whole).then(|| (text(row, 6), count(number(row, 7)))))
        };
        let found: Vec<Option<(String, u64)>> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map([], read)?.collect())
            .map_err(self.doing("reading the history"))?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// A later name of a revision, from its first four columns.
fn name(row: &Row<'_>) -> Name {
    Name {
        by: text(row, 0),
        reason: text(row, 1),
        label: text(row, 2),
        at: time(number(row, 3)),
    }
}

fn sealed_name(revision: &str, name: &Name) -> Digest {
    seal(&[
        revision,
        &name.by,
        &name.reason,
        &name.label,
        &name.at.timestamp_millis().to_string(),
    ])
}

/// A revision that matches its seal.
fn proved(revision: Revision) -> Result<Revision, Error> {
    if revision.damaged {
        Err(damaged(&revision))
    } else {
        Ok(revision)
    }
}

fn damaged(revision: &Revision) -> Error {
    Error::Damaged {
        what: Record::Revision,
        id: format!("{} #{}", revision.story, revision.number),
    }
}

fn no_revision(id: &str) -> Error {
    Error::NotFound {
        what: Record::Revision,
        id: id.to_owned(),
    }
}
