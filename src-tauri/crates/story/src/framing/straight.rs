//! Computes where a point of a photo is once the photo was straightened: turned clockwise about its middle, and enlarged so far
//! that it fills its frame. `photo::Framing` renders by the same rule, and `ui/src/model/framing.ts` draws by it.

use super::{Focus, Framing, MOST_STRAIGHTENED, WHOLE};

impl Framing {
    /// Where a point of the turned photo is in the frame; `None` where it was turned out of it. `size` is the photo as it is seen
    /// unturned, in pixels: only its proportions count, and an unknown size (0) is taken as a square.
    #[must_use]
    pub fn straightened(&self, at: Focus, size: (u32, u32)) -> Option<Focus> {
        if self.straighten == 0 {
            return Some(at);
        }
        let known = size.0 > 0 && size.1 > 0;
        let (across, down) = if known { size } else { (1, 1) };
        let (width, height) = if self.turn % 2 == 1 {
            (down, across)
        } else {
            (across, down)
        };
        let (width, height) = (f64::from(width), f64::from(height));
        let straighten = self.straighten.clamp(-MOST_STRAIGHTENED, MOST_STRAIGHTENED);
        let (sine, cosine) = (f64::from(straighten).to_radians() / 100.0).sin_cos();
        let zoom = cosine + sine.abs() * (width / height).max(height / width);
        let from_middle = |parts: u16, side: f64| (f64::from(parts) / f64::from(WHOLE) - 0.5) * side;
        let (x, y) = (from_middle(at.x, width), from_middle(at.y, height));
        let (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
        Some(Focus {
            x: parts(x * zoom / width + 0.5)?,
            y: parts(y * zoom / height + 0.5)?,
        })
    }
}

/// [`WHOLE`]ths of a side; `None` beyond it.
fn parts(of_side: f64) -> Option<u16> {
    let parts = (of_side * f64::from(WHOLE)).round();
    (0.0..=f64::from(WHOLE)).contains(&parts).then_some(parts as u16)
}
