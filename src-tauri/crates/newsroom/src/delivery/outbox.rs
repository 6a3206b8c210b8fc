//! 待发: what is on its way to outlets. A delivery is queued in the same transaction that moves its story, survives
//! everything, and is over only when the outlet has it or a person says so. Sending itself is in [`crate::delivery::sending`].

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use store::DeliveryState;
use story::Content;
use story::workflow::{State, Step, Who};

use crate::delivery::{Adoption, Delivery, DeliveryRow, Facts, Relation, loose};
use crate::outlet::{Outlet, Packing};
use crate::{Amendment, Error, Newsroom, Order, Watch, says};

/// The folder of the store where packages wait, one folder a delivery.
const FOLDER: &str = "outbox";
/// How many characters of the digest stand in a package's name at the outlet.
const DIGEST: usize = 12;

/// A delivery that was queued, and what a person should know of it.
#[derive(Debug, Clone, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Queued {
    /// The delivery.
    pub delivery: DeliveryRow,
    /// 一稿多投, a password that anybody on the way can read, and their kin.
    pub warnings: Vec<String>,
}

impl Newsroom {
    /// Freezes the story, makes the outlet's package and queues it. Whoever works without reviewers signs the piece off
    /// by sending it. The same content is queued once for an outlet: the delivery there is comes back.
    ///
    /// # Errors
    /// [`Error::NoWire`]; when the workflow does not allow it from here; what keeps a package from being made.
    pub fn deliver(
        &self,
        id: &str,
        outlet: &str,
        amends: Option<(Relation, &str)>,
        watch: &mut Watch<'_>,
    ) -> Result<Queued, Error> {
        let outlet = self.outlet(outlet)?;
        let destination = self.destination(&outlet)?;
        let (who, state) = (self.who(id)?, self.state(id)?);
        let alone = matches!(state, State::Draft | State::Returned) && self.trail(id)?.is_empty();
        let signed = if alone {
            state.after(who, Step::SignOff)?
        } else {
            state
        };
        let next = signed.after(who, Step::Queue)?;
        let amended = amends.map(|(how, which)| Ok::<_, Error>((how, self.delivery(which)?)));
        let amended = amended.transpose()?;

        let _packing = self.packing.lock().unwrap_or_else(PoisonError::into_inner);
        self.clear_rooms()?;
        let guid = uuid::Uuid::new_v4().to_string();
        let folder = self.waiting_room(&guid)?;
        let loose = outlet.files.packing == Packing::Folder;
        let order = Order {
            outlet: Some(&outlet),
            waits: true,
            formats: &[],
            amends: amended.as_ref().map(|(how, one)| Amendment {
                what: how.press(),
                guid: one.row.story.clone(),
                version: one.facts.revision.to_string(),
                reason: String::new(),
            }),
        };
        let exported = self.export_as(id, &folder, &order, watch)?;
        let made = PathBuf::from(&exported.path);
        let (sha256, bytes) = if loose {
            let loose::Weighed { sha256, bytes } = loose::weigh(&made)?;
            (sha256, bytes)
        } else {
            crate::delivery::sending::digest(&made)?
        };
        // It waits under a name that says nothing; what it is called there is its own.
        let path = self.store().waiting(&guid);
        std::fs::rename(&made, &path).map_err(|source| Error::Unwritable {
            path: path.clone(),
            source,
        })?;
        let deliveries = self.deliveries()?;
        let same = deliveries.iter().find(|one| {
            one.row.outlet == outlet.name
                && one.facts.sha256 == sha256
                && one.row.state != DeliveryState::Cancelled
        });
        if let Some(same) = same {
            let _ = std::fs::remove_dir_all(&folder);
            return Ok(Queued {
                delivery: same.shown(self.language()),
                warnings: vec![says::wire::queued_before(&outlet.title, self.language())],
            });
        }
        let mut warnings = Vec::new();
        if destination.is_open_to_eavesdroppers() {
            warnings.push(says::wire::eavesdroppers(&outlet.title, self.language()));
        }
        warnings.extend(self.elsewhere(id, &outlet, &deliveries));
        let content = self.content(id)?;
        let facts = Facts {
            headline: content.headline.clone(),
            authors: authors(&content),
            title: outlet.title.clone(),
            file: path.display().to_string(),
            name: if loose {
                name(&made, &sha256)
            } else {
                format!("{}.zip", name(&made, &sha256))
            },
            loose,
            bytes,
            sha256,
            revision: exported.revision,
            unsigned: alone,
            amends: amended.as_ref().map(|(how, _)| *how),
            amended: amended.map(|(_, one)| one.row.guid).unwrap_or_default(),
            ..Facts::default()
        };
        let delivery = Delivery {
            row: store::Delivery {
                guid,
                story: id.to_owned(),
                outlet: outlet.name.clone(),
                state: DeliveryState::Waiting,
                due: self.now(),
                failures: 0,
                facts: String::new(),
                at: self.now(),
            },
            facts,
        };
        let now = self.now();
        self.store().write(|tx| {
            tx.add_delivery(&delivery.written())?;
            tx.set_state(id, next.as_str(), now)
        })?;
        Ok(Queued {
            delivery: delivery.shown(self.language()),
            warnings,
        })
    }

    /// Every delivery, the newest first; before them the rows that cannot be read.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn outbox(&self) -> Result<Vec<DeliveryRow>, Error> {
        let language = self.language();
        let read = self.read_outbox()?;
        let unreadable = read.unreadable.iter().rev().map(|one| one.shown(language));
        let deliveries = read.deliveries.iter().rev().map(|one| one.shown(language));
        Ok(unreadable.chain(deliveries).collect())
    }

    /// Holds a delivery back until it is tried again by hand; one that is under way stops.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn pause_delivery(&self, id: &str) -> Result<DeliveryRow, Error> {
        self.move_delivery(id, |one| one.row.state = DeliveryState::Paused)
    }

    /// Lets a delivery go at the next run, whatever it waited for.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn retry_delivery(&self, id: &str) -> Result<DeliveryRow, Error> {
        let now = self.now();
        self.move_delivery(id, |one| one.line_up(now))
    }

    /// Takes a delivery back. The story goes back to where it stood unless another outlet has it or shall have it.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn cancel_delivery(&self, id: &str) -> Result<DeliveryRow, Error> {
        let shown = self.move_delivery(id, |one| one.row.state = DeliveryState::Cancelled)?;
        let all = self.deliveries()?;
        let others = |one: &&Delivery| one.row.story == shown.story && one.row.guid != shown.id;
        let open = all.iter().filter(others).any(|one| !one.row.state.is_over());
        let has = all
            .iter()
            .filter(others)
            .any(|one| one.row.state == DeliveryState::Delivered);
        let unsigned = all
            .iter()
            .any(|one| one.row.guid == shown.id && one.facts.unsigned);
        let state = self.state(&shown.story)?;
        if !open && state == State::Queued {
            let step = if has { Step::Deliver } else { Step::Withdraw };
            let mut back = state.after(Who::Writer, step)?;
            if !has && unsigned {
                back = back.after(Who::Writer, Step::Reopen)?;
            }
            self.move_to(&shown.story, back)?;
        }
        let _ = std::fs::remove_dir_all(self.dir().join(FOLDER).join(&shown.id));
        Ok(shown)
    }

    /// Notes what became of a piece at the outlet.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`].
    pub fn note_adoption(
        &self,
        id: &str,
        adoption: Option<Adoption>,
        note: &str,
    ) -> Result<DeliveryRow, Error> {
        let guid = self.delivery(id)?.row.guid;
        let one = self.change_delivery(&guid, |one| {
            one.facts.adoption = adoption;
            note.clone_into(&mut one.facts.note);
        })?;
        Ok(one.shown(self.language()))
    }

    /// A delivery's package, where it waits in this store: the store may have been put elsewhere since.
    pub(crate) fn waiting_package(&self, one: &Delivery) -> PathBuf {
        let name = Path::new(&one.facts.file).file_name().unwrap_or_default();
        self.dir().join(FOLDER).join(&one.row.guid).join(name)
    }

    /// Where a delivery's package waits; made if need be.
    fn waiting_room(&self, guid: &str) -> Result<PathBuf, Error> {
        let folder = self.dir().join(FOLDER).join(guid);
        std::fs::create_dir_all(&folder).map_err(|source| Error::Unwritable {
            path: folder.clone(),
            source,
        })?;
        Ok(folder)
    }

    /// Takes away what a program that was killed left behind: packages that no open delivery waits for.
    fn clear_rooms(&self) -> Result<(), Error> {
        let all = self.read_outbox()?;
        let open = |name: &str| {
            let waits = |one: &Delivery| one.row.guid == name && !one.row.state.is_over();
            // A row that cannot be read may be restored from a backup, and wants its package then.
            all.deliveries.iter().any(waits) || all.unreadable.iter().any(|one| one.row.guid == name)
        };
        // No folder yet, or one that cannot be read: nothing to take away.
        for room in std::fs::read_dir(self.dir().join(FOLDER))
            .into_iter()
            .flatten()
            .flatten()
        {
            if !open(&room.file_name().to_string_lossy()) {
                let _ = std::fs::remove_dir_all(room.path());
            }
        }
        Ok(())
    }

    fn move_delivery(&self, id: &str, change: impl FnOnce(&mut Delivery)) -> Result<DeliveryRow, Error> {
        let guid = self.delivery(id)?.row.guid;
        let mut over = false;
        let one = self.change_delivery(&guid, |one| {
            over = one.row.state.is_over();
            if !over {
                change(one);
                // What a person just said is what there is to know.
                (one.facts.why_zh, one.facts.why_en) = (String::new(), String::new());
            }
        })?;
        if over {
            return Err(Error::Over { id: guid });
        }
        Ok(one.shown(self.language()))
    }

    /// Reads a delivery, changes it and writes it down as one step: whoever else changes it comes before or after.
    pub(crate) fn change_delivery(
        &self,
        guid: &str,
        change: impl FnOnce(&mut Delivery),
    ) -> Result<Delivery, Error> {
        let mut store = self.store();
        let found = store.delivery(guid)?;
        let row = found.ok_or_else(|| Error::NoSuchDelivery { id: guid.to_owned() })?;
        let mut one = Delivery::read(row)?;
        let before = one.written();
        change(&mut one);
        if one.written() != before {
            store.write(|tx| tx.set_delivery(&one.written()))?;
        }
        Ok(one)
    }

    /// 一稿多投: another outlet has the piece or shall have it, and one of the two wants it alone.
    pub(crate) fn elsewhere(&self, id: &str, outlet: &Outlet, all: &[Delivery]) -> Vec<String> {
        let other = |one: &&Delivery| {
            one.row.story == id && one.row.outlet != outlet.name && one.row.state != DeliveryState::Cancelled
        };
        let wants_alone = |name: &str| self.outlet(name).is_ok_and(|other| other.exclusive);
        let clash = all
            .iter()
            .filter(other)
            .filter(|one| outlet.exclusive || wants_alone(&one.row.outlet));
        clash
            .map(|one| {
                let exclusive = if outlet.exclusive {
                    &outlet.title
                } else {
                    &one.facts.title
                };
                says::wire::elsewhere(&one.facts.title, exclusive, self.language())
            })
            .collect()
    }
}

/// What a package is called at the outlet, without an ending: its own name and the beginning of its digest, so that one
/// content has one name and two have two.
pub(crate) fn name(path: &Path, sha256: &str) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digest: String = sha256.chars().take(DIGEST).collect();
    format!("{stem}-{digest}")
}

fn authors(content: &Content) -> String {
    let names = content.authors.iter().map(|author| author.name.as_str());
    names.collect::<Vec<_>>().join("、")
}
