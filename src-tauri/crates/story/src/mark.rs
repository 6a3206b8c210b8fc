//! Marks that a person sets on a photo: where a person's face is, and how far the photo got when the photos were sorted.
//!
//! See docs/decisions/face-marks.md.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Framing;
use crate::framing::{Focus, WHOLE};

/// Most stars a photo can have (XMP `xmp:Rating`, 0 to 5).
pub const MOST_STARS: u8 = 5;

/// The flag that a photo got when a card was gone through. The default is omitted from the JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// Neither picked nor rejected.
    #[default]
    Open,
    /// 选用.
    Picked,
    /// 弃用. The photo stays where it is. In XMP it is a rating of −1.
    Rejected,
}

impl Pick {
    /// Whether it is neither picked nor rejected.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }

    /// The name that files and the command line use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Picked => "picked",
            Self::Rejected => "rejected",
        }
    }

    /// The flag of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Open, Self::Picked, Self::Rejected]
            .into_iter()
            .find(|pick| pick.name() == name)
    }
}

/// Where a face is, in [`WHOLE`]ths of the photo in the orientation its camera recorded: not turned, not cropped. So it stays on
/// the face in every framing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FaceMark {
    /// From the left edge.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

impl FaceMark {
    /// The same mark with both numbers within the photo.
    #[must_use]
    pub fn settled(self) -> Self {
        Self {
            x: self.x.min(WHOLE),
            y: self.y.min(WHOLE),
        }
    }

    /// Where it is in the picture as a framing shows it, of a photo which is seen in `size` (pixels across and down); `None`
    /// where it was cropped away, or turned out of its frame by straightening.
    #[must_use]
    pub fn seen(self, framing: &Framing, size: (u32, u32)) -> Option<Focus> {
        let mark = self.settled();
        let turned = (0..framing.turn % 4).fold((mark.x, mark.y), |(x, y), _| (WHOLE.saturating_sub(y), x));
        let at = framing.straightened(
            Focus {
                x: turned.0,
                y: turned.1,
            },
            size,
        )?;
        let crop = framing.settled().crop_or_all();
        let within = |at: u16, from: u16, long: u16| at >= from && at <= from.saturating_add(long);
        (within(at.x, crop.left, crop.width) && within(at.y, crop.top, crop.height)).then_some(at)
    }

    /// Where it is in the picture that a framing makes of a photo of this `size`, in [`WHOLE`]ths of that picture; `None` as for
    /// [`FaceMark::seen`].
    #[must_use]
    pub fn shown(self, framing: &Framing, size: (u32, u32)) -> Option<Self> {
        let at = self.seen(framing, size)?;
        let crop = framing.settled().crop_or_all();
        let part = |at: u16, from: u16, long: u16| {
            let parts = u32::from(at.saturating_sub(from)) * u32::from(WHOLE);
            let half = u32::from(long) / 2;
            u16::try_from((parts + half) / u32::from(long.max(1))).unwrap_or(WHOLE)
        };
        Some(Self {
            x: part(at.x, crop.left, crop.width),
            y: part(at.y, crop.top, crop.height),
        })
    }
}
