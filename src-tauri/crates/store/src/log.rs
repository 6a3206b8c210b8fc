//! Checks the write-ahead log at opening: whether it is this store's, and whether everything acknowledged is in it.

use std::fs;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::commits::{self, Agreement, Commits, Loss};
use crate::connection::{self, Fresh};
use crate::layout::Layout;
use crate::{Error, aside};

/// Examines an open database through its log. Another store's log is put aside before anything of it reaches the database.
/// Returns the connection, which may be another, and what is missing.
pub(crate) fn admitted(
    layout: &Layout,
    conn: Connection,
    now: DateTime<Utc>,
    doing: &dyn Fn(rusqlite::Error) -> Error,
) -> Result<(Connection, Option<Loss>), Error> {
    // An unreadable count proves nothing; damage to the database is reported where it is read.
    let Ok(seen) = commits::in_database(&conn) else {
        return Ok((conn, None));
    };
    match commits::compare(layout, seen.as_ref()) {
        Agreement::Whole => Ok((conn, None)),
        Agreement::Less(loss) => Ok((conn, Some(loss))),
        Agreement::Foreign if !is_foreign(layout, seen.as_ref()) => Ok((conn, None)),
        Agreement::Foreign => {
            drop(conn);
            aside::keep_log(layout, now)?;
            let conn = connection::to_write(&layout.database(), Fresh::No).map_err(doing)?;
            let own = commits::in_database(&conn).map_err(doing)?;
            let loss = match commits::compare(layout, own.as_ref()) {
                Agreement::Less(loss) => Loss {
                    foreign: true,
                    ..loss
                },
                Agreement::Whole | Agreement::Foreign => Loss {
                    commits: 0,
                    saves: Vec::new(),
                    foreign: true,
                },
            };
            Ok((conn, Some(loss)))
        }
    }
}

/// The loss that a reader of an open database reports; changes nothing.
pub(crate) fn told(layout: &Layout, conn: &Connection) -> Result<Option<Loss>, Error> {
    // An unreadable database is reported where it is read.
    let Ok(seen) = commits::in_database(conn) else {
        return Ok(None);
    };
    match commits::compare(layout, seen.as_ref()) {
        Agreement::Whole => Ok(None),
        Agreement::Less(loss) => Ok(Some(loss)),
        Agreement::Foreign if !is_foreign(layout, seen.as_ref()) => Ok(None),
        Agreement::Foreign => Err(Error::DamagedStore {
            path: layout.wal(),
            why: "the log beside galley.db is another store's".to_owned(),
        }),
    }
}

/// Whether the database without its log is another store than with it. Where both are the same, a person put them there.
fn is_foreign(layout: &Layout, seen: Option<&Commits>) -> bool {
    let has_log = fs::metadata(layout.wal()).is_ok_and(|log| log.len() > 0);
    let alone = || {
        let conn = connection::to_read_unchanging(&layout.database())?;
        commits::in_database(&conn)
    };
    let alone = alone().ok().flatten().map(|commits| commits.store);
    has_log && alone != seen.map(|commits| commits.store.clone())
}
