//! Scrubbing: reads the whole store in small slices while it is in use, so that damage is found while there are whole copies.
//!
//! The position is kept in a file of the cache. Where that is lost, reading begins anew.

use std::fs;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use disk::Existing;

use super::{Examination, Slice};
use crate::progress::ByteCounter;
use crate::report::{Finding, Severity, Thing, Trouble};
use crate::{Error, Reader, kept_backup};

/// The parts that are read in turn. The pages of the database are read with the rows on them.
const PARTS: [Examination; 8] = [
    Reader::examine_stories,
    Reader::examine_revisions,
    Reader::examine_reviews,
    Reader::examine_keys,
    Reader::examine_photos,
    Reader::examine_renditions,
    Reader::examine_settings,
    Reader::examine_backups,
];

impl Reader {
    /// Reads on where the last slice ended, so much that everything has been read after `slices` of them, and returns the damage
    /// found in it.
    ///
    /// # Errors
    /// As [`Reader::doctor`].
    pub fn scrub(&self, slices: u64, now: DateTime<Utc>) -> Result<Vec<Finding>, Error> {
        let mut unwatched = |_| ControlFlow::Continue(());
        let mut visit = self.visit(now, ByteCounter::new(&mut unwatched, 0))?;
        let (mut part, after) = self.scrubbed_to();
        visit.slice = Slice {
            after,
            left: self.size()? / slices.max(1) + 1,
            stopped: None,
        };
        while let Some(examination) = PARTS.get(part) {
            self.examine(*examination, &mut visit)?;
            if let Some(after) = visit.slice.stopped {
                visit.slice.after = after;
                break;
            }
            part += 1;
            visit.slice.after = i64::MIN;
            if visit.slice.left == 0 {
                break;
            }
        }
        self.set_scrubbed_to(part % PARTS.len(), visit.slice.after);
        Ok(visit.report.findings)
    }

    /// The part that is being read, and the last row of it that was.
    fn scrubbed_to(&self) -> (usize, i64) {
        let read = || {
            let text = fs::read_to_string(self.layout.scrubbed()).ok()?;
            let (part, after) = text.trim().split_once(' ')?;
            Some((part.parse().ok()?, after.parse().ok()?))
        };
        read()
            .filter(|(part, _)| *part < PARTS.len())
            .unwrap_or((0, i64::MIN))
    }

    /// A position that cannot be stored costs one more reading.
    fn set_scrubbed_to(&self, part: usize, after: i64) {
        let file = self.layout.scrubbed();
        let _ = fs::create_dir(self.layout.renditions());
        let _ = disk::write(&file, format!("{part} {after}\n").as_bytes(), Existing::Replace);
    }

    /// How many bytes there are to read.
    fn size(&self) -> Result<u64, Error> {
        let sql = "SELECT CAST((SELECT total(bytes) FROM photos) + (SELECT total(bytes) FROM kept_renditions) AS INTEGER)";
        let photos: i64 = self
            .conn
            .query_row(sql, [], |row| row.get(0))
            .map_err(self.doing("counting bytes"))?;
        let mut files = kept_backup::paths(&self.layout)?;
        files.push(self.layout.database());
        let files: u64 = files
            .iter()
            .map(|file| fs::metadata(file).map_or(0, |file| file.len()))
            .sum();
        Ok(files + crate::row::count(photos))
    }

    /// The files of the backups of the database, in their order.
    fn examine_backups(&self, visit: &mut super::Visit<'_, '_>) -> Result<(), Error> {
        for (at, kept) in (0..).zip(kept_backup::listed(&self.layout)?) {
            if at <= visit.slice.after {
                continue;
            }
            let bytes = fs::metadata(&kept.path).map_or(0, |file| file.len());
            if let Err(why) = kept.is_as_written() {
                // A disk that cannot be written keeps its name; it is told all the same.
                let path = kept.mark_damaged().unwrap_or(kept.path);
                let thing = Thing::Backup { path };
                visit.find(Severity::Warning, thing, Trouble::BackupDamaged(why));
            }
            visit.read(bytes)?;
            if visit.is_spent(at) {
                break;
            }
        }
        Ok(())
    }
}
