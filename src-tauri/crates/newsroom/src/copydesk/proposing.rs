//! People whom finished pieces and marked photos introduce, as proposals for the roster: a person takes them or turns them down.

use std::collections::{BTreeMap, BTreeSet};

use ::copydesk::{KnownPerson, Office, introduced};
use serde::Serialize;
use store::{Filter, Stationery};
use story::Content;
use story::workflow::State;
use ts_rs::TS;

use super::roster::named;
use crate::Error;
use crate::rooms::CopydeskRoom;

/// The states of a piece that passed: what it says was read and signed for.
const PASSED: [State; 3] = [State::SignedOff, State::Queued, State::Delivered];

/// A person who may belong in the roster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ProposedPerson {
    /// The name.
    pub name: String,
    /// The titles that are written before it, each once.
    pub titles: Vec<String>,
    /// In how many pieces.
    pub pieces: u32,
}

impl CopydeskRoom<'_> {
    /// The people whom signed-off pieces introduce and who are neither in the roster nor turned down, those of most pieces first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn proposed_people(&self) -> Result<Vec<ProposedPerson>, Error> {
        let known: BTreeSet<String> = self.people()?.into_iter().map(|person| person.name).collect();
        let kept = self.stationery().kept(Stationery::Person)?.into_iter();
        let turned_down: BTreeSet<String> = kept
            .filter(|(_, json)| json.is_none())
            .map(|(name, _)| name)
            .collect();
        let reader = self.reader()?;
        let passed = Filter {
            states: PASSED.to_vec(),
            ..Filter::default()
        };
        let mut proposed: BTreeMap<String, ProposedPerson> = BTreeMap::new();
        for story in reader.stories(&passed)? {
            // A piece that is damaged proposes nobody; the doctor reports it.
            let content = reader
                .working(&story.guid)
                .ok()
                .and_then(|working| Content::from_json(&working.bytes).ok());
            let mut counted = BTreeSet::new();
            for one in content.iter().flat_map(introduced) {
                if known.contains(&one.name) || turned_down.contains(&one.name) {
                    continue;
                }
                let person = proposed.entry(one.name.clone()).or_default();
                if !one.title.is_empty() && !person.titles.contains(&one.title) {
                    person.titles.push(one.title);
                }
                if counted.insert(one.name.clone()) {
                    person.pieces += 1;
                }
                person.name = one.name;
            }
        }
        let mut proposed: Vec<ProposedPerson> = proposed.into_values().collect();
        proposed.sort_by(|a, b| b.pieces.cmp(&a.pieces).then_with(|| a.name.cmp(&b.name)));
        Ok(proposed)
    }

    /// Puts a proposed person into the roster, with the titles that were found.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`] where no such person is proposed.
    pub fn take_proposed_person(&self, name: &str) -> Result<KnownPerson, Error> {
        let proposed = self.proposed(name)?;
        let office = |title| Office {
            title,
            ..Office::default()
        };
        let offices = proposed.titles.into_iter().map(office).collect();
        self.stationery().save(KnownPerson {
            offices,
            ..named(name)
        })
    }

    /// Turns a proposed person down: they are not proposed again.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`] where no such person is proposed.
    pub fn turn_down_person(&self, name: &str) -> Result<(), Error> {
        let name = self.proposed(name)?.name;
        self.store()
            .write(|tx| tx.set_stationery(Stationery::Person, &name, None))?;
        Ok(())
    }

    fn proposed(&self, name: &str) -> Result<ProposedPerson, Error> {
        let found = self.proposed_people()?.into_iter().find(|one| one.name == name);
        found.ok_or_else(|| Error::NoSuchStationery {
            what: Stationery::Person,
            name: name.to_owned(),
        })
    }
}
