//! Reviewing in Word: the file for an editor who has nothing but Word or WPS, and any two states of a story in one Word file.

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use press::docx::WordOrigin;
use story::Content;

use crate::Error;
use crate::exporting::redlined::Redlined;
use crate::files::{files_in, part, unwritable};
use crate::pictures::plates::StoryPlates;
use crate::review::hand_over::HandOver;
use crate::rooms::ReviewRoom;
use crate::rows::printed;

impl ReviewRoom<'_> {
    /// Two revisions of a story in one Word file, with tracked changes and the story's comments; `None` is the working copy.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story or revision, or a photo is damaged; [`Error::Docx`].
    pub fn compared_word(&self, id: &str, base: Option<u32>, hers: Option<u32>) -> Result<Vec<u8>, Error> {
        let (before, after) = (
            self.writing().at_revision(id, base)?,
            self.writing().at_revision(id, hers)?,
        );
        let (by, at) = match hers {
            Some(number) => {
                let revision = self.store().revision(id, u64::from(number))?;
                (revision.author, revision.at)
            }
            None => (self.author()?, self.now()),
        };
        let origin = match base {
            Some(number) => Some(WordOrigin {
                story: id.to_owned(),
                revision: self.store().revision(id, u64::from(number))?.digest,
            }),
            None => None,
        };
        let comments = if hers.is_none() {
            self.comments(id)?
        } else {
            Vec::new()
        };
        self.word(&Redlined {
            base: &before,
            hers: &after,
            by: &by,
            at,
            comments: &comments,
            origin,
        })
    }

    /// Files the story as one Word file, for an editor who has only Word or WPS; an editor's copy is returned in the same way,
    /// with her changes tracked. Returns the file that was written.
    ///
    /// # Errors
    /// As [`ReviewRoom::file`] and [`ReviewRoom::return_story`].
    pub fn send_word(&self, id: &str, to: &Path, back: bool) -> Result<PathBuf, Error> {
        let how = if back {
            HandOver::Return
        } else {
            HandOver::forward(self.who(id)?)
        };
        self.store().state_after(id, how.step())?;
        let (revision, content) = self.writing().freeze_working(id, None, how.reason())?;
        let (base, digest) = match self.received(id)? {
            Some((origin, bytes)) => (Content::from_json(&bytes)?, origin.base.digest),
            None => (content.clone(), revision.digest.clone()),
        };
        let bytes = self.word(&Redlined {
            base: &base,
            hers: &content,
            by: &revision.author,
            at: revision.at,
            comments: &self.comments(id)?,
            origin: Some(WordOrigin {
                story: id.to_owned(),
                revision: digest,
            }),
        })?;
        let title = [&content.slugline, &content.headline]
            .into_iter()
            .find(|name| !name.trim().is_empty());
        let title: String = title.map_or("", |name| name.trim()).chars().take(40).collect();
        let date = printed(revision.at, &content).format("%Y-%m-%d").to_string();
        let parts = [date.as_str(), title.as_str(), how.suffix()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let before = files_in(to);
        let path = put_beside(to, &package::safe_name(&parts.join("-")), &bytes)?;
        self.hand_over_written(id, how, &path, &before)?;
        Ok(path)
    }

    /// The Word file of two states.
    pub(crate) fn word(&self, redlined: &Redlined<'_>) -> Result<Vec<u8>, Error> {
        // Photos of figures that were removed are shown as well.
        let mut shown = redlined.hers.clone();
        for figure in redlined.base.figures() {
            if shown.figure(&figure.id).is_none() {
                shown.tray.push(figure.clone());
            }
        }
        let plates = StoryPlates::gather(self, &shown, &mut |_| Ok(()))?;
        let marking = redlined.marking();
        let mut out = Cursor::new(Vec::new());
        let at = printed(redlined.at, redlined.hers);
        press::docx::write_tracked((redlined.base, redlined.hers), &marking, &plates, at, &mut out)?;
        Ok(out.into_inner())
    }
}

/// Writes a Word file into a folder, under a name that is free or whose file has the same bytes.
fn put_beside(to: &Path, stem: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
    let mut part = part(to)?;
    part.write_all(bytes).map_err(unwritable(to))?;
    part.beside(to, &format!("{stem}.docx")).map_err(unwritable(to))
}
