//! 禁发 on the way out: a piece that must not be published yet goes because a person says so, or waits until it may.

use chrono::{DateTime, Utc};
use story::Content;

use crate::Error;
use crate::delivery::Delivering;
use crate::rooms::DeliveryRoom;
use crate::rows::wall;

/// Until when a piece must not be published, where that lies ahead.
pub(crate) fn ahead(content: &Content, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    content.embargo.map(|at| at.to_utc()).filter(|until| *until > now)
}

impl DeliveryRoom<'_> {
    /// Until when a delivery of this content waits, as somebody wanted; nothing where it goes at once.
    ///
    /// # Errors
    /// [`Error::Embargoed`] where its embargo lies ahead and nobody said whether it waits.
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
