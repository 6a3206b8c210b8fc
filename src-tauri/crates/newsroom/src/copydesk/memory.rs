//! What the copy desk remembers while the program runs: the roster, built for searching.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ::copydesk::Roster;
use store::KeptSheet;

/// The roster that was built last, and the rows it was built of.
#[derive(Default)]
pub(crate) struct BuiltRoster {
    pub(crate) rows: Vec<KeptSheet>,
    pub(crate) roster: Roster,
}

/// What was built last.
#[derive(Default)]
pub(crate) struct CopydeskMemory {
    built: Mutex<BuiltRoster>,
}

impl CopydeskMemory {
    /// The roster, locked to the end of the statement.
    pub(crate) fn built(&self) -> MutexGuard<'_, BuiltRoster> {
        self.built.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
