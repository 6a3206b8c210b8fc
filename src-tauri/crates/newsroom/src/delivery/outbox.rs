//! 待发: what is on its way to outlets. A delivery is queued in the same transaction that moves its story, survives
//! everything, and is over only when the outlet has it or a person says so. Sending itself is in [`crate::delivery::sending`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use store::DeliveryState;
use story::Content;
use story::workflow::{State, Step};

use crate::delivery::amending::{Earlier, is_same, is_withdrawn};
use crate::delivery::{Delivering, Delivery, DeliveryFacts, loose};
use crate::files::{make_folders, unwritable};
use crate::rows::story_row;
use crate::views::delivery::{Adoption, DeliveryRow, Relation};
use crate::writing::versions::Reason;
use crate::{Error, Newsroom, Order, StoryRow, Watch, says, standing};
use outlet::{Outlet, Packing};

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
    /// The story as the list shows it now.
    pub story: StoryRow,
    /// 一稿多投, a password that anybody on the way can read, and their kin.
    pub warnings: Vec<String>,
}

impl Newsroom {
    /// Freezes the story, makes the outlet's package and queues it. The same content is queued once for an outlet: the
    /// delivery there is comes back.
    ///
    /// A piece may go once every stage of its chain has passed exactly what is printed, or where no chain is asked.
    /// Otherwise a person has to say that it goes unreviewed. A withdrawal carries nothing to review and is never asked.
    ///
    /// # Errors
    /// [`Error::NoWire`]; [`Error::Unreviewed`]; [`Error::Embargoed`]; [`Error::NotYourStep`], also when the story moved on while the package
    /// was made; `Stale` where the text is at another version; what keeps a package from being made.
    pub fn deliver(&self, id: &str, wanted: &Delivering<'_>, watch: &mut Watch<'_>) -> Result<Queued, Error> {
        let outlet = self.outlet(wanted.outlet)?;
        let destination = self.destination(&outlet)?;
        let earlier = wanted.amends.map(|amends| self.earlier(id, &outlet, amends));
        let earlier = earlier.transpose()?;
        // Whatever has become of the piece meanwhile, a desk can be told not to use it; the piece stays where it is.
        let withdraws = wanted
            .amends
            .is_some_and(|amends| amends.relation == Relation::Withdraws);
        if !withdraws {
            self.store().state_after(id, Step::Queue)?;
        }
        let reason = Reason {
            word: "export",
            automatic: false,
            name: "",
        };
        let (revision, content) = self.freeze_working(id, wanted.version, &reason)?;
        let standing = self.standing(id, &content)?;
        let unreviewed = !withdraws && !standing.may_send();
        if unreviewed && !wanted.unreviewed {
            return Err(Error::Unreviewed {
                next: standing.next,
                chain: standing.chain,
                claimed: self.claimed_on(id, &content)?,
            });
        }

        // A withdrawal tells nobody anything new.
        let held = if withdraws {
            None
        } else {
            self.held_until(&content, wanted)?
        };

        let _packing = self.packing.lock().unwrap_or_else(PoisonError::into_inner);
        self.clear_rooms()?;
        let guid = uuid::Uuid::new_v4().to_string();
        let folder = self.waiting_room(&guid)?;
        let loose = outlet.files.packing == Packing::Folder;
        let order = Order {
            outlet: Some(&outlet),
            waits: true,
            amends: earlier.as_ref().map(Earlier::amendment),
            notice: match &earlier {
                Some(earlier) => self.notice(earlier, &content)?,
                None => None,
            },
            ..Order::default()
        };
        let exported = self.export_frozen(id, (&revision, &content), &folder, &order, watch)?;
        let made = PathBuf::from(&exported.path);
        let (sha256, bytes) = if loose {
            let loose::Weighed { sha256, bytes } = loose::weigh(&made)?;
            (sha256, bytes)
        } else {
            crate::delivery::sending::digest(&made)?
        };
        // It waits under a name that says nothing; what it is called there is its own.
        let path = self.store().waiting(&guid);
        disk::rename(&made, &path).map_err(unwritable(&path))?;
        let deliveries = self.deliveries()?;
        let facts = DeliveryFacts {
            headline: content.headline.clone(),
            authors: self.authors_of(id, &content)?,
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
            unreviewed,
            held,
            amends: earlier.as_ref().map(|earlier| earlier.relation),
            reason: earlier
                .as_ref()
                .map(|earlier| earlier.reason.clone())
                .unwrap_or_default(),
            amended: earlier
                .map(|earlier| earlier.delivery.row.guid)
                .unwrap_or_default(),
            ..DeliveryFacts::default()
        };
        let same = deliveries.iter().find(|one| {
            one.row.outlet == outlet.name
                && one.row.state != DeliveryState::Cancelled
                && is_same(&one.facts, &facts)
                && !is_withdrawn(&one.row.guid, &deliveries)
        });
        if let Some(same) = same {
            let _ = std::fs::remove_dir_all(&folder);
            return Ok(Queued {
                delivery: same.shown(self.language()),
                story: self.story_row(id)?,
                warnings: vec![says::wire::queued_before(&outlet.title, self.language())],
            });
        }
        let mut warnings = Vec::new();
        if destination.is_open_to_eavesdroppers() {
            warnings.push(says::wire::eavesdroppers(&outlet.title, self.language()));
        }
        if !withdraws {
            warnings.extend(self.elsewhere(id, &outlet, &deliveries));
        }
        let delivery = Delivery {
            row: store::StoredDelivery {
                guid,
                story: id.to_owned(),
                outlet: outlet.name.clone(),
                state: DeliveryState::Waiting,
                due: held.unwrap_or_else(|| self.now()),
                failures: 0,
                facts: String::new(),
                at: self.now(),
            },
            facts,
        };
        let now = self.now();
        let queued = self.store().write(|tx| {
            if !withdraws {
                tx.step(id, Step::Queue, now)?;
            }
            tx.add_delivery(&delivery.written()?)?;
            Ok::<_, Error>(tx.story(id)?)
        });
        let story = queued.inspect_err(|_| {
            // It is swept with the next delivery where it cannot be taken away now.
            let _ = std::fs::remove_dir_all(&folder);
        })?;
        Ok(Queued {
            delivery: delivery.shown(self.language()),
            story: story_row(story),
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

    /// Takes a delivery back. Where no other outlet has the story or is to have it, it is again where its trail and its
    /// returns put it.
    ///
    /// # Errors
    /// [`Error::NoSuchDelivery`], [`Error::Over`].
    pub fn cancel_delivery(&self, id: &str) -> Result<(DeliveryRow, StoryRow), Error> {
        let guid = self.delivery(id)?.row.guid;
        let now = self.now();
        let (one, story) = self.store().write(|tx| {
            let mut one = kept(tx, &guid)?;
            if one.row.state.is_over() {
                return Err(Error::Over { id: guid.clone() });
            }
            one.row.state = DeliveryState::Cancelled;
            (one.facts.why_zh, one.facts.why_en) = (String::new(), String::new());
            tx.set_delivery(&one.written()?)?;
            let story = &one.row.story;
            let states = tx.delivery_states(story)?;
            let waits = states.iter().any(|state| !state.is_over());
            if !waits && tx.story(story)?.state == State::Queued {
                if states.contains(&DeliveryState::Delivered) {
                    tx.step(story, Step::Deliver, now)?;
                } else {
                    standing::withdraw(tx, story, now)?;
                }
            }
            let story = tx.story(story)?;
            Ok((one, story))
        })?;
        let _ = std::fs::remove_dir_all(self.dir().join(FOLDER).join(&guid));
        Ok((one.shown(self.language()), story_row(story)))
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
        make_folders(&folder)?;
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
        let mut one = kept(&store, guid)?;
        let before = one.written()?;
        change(&mut one);
        let after = one.written()?;
        if after != before {
            store.write(|tx| tx.set_delivery(&after))?;
        }
        Ok(one)
    }

    /// Who wrote the piece, for the ledger: its authors, else whoever filed it, else the person at this machine.
    fn authors_of(&self, id: &str, content: &Content) -> Result<String, Error> {
        let names: Vec<&str> = content
            .authors
            .iter()
            .map(|author| author.name.as_str())
            .collect();
        if !names.is_empty() {
            return Ok(names.join("、"));
        }
        match self.received(id)? {
            Some((origin, _)) => Ok(origin.base.author),
            None => self.author(),
        }
    }

    /// 一稿多投: another outlet has the piece or shall have it, and one of the two wants it alone. Each is told once, however
    /// often it got the piece.
    pub(crate) fn elsewhere(&self, id: &str, outlet: &Outlet, all: &[Delivery]) -> Vec<String> {
        let other = |one: &&Delivery| {
            one.row.story == id && one.row.outlet != outlet.name && one.row.state != DeliveryState::Cancelled
        };
        let wants_alone = |name: &str| self.outlet(name).is_ok_and(|other| other.exclusive);
        let clash = all
            .iter()
            .filter(other)
            .filter(|one| outlet.exclusive || wants_alone(&one.row.outlet));
        let mut told = BTreeSet::new();
        clash
            .filter(|one| told.insert(one.row.outlet.clone()))
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

/// The delivery as it is kept now.
fn kept(store: &store::Reader, guid: &str) -> Result<Delivery, Error> {
    let row = store.delivery(guid)?;
    Delivery::read(row.ok_or_else(|| Error::NoSuchDelivery { id: guid.to_owned() })?)
}

/// What a package is called at the outlet, without an ending: its own name and the beginning of its digest, so that one
/// content has one name and two have two.
pub(crate) fn name(path: &Path, sha256: &str) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digest: String = sha256.chars().take(DIGEST).collect();
    format!("{stem}-{digest}")
}
