//! Writing: begin a story, open it, save its working copy, spike it and take it back.
//!
//! The modules below have what else a writer does with a text: bring one in, set its fields, place its figures, look back, throw
//! away.

pub(crate) mod comment_rows;
pub(crate) mod comparing;
pub(crate) mod fields;
pub(crate) mod importing;
pub(crate) mod listing;
pub(crate) mod mending;
pub(crate) mod moving;
pub(crate) mod pasting;
pub(crate) mod recognising;
pub(crate) mod replacing;
pub(crate) mod sample;
pub(crate) mod trash;
pub(crate) mod versions;

use chrono::Duration;
use store::{NewRevision, NewStory};
use story::workflow::{Step, Who};
use story::{Content, RevisionReason, SignOff};

use crate::Error;
use crate::rooms::WritingRoom;
use crate::rows::{list_row, local, photo_row, story_row};
use crate::views::{OpenStory, Saved, StoryRow};
use crate::writing::mending::ToWrite;
use crate::writing::moving::moved;
use crate::writing::trash::keep_before_removal;

/// How often a revision is taken while a person writes.
const PAUSE: Duration = Duration::minutes(5);

impl WritingRoom<'_> {
    /// A story's line in the list.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or it cannot be read.
    pub fn story_row(&self, id: &str) -> Result<StoryRow, Error> {
        Ok(story_row(self.store().story(id)?))
    }

    /// Begins an empty story that ends with this person's sign-off.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn new_story(&self) -> Result<OpenStory, Error> {
        let sign_off = self
            .profile()?
            .map(|profile| profile.sign_off)
            .unwrap_or_default();
        let content = Content {
            sign_off: SignOff {
                text: sign_off,
                ..SignOff::default()
            },
            ..Content::default()
        };
        let id = self.begin(&content)?;
        self.open_story(&id)
    }

    /// Begins a story with this content and returns its id.
    pub(crate) fn begin(&self, content: &Content) -> Result<String, Error> {
        let id = uuid::Uuid::new_v4().to_string();
        let (bytes, row, now) = (content.to_json(), list_row(content), self.now());
        let new = NewStory {
            guid: &id,
            who: Who::Writer,
            content: &bytes,
            row: &row,
        };
        self.store().write(|tx| tx.create_story(&new, now))?;
        Ok(id)
    }

    /// Opens a story for writing.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or no text of it is left.
    pub fn open_story(&self, id: &str) -> Result<OpenStory, Error> {
        let ToWrite { content, version, .. } = self.put_right(id)?;
        let flags = self.flags().of(id, &content);
        let story = self.store().story(id)?;
        let story = self.mended(story);
        let store = self.store();
        let mut photos = Vec::new();
        for digest in content.figures().filter_map(|figure| figure.photo.as_ref()) {
            let known = photos
                .iter()
                .any(|photo: &crate::PhotoRow| photo.digest == digest.as_str());
            // A damaged row counts as a missing photo: the figure's flags report it.
            match store.find_photo(digest) {
                Ok(Some(photo)) if !known => photos.push(photo_row(photo)),
                Ok(_) | Err(store::Error::Damaged { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(OpenStory {
            row: story_row(story),
            version,
            count: story::count::count(&content),
            flags,
            place: store.place(id)?,
            photos,
            content,
        })
    }

    /// The working copy.
    ///
    /// # Errors
    /// As [`WritingRoom::open_story`].
    pub fn content(&self, id: &str) -> Result<Content, Error> {
        Ok(self.working(id)?.0)
    }

    /// The working copy and its version.
    pub(crate) fn working(&self, id: &str) -> Result<(Content, u64), Error> {
        let working = self.store().working(id)?;
        Ok((Content::from_json(&working.bytes)?, working.version))
    }

    /// Replaces version `replaces` of the working copy. When this returns, the text is on disk.
    ///
    /// # Errors
    /// [`Error::Store`] with `Stale` when another save came in between; nothing is overwritten then.
    pub fn save_working(&self, id: &str, replaces: u64, json: &[u8]) -> Result<Saved, Error> {
        self.save(id, replaces, &Content::from_json(json)?)
    }

    pub(crate) fn save(&self, id: &str, replaces: u64, content: &Content) -> Result<Saved, Error> {
        self.save_with(id, replaces, content, None, |_, _| Ok(()))
    }

    /// As [`WritingRoom::save`], with what `also` writes in the same transaction, and, where a reason is given, with what was
    /// there before frozen for it.
    pub(crate) fn save_with(
        &self,
        id: &str,
        replaces: u64,
        content: &Content,
        keep: Option<RevisionReason>,
        also: impl FnOnce(&mut store::Tx<'_>, &[u8]) -> Result<(), Error>,
    ) -> Result<Saved, Error> {
        let (bytes, row, now) = (content.to_json(), list_row(content), self.now());
        let author = self.author()?;
        let guids: [String; 3] = std::array::from_fn(|_| uuid::Uuid::new_v4().to_string());
        let [revision, removal, kept] = &guids;
        let before_removal = NewRevision {
            guid: removal,
            content: &[],
            author: &author,
            reason: RevisionReason::BeforeRemoval,
            label: "",
        };
        let mut store = self.store();
        let moved = moved(&store, id, content)?;
        let (version, story) = store.write(|tx| {
            if replaces == tx.story(id)?.version {
                keep_before_removal(tx, id, content, &before_removal, now)?;
                // The save itself keeps a damaged text aside.
                let working = tx.working_as_found(id)?;
                if let Some(reason) = keep.filter(|_| !working.damaged) {
                    let working = working.working;
                    let before = NewRevision {
                        guid: kept,
                        content: &working.bytes,
                        reason,
                        ..before_removal
                    };
                    tx.freeze(id, &before, now)?;
                }
            }
            let version = tx.save_working(id, replaces, &bytes, &row, now)?;
            also(tx, &bytes)?;
            moved.write(tx, id, now)?;
            let last = tx.latest_revision(id)?.map(|revision| revision.at);
            let since = last.unwrap_or(tx.story(id)?.created);
            // A revision that is ahead of now was taken while the clock was wrong, so its age is unknown and a new one is taken.
            if now - since >= PAUSE || now < since {
                let new = NewRevision {
                    guid: revision,
                    content: &bytes,
                    author: &author,
                    reason: RevisionReason::Pause,
                    label: "",
                };
                tx.freeze(id, &new, now)?;
                tx.thin(id, now)?;
            }
            Ok::<_, Error>((version, tx.story(id)?))
        })?;
        drop(store);
        Ok(Saved {
            version,
            at: local(now),
            row: story_row(story),
            flags: self.flags().of(id, content),
        })
    }

    /// Reads the working copy, changes it, saves it: what the command line does. `change` may refuse.
    pub(crate) fn edit<T>(
        &self,
        id: &str,
        change: impl FnOnce(&mut Content) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let ToWrite {
            mut content, version, ..
        } = self.to_write(id)?;
        let outcome = change(&mut content)?;
        content.normalize();
        self.save(id, version, &content)?;
        Ok(outcome)
    }

    /// 撤稿: takes the story out of the working lists. Nothing is deleted.
    ///
    /// # Errors
    /// [`Error::NotYourStep`] where the workflow does not allow it from its state; [`Error::Store`].
    pub fn spike(&self, id: &str) -> Result<StoryRow, Error> {
        self.step(id, Step::Spike)
    }

    /// Takes a spiked story back to work.
    ///
    /// # Errors
    /// [`Error::NotSpiked`]; [`Error::Store`].
    pub fn unspike(&self, id: &str) -> Result<StoryRow, Error> {
        self.step(id, Step::Unspike)
    }

    fn step(&self, id: &str, step: Step) -> Result<StoryRow, Error> {
        let now = self.now();
        let story = self.store().write(|tx| {
            tx.step(id, step, now)?;
            tx.story(id)
        })?;
        Ok(story_row(story))
    }
}
