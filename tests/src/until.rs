//! Waiting on a condition. No test of ours sleeps for a fixed time.

use std::time::{Duration, Instant};

/// How long a person would wait before calling it broken. Generous: the machine may be building beside us.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Asks again until `condition` answers, and returns the answer.
///
/// # Panics
/// When [`PATIENCE`] is over; `what` completes the sentence "never saw …".
pub fn until<T>(what: &str, condition: impl FnMut() -> Option<T>) -> T {
    within(PATIENCE, condition).unwrap_or_else(|| panic!("never saw {what} in {} s", PATIENCE.as_secs()))
}

/// Asks again until `condition` answers or `limit` is over.
pub fn within<T>(limit: Duration, mut condition: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = condition() {
            return Some(answer);
        }
        if start.elapsed() > limit {
            return None;
        }
        // The pause between two tries, so that they do not take the processor from the program under test.
        std::thread::sleep(Duration::from_millis(20));
    }
}
