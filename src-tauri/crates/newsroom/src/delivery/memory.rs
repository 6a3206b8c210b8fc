//! What delivery remembers while the program runs: passwords that were given, the function that is asked about a new server, how
//! long a failed delivery waits, and that a package is being made.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use store::StoredDelivery;
use wire::Secret;

use crate::secrets::Secrets;
use crate::views::delivery::Stranger;

/// Decides whether the server with this key is the one it should be.
type Greeter = Box<dyn Fn(&Stranger) -> bool + Send + Sync>;

/// Passwords, the greeter and pauses of this run, and the lock of packing.
#[derive(Default)]
pub(crate) struct DeliveryMemory {
    packing: Mutex<()>,
    given: RwLock<Secrets>,
    greeter: RwLock<Option<Greeter>>,
    /// For each failed delivery, by its id: its due time in milliseconds, and the uptime at which its pause is over.
    pauses: Mutex<BTreeMap<String, (i64, Duration)>>,
}

impl DeliveryMemory {
    /// The lock that is held while a delivery's package is made, so that the package is not swept as one that was left behind.
    pub(crate) fn packing(&self) -> MutexGuard<'_, ()> {
        self.packing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers at which uptime the pause of a failed delivery is over: setting the clock does not change that.
    pub(crate) fn set_pause(&self, row: &StoredDelivery, over: Duration) {
        let mut pauses = self.pauses.lock().unwrap_or_else(PoisonError::into_inner);
        pauses.insert(row.guid.clone(), (row.due.timestamp_millis(), over));
    }

    /// The uptime at which the pause of a delivery is over; `None` where it failed in another run, or was made due again since.
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

    /// Takes an outlet's password for this run; `None` forgets it.
    pub(crate) fn set_secret(&self, outlet: &str, secret: Option<&str>) {
        let mut given = self.given.write().unwrap_or_else(PoisonError::into_inner);
        match secret {
            Some(secret) => given.set(outlet, secret),
            None => given.forget(outlet),
        }
    }

    /// Calls `trusts` from now on about a server that was never seen. Without it, a delivery there waits until a person trusts
    /// the server.
    pub(crate) fn set_greeter(&self, trusts: impl Fn(&Stranger) -> bool + Send + Sync + 'static) {
        *self.greeter.write().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(trusts));
    }

    /// Whether `trusts` says that this server is the one it should be; false where there is no such function.
    pub(crate) fn is_trusted(&self, stranger: &Stranger) -> bool {
        let greeter = self.greeter.read().unwrap_or_else(PoisonError::into_inner);
        greeter.as_ref().is_some_and(|trusts| trusts(stranger))
    }
}
