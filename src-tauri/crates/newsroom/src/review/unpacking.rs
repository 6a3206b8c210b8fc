//! The photos of a package that came, byte for byte as in the package: their files are written first, their rows together with
//! the story or return.

use std::collections::BTreeSet;

use review::ReviewPackage;
use store::{PhotoFacts, Stored};
use story::{Content, Digest};

use crate::Error;
use crate::error::json;
use crate::rooms::ReviewRoom;

/// Largest photo read from a package, in bytes.
const MAX_PHOTO: u64 = {
    let most = photo::limits::MAX_BYTES as u64;
    if most < package::limits::TOTAL {
        most
    } else {
        package::limits::TOTAL
    }
};

/// A photo out of a package that is on disk; its row is still to be written.
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

impl ReviewRoom<'_> {
    /// Writes the photos that this store does not have to disk, byte for byte as the package contains them.
    pub(crate) fn unpack_photos(&self, opened: &mut ReviewPackage) -> Result<Vec<Unpacked>, Error> {
        let base = Content::from_json(&opened.base)?;
        let figures = opened.content.figures().chain(base.figures());
        let named: Vec<(Digest, String)> = figures
            .filter_map(|figure| Some((figure.photo.clone()?, figure.file_name.clone())))
            .collect();
        let (mut seen, mut unpacked) = (BTreeSet::new(), Vec::new());
        for (digest, file_name) in named {
            if !seen.insert(digest.clone()) || self.store().find_photo(&digest)?.is_some() {
                continue;
            }
            let Some(file) = opened.file_of(&digest) else {
                return Err(Error::BadSlip {
                    why: format!("the photo {digest} ({file_name}) is neither in it nor here"),
                });
            };
            let bytes = opened.verified.read(&file, MAX_PHOTO)?;
            unpacked.push(self.keep_photo(file_name, &bytes)?);
        }
        Ok(unpacked)
    }

    fn keep_photo(&self, file_name: String, bytes: &[u8]) -> Result<Unpacked, Error> {
        let refused = |source| Error::Photo {
            file: file_name.clone(),
            source,
        };
        let taken = photo::take_in(bytes).map_err(refused)?;
        // An editor's copy keeps only the orientation and the likeness of the photo.
        let own = crate::pictures::stored_metadata::StoredMetadata {
            headline: String::new(),
            keywords: Vec::new(),
            ..crate::pictures::stored_metadata::StoredMetadata::of(&taken)
        };
        let inspected = &taken.photo;
        let kind = crate::pictures::original_kind(inspected.kind);
        let stored = self.folder().put_bytes(bytes, kind, self.now())?;
        self.pictures().put_renditions_by(&stored, &taken);
        Ok(Unpacked {
            width: inspected.width,
            height: inspected.height,
            facts: json(&own)?,
            file_name,
            stored,
        })
    }
}
