//! 禁发 in delivery: a piece under embargo is sent now because a person says so, or waits until the embargo is over.

use chrono::{DateTime, Utc};
use story::Content;

use crate::Error;
use crate::delivery::Delivering;
use crate::rooms::DeliveryRoom;
use crate::rows::wall;

/// The end of a piece's embargo, where it is still in the future.
pub(crate) fn ahead(content: &Content, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    content.embargo.map(|at| at.to_utc()).filter(|until| *until > now)
}

impl DeliveryRoom<'_> {
    /// Until when a delivery of this content waits, as `wanted` says; nothing where it goes at once.
    ///
    /// # Errors
    /// [`Error::Embargoed`] where its embargo is not over and `wanted` does not say whether it waits.
    pub(crate) fn held_until(
        &self,
        content: &Content,
        wanted: &Delivering<'_>,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        match ahead(content, self.now()) {
            Some(until) if wanted.hold => Ok(Some(until)),
            Some(until) if !wanted.despite_embargo => Err(Error::Embargoed { until: wall(until) }),
            _ => Ok(None),
        }
    }
}
