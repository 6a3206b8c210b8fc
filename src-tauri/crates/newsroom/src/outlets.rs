//! The outlets of a person: those we ship, changed, removed and restored, and their own.
//!
//! The profiles we ship are in `assets/outlets`. The store holds only what a person wrote or changed, as they wrote it, comments
//! and all, so that a person who changed nothing gets our better profiles.

pub(crate) mod memory;
pub(crate) mod preflight;
pub(crate) mod sent_originals;

use std::path::Path;

use serde::Serialize;
use store::Stationery;
use story::Language;
use ts_rs::TS;

use crate::rooms::OutletsRoom;
use crate::{Error, StationeryOrigin};
use outlet::{Faulty, Outlet, OutletForm};

/// The profiles we ship, by their names.
const SHIPPED: [(&str, &str); 5] = [
    (
        "gov-press",
        include_str!("../../../../assets/outlets/gov-press.toml"),
    ),
    ("wechat", include_str!("../../../../assets/outlets/wechat.toml")),
    (
        "newspaper",
        include_str!("../../../../assets/outlets/newspaper.toml"),
    ),
    (
        "photo-agency",
        include_str!("../../../../assets/outlets/photo-agency.toml"),
    ),
    (
        "english-wire",
        include_str!("../../../../assets/outlets/english-wire.toml"),
    ),
];
/// Most bytes of a profile that are read.
const LARGEST: u64 = 256 * 1024;

/// One outlet as a person has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutletSheet {
    /// Its key.
    pub name: String,
    /// Where its profile comes from.
    pub origin: StationeryOrigin,
    /// The profile as read; `None` where it cannot be used.
    pub outlet: Option<Outlet>,
    /// Why not.
    pub faults: Vec<Faulty>,
    /// The profile as it was written.
    pub toml: String,
}

/// All outlets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutletSheets {
    /// Ours in our order, then one's own, the oldest first.
    pub sheets: Vec<OutletSheet>,
    /// How many of ours were removed and can be restored.
    pub taken_away: u32,
}

impl OutletsRoom<'_> {
    /// Every outlet.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn list(&self) -> Result<OutletSheets, Error> {
        let mut kept = self.stationery().kept(Stationery::Outlet)?;
        let mut all = OutletSheets {
            sheets: Vec::new(),
            taken_away: 0,
        };
        let language = self.language();
        for (name, toml) in SHIPPED {
            let at = kept.iter().position(|(key, _)| key == name);
            match at.map(|at| kept.remove(at).1) {
                None => all
                    .sheets
                    .push(sheet(name, StationeryOrigin::Shipped, toml, language)),
                Some(None) => all.taken_away += 1,
                Some(Some(toml)) => all
                    .sheets
                    .push(sheet(name, StationeryOrigin::Changed, &toml, language)),
            }
        }
        let own = kept
            .into_iter()
            .filter_map(|(name, toml)| Some(sheet(&name, StationeryOrigin::Own, &toml?, language)));
        all.sheets.extend(own);
        Ok(all)
    }

    /// The outlet that is called so.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], or [`Error::BadOutlet`] where its profile cannot be used.
    pub fn find(&self, name: &str) -> Result<Outlet, Error> {
        let sheet = self.sheet(name)?;
        Outlet::read(&sheet.toml, self.language()).map_err(|faults| Error::BadOutlet {
            name: sheet.name,
            faults,
        })
    }

    /// The outlet that is called so, with its profile as it was written.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`].
    pub fn sheet(&self, name: &str) -> Result<OutletSheet, Error> {
        let sheets = self.list()?.sheets;
        let titled = |sheet: &&OutletSheet| sheet.outlet.as_ref().is_some_and(|outlet| outlet.title == name);
        let found = sheets.iter().find(|sheet| sheet.name == name);
        let found = found.or_else(|| sheets.iter().find(titled));
        found.cloned().ok_or_else(|| Error::NoSuchOutlet {
            name: name.to_owned(),
            known: sheets
                .iter()
                .map(|sheet| sheet.name.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        })
    }

    /// A profile as a form, with one field changed where one is named; nothing is kept.
    #[must_use]
    pub fn form(&self, toml: &str, change: Option<(&str, &str)>) -> OutletForm {
        let form = OutletForm::of(toml, self.language());
        match change {
            Some((field, text)) => form.with(field, text, self.language()),
            None => form,
        }
    }

    /// Saves a profile, in the place of one of the same name. `from` is the name it had, where it gets a new one.
    ///
    /// # Errors
    /// [`Error::BadOutlet`]: what is wrong with it, by line and field; nothing is kept then. [`Error::NameTaken`]
    /// where it would take the place of another one while getting a new name.
    pub fn save(&self, toml: &str, from: Option<&str>) -> Result<OutletSheet, Error> {
        let outlet = Outlet::read(toml, self.language()).map_err(|faults| Error::BadOutlet {
            name: from.unwrap_or_default().to_owned(),
            faults,
        })?;
        let renamed = from.filter(|from| *from != outlet.name);
        let others = self.list()?.sheets;
        if renamed.is_some() && others.iter().any(|other| other.name == outlet.name) {
            return Err(Error::NameTaken {
                what: Stationery::Outlet,
                name: outlet.name,
            });
        }
        let shipped = SHIPPED.iter().find(|(name, _)| *name == outlet.name);
        self.store().write(|tx| {
            if let Some(old) = renamed {
                if SHIPPED.iter().any(|(name, _)| *name == old) {
                    tx.set_stationery(Stationery::Outlet, old, None)?;
                } else {
                    tx.forget_stationery(Stationery::Outlet, old)?;
                }
            }
            match shipped {
                Some((name, ours)) if *ours == toml => tx.forget_stationery(Stationery::Outlet, name),
                _ => tx.set_stationery(Stationery::Outlet, &outlet.name, Some(toml)),
            }
        })?;
        self.sheet(&outlet.name)
    }

    /// Keeps the profile in a file.
    ///
    /// # Errors
    /// As [`OutletsRoom::save`], or when the file cannot be read.
    pub fn add(&self, file: &Path) -> Result<OutletSheet, Error> {
        let bytes = crate::files::read_file(file, LARGEST)?;
        let toml = String::from_utf8(bytes).map_err(|_| Error::NotText {
            path: file.to_owned(),
            source: press::NotText::UnknownEncoding,
        })?;
        self.save(toml.trim_start_matches('\u{feff}'), None)
            .map_err(|error| match error {
                Error::BadOutlet { faults, .. } => Error::BadOutlet {
                    name: file.display().to_string(),
                    faults,
                },
                other => other,
            })
    }

    /// Removes an outlet. One of ours can be restored.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`].
    pub fn remove(&self, name: &str) -> Result<(), Error> {
        let sheet = self.sheet(name)?;
        self.store().write(|tx| match sheet.origin {
            StationeryOrigin::Own => tx.forget_stationery(Stationery::Outlet, &sheet.name),
            StationeryOrigin::Shipped | StationeryOrigin::Changed => {
                tx.set_stationery(Stationery::Outlet, &sheet.name, None)
            }
        })?;
        Ok(())
    }

    /// Restores one of ours as we ship it; without a name, all that were removed.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`] for one that is not ours.
    pub fn restore(&self, name: Option<&str>) -> Result<(), Error> {
        let names: Vec<&str> = match name {
            Some(name) => {
                let found = SHIPPED.iter().find(|(ours, _)| *ours == name);
                let found = found.ok_or_else(|| Error::NoSuchOutlet {
                    name: name.to_owned(),
                    known: SHIPPED.map(|(name, _)| name).join(", "),
                })?;
                vec![found.0]
            }
            None => {
                let kept = self.stationery().kept(Stationery::Outlet)?;
                let gone = |name: &&str| kept.iter().any(|(key, toml)| key == name && toml.is_none());
                SHIPPED.iter().map(|(name, _)| *name).filter(gone).collect()
            }
        };
        self.store().write(|tx| {
            names
                .iter()
                .try_for_each(|name| tx.forget_stationery(Stationery::Outlet, name))
        })?;
        Ok(())
    }
}

fn sheet(name: &str, origin: StationeryOrigin, toml: &str, language: Language) -> OutletSheet {
    let (outlet, faults) = match Outlet::read(toml, language) {
        Ok(outlet) => (Some(outlet), Vec::new()),
        Err(faults) => (None, faults.iter().map(|fault| fault.faulty(language)).collect()),
    };
    OutletSheet {
        name: name.to_owned(),
        origin,
        outlet,
        faults,
        toml: toml.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outlet_we_ship_can_be_used_in_both_languages_and_is_called_as_it_is_listed() {
        for language in [Language::Zh, Language::En] {
            for (name, toml) in SHIPPED {
                let outlet =
                    Outlet::read(toml, language).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
                assert_eq!(outlet.name, name);
                assert!(
                    outlet.title != outlet.name && !outlet.says.is_empty(),
                    "{name} says what it is"
                );
            }
        }
    }
}
