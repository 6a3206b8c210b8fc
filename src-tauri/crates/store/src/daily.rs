//! Backups of the database alone: one a day, made anew while work goes on, and one before every migration, in `<store>-backups` beside the
//! store's folder. Photos are not in them: an original never changes, and none is deleted while a kept backup
//! names it.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};

use crate::snapshot::{DAILY, KeptBackup, MadeBackup, listed, next_number, write};
use crate::{Error, Store, commits};

/// How many daily backups stay.
const KEPT: usize = 7;
/// While stories change, the day's backup is made anew after this long: most of a day's work is then in it.
pub(crate) const FRESH: TimeDelta = TimeDelta::minutes(10);

impl Store {
    /// Makes the day's backup, or, where anything was written since and [`FRESH`] has passed, makes it anew; then takes away all but
    /// the newest of each of the last seven days. `None`: the one there is will do. A store opened with [`Store::open_to_read`] may
    /// do it on another thread, so that nobody who writes has to wait.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and its kin; no older backup goes before the new one is verified.
    pub fn daily_backup(&self, now: DateTime<Utc>) -> Result<Option<MadeBackup>, Error> {
        let commits = self.commits()?;
        let last = listed(&self.layout)?.into_iter().rfind(|kept| kept.daily);
        if let Some(last) = last.filter(|last| last.at.date_naive() == now.date_naive()) {
            // A clock that went back says nothing of how long ago that was.
            let age = now - last.at;
            if last.commits == commits || (TimeDelta::zero()..FRESH).contains(&age) {
                return Ok(None);
            }
        }
        let number = next_number(&self.layout)?;
        let prefix = format!("{DAILY}{number:06}-{commits}-");
        let made = write(&self.layout, &self.conn, &prefix, now)?;
        for old in outlived(&listed(&self.layout)?) {
            fs::remove_file(&old).map_err(Error::file("removing", &old))?;
        }
        Ok(Some(made))
    }

    /// Makes the day's backup where none was made today: for a program that runs for one command.
    ///
    /// # Errors
    /// As [`Store::daily_backup`].
    pub fn first_backup_of_the_day(&self, now: DateTime<Utc>) -> Result<Option<MadeBackup>, Error> {
        let last = listed(&self.layout)?.into_iter().rfind(|kept| kept.daily);
        match last {
            Some(last) if last.at.date_naive() == now.date_naive() => Ok(None),
            Some(_) | None => self.daily_backup(now),
        }
    }

    /// How many transactions the store has acknowledged.
    fn commits(&self) -> Result<u64, Error> {
        let found = commits::in_database(&self.conn).map_err(self.doing("counting what was saved"))?;
        Ok(found.map_or(0, |commits| commits.count))
    }
}

/// The daily backups that need not be kept: all but the newest of a day, and days beyond the seventh. The newest in which no text
/// is damaged stays, however old it is.
fn outlived(made: &[KeptBackup]) -> Vec<PathBuf> {
    let mut days = Vec::new();
    let undamaged = made.iter().rfind(|kept| kept.daily && !kept.damaged);
    let newest_first = made.iter().rev().filter(|kept| kept.daily);
    let old = newest_first.filter(|kept| {
        let day = kept.at.date_naive();
        let keeps = !days.contains(&day) && days.len() < KEPT;
        days.push(day);
        !keeps && Some(*kept) != undamaged
    });
    old.map(|kept| kept.path.clone()).collect()
}
