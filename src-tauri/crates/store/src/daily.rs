//! Backups of the database alone: one a day, made anew while work goes on, and one before every migration, in `<store>-backups`
//! beside the store's folder. Photos are not in them: an original never changes, and none is deleted while a kept backup names
//! it.
//!
//! A day's backup holds the rows that changed since the day before, so that its size depends on what was written and not on the
//! store's.
//!
//! See docs/decisions/a-day-costs-what-changed.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use crate::kept_backup::{DAILY, KeptBackup, listed, next_number};
use crate::snapshot::{MadeBackup, write, write_increment, write_whole};
use crate::{Error, Store, chain, changes, commits};

/// How many daily backups stay.
const KEPT: usize = 7;
/// While stories change, the day's backup is made anew after this long: most of a day's work is then in it.
pub(crate) const FRESH: TimeDelta = TimeDelta::minutes(10);
/// What days beyond the seventh may take, as a part of the whole backup that they build on, before the oldest day that stays is made whole …
const CARRIED: u64 = 4;
/// … which costs nothing where the whole is so small.
const SMALL: u64 = 8 << 20;

impl Store {
    /// Makes the day's backup, or, where anything was written since and [`FRESH`] has passed, makes it anew; then removes all but
    /// the newest of each of the last seven days. `None`: the existing one is still good. A store opened with
    /// [`Store::open_to_read`] may do it on another thread, so that no writer has to wait.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and its kin; no older backup goes before the new one is verified.
    pub fn daily_backup(&self, now: DateTime<Utc>) -> Result<Option<MadeBackup>, Error> {
        let commits = self.commits()?;
        let kept = listed(&self.layout)?;
        let last = kept.iter().rfind(|kept| kept.daily);
        if let Some(last) = last.filter(|last| last.at.date_naive() == now.date_naive()) {
            // After the clock went back, the difference does not tell how long ago that was.
            let age = now - last.at;
            if last.commits == commits || (TimeDelta::zero()..FRESH).contains(&age) {
                return Ok(None);
            }
        }
        let number = next_number(&self.layout)?;
        let prefix = format!("{DAILY}{number:06}-{commits}-");
        let whole = || write(&self.layout, &self.conn, &prefix, now);
        let made = match self.ground(&kept, now) {
            Some(on) => match write_increment(&self.layout, on, &prefix, now) {
                Err(full @ Error::DiskFull { .. }) => Err(full),
                // An error in copying single rows may not affect copying pages.
                Err(_) => whole(),
                made => made,
            },
            None => whole(),
        }?;
        self.thin_out()?;
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

    /// The backup that today's can build on: the newest of an earlier day in which no text is damaged, if it is of this database's own
    /// past and its files are there. `None`: today's has to be whole.
    fn ground<'a>(&self, kept: &'a [KeptBackup], now: DateTime<Utc>) -> Option<&'a KeptBackup> {
        let is_earlier =
            |one: &&KeptBackup| one.daily && !one.damaged && one.at.date_naive() != now.date_naive();
        let ground = kept.iter().rfind(is_earlier)?;
        // An older version is read as today's in memory, where no file is.
        let is_today = self.original.is_none() && changes::are_noted_since(&self.conn, ground);
        let files = chain::files(kept, ground).filter(|_| is_today && chain::is_undamaged(kept, ground))?;
        // The whole one was read when it was written, and is read again in turn, which marks it where it is damaged: it may be large.
        let increments = files.iter().filter(|file| file.on.is_some());
        let sound = increments
            .map(|file| file.is_as_written())
            .all(|sound| sound.is_ok());
        sound.then_some(ground)
    }

    /// Removes the files that none of the kept days needs.
    fn thin_out(&self) -> Result<(), Error> {
        let kept = listed(&self.layout)?;
        let days = days(&kept);
        if let Some(oldest) = days.last().filter(|oldest| is_dear(&kept, oldest)) {
            match write_whole(&self.layout, &kept, oldest) {
                // What it builds on is damaged, which the doctor tells: it stays as it is.
                Err(Error::BackupDamaged { .. }) => {}
                made => {
                    made?;
                    remove(&oldest.path)?;
                }
            }
        }
        self.remove_unneeded()
    }

    fn remove_unneeded(&self) -> Result<(), Error> {
        let kept = listed(&self.layout)?;
        let days = days(&kept);
        let needed: BTreeSet<&Path> = days
            .iter()
            .flat_map(|day| chain::files(&kept, day).unwrap_or_else(|| vec![*day]))
            .map(|file| file.path.as_path())
            .collect();
        let mut unneeded = kept
            .iter()
            .filter(|file| file.daily && !needed.contains(file.path.as_path()));
        unneeded.try_for_each(|file| remove(&file.path))
    }
}

/// The daily backups that stay, the newest first: the newest of each of the last seven days, and the newest in which no text is
/// damaged, however old it is.
fn days(made: &[KeptBackup]) -> Vec<&KeptBackup> {
    let mut days = Vec::new();
    let undamaged = made
        .iter()
        .rfind(|kept| kept.daily && chain::is_undamaged(made, kept));
    let newest_first = made.iter().rev().filter(|kept| kept.daily);
    newest_first
        .filter(|kept| {
            let day = kept.at.date_naive();
            let keeps = !days.contains(&day) && days.len() < KEPT;
            if keeps {
                days.push(day);
            }
            keeps || Some(*kept) == undamaged
        })
        .collect()
}

/// Whether the oldest kept day should be made whole: the files it builds on are of days that are no longer kept.
fn is_dear(kept: &[KeptBackup], oldest: &KeptBackup) -> bool {
    let Some((whole, increments)) = chain::files(kept, oldest)
        .filter(|files| files.len() > 1)
        .and_then(|files| files.split_first().map(|(whole, rest)| (*whole, rest.to_vec())))
    else {
        return false;
    };
    let size = |file: &KeptBackup| fs::metadata(&file.path).map_or(0, |file| file.len());
    let carried: u64 = increments.iter().map(|file| size(file)).sum();
    size(whole) < SMALL || carried > size(whole) / CARRIED
}

fn remove(file: &Path) -> Result<(), Error> {
    fs::remove_file(file).map_err(Error::file("removing", file))
}
