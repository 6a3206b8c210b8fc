//! One try of a delivery, and a run of all that are due. The store is locked for single rows only: if the program is killed in
//! the middle, the next run finds the row, and the wire finds the part that was sent.

use std::ops::ControlFlow;

use chrono::Duration;
use outlet::{Outlet, OutletWire};
use store::DeliveryState;
use story::workflow::Step;
use wire::{Bundle, Event, Landed, Retry, TransferStage, Upload};

use crate::Error;
use crate::delivery::Delivery;
use crate::delivery::upload::upload;
use crate::delivery::why::{NotSent, Why};
use crate::rooms::DeliveryRoom;
use crate::rows::local;
use crate::secrets::Secrets;
use crate::views::delivery::{Carrying, DeliveryRow, Receipt, Stranger};
use press::Relation;

/// Called with how far a delivery on its way has come; returns whether to go on.
type CarryingWatch<'a> = dyn FnMut(Carrying) -> ControlFlow<()> + 'a;

/// How many new servers one try may meet: the key is shown and kept, and the connection made again.
const KNOCKS: usize = 2;

/// What a delivery puts on the wire.
enum Load {
    File(Upload),
    Folder(Bundle),
}

impl DeliveryRoom<'_> {
    /// Sends everything that is due, one after the other. A delivery that fails waits or records why, and a row that cannot be
    /// read is reported. With `only`, that one delivery alone, due or not.
    ///
    /// # Errors
    /// [`Error::Store`]; what a server says ends in the rows.
    pub fn run_outbox(
        &self,
        only: Option<&str>,
        secrets: &Secrets,
        watch: &mut CarryingWatch<'_>,
    ) -> Result<Vec<DeliveryRow>, Error> {
        let mut rows = Vec::new();
        let due = match only {
            Some(id) => vec![self.find(id)?],
            None => {
                let mut read = self.open_rows()?;
                // By hand, those that wait for a password are tried too: it may be known now.
                read.deliveries
                    .retain(|one| self.is_due(one) || one.row.state == DeliveryState::NeedsPassword);
                rows.extend(read.unreadable.iter().map(|one| one.shown(self.language())));
                read.deliveries
            }
        };
        for one in due {
            let one = if one.row.state.is_over() {
                one
            } else {
                self.attempt(one, secrets, watch)?
            };
            rows.push(one.shown(self.language()));
        }
        Ok(rows)
    }

    /// Tries one delivery once.
    fn attempt(
        &self,
        mut one: Delivery,
        secrets: &Secrets,
        watch: &mut CarryingWatch<'_>,
    ) -> Result<Delivery, Error> {
        let mut held = false;
        one = self.change(&one.row.guid, |one| {
            held = one.row.state.is_over() || one.row.state == DeliveryState::Paused;
            if !held {
                one.row.state = DeliveryState::Sending;
                one.facts.tries += 1;
                one.facts.stranger = None;
            }
        })?;
        if held {
            return Ok(one);
        }
        let error = match self.send(&mut one, secrets, watch) {
            Ok(landed) => {
                self.delivered(&mut one, landed)?;
                return Ok(one);
            }
            Err(error) => NotSent::of(error)?,
        };
        let why = Why::of(&error)?;
        match &error {
            NotSent::Wire(error) => self.not_delivered(&mut one, error, why)?,
            NotSent::NoSuchOutlet { .. }
            | NotSent::BadOutlet { .. }
            | NotSent::NoWire { .. }
            | NotSent::Unreadable { .. } => {
                one.row.state = DeliveryState::Failed;
                one.facts.why = why;
                self.write_down(&one)?;
            }
        }
        Ok(one)
    }

    fn send(
        &self,
        one: &mut Delivery,
        secrets: &Secrets,
        watch: &mut CarryingWatch<'_>,
    ) -> Result<Landed, Error> {
        let outlet = self.outlets().find(&one.row.outlet)?;
        let load = self.load(one, &outlet)?;
        let mut knocks = 0;
        loop {
            let wire = self.wire(&outlet, secrets)?;
            knocks += 1;
            let mut hear = |event: Event<'_>| self.heard(one, event, watch);
            let put = match &load {
                Load::File(parcel) => wire.put(parcel, &mut hear),
                Load::Folder(bundle) => wire.put_folder(bundle, &mut hear),
            };
            match put {
                Err(error) => match Stranger::at(&error) {
                    Some(stranger) if knocks < KNOCKS && self.memory.delivery.is_trusted(&stranger) => {
                        self.keep_host_key(&outlet, &stranger.key)?;
                        one.facts.met = stranger.fingerprint;
                    }
                    _ => return Err(error.into()),
                },
                Ok(landed) => return Ok(landed),
            }
        }
    }

    fn load(&self, one: &Delivery, outlet: &Outlet) -> Result<Load, Error> {
        let load = if one.facts.loose {
            Load::Folder(self.bundle(one)?)
        } else {
            Load::File(self.parcel(one)?)
        };
        let Some(OutletWire::Mail { from, to, cc, .. }) = &outlet.wire else {
            return Ok(load);
        };
        let files = match &load {
            Load::File(package) => std::slice::from_ref(package),
            Load::Folder(bundle) => bundle.files.as_slice(),
        };
        self.mail(one, files, (from, to, cc)).map(Load::File)
    }

    /// The package of a waiting delivery, as it was made.
    fn parcel(&self, one: &Delivery) -> Result<Upload, Error> {
        let path = self.waiting_package(one);
        let package = upload(path, one.facts.name.clone(), one.facts.token.clone())?;
        if package.sha256 == one.facts.sha256 {
            return Ok(package);
        }
        Err(Error::Unreadable {
            path: package.path,
            source: std::io::Error::other("it is not the package that was made"),
        })
    }

    /// Handles an event of the wire, and writes down what must outlive the program. A person may have held the delivery back
    /// meanwhile.
    fn heard(&self, one: &mut Delivery, event: Event<'_>, watch: &mut CarryingWatch<'_>) -> ControlFlow<()> {
        match event {
            Event::Token(token) => {
                let token = Some(token.to_owned()).filter(|token| !token.is_empty());
                one.facts.token.clone_from(&token);
                // What could not be kept must not go on as if it were.
                match self.change(&one.row.guid, |kept| kept.facts.token = token) {
                    Ok(_) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                }
            }
            Event::At(at) => {
                if self.is_held_back(&one.row.guid) {
                    return ControlFlow::Break(());
                }
                if at.stage == TransferStage::Verifying && one.row.state == DeliveryState::Sending {
                    one.row.state = DeliveryState::Verifying;
                    let _ = self.change(&one.row.guid, |kept| {
                        if kept.row.state == DeliveryState::Sending {
                            kept.row.state = DeliveryState::Verifying;
                        }
                    });
                }
                watch(Carrying {
                    stage: at.stage.into(),
                    done: at.done,
                    total: at.total,
                    title: one.facts.title.clone(),
                })
            }
        }
    }

    fn delivered(&self, one: &mut Delivery, landed: Landed) -> Result<(), Error> {
        one.row.state = DeliveryState::Delivered;
        one.row.failures = 0;
        one.facts.why = Why::default();
        one.facts.token = None;
        one.facts.receipt = Some(Receipt {
            at: local(self.now()),
            name: landed.name,
            proof: landed.proof.into(),
            already: landed.already,
            says: landed.says,
            tries: one.facts.tries,
        });
        let (story, now) = (one.row.story.clone(), self.now());
        let row = one.written()?;
        self.store().write(|tx| {
            tx.set_delivery(&row)?;
            // The story moves where the workflow still allows it; the outlet has this revision in any case.
            // A withdrawal does not move the story.
            let brings = one.facts.amends != Some(Relation::Withdraws);
            if brings && tx.state_after(&story, Step::Deliver).is_ok() {
                tx.step(&story, Step::Deliver, now)?;
            }
            Ok::<_, store::Error>(())
        })?;
        if let Some(room) = self.waiting_package(one).parent() {
            let _ = std::fs::remove_dir_all(room);
        }
        Ok(())
    }

    fn not_delivered(&self, one: &mut Delivery, error: &wire::Error, why: Why) -> Result<(), Error> {
        let now = self.now();
        let met = std::mem::take(&mut one.facts.met);
        let mut paused = None;
        *one = self.change(&one.row.guid, |one| {
            one.facts.met = met;
            // A person held it back or cancelled it meanwhile: no reason is recorded.
            if matches!(one.row.state, DeliveryState::Paused | DeliveryState::Cancelled) {
                return;
            }
            if matches!(error, wire::Error::Stopped) {
                one.row.state = DeliveryState::Waiting;
                return;
            }
            one.facts.why = why;
            one.facts.stranger = Stranger::at(error);
            one.row.failures += 1;
            let seed = seed(&one.row.guid);
            let mut wait = |pause: std::time::Duration| {
                paused = Some(pause);
                one.facts.pause = pause.as_secs();
                let due = now + Duration::from_std(pause).unwrap_or_else(|_| Duration::hours(1));
                (DeliveryState::Waiting, due)
            };
            (one.row.state, one.row.due) = match error.retry() {
                Retry::Never => (DeliveryState::Failed, one.row.due),
                Retry::WithPassword => (DeliveryState::NeedsPassword, one.row.due),
                Retry::Later => wait(wire::pause(one.row.failures, seed)),
                Retry::After(pause) => wait(pause),
            };
        })?;
        if let Some(pause) = paused {
            self.memory.delivery.set_pause(&one.row, self.uptime() + pause);
        }
        Ok(())
    }

    /// Whether a person held it back or cancelled it while it is on its way. Called ten times a second.
    fn is_held_back(&self, guid: &str) -> bool {
        let kept = self.store().delivery(guid);
        kept.is_ok_and(|kept| {
            kept.is_some_and(|kept| matches!(kept.state, DeliveryState::Paused | DeliveryState::Cancelled))
        })
    }

    fn write_down(&self, one: &Delivery) -> Result<(), Error> {
        let row = one.written()?;
        self.store().write(|tx| tx.set_delivery(&row))?;
        Ok(())
    }
}

/// A number that is the same for one delivery and differs between two, to spread their pauses.
fn seed(guid: &str) -> u64 {
    let digest = store::digest(guid.as_bytes());
    let start: String = digest.as_str().chars().take(16).collect();
    u64::from_str_radix(&start, 16).unwrap_or(0)
}
