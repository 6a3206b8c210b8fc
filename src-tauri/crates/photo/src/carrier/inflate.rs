//! Unpacking a compressed metadata block, never to more than we are willing to hold.

use std::io::Read;

use crate::limits::MAX_INFLATED;

/// The block inflated; `None` where it is damaged or larger than [`MAX_INFLATED`].
pub(super) fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let limit = MAX_INFLATED.checked_add(1)?;
    flate2::read::ZlibDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut text)
        .ok()?;
    (u64::try_from(text.len()).ok()? <= MAX_INFLATED).then_some(text)
}
