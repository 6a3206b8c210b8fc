//! Returns: an editor's texts, open until every change in them is settled.
//!
//! See docs/decisions/returns-hold-both-texts.md.

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};
use story::Digest;

use crate::row::{bytes, count, number, text, time};
use crate::seal::{digest, seal};
use crate::{Error, Reader, Record, Tx};

/// The state of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnState {
    /// Some changes are not settled.
    Open,
    /// Every change was accepted or rejected.
    Settled,
    /// The same person returned a later one before this was settled.
    Superseded,
}

/// One return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// Its identity: that of the editor's revision.
    pub guid: String,
    /// The canonical JSON of the filed text.
    pub base: Vec<u8>,
    /// The canonical JSON of the returned text.
    pub hers: Vec<u8>,
    /// Who returned it and when, as JSON whose meaning only newsroom knows.
    pub facts: String,
    /// The decisions so far, as JSON whose meaning only newsroom knows.
    pub decisions: String,
    /// Its state.
    pub state: ReturnState,
    /// When it was taken.
    pub at: DateTime<Utc>,
}

impl ReturnState {
    const ALL: [Self; 3] = [Self::Open, Self::Settled, Self::Superseded];

    fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Settled => "settled",
            Self::Superseded => "superseded",
        }
    }
}

impl Reader {
    /// A story's returns, in the order they were taken.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story; [`Error::Damaged`].
    pub fn returns(&self, story: &str) -> Result<Vec<Return>, Error> {
        let id = self.story_id(story)?;
        let sql = "SELECT guid, base, base_sha256, hers, hers_sha256, facts, decisions, state, at, seal
                   FROM returns WHERE story = :story ORDER BY id";
        let rows: Vec<Result<Return, Error>> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| {
                query
                    .query_map(named_params! { ":story": id }, |row| Ok(from_row(story, row)))?
                    .collect()
            })
            .map_err(self.doing("reading the returns"))?;
        rows.into_iter().collect()
    }

    /// How many returns of a story are open.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn open_returns(&self, story: &str) -> Result<u64, Error> {
        let id = self.story_id(story)?;
        self.conn
            .prepare_cached("SELECT count(*) FROM returns WHERE story = :story AND state = 'open'")
            .and_then(|mut query| query.query_row(named_params! { ":story": id }, |row| row.get(0)))
            .map(count)
            .map_err(self.doing("counting the returns"))
    }
}

impl Tx<'_> {
    /// Adds a return.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story; [`Error::Sql`] where this return is there already.
    pub fn add_return(&mut self, story: &str, new: &Return) -> Result<(), Error> {
        let id = self.story_id(story)?;
        let sql = "INSERT INTO returns
                (guid, story, base, base_sha256, hers, hers_sha256, facts, decisions, state, at, seal)
            VALUES (:guid, :story, :base, :base_sha256, :hers, :hers_sha256, :facts, :decisions, :state, :at, :seal)";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":guid": new.guid, ":story": id, ":base": new.base,
                    ":base_sha256": digest(&new.base).as_str(), ":hers": new.hers,
                    ":hers_sha256": digest(&new.hers).as_str(), ":facts": new.facts,
                    ":decisions": new.decisions, ":state": new.state.word(),
                    ":at": new.at.timestamp_millis(), ":seal": sealed(story, new).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("taking a return in"))
    }

    /// Stores the decisions on a return.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such return.
    pub fn decide_return(
        &mut self,
        story: &str,
        guid: &str,
        decisions: &str,
        state: ReturnState,
    ) -> Result<(), Error> {
        let found = self.returns(story)?.into_iter().find(|one| one.guid == guid);
        let Some(found) = found else {
            return Err(Error::NotFound {
                what: Record::Return,
                id: guid.to_owned(),
            });
        };
        let now = Return {
            decisions: decisions.to_owned(),
            state,
            ..found
        };
        self.conn
            .prepare_cached(
                "UPDATE returns SET decisions = :decisions, state = :state, seal = :seal WHERE guid = :guid",
            )
            .and_then(|mut change| {
                change.execute(named_params! {
                    ":decisions": decisions, ":state": state.word(), ":guid": guid,
                    ":seal": sealed(story, &now).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("settling a return"))
    }
}

fn from_row(story: &str, row: &Row<'_>) -> Result<Return, Error> {
    let (base_sha256, hers_sha256, state) = (text(row, 2), text(row, 4), text(row, 7));
    let known = ReturnState::ALL.into_iter().find(|one| one.word() == state);
    let found = Return {
        guid: text(row, 0),
        base: bytes(row, 1),
        hers: bytes(row, 3),
        facts: text(row, 5),
        decisions: text(row, 6),
        // An unknown state counts as open, and the row as damaged.
        state: known.unwrap_or(ReturnState::Open),
        at: time(number(row, 8)),
    };
    let whole = known.is_some()
        && digest(&found.base).as_str() == base_sha256
        && digest(&found.hers).as_str() == hers_sha256
        && sealed(story, &found).as_str() == text(row, 9);
    if whole {
        Ok(found)
    } else {
        Err(Error::Damaged {
            what: Record::Return,
            id: found.guid,
        })
    }
}

fn sealed(story: &str, row: &Return) -> Digest {
    seal(&[
        story,
        &row.guid,
        digest(&row.base).as_str(),
        digest(&row.hers).as_str(),
        &row.facts,
        &row.decisions,
        row.state.word(),
        &row.at.timestamp_millis().to_string(),
    ])
}
