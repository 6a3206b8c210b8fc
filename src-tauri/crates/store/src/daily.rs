//! Backups of the database alone: one a day, made anew while work goes on, and one before every migration, in `<store>-backups` beside the
//! store's folder. Photos are not in them: an original never changes, and none is deleted while a kept backup
//! names it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

use crate::snapshot::{DAILY, listed, write};
use crate::{Error, Filter, Store};

/// How many daily backups stay.
const KEPT: usize = 7;
/// While stories change, the day's backup is made anew after this long: most of a day's work is then in it.
pub(crate) const FRESH: TimeDelta = TimeDelta::minutes(10);

impl Store {
    /// Makes the day's backup, or, where stories changed since and [`FRESH`] has passed, makes it anew; then takes
    /// away all but the newest of each of the last seven days. `None`: the one there is will do. A store opened
    /// with [`Store::open_to_read`] may do it on another thread, so that nobody who writes has to wait.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and its kin; no older backup goes before the new one is verified.
    pub fn daily_backup(&self, now: DateTime<Utc>) -> Result<Option<PathBuf>, Error> {
        let made = daily(&listed(&self.layout)?);
        if let Some((_, at)) = made.last().filter(|(_, at)| at.date_naive() == now.date_naive()) {
            let newest = self.stories(&Filter {
                limit: Some(1),
                ..Filter::default()
            })?;
            let changed = newest.first().is_some_and(|story| story.updated > *at);
            if !changed || now - *at < FRESH {
                return Ok(None);
            }
        }
        let path = write(&self.layout, &self.conn, DAILY, now)?;
        for old in outlived(&daily(&listed(&self.layout)?)) {
            fs::remove_file(&old).map_err(Error::file("removing", &old))?;
        }
        Ok(Some(path))
    }
}

/// The daily backups that need not be kept: all but the newest of a day, and days beyond the seventh.
fn outlived(made: &[(PathBuf, DateTime<Utc>)]) -> Vec<PathBuf> {
    let mut days = Vec::new();
    let newest_first = made.iter().rev();
    let old = newest_first.filter(|(_, at)| {
        let day = at.date_naive();
        let keeps = !days.contains(&day) && days.len() < KEPT;
        days.push(day);
        !keeps
    });
    old.map(|(path, _)| path.clone()).collect()
}

fn daily(listed: &[(PathBuf, DateTime<Utc>)]) -> Vec<(PathBuf, DateTime<Utc>)> {
    let is_daily = |path: &Path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(DAILY))
    };
    listed
        .iter()
        .filter(|(path, _)| is_daily(path))
        .cloned()
        .collect()
}
