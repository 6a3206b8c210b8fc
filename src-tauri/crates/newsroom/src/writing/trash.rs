//! What was taken away: only spiked stories can be deleted for ever, and only from here; photos that were once in a story can be
//! put back.

use chrono::TimeDelta;
use serde::Serialize;
use store::{Leaving, NewRevision, Tx};
use story::workflow::State;
use story::{Content, Figure};
use ts_rs::TS;

use crate::Error;
use crate::rooms::WritingRoom;
use crate::rows::{local, number, photo_row, story_row};
use crate::views::{PhotoRow, StoryRow};

/// How often a deletion is tried when other saves come in between.
const LOOKS: usize = 3;

/// What is deleted with a story.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeletionPreview {
    /// The story.
    pub story: StoryRow,
    /// How many revisions go with it.
    pub revisions: u32,
    /// Photos that no other story names.
    pub photos: Vec<PhotoRow>,
}

/// A photo that was once in a story and is not now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Removed {
    /// The figure as it was there last, with its words.
    pub figure: Figure,
    /// The photo.
    pub photo: PhotoRow,
    /// When the last revision that shows it was taken, RFC 3339.
    pub seen: String,
}

impl WritingRoom<'_> {
    /// What would be deleted with a spiked story.
    ///
    /// # Errors
    /// [`Error::NotSpiked`].
    pub fn what_goes(&self, id: &str) -> Result<DeletionPreview, Error> {
        let story = self.spiked(id)?;
        let leaving = self.reader()?.leaving(id)?;
        self.going(story, &leaving)
    }

    /// Deletes a spiked story for ever, with its revisions and the photos that no other story names. Backups are not changed, and
    /// while one names a photo its file stays. Returns what was deleted.
    ///
    /// # Errors
    /// [`Error::NotSpiked`]; a story with records of a review stays.
    pub fn delete_story(&self, id: &str) -> Result<DeletionPreview, Error> {
        let story = self.spiked(id)?;
        let reader = self.reader()?;
        let mut leaving = reader.leaving(id)?;
        for _ in 1..LOOKS {
            let going = self.going(story.clone(), &leaving)?;
            let mut store = self.store();
            let whole = store.write(|tx| {
                if tx.delete_story(id, &leaving)? {
                    return Ok(true);
                }
                // Another save came in: the transaction is rolled back, and what leaves is looked up again.
                Err(Undone::LookAgain)
            });
            drop(store);
            match whole {
                Ok(_) => return Ok(going),
                Err(Undone::Refused(error)) => return Err(error.into()),
                Err(Undone::LookAgain) => leaving = reader.leaving(id)?,
            }
        }
        let going = self.going(story, &leaving)?;
        // With so many saves in between, one of the photos may be named by now: the story goes, the photos stay.
        let with_photos = self.store().write(|tx| tx.delete_story(id, &leaving))?;
        Ok(if with_photos {
            going
        } else {
            DeletionPreview {
                photos: Vec::new(),
                ..going
            }
        })
    }

    /// Photos that were once in a revision of this story and are not in it now; the last seen first.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or its text is damaged.
    pub fn removed_photos(&self, id: &str) -> Result<Vec<Removed>, Error> {
        let now = self.content(id)?;
        let store = self.store();
        let mut removed: Vec<Removed> = Vec::new();
        for revision in store.revisions(id)? {
            let content = Content::from_json(&store.revision_content(&revision.guid)?)?;
            for figure in content.figures() {
                let Some(photo) = &figure.photo else { continue };
                let here = now.figures().any(|one| one.photo.as_ref() == Some(photo));
                let known = removed.iter().any(|one| one.figure.photo.as_ref() == Some(photo));
                if here || known {
                    continue;
                }
                if let Some(row) = store.find_photo(photo)? {
                    removed.push(Removed {
                        figure: figure.clone(),
                        photo: photo_row(row),
                        seen: local(revision.at),
                    });
                }
            }
        }
        Ok(removed)
    }

    /// Puts a photo that was removed from the story back into its tray, with its words: the figure whose photo's
    /// digest, or whose id, begins so.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn bring_back_photo(&self, id: &str, photo: &str) -> Result<Figure, Error> {
        let mut removed = self.removed_photos(id)?.into_iter().map(|one| one.figure);
        let asked = |figure: &Figure| {
            let digest = figure.photo.as_ref().map_or("", |digest| digest.as_str());
            !photo.is_empty() && (digest.starts_with(photo) || figure.id.0.starts_with(photo))
        };
        let figure = removed
            .find(asked)
            .ok_or_else(|| Error::NoSuchFigure { id: photo.to_owned() })?;
        self.edit(id, |content| {
            content.tray.push(figure.clone());
            Ok(())
        })?;
        Ok(figure)
    }

    /// Removes the files of photos that nothing names any more, in no story and no kept backup, and the temporary files of
    /// programs that were stopped.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn sweep(&self) -> Result<(), Error> {
        self.store().sweep(self.now(), TimeDelta::days(1))?;
        // Renditions of framings that were tried; those that are still shown are soon made again.
        self.store().sweep_views(self.now(), TimeDelta::days(7))?;
        Ok(())
    }

    fn spiked(&self, id: &str) -> Result<StoryRow, Error> {
        let story = story_row(self.store().story(id)?);
        if story.state == State::Spiked {
            return Ok(story);
        }
        let called = if story.headline.is_empty() {
            story.first_words
        } else {
            story.headline
        };
        Err(Error::NotSpiked { headline: called })
    }

    fn going(&self, story: StoryRow, leaving: &Leaving) -> Result<DeletionPreview, Error> {
        let store = self.store();
        let mut photos = Vec::new();
        for digest in &leaving.photos {
            photos.extend(store.find_photo(digest)?.map(photo_row));
        }
        Ok(DeletionPreview {
            story,
            revisions: number(usize::try_from(leaving.revisions).unwrap_or(usize::MAX)),
            photos,
        })
    }
}

/// Why a story was not deleted.
enum Undone {
    Refused(store::Error),
    LookAgain,
}

impl From<store::Error> for Undone {
    fn from(error: store::Error) -> Self {
        Self::Refused(error)
    }
}

/// Before a save that takes a photo out of the story: the text of before becomes a revision, so that the photo can be put back
/// later.
pub(crate) fn keep_before_removal(
    tx: &mut Tx<'_>,
    id: &str,
    next: &Content,
    revision: &NewRevision<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), store::Error> {
    if tx.story(id)?.row.photos == 0 {
        return Ok(());
    }
    let found = tx.working_as_found(id)?;
    if found.damaged {
        return Ok(());
    }
    let before = found.working.bytes;
    let Ok(stood) = Content::from_json(&before) else {
        return Ok(());
    };
    let photos = |content: &Content, photo| content.figures().any(|figure| figure.photo.as_ref() == photo);
    let leaves = stood
        .figures()
        .any(|figure| figure.photo.is_some() && !photos(next, figure.photo.as_ref()));
    if leaves {
        let kept = NewRevision {
            content: &before,
            ..*revision
        };
        tx.freeze(id, &kept, now)?;
    }
    Ok(())
}
