//! Deletes a story for ever, and with it the rows of photos that nothing else names. Their files stay until
//! [`crate::Store::sweep`] finds that no kept backup names them either.
//!
//! See docs/decisions/deletion-spares-backups.md.

use std::collections::BTreeSet;

use rusqlite::{ErrorCode, named_params};
use story::Digest;

use crate::row::count;
use crate::{Error, Reader, Tx, aside};

/// What is deleted with a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Its revisions.
    pub revisions: u64,
    /// Photos that only this story names, in its working copy or any revision.
    pub photos: Vec<Digest>,
    /// The state of the store in which this was found out.
    seen: StoreState,
}

/// Changes with every save and every freeze.
#[derive(Debug, Clone, PartialEq, Eq)]
struct StoreState {
    saves: i64,
    revisions: i64,
}

impl Reader {
    /// Finds out what would be deleted with the story. Every text in the store is read for it: better done on a store opened to
    /// read, so that no writer has to wait.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn leaving(&self, guid: &str) -> Result<Leaving, Error> {
        let id = self.story_id(guid)?;
        let seen = self.stamp()?;
        let mut its = self.named(id, "=")?;
        if !its.is_empty() {
            for other in self.named(id, "<>")? {
                its.remove(&other);
            }
        }
        let read = || {
            let sql = "SELECT count(*) FROM revisions WHERE story = :id";
            let revisions = self
                .conn
                .query_row(sql, named_params! { ":id": id }, |row| row.get(0))?;
            let mut known = self.conn.prepare("SELECT 1 FROM photos WHERE sha256 = :sha256")?;
            let mut photos = Vec::new();
            for digest in its {
                if known.exists(named_params! { ":sha256": digest.as_str() })? {
                    photos.push(digest);
                }
            }
            Ok((count(revisions), photos))
        };
        let (revisions, photos) = read().map_err(self.doing("looking what goes with a story"))?;
        Ok(Leaving {
            revisions,
            photos,
            seen,
        })
    }

    /// Every digest in the texts of the story, or of all the others. A digest is sixty-four hexadecimal digits between quotation
    /// marks, in any member of the JSON: so one that a later schema adds is found too.
    fn named(&self, story: i64, which: &str) -> Result<BTreeSet<Digest>, Error> {
        let mut named = BTreeSet::new();
        let mut read = || {
            // All tables that hold whole contents of stories.
            let held = [
                ("working_copies", "content"),
                ("revisions", "content"),
                ("received", "base"),
                ("returns", "base"),
                ("returns", "hers"),
            ];
            for (table, column) in held {
                let sql = format!("SELECT {column} FROM {table} WHERE story {which} :story");
                let mut query = self.conn.prepare(&sql)?;
                let mut rows = query.query(named_params! { ":story": story })?;
                while let Some(row) = rows.next()? {
                    let content = row.get_ref(0)?.as_blob()?;
                    let words = content
                        .split(|byte| *byte == b'"')
                        .filter(|word| word.len() == 64);
                    let words = words.filter_map(|word| std::str::from_utf8(word).ok());
                    named.extend(words.filter_map(|word| Digest::try_from(word.to_owned()).ok()));
                }
            }
            Ok(())
        };
        read().map_err(self.doing("looking which photos are named"))?;
        Ok(named)
    }

    fn stamp(&self) -> Result<StoreState, Error> {
        let sql = "SELECT (SELECT coalesce(sum(version), 0) FROM stories), (SELECT coalesce(sum(id), 0) FROM revisions)";
        self.conn
            .query_row(sql, [], |row| {
                Ok(StoreState {
                    saves: row.get(0)?,
                    revisions: row.get(1)?,
                })
            })
            .map_err(self.doing("looking at the store"))
    }
}

impl Tx<'_> {
    /// Deletes the story, its working copy and its revisions, and the rows of `leaving.photos`. Where anything was saved since
    /// `leaving` was found out, the photos stay: another story may name one by now. Returns whether they were deleted.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Recorded`] where other tables speak of it.
    pub fn delete_story(&mut self, guid: &str, leaving: &Leaving) -> Result<bool, Error> {
        let id = self.story_id(guid)?;
        let with_photos = self.stamp()? == leaving.seen;
        let write = || {
            let steps = [
                "INSERT INTO leaving (story) VALUES (:id)",
                "DELETE FROM revision_names WHERE revision IN (SELECT id FROM revisions WHERE story = :id)",
                "DELETE FROM revisions WHERE story = :id",
                "DELETE FROM working_copies WHERE story = :id",
                "DELETE FROM leaving WHERE story = :id",
                "DELETE FROM stories WHERE id = :id",
            ];
            for step in steps {
                self.conn.execute(step, named_params! { ":id": id })?;
            }
            for digest in leaving.photos.iter().filter(|_| with_photos) {
                let photo = named_params! { ":sha256": digest.as_str() };
                self.conn.execute(
                    "DELETE FROM kept_renditions WHERE photo IN (SELECT id FROM photos WHERE sha256 = :sha256)",
                    photo,
                )?;
                self.conn
                    .execute("DELETE FROM photos WHERE sha256 = :sha256", photo)?;
            }
            Ok::<_, rusqlite::Error>(())
        };
        match write() {
            // Only a row that refers to the story or to one of its revisions can prevent it.
            Err(refused) if refused.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(Error::Recorded { id: guid.to_owned() })
            }
            other => {
                other.map_err(self.doing("deleting a story"))?;
                // Its texts that were kept aside are deleted too.
                aside::forget_texts(&self.layout, guid)?;
                Ok(with_photos)
            }
        }
    }
}
