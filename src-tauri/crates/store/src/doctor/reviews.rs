//! The doctor's checks of the records beside stories: comments, decisions, returns and keys.

use super::{Visit, record};
use crate::report::{Severity, Thing, Trouble};
use crate::{Error, Reader, Record};

impl Reader {
    /// Examines the records beside a story: every read compares one with its digest.
    pub(super) fn examine_reviews(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        for bad in self.bad_deliveries()? {
            let guid = bad.guid.clone();
            let trouble = Trouble::Record {
                what: Record::Delivery,
                id: guid.clone(),
            };
            visit.find(Severity::Error, Thing::Delivery { guid }, trouble);
        }
        for entry in self.register()? {
            match entry {
                Err(Error::Damaged { what, id }) => {
                    let number = id.clone();
                    visit.find(
                        Severity::Error,
                        Thing::Incoming { number },
                        Trouble::Record { what, id },
                    );
                }
                other => drop(other?),
            }
        }
        for story in self.stories(&crate::Filter::default())? {
            let guid = &story.guid;
            let looks = [
                self.received(guid).map(drop),
                self.returns(guid).map(drop),
                self.comments(guid)
                    .and_then(|all| all.into_iter().try_for_each(|one| one.map(drop))),
                self.decisions(guid)
                    .and_then(|all| all.into_iter().try_for_each(|one| one.map(drop))),
            ];
            for look in looks {
                match look {
                    Err(damaged @ Error::Damaged { .. }) => {
                        let thing = Thing::Review {
                            story: guid.clone(),
                            headline: story.row.headline.clone(),
                        };
                        visit.find(Severity::Error, thing, record(damaged)?);
                    }
                    other => other?,
                }
            }
        }
        Ok(())
    }

    /// Examines people's keys: a changed one would let another person sign in their name.
    pub(super) fn examine_keys(&self, visit: &mut Visit<'_, '_>) -> Result<(), Error> {
        for name in self.names_with_keys()? {
            match self.keys_of(&name) {
                Err(damaged @ Error::Damaged { .. }) => {
                    visit.find(Severity::Error, Thing::Key { name }, record(damaged)?);
                }
                other => drop(other?),
            }
        }
        for name in self.names_of_stray_trust()? {
            let trouble = Trouble::Record {
                what: Record::Key,
                id: name.clone(),
            };
            visit.find(Severity::Error, Thing::Key { name }, trouble);
        }
        for digest in self.damaged_signatures()? {
            let trouble = Trouble::Record {
                what: Record::Signature,
                id: digest.clone(),
            };
            visit.find(Severity::Error, Thing::Signature { digest }, trouble);
        }
        Ok(())
    }
}
