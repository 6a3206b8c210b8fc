//! A backup: one folder with the database, every photo it names, and a list of digests that `sha256sum -c`
//! reads.
//!
//! It is written beside its final place and renamed, so a folder of that name is a whole backup. A text that was damaged before
//! is copied as it is and a photo that was lost is left out, both named: one lost photo must not keep the rest from being saved.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use disk::PartFolder;
use rusqlite::Connection;
use story::Digest;

use crate::error::{BackupFault, READING};
use crate::layout::Layout;
use crate::progress::{ByteCounter, Watch};
use crate::second_look::read_through;
use crate::soundness::{self, Files, damaged_texts, named_files};
use crate::{Error, Reader, Record, blobs, connection, durable, header, migrations, snapshot};

/// What a backup holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupFacts {
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Stories.
    pub stories: u64,
    /// Revisions of them.
    pub revisions: u64,
    /// Originals.
    pub photos: u64,
    /// Bytes of all its files together.
    pub bytes: u64,
    /// The records that were damaged or lost in the store already when the backup was made: kind and name of each.
    pub damaged: Vec<(Record, String)>,
}

/// The file with the time at which a backup was made.
pub(crate) const ABOUT: &str = "about.txt";
const MADE: &str = "Galley backup, made ";
const LIST: &str = "manifest-sha256.txt";

impl Reader {
    /// Writes a backup into `to`, which is new or empty, and reads every byte of it back.
    ///
    /// # Errors
    /// [`Error::Exists`] where `to` holds anything; [`Error::DiskFull`] and its kin; [`Error::Cancelled`].
    /// Nothing half-written stays.
    pub fn backup(&self, to: &Path, now: DateTime<Utc>, watch: &mut Watch<'_>) -> Result<BackupFacts, Error> {
        let to = std::path::absolute(to).map_err(Error::file(READING, to))?;
        let parent = to.parent().unwrap_or(&to);
        vacant(&to)?;
        let work = durable::part_folder(parent)?;
        let copy = Layout::new(work.path())?;
        let size = fs::metadata(self.layout.database()).map_or(0, |file| file.len());
        let mut named = named_files(&self.conn, Files::Photos).map_err(self.doing("listing the photos"))?;
        named.extend(named_files(&self.conn, Files::Kept).map_err(self.doing("listing the photos"))?);
        // Everything is written once and read back once.
        let total = 2 * (size + named.iter().map(|(_, _, bytes)| bytes).sum::<u64>());
        let mut tally = ByteCounter::new(watch, total);
        snapshot::copy_database(&self.layout, self.on_disk(), &copy.database(), &mut tally)?;
        durable::sync_file(&copy.database())?;
        // Until it has its name, the copy is in a hidden folder that no person knows.
        let by_its_name = |error| match error {
            Error::BackupDamaged { fault, .. } => Error::BackupDamaged {
                path: to.clone(),
                fault,
            },
            Error::Unread { .. } => Error::Unread { path: to.clone() },
            other => other,
        };
        let (mut list, lost) = self.copy_files(&copy, &mut tally).map_err(by_its_name)?;
        list.extend(self.copy_waiting(&copy)?);
        let about = work.path().join(ABOUT);
        durable::write(&about, &format!("{MADE}{}\n", now.to_rfc3339()))?;
        list.push((blobs::hash(&about)?, ABOUT.to_owned()));
        list.push((blobs::hash(&copy.database())?, "galley.db".to_owned()));
        write_list(work.path(), &list)?;
        let mut facts = match verified(work.path(), &mut tally) {
            // A cable that fails once says the same as a copy that is damaged.
            Err(Error::BackupDamaged { .. } | Error::Unread { .. }) => {
                verified(work.path(), &mut tally).map_err(by_its_name)?
            }
            facts => facts?,
        };
        facts.damaged.extend(
            lost.into_iter()
                .filter(|lost| !facts.damaged.contains(lost))
                .collect::<Vec<_>>(),
        );
        publish(work, &to)?;
        Ok(facts)
    }

    /// Copies what the copied database names. A file that is damaged or gone is left out and named.
    fn copy_files(
        &self,
        copy: &Layout,
        tally: &mut ByteCounter<'_, '_>,
    ) -> Result<(Listed, Vec<(Record, String)>), Error> {
        let conn = open(&copy.database())?;
        let (mut list, mut lost) = (Vec::new(), Vec::new());
        let (ours, theirs) = (self.photo_folder(), crate::PhotoFolder::new(copy));
        for (files, from, to, folder) in [
            (Files::Photos, ours.photos(), theirs.photos(), "photos"),
            (Files::Kept, ours.kept(), theirs.kept(), "kept"),
        ] {
            durable::ensure_folder(to.root())?;
            for (digest, kind, bytes) in
                named_files(&conn, files).map_err(self.doing("listing the photos"))?
            {
                let (source, target) = (from.path(&digest, &kind), to.path(&digest, &kind));
                match copy_file(&source, &target, &digest, true) {
                    Ok(()) => list.push((digest.clone(), relative(folder, &target))),
                    Err(Error::Damaged { .. } | Error::Missing { .. }) if self.dir().exists() => {
                        lost.push(left_out(files, &digest));
                    }
                    Err(error) => return Err(error),
                }
                tally.add(bytes)?;
            }
        }
        Ok((list, lost))
    }
}

/// Digests and names of files, the names relative to the backup's folder.
pub(crate) type Listed = Vec<(Digest, String)>;

/// Compares every file with the list, and the list with what the database names.
pub(crate) fn verified(from: &Path, tally: &mut ByteCounter<'_, '_>) -> Result<BackupFacts, Error> {
    let wrong = |fault: BackupFault| Error::BackupDamaged {
        path: from.to_owned(),
        fault,
    };
    let (list, mut facts) = (listed(from)?, BackupFacts::default());
    let about = fs::read_to_string(from.join(ABOUT)).unwrap_or_default();
    let made = about
        .trim()
        .strip_prefix(MADE)
        .and_then(|time| DateTime::parse_from_rfc3339(time).ok());
    facts.made = made.ok_or_else(|| wrong(BackupFault::NoTime))?.to_utc();
    for (digest, name) in &list {
        let file = from.join(name);
        if !blobs::hash(&file).is_ok_and(|found| found == *digest) {
            return Err(wrong(BackupFault::File { name: name.clone() }));
        }
        let bytes = fs::metadata(&file).map_or(0, |file| file.len());
        facts.bytes += bytes;
        tally.add(bytes)?;
    }
    let database = Layout::new(from)?.database();
    let unsound = |why: String| unsound(from, &database, why);
    header::look(&database, migrations::known())?;
    if !list.iter().any(|(_, name)| name == "galley.db") {
        return Err(wrong(BackupFault::NoDatabase));
    }
    soundness::check(&database).map_err(unsound)?;
    let conn = open(&database)?;
    let doing = |source: rusqlite::Error| unsound(source.to_string());
    let count = |table: &str| {
        let rows = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get::<_, i64>(0)
        });
        rows.map(crate::row::count).map_err(doing)
    };
    (facts.stories, facts.revisions) = (count("stories")?, count("revisions")?);
    facts.damaged = damaged_texts(&conn).map_err(doing)?;
    for files in [Files::Photos, Files::Kept] {
        for (digest, _, _) in named_files(&conn, files).map_err(doing)? {
            if !list.iter().any(|(listed, _)| *listed == digest) {
                facts.damaged.push(left_out(files, &digest));
            } else if files == Files::Photos {
                facts.photos += 1;
            }
        }
    }
    Ok(facts)
}

/// The files of a backup, as its list names them. A name that leads out of the folder is refused.
pub(crate) fn listed(from: &Path) -> Result<Listed, Error> {
    let wrong = |fault: BackupFault| Error::BackupDamaged {
        path: from.to_owned(),
        fault,
    };
    let text = match fs::read_to_string(from.join(LIST)) {
        Ok(text) => text,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
            return Err(wrong(BackupFault::NoList));
        }
        Err(source) => return Err(Error::file(READING, &from.join(LIST))(source)),
    };
    let line = |line: &str| {
        let (digest, name) = line.split_once("  ")?;
        let inside = !name.is_empty() && name.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let plain = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-'));
        Some((Digest::try_from(digest.to_owned()).ok()?, name.to_owned())).filter(|_| inside && plain)
    };
    text.lines()
        .map(|text| line(text).ok_or_else(|| wrong(BackupFault::List)))
        .collect()
}

/// Copies one file durably, and fails where the source does not have this digest. The folder that holds the
/// copy's folder is there. An original is made read-only.
pub(crate) fn copy_file(from: &Path, to: &Path, digest: &Digest, original: bool) -> Result<(), Error> {
    let folder = to.parent().unwrap_or(to);
    durable::ensure_folder(folder)?;
    let mut source = File::open(from).map_err(Error::file(READING, from))?;
    let mut part = durable::part(folder)?;
    let mut hasher = crate::seal::Hasher::default();
    durable::pour(&mut source, from, &mut part, to, &mut |piece| {
        hasher.update(piece);
        Ok(())
    })?;
    if hasher.finish() != *digest {
        return Err(Error::Damaged {
            what: Record::File,
            id: from.display().to_string(),
        });
    }
    if original {
        blobs::read_only(part.file());
    }
    durable::settle(part, to)
}

/// Renames a finished folder to its final name. Everything in it is on the disk already.
pub(crate) fn publish(work: PartFolder, to: &Path) -> Result<(), Error> {
    vacant(to)?;
    work.settle(to).map_err(Error::file("writing", to))
}

/// Fails where there is anything at `to` but an empty folder.
fn vacant(to: &Path) -> Result<(), Error> {
    match fs::read_dir(to).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(Error::Exists { path: to.to_owned() }),
    }
}

fn write_list(folder: &Path, list: &[(Digest, String)]) -> Result<(), Error> {
    let mut lines: Vec<String> = list
        .iter()
        .map(|(digest, name)| format!("{digest}  {name}\n"))
        .collect();
    lines.sort_by(|a, b| a.get(66..).cmp(&b.get(66..)));
    durable::write(&folder.join(LIST), &lines.concat())
}

fn open(database: &Path) -> Result<Connection, Error> {
    connection::to_read_unchanging(database)
        .map_err(|refused| unsound(database, database, refused.to_string()))
}

/// The error for the database of a backup that cannot be checked: that reading it fails, and where, or that it is damaged.
fn unsound(backup: &Path, database: &Path, why: String) -> Error {
    match read_through(database) {
        Err(refused) => Error::file(READING, database)(refused),
        // One read failed, and all went well the second time.
        Ok(()) if soundness::check(database).is_ok() => Error::Unread {
            path: database.to_owned(),
        },
        Ok(()) => Error::BackupDamaged {
            path: backup.to_owned(),
            fault: BackupFault::Database { why },
        },
    }
}

pub(crate) fn relative(folder: &str, file: &Path) -> String {
    let name = |path: Option<&Path>| {
        path.and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    format!("{folder}/{}/{}", name(file.parent()), name(Some(file)))
}

fn left_out(files: Files, digest: &Digest) -> (Record, String) {
    let what = match files {
        Files::Photos => Record::Photo,
        Files::Kept => Record::Rendition,
    };
    (what, digest.to_string())
}

/// The path of a listed file below `folder`.
pub(crate) fn below(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_owned(), |path, part| path.join(part))
}
