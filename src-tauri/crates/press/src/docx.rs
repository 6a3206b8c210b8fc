//! The Word file (ECMA-376 / ISO 29500 transitional), in the style Chinese press offices ask for: title 宋体
//! 小二 bold and centred, body 宋体小三 justified with two characters of indent, captions 小四 centred; or, where a
//! [`DocxOptions`] says so, as official documents are set (GB/T 9704).
//!
//! Pictures go in as they are: a JPEG or PNG byte for byte, with the EXIF orientation as a turn of the
//! frame; WebP and TIFF, which Word does not show, and what is cropped or turned, as their page-size JPEG. The same story, photos and time
//! give the same bytes. This module must not know where the file goes.

mod approval;
mod block;
mod destination;
mod drawing;
mod fixed;
mod look;
mod origin;
mod paragraph;
mod parts;
mod picture_room;
mod pictures;
pub(crate) mod printed;
pub mod read;
mod redline;
mod remarks;
mod run;
mod tracked;
mod when;

use std::io::{Seek, Write};

use chrono::{DateTime, FixedOffset, Utc};
use story::Content;
use story::comment::Comment;
use story::compare::compare;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{PlateError, Plates};
use destination::CheckedWriter;
pub use look::{DocxOptions, DocxStyle};
pub use origin::WordOrigin;
use parts::DocxParts;
use printed::PrintedLines;
use redline::Redline;
use remarks::Remarks;
use tracked::TrackedMarks;
pub use when::When;

/// Why a Word file was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A photo that is known cannot be read.
    #[error(transparent)]
    Plate(#[from] PlateError),
    /// The destination did not take the bytes.
    #[error("cannot write the Word file: {0}")]
    Write(#[from] std::io::Error),
}

impl From<ZipError> for Error {
    fn from(error: ZipError) -> Self {
        Self::Write(match error {
            ZipError::Io(error) => error,
            other => other.into(),
        })
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
    write_as(content, plates, at, DocxOptions::default(), out)
}

/// The same in another look.
///
/// # Errors
/// As [`write`].
pub fn write_as<W: Write + Seek>(
    content: &Content,
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    look: DocxOptions,
    out: W,
) -> Result<(), Error> {
    write_for_desk(content, &[], plates, at, look, out)
}

/// The same with lines for the desk above it ([`crate::for_desk`]).
///
/// # Errors
/// As [`write`].
pub fn write_for_desk<W: Write + Seek>(
    content: &Content,
    desk: &[String],
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    look: DocxOptions,
    out: W,
) -> Result<(), Error> {
    let mut parts = DocxParts::new(plates, content, look);
    let document = block::document(content, desk, &mut parts);
    let beside = Beside {
        for_desk: !desk.is_empty(),
        ..Beside::default()
    };
    pack(content, plates, at, &parts, document, &beside, out)
}

/// What a Word file for an editor carries besides the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marking<'a> {
    /// Who made the changes that are marked.
    pub author: &'a str,
    /// When.
    pub changed: DateTime<Utc>,
    /// The comments on it.
    pub comments: &'a [Comment],
    /// The story and revision that it was made of, so that an edited file can be matched with them.
    pub origin: Option<&'a WordOrigin>,
}

/// Writes two states of a story as one Word file: accepted it is `hers`, rejected `base`. Where both are the same, it is
/// a file to be edited, with its comments, in which Word tracks changes. The times that Word shows are those of `at`'s
/// zone.
///
/// # Errors
/// As [`write`].
pub fn write_tracked<W: Write + Seek>(
    (base, hers): (&Content, &Content),
    marking: &Marking<'_>,
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    out: W,
) -> Result<(), Error> {
    let (before, after) = (PrintedLines::of(base), PrintedLines::of(hers));
    let mut parts = DocxParts::new(plates, hers, DocxOptions::default());
    let mut marks = TrackedMarks::new(marking.author, marking.changed, *at.offset());
    let mut remarks = Remarks::new(marking.comments, &after, *at.offset());
    let comparison = compare(&before.content, &after.content);
    let document = Redline::new(&mut parts, &mut marks, &mut remarks).document(&comparison);
    let beside = Beside {
        comments: (!remarks.is_empty()).then(|| remarks.parts()),
        origin: marking.origin.map(WordOrigin::part),
        for_desk: false,
        tracks: true,
    };
    pack(hers, plates, at, &parts, document, &beside, out)
}

/// Parts that only some files have.
#[derive(Default)]
struct Beside {
    /// The comments, and which comment each reply answers.
    comments: Option<(String, String)>,
    origin: Option<String>,
    /// There are lines for the desk, which have a style of their own.
    for_desk: bool,
    /// Word is to track every change from here on.
    tracks: bool,
}

fn pack<W: Write + Seek>(
    content: &Content,
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    parts: &DocxParts<'_>,
    document: String,
    beside: &Beside,
    out: W,
) -> Result<(), Error> {
    let mut zip = ZipWriter::new(CheckedWriter::new(out));
    let (comments, origin) = (beside.comments.is_some(), beside.origin.is_some());
    let look = parts.look;
    let settings = fixed::settings(look.style);
    let mut texts = vec![
        (
            "[Content_Types].xml",
            fixed::with_parts(&fixed::content_types(look.style), comments, origin),
        ),
        ("_rels/.rels", fixed::package_relations(origin)),
        ("docProps/core.xml", parts::core(content, at)),
        ("docProps/app.xml", fixed::APP.to_owned()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", parts.relations(comments)),
        (
            "word/styles.xml",
            fixed::styles(content, look.style, beside.for_desk),
        ),
        ("word/numbering.xml", parts.numbering()),
        (
            "word/settings.xml",
            if beside.tracks {
                fixed::tracking(&settings)
            } else {
                settings
            },
        ),
    ];
    if let Some((comments, extended)) = &beside.comments {
        texts.push(("word/comments.xml", comments.clone()));
        texts.push(("word/commentsExtended.xml", extended.clone()));
    }
    if let Some(origin) = &beside.origin {
        texts.push(("docProps/custom.xml", origin.clone()));
    }
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

/// The options of a zip entry: it has the earliest time that a zip can write; the file's own time is in its core properties.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(zip::DateTime::default())
}
