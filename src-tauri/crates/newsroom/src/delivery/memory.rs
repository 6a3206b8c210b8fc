//! What delivery remembers while the program runs: passwords that were given, who is asked about a server, how long what failed
//! waits, and that a package is being made.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use store::StoredDelivery;
use wire::Secret;

use crate::secrets::Secrets;
use crate::views::delivery::Stranger;

/// Answers whether the server behind this key is the one it should be.
type Greeter = Box<dyn Fn(&Stranger) -> bool + Send + Sync>;

/// What is known of outlets and servers for this run, and the lock of packing.
#[derive(Default)]
pub(crate) struct DeliveryMemory {
    packing: Mutex<()>,
    given: RwLock<Secrets>,
    greeter: RwLock<Option<Greeter>>,
    /// What failed, by its id: its due time in milliseconds, and the uptime at which its pause is over.
    pauses: Mutex<BTreeMap<String, (i64, Duration)>>,
}

impl DeliveryMemory {
    /// Held while a delivery's package is made, so that nobody takes it for one that was left behind.
    pub(crate) fn packing(&self) -> MutexGuard<'_, ()> {
        self.packing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers when the pause of a delivery that failed is over, as time passes and not as clocks are set.
    pub(crate) fn set_pause(&self, row: &StoredDelivery, over: Duration) {
        let mut pauses = self.pauses.lock().unwrap_or_else(PoisonError::into_inner);
        pauses.insert(row.guid.clone(), (row.due.timestamp_millis(), over));
    }

    /// At which uptime the pause of a delivery is over; `None` where it failed in another run, or is lined up anew since.
    pub(crate) fn pause_over(&self, row: &StoredDelivery) -> Option<Duration> {
        let pauses = self.pauses.lock().unwrap_or_else(PoisonError::into_inner);
        let (due, over) = pauses.get(&row.guid)?;
        (*due == row.due.timestamp_millis()).then_some(*over)
    }

    /// The password of an outlet that was given for this run, where no keychain keeps it.
    pub(crate) fn secret(&self, outlet: &str) -> Option<Secret> {
        self.given
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .of(outlet)
    }

    /// Takes an outlet's password for this run; nothing forgets it.
    pub(crate) fn set_secret(&self, outlet: &str, secret: Option<&str>) {
        let mut given = self.given.write().unwrap_or_else(PoisonError::into_inner);
        match secret {
            Some(secret) => given.set(outlet, secret),
            None => given.forget(outlet),
        }
    }

    /// Asks `trusts` from now on about a server that was never seen. Without anybody to ask, what goes there waits for somebody
    /// to trust it.
    pub(crate) fn set_greeter(&self, trusts: impl Fn(&Stranger) -> bool + Send + Sync + 'static) {
        *self.greeter.write().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(trusts));
    }

    /// Whether somebody says at once that this server is the one it should be.
    pub(crate) fn is_trusted(&self, stranger: &Stranger) -> bool {
        let greeter = self.greeter.read().unwrap_or_else(PoisonError::into_inner);
        greeter.as_ref().is_some_and(|trusts| trusts(stranger))
    }
}
