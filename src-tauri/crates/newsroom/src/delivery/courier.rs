//! The outbox that runs by itself: while it lives, whatever is due goes, a few deliveries at once and one at a time to
//! each outlet. It reads and writes the rows as anybody does, so that stopping it, or pulling the plug, loses nothing.
//!
//! It must not know windows: it tells how far it is, and hears when something may have become due.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::delivery::{DeliveryRow, Standing};
use crate::views::StoryRow;
use crate::{Newsroom, Progress, Secrets};

/// How many go at once.
const HANDS: usize = 3;
/// How long it looks at nothing at most: the wall clock may have been set meanwhile, or the computer slept.
const ROUND: Duration = Duration::from_secs(30);
/// How often it tells how far one is.
const TELL: Duration = Duration::from_millis(150);
/// How long one rests that the store would not let go.
const REST: Duration = Duration::from_secs(60);

/// How far a delivery was carried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Carried {
    /// Its id.
    pub id: String,
    /// Bytes done, of those that are sent or compared.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub done: u64,
    /// Of how many; 0 while nobody knows.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub total: u64,
    /// All of it is there, and is being read back.
    pub verifying: bool,
    /// How it stands once this try is over; `None` while it is on its way.
    pub delivery: Option<DeliveryRow>,
    /// The story with it, which may have moved too.
    pub story: Option<StoryRow>,
}

/// Sends what is due. Stops when it is dropped.
pub struct Courier {
    shared: Arc<Shared>,
}

struct Shared {
    newsroom: Weak<Newsroom>,
    tell: Box<dyn Fn(Carried) + Send + Sync>,
    state: Mutex<State>,
    bell: Condvar,
}

#[derive(Default)]
struct State {
    stopping: bool,
    /// Somebody rang since the last look.
    rung: bool,
    /// What is on its way, by id, with its outlet.
    under_way: BTreeMap<String, String>,
    /// What rests, and until when.
    resting: BTreeMap<String, Instant>,
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
        let over = |state: &mut State| !state.under_way.is_empty();
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
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks, sends what is due, and waits until the next is, or somebody rings.
    fn rounds(self: &Arc<Self>) {
        while let Some(newsroom) = self.newsroom.upgrade() {
            self.state().rung = false;
            self.send_due(&newsroom);
            // A store that cannot be read now is looked at again later. What is due and cannot go now, because its
            // outlet is busy, goes when somebody who comes back rings.
            let next = newsroom.next_delivery().ok().flatten();
            let pause = next.and_then(|due| (due - newsroom.now()).to_std().ok());
            let pause = pause.map_or(ROUND, |pause| pause.min(ROUND));
            drop(newsroom);
            let state = self.state();
            if state.stopping {
                return;
            }
            let waiting = |state: &mut State| !state.rung && !state.stopping;
            let (state, _) = self
                .bell
                .wait_timeout_while(state, pause, waiting)
                .unwrap_or_else(PoisonError::into_inner);
            if state.stopping {
                return;
            }
        }
    }

    fn send_due(self: &Arc<Self>, newsroom: &Arc<Newsroom>) {
        for one in newsroom.due_deliveries().unwrap_or_default() {
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

    fn send(&self, newsroom: &Newsroom, id: &str) {
        let mut told = Instant::now().checked_sub(TELL);
        let mut stage = (0, false);
        let sent = newsroom.run_outbox(Some(id), &Secrets::default(), &mut |progress: Progress| {
            if self.state().stopping {
                return ControlFlow::Break(());
            }
            // It begins anew from nothing when it is read back.
            let verifying = stage.1 || progress.done < stage.0;
            stage = (progress.done, verifying);
            if told.is_none_or(|at| at.elapsed() >= TELL) {
                told = Some(Instant::now());
                (self.tell)(Carried {
                    id: id.to_owned(),
                    done: progress.done,
                    total: progress.total,
                    verifying,
                    delivery: None,
                    story: None,
                });
            }
            ControlFlow::Continue(())
        });
        let delivery = match sent {
            Ok(rows) => rows.into_iter().next(),
            Err(_) => {
                self.state().resting.insert(id.to_owned(), Instant::now() + REST);
                None
            }
        };
        let story = delivery
            .as_ref()
            .filter(|row| row.state == Standing::Delivered)
            .and_then(|row| newsroom.story_row(&row.story).ok());
        (self.tell)(Carried {
            id: id.to_owned(),
            done: 0,
            total: 0,
            verifying: false,
            delivery,
            story,
        });
        let mut state = self.state();
        state.under_way.remove(id);
        state.rung = true;
        self.bell.notify_all();
    }
}
