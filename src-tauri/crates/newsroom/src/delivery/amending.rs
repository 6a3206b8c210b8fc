//! 更正 and 撤稿: what a delivery does to an earlier one, whether that is allowed, and the notice that the desk gets.

use std::collections::HashMap;

use story::Content;

use crate::delivery::{Amending, Delivery, DeliveryFacts};
use crate::error::Unamendable;
use crate::exporting::leaving::leaving;
use crate::rooms::DeliveryRoom;
use crate::rows::{printed, zone};
use crate::{Amendment, Error};
use outlet::Outlet;
use press::notice::{NoticeKind, changed};
use press::{Notice, Relation};
use store::DeliveryState;

/// An earlier delivery, and what is done to it.
#[derive(Debug, Clone)]
pub(crate) struct Earlier {
    pub(crate) relation: Relation,
    pub(crate) delivery: Delivery,
    pub(crate) reason: String,
}

impl Earlier {
    /// The amendment as machines read it.
    pub(crate) fn amendment(&self) -> Amendment {
        Amendment {
            what: self.relation,
            guid: self.delivery.row.story.clone(),
            version: self.delivery.facts.revision.to_string(),
            reason: self.reason.clone(),
        }
    }
}

impl DeliveryRoom<'_> {
    /// The earlier delivery with this id, where what is wanted may be done to it.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`]; [`Error::Unamendable`].
    pub(crate) fn earlier(&self, id: &str, outlet: &Outlet, wanted: Amending<'_>) -> Result<Earlier, Error> {
        let delivery = self.find(wanted.delivery)?;
        let facts = &delivery.facts;
        let name = facts.name.clone();
        if delivery.row.story != id || delivery.row.outlet != outlet.name {
            return Err(Unamendable::Another {
                name,
                headline: facts.headline.clone(),
                outlet: facts.title.clone(),
            }
            .into());
        }
        if facts.amends == Some(Relation::Withdraws) {
            return Err(Unamendable::IsWithdrawal { name }.into());
        }
        if wanted.relation.notice().is_some() {
            if wanted.reason.trim().is_empty() {
                return Err(Unamendable::NoReason.into());
            }
            if delivery.row.state != DeliveryState::Delivered {
                let outlet = facts.title.clone();
                return Err(Unamendable::NotThere { name, outlet }.into());
            }
        }
        // A withdrawal that is asked for twice is recognised later, as one that is queued already.
        if wanted.relation == Relation::Corrects && is_withdrawn(&delivery.row.guid, &self.of_story(id)?) {
            return Err(Unamendable::Withdrawn { name }.into());
        }
        Ok(Earlier {
            relation: wanted.relation,
            reason: wanted.reason.trim().to_owned(),
            delivery,
        })
    }

    /// The notice of a correction or withdrawal; `content` is the piece as it is now.
    pub(crate) fn notice(&self, earlier: &Earlier, content: &Content) -> Result<Option<Notice>, Error> {
        let Some(kind) = earlier.relation.notice() else {
            return Ok(None);
        };
        let (row, facts) = (&earlier.delivery.row, &earlier.delivery.facts);
        let changes = match kind {
            // Only what leaves for the outlet is compared: a desk cannot see a change in the tray.
            NoticeKind::Correction => {
                let before = self.writing().revision(&row.story, facts.revision)?;
                changed(&leaving(&before), &leaving(content))
            }
            NoticeKind::Withdrawal => Vec::new(),
        };
        let profile = self.profile()?.unwrap_or_default();
        let from = [profile.unit.trim(), profile.name.trim()];
        let from: Vec<&str> = from.into_iter().filter(|words| !words.is_empty()).collect();
        let name = facts
            .receipt
            .as_ref()
            .map_or(&facts.name, |receipt| &receipt.name);
        Ok(Some(Notice {
            kind,
            language: content.language.clone(),
            slugline: content.slugline.clone(),
            to: facts.title.clone(),
            headline: facts.headline.clone(),
            package: name.clone(),
            delivered: earlier.delivery.delivered_at().with_timezone(&zone(content)),
            sha256: facts.sha256.clone(),
            loose: facts.loose,
            reason: earlier.reason.clone(),
            from: if from.is_empty() {
                content.sign_off.unbracketed().to_owned()
            } else {
                from.join(" ")
            },
            at: printed(self.now(), content),
            changes,
        }))
    }
}

/// Whether two deliveries have the same content for the outlet. Notices are compared by their words and not by their bytes,
/// because a notice contains the time at which it was made.
pub(crate) fn is_same(there: &DeliveryFacts, new: &DeliveryFacts) -> bool {
    if there.amends != new.amends || there.amended != new.amended {
        return false;
    }
    match new.amends.and_then(Relation::notice) {
        Some(NoticeKind::Withdrawal) => true,
        Some(NoticeKind::Correction) => there.revision == new.revision && there.reason == new.reason,
        None => there.sha256 == new.sha256,
    }
}

/// Whether a withdrawal of this delivery went out, or is to; `of_piece` are all deliveries of its piece.
pub(crate) fn is_withdrawn(guid: &str, of_piece: &[Delivery]) -> bool {
    of_piece.iter().any(|one| {
        one.facts.amends == Some(Relation::Withdraws)
            && one.facts.amended == guid
            && one.row.state != DeliveryState::Cancelled
    })
}

/// Deliveries by their ids.
pub(crate) type KnownDeliveries = HashMap<String, Delivery>;

/// The delivery at the beginning of a chain of corrections and withdrawals: the piece that they are about. Any other delivery is
/// its own.
pub(crate) fn concerns<'a>(one: &'a Delivery, known: &'a KnownDeliveries) -> &'a Delivery {
    let mut first = one;
    // A chain is no longer than what is known; one that a damaged store bent into a ring ends too.
    for _ in 0..known.len() {
        let is_notice = first.facts.amends.and_then(Relation::notice).is_some();
        match known.get(&first.facts.amended).filter(|_| is_notice) {
            Some(above) => first = above,
            None => break,
        }
    }
    first
}
