//! Whether a database file that nobody has open is whole: its pages, its references and every digest in it.

use std::path::Path;

use rusqlite::Connection;
use story::Digest;

use crate::{connection, migrate, seal};

/// Reads everything in the file. `Err` says what is wrong with it.
pub(crate) fn check(database: &Path) -> Result<(), String> {
    // A backup is a single file; SQLite would take a missing one for an empty database in other modes.
    let conn = connection::to_read_unchanging(database).map_err(|refused| refused.to_string())?;
    read(&conn).map_err(|refused| refused.to_string())?
}

fn read(conn: &Connection) -> rusqlite::Result<Result<(), String>> {
    let (found, known) = (migrate::version(conn)?, migrate::known());
    if found == 0 || found > known {
        return Ok(Err(format!(
            "it has version {found} and this Galley knows 1 to {known}"
        )));
    }
    for complaint in complaints(conn)? {
        return Ok(Err(complaint));
    }
    for table in ["working_copies", "revisions"] {
        let mut query = conn.prepare(&format!("SELECT content, sha256 FROM {table}"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (content, sha256): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
            if seal::digest(&content).as_str() != sha256 {
                return Ok(Err(format!("a text in {table} does not match its digest")));
            }
        }
    }
    Ok(Ok(()))
}

/// What SQLite itself finds wrong: pages, indexes, references.
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
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
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
