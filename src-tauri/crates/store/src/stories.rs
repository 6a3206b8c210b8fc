//! Stories: the row the list shows, and the working copy behind it.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;
use story::workflow::{State, Who};

use crate::row::{column, count, number, small, text, time};
use crate::seal::{digest, seal};
use crate::{Error, Reader, Record, Tx};

/// The row that the list shows of a story, computed by newsroom, which knows what the content means.
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

/// A story as the list shows it.
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
    /// It is a copy of another person's piece, received to be edited.
    pub copy: bool,
    /// What the list shows.
    pub row: ListRow,
    /// The row does not match its seal; its working copy has the words.
    pub damaged: bool,
}

pub(crate) const COLUMNS: &str =
    "guid, state, created, updated, version, headline, slugline, first_words, words, photos,
    missing_captions, missing_photos, EXISTS (SELECT 1 FROM received WHERE received.story = stories.id), seal";

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
                    .query_row(named_params! { ":guid": guid }, |row| Ok(from_row(row)))
                    .optional()
            })
            .map_err(self.doing("reading a story"))?
            .ok_or_else(|| no_story(guid))
    }

    /// The stories whose guid begins with `prefix`, at most twenty, for a person who types only its start.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn story_guids(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let read = || {
            let sql = "SELECT guid FROM stories WHERE guid >= :prefix AND guid < :prefix || char(1114111) ORDER BY guid LIMIT 20";
            let mut query = self.conn.prepare_cached(sql)?;
            query
                .query_map(named_params! { ":prefix": prefix }, |row| Ok(text(row, 0)))?
                .collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.doing("looking for a story"))
    }

    /// Reconstructs a story's damaged row as far as possible: with the facts of its working copy, and with the one state that
    /// matches its seal.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn mended(&self, guid: &str, row: &ListRow) -> Result<Story, Error> {
        let seal: String = self
            .conn
            .prepare_cached("SELECT seal FROM stories WHERE guid = :guid")
            .and_then(|mut query| query.query_row(named_params! { ":guid": guid }, |row| Ok(text(row, 0))))
            .map_err(self.doing("reading a story"))?;
        let found = Story {
            row: row.clone(),
            damaged: false,
            ..self.story(guid)?
        };
        let in_state = |state| Story {
            state,
            ..found.clone()
        };
        let fits = State::ALL
            .into_iter()
            .map(in_state)
            .find(|story| is_sealed(story, &seal));
        Ok(match is_sealed(&found, &seal) {
            true => found,
            false => fits.unwrap_or(found),
        })
    }

    /// The reader's place in a story, as the window stored it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn place(&self, guid: &str) -> Result<Option<String>, Error> {
        let place: String = self
            .conn
            .prepare_cached("SELECT place FROM stories WHERE guid = :guid")
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":guid": guid }, |row| Ok(text(row, 0)))
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
    /// Adds a story, at version 1.
    ///
    /// # Errors
    /// [`Error::Sql`] where the guid is taken.
    pub fn create_story(&mut self, new: &NewStory<'_>, now: DateTime<Utc>) -> Result<(), Error> {
        let story = Story {
            guid: new.guid.to_owned(),
            state: new.who.first_state(),
            created: now,
            updated: now,
            version: 1,
            copy: false,
            row: new.row.clone(),
            damaged: false,
        };
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
                    ":seal": sealed(&story),
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
        write().map_err(self.doing("creating a story"))?;
        self.saves.push((new.guid.to_owned(), 1));
        Ok(())
    }

    /// Makes the list's row of a story anew from its working copy, where that is whole and the row is not. The story's time of
    /// saving does not change.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`] where the working copy is damaged too.
    pub fn mend_row(&mut self, guid: &str, row: &ListRow) -> Result<(), Error> {
        self.working(guid)?;
        let id = self.story_id(guid)?;
        let mended = self.mended(guid, row)?;
        self.write_state(id, &mended)
            .and_then(|_| self.write_row(id, &mended))
            .map(drop)
            .map_err(self.doing("mending a story's row"))
    }

    /// Writes all columns of a story's row but its state, with the seal of both.
    pub(crate) fn write_row(&self, id: i64, story: &Story) -> rusqlite::Result<usize> {
        let row = &story.row;
        self.conn
            .prepare_cached(
                "UPDATE stories SET created = :created, version = :version, updated = :updated, headline = :headline,
                    slugline = :slugline, first_words = :first_words, words = :words,
                    photos = :photos, missing_captions = :missing_captions, missing_photos = :missing_photos,
                    seal = :seal
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":created": story.created.timestamp_millis(),
                ":version": column(story.version), ":updated": story.updated.timestamp_millis(),
                ":headline": row.headline, ":slugline": row.slugline, ":first_words": row.first_words,
                ":words": row.words, ":photos": row.photos, ":missing_captions": row.missing_captions,
                ":missing_photos": row.missing_photos, ":seal": sealed(story), ":id": id,
            })
    }

    /// Stores the reader's place in a story. The story's time of saving does not change.
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

/// The prefix of a seal of the form below. One without was made before state, version and times were sealed too; it is replaced
/// when the story is saved or moved.
const SECOND: &str = "2:";

/// The digest of a story's row.
pub(crate) fn sealed(story: &Story) -> String {
    let facts = [
        story.state.as_str(),
        &story.version.to_string(),
        &story.created.timestamp_millis().to_string(),
        &story.updated.timestamp_millis().to_string(),
    ];
    let row = first_form(&story.guid, &story.row);
    format!("{SECOND}{}", seal(&[row.as_str(), &facts.join(" ")]))
}

/// Whether a story's row matches its seal.
fn is_sealed(story: &Story, seal: &str) -> bool {
    match seal.starts_with(SECOND) {
        true => sealed(story) == seal,
        false => first_form(&story.guid, &story.row).as_str() == seal,
    }
}

fn first_form(guid: &str, row: &ListRow) -> Digest {
    let numbers = [row.words, row.photos, row.missing_captions, row.missing_photos].map(|n| n.to_string());
    seal(&[
        guid,
        &row.headline,
        &row.slugline,
        &row.first_words,
        &numbers.join(" "),
    ])
}

/// A row of the list, for any values in it: its seal tells whether they are what was written.
pub(crate) fn from_row(row: &Row<'_>) -> Story {
    let word = text(row, 1);
    let state = State::from_name(&word);
    let story = Story {
        guid: text(row, 0),
        state: state.unwrap_or(Who::Writer.first_state()),
        created: time(number(row, 2)),
        updated: time(number(row, 3)),
        version: count(number(row, 4)),
        copy: number(row, 12) != 0,
        row: ListRow {
            headline: text(row, 5),
            slugline: text(row, 6),
            first_words: text(row, 7),
            words: small(number(row, 8)),
            photos: small(number(row, 9)),
            missing_captions: small(number(row, 10)),
            missing_photos: small(number(row, 11)),
        },
        damaged: false,
    };
    let damaged = state.is_none() || !is_sealed(&story, &text(row, 13));
    Story { damaged, ..story }
}

/// The name of a story in a sentence.
pub(crate) fn named(headline: &str, guid: &str) -> String {
    if headline.is_empty() {
        guid.to_owned()
    } else {
        format!("“{headline}” ({guid})")
    }
}

pub(crate) fn no_story(guid: &str) -> Error {
    Error::NotFound {
        what: Record::Story,
        id: guid.to_owned(),
    }
}
