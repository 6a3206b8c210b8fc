//! The outbox that runs by itself: while it lives, whatever is due goes, a few deliveries at once and one at a time to
//! each outlet. It reads and writes the rows as anybody does, so that stopping it, or pulling the plug, loses nothing.
//!
//! It must not know windows: it tells how far it is, and hears when something may have become due.
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

/// How many go at once.
const HANDS: usize = 3;
/// How long it looks at nothing at most: the wall clock may have been set meanwhile, or the computer slept.
const ROUND: Duration = Duration::from_secs(30);
/// How often it tells how far one is.
const TELL: Duration = Duration::from_millis(150);
/// How long one rests that the store would not let go.
const REST: Duration = Duration::from_secs(60);

/// What the courier tells: how far a delivery is, that it is over for now, or what keeps it from sending.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Carried {
    /// The delivery's id; empty where no single one is meant.
    pub id: String,
    /// What is being done with it; `None` while nothing is.
    pub stage: Option<DeliveryStage>,
    /// Bytes done of this stage.
    #[ts(type = "number")]
    pub done: u64,
    /// Of how many; 0 while nobody knows.
    #[ts(type = "number")]
    pub total: u64,
    /// How it stands once this try is over, or its row once that turned out not to be readable; `None` while it is on
    /// its way.
    pub delivery: Option<DeliveryRow>,
    /// The story with it, which may have moved too.
    pub story: Option<StoryRow>,
    /// What is to be known whatever is on the page, as a sentence told once: why nothing at all is sent (the courier looks again by
    /// itself), or what was met in the store.
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
    /// Somebody rang since the last look.
    rung: bool,
    /// What is on its way, by id, with its outlet.
    under_way: BTreeMap<String, String>,
    /// What rests, and until when.
    resting: BTreeMap<String, Instant>,
    /// The rows that were told to be unreadable.
    unreadable: BTreeSet<String>,
    /// The trouble that was told last.
    trouble: Option<String>,
}

impl Courier {
    /// Begins. `tell` is called from its own threads and must not take long.
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

    /// Something may have become due.
    pub fn ring(&self) {
        self.shared.state().rung = true;
        self.shared.bell.notify_all();
    }

    /// Lets go of what is on its way and waits, at most so long, until it has: the rows say how far each got.
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

    /// Looks, sends what is due, and waits until the next is, or somebody rings.
    fn rounds(self: &Arc<Self>) {
        while let Some(newsroom) = self.newsroom.upgrade() {
            self.state().rung = false;
            self.send_due(&newsroom);
            // What is due and cannot go now, because its outlet is busy, goes when somebody who comes back rings.
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

    /// Sends what is due; what cannot be read is told, and keeps nothing else from going.
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

    /// Tells each row that cannot be read once.
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

    /// Tells what keeps everything from being sent, once; a store that cannot be read now is looked at again later.
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
                    // A new stage is told at once.
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
