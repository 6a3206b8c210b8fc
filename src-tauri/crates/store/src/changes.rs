//! Notes which rows were written since an earlier backup, so that the next one holds these alone.
//!
//! The connection that writes notes each row in the table `changed`, by temporary triggers made from the schema: a table that a
//! later migration adds is noted too. A store that cannot note it, or that has another history than its newest backup, begins a
//! lineage of its own, and the next backup is a whole one.
//!
//! See docs/decisions/a-day-costs-what-changed.md.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::kept_backup::KeptBackup;
use crate::row::{column, count, number, text};
use crate::{commits, connection, migrations};

/// Tables of bookkeeping, which are part of every backup as they are.
pub(crate) const BESIDE: [&str; 3] = ["changed", "lineage", "commits"];

/// The history of commits that a database belongs to, and the count from which on its changes are noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lineage {
    pub(crate) name: String,
    pub(crate) since: u64,
}

impl Lineage {
    /// The lineage of a database; `None` where it is from before changes were noted, or cannot be read.
    pub(crate) fn of(conn: &Connection) -> Option<Self> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Self {
                name: text(row, 0),
                since: count(number(row, 1)),
            })
        };
        let found = conn.query_row("SELECT name, since FROM lineage WHERE id = 1", [], read);
        found.ok()
    }
}

/// The tables whose rows are noted, as SQL names.
pub(crate) fn tables(conn: &Connection, schema: &str) -> rusqlite::Result<Vec<String>> {
    let sql = format!(
        "SELECT name FROM {schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    );
    let mut query = conn.prepare(&sql)?;
    let names: Vec<String> = query
        .query_map([], |row| Ok(text(row, 0)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names
        .into_iter()
        .filter(|name| !BESIDE.contains(&name.as_str()))
        .collect())
}

/// Begins to note the rows that a connection writes. A store that cannot note them works all the same: its backups are whole ones
/// then.
pub(crate) fn note(conn: &Connection, kept: &[KeptBackup]) {
    let noted = note_rows(conn).and_then(|()| match is_behind(conn, kept)? {
        true => begin_lineage(conn),
        false => forget_earlier(conn, kept),
    });
    if noted.is_err() {
        // Where not even this can be written, the next backup finds no lineage and is a whole one.
        let _ = begin_lineage(conn);
    }
}

fn note_rows(conn: &Connection) -> rusqlite::Result<()> {
    // Every page of the table is read once: a damaged one must not keep the writer from saving.
    conn.query_row("SELECT count(*), max(at) FROM changed", [], |_| Ok(()))?;
    for table in tables(conn, "main")? {
        for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
            conn.execute_batch(&format!(
                "CREATE TEMP TRIGGER \"noted_{event}_{table}\" AFTER {event} ON main.\"{table}\" BEGIN
                     INSERT INTO changed (name, row, at)
                     VALUES ('{table}', {row}.rowid, ifnull((SELECT CAST(count AS INTEGER) FROM commits), 0) + 1)
                     ON CONFLICT (name, row) DO UPDATE SET at = excluded.at;
                 END"
            ))?;
        }
    }
    Ok(())
}

/// Whether the newest backup has more of this lineage than the database: an older state has taken its place.
fn is_behind(conn: &Connection, kept: &[KeptBackup]) -> rusqlite::Result<bool> {
    let Some(newest) = kept.iter().rfind(|kept| kept.daily) else {
        return Ok(false);
    };
    let count = commits::in_database(conn)?.map_or(0, |commits| commits.count);
    let theirs = connection::to_read_unchanging(&newest.path).map(|conn| Lineage::of(&conn));
    Ok(newest.commits > count
        && theirs.ok().flatten().map(|line| line.name) == Lineage::of(conn).map(|line| line.name))
}

/// Begins another history, from now on.
fn begin_lineage(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute(
        "UPDATE lineage SET name = lower(hex(randomblob(16))), since = ifnull((SELECT CAST(count AS INTEGER) FROM commits), 0)",
        [],
    )
    .map(drop)
}

/// Deletes the notes about rows that the backups of earlier days have already.
fn forget_earlier(conn: &Connection, kept: &[KeptBackup]) -> rusqlite::Result<()> {
    let today = kept
        .iter()
        .rfind(|kept| kept.daily)
        .map(|kept| kept.at.date_naive());
    let is_ground = |kept: &&KeptBackup| kept.daily && !kept.damaged && Some(kept.at.date_naive()) != today;
    let Some(ground) = kept.iter().rfind(is_ground) else {
        return Ok(());
    };
    let at = named_params! { ":at": column(ground.commits) };
    let later = conn
        .prepare("UPDATE lineage SET since = :at WHERE since < :at RETURNING since")?
        .query_row(at, |_| Ok(()))
        .optional()?;
    match later {
        Some(()) => conn.execute("DELETE FROM changed WHERE at <= :at", at).map(drop),
        None => Ok(()),
    }
}

/// Whether rows that were changed since a backup are all noted in the database: it is of the same lineage, version and past.
pub(crate) fn are_noted_since(conn: &Connection, kept: &KeptBackup) -> bool {
    let theirs = || {
        let theirs = connection::to_read_unchanging(&kept.path).ok()?;
        Some((Lineage::of(&theirs)?.name, migrations::version(&theirs).ok()?))
    };
    let ours = || {
        let count = commits::in_database(conn).ok()??.count;
        Some((Lineage::of(conn)?, migrations::version(conn).ok()?, count))
    };
    match (theirs(), ours()) {
        (Some((name, version)), Some((line, ours, count))) => {
            name == line.name && version == ours && line.since <= kept.commits && kept.commits <= count
        }
        (_, _) => false,
    }
}
