//! Mending: a working copy that is damaged on the disk, and the list's row of it.
//!
//! A damaged text is never shown, printed or sent. But writing goes on: the words are restored from an intact copy, and the
//! damaged bytes are kept aside when the next save takes their place.
//!
//! See docs/decisions/damaged-texts-are-had-back.md.

use store::Story;
use story::Content;

use crate::Error;
use crate::remarks::{Remark, TextFrom};
use crate::rooms::WritingRoom;
use crate::rows::list_row;

/// A text to go on writing with, and its version.
pub(crate) struct ToWrite {
    pub(crate) content: Content,
    pub(crate) version: u64,
    /// The text on the disk is damaged, and this is the very text that was saved, from an intact copy.
    is_had_back: bool,
}

impl WritingRoom<'_> {
    /// The working copy to go on writing with. Where it is damaged: the very text that was saved, if there is an intact copy;
    /// else the damaged one, if it reads as a story; else the newest intact revision.
    ///
    /// # Errors
    /// When there is no such story; [`store::Error::Damaged`] where no text of it is left.
    pub(crate) fn to_write(&self, id: &str) -> Result<ToWrite, Error> {
        let found = self.store().working_as_found(id)?;
        let version = found.working.version;
        if !found.damaged {
            let content = Content::from_json(&found.working.bytes)?;
            return Ok(ToWrite {
                content,
                version,
                is_had_back: false,
            });
        }
        let whole = match &found.saved {
            Some(digest) => self.store().had_back(digest, &[])?,
            None => None,
        };
        let whole =
            whole.and_then(|(from, bytes)| Some((TextFrom::Whole(from), Content::from_json(&bytes).ok()?)));
        let as_found = || Some((TextFrom::AsFound, Content::from_json(&found.working.bytes).ok()?));
        let (from, content) = match whole.or_else(as_found) {
            Some(had) => had,
            None => self.newest_whole(id)?,
        };
        let is_had_back = matches!(from, TextFrom::Whole(_));
        let story = if content.headline.is_empty() {
            id
        } else {
            &content.headline
        };
        self.remark(Remark::Text {
            story: story.to_owned(),
            from,
        });
        Ok(ToWrite {
            content,
            version,
            is_had_back,
        })
    }

    /// The same, and where the very text that was saved was found it is written to the disk at once, so that every later reader
    /// gets it.
    ///
    /// # Errors
    /// As [`WritingRoom::to_write`].
    pub(crate) fn put_right(&self, id: &str) -> Result<ToWrite, Error> {
        let found = self.to_write(id)?;
        if !found.is_had_back || !self.store().can_write() {
            return Ok(found);
        }
        let (bytes, row, now) = (found.content.to_json(), list_row(&found.content), self.now());
        let version = self
            .store()
            .write(|tx| tx.save_working(id, found.version, &bytes, &row, now))?;
        Ok(ToWrite { version, ..found })
    }

    fn newest_whole(&self, id: &str) -> Result<(TextFrom, Content), Error> {
        let store = self.store();
        for revision in store.revisions(id)? {
            let read = store.revision_content(&revision.guid).ok();
            if let Some(content) = read.and_then(|bytes| Content::from_json(&bytes).ok()) {
                return Ok((
                    TextFrom::Older(u32::try_from(revision.number).unwrap_or(u32::MAX)),
                    content,
                ));
            }
        }
        Err(Error::Store(store::Error::Damaged {
            what: store::Record::WorkingCopy,
            id: id.to_owned(),
        }))
    }

    /// A story's row, computed from its working copy where the row itself is damaged; written to the store where that is
    /// possible.
    pub(crate) fn mended(&self, story: Story) -> Story {
        if !story.damaged {
            return story;
        }
        let mut store = self.store();
        let read = store.working(&story.guid).ok();
        let Some(content) = read.and_then(|working| Content::from_json(&working.bytes).ok()) else {
            return story;
        };
        let row = list_row(&content);
        if store.can_write() {
            let written = store.write(|tx| {
                tx.mend_row(&story.guid, &row)?;
                tx.story(&story.guid)
            });
            // If the disk takes nothing now, the next call tries again; what is shown is right already.
            if let Ok(mended) = written {
                return mended;
            }
        }
        Story { row, ..story }
    }
}
