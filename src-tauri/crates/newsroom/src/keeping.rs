//! Keeping: backups, the doctor, and the check of a package that came from anywhere.

mod rescuing;
mod searching;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use store::{KnownKey, Store, Trust};
use story::check::Severity;

use crate::damaged::Damaged;
use crate::genuine::genuine;
use crate::remarks::Remark;
use crate::rooms::KeepingRoom;
use crate::says::doctor;
use crate::signing::people::{self, KeyRow};
use crate::views::{Checkup, FindingRow, Health, Progress};
use crate::{Clock, Error, Watch};

/// A package that was verified.
pub type Verified = package::Verified;

impl KeepingRoom<'_> {
    /// Writes the database and every photo it names into the new folder `to`, each read back and checked. Returns a sentence for
    /// each thing that was damaged or lost in the store before, and so is not intact in the backup either.
    ///
    /// # Errors
    /// [`Error::Store`] where the folder does not take it; nothing half-done is left.
    pub fn backup(&self, to: &Path, watch: &mut Watch<'_>) -> Result<Vec<String>, Error> {
        let reader = self.reader()?;
        let made = reader.backup(to, self.now(), &mut bytes(watch))?;
        // The store gets its own backup of today too. Where its folder takes none, the doctor reports it; the copy that was asked
        // for is complete.
        let _ = reader.daily_backup(self.now());
        let left_out = made.damaged.iter();
        let language = self.language();
        Ok(left_out
            .map(|(what, id)| doctor::left_out(*what, id, language))
            .collect())
    }

    /// Takes the day's backup of the database unless there is one.
    ///
    /// # Errors
    /// [`Error::Store`] where the backup folder cannot be written.
    pub fn daily_backup(&self) -> Result<Option<PathBuf>, Error> {
        self.told(self.reader()?.daily_backup(self.now()))
    }

    /// Takes the day's backup of the database unless one was made today, for a program that runs for one command.
    ///
    /// # Errors
    /// [`Error::Store`] where the backup folder cannot be written.
    pub fn first_backup_of_the_day(&self) -> Result<Option<PathBuf>, Error> {
        self.told(self.reader()?.first_backup_of_the_day(self.now()))
    }

    /// Remarks what a backup took along that was damaged already.
    fn told(&self, made: Result<Option<store::MadeBackup>, store::Error>) -> Result<Option<PathBuf>, Error> {
        let Some(made) = made? else { return Ok(None) };
        for (what, id) in made.damaged {
            self.remark(Remark::InBackup { what, id });
        }
        Ok(Some(made.path))
    }

    /// Reads a part of the store, beginning where the last call ended; after `slices` calls all of it has been read. Damage is
    /// remarked, so that a person learns of it while there are intact copies.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn scrub(&self, slices: u64) -> Result<(), Error> {
        for finding in self.reader()?.scrub(slices, self.now())? {
            self.remark(Remark::Found(finding));
        }
        Ok(())
    }

    /// 体检: every damaged piece with what it can be had back from, `also` what a person named besides, and what the doctor says of
    /// all else.
    ///
    /// # Errors
    /// [`Error::Store`] where nothing of it can be read.
    pub fn checkup(&self, also: &[PathBuf], watch: &mut Watch<'_>) -> Result<Checkup, Error> {
        let report = self.report(watch)?;
        let damaged = self.damaged(&report.findings)?;
        let things: Vec<store::Thing> = damaged.iter().map(Damaged::thing).collect();
        let is_besides = |finding: &store::Finding| {
            finding.trouble != store::Trouble::Text && !things.iter().any(|thing| thing.is(&finding.thing))
        };
        Ok(Checkup {
            health: self.health(&report, is_besides)?,
            pieces: self.pieces(&damaged, also)?,
        })
    }

    /// Writes the contents of the write-ahead log into the database; best done while nothing else is written.
    ///
    /// # Errors
    /// [`Error::Store`]; nothing is lost then.
    pub fn checkpoint(&self) -> Result<(), Error> {
        Ok(self.store().checkpoint()?)
    }

    /// Reads every byte of the store and reports what is damaged. Nothing is changed.
    ///
    /// # Errors
    /// [`Error::Store`] where nothing of it can be read.
    pub fn doctor(&self, watch: &mut Watch<'_>) -> Result<Health, Error> {
        let report = self.report(watch)?;
        self.health(&report, |_| true)
    }

    pub(crate) fn report(&self, watch: &mut Watch<'_>) -> Result<store::Report, Error> {
        Ok(self.reader()?.doctor(self.now(), &mut bytes(watch))?)
    }

    /// The doctor's report, with those findings that `is_shown` selects.
    fn health(
        &self,
        report: &store::Report,
        is_shown: impl Fn(&store::Finding) -> bool,
    ) -> Result<Health, Error> {
        let language = self.language();
        let row = |finding: &store::Finding| FindingRow {
            severity: match finding.severity {
                store::Severity::Error => Severity::Error,
                store::Severity::Warning => Severity::Warning,
                store::Severity::Note => Severity::Note,
            },
            says: doctor::finding(finding, language),
        };
        let forged = self.forged_decisions()?;
        Ok(Health {
            sound: report.is_sound(),
            summary: doctor::summary(report, language),
            findings: report
                .findings
                .iter()
                .filter(|finding| is_shown(finding))
                .map(row)
                .chain(forged)
                .collect(),
        })
    }

    /// Decisions that bear another person's signature: they came so in a package, and nothing here is damaged. A decision that
    /// cannot be read is found by the store.
    fn forged_decisions(&self) -> Result<Vec<FindingRow>, Error> {
        let mut found = Vec::new();
        for story in self
            .reader()?
            .stories(&store::Filter::default())
            .unwrap_or_default()
        {
            let trail = self.signing().trail(&story.guid).unwrap_or_default();
            let decisions = trail.decisions();
            let forged = decisions
                .iter()
                .filter(|decision| genuine(decision) == Some(false));
            found.extend(forged.map(|decision| FindingRow {
                severity: Severity::Warning,
                says: doctor::false_signature(&story.row.headline, &decision.by, self.language()),
            }));
        }
        Ok(found)
    }
}

/// A backup that was put in the place of a store.
#[derive(Debug)]
pub struct Restored {
    /// Where the store that was in its place is kept; nothing where there was none.
    pub kept_aside: Option<PathBuf>,
    /// What was said of keys after the backup was made, and is not known any more.
    pub forgotten: Vec<KeyRow>,
}

/// Puts a backup in the place of the store in `into`. What was there is kept aside.
///
/// # Errors
/// [`Error::Store`] where the backup is not whole, which is found out before anything is touched.
pub fn restore_backup(
    from: &Path,
    into: &Path,
    clock: &dyn Clock,
    watch: &mut Watch<'_>,
) -> Result<Restored, Error> {
    // A store that cannot be read has nothing that could be forgotten.
    let said = || {
        let keys = Store::open_to_read(into).and_then(|store| store.keys());
        keys.unwrap_or_else(|_| Vec::new())
    };
    let before = said();
    let kept_aside = store::restore_backup(from, into, clock.now().to_utc(), &mut bytes(watch))?;
    let after = said();
    let is_known = |one: &KnownKey| {
        let mut same = after.iter();
        same.any(|known| (&known.key, &known.name, known.trust) == (&one.key, &one.name, one.trust))
    };
    let forgotten = before
        .into_iter()
        .filter(|one| one.trust != Trust::Met && !is_known(one));
    Ok(Restored {
        kept_aside,
        forgotten: forgotten.map(people::row).collect(),
    })
}

/// After damage: moves the store's database aside and puts the newest good daily backup in its place. The photos stay where they
/// are.
///
/// # Errors
/// [`Error::Store`] where there is no good backup, or a program writes to the store; nothing is moved then.
pub fn rescue(dir: &Path, clock: &dyn Clock) -> Result<(), Error> {
    store::rescue(dir, clock.now().to_utc())?;
    Ok(())
}

/// Checks a package, byte by byte.
///
/// # Errors
/// [`Error::Package`]: the file that changed, or the place in the zip.
pub fn verify(package: &Path, watch: &mut Watch<'_>) -> Result<Verified, Error> {
    let what = package.display().to_string();
    Ok(package::verify(package, &mut |done, total| {
        watch(Progress {
            done,
            total,
            what: what.clone(),
        })
    })?)
}

/// The store's progress callback, made from ours.
fn bytes<'a>(watch: &'a mut Watch<'_>) -> impl FnMut(store::Progress) -> ControlFlow<()> + 'a {
    move |progress| {
        watch(Progress {
            done: progress.done,
            total: progress.total,
            what: String::new(),
        })
    }
}
