//! Brings an older store to the current version: each step in one transaction with its number.

use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::layout::Layout;
use crate::migrations::{MIGRATIONS, Migration, version};
use crate::reader::sql_error;
use crate::{Error, durable, snapshot};

/// Brings an open store to the top of `ladder`, after a verified copy of it if there is anything in it.
pub(crate) fn bring_up(
    layout: &Layout,
    conn: &Connection,
    ladder: &[Migration],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let doing = |source| sql_error(layout, "opening the store", source);
    let (found, known) = (
        version(conn).map_err(doing)?,
        ladder.last().map_or(0, |step| step.version),
    );
    // The header was checked before; a newer Galley may have left its version in the WAL.
    if found > known {
        return Err(Error::TooNew { found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        snapshot::before_migration(layout, conn, found, now)?;
    }
    climb(conn, ladder).map_err(doing)?;
    durable::sync_folder(layout.dir())
}

/// Pages that are copied at a time.
const PAGES: std::os::raw::c_int = 4096;

/// A copy of an older database in memory, brought to the current version.
pub(crate) fn in_memory(conn: &Connection) -> rusqlite::Result<Connection> {
    let mut today = Connection::open_in_memory()?;
    Backup::new(conn, &mut today)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    climb(&today, MIGRATIONS)?;
    today.pragma_update(None, "query_only", true)?;
    Ok(today)
}

/// Takes every step of `ladder` above the store's version. A step that fails leaves the store at the one
/// before.
fn climb(conn: &Connection, ladder: &[Migration]) -> rusqlite::Result<()> {
    for step in ladder {
        if version(conn)? >= step.version {
            continue;
        }
        let tx = conn.unchecked_transaction()?;
        tx.execute_batch(step.sql)?;
        tx.pragma_update(None, "user_version", step.version)?;
        tx.commit()?;
    }
    // The version must be in the file's header, where an older Galley looks before it opens anything.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrations::known;

    #[test]
    fn a_step_that_fails_leaves_the_store_at_the_one_before() {
        let conn = Connection::open_in_memory().unwrap();
        let step = |version, sql| Migration {
            version,
            name: "",
            sql,
        };
        let ladder = [
            step(1, "CREATE TABLE a (x)"),
            step(2, "CREATE TABLE b (x); CREATE TABLE a (x)"),
        ];
        assert!(
            climb(&conn, &ladder).is_err(),
            "the second step makes a table that is there"
        );
        assert_eq!(version(&conn).unwrap(), 1);
        let tables: u32 = conn
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 1, "nothing of the failed step stays");
        climb(
            &conn,
            &[
                ladder[0],
                step(2, "CREATE TABLE b (x)"),
                step(3, "CREATE TABLE c (x)"),
            ],
        )
        .unwrap();
        assert_eq!(version(&conn).unwrap(), 3);
    }

    #[test]
    fn a_store_with_anything_in_it_is_copied_before_it_is_changed() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("store");
        let now = DateTime::UNIX_EPOCH;
        drop(crate::Store::open(&dir, crate::Create::IfMissing, now).unwrap());
        assert_eq!(
            crate::backups(&dir).unwrap(),
            [],
            "a new store has nothing to copy"
        );
        let layout = Layout::new(&dir).unwrap();
        let conn = Connection::open(layout.database()).unwrap();
        let next = Migration {
            version: known() + 1,
            name: "",
            sql: "DROP TABLE settings",
        };
        let ladder = [MIGRATIONS, &[next]].concat();
        bring_up(&layout, &conn, &ladder, now).unwrap();
        assert_eq!(version(&conn).unwrap(), next.version);
        let backups = crate::backups(&dir).unwrap();
        let [copy] = backups.as_slice() else {
            panic!("one copy, not {backups:?}")
        };
        assert_eq!(
            (&copy.sound, copy.at),
            (&Ok(()), now),
            "the copy is as it was before"
        );
    }
}
