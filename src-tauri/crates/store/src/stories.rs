//! Stories: the row the list shows, and the working copy behind it.

use chrono::{DateTime, Utc};
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;
use story::workflow::{State, Who};

use crate::row::{column, count, small, time};
use crate::seal::{digest, seal};
use crate::{Error, Reader, Record, Tx};

/// What the list shows of a story, computed by whoever knows what the content means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListRow {
    /// 标题.
    pub headline: String,
    /// 稿件代号.
    pub slugline: String,
    /// How the text begins.
    pub first_words: String,
    /// 字数.
    pub words: u32,
    /// Figures, in the body and the tray.
    pub photos: u32,
    /// Figures without a caption.
    pub missing_captions: u32,
    /// Figures without a picture.
    pub missing_photos: u32,
}

/// A story to be put into the store.
#[derive(Debug, Clone, Copy)]
pub struct NewStory<'a> {
    /// Its permanent identity, chosen by the caller.
    pub guid: &'a str,
    /// Who holds it; it begins in their first state.
    pub who: Who,
    /// The canonical JSON of its content.
    pub content: &'a [u8],
    /// What the list shows.
    pub row: &'a ListRow,
}

/// A story as the list knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its permanent identity.
    pub guid: String,
    /// Its state in the workflow; only [`crate::Tx::step`] changes it.
    pub state: State,
    /// When it came into the store.
    pub created: DateTime<Utc>,
    /// When it was last saved or moved.
    pub updated: DateTime<Utc>,
    /// The version of the working copy, from 1, one more with each save.
    pub version: u64,
    /// It is a copy of somebody else's piece, received to be edited.
    pub copy: bool,
    /// What the list shows.
    pub row: ListRow,
}

/// Which stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In one of these states; empty for all.
    pub states: Vec<State>,
    /// With this in headline, slugline or first words; empty for all. Latin letters match in either case.
    pub text: String,
    /// No more than this many.
    pub limit: Option<u32>,
}

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

pub(crate) const COLUMNS: &str =
    "guid, state, created, updated, version, headline, slugline, first_words, words, photos,
    missing_captions, missing_photos, EXISTS (SELECT 1 FROM received WHERE received.story = stories.id)";

impl Reader {
    /// One story.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn story(&self, guid: &str) -> Result<Story, Error> {
        let sql = format!("SELECT {COLUMNS} FROM stories WHERE guid = :guid");
        self.conn
            .prepare_cached(&sql)
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":guid": guid }, from_row)
                    .optional()
            })
            .map_err(self.doing("reading a story"))?
            .ok_or_else(|| no_story(guid))
    }

    /// The stories that `filter` lets through, the last saved first.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn stories(&self, filter: &Filter) -> Result<Vec<Story>, Error> {
        let read = || {
            let names: Vec<&str> = filter.states.iter().map(|state| state.as_str()).collect();
            let states = serde_json::Value::from(names).to_string();
            let chosen = if filter.states.is_empty() {
                "TRUE OR :states IS NULL"
            } else {
                "state IN (SELECT value FROM json_each(:states))"
            };
            // instr, not LIKE: a percent sign that somebody looks for is a percent sign.
            let sql = format!(
                "SELECT {COLUMNS} FROM stories WHERE ({chosen}) AND (:text = ''
                    OR instr(lower(headline || char(10) || slugline || char(10) || first_words), lower(:text)) > 0)
                 ORDER BY updated DESC, id DESC LIMIT :limit"
            );
            let mut query = self.conn.prepare_cached(&sql)?;
            let limit = filter.limit.map_or(-1, i64::from);
            let given = named_params! { ":states": states, ":text": filter.text, ":limit": limit };
            query
                .query_map(given, from_row)?
                .collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(self.doing("listing the stories"))
    }

    /// How many stories stand in each state.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn counts(&self) -> Result<Vec<(State, u64)>, Error> {
        let read = || {
            let mut query = self
                .conn
                .prepare_cached("SELECT state, count(*) FROM stories GROUP BY state")?;
            query
                .query_map([], |row| Ok((state(row, 0)?, count(row.get(1)?))))?
                .collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.doing("counting the stories"))
    }

    /// The stories whose guid begins with `prefix`, at most twenty, for a person who types only its start.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn story_guids(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let read = || {
            let sql = "SELECT guid FROM stories WHERE substr(guid, 1, length(:prefix)) = :prefix ORDER BY guid LIMIT 20";
            let mut query = self.conn.prepare_cached(sql)?;
            query
                .query_map(named_params! { ":prefix": prefix }, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.doing("looking for a story"))
    }

    /// The working copy, its digest checked.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`] where the bytes are not those that were saved.
    pub fn working(&self, guid: &str) -> Result<Working, Error> {
        let sql = "SELECT s.version, w.content, w.sha256, s.headline FROM stories s
                   JOIN working_copies w ON w.story = s.id WHERE s.guid = :guid";
        let found = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| {
                let read = |row: &Row<'_>| Ok((count(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?));
                query.query_row(named_params! { ":guid": guid }, read).optional()
            })
            .map_err(self.doing("reading the working copy"))?;
        let (version, bytes, sha256, headline): (u64, Vec<u8>, String, String) =
            found.ok_or_else(|| no_story(guid))?;
        let digest = digest(&bytes);
        if digest.as_str() != sha256 {
            return Err(Error::Damaged {
                what: Record::WorkingCopy,
                id: named(&headline, guid),
            });
        }
        Ok(Working {
            version,
            bytes,
            digest,
        })
    }

    /// The working copy at one version and no other; `None` for whichever it has.
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

    /// Where the reader was in a story, as the window wrote it down.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn place(&self, guid: &str) -> Result<Option<String>, Error> {
        let place: String = self
            .conn
            .prepare_cached("SELECT place FROM stories WHERE guid = :guid")
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":guid": guid }, |row| row.get(0))
                    .optional()
            })
            .map_err(self.doing("reading the place"))?
            .ok_or_else(|| no_story(guid))?;
        Ok(Some(place).filter(|place| !place.is_empty()))
    }

    /// The inner key of a story.
    pub(crate) fn story_id(&self, guid: &str) -> Result<i64, Error> {
        self.conn
            .prepare_cached("SELECT id FROM stories WHERE guid = :guid")
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":guid": guid }, |row| row.get(0))
                    .optional()
            })
            .map_err(self.doing("looking for a story"))?
            .ok_or_else(|| no_story(guid))
    }
}

impl Tx<'_> {
    /// Puts a story in, at version 1.
    ///
    /// # Errors
    /// [`Error::Sql`] where the guid is taken.
    pub fn create_story(&mut self, new: &NewStory<'_>, now: DateTime<Utc>) -> Result<(), Error> {
        let write = || {
            self.conn
                .prepare_cached(
                    "INSERT INTO stories (guid, state, created, updated, headline, slugline, first_words, words,
                        photos, missing_captions, missing_photos, seal)
                     VALUES (:guid, :state, :now, :now, :headline, :slugline, :first_words, :words,
                        :photos, :missing_captions, :missing_photos, :seal)",
                )?
                .execute(named_params! {
                    ":guid": new.guid, ":state": new.who.first_state().as_str(), ":now": now.timestamp_millis(),
                    ":headline": new.row.headline, ":slugline": new.row.slugline,
                    ":first_words": new.row.first_words, ":words": new.row.words, ":photos": new.row.photos,
                    ":missing_captions": new.row.missing_captions, ":missing_photos": new.row.missing_photos,
                    ":seal": sealed(new.guid, new.row).as_str(),
                })?;
            self.conn
                .prepare_cached(
                    "INSERT INTO working_copies (story, content, sha256) VALUES (:story, :content, :sha256)",
                )?
                .execute(named_params! {
                    ":story": self.conn.last_insert_rowid(), ":content": new.content,
                    ":sha256": digest(new.content).as_str(),
                })
        };
        write().map(|_| ()).map_err(self.doing("creating a story"))
    }

    /// Replaces the working copy that has version `expected`, and says the new version. Saving the same
    /// bytes a second time, as after an answer that never arrived, is not stale.
    ///
    /// # Errors
    /// [`Error::Stale`] where somebody saved in between, with nothing changed; [`Error::NotFound`].
    pub fn save_working(
        &mut self,
        guid: &str,
        expected: u64,
        bytes: &[u8],
        row: &ListRow,
        now: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let (sha256, doing) = (digest(bytes), self.doing("saving the working copy"));
        let (id, version, stored): (i64, u64, String) = self
            .conn
            .prepare_cached(
                "SELECT s.id, s.version, w.sha256 FROM stories s JOIN working_copies w ON w.story = s.id
                 WHERE s.guid = :guid",
            )
            .and_then(|mut query| {
                let read = |row: &Row<'_>| Ok((row.get(0)?, count(row.get(1)?), row.get(2)?));
                query.query_row(named_params! { ":guid": guid }, read).optional()
            })
            .map_err(&doing)?
            .ok_or_else(|| no_story(guid))?;
        if version != expected {
            if version == expected.saturating_add(1) && stored == sha256.as_str() {
                return Ok(version);
            }
            return Err(Error::Stale {
                id: guid.to_owned(),
                seen: expected,
                now: version,
            });
        }
        let write = || {
            self.conn
                .prepare_cached(
                    "UPDATE working_copies SET content = :content, sha256 = :sha256 WHERE story = :id",
                )?
                .execute(named_params! { ":content": bytes, ":sha256": sha256.as_str(), ":id": id })?;
            self.conn
                .prepare_cached(
                    "UPDATE stories SET version = :version, updated = :now, headline = :headline,
                        slugline = :slugline, first_words = :first_words, words = :words, photos = :photos,
                        missing_captions = :missing_captions, missing_photos = :missing_photos,
                        seal = :seal
                     WHERE id = :id",
                )?
                .execute(named_params! {
                    ":version": column(version + 1), ":now": now.timestamp_millis(), ":headline": row.headline,
                    ":slugline": row.slugline, ":first_words": row.first_words, ":words": row.words,
                    ":photos": row.photos, ":missing_captions": row.missing_captions,
                    ":missing_photos": row.missing_photos, ":seal": sealed(guid, row).as_str(), ":id": id,
                })
        };
        write().map_err(doing)?;
        Ok(version + 1)
    }

    /// Writes down where the reader is in a story. The story's age does not change by that.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_place(&mut self, guid: &str, json: &str) -> Result<(), Error> {
        let changed = self
            .conn
            .prepare_cached("UPDATE stories SET place = :place WHERE guid = :guid")
            .and_then(|mut change| change.execute(named_params! { ":place": json, ":guid": guid }))
            .map_err(self.doing("saving the place"))?;
        if changed == 0 { Err(no_story(guid)) } else { Ok(()) }
    }
}

/// The digest of what the list shows of a story.
pub(crate) fn sealed(guid: &str, row: &ListRow) -> Digest {
    let numbers = [row.words, row.photos, row.missing_captions, row.missing_photos].map(|n| n.to_string());
    seal(&[
        guid,
        &row.headline,
        &row.slugline,
        &row.first_words,
        &numbers.join(" "),
    ])
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Story> {
    Ok(Story {
        guid: row.get(0)?,
        state: state(row, 1)?,
        created: time(row.get(2)?),
        updated: time(row.get(3)?),
        version: count(row.get(4)?),
        copy: row.get(12)?,
        row: ListRow {
            headline: row.get(5)?,
            slugline: row.get(6)?,
            first_words: row.get(7)?,
            words: small(row.get(8)?),
            photos: small(row.get(9)?),
            missing_captions: small(row.get(10)?),
            missing_photos: small(row.get(11)?),
        },
    })
}

/// The state in a column; a word that no state has is damage.
fn state(row: &Row<'_>, column: usize) -> rusqlite::Result<State> {
    let word: String = row.get(column)?;
    State::from_name(&word).ok_or_else(|| {
        let why = format!("no state of a story is called “{word}”").into();
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, why)
    })
}

/// How a story is called in a sentence.
pub(crate) fn named(headline: &str, guid: &str) -> String {
    if headline.is_empty() {
        guid.to_owned()
    } else {
        format!("“{headline}” ({guid})")
    }
}

fn no_story(guid: &str) -> Error {
    Error::NotFound {
        what: Record::Story,
        id: guid.to_owned(),
    }
}
