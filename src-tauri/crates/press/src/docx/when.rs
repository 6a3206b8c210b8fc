//! When something was done in a Word file, as Word writes it down.
//!
//! `w:date` is the time on the wall where it was done; Word shows it as it is. The Z that Word puts behind it is no zone.
//! Newer Words put the instant beside it (`w16du:dateUtc`, [MS-DOCX] 2.7.10). Taken for UTC, `w:date` would show a
//! change made in China eight hours early.

use chrono::{DateTime, FixedOffset, NaiveDateTime, SecondsFormat, Utc};

/// Namespaces that the root of a part needs for what [`attributes`] writes; `more` are prefixes that may be ignored as well.
pub(super) fn namespaces(more: &str) -> String {
    format!(
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:w16du=\"http://schemas.microsoft.com/office/word/2023/wordml/word16du\" \
         mc:Ignorable=\"{more}w16du\""
    )
}

/// The attributes with the time: the local time in `zone`, and the instant.
pub(super) fn attributes(at: DateTime<Utc>, zone: FixedOffset) -> String {
    format!(
        "w:date=\"{}\" w16du:dateUtc=\"{}\"",
        at.with_timezone(&zone).format("%Y-%m-%dT%H:%M:%S"),
        at.to_rfc3339_opts(SecondsFormat::Secs, true)
    )
}

/// The time of a change or comment, as the file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// The time on the wall; may be empty.
    pub date: String,
    /// The instant; empty in files of older Words, WPS and LibreOffice.
    pub utc: String,
}

impl When {
    /// The instant: the one that is named, else the local time in `zone`. A zone of its own, which others than Word
    /// write, counts; a Z does not. `None` where nothing or no time was written.
    #[must_use]
    pub fn at(&self, zone: FixedOffset) -> Option<DateTime<Utc>> {
        let named = DateTime::parse_from_rfc3339(&self.utc).ok();
        if let Some(named) = named {
            return Some(named.to_utc());
        }
        let zoned = DateTime::parse_from_rfc3339(&self.date).ok();
        if let Some(zoned) = zoned.filter(|_| !self.date.ends_with(['Z', 'z'])) {
            return Some(zoned.to_utc());
        }
        let wall = self.date.trim_end_matches(['Z', 'z']);
        let wall = NaiveDateTime::parse_from_str(wall, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
        // A fixed zone has no local time twice and none left out.
        wall.and_local_timezone(zone).single().map(|at| at.to_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINA: i32 = 8 * 3600;

    fn said(date: &str, utc: &str) -> Option<String> {
        let when = When {
            date: date.to_owned(),
            utc: utc.to_owned(),
        };
        when.at(FixedOffset::east_opt(CHINA).unwrap())
            .map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true))
    }

    #[test]
    fn the_named_instant_wins_and_else_the_wall_counts() {
        let noon = Some("2026-11-30T05:26:06Z".to_owned());
        assert_eq!(said("2026-11-30T13:26:06Z", "2026-11-30T05:26:06Z"), noon);
        assert_eq!(said("2026-11-30T13:26:06Z", ""), noon);
        assert_eq!(said("2026-11-30T13:26:06", ""), noon);
        assert_eq!(
            said("2026-11-30T13:26:06.5", "damaged").map(|at| at.len()),
            Some(20)
        );
        assert_eq!(said("2026-11-30T14:26:06+09:00", ""), noon);
        assert_eq!(said("", ""), None);
        assert_eq!(said("昨天", ""), None);
    }

    #[test]
    fn what_is_written_is_read_back_in_any_zone() {
        let at: DateTime<Utc> = "2026-11-30T17:26:06Z".parse().unwrap();
        let zone = FixedOffset::east_opt(CHINA).unwrap();
        assert_eq!(
            attributes(at, zone),
            "w:date=\"2026-12-01T01:26:06\" w16du:dateUtc=\"2026-11-30T17:26:06Z\""
        );
    }
}
