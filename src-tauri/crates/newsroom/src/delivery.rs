//! A delivery (投稿): what the outbox remembers of one, and what people are shown of it.
//!
//! The modules below are the way to an outlet and back: the outbox, queueing and sending, the ledger, and the desk's inbox.
//!
//! See docs/decisions/delivery-is-a-row.md.

pub(crate) mod amending;
pub(crate) mod courier;
pub(crate) mod destinations;
pub(crate) mod due;
pub(crate) mod embargo;
pub(crate) mod inbox;
pub(crate) mod ledger;
pub(crate) mod loose;
pub(crate) mod mailing;
pub(crate) mod memory;
pub(crate) mod outbox;
pub(crate) mod queueing;
pub(crate) mod reading;
pub(crate) mod sending;
pub(crate) mod story_line;
pub(crate) mod submission_preview;
pub(crate) mod upload;
pub(crate) mod watched_inboxes;
pub(crate) mod why;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use store::{DeliveryState, Record};
use story::Language;

use crate::delivery::mailing::WrittenLetter;
use crate::delivery::why::Why;
use crate::error::{json, stored};
use crate::rows::local;
use crate::views::delivery::{Adoption, DeliveryRow, DeliveryStanding, Receipt, Stranger};
use crate::{Error, says};
use press::Relation;

/// No pause between two tries is longer than this.
const LONGEST_PAUSE: TimeDelta = TimeDelta::days(1);
/// A pause is kept in whole seconds.
const ROUNDED: TimeDelta = TimeDelta::seconds(1);

/// The order for a delivery.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivering<'a> {
    /// The outlet's name.
    pub outlet: &'a str,
    /// The earlier delivery that this one corrects, withdraws or replaces.
    pub amends: Option<Amending<'a>>,
    /// Send it although stages of its chain have not passed it; the ledger keeps that.
    pub unreviewed: bool,
    /// Wait until the piece's embargo is over.
    pub hold: bool,
    /// Send it now although its embargo is not over.
    pub despite_embargo: bool,
    /// The version of the text that the person sees; `None` sends what is there.
    pub version: Option<u64>,
}

/// An earlier delivery, and what is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amending<'a> {
    /// What is done to it.
    pub relation: Relation,
    /// Its id, or the unique beginning of it.
    pub delivery: &'a str,
    /// Why, in the sender's words.
    pub reason: &'a str,
}

/// What the store keeps of a delivery beside its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DeliveryFacts {
    pub(crate) headline: String,
    pub(crate) authors: String,
    pub(crate) title: String,
    pub(crate) file: String,
    pub(crate) name: String,
    /// Whether it goes as a folder of files.
    pub(crate) loose: bool,
    pub(crate) bytes: u64,
    /// Of the package, or of the folder's list.
    pub(crate) sha256: String,
    pub(crate) revision: u32,
    /// The letter of its mail; `None` where it goes by another wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) letter: Option<WrittenLetter>,
    /// It went although stages of its chain had not passed it.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) unreviewed: bool,
    /// Until when it waits because its piece is under embargo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) held: Option<DateTime<Utc>>,
    pub(crate) tries: u32,
    /// How many seconds it waits after its last failure; 0 where it did not fail, or before this was kept.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) pause: u64,
    /// The token with which the wire resumes an upload.
    pub(crate) token: Option<String>,
    /// Why it has not been delivered.
    #[serde(flatten)]
    pub(crate) why: Why,
    pub(crate) receipt: Option<Receipt>,
    pub(crate) adoption: Option<Adoption>,
    pub(crate) note: String,
    pub(crate) amends: Option<Relation>,
    pub(crate) amended: String,
    /// Why, as the desk was told.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
    pub(crate) stranger: Option<Stranger>,
    pub(crate) met: String,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// A delivery with its facts read.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) row: store::StoredDelivery,
    pub(crate) facts: DeliveryFacts,
}

impl Delivery {
    pub(crate) fn read(row: store::StoredDelivery) -> Result<Self, Error> {
        let facts = serde_json::from_str(&row.facts).map_err(stored(Record::Delivery, &row.guid))?;
        Ok(Self { row, facts })
    }

    /// The row with its facts written, for the store.
    pub(crate) fn written(&self) -> Result<store::StoredDelivery, Error> {
        Ok(store::StoredDelivery {
            facts: json(&self.facts)?,
            ..self.row.clone()
        })
    }

    pub(crate) fn shown(&self, language: Language) -> DeliveryRow {
        let (row, facts) = (&self.row, self.facts.clone());
        let waiting = row.state == DeliveryState::Waiting;
        let held = facts.held.filter(|_| waiting && row.failures == 0);
        let why = match held {
            Some(until) => says::wire::held(until, language),
            None => facts.why.says(language),
        };
        let waits = held.is_some() || (waiting && row.failures > 0);
        let proof = facts.receipt.as_ref().map(|receipt| receipt.proof);
        DeliveryRow {
            id: row.guid.clone(),
            story: row.story.clone(),
            headline: facts.headline,
            outlet: row.outlet.clone(),
            title: facts.title,
            state: standing(row.state),
            says: says::wire::standing(standing(row.state), proof, &why, language),
            why,
            due: if waits { local(row.due) } else { String::new() },
            at: local(row.at),
            name: facts.name,
            loose: facts.loose,
            bytes: facts.bytes,
            sha256: facts.sha256,
            revision: facts.revision,
            receipt: facts.receipt,
            adoption: facts.adoption,
            note: facts.note,
            amends: facts.amends,
            amended: facts.amended,
            unreviewed: facts.unreviewed,
            reason: facts.reason,
            held: held.map(local).unwrap_or_default(),
            stranger: facts.stranger,
            met: facts.met,
        }
    }

    /// When the outlet had it.
    pub(crate) fn delivered_at(&self) -> DateTime<Utc> {
        let receipt = self.facts.receipt.as_ref();
        let at = receipt.map(|receipt| DateTime::parse_from_rfc3339(&receipt.at));
        at.and_then(Result::ok).map_or(self.row.at, |at| at.to_utc())
    }

    /// Whether it is to be tried at `now`. A delivery that was being sent when the program ended is tried at once.
    pub(crate) fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.due()
            .is_some_and(|due| due <= now || self.is_beyond_its_pause(now))
    }

    /// Whether its next try is further ahead than its whole pause, which means that the clock was wrong when it failed.
    fn is_beyond_its_pause(&self, now: DateTime<Utc>) -> bool {
        let pause = match i64::try_from(self.facts.pause) {
            Ok(seconds @ 1..) => {
                TimeDelta::try_seconds(seconds).map_or(LONGEST_PAUSE, |own| own.min(LONGEST_PAUSE))
            }
            Ok(_) | Err(_) => LONGEST_PAUSE,
        };
        self.row.failures > 0 && self.facts.held.is_none() && self.row.due - now > pause + ROUNDED
    }

    /// When it is tried next without a person's doing; `None` where a person has to act first.
    pub(crate) fn due(&self) -> Option<DateTime<Utc>> {
        match self.row.state {
            DeliveryState::Waiting => Some(self.row.due),
            DeliveryState::Sending | DeliveryState::Verifying => Some(DateTime::UNIX_EPOCH),
            DeliveryState::NeedsPassword
            | DeliveryState::Paused
            | DeliveryState::Delivered
            | DeliveryState::Failed
            | DeliveryState::Cancelled => None,
        }
    }

    /// Makes it due at the next run.
    pub(crate) fn line_up(&mut self, now: DateTime<Utc>) {
        self.row.state = DeliveryState::Waiting;
        self.row.due = now;
        self.facts.held = None;
        self.facts.stranger = None;
        self.facts.why = Why::default();
    }
}

fn standing(state: DeliveryState) -> DeliveryStanding {
    match state {
        DeliveryState::Waiting => DeliveryStanding::Waiting,
        DeliveryState::Sending => DeliveryStanding::Sending,
        DeliveryState::Verifying => DeliveryStanding::Verifying,
        DeliveryState::NeedsPassword => DeliveryStanding::NeedsPassword,
        DeliveryState::Paused => DeliveryStanding::Paused,
        DeliveryState::Delivered => DeliveryStanding::Delivered,
        DeliveryState::Failed => DeliveryStanding::Failed,
        DeliveryState::Cancelled => DeliveryStanding::Cancelled,
    }
}
