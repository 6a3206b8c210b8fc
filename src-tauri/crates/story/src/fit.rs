//! Whether a piece is as long as it must be.

use crate::{Count, Length};

/// How a count compares with a range: below, within or above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// This many words are lacking.
    Under(u32),
    /// Within the range.
    Within,
    /// This many words too many.
    Over(u32),
}

impl Length {
    /// Compares a count with this range.
    #[must_use]
    pub fn fit(&self, count: Count) -> Fit {
        let words = count.words;
        match (self.least, self.most) {
            (Some(least), _) if words < least => Fit::Under(least.saturating_sub(words)),
            (_, Some(most)) if words > most => Fit::Over(words.saturating_sub(most)),
            _ => Fit::Within,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_under_within_or_over_by_so_many_words() {
        let range = Length::read("10-20").unwrap();
        let count = |words| Count {
            words,
            ..Count::default()
        };
        assert_eq!(range.fit(count(7)), Fit::Under(3));
        assert_eq!(range.fit(count(10)), Fit::Within);
        assert_eq!(range.fit(count(20)), Fit::Within);
        assert_eq!(range.fit(count(21)), Fit::Over(1));
    }
}
