//! When a photo was taken, in the one form that the rest of the program uses.
//!
//! Three precisions come out: `2020-02-14`, `2020-02-14T09:30:00`, `2020-02-14T09:30:00+08:00`. Fractions of a
//! second are dropped; a year or month alone is no date and gives nothing; so does a day that no calendar has.

/// EXIF: `2020:02:14 09:30:00`, and the offset `+08:00` that came with EXIF 2.31.
pub(super) fn from_exif(time: &str, offset: &str) -> Option<String> {
    let (date, time) = time.split_once(' ').unwrap_or((time, ""));
    assemble(date, time, offset)
}

/// IIM 2:55 and 2:60: `20200214`, `093000+0800`.
pub(super) fn from_iim(date: &str, time: &str) -> Option<String> {
    let (clock, offset) = time.split_at_checked(6).unwrap_or(("", ""));
    assemble(date, clock, offset)
}

/// XMP (ISO 8601 as XMP profiles it): `2020-02-14T09:30:00.25+08:00`, `…T09:30Z`, `2020-02-14`.
pub(super) fn from_xmp(text: &str) -> Option<String> {
    let (date, rest) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let offset = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, offset) = rest.split_at_checked(offset)?;
    assemble(date, clock, offset)
}

/// Puts the parts together as far as they are good: a bad clock leaves the date, a bad offset the clock.
fn assemble(date: &str, clock: &str, offset: &str) -> Option<String> {
    let date = calendar(date)?;
    let Some(clock) = wall_clock(clock) else {
        return Some(date);
    };
    let offset = zone(offset).unwrap_or_default();
    Some(format!("{date}T{clock}{offset}"))
}

fn calendar(text: &str) -> Option<String> {
    let digits = digits(text)?;
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.as_slice() else {
        return None;
    };
    let year = number(&[*y1, *y2, *y3, *y4]);
    let (month, day) = (number(&[*m1, *m2]), number(&[*d1, *d2]));
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (year > 0 && (1..=days).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn wall_clock(text: &str) -> Option<String> {
    let whole = text.trim().split('.').next().unwrap_or_default();
    let digits = digits(whole)?;
    let (hour, minute, second) = match digits.as_slice() {
        [h1, h2, m1, m2] => (number(&[*h1, *h2]), number(&[*m1, *m2]), 0),
        [h1, h2, m1, m2, s1, s2] => (number(&[*h1, *h2]), number(&[*m1, *m2]), number(&[*s1, *s2])),
        _ => return None,
    };
    (hour < 24 && minute < 60 && second < 60).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

fn zone(text: &str) -> Option<String> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("z") {
        return Some("Z".to_owned());
    }
    let (sign, rest) = text
        .split_at_checked(1)
        .filter(|(sign, _)| matches!(*sign, "+" | "-"))?;
    let digits = digits(rest)?;
    let [h1, h2, m1, m2] = digits.as_slice() else {
        return None;
    };
    let (hour, minute) = (number(&[*h1, *h2]), number(&[*m1, *m2]));
    (hour < 15 && minute < 60).then(|| format!("{sign}{hour:02}:{minute:02}"))
}

/// The digits of a text that holds nothing else but the marks between them.
fn digits(text: &str) -> Option<Vec<u32>> {
    let marks = |c: &char| !matches!(c, ':' | '-' | '/' | '.');
    text.trim()
        .chars()
        .filter(marks)
        .map(|c| c.to_digit(10))
        .collect()
}

fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |sum, digit| sum * 10 + digit)
}

#[cfg(test)]
mod tests {
    use super::{from_exif, from_iim, from_xmp};

    #[test]
    fn each_standard_writes_the_same_moment_its_own_way() {
        let moment = Some("2020-02-14T09:30:00+08:00".to_owned());
        assert_eq!(from_exif("2020:02:14 09:30:00", "+08:00"), moment);
        assert_eq!(from_iim("20200214", "093000+0800"), moment);
        assert_eq!(from_xmp("2020-02-14T09:30:00.25+08:00"), moment);
        assert_eq!(from_xmp("2020-02-14T09:30+08:00"), moment);
    }

    #[test]
    fn what_is_not_said_is_not_made_up() {
        assert_eq!(
            from_exif("2020:02:14 09:30:00", "").as_deref(),
            Some("2020-02-14T09:30:00")
        );
        assert_eq!(from_iim("20200214", "").as_deref(), Some("2020-02-14"));
        assert_eq!(from_xmp("2020-02-14").as_deref(), Some("2020-02-14"));
        assert_eq!(
            from_xmp("2020-02-14T09:30:00Z").as_deref(),
            Some("2020-02-14T09:30:00Z")
        );
    }

    #[test]
    fn a_day_that_no_calendar_has_is_no_date() {
        for text in [
            "0000:00:00 00:00:00",
            "2019:02:29 10:00:00",
            "    :  :     :  :  ",
            "2020:13:01 10:00:00",
        ] {
            assert_eq!(from_exif(text, ""), None, "{text}");
        }
        assert_eq!(from_iim("20200000", "093000"), None);
        assert_eq!(from_xmp("2020"), None);
        assert_eq!(
            from_exif("2020:02:14 25:00:00", "").as_deref(),
            Some("2020-02-14")
        );
    }
}
