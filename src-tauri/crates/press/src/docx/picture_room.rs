//! How much of a page a picture may take.
//!
//! A picture and its words stay on one page, so that a picture which does not fit the rest of one leaves a hole there. They take
//! two fifths of a page at most: no hole is larger, and no page less than three fifths full. It must not know what is on the
//! page.

use super::look::DocxStyle;
use crate::title::width;

/// English Metric Units in a twentieth of a point.
const TWENTIETH: u64 = 635;
/// What is left free beside a picture in a row, and above, between and below a picture and its words, in twentieths of a point.
const GAP: u64 = 240;
const AROUND: u64 = 460;

/// The most that a picture may be wide and high, in English Metric Units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PictureRoom {
    pub(super) width: u64,
    pub(super) height: u64,
}

/// The measures of a page and of a line below a picture, in twentieths of a point.
struct PageMeasures {
    width: u64,
    height: u64,
    /// How wide a Han character is below a picture, and how high a line.
    character: u64,
    line: u64,
}

impl PageMeasures {
    const fn of(style: DocxStyle) -> Self {
        match style {
            DocxStyle::Press => Self {
                width: 8_306,
                height: 13_958,
                character: 240,
                line: 350,
            },
            DocxStyle::Official => Self {
                width: 8_844,
                height: 12_755,
                character: 280,
                line: 420,
            },
        }
    }
}

impl PictureRoom {
    /// The room of each of `beside` pictures in a row, the longest words of which are these lines.
    pub(super) fn of(style: DocxStyle, beside: usize, words: &[String]) -> Self {
        let page = PageMeasures::of(style);
        let beside = u64::try_from(beside.max(1)).unwrap_or(1);
        let across = match beside {
            1 => page.width,
            beside => (page.width / beside).saturating_sub(GAP),
        };
        let a_line = (across / page.character).max(1);
        let lines: u64 = words
            .iter()
            .map(|words| u64::try_from(width(words)).unwrap_or(u64::MAX))
            .map(|wide| wide.div_ceil(a_line.saturating_mul(10)))
            .sum();
        let around = lines.saturating_mul(page.line).saturating_add(AROUND);
        // Words without end leave a picture a fifth of the page.
        let height = (page.height * 2 / 5).saturating_sub(around).max(page.height / 5);
        Self {
            width: across * TWENTIETH,
            height: height * TWENTIETH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_and_its_words_take_two_fifths_of_a_page() {
        for (style, page) in [(DocxStyle::Press, 13_958), (DocxStyle::Official, 12_755)] {
            let one = PictureRoom::of(style, 1, &["图为开业现场".to_owned()]);
            let three = PictureRoom::of(style, 1, &["开业现场".repeat(20)]);
            assert!(one.height > three.height, "more words leave less room");
            assert!(one.height < page * TWENTIETH * 2 / 5);
            assert!(PictureRoom::of(style, 1, &["字".repeat(9_999)]).height >= page / 5 * TWENTIETH);
            assert!(PictureRoom::of(style, 3, &[]).width * 3 < one.width);
        }
    }
}
