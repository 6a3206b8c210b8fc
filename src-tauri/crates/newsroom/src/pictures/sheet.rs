//! A caption sheet by itself, for a person who fills it in and sends it back.

use std::ffi::OsStr;
use std::io::Cursor;
use std::path::Path;

use disk::Existing;
use press::captions::{ToFill, csv, docx};
use story::RevisionReason;

use crate::Error;
use crate::files;
use crate::finding::find_figures;
use crate::pictures::plates::StoryPlates;
use crate::rooms::PicturesRoom;
use crate::rows::printed;

/// Which caption sheet is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetOrder {
    /// The photos on it, by number or id; all when `None`. They keep their numbers in the story.
    pub photos: Option<Vec<String>>,
    /// A file of that name may be overwritten, because the person was asked. Otherwise it is left alone, for it may have been
    /// filled in.
    pub replace: bool,
}

impl PicturesRoom<'_> {
    /// Freezes a revision and writes its caption sheet to `to`: a table for a spreadsheet where its name ends in `.csv`, else a
    /// Word file with the pictures in it.
    ///
    /// # Errors
    /// [`Error::Unwritable`]; when there is no such story or photo, or a photo is damaged.
    pub fn write_captions(&self, id: &str, to: &Path, order: &SheetOrder) -> Result<(), Error> {
        let (revision, content) = self.writing().freeze_working(id, None, RevisionReason::Export)?;
        let chosen = order.photos.as_deref();
        let only = chosen.map(|names| find_figures(&content, names)).transpose()?;
        let plates = StoryPlates::gather(self, &content, &mut |_| Ok(()))?;
        let fill = ToFill {
            story: id,
            revision: &revision.digest,
            only: only.as_deref(),
        };
        let is_csv = to.extension().and_then(OsStr::to_str).map(str::to_lowercase) == Some("csv".to_owned());
        let bytes = if is_csv {
            csv(&content, &plates, Some(&fill)).into_bytes()
        } else {
            let mut word = Cursor::new(Vec::new());
            let at = printed(revision.at, &content);
            docx(&content, &plates, Some(&fill), at, &mut word)?;
            word.into_inner()
        };
        let existing = match order.replace {
            true => Existing::Replace,
            false => Existing::Keep,
        };
        files::write(to, &bytes, existing)
    }
}
