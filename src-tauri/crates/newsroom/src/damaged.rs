//! What is damaged in a store and may be whole elsewhere: a text, the file of a photo, a row.

use store::{DamagedRow, DamagedText, StoredPhoto, Thing};
use story::Digest;

/// Something that is not what was saved.
pub(crate) enum Damaged {
    /// A text, by the digest of what it was.
    Text(DamagedText, Thing),
    /// The file of an original.
    Photo(StoredPhoto),
    /// A row of the database, with what it was.
    Row(DamagedRow),
}

impl Damaged {
    /// What it is, as the doctor names it.
    pub(crate) fn thing(&self) -> Thing {
        match self {
            Self::Text(_, thing) => thing.clone(),
            Self::Photo(photo) => Thing::Photo {
                digest: photo.digest.clone(),
                file_name: photo.file_name.clone(),
            },
            Self::Row(row) => row.thing.clone(),
        }
    }

    /// What a person calls it by to put it back alone: a story's id, a revision's with its number, a photo's digest, a row's table
    /// and number. `5e0c…`, `5e0c…#3`, `9f86d0…`, `comments/12`.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Text(text, _) => match text.revision {
                Some(number) => format!("{}#{number}", text.story),
                None => text.story.clone(),
            },
            Self::Photo(photo) => photo.digest.to_string(),
            Self::Row(row) => format!("{}/{}", row.table, row.row),
        }
    }

    /// The story that it is of.
    pub(crate) fn story(&self) -> Option<String> {
        match self.thing() {
            Thing::Story { guid, .. } => Some(guid),
            Thing::Review { story, .. } | Thing::Revision { story, .. } => Some(story),
            Thing::Database
            | Thing::Incoming { .. }
            | Thing::Delivery { .. }
            | Thing::Photo { .. }
            | Thing::PhotoRow { .. }
            | Thing::Record { .. }
            | Thing::Rendition { .. }
            | Thing::Key { .. }
            | Thing::Signature { .. }
            | Thing::Setting { .. }
            | Thing::File { .. }
            | Thing::Backup { .. }
            | Thing::Disk => None,
        }
    }

    /// The digest of its bytes, and their number where that is known.
    pub(crate) fn wanted(&self) -> Option<(Digest, Option<u64>)> {
        match self {
            Self::Text(text, _) => Some((text.saved.clone()?, None)),
            Self::Photo(photo) => Some((photo.digest.clone(), Some(photo.bytes))),
            Self::Row(_) => None,
        }
    }
}
