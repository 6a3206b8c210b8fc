//! The one place where the program reads the time; everything else is passed a clock or a time.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};

/// A source of the time: the machine's own, or one that a test sets.
pub trait Clock: Send + Sync {
    /// The time now, in the time zone of the person at this machine.
    fn now(&self) -> DateTime<FixedOffset>;

    /// The time since the first call in this run. Setting the system's clock does not change it; after a restart it begins again.
    fn uptime(&self) -> Duration;
}

/// When the uptime was asked for first.
static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The machine's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct WallClock;

impl Clock for WallClock {
    #[allow(clippy::disallowed_methods)] // the exception that the rule names
    fn now(&self) -> DateTime<FixedOffset> {
        chrono::Local::now().fixed_offset()
    }

    fn uptime(&self) -> Duration {
        BEGUN.elapsed()
    }
}
