//! Likeness: a few bits by which the same picture is recognised after it was made smaller, coded anew, or changed in its light.
//!
//! The picture is laid out as nine by nine fields, and each bit is set where a field is darker than its neighbour to the
//! right, or below (a difference hash both ways). A turned or much cropped picture is another picture to it.
//!
//! See docs/decisions/likeness-hash.md.

use std::fmt;
use std::str::FromStr;

use crate::decode::Raster;

/// Fields along each side.
const SIDE: usize = 9;
/// How much lighter, of 255, a neighbour must be: less is noise of coding.
const STEP: f64 = 2.0;
/// Fewer bits than that identify nothing: a wall, a sky, a page of text.
const LEAST_BITS: u32 = 16;

/// 128 bits that stay nearly the same as long as the picture does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Likeness(u128);

impl Likeness {
    /// Pictures whose likenesses are at most so many bits apart are taken for the same. In the corpora, where every two of
    /// 148 photographs were compared, copies are within 3 and others beyond 20.
    pub const ALIKE: u32 = 10;

    /// The number of bits that differ.
    #[must_use]
    pub fn apart(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }

    /// Whether a person would take the two for the same picture.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        self.apart(other) <= Self::ALIKE
    }

    /// Of an upright picture; `None` where there is too little in it to recognise it by.
    pub(crate) fn of(raster: &Raster) -> Option<Self> {
        let fields = fields(raster);
        let field = |row: usize, column: usize| fields.get(row * SIDE + column).copied().unwrap_or_default();
        let mut bits = 0_u128;
        for row in 0..SIDE - 1 {
            for column in 0..SIDE - 1 {
                let here = field(row, column);
                let right = field(row, column + 1) - here > STEP;
                let below = field(row + 1, column) - here > STEP;
                bits = bits << 2 | u128::from(right) << 1 | u128::from(below);
            }
        }
        let telling = bits.count_ones().min(bits.count_zeros());
        (telling >= LEAST_BITS).then_some(Self(bits))
    }
}

impl fmt::Display for Likeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Likeness {
    type Err = std::num::ParseIntError;

    fn from_str(digits: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(digits, 16).map(Self)
    }
}

/// The mean light of each field, row by row.
fn fields(raster: &Raster) -> [f64; SIDE * SIDE] {
    let mut sums = [(0_u64, 0_u64); SIDE * SIDE];
    let (wide, high) = (raster.width.max(1) as usize, raster.height.max(1) as usize);
    let channels = if raster.gray { 1 } else { 3 };
    for (index, pixel) in raster.pixels.chunks_exact(channels).enumerate() {
        let light = match pixel {
            [r, g, b] => (u64::from(*r) * 2 + u64::from(*g) * 5 + u64::from(*b)) / 8,
            [light, ..] => u64::from(*light),
            [] => 0,
        };
        let (row, column) = (index / wide * SIDE / high, index % wide * SIDE / wide);
        if let Some((sum, count)) = sums.get_mut(row * SIDE + column) {
            (*sum, *count) = (*sum + light, *count + 1);
        }
    }
    sums.map(|(sum, count)| sum as f64 / count.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A landscape of soft hills; `seed` moves them.
    fn picture(width: u32, height: u32, seed: f64) -> Raster {
        let light = |x: f64, y: f64| {
            let hills = (x * 9.0 + seed).sin() * 50.0 + (y * 7.0 + x * 3.0 * seed).cos() * 60.0;
            (128.0 + hills) as u8
        };
        let pixels = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .map(|(x, y)| light(f64::from(x) / f64::from(width), f64::from(y) / f64::from(height)))
            .collect();
        Raster {
            width,
            height,
            gray: true,
            pixels,
        }
    }

    fn of(raster: &Raster) -> Likeness {
        Likeness::of(raster).unwrap()
    }

    #[test]
    fn a_smaller_and_a_lighter_copy_are_alike_and_another_picture_is_not() {
        let one = picture(320, 213, 1.0);
        assert!(of(&one).is_like(of(&picture(200, 133, 1.0))), "smaller");
        let mut lighter = picture(320, 213, 1.0);
        lighter
            .pixels
            .iter_mut()
            .for_each(|light| *light = light.saturating_add(12));
        assert!(of(&one).is_like(of(&lighter)), "lighter");
        for seed in 2..8 {
            let other = of(&picture(320, 213, f64::from(seed)));
            assert!(
                !of(&one).is_like(other),
                "{seed}: {} apart",
                of(&one).apart(other)
            );
        }
    }

    #[test]
    fn a_wall_is_like_nothing() {
        let mut wall = picture(320, 213, 1.0);
        wall.pixels.fill(200);
        assert_eq!(Likeness::of(&wall), None);
    }

    #[test]
    fn it_is_written_and_read_as_digits() {
        let one = of(&picture(64, 64, 3.0));
        assert_eq!(one.to_string().parse(), Ok(one));
        assert_eq!(one.to_string().len(), 32);
    }
}
