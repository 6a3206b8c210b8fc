//! Rescuing: what is damaged, what each piece can be had back from, and putting it back piece by piece. The rest of the store stays
//! as it is.

use std::path::PathBuf;

use store::{CopyPlace, DamagedText};
use story::Content;

use crate::Error;
use crate::remarks::{Remark, TextFrom};
use crate::rooms::KeepingRoom;
use crate::rows::list_row;
use crate::says::rescue as says;
use crate::views::DamagedPiece;

impl KeepingRoom<'_> {
    /// Every damaged text, with what it can be had back from. `also` are databases and backups that a person named.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn damaged_pieces(&self, also: &[PathBuf]) -> Result<Vec<DamagedPiece>, Error> {
        let (also, damaged) = (databases(also), self.store().damaged_texts()?);
        damaged.iter().map(|text| self.piece(text, &also)).collect()
    }

    /// Puts back what can be had back: the very bytes that were saved. `only` is one story; all otherwise. Returns the pieces, those
    /// that are still damaged among them.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn rescue_pieces(&self, only: Option<&str>, also: &[PathBuf]) -> Result<Vec<DamagedPiece>, Error> {
        let also = databases(also);
        let mut damaged = self.store().damaged_texts()?;
        damaged.retain(|text| only.is_none_or(|id| text.story == id));
        for text in &damaged {
            if let Some((place, bytes)) = self.whole(text, &also)? {
                self.put_back(text, place, &bytes)?;
            }
        }
        damaged.iter().map(|text| self.piece(text, &also)).collect()
    }

    fn whole(&self, text: &DamagedText, also: &[PathBuf]) -> Result<Option<(CopyPlace, Vec<u8>)>, Error> {
        match &text.saved {
            Some(digest) => Ok(self.store().had_back(digest, also)?),
            None => Ok(None),
        }
    }

    fn put_back(&self, text: &DamagedText, place: CopyPlace, bytes: &[u8]) -> Result<(), Error> {
        let (id, now) = (text.story.as_str(), self.now());
        if let Some(number) = text.revision {
            self.store().write(|tx| tx.mend_revision(id, number, bytes))?;
            return Ok(());
        }
        let content = Content::from_json(bytes)?;
        let row = list_row(&content);
        self.store().write(|tx| {
            let version = tx.story(id)?.version;
            tx.save_working(id, version, bytes, &row, now)
        })?;
        self.remark(Remark::Text {
            story: content.headline,
            from: TextFrom::Whole(place),
        });
        Ok(())
    }

    fn piece(&self, text: &DamagedText, also: &[PathBuf]) -> Result<DamagedPiece, Error> {
        let found = self.whole(text, also)?;
        let headline = self.store().story(&text.story)?.row.headline;
        let revision = text
            .revision
            .map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        let place = found.as_ref().map(|(place, _)| place);
        // A piece that was put back is read again: what is said is what is there now.
        let whole_now = match revision {
            Some(number) => self.writing().revision(&text.story, number).is_ok(),
            None => self.writing().content(&text.story).is_ok(),
        };
        Ok(DamagedPiece {
            says: says::piece(&headline, revision, place, whole_now, self.language()),
            story: text.story.clone(),
            revision,
            can_be_had_back: whole_now || place.is_some(),
        })
    }
}

/// The databases that a person means: a file, the one in a backup's folder, or the one in another store's.
fn databases(named: &[PathBuf]) -> Vec<PathBuf> {
    let database = |path: &PathBuf| match path.is_dir() {
        true => path.join("galley.db"),
        false => path.clone(),
    };
    named.iter().map(database).collect()
}
