//! The outbox's rows, read one by one: a damaged row is shown as damaged, and does not hold up the others.
//!
//! See docs/decisions/damaged-outbox-rows.md.

use store::{BadDelivery, FoundDelivery};
use story::Language;

use crate::delivery::Delivery;
use crate::rooms::DeliveryRoom;
use crate::rows::local;
use crate::views::delivery::{DeliveryRow, DeliveryStanding};
use crate::{Error, says};

/// Rows of the outbox.
#[derive(Default)]
pub(crate) struct OutboxRows {
    /// The deliveries, in the order in which they were found.
    pub(crate) deliveries: Vec<Delivery>,
    /// What is left of the rows that cannot be read, in the same order.
    pub(crate) unreadable: Vec<Unreadable>,
}

/// A row of the outbox that cannot be read.
pub(crate) struct Unreadable {
    pub(crate) row: BadDelivery,
}

impl Unreadable {
    /// The row as people are shown it: what can still be read of it, and what to do.
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

impl OutboxRows {
    /// Reads what the store found.
    pub(crate) fn read(found: Vec<FoundDelivery>) -> Self {
        let mut read = Self::default();
        for row in found {
            let one = match row {
                Ok(row) => Delivery::read(row.clone()).map_err(|_| BadDelivery {
                    guid: row.guid,
                    story: row.story,
                    outlet: row.outlet,
                    at: Some(row.at),
                }),
                Err(row) => Err(row),
            };
            match one {
                Ok(one) => read.deliveries.push(one),
                Err(row) => read.unreadable.push(Unreadable { row }),
            }
        }
        read
    }
}

impl DeliveryRoom<'_> {
    /// Reads the rows of which more may happen.
    ///
    /// # Errors
    /// [`Error::Store`]; so with the others below.
    pub(crate) fn open_rows(&self) -> Result<OutboxRows, Error> {
        Ok(OutboxRows::read(self.store().open_deliveries()?))
    }

    /// The deliveries of which more may happen and that can be read, the oldest first.
    ///
    /// # Errors
    /// As [`DeliveryRoom::open_rows`].
    pub(crate) fn open_ones(&self) -> Result<Vec<Delivery>, Error> {
        Ok(self.open_rows()?.deliveries)
    }

    /// The deliveries of a story that can be read, the oldest first.
    ///
    /// # Errors
    /// As [`DeliveryRoom::open_rows`].
    pub(crate) fn of_story(&self, story: &str) -> Result<Vec<Delivery>, Error> {
        Ok(OutboxRows::read(self.store().deliveries_of(story)?).deliveries)
    }

    /// The rows that wait to be sent and cannot be read, as people are shown them, the oldest first.
    ///
    /// # Errors
    /// As [`DeliveryRoom::open_rows`].
    pub fn unreadable(&self) -> Result<Vec<DeliveryRow>, Error> {
        let language = self.language();
        let read = self.open_rows()?;
        Ok(read.unreadable.iter().map(|one| one.shown(language)).collect())
    }

    /// The delivery whose id begins so.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`] where there is none or more than one; [`Error::Stored`] where it cannot be read.
    pub(crate) fn find(&self, id: &str) -> Result<Delivery, Error> {
        let none = || Error::NoSuchDelivery { id: id.to_owned() };
        let mut guids = match id {
            "" => Vec::new(),
            id => self.store().delivery_guids(id)?,
        };
        let guid = guids.pop().filter(|_| guids.is_empty()).ok_or_else(none)?;
        let row = match self.store().delivery(&guid) {
            Err(store::Error::Damaged { what, id }) => {
                let why = "its digest does not match".to_owned();
                return Err(Error::Stored { what, id, why });
            }
            row => row?.ok_or_else(none)?,
        };
        Delivery::read(row)
    }
}
