//! The count of acknowledged transactions, kept twice: in the database, and in a file beside it.
//!
//! The words of the last saves are in the write-ahead log alone, and SQLite reads a log as far as it is whole: one that is cut,
//! gone, old or another store's looks like a store in which less was written. The file tells the difference. It is written after
//! each commit and not synced: after a power cut it may be behind the database, never ahead of it.
//!
//! See docs/decisions/commits-are-counted-twice.md.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::layout::Layout;
use crate::row::{count, number, text};
use crate::seal::seal;

/// The fixed length of the file, so that one write replaces all of it.
const LENGTH: usize = 8192;
/// How many of the last saves the file names.
const NAMED: usize = 64;

/// A save named in the file: which story came to which version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// The count at that commit.
    pub commit: u64,
    /// The story's guid.
    pub story: String,
    /// The version it came to.
    pub version: u64,
}

/// The acknowledged transactions that are missing in an opened store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// How many are missing.
    pub commits: u64,
    /// The saves among them, as far as they are known.
    pub saves: Vec<Acknowledged>,
    /// The log was another store's; it was put aside.
    pub foreign: bool,
}

/// Which store it is, and how many transactions it has acknowledged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Commits {
    pub(crate) store: String,
    pub(crate) count: u64,
    saves: Vec<Acknowledged>,
}

/// How the database and the file beside it agree.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// Nothing is missing, or nothing is known.
    Whole,
    /// The database has less than was acknowledged.
    Less(Loss),
    /// The database, seen through its log, is another store.
    Foreign,
}

/// The count in the database; `None` where it is from before commits were counted.
pub(crate) fn in_database(conn: &Connection) -> rusqlite::Result<Option<Commits>> {
    let there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'commits'";
    if !conn.prepare(there)?.exists([])? {
        return Ok(None);
    }
    conn.query_row("SELECT store, count FROM commits WHERE id = 1", [], |row| {
        Ok(Commits {
            store: text(row, 0),
            count: count(number(row, 1)),
            saves: Vec::new(),
        })
    })
    .optional()
}

/// Compares the database's count with the file's.
pub(crate) fn compare(layout: &Layout, database: Option<&Commits>) -> Agreement {
    let Some(file) = read(&layout.commits()) else {
        return Agreement::Whole;
    };
    let none = Commits::default();
    let database = database.unwrap_or(&none);
    if !database.store.is_empty() && database.store != file.store {
        return Agreement::Foreign;
    }
    if database.count >= file.count {
        return Agreement::Whole;
    }
    let saves = file.saves.into_iter().filter(|save| save.commit > database.count);
    Agreement::Less(Loss {
        commits: file.count - database.count,
        saves: saves.collect(),
        foreign: false,
    })
}

/// The file of an open store.
#[derive(Debug)]
pub(crate) struct Counting {
    file: Option<File>,
    commits: Commits,
}

impl Counting {
    /// Continues from the database's count. Where the file cannot be written the store still works, without this check.
    pub(crate) fn begin(layout: &Layout, database: Commits) -> Self {
        let kept = read(&layout.commits()).filter(|file| file.store == database.store);
        let mut open = OpenOptions::new();
        let file = open
            .write(true)
            .create(true)
            .truncate(false)
            .open(layout.commits())
            .ok();
        let mut counting = Self {
            file,
            commits: Commits {
                saves: kept.map(|file| file.saves).unwrap_or_default(),
                ..database
            },
        };
        counting
            .commits
            .saves
            .retain(|save| save.commit <= counting.commits.count);
        counting.write();
        counting
    }

    /// Records that a transaction was acknowledged, with what it saved.
    pub(crate) fn acknowledge(&mut self, commit: u64, saves: Vec<(String, u64)>) {
        self.commits.count = commit;
        self.commits
            .saves
            .extend(saves.into_iter().map(|(story, version)| Acknowledged {
                commit,
                story,
                version,
            }));
        let over = self.commits.saves.len().saturating_sub(NAMED);
        self.commits.saves.drain(..over);
        self.write();
    }

    fn write(&mut self) {
        let mut text = written(&self.commits);
        text.resize(LENGTH, b' ');
        if let Some(file) = &mut self.file {
            let _ = file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&text));
        }
    }
}

fn written(commits: &Commits) -> Vec<u8> {
    let mut lines = format!("{} {}\n", commits.store, commits.count);
    for save in &commits.saves {
        lines.push_str(&format!("{} {} {}\n", save.commit, save.story, save.version));
    }
    format!("{lines}{}\n", seal(&[&lines])).into_bytes()
}

/// The count in the file; `None` where it is missing or incomplete.
fn read(path: &Path) -> Option<Commits> {
    let text = fs::read_to_string(path).ok()?;
    let (lines, sealed) = text.trim_end().rsplit_once('\n')?;
    let lines = format!("{lines}\n");
    if seal(&[&lines]).as_str() != sealed {
        return None;
    }
    let mut lines = lines.lines();
    let (store, count) = lines.next()?.split_once(' ')?;
    let save = |line: &str| {
        let mut words = line.split(' ');
        Some(Acknowledged {
            commit: words.next()?.parse().ok()?,
            story: words.next()?.to_owned(),
            version: words.next()?.parse().ok()?,
        })
    };
    Some(Commits {
        store: store.to_owned(),
        count: count.parse().ok()?,
        saves: lines.filter_map(save).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_a_changed_byte_is_no_count() {
        let room = tempfile::tempdir().unwrap();
        let layout = Layout::new(room.path()).unwrap();
        let database = Commits {
            store: "a".to_owned(),
            count: 6,
            saves: Vec::new(),
        };
        let mut counting = Counting::begin(&layout, database.clone());
        counting.acknowledge(7, vec![("s1".to_owned(), 3)]);
        let loss = Loss {
            commits: 1,
            saves: vec![Acknowledged {
                commit: 7,
                story: "s1".to_owned(),
                version: 3,
            }],
            foreign: false,
        };
        assert_eq!(compare(&layout, Some(&database)), Agreement::Less(loss));
        let other = Commits {
            store: "b".to_owned(),
            ..database.clone()
        };
        assert_eq!(compare(&layout, Some(&other)), Agreement::Foreign);
        let mut bytes = fs::read(layout.commits()).unwrap();
        bytes[2] ^= 1;
        fs::write(layout.commits(), bytes).unwrap();
        assert_eq!(compare(&layout, Some(&database)), Agreement::Whole);
    }
}
