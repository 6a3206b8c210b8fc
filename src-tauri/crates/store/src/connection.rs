//! Opens SQLite with the settings that every connection of ours has.
//!
//! WAL with `synchronous=FULL`: in simulated power cuts WAL with NORMAL lost acknowledged edits, FULL none.

use std::path::Path;
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

/// The characters that are escaped in the path of a `file:` URI.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':');

/// How long a writer waits for another program's checkpoint before it gives up.
const BUSY: Duration = Duration::from_secs(5);

/// The settings of a connection, read back from SQLite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pragmas {
    /// `wal`.
    pub journal_mode: String,
    /// 2 is FULL.
    pub synchronous: i64,
    /// Foreign keys are enforced.
    pub foreign_keys: bool,
    /// Milliseconds that a writer waits for another.
    pub busy_timeout: i64,
    /// Functions in the schema may have side effects; must be off.
    pub trusted_schema: bool,
    /// Damaged pages are noticed when they are read.
    pub cell_size_check: bool,
}

/// Whether a database may be made where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fresh {
    Yes,
    No,
}

/// A connection that writes.
pub(crate) fn to_write(database: &Path, fresh: Fresh) -> rusqlite::Result<Connection> {
    let create = if fresh == Fresh::Yes {
        OpenFlags::SQLITE_OPEN_CREATE
    } else {
        OpenFlags::empty()
    };
    let conn = Connection::open_with_flags(
        database,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create,
    )?;
    // Until the version is known to be ours, closing must not write to the file.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    settle(&conn)?;
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    // A long session must not leave a WAL of its greatest size behind.
    conn.pragma_update_and_check(None, "journal_size_limit", 16 << 20, |row| row.get::<_, i64>(0))?;
    Ok(conn)
}

/// A connection that reads beside a writer.
pub(crate) fn to_read(database: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(database, flags)?;
    settle(&conn)?;
    Ok(conn)
}

/// A connection to a file that no program can be writing to: a read-only volume, with nothing left in a WAL.
pub(crate) fn to_read_unchanging(database: &Path) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(format!("file:{}?immutable=1", in_uri(database)), flags)?;
    settle(&conn)?;
    Ok(conn)
}

/// A connection to a database that is not the store's own: a backup, or one that was kept aside with its log.
pub(crate) fn to_look_into(database: &Path) -> rusqlite::Result<Connection> {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    match Path::new(&log).exists() {
        true => to_read(database),
        false => to_read_unchanging(database),
    }
}

/// A connection to a new file or a copy, which no other program uses; it reads `other` as the schema `other`.
pub(crate) fn beside(ours: &Path, other: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(format!("file:{}", in_uri(ours)), flags)?;
    settle(&conn)?;
    let other = format!("file:{}?mode=ro", in_uri(other));
    conn.execute(
        "ATTACH :other AS other",
        rusqlite::named_params! { ":other": other },
    )?;
    Ok(conn)
}

/// A connection that reads without needing room for a `-shm` file, for a full disk. It locks every other program out, so the
/// caller holds the store's lock.
pub(crate) fn to_read_alone(database: &Path) -> rusqlite::Result<Connection> {
    with_the_index_in_memory(Connection::open_with_flags(database, ALONE)?)
}

/// One more connection of a program that reads alone already. It takes no locks of SQLite's: they would keep it out of what this
/// very program holds, and the store's lock keeps all others out.
pub(crate) fn to_read_with_ourselves(database: &Path) -> rusqlite::Result<Connection> {
    let vfs = if cfg!(windows) {
        c"win32-none"
    } else {
        c"unix-none"
    };
    with_the_index_in_memory(Connection::open_with_flags_and_vfs(database, ALONE, vfs)?)
}

/// SQLite writes nothing all the same: `query_only` is set.
const ALONE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

fn with_the_index_in_memory(conn: Connection) -> rusqlite::Result<Connection> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // Before anything reads the database: only then does SQLite keep the index of the WAL in memory.
    conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |row| row.get::<_, String>(0))?;
    settle(&conn)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

/// The settings of every connection. Sorting happens in memory: no text is ever in the system's temporary folder, and reading
/// needs no space on a full disk.
fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cell_size_check = ON;",
    )?;
    // mmap_size returns a row, which execute_batch would take for a mistake.
    conn.pragma_update_and_check(None, "mmap_size", 0, |_| Ok(()))
        .or_else(|refused| match refused {
            rusqlite::Error::QueryReturnedNoRows => Ok(()),
            other => Err(other),
        })
}

/// Reads the settings back.
pub(crate) fn pragmas(conn: &Connection) -> rusqlite::Result<Pragmas> {
    let number = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok(Pragmas {
        journal_mode: conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?,
        synchronous: number("synchronous")?,
        foreign_keys: number("foreign_keys")? != 0,
        busy_timeout: number("busy_timeout")?,
        trusted_schema: number("trusted_schema")? != 0,
        cell_size_check: number("cell_size_check")? != 0,
    })
}

/// A path inside a `file:` URI, byte by byte: a name need not be UTF-8. `/s/稿 1.db` is `/s/%E7%A8%BF%201.db`.
fn in_uri(path: &Path) -> String {
    percent_encode(path.as_os_str().as_encoded_bytes(), &ESCAPED).to_string()
}
