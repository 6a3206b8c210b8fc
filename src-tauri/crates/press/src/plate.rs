//! The interface by which the press gets pictures. A plate is a figure's photo made ready for printing.
//!
//! It must not know where photos are kept or how a rendition is made: the implementor of [`Plates`] answers. Bytes are
//! asked for one photo at a time, so that twenty photos of 24 megapixels are never in memory together.

use story::{Figure, OriginalKind};

/// A provider of a story's photos. One photo may be in two figures, each with its own words in its page-
/// size rendition.
pub trait Plates {
    /// Facts of this figure's photo, or `None` where it is not at hand; it is then printed as a missing picture.
    fn plate(&self, figure: &Figure) -> Option<Plate>;

    /// The original, byte for byte.
    ///
    /// # Errors
    /// [`PlateError`] where the bytes cannot be had although [`Plates::plate`] knows the photo.
    fn original(&self, figure: &Figure) -> Result<Vec<u8>, PlateError>;

    /// The page-size rendition: a JPEG, upright, the figure's words in it.
    ///
    /// # Errors
    /// [`PlateError`] where it cannot be had although [`Plates::plate`] knows the photo.
    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError>;
}

/// Facts of one photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    /// The photo as it came.
    pub original: File,
    /// The page-size rendition, a JPEG, already upright.
    pub page: File,
    /// What the original is, by its content.
    pub kind: OriginalKind,
    /// EXIF orientation of the original, 1 to 8; 1 where it has none.
    pub orientation: u8,
    /// Whether the figure shows all of the original, unturned. What was cropped away stays out of the printed forms, so
    /// that only the page-size rendition may be in them otherwise.
    pub whole: bool,
}

/// One file of a photo, as the package holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path inside the package's data folder: `photos/01-….jpg`, `web/01-….jpg`.
    pub name: String,
    /// Width in pixels as stored, before any orientation is applied.
    pub width: u32,
    /// Height in pixels as stored, before any orientation is applied.
    pub height: u32,
    /// Size in bytes.
    pub bytes: u64,
}

impl Plate {
    /// Whether a Word file takes the original as it is: Word shows JPEG and PNG, and turns them by itself.
    pub(crate) fn stands_in_word(&self) -> bool {
        self.whole && matches!(self.kind, OriginalKind::Jpeg | OriginalKind::Png)
    }
}

/// A photo that is known but cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("photo {photo} cannot be read ({why})")]
pub struct PlateError {
    /// The photo's file name or digest.
    pub photo: String,
    /// What happened.
    pub why: String,
}

/// A provider without photos: every picture is printed as missing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPlates;

impl Plates for NoPlates {
    fn plate(&self, _figure: &Figure) -> Option<Plate> {
        None
    }

    fn original(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        Err(PlateError {
            photo: figure.file_name.clone(),
            why: "no photos are at hand".to_owned(),
        })
    }

    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.original(figure)
    }
}
