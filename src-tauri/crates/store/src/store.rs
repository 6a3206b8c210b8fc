//! Opens a store, holds it, and finds it again after its disk went away and came back.

use std::fs;
use std::io::ErrorKind;
use std::ops::Deref;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

use crate::commits::{self, Counting, Loss};
use crate::connection::{self, Fresh};
use crate::error::READING;
use crate::layout::Layout;
use crate::lock::{self, Lock, LockPurpose};
use crate::reader::sql_error;
use crate::{
    Error, Reader, Tx, aside, changes, durable, header, kept_backup, log, migrate, migrations, second_name,
};

/// Whether a store may be made where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Create {
    /// For the platform's own folder, or one that a person has just named.
    IfMissing,
    /// For a folder that is known to hold a store: where it is missing, its disk is not connected.
    Never,
}

/// An open store. Reads are those of [`Reader`]; writes go through [`Store::write`].
#[derive(Debug)]
pub struct Store {
    reader: Reader,
    mode: Mode,
    loss: Option<Loss>,
}

#[derive(Debug)]
enum Mode {
    /// We hold the lock, on the files that have these identities, and count what is acknowledged.
    Write {
        _lock: Lock,
        on: Identity,
        counting: Counting,
    },
    /// The disk went away under a writing store; the next write looks for it.
    Lost,
    /// Opened for reading, with the lock where that was the only way.
    Read { _lock: Option<Lock> },
}

/// The identities of the files of the database and the lock, independent of their names.
type Identity = [Option<(u64, u64)>; 2];

impl Store {
    /// Opens the store in `dir` for writing, brings it to today's version, and holds it until dropped.
    ///
    /// # Errors
    /// [`Error::Missing`] where there is no store and none may be made; [`Error::Held`] while another
    /// program writes to it; [`Error::TooNew`] and [`Error::DamagedStore`] with the store left as it is;
    /// [`Error::DiskFull`] and [`Error::ReadOnly`], after which [`Store::open_to_read`] still works.
    pub fn open(dir: &Path, create: Create, now: DateTime<Utc>) -> Result<Self, Error> {
        twice(|| Self::open_once(dir, create, now))
    }

    fn open_once(dir: &Path, create: Create, now: DateTime<Utc>) -> Result<Self, Error> {
        let layout = Layout::new(dir)?;
        let fresh = fresh(&layout, create)?;
        if fresh == Fresh::Yes && !layout.dir().exists() {
            fs::create_dir_all(layout.dir()).map_err(Error::file("making the folder", layout.dir()))?;
            layout.dir().parent().map_or(Ok(()), durable::sync_folder)?;
        }
        let open_here = header::admit(&layout.database(), migrations::known())?;
        let lock = Lock::take(&layout.lock(), LockPurpose::Write)?;
        let doing = |source| sql_error(&layout, "opening the store", source);
        let conn = connection::to_write(&layout.database(), fresh).map_err(doing)?;
        let (conn, loss) = log::admitted(&layout, conn, now, &doing)?;
        let conn = second_name::parted(&layout, conn, &doing)?;
        migrate::bring_up(&layout, &conn, migrations::MIGRATIONS, now)?;
        probe(&conn).map_err(doing)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
            .map_err(doing)?;
        // If the backups cannot be listed now, it is unknown which rows the next one needs.
        changes::note(&conn, &kept_backup::listed(&layout).unwrap_or_default());
        let commits = commits::in_database(&conn).ok().flatten().unwrap_or_default();
        let mode = Mode::Write {
            _lock: lock,
            on: identity(&layout)?,
            counting: Counting::begin(&layout, commits),
        };
        Ok(Self {
            reader: Reader {
                conn,
                layout,
                original: None,
                _open_here: open_here,
            },
            mode,
            loss,
        })
    }

    /// Opens the store in `dir` for reading only: beside the program that writes to it, on a read-only volume, on a full one.
    ///
    /// # Errors
    /// As [`Store::open`], but never [`Error::Held`] for the sake of a writer.
    pub fn open_to_read(dir: &Path) -> Result<Self, Error> {
        twice(|| Self::open_to_read_once(dir))
    }

    fn open_to_read_once(dir: &Path) -> Result<Self, Error> {
        let layout = Layout::new(dir)?;
        fresh(&layout, Create::Never)?;
        let database = layout.database();
        let open_here = header::admit(&database, migrations::known())?;
        let held_here = lock::held_here(&layout.lock());
        let conn = match held_here {
            Some(LockPurpose::ReadAlone) => connection::to_read_with_ourselves(&database),
            Some(LockPurpose::Write) | None => connection::to_read(&database),
        };
        let refused = match conn.and_then(|conn| probe(&conn).map(|()| conn)) {
            Ok(conn) => {
                let loss = log::told(&layout, &conn)?;
                let reader = Reader {
                    conn,
                    layout,
                    original: None,
                    _open_here: open_here,
                };
                return reader.checked().map(|reader| Self {
                    reader,
                    mode: Mode::Read { _lock: None },
                    loss,
                });
            }
            Err(refused) => refused,
        };
        let beside = [
            ErrorCode::CannotOpen,
            ErrorCode::SystemIoFailure,
            ErrorCode::ReadOnly,
            ErrorCode::DiskFull,
        ];
        if !refused
            .sqlite_error_code()
            .is_some_and(|code| beside.contains(&code))
        {
            return Err(sql_error(&layout, "opening the store", refused));
        }
        // No room for the -shm file, or no right to make one. Where nothing is left in the WAL the database alone is the store,
        // as long as no program writes to it; otherwise the WAL is read too, with its index in memory and other programs locked
        // out.
        let left = fs::metadata(layout.wal()).map_or(0, |wal| wal.len());
        let (conn, lock) = match (held_here, left) {
            // No other program is in the way, but the disk.
            (Some(LockPurpose::Write | LockPurpose::ReadAlone), _) => {
                return Err(sql_error(&layout, "opening the store", refused));
            }
            (None, 0) => {
                let lock = Lock::share(&layout.lock())?;
                (connection::to_read_unchanging(&database), lock)
            }
            (None, _) => {
                let lock = Lock::take(&layout.lock(), LockPurpose::ReadAlone)?;
                (connection::to_read_alone(&database), Some(lock))
            }
        };
        let conn = conn
            .and_then(|conn| probe(&conn).map(|()| conn))
            .map_err(|source| sql_error(&layout, "opening the store", source))?;
        let loss = log::told(&layout, &conn)?;
        let reader = Reader {
            conn,
            layout,
            original: None,
            _open_here: open_here,
        }
        .checked()?;
        Ok(Self {
            reader,
            mode: Mode::Read { _lock: lock },
            loss,
        })
    }

    /// The acknowledged transactions that are missing; `None` where none are known to be missing.
    #[must_use]
    pub fn loss(&self) -> Option<&Loss> {
        self.loss.as_ref()
    }

    /// Moves the log's content into the database, so that the log stays small. Called in a pause between saves.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin; nothing is lost then.
    pub fn checkpoint(&self) -> Result<(), Error> {
        let done = |_: &rusqlite::Row<'_>| Ok(());
        self.conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], done)
            .map_err(self.doing("emptying the log"))
    }

    /// Whether this store was opened for writing.
    #[must_use]
    pub fn can_write(&self) -> bool {
        !matches!(self.mode, Mode::Read { .. })
    }

    /// Runs `work` in one transaction. When it returns `Ok`, everything is on the disk; on `Err` nothing is changed.
    ///
    /// # Errors
    /// Whatever `work` says. [`Error::Held`] or [`Error::ReadOnly`] on a store opened for reading;
    /// [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Missing`] while the fault lasts: the same store
    /// works again when it is gone.
    pub fn write<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.find_again()?;
        let mut tx = Tx::begin(&self.reader)?;
        let done = work(&mut tx)?;
        let (commit, saves) = tx.commit()?;
        if let Mode::Write { counting, .. } = &mut self.mode {
            counting.acknowledge(commit, saves);
        }
        // If the folder was moved meanwhile, the open file moved with it: the write is not where the store is.
        self.in_place()?;
        Ok(done)
    }

    /// Fails unless the store can be written; opens it anew where its folder was gone and came back.
    fn find_again(&mut self) -> Result<(), Error> {
        self.writable()?;
        if matches!(self.mode, Mode::Write { .. }) {
            if self.in_place().is_ok() {
                return Ok(());
            }
            self.mode = Mode::Lost;
        }
        // The time is only for the name of a backup before a migration, and this store has had its migration.
        *self = Self::open(self.reader.dir(), Create::Never, DateTime::UNIX_EPOCH)?;
        Ok(())
    }

    /// Whether the files that are open are still the ones in the folder.
    fn in_place(&self) -> Result<(), Error> {
        match &self.mode {
            Mode::Write { on, .. } if identity(&self.reader.layout)? != *on => Err(Error::Missing {
                path: self.reader.layout.database(),
            }),
            _ => Ok(()),
        }
    }

    /// Fails on a store opened for reading, with the name of the program that may write.
    pub(crate) fn writable(&self) -> Result<(), Error> {
        if self.can_write() {
            return Ok(());
        }
        let layout = &self.reader.layout;
        Err(match lock::holder(&layout.lock())? {
            Some(by) => Error::Held { by },
            None => Error::ReadOnly {
                path: layout.dir().to_owned(),
            },
        })
    }
}

impl Deref for Store {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Reader {
    /// Refuses a newer version; an older one is brought to today's in memory.
    fn checked(mut self) -> Result<Self, Error> {
        let (found, known) = (
            migrations::version(&self.conn).map_err(self.doing("opening the store"))?,
            migrations::known(),
        );
        match found.cmp(&known) {
            std::cmp::Ordering::Greater => Err(Error::TooNew { found, known }),
            std::cmp::Ordering::Equal => Ok(self),
            // An older store is migrated in memory: nothing is written.
            std::cmp::Ordering::Less => {
                let today = migrate::in_memory(&self.conn).map_err(self.doing("opening the store"))?;
                Ok(Self {
                    original: Some(std::mem::replace(&mut self.conn, today)),
                    ..self
                })
            }
        }
    }
}

/// Opens, and opens once more where a read failed that succeeded the second time.
fn twice<T>(open: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
    match open() {
        Err(Error::Unread { .. }) => open(),
        other => other,
    }
}

/// Whether there is no store yet. A folder with photos, a WAL or backups but no database is a store that lost it, not an empty
/// one; nothing is made here.
fn fresh(layout: &Layout, create: Create) -> Result<Fresh, Error> {
    let (dir, database) = (layout.dir(), layout.database());
    if !dir.exists() && aside::before_restore(layout)? {
        return Err(Error::DamagedStore {
            path: database,
            why: "a restore was cut short; restore the backup once more".to_owned(),
        });
    }
    // A link that leads nowhere is to a disk that is not there.
    if !dir.exists() && fs::symlink_metadata(dir).is_ok() {
        return Err(Error::Missing { path: dir.to_owned() });
    }
    let backups = kept_backup::listed(layout)?;
    // With its backups beside it, its disk is connected: the folder was deleted or moved.
    let is_known = create == Create::IfMissing || !backups.is_empty();
    match fs::read_dir(dir) {
        Err(source) if source.kind() == ErrorKind::NotFound && is_known => {}
        other => drop(other.map_err(Error::file(READING, dir))?),
    }
    let length = match fs::metadata(&database) {
        Ok(file) => Some(file.len()),
        Err(source) if source.kind() == ErrorKind::NotFound => None,
        Err(source) => return Err(Error::file(READING, &database)(source)),
    };
    if length.is_some_and(|length| length > 0) {
        return Ok(Fresh::No);
    }
    let wal = fs::metadata(layout.wal()).is_ok_and(|wal| wal.len() > 0);
    // A count of acknowledged transactions proves that there was a store.
    let counted = layout.commits().exists();
    let photos = fs::read_dir(layout.photos()).is_ok_and(|mut photos| photos.next().is_some());
    if wal || photos || counted || !backups.is_empty() || aside::any(layout)? {
        return Err(match length {
            Some(_) => Error::DamagedStore {
                path: database,
                why: "galley.db is empty".to_owned(),
            },
            None => Error::Gone {
                path: database,
                backups: backups.len(),
                newest: backups.last().map(|newest| newest.at),
            },
        });
    }
    match (create, length) {
        (Create::Never, None) => Err(Error::Missing { path: database }),
        _ => Ok(Fresh::Yes),
    }
}

/// Reads the schema, so that a database that cannot be read fails now.
fn probe(conn: &Connection) -> rusqlite::Result<()> {
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

fn identity(layout: &Layout) -> Result<Identity, Error> {
    Ok([file_id(&layout.database())?, file_id(&layout.lock())?])
}

#[cfg(unix)]
fn file_id(path: &Path) -> Result<Option<(u64, u64)>, Error> {
    use std::os::unix::fs::MetadataExt;
    let file = fs::metadata(path).map_err(Error::file(READING, path))?;
    Ok(Some((file.dev(), file.ino())))
}

/// On Windows the folder of an open file cannot be removed, so that its existence is enough.
#[cfg(not(unix))]
fn file_id(path: &Path) -> Result<Option<(u64, u64)>, Error> {
    fs::metadata(path)
        .map_err(Error::file(READING, path))
        .map(|_| None)
}
