//! The doctor: reads every byte of the store and reports what is damaged. It repairs nothing.

mod reviews;
mod scrub;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::named_params;
use rusqlite::types::ValueRef;
use story::{Content, ContentError, Digest};

use crate::kept::KeptRow;
use crate::progress::{ByteCounter, Watch};
use crate::report::{Finding, Report, Severity, Thing, Trouble};
use crate::row::{bytes, count, number, text};
use crate::soundness::complaints;
use crate::{Error, Reader, Record, Stationery, aside, blobs, photos, seal, second_name, snapshot, stories};

/// Below this many free bytes the disk is reported: a few photos would fill it.
const LITTLE_SPACE: u64 = 200 << 20;

/// A newest backup older than this is reported: something keeps the daily one from being made.
const OLD_BACKUP: TimeDelta = TimeDelta::days(7);

impl Reader {
    /// Reads every byte and reports what is damaged, lost or left over.
    ///
    /// # Errors
    /// [`Error::Cancelled`], and [`Error::Missing`] where the store is not there. Damage is not an error here
    /// but a finding.
    pub fn doctor(&self, now: DateTime<Utc>, watch: &mut Watch<'_>) -> Result<Report, Error> {
        std::fs::metadata(self.layout.database()).map_err(Error::file("reading", &self.layout.database()))?;
        let mut visit = self.visit(now, ByteCounter::new(watch, self.amount().unwrap_or(0)))?;
        let parts: [Examination; 10] = [
            Self::examine_pages,
            Self::examine_stories,
            Self::examine_revisions,
            Self::examine_reviews,
            Self::examine_keys,
            Self::examine_photos,
            Self::examine_unknown_photos,
            Self::examine_renditions,
            Self::examine_settings,
            Self::examine_surroundings,
        ];
        for part in parts {
            self.examine(part, &mut visit)?;
        }
        Ok(visit.report)
    }

    /// A visit with no findings yet, which reads to the end.
    fn visit<'w, 'a>(&self, now: DateTime<Utc>, tally: ByteCounter<'w, 'a>) -> Result<Visit<'w, 'a>, Error> {
        Ok(Visit {
            now,
            tally,
            named: BTreeMap::new(),
            slice: Slice::WHOLE,
            report: Report {
                findings: Vec::new(),
                stories: 0,
                revisions: 0,
                photos: 0,
                bytes: 0,
                free_space: fs4::available_space(self.layout.dir())
                    .map_err(Error::file("reading", self.layout.dir()))?,
                pragmas: self.pragmas()?,
            },
        })
    }

    /// Examines one part. A read error of SQLite is a finding, and the parts that can be read are still examined.
    fn examine(&self, part: Examination, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        match part(self, visit) {
            Err(error @ (Error::DamagedStore { .. } | Error::Sql { .. })) => {
                visit.slice.stopped = None;
                let trouble = Trouble::Sqlite(error.to_string());
                visit.find(Severity::Error, Thing::Database, trouble);
                Ok(())
            }
            other => other,
        }
    }

    /// Bytes that the doctor will read.
    fn amount(&self) -> rusqlite::Result<u64> {
        let sql = "SELECT (SELECT total(length(content)) FROM working_copies)
            + (SELECT total(length(content)) FROM revisions) + (SELECT total(bytes) FROM photos)";
        self.conn
            .query_row(&format!("SELECT CAST(({sql}) AS INTEGER)"), [], |row| row.get(0))
            .map(count)
    }

    fn examine_pages(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        for complaint in complaints(&self.conn).map_err(self.doing("checking the database"))? {
            visit.find(Severity::Error, Thing::Database, Trouble::Sqlite(complaint));
        }
        Ok(())
    }

    fn examine_stories(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        let doing = self.doing("reading the stories");
        let sql = format!(
            "SELECT {}, content, sha256, stories.id FROM stories LEFT JOIN working_copies ON story = stories.id
             WHERE stories.id > :after ORDER BY stories.id",
            stories::COLUMNS
        );
        let mut query = self.conn.prepare(&sql).map_err(&doing)?;
        let after = named_params! { ":after": visit.slice.after };
        let mut rows = query.query(after).map_err(&doing)?;
        while let Some(row) = rows.next().map_err(&doing)? {
            let story = stories::from_row(row);
            let (content, sha256) = (row.get_ref(14).map_err(&doing)?, text(row, 15));
            let thing = || Thing::Story {
                guid: story.guid.clone(),
                headline: story.row.headline.clone(),
            };
            visit.report.stories += 1;
            if story.damaged {
                visit.find(Severity::Error, thing(), Trouble::ListEntry);
            }
            match content {
                ValueRef::Null => visit.find(Severity::Error, thing(), Trouble::NoWorkingCopy),
                ValueRef::Blob(_) | ValueRef::Text(_) | ValueRef::Integer(_) | ValueRef::Real(_) => {
                    visit.text(&bytes(row, 14), &sha256, &thing)?;
                }
            }
            if visit.is_spent(number(row, 16)) {
                break;
            }
        }
        Ok(())
    }

    fn examine_revisions(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        let doing = self.doing("reading the revisions");
        let sql = "SELECT s.guid, s.headline, r.number, r.content, r.sha256, r.id FROM revisions r
                   JOIN stories s ON s.id = r.story WHERE r.id > :after ORDER BY r.id";
        let mut query = self.conn.prepare(sql).map_err(&doing)?;
        let after = named_params! { ":after": visit.slice.after };
        let mut rows = query.query(after).map_err(&doing)?;
        while let Some(row) = rows.next().map_err(&doing)? {
            let (story, headline, number) = (text(row, 0), text(row, 1), count(number(row, 2)));
            let id = row.get(5).map_err(&doing)?;
            let (content, sha256) = (bytes(row, 3), text(row, 4));
            let thing = || Thing::Revision {
                story: story.clone(),
                headline: headline.clone(),
                number,
            };
            visit.report.revisions += 1;
            visit.text(&content, &sha256, &thing)?;
            // Author, time, reason and label have a seal of their own, which every read compares.
            match self.revision(&story, number) {
                // A number that is none of this story's is damage too.
                Err(Error::Damaged { .. } | Error::NotFound { .. }) => {
                    visit.find(Severity::Error, thing(), Trouble::Facts);
                }
                other => drop(other?),
            }
            if visit.is_spent(id) {
                return Ok(());
            }
        }
        drop(rows);
        for (story, number) in self.damaged_names()? {
            let headline = self
                .story(&story)
                .map(|story| story.row.headline)
                .unwrap_or_default();
            let thing = Thing::Revision {
                story,
                headline,
                number,
            };
            visit.find(Severity::Error, thing, Trouble::Facts);
        }
        Ok(())
    }

    fn examine_photos(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        let doing = self.doing("reading the photos' rows");
        let sql = format!("{} WHERE id > :after ORDER BY id", photos::SELECT);
        let mut query = self.conn.prepare(&sql).map_err(&doing)?;
        let after = named_params! { ":after": visit.slice.after };
        let mut rows = query.query(after).map_err(&doing)?;
        let folder = self.photo_folder();
        while let Some(row) = rows.next().map_err(&doing)? {
            let id = row.get("id").map_err(&doing)?;
            match photos::from_row(row) {
                Ok(photo) => {
                    let used_by = visit.named.remove(&photo.digest);
                    let thing = Thing::Photo {
                        digest: photo.digest.clone(),
                        file_name: photo.file_name.clone(),
                    };
                    visit.report.photos += 1;
                    let path = folder.path(&photo.digest, photo.kind);
                    visit.file(&path, &photo.digest, thing, used_by);
                    visit.read(photo.bytes)?;
                }
                Err(damaged) => {
                    let thing = Thing::PhotoRow {
                        sha256: text(row, 0),
                        file_name: text(row, 5),
                    };
                    visit.find(Severity::Error, thing, record(damaged)?);
                }
            }
            if visit.is_spent(id) {
                break;
            }
        }
        Ok(())
    }

    /// Photos that texts name and no row does.
    fn examine_unknown_photos(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        for (digest, used_by) in std::mem::take(&mut visit.named) {
            let thing = Thing::Photo {
                digest,
                file_name: String::new(),
            };
            visit.find(Severity::Error, thing, Trouble::Unknown { used_by });
        }
        Ok(())
    }

    fn examine_renditions(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        let doing = self.doing("reading the renditions' rows");
        let sql = "SELECT p.sha256, k.name, k.sha256, k.kind, k.bytes, k.made, k.seal, k.id
                   FROM kept_renditions k LEFT JOIN photos p ON p.id = k.photo WHERE k.id > :after ORDER BY k.id";
        let mut query = self.conn.prepare(sql).map_err(&doing)?;
        let after = named_params! { ":after": visit.slice.after };
        let mut rows = query.query(after).map_err(&doing)?;
        while let Some(row) = rows.next().map_err(&doing)? {
            let (photo, name) = (text(row, 0), text(row, 1));
            let spent = visit.is_spent(number(row, 7));
            let kept = KeptRow::from_columns(row, 2);
            let digest = Digest::try_from(kept.sha256.clone()).ok();
            let Some(digest) = digest.filter(|_| kept.is_whole(&photo, &name)) else {
                let trouble = Trouble::Record {
                    what: Record::Rendition,
                    id: name.clone(),
                };
                visit.find(Severity::Error, Thing::Rendition { photo, name }, trouble);
                continue;
            };
            let thing = Thing::Rendition { photo, name };
            let path = self.photo_folder().kept().path(&digest, &kept.kind);
            visit.file(&path, &digest, thing, None);
            visit.slice.left = visit.slice.left.saturating_sub(count(number(row, 4)));
            if spent {
                break;
            }
        }
        Ok(())
    }

    fn examine_settings(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        let doing = self.doing("reading the settings");
        let mut query = self
            .conn
            .prepare("SELECT key FROM settings ORDER BY key")
            .map_err(&doing)?;
        let keys: Vec<String> = query
            .query_map([], |row| Ok(text(row, 0)))
            .and_then(Iterator::collect)
            .map_err(&doing)?;
        for key in keys {
            match self.setting(&key) {
                Err(damaged @ Error::Damaged { .. }) => {
                    visit.find(Severity::Error, Thing::Setting { key }, record(damaged)?);
                }
                other => drop(other?),
            }
        }
        for &kind in Stationery::ALL {
            for damaged in self.stationery(kind)?.into_iter().filter_map(Result::err) {
                let Error::Damaged { what, id } = damaged else {
                    return Err(damaged);
                };
                let thing = Thing::Record { what, id: id.clone() };
                visit.find(Severity::Error, thing, Trouble::Record { what, id });
            }
        }
        Ok(())
    }

    /// Examines files that belong to nothing, backups, and the disk.
    fn examine_surroundings(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        if second_name::is_in(&self.layout.database()) {
            visit.find(Severity::Warning, Thing::Database, Trouble::TwoNames);
        }
        for path in aside::kept(&self.layout)? {
            visit.find(Severity::Note, Thing::File { path }, Trouble::KeptAside);
        }
        for path in self.orphans()? {
            visit.find(Severity::Note, Thing::File { path }, Trouble::Unused);
        }
        let backups = snapshot::backups(self.layout.dir())?;
        let newest = backups
            .iter()
            .filter(|backup| backup.sound.is_ok())
            .map(|backup| backup.at)
            .max();
        match newest {
            None => visit.find(Severity::Note, Thing::Database, Trouble::NoBackup),
            Some(at) if visit.now - at > OLD_BACKUP => {
                visit.find(Severity::Note, Thing::Database, Trouble::OldBackup { at });
            }
            Some(_) => {}
        }
        for backup in backups {
            if let Err(why) = backup.sound {
                let thing = Thing::Backup { path: backup.path };
                visit.find(Severity::Warning, thing, Trouble::BackupDamaged(why));
            }
        }
        if visit.report.free_space < LITTLE_SPACE {
            let megabytes = visit.report.free_space >> 20;
            visit.find(Severity::Warning, Thing::Disk, Trouble::LittleSpace { megabytes });
        }
        Ok(())
    }
}

/// One part of the visit.
type Examination = fn(&Reader, &mut Visit<'_, '_>) -> Result<(), Error>;

/// A visit under way.
struct Visit<'w, 'a> {
    now: DateTime<Utc>,
    tally: ByteCounter<'w, 'a>,
    report: Report,
    /// Photos that texts name, each with the first story that names it.
    named: BTreeMap<Digest, String>,
    slice: Slice,
}

/// How much of a part is read: the rows after one, for so many bytes.
struct Slice {
    after: i64,
    left: u64,
    /// The row at which the bytes were used up; `None` where the part was read to its end.
    stopped: Option<i64>,
}

impl Slice {
    /// All of a part.
    const WHOLE: Self = Self {
        after: i64::MIN,
        left: u64::MAX,
        stopped: None,
    };
}

impl Visit<'_, '_> {
    fn find(&mut self, severity: Severity, thing: Thing, trouble: Trouble) {
        self.report.findings.push(Finding {
            severity,
            thing,
            trouble,
        });
    }

    /// Whether reading stops after the row of this id.
    fn is_spent(&mut self, id: i64) -> bool {
        self.slice.stopped = (self.slice.left == 0).then_some(id);
        self.slice.stopped.is_some()
    }

    fn read(&mut self, bytes: u64) -> Result<(), Error> {
        self.report.bytes += bytes;
        self.slice.left = self.slice.left.saturating_sub(bytes);
        self.tally.add(bytes)
    }

    /// Compares a text with its digest and reads it as a story.
    fn text(&mut self, content: &[u8], sha256: &str, thing: &dyn Fn() -> Thing) -> Result<(), Error> {
        if seal::digest(content).as_str() != sha256 {
            self.find(Severity::Error, thing(), Trouble::Text);
        } else {
            match Content::from_json(content) {
                Ok(content) => {
                    for photo in content.figures().filter_map(|figure| figure.photo.as_ref()) {
                        let user = || content.headline.clone();
                        self.named.entry(photo.clone()).or_insert_with(user);
                    }
                }
                Err(ContentError::TooNew { found, known }) => {
                    self.find(Severity::Warning, thing(), Trouble::TooNew { found, known });
                }
                Err(ContentError::NotAStory(why)) => {
                    self.find(Severity::Error, thing(), Trouble::NotAStory(why.to_string()));
                }
            }
        }
        self.read(content.len() as u64)
    }

    /// Compares a file with the digest in its name.
    fn file(&mut self, path: &Path, digest: &Digest, thing: Thing, used_by: Option<String>) {
        let trouble = match blobs::hash(path) {
            Ok(found) if found == *digest => return,
            Ok(_) => Trouble::FileChanged { used_by },
            Err(Error::Missing { .. }) => Trouble::FileGone { used_by },
            Err(error) => Trouble::FileUnreadable(error.to_string()),
        };
        self.find(Severity::Error, thing, trouble);
    }
}

/// The record that does not match its digest; every other error is handed on.
fn record(error: Error) -> Result<Trouble, Error> {
    match error {
        Error::Damaged { what, id } => Ok(Trouble::Record { what, id }),
        other => Err(other),
    }
}
