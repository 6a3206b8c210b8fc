//! Working copies: the text of a story as it is now, exactly the bytes that were saved.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{bytes, count, number, text};
use crate::seal::digest;
use crate::stories::{named, no_story};
use crate::{Error, ListRow, Reader, Record, Story, Tx, aside};

/// The working copy: exactly the bytes that were saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// The version that the next save replaces.
    pub version: u64,
    /// The canonical JSON.
    pub bytes: Vec<u8>,
    /// Its SHA-256, checked.
    pub digest: Digest,
}

/// A working copy that may not match its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundText {
    /// The bytes as they are, and the digest of them as they are.
    pub working: Working,
    /// The bytes do not match their digest; empty where there are none at all.
    pub damaged: bool,
    /// The digest of what was saved, where that can still be read.
    pub saved: Option<Digest>,
    headline: String,
}

impl Reader {
    /// The working copy, its digest checked.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`] where the bytes are not those that were saved.
    pub fn working(&self, guid: &str) -> Result<Working, Error> {
        let found = self.working_as_found(guid)?;
        if found.damaged {
            return Err(Error::Damaged {
                what: Record::WorkingCopy,
                id: named(&found.headline, guid),
            });
        }
        Ok(found.working)
    }

    /// The working copy as it is on the disk, even if it is damaged: for the caller that mends it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn working_as_found(&self, guid: &str) -> Result<FoundText, Error> {
        let sql = "SELECT s.version, w.content, w.sha256, s.headline FROM stories s
                   LEFT JOIN working_copies w ON w.story = s.id WHERE s.guid = :guid";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut query| {
                let read = |row: &Row<'_>| {
                    let bytes = bytes(row, 1);
                    let (digest, saved) = (digest(&bytes), text(row, 2));
                    Ok(FoundText {
                        damaged: digest.as_str() != saved,
                        saved: Digest::try_from(saved).ok(),
                        headline: text(row, 3),
                        working: Working {
                            version: count(number(row, 0)),
                            bytes,
                            digest,
                        },
                    })
                };
                query.query_row(named_params! { ":guid": guid }, read).optional()
            })
            .map_err(self.doing("reading the working copy"))?
            .ok_or_else(|| no_story(guid))
    }

    /// The working copy at one version and no other; `None` accepts any version.
    ///
    /// # Errors
    /// As [`Reader::working`]; [`Error::Stale`] where it is at another version.
    pub fn working_at(&self, guid: &str, version: Option<u64>) -> Result<Working, Error> {
        let working = self.working(guid)?;
        match version {
            Some(seen) if seen != working.version => Err(Error::Stale {
                id: guid.to_owned(),
                seen,
                now: working.version,
            }),
            _ => Ok(working),
        }
    }
}

impl Tx<'_> {
    /// Replaces the working copy that has version `expected`, and returns the new version. Saving the same bytes a second time,
    /// as after an answer that never arrived, is not stale. A damaged working copy is kept aside first, as it is.
    ///
    /// # Errors
    /// [`Error::Stale`] where another save came in between, with nothing changed; [`Error::NotFound`].
    pub fn save_working(
        &mut self,
        guid: &str,
        expected: u64,
        bytes: &[u8],
        row: &ListRow,
        now: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let (sha256, doing) = (digest(bytes), self.doing("saving the working copy"));
        let (id, story, found) = (
            self.story_id(guid)?,
            self.story(guid)?,
            self.working_as_found(guid)?,
        );
        // The columns that a save does not write anew are repaired, as far as the row's seal allows.
        let damaged = story.damaged;
        let story = if damaged {
            self.mended(guid, &story.row)?
        } else {
            story
        };
        let version = story.version;
        if version != expected {
            if version == expected.saturating_add(1) && found.working.digest == sha256 {
                return Ok(version);
            }
            return Err(Error::Stale {
                id: guid.to_owned(),
                seen: expected,
                now: version,
            });
        }
        if found.damaged {
            let working = &found.working;
            aside::keep_text(&self.layout, guid, (working.version, &working.bytes), now)?;
        }
        let saved = Story {
            version: version + 1,
            updated: now,
            row: row.clone(),
            ..story
        };
        let write = || {
            self.conn
                .prepare_cached(
                    "INSERT INTO working_copies (story, content, sha256) VALUES (:id, :content, :sha256)
                     ON CONFLICT (story) DO UPDATE SET content = :content, sha256 = :sha256",
                )?
                .execute(named_params! { ":content": bytes, ":sha256": sha256.as_str(), ":id": id })?;
            if damaged {
                self.write_state(id, &saved)?;
            }
            self.write_row(id, &saved)
        };
        write().map_err(doing)?;
        self.saves.push((guid.to_owned(), saved.version));
        Ok(saved.version)
    }
}
