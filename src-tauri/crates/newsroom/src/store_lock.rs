//! The lock around the store: one holder at a time, and a thread that locks it twice panics instead of waiting for itself.
//!
//! `Newsroom::store` gives a guard that is held to the end of its statement. In a struct literal, an argument or the head of a
//! `for` that is longer than it looks: a second `self.store()` there would wait for the first for ever, and every save would wait
//! too. So the second one panics at once, in the first test that runs it.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use store::Store;

/// The store and its lock.
pub(crate) struct StoreLock {
    store: Mutex<Store>,
    holder: Mutex<Option<ThreadId>>,
}

/// The store while it is locked.
pub(crate) struct StoreGuard<'a> {
    store: MutexGuard<'a, Store>,
    holder: &'a Mutex<Option<ThreadId>>,
}

impl StoreLock {
    pub(crate) fn new(store: Store) -> Self {
        Self {
            store: Mutex::new(store),
            holder: Mutex::new(None),
        }
    }

    /// Waits for the store. A panic elsewhere must not lock a writer out of saving, and a transaction that was cut off has
    /// rolled back: a poisoned lock is taken as it is.
    ///
    /// # Panics
    /// Where this thread holds the store already: it would wait for itself.
    pub(crate) fn lock(&self) -> StoreGuard<'_> {
        let me = thread::current().id();
        let holds_it = *held(&self.holder) == Some(me);
        assert!(
            !holds_it,
            "the store is locked already in this statement: take what is needed of it into a variable first"
        );
        let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        *held(&self.holder) = Some(me);
        StoreGuard {
            store,
            holder: &self.holder,
        }
    }
}

fn held(holder: &Mutex<Option<ThreadId>>) -> MutexGuard<'_, Option<ThreadId>> {
    holder.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for StoreGuard<'_> {
    fn drop(&mut self) {
        *held(self.holder) = None;
    }
}

impl Deref for StoreGuard<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for StoreGuard<'_> {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use store::Create;

    use super::*;

    #[test]
    fn a_thread_that_holds_the_store_fails_at_once_when_it_asks_again_and_the_store_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let now = chrono::DateTime::UNIX_EPOCH;
        let lock = StoreLock::new(Store::open(folder.path(), Create::IfMissing, now).unwrap());
        let twice = catch_unwind(AssertUnwindSafe(|| {
            let (_first, _second) = (lock.lock(), lock.lock());
        }));
        assert!(twice.is_err());
        assert!(lock.lock().story_guids("0").unwrap().is_empty());
    }
}
