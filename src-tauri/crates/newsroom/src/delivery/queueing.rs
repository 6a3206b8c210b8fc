//! 投稿: a piece becomes a delivery. It is checked whether the piece may go, its package is made, and both are written in one
//! transaction with the story's state. Sending it is in [`crate::delivery::sending`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;

use chrono::{DateTime, Utc};
use outlet::{Outlet, Packing};
use store::{DeliveryState, Revision};
use story::workflow::Step;
use story::{Content, RevisionReason};

use crate::delivery::amending::{Earlier, is_same, is_withdrawn};
use crate::delivery::mailing::LetterSubject;
use crate::delivery::outbox::FOLDER;
use crate::delivery::{Delivering, Delivery, DeliveryFacts, loose};
use crate::files::{digest_of, make_folders, unwritable};
use crate::rooms::DeliveryRoom;
use crate::rows::story_row;
use crate::views::delivery::DeliveryRow;
use crate::{Error, Order, StoryRow, Watch, says};
use press::Relation;

/// How many characters of the digest are in a package's name at the outlet.
const DIGEST: usize = 12;

/// A delivery that was queued, and what a person should know of it.
#[derive(Debug, Clone, serde::Serialize, TS)]
pub struct Queued {
    /// The delivery.
    pub delivery: DeliveryRow,
    /// The story as the list shows it now.
    pub story: StoryRow,
    /// Warnings as sentences: 一稿多投, a password that is sent unencrypted, and the like.
    pub warnings: Vec<String>,
}

/// What is sent: the frozen text, and what a person decided about it.
struct OutgoingPiece<'a> {
    id: &'a str,
    outlet: &'a Outlet,
    earlier: Option<Earlier>,
    revision: Revision,
    content: Content,
    unreviewed: bool,
    held: Option<DateTime<Utc>>,
}

impl OutgoingPiece<'_> {
    fn withdraws(&self) -> bool {
        let relation = self.earlier.as_ref().map(|earlier| earlier.relation);
        relation == Some(Relation::Withdraws)
    }

    fn letter_subject(&self) -> LetterSubject<'_> {
        LetterSubject {
            outlet: self.outlet,
            content: &self.content,
            frozen: self.revision.at,
            earlier: self.earlier.as_ref(),
        }
    }
}

/// A package in the folder where it waits.
struct Packed {
    path: PathBuf,
    /// What it is called at the outlet.
    name: String,
    sha256: String,
    bytes: u64,
    revision: u32,
}

impl DeliveryRoom<'_> {
    /// Freezes the story, makes the outlet's package and queues it. The same content is queued once for an outlet: the
    /// delivery there is comes back.
    ///
    /// A piece may go once every stage of its chain has passed exactly what is printed, or where no chain is asked. Otherwise a
    /// person has to say that it goes unreviewed. A withdrawal has nothing to review and needs no pass.
    ///
    /// # Errors
    /// [`Error::NoWire`]; [`Error::Unreviewed`]; [`Error::Embargoed`]; [`Error::NotYourStep`], also when the story moved on
    /// while the package was made; `Stale` where the text is at another version; what keeps a package from being made.
    pub fn deliver(&self, id: &str, wanted: &Delivering<'_>, watch: &mut Watch<'_>) -> Result<Queued, Error> {
        let outlet = self.outlets().find(wanted.outlet)?;
        let destination = self.destination(&outlet)?;
        let piece = self.outgoing(id, &outlet, wanted)?;
        let _packing = self.memory.delivery.packing();
        self.clear_rooms()?;
        let guid = uuid::Uuid::new_v4().to_string();
        let room = self.waiting_room(&guid)?;
        let packed = self.pack_delivery(&piece, &guid, &room, watch)?;
        let letter = self.letter(&piece.letter_subject(), &packed.path, &packed.name)?;
        let deliveries = self.of_story(id)?;
        let facts = DeliveryFacts {
            letter,
            ..self.delivery_facts(&piece, packed)?
        };
        let same = deliveries.iter().find(|one| {
            one.row.outlet == outlet.name
                && one.row.state != DeliveryState::Cancelled
                && is_same(&one.facts, &facts)
                && !is_withdrawn(&one.row.guid, &deliveries)
        });
        if let Some(same) = same {
            let _ = std::fs::remove_dir_all(&room);
            return Ok(Queued {
                delivery: same.shown(self.language()),
                story: self.writing().story_row(id)?,
                warnings: vec![says::wire::queued_before(&outlet.title, self.language())],
            });
        }
        let mut warnings = Vec::new();
        if destination.is_open_to_eavesdroppers() {
            warnings.push(says::wire::eavesdroppers(&outlet.title, self.language()));
        }
        if !piece.withdraws() {
            warnings.extend(self.signing().unproven_that_count(id, &piece.content)?);
            warnings.extend(self.elsewhere(&outlet, &deliveries));
        }
        let queued = self.queue(&piece, guid, facts);
        let (delivery, story) = queued.inspect_err(|_| {
            // Where it cannot be removed now, it is swept with the next delivery.
            let _ = std::fs::remove_dir_all(&room);
        })?;
        Ok(Queued {
            delivery,
            story,
            warnings,
        })
    }

    /// Checks that the piece may go to this outlet, and freezes what is sent.
    fn outgoing<'a>(
        &self,
        id: &'a str,
        outlet: &'a Outlet,
        wanted: &Delivering<'_>,
    ) -> Result<OutgoingPiece<'a>, Error> {
        let earlier = wanted.amends.map(|amends| self.earlier(id, outlet, amends));
        let earlier = earlier.transpose()?;
        // A withdrawal is allowed in every state of the piece, and leaves the piece where it is. It publishes nothing, so it
        // waits for no embargo.
        let withdraws = earlier.as_ref().map(|earlier| earlier.relation) == Some(Relation::Withdraws);
        if !withdraws {
            self.store().state_after(id, Step::Queue)?;
        }
        let (revision, content) =
            self.writing()
                .freeze_working(id, wanted.version, RevisionReason::Export)?;
        let standing = self.signing().standing(id, &content)?;
        let unreviewed = !withdraws && !standing.may_send();
        if unreviewed && !wanted.unreviewed {
            return Err(Error::Unreviewed {
                next: standing.next,
                chain: standing.chain,
                claimed: self.signing().claimed_on(id, &content)?,
            });
        }
        let held = match withdraws {
            true => None,
            false => self.held_until(&content, wanted)?,
        };
        Ok(OutgoingPiece {
            id,
            outlet,
            earlier,
            revision,
            content,
            unreviewed,
            held,
        })
    }

    /// Makes the package in `room`, where it waits under a neutral name; its name at the outlet is part of the result.
    fn pack_delivery(
        &self,
        piece: &OutgoingPiece<'_>,
        guid: &str,
        room: &Path,
        watch: &mut Watch<'_>,
    ) -> Result<Packed, Error> {
        let is_loose = piece.outlet.files.packing == Packing::Folder;
        let earlier = piece.earlier.as_ref();
        let notice = earlier.map(|earlier| self.notice(earlier, &piece.content));
        let order = Order {
            outlet: Some(piece.outlet),
            waits: true,
            amends: earlier.map(Earlier::amendment),
            notice: notice.transpose()?.flatten(),
            ..Order::default()
        };
        let frozen = (&piece.revision, &piece.content);
        let exported = self
            .exporting()
            .export_frozen(piece.id, frozen, room, &order, watch)?;
        let made = PathBuf::from(&exported.path);
        let (sha256, bytes) = if is_loose {
            let loose::Weighed { sha256, bytes } = loose::weigh(&made)?;
            (sha256, bytes)
        } else {
            let (digest, bytes) = digest_of(&made)?;
            (digest.to_string(), bytes)
        };
        let path = self.store().waiting(guid);
        disk::rename(&made, &path).map_err(unwritable(&path))?;
        let stem = name(&made, &sha256);
        Ok(Packed {
            path,
            name: if is_loose { stem } else { format!("{stem}.zip") },
            sha256,
            bytes,
            revision: exported.revision,
        })
    }

    fn delivery_facts(&self, piece: &OutgoingPiece<'_>, packed: Packed) -> Result<DeliveryFacts, Error> {
        let earlier = piece.earlier.as_ref();
        Ok(DeliveryFacts {
            headline: piece.content.headline.clone(),
            authors: self.authors_of(piece.id, &piece.content)?,
            title: piece.outlet.title.clone(),
            file: packed.path.display().to_string(),
            name: packed.name,
            loose: piece.outlet.files.packing == Packing::Folder,
            bytes: packed.bytes,
            sha256: packed.sha256,
            revision: packed.revision,
            unreviewed: piece.unreviewed,
            held: piece.held,
            amends: earlier.map(|earlier| earlier.relation),
            reason: earlier.map(|earlier| earlier.reason.clone()).unwrap_or_default(),
            amended: earlier
                .map(|earlier| earlier.delivery.row.guid.clone())
                .unwrap_or_default(),
            ..DeliveryFacts::default()
        })
    }

    /// Writes the delivery and the story's step in one transaction.
    fn queue(
        &self,
        piece: &OutgoingPiece<'_>,
        guid: String,
        facts: DeliveryFacts,
    ) -> Result<(DeliveryRow, StoryRow), Error> {
        let now = self.now();
        let delivery = Delivery {
            row: store::StoredDelivery {
                guid,
                story: piece.id.to_owned(),
                outlet: piece.outlet.name.clone(),
                state: DeliveryState::Waiting,
                due: piece.held.unwrap_or(now),
                failures: 0,
                facts: String::new(),
                at: now,
            },
            facts,
        };
        // A withdrawal brings no picture.
        let placed = piece.content.placed().filter(|_| !piece.withdraws());
        let carried = placed.filter_map(|figure| figure.photo.as_ref()).collect();
        let story = self.store().write(|tx| {
            if !piece.withdraws() {
                tx.step(piece.id, Step::Queue, now)?;
            }
            tx.add_delivery(&delivery.written()?, &carried)?;
            Ok::<_, Error>(tx.story(piece.id)?)
        })?;
        Ok((delivery.shown(self.language()), story_row(story)))
    }

    /// Where a delivery's package waits; made if need be.
    fn waiting_room(&self, guid: &str) -> Result<PathBuf, Error> {
        let folder = self.dir().join(FOLDER).join(guid);
        make_folders(&folder)?;
        Ok(folder)
    }

    /// Removes the packages that no open delivery waits for, left behind by a program that was killed.
    fn clear_rooms(&self) -> Result<(), Error> {
        // No folder yet, or one that cannot be read: nothing to remove.
        let rooms = std::fs::read_dir(self.dir().join(FOLDER));
        for room in rooms.into_iter().flatten().flatten() {
            let found = self.store().delivery(&room.file_name().to_string_lossy());
            let is_wanted = match found {
                Ok(found) => found.is_some_and(|one| !one.state.is_over()),
                // A row that cannot be read may be restored from a backup, and wants its package then.
                Err(store::Error::Damaged { .. }) => true,
                Err(error) => return Err(error.into()),
            };
            if !is_wanted {
                let _ = std::fs::remove_dir_all(room.path());
            }
        }
        Ok(())
    }

    /// Who wrote the piece, for the ledger: its authors, else the person who filed it, else the person at this machine.
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
    /// often it got the piece, of which these are all deliveries.
    pub(crate) fn elsewhere(&self, outlet: &Outlet, of_piece: &[Delivery]) -> Vec<String> {
        let other =
            |one: &&Delivery| one.row.outlet != outlet.name && one.row.state != DeliveryState::Cancelled;
        let wants_alone = |name: &str| self.outlets().find(name).is_ok_and(|other| other.exclusive);
        let clash = of_piece
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

/// What a package is called at the outlet, without an ending: its own name and the beginning of its digest, so that the same
/// content has the same name and other content another.
pub(crate) fn name(path: &Path, sha256: &str) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digest: String = sha256.chars().take(DIGEST).collect();
    format!("{stem}-{digest}")
}
