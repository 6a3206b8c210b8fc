//! The outbox's rows, read one by one: a row that is damaged is shown as such and holds up no other.
//!
//! See docs/decisions/damaged-outbox-rows.md.

use store::{BadDelivery, Record};
use story::Language;

use crate::delivery::Delivery;
use crate::rooms::DeliveryRoom;
use crate::rows::local;
use crate::views::delivery::{DeliveryRow, DeliveryStanding};
use crate::{Error, says};

/// Everything in the outbox.
pub(crate) struct OutboxRows {
    /// The deliveries, the oldest first.
    pub(crate) deliveries: Vec<Delivery>,
    /// What is left of the rows that cannot be read, the oldest first.
    pub(crate) unreadable: Vec<Unreadable>,
}

/// A row of the outbox that cannot be read.
pub(crate) struct Unreadable {
    pub(crate) row: BadDelivery,
    /// Why not, in English.
    why: String,
}

impl Unreadable {
    /// As people are shown it: what the row still says of itself, and what to do.
    pub(crate) fn shown(&self, language: Language) -> DeliveryRow {
        let why = says::wire::unreadable(language).to_owned();
        DeliveryRow {
            id: self.row.guid.clone(),
            story: self.row.story.clone(),
            headline: language
                .pick("（读不出的投稿记录）", "(a delivery that cannot be read)")
                .to_owned(),
            outlet: self.row.outlet.clone(),
            title: self.row.outlet.clone(),
            state: DeliveryStanding::Unreadable,
            says: says::wire::standing(DeliveryStanding::Unreadable, None, &why, language),
            why,
            due: String::new(),
            at: self.row.at.map(local).unwrap_or_default(),
            name: String::new(),
            loose: false,
            bytes: 0,
            sha256: String::new(),
            revision: 0,
            receipt: None,
            adoption: None,
            note: String::new(),
            amends: None,
            amended: String::new(),
            reason: String::new(),
            unreviewed: false,
            held: String::new(),
            stranger: None,
            met: String::new(),
        }
    }
}

impl DeliveryRoom<'_> {
    /// Reads every row of the outbox.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn read_outbox(&self) -> Result<OutboxRows, Error> {
        let mut read = OutboxRows {
            deliveries: Vec::new(),
            unreadable: Vec::new(),
        };
        for row in self.store().deliveries()? {
            match row {
                Ok(row) => match Delivery::read(row.clone()) {
                    Ok(one) => read.deliveries.push(one),
                    Err(error) => read.unreadable.push(Unreadable {
                        row: BadDelivery {
                            guid: row.guid,
                            story: row.story,
                            outlet: row.outlet,
                            at: Some(row.at),
                        },
                        why: error.to_string(),
                    }),
                },
                Err(row) => read.unreadable.push(Unreadable {
                    why: "its digest does not match".to_owned(),
                    row,
                }),
            }
        }
        Ok(read)
    }

    /// The deliveries that can be read, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn all(&self) -> Result<Vec<Delivery>, Error> {
        Ok(self.read_outbox()?.deliveries)
    }

    /// The rows of the outbox that cannot be read, as people are shown them, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn unreadable(&self) -> Result<Vec<DeliveryRow>, Error> {
        let language = self.language();
        let read = self.read_outbox()?;
        Ok(read.unreadable.iter().map(|one| one.shown(language)).collect())
    }

    /// The delivery whose id begins so.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`] where there is none or more than one; [`Error::Stored`] where it cannot be read.
    pub(crate) fn find(&self, id: &str) -> Result<Delivery, Error> {
        let none = || Error::NoSuchDelivery { id: id.to_owned() };
        let begins = |guid: &str| !id.is_empty() && guid.starts_with(id);
        let mut read = self.read_outbox()?;
        read.deliveries.retain(|one| begins(&one.row.guid));
        read.unreadable.retain(|one| begins(&one.row.guid));
        match (read.deliveries.pop(), read.unreadable.pop()) {
            (Some(one), None) if read.deliveries.is_empty() => Ok(one),
            (None, Some(one)) if read.unreadable.is_empty() => Err(Error::Stored {
                what: Record::Delivery,
                id: one.row.guid,
                why: one.why,
            }),
            _ => Err(none()),
        }
    }
}
