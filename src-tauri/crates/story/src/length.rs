//! 字数要求: how long a piece must be. It belongs to the story because the desk asked it of this piece; the length that an outlet
//! asks of all its pieces is in the outlet's profile.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The range that a piece's 字数 must be in; either end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// The fewest words, if there is a least.
    pub least: Option<u32>,
    /// The most words, if there is a limit.
    pub most: Option<u32>,
}

impl Length {
    /// Reads `1200-1600`, `1200-` or `-1600`, with any dash, 至 or 到 between. `None` for anything else, for a range
    /// that ends before it begins, and for one open at both ends.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (least, most) = text.trim().split_once(['-', '–', '—', '~', '～', '至', '到'])?;
        let end = |text: &str| match text.trim() {
            "" => Some(None),
            number => number.parse().ok().map(Some),
        };
        let length = Self {
            least: end(least)?,
            most: end(most)?,
        };
        let range = length.least.unwrap_or(0) <= length.most.unwrap_or(u32::MAX);
        (range
            && length
                != Self {
                    least: None,
                    most: None,
                })
        .then_some(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_people_write_it() {
        let range = |least, most| Some(Length { least, most });
        assert_eq!(Length::read("1200-1600"), range(Some(1200), Some(1600)));
        assert_eq!(Length::read(" 1200 — 1600 "), range(Some(1200), Some(1600)));
        assert_eq!(Length::read("1200至1600"), range(Some(1200), Some(1600)));
        assert_eq!(Length::read("1200-"), range(Some(1200), None));
        assert_eq!(Length::read("-1600"), range(None, Some(1600)));
        for wrong in ["", "-", "1200", "1600-1200", "一千-两千", "1-2-3", "-1--2"] {
            assert_eq!(Length::read(wrong), None, "{wrong:?}");
        }
    }
}
