//! Rescuing: what is damaged, from which copy each piece can be restored, and restoring it piece by piece. The rest of the store
//! stays as it is.

use std::path::PathBuf;

use store::{CopyPlace, DamagedRow, DamagedText, Finding, Thing, Trouble};
use story::{Content, Digest};

use super::searching::{Found, LostFiles};
use crate::damaged::Damaged;
use crate::rooms::KeepingRoom;
use crate::rows::list_row;
use crate::says::rescue as says;
use crate::views::{DamagedPiece, PieceState};
use crate::{Error, Watch};

impl KeepingRoom<'_> {
    /// Everything that is damaged, with what it can be had back from. `also` are backups, databases, packages and folders that a
    /// person named.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn damaged_pieces(
        &self,
        also: &[PathBuf],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<DamagedPiece>, Error> {
        let report = self.report(watch)?;
        self.pieces(&self.damaged(&report.findings)?, also)
    }

    /// Puts back what can be had back: the very bytes that were saved. `only` is one piece by its name, or one story; all otherwise.
    /// Returns the pieces, those that are still damaged among them.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn rescue_pieces(
        &self,
        only: Option<&str>,
        also: &[PathBuf],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<DamagedPiece>, Error> {
        let report = self.report(watch)?;
        let mut damaged = self.damaged(&report.findings)?;
        damaged.retain(|piece| {
            only.is_none_or(|only| piece.name() == only || piece.story().as_deref() == Some(only))
        });
        let found = self.search(&damaged, also)?;
        for piece in &damaged {
            self.put_back(piece, also, &found)?;
        }
        self.pieces(&damaged, also)
    }

    /// Every damaged thing that has a whole copy or may have one somewhere. A text that is whole by its digest is found by it; a row
    /// is found by the backup.
    pub(crate) fn damaged(&self, findings: &[Finding]) -> Result<Vec<Damaged>, Error> {
        let store = self.store();
        let texts = store.damaged_texts()?.into_iter();
        let mut damaged: Vec<Damaged> = texts
            .map(|text| {
                let thing = text_thing(&store, &text);
                Damaged::Text(text, thing)
            })
            .collect();
        for finding in findings {
            if let (Thing::Photo { digest, .. }, true) = (&finding.thing, is_of_file(&finding.trouble))
                && let Ok(Some(photo)) = store.find_photo(digest)
            {
                damaged.push(Damaged::Photo(photo));
            }
        }
        drop(store);
        if findings
            .iter()
            .any(|finding| finding.severity == store::Severity::Error)
        {
            let rows = self.reader()?.damaged_rows()?;
            let is_new = |row: &DamagedRow| {
                !matches!(row.table.as_str(), "working_copies" | "revisions")
                    || !damaged.iter().any(|piece| piece.thing().is(&row.thing))
            };
            let rows: Vec<_> = rows.into_iter().filter(is_new).collect();
            damaged.extend(rows.into_iter().map(Damaged::Row));
        }
        Ok(damaged)
    }

    /// Looks for what is damaged where a person said, and in what is kept aside.
    fn search(&self, damaged: &[Damaged], also: &[PathBuf]) -> Result<Found, Error> {
        let wanted: LostFiles = damaged.iter().filter_map(Damaged::wanted).collect();
        let mut named = also.to_vec();
        named.extend(self.store().kept_aside()?);
        Ok(Found::search(&named, &wanted))
    }

    /// Where a piece is whole.
    fn place(&self, piece: &Damaged, also: &[PathBuf], found: &Found) -> Result<Option<CopyPlace>, Error> {
        let file = |digest: &Digest| found.place(digest).map(|path| CopyPlace::File(path.to_owned()));
        Ok(match piece {
            Damaged::Row(row) => Some(CopyPlace::Backup(row.backup.clone())),
            Damaged::Photo(photo) => file(&photo.digest),
            Damaged::Text(text, _) => match &text.saved {
                Some(digest) => {
                    let had = self.store().had_back(digest, &databases(also))?;
                    had.map(|(place, _)| place).or_else(|| file(digest))
                }
                None => None,
            },
        })
    }

    fn put_back(&self, piece: &Damaged, also: &[PathBuf], found: &Found) -> Result<(), Error> {
        let now = self.now();
        match piece {
            Damaged::Row(row) => self.store().write(|tx| tx.put_row_back(row, now))?,
            Damaged::Photo(photo) => {
                if let Some(bytes) = found.bytes(&photo.digest) {
                    let folder = self.store().photo_folder();
                    folder.put_bytes(&bytes, photo.kind, now)?;
                }
            }
            Damaged::Text(text, _) => {
                let Some(digest) = &text.saved else { return Ok(()) };
                let had = self.store().had_back(digest, &databases(also))?;
                let bytes = had.map(|(_, bytes)| bytes).or_else(|| found.bytes(digest));
                if let Some(bytes) = bytes {
                    self.put_text_back(text, &bytes)?;
                }
            }
        }
        Ok(())
    }

    fn put_text_back(&self, text: &DamagedText, bytes: &[u8]) -> Result<(), Error> {
        let (id, now) = (text.story.as_str(), self.now());
        if let Some(number) = text.revision {
            self.store().write(|tx| tx.mend_revision(id, number, bytes))?;
            return Ok(());
        }
        let row = list_row(&Content::from_json(bytes)?);
        self.store().write(|tx| {
            let version = tx.story(id)?.version;
            tx.save_working(id, version, bytes, &row, now)
        })?;
        Ok(())
    }

    /// What a person is shown of each. A piece that was put back is read again: what is said is what is there now.
    pub(crate) fn pieces(&self, damaged: &[Damaged], also: &[PathBuf]) -> Result<Vec<DamagedPiece>, Error> {
        let found = self.search(damaged, also)?;
        let shown = |piece: &Damaged| {
            let place = self.place(piece, also, &found)?;
            let state = match (self.is_whole(piece)?, &place) {
                (true, _) => PieceState::Whole,
                (false, Some(_)) => PieceState::Findable,
                (false, None) => PieceState::Lost,
            };
            Ok(DamagedPiece {
                says: says::piece(piece, place.as_ref(), state, self.language()),
                piece: piece.name(),
                story: piece.story(),
                state,
            })
        };
        damaged.iter().map(shown).collect()
    }

    fn is_whole(&self, piece: &Damaged) -> Result<bool, Error> {
        Ok(match piece {
            Damaged::Text(text, _) => match text.revision {
                Some(number) => {
                    let number = u32::try_from(number).unwrap_or(u32::MAX);
                    self.writing().revision(&text.story, number).is_ok()
                }
                None => self.writing().content(&text.story).is_ok(),
            },
            Damaged::Photo(photo) => {
                let folder = self.store().photo_folder();
                folder.bytes(&photo.digest, photo.kind).is_ok()
            }
            Damaged::Row(row) => self.store().is_as_it_was(row)?,
        })
    }
}

/// Whether a trouble is of a file's bytes.
fn is_of_file(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::FileChanged { .. } | Trouble::FileGone { .. })
}

fn text_thing(store: &store::Store, text: &DamagedText) -> Thing {
    let headline = store
        .story(&text.story)
        .map(|story| story.row.headline)
        .unwrap_or_default();
    let story = text.story.clone();
    match text.revision {
        Some(number) => Thing::Revision {
            story,
            headline,
            number,
        },
        None => Thing::Story {
            guid: story,
            headline,
        },
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
