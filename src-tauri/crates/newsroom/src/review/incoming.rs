//! A return as it came in, by whatever road: its texts, what was said, who passed it, and its photos on disk.

use store::{PhotoFacts, Stored};
use story::Content;
use story::comment::Comment;
use story::stages::Decision;

use crate::Error;

/// What came back.
pub(crate) struct IncomingReturn<'a> {
    /// The bytes of what was filed.
    pub base: &'a [u8],
    /// What was made of it.
    pub hers: &'a Content,
    /// What was said about it, placed in `hers`.
    pub comments: &'a [Comment],
    /// Who passed it.
    pub trail: &'a [Decision],
    /// Photos that are on disk and not yet in the store.
    pub photos: &'a [Unpacked],
}

/// A photo out of a package, on disk, its row still to be written.
pub(crate) struct Unpacked {
    pub stored: Stored,
    pub width: u32,
    pub height: u32,
    pub file_name: String,
    pub facts: String,
}

/// Writes the rows of photos that are on disk already.
pub(crate) fn write_photos(
    tx: &mut store::Tx<'_>,
    photos: &[Unpacked],
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), Error> {
    for photo in photos {
        let facts = PhotoFacts {
            width: photo.width,
            height: photo.height,
            file_name: &photo.file_name,
            facts: &photo.facts,
        };
        tx.add_photo(&photo.stored, &facts, now)?;
    }
    Ok(())
}
