//! A return as it came in, by whatever road: its texts, what was said, who passed it, and its photos on disk.

use review::slip::RevisionRef;
use store::Return;
use story::Digest;

use crate::Error;
use crate::review::hearing::IncomingReview;
use crate::review::unpacking::Unpacked;

/// What came back.
pub(crate) struct IncomingReturn<'a> {
    /// The bytes of what was filed.
    pub base: &'a [u8],
    /// What was made of it, what was said about it, placed in that, and who passed it.
    pub said: IncomingReview<'a>,
    /// Photos that are on disk and not yet in the store.
    pub photos: &'a [Unpacked],
}

/// Whether a return that is here is this revision: the same text under the same identity.
pub(crate) fn is_that(one: &Return, revision: &RevisionRef) -> bool {
    one.guid == revision.guid && Digest::of(&one.hers) == revision.digest
}

/// The identity under which a revision that came is kept: its own, unless one has that here already, on this story or another.
pub(crate) fn guid_of(tx: &store::Tx<'_>, guid: &str) -> Result<String, Error> {
    Ok(match tx.has_revision(guid)? {
        true => uuid::Uuid::new_v4().to_string(),
        false => guid.to_owned(),
    })
}
