//! The one place where the time is read. Everything below is handed it.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};

/// Something that knows what time it is.
pub trait Clock: Send + Sync {
    /// Now, with the offset of the place where the person sits.
    fn now(&self) -> DateTime<FixedOffset>;

    /// How much time has passed since some moment. Whoever sets the clock changes nothing of it; a restart begins another.
    fn uptime(&self) -> Duration;
}

/// When the first question for it was asked.
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
