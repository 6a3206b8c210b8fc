//! A return as it came in, as a package or as a Word file: its texts, its comments, its decisions, and its photos on disk.

use review::slip::RevisionRef;
use store::Return;
use story::Digest;

use crate::Error;
use crate::review::hearing::IncomingReview;
use crate::review::unpacking::Unpacked;

/// A return that came in.
pub(crate) struct IncomingReturn<'a> {
    /// The bytes of what was filed.
    pub base: &'a [u8],
    /// What was made of it, the comments placed in that, and the decisions.
    pub said: IncomingReview<'a>,
    /// Photos that are on disk and not yet in the store.
    pub photos: &'a [Unpacked],
}

/// Whether a return that is here is this revision: the same text under the same id.
pub(crate) fn is_that(one: &Return, revision: &RevisionRef) -> bool {
    one.guid == revision.guid && Digest::of(&one.hers) == revision.digest
}

/// The id under which a revision that came is kept: its own, unless another revision here, of this story or another, has it
/// already.
pub(crate) fn guid_of(tx: &store::Tx<'_>, guid: &str) -> Result<String, Error> {
    Ok(match tx.has_revision(guid)? {
        true => uuid::Uuid::new_v4().to_string(),
        false => guid.to_owned(),
    })
}
