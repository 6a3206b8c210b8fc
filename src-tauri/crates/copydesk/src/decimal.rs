//! Decimal numbers as they are written: exact, so that 0.1 and 0.2 are 0.3.

use std::fmt;

/// Units in one: six places behind the point, which is what prose has at most.
const ONE: i128 = 1_000_000;
/// Places behind the point that are kept.
const PLACES: usize = 6;
/// Most figures before the point; a longer number identifies something and is no quantity.
const MOST_FIGURES: usize = 15;

/// A number with up to six places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Decimal(i128);

impl Decimal {
    /// Zero.
    pub(crate) const ZERO: Self = Self(0);

    /// A whole number.
    pub(crate) const fn whole(number: i64) -> Self {
        Self(number as i128 * ONE)
    }

    /// So many millionths.
    pub(crate) const fn millionths(number: i64) -> Self {
        Self(number as i128)
    }

    /// Reads `1234.5`; `None` where it is no quantity.
    pub(crate) fn parse(figures: &str) -> Option<Self> {
        let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
        if whole.is_empty() || whole.len() > MOST_FIGURES || part.len() > PLACES {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let part: i128 = format!("{part:0<PLACES$}").parse().ok()?;
        Some(Self(whole * ONE + part))
    }

    /// Times ten thousand, times a hundred million: 万, 亿.
    pub(crate) fn times(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(i128::from(factor)))
    }

    /// Divided; further places than the sixth are cut off.
    pub(crate) fn divided(self, by: i64) -> Self {
        Self(self.0.checked_div(i128::from(by)).unwrap_or(self.0))
    }

    /// The sum.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference.
    pub(crate) fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// How far apart the two are.
    pub(crate) fn distance(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).saturating_abs())
    }

    /// Its share of a whole, in per cent; `None` for a whole of zero.
    pub(crate) fn per_cent_of(self, whole: Self) -> Option<Self> {
        (whole.0 != 0).then(|| Self(self.0.saturating_mul(100 * ONE).checked_div(whole.0).unwrap_or(0)))
    }

    /// Its value as a whole number; `None` where it has decimal places.
    pub(crate) fn as_whole(self) -> Option<i64> {
        (self.0 % ONE == 0)
            .then(|| i64::try_from(self.0 / ONE).ok())
            .flatten()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (
            self.0.unsigned_abs() / ONE.unsigned_abs(),
            self.0.unsigned_abs() % ONE.unsigned_abs(),
        );
        let places = format!("{part:06}");
        let places = places.trim_end_matches('0');
        let point = if places.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{places}")
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn a_number_is_shown_as_it_was_written_and_added_exactly() {
        for written in ["0", "12", "107.4", "0.1", "100000000"] {
            assert_eq!(Decimal::parse(written).unwrap().to_string(), written);
        }
        let sum = Decimal::parse("0.1")
            .unwrap()
            .plus(Decimal::parse("0.2").unwrap());
        assert_eq!(sum, Decimal::parse("0.3").unwrap());
        assert_eq!(Decimal::parse("1234567890123456"), None);
    }
}
