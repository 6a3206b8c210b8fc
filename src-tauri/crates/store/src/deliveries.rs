//! The outbox: packages on their way to outlets, and those that arrived. One row a delivery, never deleted.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, ToSql, named_params};
use story::Digest;

use crate::row::{small, text, time};
use crate::seal::seal;
use crate::{Error, Reader, Record, Tx};

/// The state of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// It is sent when its time has come.
    Waiting,
    /// It is being sent. In a store that was just opened, it was interrupted.
    Sending,
    /// All of it was sent and is being compared.
    Verifying,
    /// It is sent once a person gives the password.
    NeedsPassword,
    /// A person holds it back.
    Paused,
    /// The outlet has it.
    Delivered,
    /// It is not sent again unless a person changes something.
    Failed,
    /// A person took it back.
    Cancelled,
}

/// One delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDelivery {
    /// Its identity.
    pub guid: String,
    /// The story's guid.
    pub story: String,
    /// The outlet's name.
    pub outlet: String,
    /// Its state.
    pub state: DeliveryState,
    /// The earliest time it is sent.
    pub due: DateTime<Utc>,
    /// How often it failed in a row.
    pub failures: u32,
    /// Everything else: `newsroom::delivery::Facts` as JSON.
    pub facts: String,
    /// When it was queued.
    pub at: DateTime<Utc>,
}

/// A row of the outbox that cannot be read. The rows beside it can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDelivery {
    /// Its id; where that cannot be read either, `#` and the number of the row.
    pub guid: String,
    /// The guid of its story as the row has it, which may be wrong; empty where it has none.
    pub story: String,
    /// The outlet's name as the row has it, which may be wrong; empty where it has none.
    pub outlet: String,
    /// When it was queued as the row has it, which may be wrong.
    pub at: Option<DateTime<Utc>>,
}

impl BadDelivery {
    /// The same as an error, for a caller that asked for this one row.
    #[must_use]
    pub fn error(&self) -> Error {
        Error::Damaged {
            what: Record::Delivery,
            id: self.guid.clone(),
        }
    }
}

impl DeliveryState {
    const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Sending,
        Self::Verifying,
        Self::NeedsPassword,
        Self::Paused,
        Self::Delivered,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The name in the store and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Verifying => "verifying",
            Self::NeedsPassword => "needs_password",
            Self::Paused => "paused",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether it is final: no program and no person changes it any more.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Delivered | Self::Cancelled)
    }
}

/// The columns of a delivery as [`from_row`] reads them. A row whose story is gone is read too.
const COLUMNS: &str =
    "SELECT deliveries.guid, stories.guid, outlet, deliveries.state, due, failures, facts, at,
                       deliveries.seal, deliveries.id
                   FROM deliveries LEFT JOIN stories ON stories.id = deliveries.story";

/// What comes behind [`COLUMNS`] for the deliveries of which more may happen, whatever a damaged row calls its state.
const NOT_OVER: &str = "WHERE deliveries.state < 'cancelled' OR (deliveries.state > 'cancelled' AND deliveries.state < 'delivered')
                           OR deliveries.state > 'delivered' ORDER BY deliveries.id";
/// When an outlet had a delivery, as the index has it.
const ARRIVAL: &str =
    "CASE WHEN json_valid(facts) THEN ifnull(unixepoch(json_extract(facts, '$.receipt.at')), at / 1000) END";

/// A row of the outbox, or what is left of a damaged one, which is listed in its place so that it holds up no other.
pub type FoundDelivery = Result<StoredDelivery, BadDelivery>;

impl Reader {
    /// The deliveries of which more may happen, the oldest first.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin, when the table as a whole cannot be read; so with the others below.
    pub fn open_deliveries(&self) -> Result<Vec<FoundDelivery>, Error> {
        self.found(NOT_OVER, &[])
    }

    /// Those of which no more happens, the newest first: at most so many, queued before the one of this id.
    ///
    /// # Errors
    /// As [`Reader::open_deliveries`].
    pub fn deliveries_over(&self, before: Option<&str>, most: u32) -> Result<Vec<FoundDelivery>, Error> {
        let rest = "WHERE deliveries.id < ifnull((SELECT id FROM deliveries WHERE guid = :before), 9223372036854775807)
                        AND +deliveries.state IN ('delivered', 'cancelled')
                    ORDER BY deliveries.id DESC LIMIT :most";
        self.found(rest, named_params! { ":before": before, ":most": most })
    }

    /// The deliveries of a story, the oldest first.
    ///
    /// # Errors
    /// As [`Reader::open_deliveries`].
    pub fn deliveries_of(&self, story: &str) -> Result<Vec<FoundDelivery>, Error> {
        let rest =
            "WHERE deliveries.story = (SELECT id FROM stories WHERE guid = :story) ORDER BY deliveries.id";
        self.found(rest, named_params! { ":story": story })
    }

    /// What outlets had from one time on and before another, the oldest first; rows that do not say when are among them.
    ///
    /// # Errors
    /// As [`Reader::open_deliveries`].
    pub fn delivered_between(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<FoundDelivery>, Error> {
        let wanted = "SELECT id FROM deliveries INDEXED BY deliveries_by_arrival WHERE state = 'delivered'";
        let rest = format!(
            "WHERE deliveries.id IN ({wanted} AND {ARRIVAL} >= :from AND {ARRIVAL} < :to UNION {wanted} AND {ARRIVAL} IS NULL)
             ORDER BY deliveries.id"
        );
        let given = named_params! { ":from": from.timestamp(), ":to": to.timestamp() };
        self.found(&rest, given)
    }

    /// The deliveries of other stories than this that an outlet has and that carry a photo, the oldest first.
    ///
    /// # Errors
    /// As [`Reader::open_deliveries`].
    pub fn deliveries_carrying(&self, photo: &Digest, not_of: &str) -> Result<Vec<FoundDelivery>, Error> {
        let rest = "WHERE deliveries.id IN (SELECT delivery FROM carried WHERE photo = :photo)
                        AND +deliveries.state = 'delivered' AND stories.guid IS NOT :story
                    ORDER BY deliveries.id";
        self.found(rest, named_params! { ":photo": photo.as_str(), ":story": not_of })
    }

    /// The ids that begin with `prefix`, at most two: one is meant, or it is not told which.
    ///
    /// # Errors
    /// As [`Reader::open_deliveries`].
    pub fn delivery_guids(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT guid FROM deliveries WHERE guid >= :prefix AND guid < :prefix || char(1114111) ORDER BY guid LIMIT 2";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut query| {
                let rows = query.query_map(named_params! { ":prefix": prefix }, |row| Ok(text(row, 0)))?;
                rows.collect()
            })
            .map_err(self.doing("reading the outbox"))
    }

    /// What is left of every row that is damaged.
    ///
    /// # Errors
    /// As [`Reader::open_deliveries`].
    pub(crate) fn bad_deliveries(&self) -> Result<Vec<BadDelivery>, Error> {
        let read = || {
            let mut query = self.conn.prepare(&format!("{COLUMNS} ORDER BY deliveries.id"))?;
            let mut rows = query.query([])?;
            let mut bad = Vec::new();
            while let Some(row) = rows.next()? {
                bad.extend(from_row(row).err());
            }
            Ok(bad)
        };
        read().map_err(self.doing("reading the outbox"))
    }

    fn found(&self, rest: &str, given: &[(&str, &dyn ToSql)]) -> Result<Vec<FoundDelivery>, Error> {
        self.conn
            .prepare_cached(&format!("{COLUMNS} {rest}"))
            .and_then(|mut query| query.query_map(given, |row| Ok(from_row(row)))?.collect())
            .map_err(self.doing("reading the outbox"))
    }

    /// One delivery by its whole id.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it is not what was written.
    pub fn delivery(&self, guid: &str) -> Result<Option<StoredDelivery>, Error> {
        let row = self
            .conn
            .prepare_cached(&format!("{COLUMNS} WHERE deliveries.guid = :guid"))
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":guid": guid }, |row| Ok(from_row(row)))
                    .optional()
            })
            .map_err(self.doing("reading the outbox"))?;
        row.transpose().map_err(|bad| bad.error())
    }
}

impl Reader {
    /// The state of each delivery of a story, the oldest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story; [`Error::Damaged`] where a state is none.
    pub fn delivery_states(&self, story: &str) -> Result<Vec<DeliveryState>, Error> {
        let id = self.story_id(story)?;
        let words: Vec<String> = self
            .conn
            .prepare_cached("SELECT state FROM deliveries WHERE story = :story ORDER BY id")
            .and_then(|mut query| {
                query
                    .query_map(named_params! { ":story": id }, |row| row.get(0))?
                    .collect()
            })
            .map_err(self.doing("reading the outbox"))?;
        let read = |word: String| {
            let known = DeliveryState::ALL
                .into_iter()
                .find(|state| state.as_str() == word);
            known.ok_or_else(|| Error::Damaged {
                what: Record::Delivery,
                id: story.to_owned(),
            })
        };
        words.into_iter().map(read).collect()
    }

    /// How many deliveries arrived.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn delivered(&self) -> Result<u64, Error> {
        let count = self
            .conn
            .prepare_cached("SELECT count(*) FROM deliveries WHERE state = 'delivered'")
            .and_then(|mut query| query.query_row([], |row| row.get(0)))
            .map_err(self.doing("counting the deliveries"))?;
        Ok(crate::row::count(count))
    }
}

impl Tx<'_> {
    /// Puts a delivery into the outbox, with the photos that its text places.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn add_delivery(&mut self, new: &StoredDelivery, carried: &BTreeSet<&Digest>) -> Result<(), Error> {
        let id = self.story_id(&new.story)?;
        let sql = "INSERT INTO deliveries (guid, story, outlet, state, due, failures, facts, at, seal)
                   VALUES (:guid, :story, :outlet, :state, :due, :failures, :facts, :at, :seal)";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":guid": new.guid, ":story": id, ":outlet": new.outlet, ":state": new.state.as_str(),
                    ":due": new.due.timestamp_millis(), ":failures": new.failures, ":facts": new.facts,
                    ":at": new.at.timestamp_millis(), ":seal": sealed(new).as_str(),
                })
            })
            .map_err(self.doing("putting a delivery into the outbox"))?;
        let delivery = self.conn.last_insert_rowid();
        let sql = "INSERT INTO carried (delivery, photo) VALUES (:delivery, :photo)";
        for photo in carried {
            self.conn
                .prepare_cached(sql)
                .and_then(|mut insert| {
                    insert.execute(named_params! { ":delivery": delivery, ":photo": photo.as_str() })
                })
                .map_err(self.doing("putting a delivery into the outbox"))?;
        }
        Ok(())
    }

    /// Stores the state of a delivery.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_delivery(&mut self, now: &StoredDelivery) -> Result<(), Error> {
        let sql = "UPDATE deliveries SET state = :state, due = :due, failures = :failures, facts = :facts,
                       seal = :seal WHERE guid = :guid";
        let changed = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut change| {
                change.execute(named_params! {
                    ":state": now.state.as_str(), ":due": now.due.timestamp_millis(), ":failures": now.failures,
                    ":facts": now.facts, ":seal": sealed(now).as_str(), ":guid": now.guid,
                })
            })
            .map_err(self.doing("writing down how far a delivery is"))?;
        if changed == 0 {
            return Err(Error::NotFound {
                what: Record::Delivery,
                id: now.guid.clone(),
            });
        }
        Ok(())
    }
}

/// A row as a delivery, if every column is there and all of them match the seal.
fn from_row(row: &Row<'_>) -> Result<StoredDelivery, BadDelivery> {
    let found = columns(row).ok().flatten();
    found.ok_or_else(|| BadDelivery {
        guid: row
            .get(0)
            .unwrap_or_else(|_| format!("#{}", row.get::<_, i64>(9).unwrap_or_default())),
        story: row.get(1).unwrap_or_default(),
        outlet: row.get(2).unwrap_or_default(),
        at: row.get(7).ok().and_then(DateTime::from_timestamp_millis),
    })
}

/// The columns with their types; `None` where they do not match the seal.
fn columns(row: &Row<'_>) -> rusqlite::Result<Option<StoredDelivery>> {
    let state: String = row.get(3)?;
    let Some(state) = DeliveryState::ALL.into_iter().find(|one| one.as_str() == state) else {
        return Ok(None);
    };
    let found = StoredDelivery {
        guid: row.get(0)?,
        story: row.get(1)?,
        outlet: row.get(2)?,
        state,
        due: time(row.get(4)?),
        failures: small(row.get(5)?),
        facts: row.get(6)?,
        at: time(row.get(7)?),
    };
    let whole = sealed(&found).as_str() == row.get::<_, String>(8)?;
    Ok(whole.then_some(found))
}

fn sealed(row: &StoredDelivery) -> Digest {
    seal(&[
        &row.guid,
        &row.story,
        &row.outlet,
        row.state.as_str(),
        &row.due.timestamp_millis().to_string(),
        &row.failures.to_string(),
        &row.facts,
        &row.at.timestamp_millis().to_string(),
    ])
}
