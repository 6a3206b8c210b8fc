//! Days and times as people write them on paper: `2026年2月14日 9:31`, `14 February 2026, 9:31`.
//!
//! A time is printed as its zone has it; which zone that is, the caller decides.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// A time, to the minute.
#[must_use]
pub fn minute(at: DateTime<FixedOffset>, chinese: bool) -> String {
    naive_minute(at.naive_local(), chinese)
}

/// A day.
#[must_use]
pub fn day(at: DateTime<FixedOffset>, chinese: bool) -> String {
    naive_day(at.date_naive(), chinese)
}

/// When a photo was taken, from what its metadata has: a time with its offset, one without, or a day. Other words are left as
/// they are.
///
/// ```
/// assert_eq!(press::dates::taken("2020-02-14T09:31:07+08:00", true), "2020年2月14日 9:31");
/// assert_eq!(press::dates::taken("2020-02-14", false), "14 February 2020");
/// assert_eq!(press::dates::taken("去年冬天", true), "去年冬天");
/// ```
#[must_use]
pub fn taken(value: &str, chinese: bool) -> String {
    let zoned = DateTime::parse_from_rfc3339(value).map(|at| at.naive_local());
    if let Some(at) = zoned.ok().or_else(|| value.parse::<NaiveDateTime>().ok()) {
        return naive_minute(at, chinese);
    }
    match value.parse::<NaiveDate>() {
        Ok(day) => naive_day(day, chinese),
        Err(_) => value.to_owned(),
    }
}

fn naive_minute(at: NaiveDateTime, chinese: bool) -> String {
    let form = if chinese {
        "%Y年%-m月%-d日 %-H:%M"
    } else {
        "%-d %B %Y, %-H:%M"
    };
    at.format(form).to_string()
}

fn naive_day(day: NaiveDate, chinese: bool) -> String {
    let form = if chinese { "%Y年%-m月%-d日" } else { "%-d %B %Y" };
    day.format(form).to_string()
}
