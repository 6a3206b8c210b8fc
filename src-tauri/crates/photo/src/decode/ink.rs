//! Ink converted to sRGB where a file has no profile of the press it was made for: by the Neugebauer equations, in which each
//! pixel is a mixture of the sixteen colours of solid inks over one another, each for as much of the paper as it covers
//! (Demichel).

/// Those colours: red, green and blue of sRGB, for cyan, magenta, yellow and black, the last counting first (paper, black, yellow,
/// yellow and black, …). Fitted by least squares to what little-cms makes of an evenly spaced grid of 6,561 inks by the profile
/// of a coated-paper press (SWOP) that Ghostscript comes with, paper and black set to be neutral. Some are outside of sRGB, as
/// the inks do. On that grid the mean difference is ΔE 3.8 and the largest 12; that of multiplying inks is 17 and 69.
const SOLIDS: [[i16; 3]; 16] = [
    [255, 255, 255],
    [36, 36, 36],
    [275, 244, 37],
    [30, 33, -9],
    [242, 33, 143],
    [43, -11, 8],
    [239, 46, 39],
    [40, -9, -12],
    [-38, 175, 234],
    [-10, 22, 43],
    [-11, 166, 89],
    [-11, 25, -3],
    [52, 52, 148],
    [-7, -14, 14],
    [63, 57, 57],
    [-10, -10, -11],
];

/// Red, green and blue of each pixel of cyan, magenta, yellow and black, 255 a full ink.
pub(super) fn to_light(inks: &[u8]) -> Vec<u8> {
    let solids = SOLIDS.map(|solid| solid.map(f32::from));
    let (quads, _) = inks.as_chunks::<4>();
    quads.iter().flat_map(|quad| light(&solids, *quad)).collect()
}

fn light(solids: &[[f32; 3]; 16], quad: [u8; 4]) -> [u8; 3] {
    // One ink after the other is laid on: sixteen colours become eight, four, two, one.
    let mut left = *solids;
    let mut count = left.len();
    for ink in quad {
        let covered = f32::from(ink) / 255.0;
        count /= 2;
        let (bare, inked) = left.split_at_mut(count);
        for (bare, inked) in bare.iter_mut().zip(inked) {
            for (bare, inked) in bare.iter_mut().zip(inked) {
                *bare += (*inked - *bare) * covered;
            }
        }
    }
    // A value outside of what can be shown is cut there.
    let [seen, ..] = left;
    seen.map(|channel| channel.round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_white_black_ink_is_a_neutral_dark_and_no_grey_has_a_colour() {
        assert_eq!(to_light(&[0, 0, 0, 0]), [255, 255, 255]);
        for black in 0..=255 {
            let [red, green, blue] = <[u8; 3]>::try_from(to_light(&[0, 0, 0, black])).unwrap();
            assert!(red == green && green == blue, "{black}: {red} {green} {blue}");
        }
        assert_eq!(to_light(&[255, 255, 255, 255]), [0, 0, 0]);
    }

    #[test]
    fn more_ink_is_never_lighter() {
        let sum = |quad: [u8; 4]| to_light(&quad).into_iter().map(u32::from).sum::<u32>();
        for ink in 0..4 {
            for base in [[0, 0, 0, 0], [90, 60, 40, 10], [200, 200, 30, 0]] {
                // Steps wide enough that rounding does not hide them.
                let steps = (0..=255_u8).step_by(15).map(|amount| {
                    let mut quad = base;
                    quad[ink] = amount;
                    sum(quad)
                });
                let steps: Vec<u32> = steps.collect();
                assert!(
                    steps.is_sorted_by(|a, b| a > b),
                    "ink {ink} on {base:?}: {steps:?}"
                );
            }
        }
    }
}
