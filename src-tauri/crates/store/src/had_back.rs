//! Finds whole copies of a damaged text: the same digest names it in a revision, in a received or returned text, in a backup.

use std::path::PathBuf;

use rusqlite::{Connection, named_params};
use story::Digest;

use crate::kept_backup::paths;
use crate::row::{bytes, column, count, number, text};
use crate::seal::digest;
use crate::{Error, Reader, Record, Tx, connection};

/// Where a whole text was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyPlace {
    /// A revision of this number.
    Revision(u64),
    /// What came with a package that was received or returned.
    Package,
    /// A backup of the database, or another database that a person named.
    Backup(PathBuf),
    /// A file, or a package that has it.
    File(PathBuf),
}

const REVISIONS: &str = "SELECT number, content FROM revisions WHERE sha256 = :sha256";
const PACKAGES: [&str; 3] = [
    "SELECT 0, base FROM received WHERE sha256 = :sha256",
    "SELECT 0, base FROM returns WHERE base_sha256 = :sha256",
    "SELECT 0, hers FROM returns WHERE hers_sha256 = :sha256",
];
const WORKING: &str = "SELECT 0, content FROM working_copies WHERE sha256 = :sha256";

/// A damaged text, and the digest it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedText {
    /// The story's guid.
    pub story: String,
    /// The revision's number; `None` for the working copy.
    pub revision: Option<u64>,
    /// The digest of what was saved; `None` where that cannot be read either.
    pub saved: Option<Digest>,
}

impl Reader {
    /// The text of this digest, from the nearest place where it is whole. `also` are databases that a person named.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin. A backup that cannot be read is passed over.
    pub fn had_back(&self, digest: &Digest, also: &[PathBuf]) -> Result<Option<(CopyPlace, Vec<u8>)>, Error> {
        let doing = self.doing("looking for a whole copy of a text");
        if let Some((number, text)) = whole(&self.conn, REVISIONS, digest).map_err(&doing)? {
            return Ok(Some((CopyPlace::Revision(number), text)));
        }
        for sql in PACKAGES {
            if let Some((_, text)) = whole(&self.conn, sql, digest).map_err(&doing)? {
                return Ok(Some((CopyPlace::Package, text)));
            }
        }
        let aside = self.kept_aside()?.into_iter().map(|kept| match kept.is_dir() {
            true => kept.join("galley.db"),
            false => kept,
        });
        let backups = paths(&self.layout)?.into_iter().rev();
        for backup in backups.chain(aside).chain(also.iter().cloned()) {
            let Ok(conn) = connection::to_look_into(&backup) else {
                continue;
            };
            for sql in [WORKING, REVISIONS] {
                if let Ok(Some((_, text))) = whole(&conn, sql, digest) {
                    return Ok(Some((CopyPlace::Backup(backup), text)));
                }
            }
        }
        Ok(None)
    }

    /// Every working copy and revision whose bytes do not match their digest.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn damaged_texts(&self) -> Result<Vec<DamagedText>, Error> {
        const TEXTS: &str = "SELECT s.guid, NULL, w.content, w.sha256 FROM stories s
                LEFT JOIN working_copies w ON w.story = s.id
            UNION ALL SELECT s.guid, r.number, r.content, r.sha256 FROM revisions r JOIN stories s ON s.id = r.story";
        let read = || {
            let mut query = self.conn.prepare(TEXTS)?;
            let mut rows = query.query([])?;
            let mut damaged = Vec::new();
            while let Some(row) = rows.next()? {
                let saved = Digest::try_from(text(row, 3)).ok();
                if Some(digest(&bytes(row, 2))) != saved {
                    damaged.push(DamagedText {
                        story: text(row, 0),
                        revision: row.get::<_, Option<i64>>(1).ok().flatten().map(count),
                        saved,
                    });
                }
            }
            Ok(damaged)
        };
        read().map_err(self.doing("reading the texts"))
    }
}

impl Tx<'_> {
    /// Restores the bytes of a revision that were frozen. That alters nothing of the revision, so the trigger against altering
    /// one is removed for this transaction.
    ///
    /// # Errors
    /// [`Error::Damaged`] where these are not the bytes; [`Error::NotFound`].
    pub fn mend_revision(&mut self, story: &str, number: u64, content: &[u8]) -> Result<(), Error> {
        const RULE: &str = "SELECT sql FROM sqlite_schema WHERE name = 'a_revision_is_never_altered'";
        let (id, doing) = (self.story_id(story)?, self.doing("mending a revision"));
        let write = || {
            let rule: String = self.conn.query_row(RULE, [], |row| row.get(0))?;
            self.conn
                .execute_batch("DROP TRIGGER a_revision_is_never_altered")?;
            let mended = self.conn.execute(
                "UPDATE revisions SET content = :content WHERE story = :story AND number = :number AND sha256 = :sha256",
                named_params! {
                    ":content": content, ":story": id, ":number": column(number),
                    ":sha256": digest(content).as_str(),
                },
            )?;
            self.conn.execute_batch(&rule)?;
            Ok(mended)
        };
        match write().map_err(doing)? {
            0 => Err(Error::Damaged {
                what: Record::Revision,
                id: format!("{story} #{number}"),
            }),
            _ => Ok(()),
        }
    }
}

/// The first text that a query finds and that matches its digest.
fn whole(conn: &Connection, sql: &str, wanted: &Digest) -> rusqlite::Result<Option<(u64, Vec<u8>)>> {
    let mut query = conn.prepare(sql)?;
    let mut rows = query.query(named_params! { ":sha256": wanted.as_str() })?;
    while let Some(row) = rows.next()? {
        let text = bytes(row, 1);
        if digest(&text) == *wanted {
            return Ok(Some((count(number(row, 0)), text)));
        }
    }
    Ok(None)
}
