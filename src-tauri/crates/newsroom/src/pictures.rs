//! Pictures: files are taken in, each kept as it came, with a figure prefilled from the photo's own metadata.
//!
//! The modules below have intake by the hundred, framing, captions and the people in them, facts on many at once, caption sheets
//! that go out and come back, sidecars, and likenesses.

pub(crate) mod captioning;
pub(crate) mod duplicate_index;
pub(crate) mod exchange;
pub(crate) mod facts;
pub(crate) mod framing;
pub(crate) mod intake;
mod likeness_backfill;
pub(crate) mod memory;
pub(crate) mod placing;
pub(crate) mod plates;
pub(crate) mod proof_sheet;
pub(crate) mod sheet;
pub(crate) mod sheet_back;
pub(crate) mod sidecar;
pub(crate) mod stored_metadata;

use std::path::Path;

use store::{PhotoFacts, Stored, StoredPhoto};
use story::{Digest, Figure, Framing, OriginalKind};

use crate::Error;
use crate::error::json;
use crate::files::{name_of, read_file};
use crate::ids::new_figure_id;
use crate::pictures::framing::{pixels, rendition_name};
use crate::pictures::stored_metadata::StoredMetadata;
use crate::rooms::PicturesRoom;
use crate::rows::photo_row;
use crate::views::{AddedPhoto, PhotoResult};

/// What intake makes of a file's pixels.
pub(crate) type IntakeMode = fn(&[u8]) -> Result<photo::TakenIn, photo::Error>;

/// The sizes in which a photo is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoSize {
    /// For lists.
    Thumb,
    /// For the page.
    Web,
    /// The file itself.
    Original,
}

impl PhotoSize {
    /// The size with this name in a photo's address.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "thumb" => Some(Self::Thumb),
            "web" => Some(Self::Web),
            "original" => Some(Self::Original),
            _ => None,
        }
    }
}

impl PicturesRoom<'_> {
    /// Takes the bytes of one file in as a photo. The story's text is not touched: the caller puts the figure where it belongs. A
    /// refusal is part of the result and not an error, so that the other files go in.
    #[must_use]
    pub fn add_photo(&self, file_name: &str, bytes: &[u8]) -> PhotoResult {
        self.result(file_name, self.take_in(file_name, bytes, photo::take_in))
    }

    /// Takes a file in as a photo, as [`PicturesRoom::add_photo`] does.
    #[must_use]
    pub fn add_photo_file(&self, path: &Path) -> PhotoResult {
        self.take_in_file(path, photo::take_in)
    }

    /// Takes a file in, with what is made of its pixels: [`photo::take_in`], or [`photo::glance`] where a person waits for it.
    pub(crate) fn take_in_file(&self, path: &Path, look: IntakeMode) -> PhotoResult {
        let file_name = name_of(path);
        let added = read_file(path, photo::limits::MAX_BYTES as u64)
            .and_then(|bytes| self.take_in(&file_name, &bytes, look));
        self.result(&file_name, added)
    }

    fn result(&self, file_name: &str, added: Result<AddedPhoto, Error>) -> PhotoResult {
        let (added, refused) = match added {
            Ok(added) => (Some(added), None),
            Err(error) => (None, Some(error.failure(self.language()))),
        };
        PhotoResult {
            file_name: file_name.to_owned(),
            added,
            refused,
        }
    }

    fn take_in(&self, file_name: &str, bytes: &[u8], look: IntakeMode) -> Result<AddedPhoto, Error> {
        let refused = |source| Error::Photo {
            file: file_name.to_owned(),
            source,
        };
        // Decoded once: a photo that cannot be shown could never be printed, so it is refused here.
        let taken = look(bytes).map_err(refused)?;
        let own = StoredMetadata::of(&taken);
        let inspected = &taken.photo;
        let now = self.now();
        let stored = self
            .folder()
            .put_bytes(bytes, original_kind(inspected.kind), now)?;
        self.put_renditions_by(&stored, &taken);
        let row = PhotoFacts {
            width: inspected.width,
            height: inspected.height,
            file_name,
            facts: &json(&own)?,
        };
        let (already, photo) = self.store().write(|tx| {
            let already = tx.find_photo(&stored.digest)?.is_some();
            Ok::<_, store::Error>((already, tx.add_photo(&stored, &row, now)?))
        })?;
        let figure = Figure {
            id: new_figure_id(),
            photo: Some(photo.digest.clone()),
            file_name: file_name.to_owned(),
            ..facts::figure(taken.photo, self.language())
        };
        Ok(AddedPhoto {
            figure,
            photo: photo_row(photo),
            already,
        })
    }

    /// Puts the pictures that intake made into the cache, so that neither the page nor a package has to wait for them.
    pub(crate) fn put_renditions_by(&self, stored: &Stored, taken: &photo::TakenIn) {
        for (name, made) in [("thumb", Some(&taken.thumb)), ("web", taken.page.as_ref())] {
            if let Some(made) = made {
                self.folder().put_rendition(&stored.digest, name, &made.jpeg);
            }
        }
    }

    /// A photo's bytes in one size, shown as the framing says, and their MIME type. The original is always the whole photo.
    ///
    /// # Errors
    /// [`Error::Store`] where the photo is not in the store, or its file no longer has the bytes that were saved;
    /// [`Error::Photo`].
    pub fn photo_bytes(
        &self,
        digest: &str,
        size: PhotoSize,
        framing: &Framing,
    ) -> Result<(Vec<u8>, &'static str), Error> {
        let digest = Digest::try_from(digest.to_owned()).map_err(|bad| Error::NoSuchPhoto { id: bad.0 })?;
        let photo = self.store().photo(&digest)?;
        match size {
            PhotoSize::Thumb => Ok((
                self.rendition(&photo, photo::Rendition::Thumb, framing)?,
                "image/jpeg",
            )),
            // A person who crops tries many views; only the one that goes into a package is kept.
            PhotoSize::Web if !framing.shows_all() => Ok((
                self.rendition(&photo, photo::Rendition::Web, framing)?,
                "image/jpeg",
            )),
            PhotoSize::Web => Ok((self.web_rendition(&digest, framing)?, "image/jpeg")),
            PhotoSize::Original => Ok((self.folder().bytes(&digest, photo.kind)?, photo.kind.media_type())),
        }
    }

    /// A rendition from the cache, or made now and put there.
    pub(crate) fn rendition(
        &self,
        photo: &StoredPhoto,
        size: photo::Rendition,
        framing: &Framing,
    ) -> Result<Vec<u8>, Error> {
        let name = match size {
            photo::Rendition::Thumb => "thumb",
            photo::Rendition::Proof => "proof",
            photo::Rendition::Web => "web",
        };
        let make = |bytes: &[u8]| {
            let made = photo::render(bytes, size, &pixels(framing)).map_err(|source| Error::Photo {
                file: photo.file_name.clone(),
                source,
            });
            Ok(made?.jpeg)
        };
        self.folder()
            .rendition(&photo.digest, photo.kind, &rendition_name(name, framing), make)
    }

    /// The page-size rendition, made once and kept by digest and framing, so that every package of a revision contains the same
    /// bytes whichever encoder a later Galley has. Mostly it is in the cache already, from intake or from the window that showed
    /// it.
    pub(crate) fn web_rendition(&self, digest: &Digest, framing: &Framing) -> Result<Vec<u8>, Error> {
        let name = rendition_name("web", framing);
        let (kept, photo) = {
            let store = self.store();
            (store.find_kept_rendition(digest, &name)?, store.photo(digest)?)
        };
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let jpeg = self.rendition(&photo, photo::Rendition::Web, framing)?;
        // A read-only newsroom shows it too; one that writes packages keeps what is in them.
        if self.store().can_write() {
            match self.keep_web_rendition(digest, &name, &jpeg) {
                // A store whose disk takes nothing lets its pieces go out all the same.
                Err(store::Error::DiskFull { .. } | store::Error::ReadOnly { .. }) => {}
                kept => kept?,
            }
        }
        Ok(jpeg)
    }

    fn keep_web_rendition(&self, digest: &Digest, name: &str, jpeg: &[u8]) -> Result<(), store::Error> {
        let now = self.now();
        let stored = self.folder().keep(jpeg, now)?;
        self.store()
            .write(|tx| tx.keep_rendition(digest, name, &stored, now))
    }
}

/// Maps the kind that a file's bytes were recognised as to the kind of original.
pub(crate) fn original_kind(kind: photo::PhotoKind) -> OriginalKind {
    match kind {
        photo::PhotoKind::Jpeg => OriginalKind::Jpeg,
        photo::PhotoKind::Png => OriginalKind::Png,
        photo::PhotoKind::WebP => OriginalKind::Webp,
        photo::PhotoKind::Tiff => OriginalKind::Tiff,
        photo::PhotoKind::Heic => OriginalKind::Heic,
        photo::PhotoKind::Gif => OriginalKind::Gif,
    }
}
