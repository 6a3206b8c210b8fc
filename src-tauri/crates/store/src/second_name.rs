//! A database with a second name, a hard link: each name has a log of its own, so that what is saved by the one is not seen by the other
//! or is applied on top of it. It is parted from the other name before anything is written: each keeps what it had.

use std::path::Path;

use rusqlite::Connection;

use crate::connection::{self, Fresh};
use crate::layout::Layout;
use crate::progress::ByteCounter;
use crate::{Error, durable, snapshot, soundness};

/// Gives the database a file of its own where another name leads to it, and goes on with that. Where the disk takes no copy, the file
/// stays as it is and the doctor tells.
pub(crate) fn parted(
    layout: &Layout,
    conn: Connection,
    doing: &dyn Fn(rusqlite::Error) -> Error,
) -> Result<Connection, Error> {
    if !is_in(&layout.database()) || part(layout, &conn).is_err() {
        return Ok(conn);
    }
    drop(conn);
    connection::to_write(&layout.database(), Fresh::No).map_err(doing)
}

/// Whether another name leads to the same file.
pub(crate) fn is_in(database: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(database).is_ok_and(|file| file.nlink() > 1)
    }
    #[cfg(not(unix))]
    {
        let _ = database;
        false
    }
}

fn part(layout: &Layout, conn: &Connection) -> Result<(), Error> {
    let room = durable::part_folder(layout.dir())?;
    let copy = room.path().join("galley.db");
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    snapshot::copy_database(layout, conn, &copy, &mut ByteCounter::new(&mut go_on, 0))?;
    soundness::check(&copy).map_err(|why| Error::DamagedStore {
        path: layout.database(),
        why,
    })?;
    durable::sync_file(&copy)?;
    // What the log holds is in the copy too: a stop before it is emptied has it applied once more, which changes nothing.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .map_err(|source| crate::reader::sql_error(layout, "emptying the log", source))?;
    disk::rename(&copy, &layout.database()).map_err(Error::file("writing", &layout.database()))
}
