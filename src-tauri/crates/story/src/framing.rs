//! 取景: how much of a photo a figure shows, and which way up. The photo itself is never touched.
//!
//! Everything is given in whole numbers of the *frame*: the photo in the orientation its camera recorded, turned by
//! [`Framing::turn`] and straightened by [`Framing::straighten`]. Straightening keeps the frame's proportions and fills it with
//! picture, so that no crop can have an empty corner. Pixels are computed where the photo is rendered, in the crate `photo`.
//!
//! See docs/decisions/framing-in-whole-numbers.md.

mod notation;
mod straight;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use notation::{BadFraming, Ratio};

/// The frame from edge to edge: its width and its height are each this many parts.
pub const WHOLE: u16 = 10_000;

/// Most that a photo is straightened either way, in hundredths of a degree; beyond that it is turned.
pub const MOST_STRAIGHTENED: i16 = 4_500;

/// How a figure shows its photo. The default shows the photo unchanged, and is omitted from the JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Framing {
    /// Quarter turns clockwise, 0 to 3.
    pub turn: u8,
    /// Turned clockwise by so many hundredths of a degree, ±[`MOST_STRAIGHTENED`].
    pub straighten: i16,
    /// Which part of the frame shows; `None` for all of it.
    pub crop: Option<Crop>,
    /// What must stay in the picture however it is cut to another shape; `None` where it is not set.
    pub focus: Option<Focus>,
}

/// A part of the frame, in [`WHOLE`]ths of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// From the frame's left edge.
    pub left: u16,
    /// From its top.
    pub top: u16,
    /// How wide; at least one part.
    pub width: u16,
    /// How high; at least one part.
    pub height: u16,
}

/// A place in the frame, in [`WHOLE`]ths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// From the left edge.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

impl Crop {
    /// All of the frame.
    pub const ALL: Self = Self {
        left: 0,
        top: 0,
        width: WHOLE,
        height: WHOLE,
    };

    fn settled(self) -> Self {
        let left = self.left.min(WHOLE - 1);
        let top = self.top.min(WHOLE - 1);
        Self {
            left,
            top,
            width: self.width.clamp(1, WHOLE - left),
            height: self.height.clamp(1, WHOLE - top),
        }
    }

    /// The same rectangle after the frame is turned clockwise by a quarter.
    fn turned_right(self) -> Self {
        Self {
            left: WHOLE.saturating_sub(self.top).saturating_sub(self.height),
            top: self.left,
            width: self.height,
            height: self.width,
        }
    }

    fn middle(self) -> Focus {
        Focus {
            x: self.left.saturating_add(self.width / 2),
            y: self.top.saturating_add(self.height / 2),
        }
    }
}

impl Framing {
    /// Whether the photo is shown as it is. A focus alone changes nothing that is seen.
    #[must_use]
    pub fn shows_all(&self) -> bool {
        self.turn == 0 && self.straighten == 0 && self.crop.is_none()
    }

    /// Whether every value is the default.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The part that shows.
    #[must_use]
    pub fn crop_or_all(&self) -> Crop {
        self.crop.unwrap_or(Crop::ALL)
    }

    /// The same framing in its one form: every number within its range, no crop that shows all, the focus inside the crop.
    #[must_use]
    pub fn settled(self) -> Self {
        let crop = self.crop.map(Crop::settled);
        let shown = crop.unwrap_or(Crop::ALL);
        Self {
            turn: self.turn % 4,
            straighten: self.straighten.clamp(-MOST_STRAIGHTENED, MOST_STRAIGHTENED),
            crop: crop.filter(|crop| *crop != Crop::ALL),
            focus: self.focus.map(|focus| Focus {
                x: focus.x.clamp(shown.left, shown.left.saturating_add(shown.width)),
                y: focus.y.clamp(shown.top, shown.top.saturating_add(shown.height)),
            }),
        }
    }

    /// Turned clockwise by so many quarters: what shows stays what it was, only the other way up.
    #[must_use]
    pub fn turned(self, quarters: u8) -> Self {
        (0..quarters % 4).fold(self.settled(), |framing, _| Self {
            turn: (framing.turn + 1) % 4,
            straighten: framing.straighten,
            crop: framing.crop.map(Crop::turned_right),
            focus: framing.focus.map(|focus| Focus {
                x: WHOLE.saturating_sub(focus.y),
                y: focus.x,
            }),
        })
    }

    /// Cut to a shape: the largest part of the frame that has it, about the focus, or else about the middle of what
    /// shows now. `size` is the frame in pixels, turned: its proportions decide.
    #[must_use]
    pub fn cut_to(self, ratio: Ratio, size: (u32, u32)) -> Self {
        let framing = self.settled();
        let (wide, high) = (
            u64::from(ratio.width).saturating_mul(u64::from(size.1.max(1))),
            u64::from(ratio.height).saturating_mul(u64::from(size.0.max(1))),
        );
        // wide ÷ high is how much wider the shape is than the frame.
        let part = |less: u64, more: u64| {
            let parts = u64::from(WHOLE).saturating_mul(less).saturating_add(more / 2) / more.max(1);
            u16::try_from(parts.clamp(1, u64::from(WHOLE))).unwrap_or(WHOLE)
        };
        let (width, height) = if wide >= high {
            (WHOLE, part(high, wide))
        } else {
            (part(wide, high), WHOLE)
        };
        let about = framing.focus.unwrap_or_else(|| framing.crop_or_all().middle());
        let from = |about: u16, long: u16| about.saturating_sub(long / 2).min(WHOLE.saturating_sub(long));
        Self {
            crop: Some(Crop {
                left: from(about.x, width),
                top: from(about.y, height),
                width,
                height,
            }),
            ..framing
        }
        .settled()
    }
}
