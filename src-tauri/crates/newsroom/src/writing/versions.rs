//! 版次: freezing the working copy, looking back, and going back without losing what there is.

use store::NewRevision;
use story::{Content, RevisionReason};

use crate::Error;
use crate::rooms::WritingRoom;
use crate::rows::{list_row, revision_row};
use crate::views::{OpenStory, RevisionRow};
use crate::writing::moving::moved;

impl WritingRoom<'_> {
    /// The story's revisions, the newest first.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or it cannot be read.
    pub fn history(&self, id: &str) -> Result<Vec<RevisionRow>, Error> {
        let store = self.store();
        store.story(id)?;
        let mut rows = Vec::new();
        for revision in store.revisions(id)? {
            let bytes = store.revision_content(&revision.guid);
            let content = bytes
                .map_err(Error::from)
                .and_then(|bytes| Ok(Content::from_json(&bytes)?));
            rows.push(match content {
                Ok(content) => revision_row(revision, story::count::count(&content).words),
                // A revision that cannot be read is a row with the error; the others are listed as usual.
                Err(error) => RevisionRow {
                    name: error.says(self.language()),
                    ..revision_row(revision, 0)
                },
            });
        }
        Ok(rows)
    }

    /// The content of a revision.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such revision, or its bytes are not those that were saved.
    pub fn revision(&self, id: &str, number: u32) -> Result<Content, Error> {
        let store = self.store();
        let revision = store.revision(id, u64::from(number))?;
        Ok(Content::from_json(&store.revision_content(&revision.guid)?)?)
    }

    /// Freezes the working copy under a name. Unchanged content is the revision there is, named once more. `version` is
    /// that of the text the person sees; `None` takes what is there.
    ///
    /// # Errors
    /// When there is no such story or the store cannot be written; `Stale` where the text is at another version.
    pub fn freeze(&self, id: &str, version: Option<u64>, name: &str) -> Result<RevisionRow, Error> {
        let (revision, content) = self.freeze_as(id, version, RevisionReason::Named, name)?;
        Ok(revision_row(revision, story::count::count(&content).words))
    }

    /// Freezes the working copy as it is now, or, where a version is named, as it is at that version and no other.
    pub(crate) fn freeze_working(
        &self,
        id: &str,
        version: Option<u64>,
        reason: RevisionReason,
    ) -> Result<(store::Revision, Content), Error> {
        self.freeze_as(id, version, reason, "")
    }

    /// As [`WritingRoom::freeze_working`]; where the store's disk takes nothing, the words that are saved go out all the same: as the
    /// revision that they are already, or as one that is kept nowhere.
    pub(crate) fn freeze_or_read(
        &self,
        id: &str,
        version: Option<u64>,
        reason: RevisionReason,
    ) -> Result<(store::Revision, Content), Error> {
        match self.freeze_working(id, version, reason) {
            Err(Error::Store(store::Error::DiskFull { .. } | store::Error::ReadOnly { .. })) => {
                let (now, author) = (self.now(), self.author()?);
                let store = self.store();
                let bytes = store.working_at(id, version)?.bytes;
                let new = NewRevision {
                    guid: &uuid::Uuid::new_v4().to_string(),
                    content: &bytes,
                    author: &author,
                    reason,
                    label: "",
                };
                Ok((store.as_revision(id, &new, now)?, Content::from_json(&bytes)?))
            }
            frozen => frozen,
        }
    }

    /// As [`WritingRoom::freeze_working`], under a name that a person gave.
    fn freeze_as(
        &self,
        id: &str,
        version: Option<u64>,
        reason: RevisionReason,
        name: &str,
    ) -> Result<(store::Revision, Content), Error> {
        let now = self.now();
        let author = self.author()?;
        let guid = uuid::Uuid::new_v4().to_string();
        let mut store = self.store();
        let (revision, bytes) = store.write(|tx| {
            let bytes = tx.working_at(id, version)?.bytes;
            let new = NewRevision {
                guid: &guid,
                content: &bytes,
                author: &author,
                reason,
                label: name,
            };
            let frozen = tx.freeze(id, &new, now)?;
            Ok::<_, store::Error>((frozen, bytes))
        })?;
        Ok((revision, Content::from_json(&bytes)?))
    }

    /// Goes back to a revision: what there is now is frozen first, and the restored text becomes a new
    /// revision. Returns the story as it is then, and the new revision. `over` is the version of the text that the person
    /// sees and gives up; `None` takes what is there.
    ///
    /// # Errors
    /// When there is no such revision or the store cannot be written; `Stale` where the text is at another version.
    pub fn restore(
        &self,
        id: &str,
        number: u32,
        over: Option<u64>,
    ) -> Result<(OpenStory, RevisionRow), Error> {
        let content = self.revision(id, number)?;
        let (bytes, row, now) = (content.to_json(), list_row(&content), self.now());
        let author = self.author()?;
        let guids = [uuid::Uuid::new_v4().to_string(), uuid::Uuid::new_v4().to_string()];
        let [before, after] = &guids;
        let mut store = self.store();
        let moved = moved(&store, id, &content)?;
        let revision = store.write(|tx| {
            let found = tx.working_as_found(id)?;
            // A damaged text does not become a revision: the save that takes its place keeps it aside.
            let working = match found.damaged {
                true => found.working,
                false => tx.working_at(id, over)?,
            };
            if !found.damaged {
                let kept = NewRevision {
                    guid: before,
                    content: &working.bytes,
                    author: &author,
                    reason: RevisionReason::BeforeRestore,
                    label: "",
                };
                tx.freeze(id, &kept, now)?;
            }
            tx.save_working(id, working.version, &bytes, &row, now)?;
            moved.write(tx, id, now)?;
            let restored = NewRevision {
                guid: after,
                content: &bytes,
                author: &author,
                reason: RevisionReason::Restore,
                label: "",
            };
            Ok::<_, Error>(tx.freeze(id, &restored, now)?)
        })?;
        drop(store);
        let words = story::count::count(&content).words;
        Ok((self.open_story(id)?, revision_row(revision, words)))
    }
}
