//! The destinations that a desk checks by itself, and the packages there now: filings for its editors, returns for its writers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::delivery::inbox::InboxEntry;
use crate::rooms::DeliveryRoom;
use crate::secrets::Secrets;
use crate::{Error, Watch};

const WATCHED: &str = "watched";
/// The settings key of packages that were copied from a destination without claims: they are still there.
const TAKEN: &str = "taken";
/// How many of those are remembered; older ones were removed there long ago.
const MOST_TAKEN: usize = 500;

/// A destination that is watched, and what for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct WatchedInbox {
    /// The outlet's name.
    pub outlet: String,
    /// Whether it is for returns to their writer; else for filings to an editor.
    pub returns: bool,
}

/// The packages at one watched destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InboxState {
    /// The outlet's name.
    pub outlet: String,
    /// What people call it.
    pub title: String,
    /// Returns; else filings.
    pub returns: bool,
    /// The packages that were not taken yet.
    pub packages: Vec<InboxEntry>,
    /// One desk can take a package before all others; where not, it is only copied.
    pub can_claim: bool,
    /// Why the destination could not be read; `None` where it could.
    pub trouble: Option<String>,
}

impl DeliveryRoom<'_> {
    /// The destinations that this desk watches.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn watched(&self) -> Result<Vec<WatchedInbox>, Error> {
        Ok(self.remembered(WATCHED)?.unwrap_or_default())
    }

    /// Watches an outlet's destination from now on, or no longer.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::NoWire`], or when the store cannot be written.
    pub fn watch_outlet(&self, outlet: &str, returns: bool, on: bool) -> Result<Vec<WatchedInbox>, Error> {
        let outlet = self.outlets().find(outlet)?;
        self.destination(&outlet)?;
        let mut all = self.watched()?;
        all.retain(|one| one.outlet != outlet.name || one.returns != returns);
        if on {
            all.push(WatchedInbox {
                outlet: outlet.name,
                returns,
            });
        }
        all.sort();
        self.remember(WATCHED, &all)?;
        Ok(all)
    }

    /// Lists every watched destination once. Where that fails, `trouble` says why.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn look_round(&self, watch: &mut Watch<'_>) -> Result<Vec<InboxState>, Error> {
        let mut found = Vec::new();
        for one in self.watched()? {
            let Ok(outlet) = self.outlets().find(&one.outlet) else {
                continue;
            };
            let mut lying = InboxState {
                outlet: outlet.name.clone(),
                title: outlet.title.clone(),
                returns: one.returns,
                packages: Vec::new(),
                can_claim: false,
                trouble: None,
            };
            match self.inbox(&outlet.name, one.returns, &Secrets::default(), watch) {
                Ok(inbox) => {
                    let taken = self.taken()?;
                    lying.can_claim = inbox.can_claim;
                    lying.packages = inbox.packages;
                    lying
                        .packages
                        .retain(|package| !taken.contains(&mark(&outlet.name, one.returns, &package.name)));
                }
                Err(error) => lying.trouble = Some(error.says(self.language())),
            }
            found.push(lying);
        }
        Ok(found)
    }

    fn taken(&self) -> Result<Vec<String>, Error> {
        Ok(self.remembered(TAKEN)?.unwrap_or_default())
    }

    /// Remembers a package that was copied from a destination without claims.
    pub(crate) fn note_taken(&self, outlet: &str, returns: bool, name: &str) -> Result<(), Error> {
        let mut taken = self.taken()?;
        taken.push(mark(outlet, returns, name));
        let old = taken.len().saturating_sub(MOST_TAKEN);
        taken.drain(..old);
        self.remember(TAKEN, &taken)
    }
}

fn mark(outlet: &str, returns: bool, name: &str) -> String {
    format!("{outlet}/{}{name}", if returns { "returns/" } else { "" })
}
