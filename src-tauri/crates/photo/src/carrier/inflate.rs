//! Unpacking compressed metadata blocks, within a limit of memory.

use std::io::Read;

use crate::limits::MAX_INFLATED;

/// The bytes to which the compressed blocks of one file may still inflate, all together: a kilobyte inflates to a megabyte, and
/// a file may hold thousands of blocks.
#[derive(Debug)]
pub(crate) struct Inflater {
    left: u64,
}

impl Default for Inflater {
    fn default() -> Self {
        Self { left: MAX_INFLATED }
    }
}

impl Inflater {
    /// The block inflated; `None` where it is damaged or larger than what is left.
    pub(super) fn inflate(&mut self, packed: &[u8]) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        let limit = self.left.checked_add(1)?;
        let read = flate2::read::ZlibDecoder::new(packed)
            .take(limit)
            .read_to_end(&mut text);
        // A block that is damaged in its last byte has cost as much as a whole one.
        let size = u64::try_from(text.len()).ok()?;
        let fits = size <= self.left;
        self.left = self.left.saturating_sub(size);
        (fits && read.is_ok()).then_some(text)
    }
}

/// Whether a block inflates to no more than [`MAX_INFLATED`]; the bytes are not kept.
pub(super) fn fits(packed: &[u8]) -> bool {
    let mut inflating = flate2::read::ZlibDecoder::new(packed).take(MAX_INFLATED.saturating_add(1));
    std::io::copy(&mut inflating, &mut std::io::sink()).is_ok_and(|size| size <= MAX_INFLATED)
}
