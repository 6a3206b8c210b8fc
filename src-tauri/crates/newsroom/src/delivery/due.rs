//! What of the outbox is due, and when the rest will be.

use chrono::{DateTime, Utc};

use crate::Error;
use crate::delivery::Delivery;
use crate::rooms::DeliveryRoom;
use crate::views::delivery::DeliveryRow;

impl DeliveryRoom<'_> {
    /// The deliveries that are due now without a person's doing, the oldest first. Rows that cannot be read are in
    /// [`DeliveryRoom::unreadable`].
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn due(&self) -> Result<Vec<DeliveryRow>, Error> {
        let (all, language) = (self.open_ones()?, self.language());
        let due = all.iter().filter(|one| self.is_due(one));
        Ok(due.map(|one| one.shown(language)).collect())
    }

    /// Whether a delivery goes now. One that failed in this run waits until its pause has passed by uptime, so that setting the
    /// clock does not matter.
    pub(crate) fn is_due(&self, one: &Delivery) -> bool {
        let pause = self.memory.delivery.pause_over(&one.row);
        match pause.filter(|_| one.row.state == store::DeliveryState::Waiting) {
            Some(over) => over <= self.uptime(),
            None => one.is_due(self.now()),
        }
    }

    /// When the next delivery becomes due that is not due yet; `None` where none does by itself.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn next_due(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let now = self.now();
        let later = |due: &DateTime<Utc>| *due > now;
        Ok(self
            .open_ones()?
            .iter()
            .filter_map(Delivery::due)
            .filter(later)
            .min())
    }

    /// Makes the deliveries that wait for another try due now, because the network is back. Returns them.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn hurry(&self) -> Result<Vec<DeliveryRow>, Error> {
        self.line_up(|one| one.row.state == store::DeliveryState::Waiting && one.row.failures > 0)
    }

    /// Makes these deliveries due now, and returns them.
    pub(crate) fn line_up(&self, which: impl Fn(&Delivery) -> bool) -> Result<Vec<DeliveryRow>, Error> {
        let (now, language) = (self.now(), self.language());
        let mut lined_up = Vec::new();
        for one in self.open_ones()?.iter().filter(|one| which(one)) {
            let mut is_meant = false;
            let one = self.change(&one.row.guid, |one| {
                is_meant = which(one);
                if is_meant {
                    one.line_up(now);
                }
            })?;
            if is_meant {
                lined_up.push(one.shown(language));
            }
        }
        Ok(lined_up)
    }
}
