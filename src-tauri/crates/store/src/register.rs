//! The register of received files (收文簿): every package and Word file that was opened or taken, with its outcome, and which of
//! them brought which comment or decision. Entries are only ever added: the database refuses anything else.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{number, text, time};
use crate::seal::{digest, seal};
use crate::{Error, Reader, Record, Tx};

/// One entry of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEntry {
    /// Its number here, from 1.
    pub number: i64,
    /// When it came.
    pub at: DateTime<Utc>,
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// The story's id that the file gives.
    pub story: String,
    /// The sender that the file gives: 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// The public key it is signed with.
    pub key: Option<String>,
    /// Its way of arrival, its kind, what it brought and its outcome: JSON whose meaning only newsroom knows.
    pub facts: String,
}

/// An entry to be added.
#[derive(Debug, Clone)]
pub struct NewRegisterEntry<'a> {
    /// As [`RegisterEntry::sha256`].
    pub sha256: &'a Digest,
    /// As [`RegisterEntry::story`].
    pub story: &'a str,
    /// As [`RegisterEntry::name`].
    pub name: &'a str,
    /// As [`RegisterEntry::unit`].
    pub unit: &'a str,
    /// As [`RegisterEntry::key`].
    pub key: Option<&'a str>,
    /// As [`RegisterEntry::facts`].
    pub facts: &'a str,
    /// The text it brought, as canonical JSON; `None` where this store has it already.
    pub text: Option<&'a [u8]>,
}

/// What a package brings beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroughtKind {
    /// A comment or an answer, by its id.
    Comment,
    /// A decision, by its digest.
    Decision,
}

impl BroughtKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Decision => "decision",
        }
    }
}

/// Who brought a comment or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bringer {
    /// The number in the register.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// The key the package was signed with.
    pub key: Option<String>,
}

const COLUMNS: &str = "id, at, sha256, story, name, unit, key, facts, text_sha256, seal";

impl Reader {
    /// Every entry, the oldest first; a damaged one is an error in its place, and the others are still read.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn register(&self) -> Result<Vec<Result<RegisterEntry, Error>>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM incoming ORDER BY id");
        let rows: Vec<Read> = self
            .conn
            .prepare_cached(&sql)
            .and_then(|mut query| query.query_map([], read)?.collect())
            .map_err(self.doing("reading the register"))?;
        Ok(rows.into_iter().map(whole).collect())
    }

    /// The entry of this number, with the text it brought.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none; [`Error::Damaged`].
    pub fn incoming(&self, number: i64) -> Result<(RegisterEntry, Option<Vec<u8>>), Error> {
        let given = named_params! { ":number": number };
        let sql = format!("SELECT {COLUMNS}, text FROM incoming WHERE id = :number");
        let found: Option<(Read, Option<Vec<u8>>)> = self
            .conn
            .prepare_cached(&sql)
            .and_then(|mut query| {
                query
                    .query_row(given, |row| Ok((read(row)?, row.get(10)?)))
                    .optional()
            })
            .map_err(self.doing("reading the register"))?;
        let Some(((entry, text_sha256, sealed), text)) = found else {
            return Err(Error::NotFound {
                what: Record::Incoming,
                id: number.to_string(),
            });
        };
        let is_its_text = text
            .as_deref()
            .map_or_else(String::new, |text| digest(text).to_string())
            == text_sha256;
        let entry = whole((entry, text_sha256, sealed))?;
        if is_its_text {
            Ok((entry, text))
        } else {
            Err(damaged(number))
        }
    }

    /// The numbers of earlier entries with exactly these bytes.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn came_as(&self, sha256: &Digest) -> Result<Vec<i64>, Error> {
        let given = named_params! { ":sha256": sha256.as_str() };
        self.conn
            .prepare_cached("SELECT id FROM incoming WHERE sha256 = :sha256 ORDER BY id")
            .and_then(|mut query| query.query_map(given, |row| row.get(0))?.collect())
            .map_err(self.doing("reading the register"))
    }

    /// Who brought each comment or decision of a story, by item; `None` where it was made here. Items that an earlier Galley
    /// received are not among them: it kept no register.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story; [`Error::Damaged`].
    pub fn brought(&self, story: &str, paper: BroughtKind) -> Result<Vec<(String, Option<Bringer>)>, Error> {
        let given = named_params! { ":story": self.story_id(story)?, ":paper": paper.word() };
        let read = |row: &Row<'_>| {
            let number: Option<i64> = row.get(1)?;
            let bringer = number.map(|number| Bringer {
                number,
                at: time(self::number(row, 3)),
                name: text(row, 4),
                unit: text(row, 5),
                key: some_text(row, 6),
            });
            let (item, seal) = (text(row, 0), text(row, 2));
            Ok((item, number, seal, bringer))
        };
        let sql = "SELECT brought.item, brought.incoming, brought.seal, incoming.at, incoming.name, incoming.unit, incoming.key
                   FROM brought LEFT JOIN incoming ON incoming.id = brought.incoming
                   WHERE brought.story = :story AND brought.paper = :paper ORDER BY brought.id";
        type BroughtRow = (String, Option<i64>, String, Option<Bringer>);
        let rows: Vec<BroughtRow> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map(given, read)?.collect())
            .map_err(self.doing("reading the register"))?;
        // A damaged link proves nothing.
        let is_whole = |(item, number, sealed, _): &BroughtRow| {
            sealed_link(story, paper, item, *number).as_str() == sealed
        };
        let whole = rows.into_iter().filter(is_whole);
        Ok(whole.map(|(item, _, _, bringer)| (item, bringer)).collect())
    }
}

impl Tx<'_> {
    /// Adds an entry. Returns its number.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn enter(&mut self, new: &NewRegisterEntry<'_>, now: DateTime<Utc>) -> Result<i64, Error> {
        let text_sha256 = new.text.map(digest);
        let at = time(now.timestamp_millis());
        let entry = RegisterEntry {
            number: 0,
            at,
            sha256: new.sha256.clone(),
            story: new.story.to_owned(),
            name: new.name.to_owned(),
            unit: new.unit.to_owned(),
            key: new.key.map(str::to_owned),
            facts: new.facts.to_owned(),
        };
        let sealed = sealed_entry(&entry, text_sha256.as_ref().map_or("", Digest::as_str));
        let sql = "INSERT INTO incoming (at, sha256, story, name, unit, key, facts, text, text_sha256, seal)
                   VALUES (:at, :sha256, :story, :name, :unit, :key, :facts, :text, :text_sha256, :seal)";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":at": at.timestamp_millis(), ":sha256": new.sha256.as_str(), ":story": new.story,
                    ":name": new.name, ":unit": new.unit, ":key": new.key, ":facts": new.facts, ":text": new.text,
                    ":text_sha256": text_sha256.as_ref().map(Digest::as_str), ":seal": sealed.as_str(),
                })
            })
            .map_err(self.doing("entering what came"))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Records that the arrival of this number brought a comment or a decision; `None` where it was made here. An existing record
    /// is left as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn bring(
        &mut self,
        story: &str,
        paper: BroughtKind,
        item: &str,
        number: Option<i64>,
    ) -> Result<(), Error> {
        let id = self.story_id(story)?;
        let sealed = sealed_link(story, paper, item, number);
        let sql = "INSERT INTO brought (story, paper, item, incoming, seal)
                   VALUES (:story, :paper, :item, :incoming, :seal) ON CONFLICT DO NOTHING";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":story": id, ":paper": paper.word(), ":item": item, ":incoming": number,
                    ":seal": sealed.as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("entering what came"))
    }
}

/// An entry, the digest of its text (empty where it brought none) and its seal.
type Read = (RegisterEntry, String, String);

fn read(row: &Row<'_>) -> rusqlite::Result<Read> {
    let entry = RegisterEntry {
        number: row.get(0)?,
        at: time(number(row, 1)),
        sha256: Digest::try_from(text(row, 2)).unwrap_or_else(|_| Digest::of(&[])),
        story: text(row, 3),
        name: text(row, 4),
        unit: text(row, 5),
        key: some_text(row, 6),
        facts: text(row, 7),
    };
    Ok((entry, text(row, 8), text(row, 9)))
}

/// The text in a column; `None` for an empty one.
fn some_text(row: &Row<'_>, column: usize) -> Option<String> {
    Some(text(row, column)).filter(|text| !text.is_empty())
}

fn whole((entry, text_sha256, sealed): Read) -> Result<RegisterEntry, Error> {
    if sealed_entry(&entry, &text_sha256).as_str() == sealed {
        Ok(entry)
    } else {
        Err(damaged(entry.number))
    }
}

fn damaged(number: i64) -> Error {
    Error::Damaged {
        what: Record::Incoming,
        id: number.to_string(),
    }
}

fn sealed_entry(entry: &RegisterEntry, text_sha256: &str) -> Digest {
    seal(&[
        &entry.at.timestamp_millis().to_string(),
        entry.sha256.as_str(),
        &entry.story,
        &entry.name,
        &entry.unit,
        entry.key.as_deref().unwrap_or(""),
        &entry.facts,
        text_sha256,
    ])
}

fn sealed_link(story: &str, paper: BroughtKind, item: &str, number: Option<i64>) -> Digest {
    let number = number.map_or_else(String::new, |number| number.to_string());
    seal(&[story, paper.word(), item, &number])
}
