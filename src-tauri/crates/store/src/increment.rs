//! A backup that holds only the rows that changed since another one: an SQLite file with the same tables and columns, and
//! without rules, so that a damaged row is copied like any other.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::changes::{BESIDE, tables};
use crate::{connection, migrations};

/// The table in an increment for SQLite's `sqlite_sequence`, whose name is reserved.
const SEQUENCE: &str = "sequence";

/// Writes the rows of `database` that changed after the count `since` into the new file `to`, as one consistent state.
pub(crate) fn write(database: &Path, since: u64, to: &Path) -> rusqlite::Result<()> {
    let conn = connection::beside(to, database)?;
    // Most tables have no row: small pages.
    conn.pragma_update(None, "page_size", 1024)?;
    conn.execute_batch("BEGIN")?;
    for table in tables(&conn, "other")? {
        conn.execute_batch(&format!(
            "CREATE TABLE main.\"{table}\" AS SELECT * FROM other.\"{table}\"
             WHERE rowid IN (SELECT row FROM other.changed WHERE name = '{table}' AND at > {since})"
        ))?;
    }
    conn.execute_batch(&format!(
        "CREATE TABLE main.changed AS SELECT * FROM other.changed WHERE at > {since};
         CREATE TABLE main.lineage AS SELECT * FROM other.lineage;
         CREATE TABLE main.commits AS SELECT * FROM other.commits;
         CREATE TABLE main.{SEQUENCE} AS SELECT name, seq FROM other.sqlite_sequence"
    ))?;
    let version: u32 = conn.pragma_query_value(Some("other"), "user_version", |row| row.get(0))?;
    conn.pragma_update(Some("main"), "user_version", version)?;
    conn.execute_batch("COMMIT")?;
    conn.close().map_err(|(_, refused)| refused)
}

/// Puts the rows of an increment into a copy of the backup that it builds on.
pub(crate) fn apply(increment: &Path, to: &Path) -> rusqlite::Result<()> {
    let conn = connection::beside(to, increment)?;
    // The triggers and checks were applied when the row was written.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN")?;
    for table in tables(&conn, "other")?.iter().filter(|table| *table != SEQUENCE) {
        conn.execute_batch(&format!(
            "DELETE FROM main.\"{table}\" WHERE rowid IN (SELECT row FROM other.changed WHERE name = '{table}');
             INSERT INTO main.\"{table}\" SELECT * FROM other.\"{table}\""
        ))?;
    }
    for table in BESIDE {
        conn.execute_batch(&format!(
            "INSERT OR REPLACE INTO main.{table} SELECT * FROM other.{table}"
        ))?;
    }
    conn.execute_batch(&format!(
        "DELETE FROM main.sqlite_sequence;
         INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM other.{SEQUENCE};
         COMMIT"
    ))?;
    conn.close().map_err(|(_, refused)| refused)
}

/// Whether the file is an increment of a known version.
pub(crate) fn check(increment: &Path) -> Result<(), String> {
    let read = |conn: &Connection| {
        let sound = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))?;
        Ok((sound, migrations::version(conn)?))
    };
    let read = connection::to_read_unchanging(increment).and_then(|conn| read(&conn));
    match read {
        Ok((said, version)) if said == "ok" && version <= migrations::known() => Ok(()),
        Ok((said, version)) => Err(format!("{said}, version {version}")),
        Err(refused) => Err(refused.to_string()),
    }
}
