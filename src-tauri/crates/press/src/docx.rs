//! The Word file (ECMA-376 / ISO 29500 transitional), in the style Chinese press offices ask for: title 宋体
//! 小二 bold and centred, body 宋体小三 justified with two characters of indent, captions 小四 centred; or, where a
//! [`Look`] says so, as official documents are set (GB/T 9704).
//!
//! Pictures go in as they are: a JPEG or PNG byte for byte, with the EXIF orientation as a turn of the
//! frame; WebP and TIFF, which Word does not show, and what is cropped or turned, as their page-size JPEG. The same story, photos and time
//! give the same bytes. This module must not know where the file goes.

mod block;
mod destination;
mod drawing;
mod fixed;
mod look;
mod paragraph;
mod parts;
pub mod read;
mod run;

use std::io::{Seek, Write};

use chrono::{DateTime, FixedOffset};
use story::Content;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{PlateError, Plates};
use destination::Destination;
pub use look::{Look, Style};
use parts::Parts;

/// Why a Word file was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A photo that is known cannot be read.
    #[error(transparent)]
    Plate(#[from] PlateError),
    /// The destination did not take the bytes.
    #[error("cannot write the Word file: {0}")]
    Write(#[from] zip::result::ZipError),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error.into())
    }
}

/// Writes the story as a Word file. `at` is the time the file carries: that of the revision.
///
/// # Errors
/// [`Error`] where a known photo cannot be read or the destination refuses.
pub fn write<W: Write + Seek>(
    content: &Content,
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    out: W,
) -> Result<(), Error> {
    write_as(content, plates, at, Look::default(), out)
}

/// The same in another look.
///
/// # Errors
/// As [`write`].
pub fn write_as<W: Write + Seek>(
    content: &Content,
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    look: Look,
    out: W,
) -> Result<(), Error> {
    let mut parts = Parts::new(plates, content, look);
    let document = block::document(content, &mut parts);
    let mut zip = ZipWriter::new(Destination::new(out));
    let texts = [
        ("[Content_Types].xml", fixed::content_types(look.style)),
        ("_rels/.rels", fixed::PACKAGE_RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(content, at)),
        ("docProps/app.xml", fixed::APP.to_owned()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", parts.relations()),
        ("word/styles.xml", fixed::styles(content, look.style)),
        ("word/numbering.xml", parts.numbering()),
        ("word/settings.xml", fixed::settings(look.style)),
    ];
    for (name, text) in texts.into_iter().chain(fixed::footers(look.style)) {
        zip.start_file(name, options(CompressionMethod::Deflated))?;
        zip.write_all(text.as_bytes())?;
    }
    for picture in parts.pictures() {
        let bytes = if picture.original {
            plates.original(&picture.figure)?
        } else {
            plates.page_size(&picture.figure)?
        };
        zip.start_file(
            format!("word/{}", picture.target),
            options(CompressionMethod::Stored),
        )?;
        zip.write_all(&bytes)?;
    }
    zip.finish()?;
    Ok(())
}

/// Every entry carries the first time a zip can name; when the file was written is in its core properties.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(zip::DateTime::default())
}
