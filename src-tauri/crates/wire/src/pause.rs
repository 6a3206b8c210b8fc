//! How long to wait before trying again: twice as long each time, up to an hour, and never the same for two, so that
//! a hundred correspondents do not come back to a restarted server in one second.

use backon::{BackoffBuilder as _, ExponentialBuilder};
use std::time::Duration;

/// The pause after so many failures in a row (1 is the first), with a jitter that `seed` decides.
#[must_use]
pub fn pause(failures: u32, seed: u64) -> Duration {
    let longest = Duration::from_secs(3600);
    let steps = failures.clamp(1, 16) as usize;
    let mut pauses = ExponentialBuilder::default()
        .with_min_delay(Duration::from_secs(10))
        .with_max_delay(longest)
        .with_max_times(steps)
        .with_jitter()
        .with_jitter_seed(seed)
        .build();
    pauses.nth(steps - 1).unwrap_or(longest).min(longest * 2)
}

#[cfg(test)]
mod tests {
    use super::pause;
    use std::time::Duration;

    #[test]
    fn pauses_grow_to_an_hour_and_differ_between_two() {
        let seconds = |failures| pause(failures, 7).as_secs();
        assert!((10..=20).contains(&seconds(1)), "{}", seconds(1));
        assert!(seconds(4) >= 80, "{}", seconds(4));
        assert!((3600..=7200).contains(&seconds(40)), "{}", seconds(40));
        assert_ne!(pause(5, 1), pause(5, 2));
        assert_eq!(pause(5, 1), pause(5, 1));
        assert!(pause(0, 1) >= Duration::from_secs(10));
    }
}
