//! After damage: the broken database is kept, and the newest good backup takes its place.

use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::error::READING;
use crate::layout::Layout;
use crate::lock::Lock;
use crate::snapshot::backups;
use crate::{Error, aside, durable};

/// What a rescue did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescue {
    /// Where the damaged database is now; none where it was gone altogether.
    pub aside: Option<PathBuf>,
    /// The backup that was put in its place.
    pub restored: PathBuf,
    /// When that backup was made: what was written later is only in the damaged database.
    pub at: DateTime<Utc>,
}

/// Keeps the database in `dir` aside and puts the newest good backup in its place. The photos stay where they
/// are.
///
/// # Errors
/// [`Error::NoBackup`] where there is no good one, [`Error::Held`] while a program writes to the store;
/// nothing is moved then.
pub fn rescue(dir: &Path, now: DateTime<Utc>) -> Result<Rescue, Error> {
    let layout = Layout::new(dir)?;
    let good = backups(dir)?.into_iter().find(|backup| backup.sound.is_ok());
    let Some(good) = good else {
        return Err(Error::NoBackup {
            path: layout.backups(),
        });
    };
    let _lock = Lock::take(&layout.lock())?;
    let mut source = File::open(&good.path).map_err(Error::file(READING, &good.path))?;
    let mut part = durable::part(layout.dir())?;
    durable::pour(
        &mut source,
        &good.path,
        &mut part,
        &layout.database(),
        &mut |_| Ok(()),
    )?;
    // A stop between these two leaves a folder without a database and with one kept aside: opening says that it
    // is damaged, and the next rescue ends what this one began.
    let kept = aside::keep(&layout, now)?;
    durable::settle(part, &layout.database())?;
    Ok(Rescue {
        aside: kept,
        restored: good.path,
        at: good.at,
    })
}
