//! Decides which automatic revisions may be deleted as they age.
//!
//! All of the last day stay; then the last of each hour for a week, of each day for ninety days, of each week after that. Hours,
//! days and weeks are those of the calendar in UTC, so that what one thinning keeps is what the next would choose: the history
//! does not depend on how often the program ran.
//!
//! See docs/decisions/clocks-may-jump.md.

use chrono::{DateTime, TimeDelta, Utc};

/// An automatic revision that nothing names and that is not the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Automatic {
    pub(crate) number: u64,
    pub(crate) at: DateTime<Utc>,
}

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
const NINETY_DAYS: i64 = 90 * DAY;

/// The numbers of those that may be deleted. `revisions` rise by number.
pub(crate) fn doomed(revisions: &[Automatic], now: DateTime<Utc>) -> Vec<u64> {
    let (steady, now) = without_jumps(revisions, now);
    let spans = steady.iter().map(|at| span(*at, now));
    let next = spans.clone().skip(1).chain([None]);
    // A revision is deleted where the one after it is in the same span: that one is the later.
    revisions
        .iter()
        .zip(spans.zip(next))
        .filter(|(_, (this, next))| this.is_some() && this == next)
        .map(|(revision, _)| revision.number)
        .collect()
}

/// A clock that goes back, or ahead by more than this between two revisions, jumped: the real time between them is unknown.
const JUMP: TimeDelta = TimeDelta::days(730);

/// The times of the revisions, and now, with the jumps of the clock taken out. Nothing ages by a jump: neither by one of now, nor
/// by an earlier one.
fn without_jumps(revisions: &[Automatic], now: DateTime<Utc>) -> (Vec<DateTime<Utc>>, DateTime<Utc>) {
    let (mut shift, mut last) = (TimeDelta::zero(), None);
    let mut steady = |at: DateTime<Utc>| {
        let gap = last.map_or(TimeDelta::zero(), |last| at - last);
        if gap < TimeDelta::zero() || gap > JUMP {
            shift += gap;
        }
        last = Some(at);
        at - shift
    };
    let times = revisions.iter().map(|revision| steady(revision.at)).collect();
    (times, steady(now))
}

/// The stretch of time of which one revision stays, as its length and its place; none for the last day, and
/// for a time that a wrong clock put into the future.
///
/// A stretch counts as old when it ended long enough ago, so that no day is half by the hour, half by the day.
fn span(at: DateTime<Utc>, now: DateTime<Utc>) -> Option<(i64, i64)> {
    [(WEEK, NINETY_DAYS), (DAY, WEEK), (HOUR, DAY)]
        .into_iter()
        .find_map(|(length, age)| {
            let place = at.timestamp().div_euclid(length);
            let ended = (place + 1) * length;
            (now.timestamp() - ended >= age).then_some((length, place))
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T16:44:00Z".parse().unwrap()
    }

    fn ago(minutes: &[i64]) -> Vec<Automatic> {
        let at = |minutes: &i64| now() - TimeDelta::minutes(*minutes);
        minutes
            .iter()
            .zip(1..)
            .map(|(minutes, number)| Automatic {
                number,
                at: at(minutes),
            })
            .collect()
    }

    fn kept(revisions: &[Automatic], now: DateTime<Utc>) -> Vec<Automatic> {
        let gone: BTreeSet<u64> = doomed(revisions, now).into_iter().collect();
        revisions
            .iter()
            .filter(|revision| !gone.contains(&revision.number))
            .copied()
            .collect()
    }

    #[test]
    fn the_last_day_stays_whole_and_older_hours_keep_their_last() {
        let day = 24 * 60;
        // 16:40, 16:41 and 16:42 two days ago, then three of the last minutes.
        let revisions = ago(&[2 * day + 4, 2 * day + 3, 2 * day + 2, 3, 2, 1]);
        assert_eq!(doomed(&revisions, now()), [1, 2]);
    }

    #[test]
    fn a_clock_that_jumped_costs_nothing_neither_while_it_is_wrong_nor_after() {
        let work: Vec<i64> = (1..=36).rev().map(|step| step * 10).collect();
        let ten_years = TimeDelta::days(3652);
        assert_eq!(doomed(&ago(&work), now() + ten_years), [] as [u64; 0]);
        let mut with_jump = ago(&work);
        with_jump.push(Automatic {
            number: 37,
            at: now() + ten_years,
        });
        assert_eq!(
            doomed(&with_jump, now() + ten_years + TimeDelta::minutes(5)),
            [] as [u64; 0]
        );
        assert_eq!(doomed(&with_jump, now() + TimeDelta::minutes(10)), [] as [u64; 0]);
    }

    #[test]
    fn a_clock_that_runs_ahead_costs_nothing() {
        assert_eq!(
            doomed(&ago(&[-500_000, -499_999, -499_998]), now()),
            [] as [u64; 0]
        );
    }

    proptest! {
        /// For any ages and any number of thinnings before: every hour of the last week, every day of the last ninety and every
        /// week before that which had a revision still has its last one.
        #[test]
        fn every_span_keeps_its_last(
            mut minutes in prop::collection::vec(0_i64..300_000, 0..200),
            steps in prop::collection::vec(0_i64..40_000, 0..6),
        ) {
            minutes.sort_unstable_by(|a, b| b.cmp(a));
            let all = ago(&minutes);
            let (mut left, mut at) = (all.clone(), now());
            for step in steps {
                at += TimeDelta::minutes(step);
                left = kept(&left, at);
                prop_assert_eq!(&kept(&left, at), &left, "a second thinning finds nothing");
                prop_assert_eq!(&left, &kept(&all, at), "how often it ran does not matter");
                for revision in &all {
                    let (age, this) = (at - revision.at, span(revision.at, at));
                    let stays = match this {
                        None => left.contains(revision),
                        Some(_) => left.iter().any(|other| span(other.at, at) == this && other.at >= revision.at),
                    };
                    prop_assert!(stays, "a revision of {age} ago has no successor in its span");
                }
            }
        }
    }
}
