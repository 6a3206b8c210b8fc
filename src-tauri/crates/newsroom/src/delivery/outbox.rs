//! 待发: what is on its way to outlets. A delivery survives a crash, and is over only when the outlet has it or a person says so.
//! Queueing is in [`crate::delivery::queueing`], sending in [`crate::delivery::sending`].

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use store::DeliveryState;
use story::workflow::{State, Step};

use crate::delivery::Delivery;
use crate::delivery::reading::OutboxRows;
use crate::delivery::why::Why;
use crate::rooms::DeliveryRoom;
use crate::rows::story_row;
use crate::views::delivery::{Adoption, DeliveryRow};
use crate::{Error, StoryRow, standing};

/// The folder of the store where packages wait, one folder a delivery.
pub(crate) const FOLDER: &str = "outbox";

/// How many deliveries of which no more happens are shown at once.
pub(crate) const DELIVERY_PAGE: u32 = 100;

impl DeliveryRoom<'_> {
    /// The deliveries of which more may happen and the newest of the others, a hundred of them, the newest first; before
    /// them the rows that cannot be read.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn outbox(&self) -> Result<Vec<DeliveryRow>, Error> {
        let mut found = self.store().open_deliveries()?;
        found.reverse();
        found.extend(self.store().deliveries_over(None, DELIVERY_PAGE)?);
        let mut read = OutboxRows::read(found);
        read.deliveries.sort_by_key(|one| Reverse(one.row.at));
        Ok(self.shown(&read))
    }

    /// The deliveries of which no more happens that were queued before the one of this id, a hundred at most, the
    /// newest first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn earlier_deliveries(&self, before: &str) -> Result<Vec<DeliveryRow>, Error> {
        let found = self.store().deliveries_over(Some(before), DELIVERY_PAGE)?;
        Ok(self.shown(&OutboxRows::read(found)))
    }

    /// The deliveries of a story, the newest first; before them the rows that cannot be read.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn deliveries_of(&self, story: &str) -> Result<Vec<DeliveryRow>, Error> {
        let mut found = self.store().deliveries_of(story)?;
        found.reverse();
        Ok(self.shown(&OutboxRows::read(found)))
    }

    fn shown(&self, read: &OutboxRows) -> Vec<DeliveryRow> {
        let language = self.language();
        let unreadable = read.unreadable.iter().map(|one| one.shown(language));
        let deliveries = read.deliveries.iter().map(|one| one.shown(language));
        unreadable.chain(deliveries).collect()
    }

    /// Holds a delivery back until it is tried again by hand; one that is under way stops.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn pause(&self, id: &str) -> Result<DeliveryRow, Error> {
        self.move_delivery(id, |one| one.row.state = DeliveryState::Paused)
    }

    /// Makes a delivery due at the next run, also one that was held back or waits for a password.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn retry(&self, id: &str) -> Result<DeliveryRow, Error> {
        let now = self.now();
        self.move_delivery(id, |one| one.line_up(now))
    }

    /// Cancels a delivery. Where no other outlet has the story or is to get it, the story's state follows from its trail and its
    /// returns again.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn cancel(&self, id: &str) -> Result<(DeliveryRow, StoryRow), Error> {
        let guid = self.find(id)?.row.guid;
        let now = self.now();
        let (one, story) = self.store().write(|tx| {
            let mut one = kept(tx, &guid)?;
            if one.row.state.is_over() {
                return Err(Error::Over { id: guid.clone() });
            }
            one.row.state = DeliveryState::Cancelled;
            one.facts.why = Why::default();
            tx.set_delivery(&one.written()?)?;
            let story = &one.row.story;
            let states = tx.delivery_states(story)?;
            let waits = states.iter().any(|state| !state.is_over());
            if !waits && tx.story(story)?.state == State::Queued {
                if states.contains(&DeliveryState::Delivered) {
                    tx.step(story, Step::Deliver, now)?;
                } else {
                    standing::withdraw(tx, story, now)?;
                }
            }
            let story = tx.story(story)?;
            Ok((one, story))
        })?;
        let _ = std::fs::remove_dir_all(self.dir().join(FOLDER).join(&guid));
        Ok((one.shown(self.language()), story_row(story)))
    }

    /// Notes what became of a piece at the outlet.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`].
    pub fn note_adoption(
        &self,
        id: &str,
        adoption: Option<Adoption>,
        note: &str,
    ) -> Result<DeliveryRow, Error> {
        let guid = self.find(id)?.row.guid;
        let one = self.change(&guid, |one| {
            one.facts.adoption = adoption;
            note.clone_into(&mut one.facts.note);
        })?;
        Ok(one.shown(self.language()))
    }

    /// The path of a waiting delivery's package in this store, which may have been moved since.
    pub(crate) fn waiting_package(&self, one: &Delivery) -> PathBuf {
        let name = Path::new(&one.facts.file).file_name().unwrap_or_default();
        self.dir().join(FOLDER).join(&one.row.guid).join(name)
    }

    fn move_delivery(&self, id: &str, change: impl FnOnce(&mut Delivery)) -> Result<DeliveryRow, Error> {
        let guid = self.find(id)?.row.guid;
        let mut over = false;
        let one = self.change(&guid, |one| {
            over = one.row.state.is_over();
            if !over {
                change(one);
                // What a person decides replaces the reason that was recorded.
                one.facts.why = Why::default();
            }
        })?;
        if over {
            return Err(Error::Over { id: guid });
        }
        Ok(one.shown(self.language()))
    }

    /// Reads a delivery, changes it and writes it in one transaction, so that any other change comes before or after.
    pub(crate) fn change(&self, guid: &str, change: impl FnOnce(&mut Delivery)) -> Result<Delivery, Error> {
        let mut store = self.store();
        let mut one = kept(&store, guid)?;
        let before = one.written()?;
        change(&mut one);
        let after = one.written()?;
        if after != before {
            store.write(|tx| tx.set_delivery(&after))?;
        }
        Ok(one)
    }
}

/// The delivery as it is kept now.
fn kept(store: &store::Reader, guid: &str) -> Result<Delivery, Error> {
    let row = store.delivery(guid)?;
    Delivery::read(row.ok_or_else(|| Error::NoSuchDelivery { id: guid.to_owned() })?)
}
