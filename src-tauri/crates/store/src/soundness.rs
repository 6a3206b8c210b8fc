//! Checks whether a database is whole: its pages, its references and the digests of its texts.

use std::path::Path;

use rusqlite::Connection;
use story::Digest;

use crate::row::{bytes, number, text};
use crate::stories::named;
use crate::{Record, connection, migrations, seal};

/// Checks that the file is a store of a known version, with every page and reference in order. `Err` tells what is wrong with it.
pub(crate) fn check(database: &Path) -> Result<(), String> {
    // A backup is a single file that no program writes to; opened otherwise, a missing one would be made.
    let conn = connection::to_read_unchanging(database).map_err(|refused| refused.to_string())?;
    let read = || {
        let (found, known) = (migrations::version(&conn)?, migrations::known());
        if found == 0 || found > known {
            return Ok(Some(format!(
                "it has version {found} and this Galley knows 1 to {known}"
            )));
        }
        Ok(complaints(&conn)?.into_iter().next())
    };
    let wrong = read().map_err(|refused: rusqlite::Error| refused.to_string())?;
    wrong.map_or(Ok(()), Err)
}

/// The texts that do not match their digests, each with its story.
pub(crate) fn damaged_texts(conn: &Connection) -> rusqlite::Result<Vec<(Record, String)>> {
    const WORKING: &str = "SELECT 0, s.guid, s.headline, w.content, w.sha256
        FROM working_copies w LEFT JOIN stories s ON s.id = w.story";
    const REVISIONS: &str = "SELECT r.number, s.guid, s.headline, r.content, r.sha256
        FROM revisions r LEFT JOIN stories s ON s.id = r.story";
    let mut damaged = Vec::new();
    for sql in [WORKING, REVISIONS] {
        let mut query = conn.prepare(sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            if seal::digest(&bytes(row, 3)).as_str() != text(row, 4) {
                let story = named(&text(row, 2), &text(row, 1));
                damaged.push(match number(row, 0) {
                    0 => (Record::WorkingCopy, story),
                    number => (Record::Revision, format!("{story} #{number}")),
                });
            }
        }
    }
    Ok(damaged)
}

/// The problems that SQLite itself finds: pages, indexes, references.
pub(crate) fn complaints(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = conn.prepare("PRAGMA integrity_check(20)")?;
    let said: Vec<String> = query
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut complaints: Vec<String> = said.into_iter().filter(|line| line != "ok").collect();
    let mut query = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (from, to): (String, String) = (row.get(0)?, row.get(2)?);
        complaints.push(format!(
            "a row of {from} refers to a row of {to} that is not there"
        ));
    }
    Ok(complaints)
}

/// Files that a database names: originals and kept renditions, with their kinds.
pub(crate) fn named_files(conn: &Connection, table: Files) -> rusqlite::Result<Vec<(Digest, String, u64)>> {
    let sql = match table {
        Files::Photos => "SELECT sha256, kind, bytes FROM photos ORDER BY sha256",
        Files::Kept => "SELECT sha256, kind, bytes FROM kept_renditions ORDER BY sha256",
    };
    let mut query = conn.prepare(sql)?;
    let rows: Vec<(String, String, i64)> = query
        .query_map([], |row| Ok((text(row, 0), text(row, 1), number(row, 2))))?
        .collect::<rusqlite::Result<_>>()?;
    let named = rows.into_iter().filter_map(|(sha256, kind, bytes)| {
        Some((Digest::try_from(sha256).ok()?, kind, crate::row::count(bytes)))
    });
    Ok(named.collect())
}

/// Which files of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Files {
    Photos,
    Kept,
}
