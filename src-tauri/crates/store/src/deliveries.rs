//! The outbox: packages on their way to outlets, and those that got there. One row a delivery, for ever.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{small, time};
use crate::seal::seal;
use crate::{Error, Reader, Tx};

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// It goes when its time has come.
    Waiting,
    /// It is on its way. Found in a store that was just opened, it was cut off.
    Sending,
    /// All of it is there and is being compared.
    Verifying,
    /// It goes once somebody gives the password.
    NeedsPassword,
    /// Somebody holds it back.
    Paused,
    /// The outlet has it.
    Delivered,
    /// It does not go unless a person changes something.
    Failed,
    /// Somebody took it back.
    Cancelled,
}

/// One delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its identity.
    pub guid: String,
    /// The story's guid.
    pub story: String,
    /// The outlet's name.
    pub outlet: String,
    /// How far it is.
    pub state: DeliveryState,
    /// Not before then.
    pub due: DateTime<Utc>,
    /// How often it failed in a row.
    pub failures: u32,
    /// Everything else, as JSON that only its owner understands.
    pub facts: String,
    /// When it was queued.
    pub at: DateTime<Utc>,
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

    /// Whether nothing more happens to it by itself or by hand.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Delivered | Self::Cancelled)
    }
}

impl Reader {
    /// Every delivery, the oldest first.
    ///
    /// # Errors
    /// [`Error::Damaged`] where one is not what was written.
    pub fn deliveries(&self) -> Result<Vec<Delivery>, Error> {
        let sql = "SELECT deliveries.guid, stories.guid, outlet, deliveries.state, due, failures, facts, at,
                       deliveries.seal
                   FROM deliveries JOIN stories ON stories.id = deliveries.story ORDER BY deliveries.id";
        let rows: Vec<Result<Delivery, Error>> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map([], from_row)?.collect())
            .map_err(self.doing("reading the outbox"))?;
        rows.into_iter().collect()
    }

    /// One delivery by its whole id.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it is not what was written.
    pub fn delivery(&self, guid: &str) -> Result<Option<Delivery>, Error> {
        let sql = "SELECT deliveries.guid, stories.guid, outlet, deliveries.state, due, failures, facts, at,
                       deliveries.seal
                   FROM deliveries JOIN stories ON stories.id = deliveries.story WHERE deliveries.guid = :guid";
        let row: Option<Result<Delivery, Error>> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":guid": guid }, from_row)
                    .optional()
            })
            .map_err(self.doing("reading the outbox"))?;
        row.transpose()
    }
}

impl Reader {
    /// How many deliveries got there.
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
    /// Puts a delivery into the outbox.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn add_delivery(&mut self, new: &Delivery) -> Result<(), Error> {
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
            .map(|_| ())
            .map_err(self.doing("putting a delivery into the outbox"))
    }

    /// Writes down how far a delivery is.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_delivery(&mut self, now: &Delivery) -> Result<(), Error> {
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
                what: "delivery",
                id: now.guid.clone(),
            });
        }
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Result<Delivery, Error>> {
    let state: String = row.get(3)?;
    let known = DeliveryState::ALL.into_iter().find(|one| one.as_str() == state);
    let found = Delivery {
        guid: row.get(0)?,
        story: row.get(1)?,
        outlet: row.get(2)?,
        state: known.unwrap_or(DeliveryState::Failed),
        due: time(row.get(4)?),
        failures: small(row.get(5)?),
        facts: row.get(6)?,
        at: time(row.get(7)?),
    };
    let whole = sealed(&found).as_str() == row.get::<_, String>(8)?;
    Ok(if whole {
        Ok(found)
    } else {
        Err(Error::Damaged {
            what: format!("the delivery {}", found.guid),
        })
    })
}

fn sealed(row: &Delivery) -> Digest {
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
