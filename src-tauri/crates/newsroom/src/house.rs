//! The house as the copy desk reads with it: the roster of the store, and the day of a piece.

use ::copydesk::{House, KnownPerson, KnownUnit, Roster};
use chrono::Local;
use serde::de::DeserializeOwned;
use store::{KeptSheet, Stationery};

use crate::{Error, Newsroom};

impl Newsroom {
    /// The house with its roster. An entry that is damaged is left out; the list of them reports it.
    pub(crate) fn house(&self) -> Result<House, Error> {
        let (people, units) = {
            let store = self.store();
            (
                store.stationery(Stationery::Person)?,
                store.stationery(Stationery::Unit)?,
            )
        };
        let (people, units) = (whole(people), whole(units));
        let rows: Vec<KeptSheet> = people.iter().chain(&units).cloned().collect();
        let mut built = self.memory.copydesk.built();
        if built.rows != rows {
            built.roster = Roster::new(entries::<KnownPerson>(&people), entries::<KnownUnit>(&units));
            built.rows = rows;
        }
        Ok(House::default().with_roster(built.roster.clone()))
    }

    /// The house reading a piece on the day when it was changed last.
    pub(crate) fn house_of(&self, id: &str) -> Result<House, Error> {
        let changed = self.store().story(id)?.updated;
        Ok(self.house()?.on(Some(changed.with_timezone(&Local).date_naive())))
    }
}

fn whole(rows: Vec<Result<KeptSheet, store::Error>>) -> Vec<KeptSheet> {
    rows.into_iter().filter_map(Result::ok).collect()
}

fn entries<T: DeserializeOwned>(rows: &[KeptSheet]) -> Vec<T> {
    let texts = rows.iter().filter_map(|(_, json)| json.as_deref());
    texts.filter_map(|json| serde_json::from_str(json).ok()).collect()
}
