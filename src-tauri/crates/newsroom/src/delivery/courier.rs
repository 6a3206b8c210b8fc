//! The outbox that runs by itself: while it lives, it sends every delivery that is due, several at once and one at a time to each
//! outlet. It reads and writes the same rows as every other caller, so that stopping it, or a power failure, loses nothing.
//!
//! It must not know windows: it reports progress through `tell`, and `ring` wakes it when something may have become due.
//!
//! See docs/decisions/courier-reads-the-rows.md.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::views::StoryRow;
use crate::views::delivery::{Carrying, DeliveryRow, DeliveryStage, DeliveryStanding};
use crate::{Error, Newsroom, Secrets};

/// How many deliveries are sent at once.
const HANDS: usize = 3;
/// The longest time without a look at the outbox: the wall clock may have been set meanwhile, or the computer slept.
const ROUND: Duration = Duration::from_secs(30);
/// How often the progress of a delivery is reported.
const TELL: Duration = Duration::from_millis(150);
/// How long a delivery is left alone after a try that failed with an error of the store.
const REST: Duration = Duration::from_secs(60);

/// What the courier reports: the progress of a delivery, the end of a try, or what keeps it from sending.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Carried {
    /// The delivery's id; empty where no single one is meant.
    pub id: String,
    /// What is being done with it; `None` while nothing is.
    pub stage: Option<DeliveryStage>,
    /// Bytes done of this stage.
    #[ts(type = "number")]
    pub done: u64,
    /// Bytes of this stage in all; 0 while that is unknown.
    #[ts(type = "number")]
    pub total: u64,
    /// The delivery's row once this try is over, or the row that turned out to be unreadable; `None` while it is on its way.
    pub delivery: Option<DeliveryRow>,
    /// The row of its story, whose state may have changed.
    pub story: Option<StoryRow>,
    /// A sentence that is reported once and shown on any page: why nothing at all is sent (the courier tries again by itself), or
    /// damage that was found in the store.
    pub trouble: Option<String>,
}

/// Sends what is due. Stops when it is dropped.
pub struct Courier {
    shared: Arc<Shared>,
}

struct Shared {
    newsroom: Weak<Newsroom>,
    tell: Box<dyn Fn(Carried) + Send + Sync>,
    state: Mutex<CourierState>,
    bell: Condvar,
}

#[derive(Default)]
struct CourierState {
    stopping: bool,
    /// `ring` was called since the last look.
    rung: bool,
    /// The deliveries on their way, by id, with their outlets.
    under_way: BTreeMap<String, String>,
    /// The deliveries that are left alone, and until when.
    resting: BTreeMap<String, Instant>,
    /// The unreadable rows that were reported.
    unreadable: BTreeSet<String>,
    /// The trouble that was reported last.
    trouble: Option<String>,
}

impl Courier {
    /// Starts it. `tell` is called from the courier's own threads and must return quickly.
    pub fn start(newsroom: &Arc<Newsroom>, tell: impl Fn(Carried) + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared {
            newsroom: Arc::downgrade(newsroom),
            tell: Box::new(tell),
            state: Mutex::default(),
            bell: Condvar::new(),
        });
        let rounds = Arc::clone(&shared);
        thread::spawn(move || rounds.rounds());
        Self { shared }
    }

    /// Wakes the courier, because something may have become due.
    pub fn ring(&self) {
        self.shared.state().rung = true;
        self.shared.bell.notify_all();
    }

    /// Stops the deliveries on their way and waits for that, at most as long as `patience`; their rows record how far each got.
    pub fn stop(&self, patience: Duration) {
        self.shared.state().stopping = true;
        self.shared.bell.notify_all();
        let state = self.shared.state();
        let over = |state: &mut CourierState| !state.under_way.is_empty();
        let _ = self.shared.bell.wait_timeout_while(state, patience, over);
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.shared.state().stopping = true;
        self.shared.bell.notify_all();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, CourierState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends what is due, then waits until the next delivery is due or `ring` is called, until the courier is stopped.
    fn rounds(self: &Arc<Self>) {
        while let Some(newsroom) = self.newsroom.upgrade() {
            self.state().rung = false;
            self.send_due(&newsroom);
            // A due delivery whose outlet is busy is sent when the thread that finishes there rings.
            let next = newsroom.delivery().next_due();
            if let Err(error) = &next {
                self.tell_trouble(&newsroom, error);
            }
            let until = |due: DateTime<Utc>| (due - newsroom.now()).to_std().ok();
            let pause = next.ok().flatten().and_then(until);
            let pause = pause.map_or(ROUND, |pause| pause.min(ROUND));
            drop(newsroom);
            let state = self.state();
            if state.stopping {
                return;
            }
            let waiting = |state: &mut CourierState| !state.rung && !state.stopping;
            let (state, _) = self
                .bell
                .wait_timeout_while(state, pause, waiting)
                .unwrap_or_else(PoisonError::into_inner);
            if state.stopping {
                return;
            }
        }
    }

    /// Sends what is due. Rows that cannot be read are reported and do not hold up the others.
    fn send_due(self: &Arc<Self>, newsroom: &Arc<Newsroom>) {
        let due = newsroom
            .delivery()
            .unreadable()
            .map(|rows| self.tell_unreadable(rows))
            .and_then(|()| newsroom.delivery().due());
        let due = match due {
            Ok(due) => due,
            Err(error) => return self.tell_trouble(newsroom, &error),
        };
        for one in due {
            let mut state = self.state();
            state.resting.retain(|_, until| *until > Instant::now());
            let busy = state.under_way.values().any(|outlet| *outlet == one.outlet)
                || state.under_way.contains_key(&one.id)
                || state.resting.contains_key(&one.id);
            if busy || state.stopping || state.under_way.len() >= HANDS {
                continue;
            }
            state.under_way.insert(one.id.clone(), one.outlet);
            drop(state);
            let (shared, newsroom) = (Arc::clone(self), Arc::clone(newsroom));
            thread::spawn(move || shared.send(&newsroom, &one.id));
        }
    }

    /// Reports each unreadable row once.
    fn tell_unreadable(&self, rows: Vec<DeliveryRow>) {
        for row in rows {
            if self.state().unreadable.insert(row.id.clone()) {
                (self.tell)(Carried {
                    id: row.id.clone(),
                    delivery: Some(row),
                    ..Carried::default()
                });
            }
        }
    }

    /// Reports once what keeps everything from being sent; a store that cannot be read now is tried again later.
    fn tell_trouble(&self, newsroom: &Newsroom, error: &Error) {
        let trouble = Some(error.says(newsroom.language()));
        let before = std::mem::replace(&mut self.state().trouble, trouble.clone());
        if trouble != before {
            (self.tell)(Carried {
                trouble,
                ..Carried::default()
            });
        }
    }

    fn send(&self, newsroom: &Newsroom, id: &str) {
        let mut told: Option<(Instant, DeliveryStage)> = None;
        let sent =
            newsroom
                .delivery()
                .run_outbox(Some(id), &Secrets::default(), &mut |carrying: Carrying| {
                    if self.state().stopping {
                        return ControlFlow::Break(());
                    }
                    // A new stage is reported at once.
                    if told.is_none_or(|(at, stage)| stage != carrying.stage || at.elapsed() >= TELL) {
                        told = Some((Instant::now(), carrying.stage));
                        (self.tell)(Carried {
                            id: id.to_owned(),
                            stage: Some(carrying.stage),
                            done: carrying.done,
                            total: carrying.total,
                            ..Carried::default()
                        });
                    }
                    ControlFlow::Continue(())
                });
        let delivery = match sent {
            Ok(rows) => {
                self.state().trouble = None;
                rows.into_iter().next()
            }
            Err(error) => {
                self.tell_trouble(newsroom, &error);
                self.state().resting.insert(id.to_owned(), Instant::now() + REST);
                None
            }
        };
        let story = delivery
            .as_ref()
            .filter(|row| row.state == DeliveryStanding::Delivered)
            .and_then(|row| newsroom.writing().story_row(&row.story).ok());
        (self.tell)(Carried {
            id: id.to_owned(),
            delivery,
            story,
            ..Carried::default()
        });
        let mut state = self.state();
        state.under_way.remove(id);
        state.rung = true;
        self.bell.notify_all();
    }
}
