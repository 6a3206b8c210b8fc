//! A straightened picture: part of it, turned by an angle about its middle.

use crate::decode::Raster;
use crate::framing::PixelRect;

/// Takes `region` out of the raster turned by `angle` (clockwise, in radians), `width` by `height` pixels large. The region
/// is in the raster's pixels. Between four neighbours light is interpolated by Catmull-Rom; beyond the edge the last pixel
/// is repeated, which only rounding needs.
pub(crate) fn turned(raster: &Raster, region: PixelRect, angle: f64, (width, height): (u32, u32)) -> Raster {
    let channels = if raster.gray { 1 } else { 3 };
    let (sine, cosine) = angle.sin_cos();
    let middle = (f64::from(raster.width) / 2.0, f64::from(raster.height) / 2.0);
    let (across, down) = (region.width / f64::from(width), region.height / f64::from(height));
    let mut pixels = Vec::with_capacity(width as usize * height as usize * channels);
    for row in 0..height {
        let y = region.top + (f64::from(row) + 0.5) * down - middle.1;
        for column in 0..width {
            let x = region.left + (f64::from(column) + 0.5) * across - middle.0;
            // Turned back by the angle: the place in the unturned picture that this pixel comes from.
            let from = (
                middle.0 + x * cosine + y * sine - 0.5,
                middle.1 - x * sine + y * cosine - 0.5,
            );
            sample(raster, channels, from, &mut pixels);
        }
    }
    Raster {
        width,
        height,
        gray: raster.gray,
        pixels,
    }
}

fn sample(raster: &Raster, channels: usize, (x, y): (f64, f64), pixels: &mut Vec<u8>) {
    let (across, down) = (weights(x - x.floor()), weights(y - y.floor()));
    let columns = neighbours(x, raster.width);
    let mut light = [0.0; 3];
    for (row, down) in neighbours(y, raster.height).into_iter().zip(down) {
        let row = row * raster.width as usize;
        for (column, across) in columns.into_iter().zip(across) {
            let at = (row + column) * channels;
            let seen = raster.pixels.get(at..at + channels).unwrap_or_default();
            for (sum, seen) in light.iter_mut().zip(seen) {
                *sum += f64::from(*seen) * across * down;
            }
        }
    }
    pixels.extend(light.iter().take(channels).map(|light| byte(*light)));
}

fn byte(light: f64) -> u8 {
    light.round().clamp(0.0, 255.0) as u8
}

/// The four pixels about a place along one side.
fn neighbours(at: f64, side: u32) -> [usize; 4] {
    let last = f64::from(side.max(1)) - 1.0;
    [-1.0, 0.0, 1.0, 2.0].map(|step| (at.floor() + step).clamp(0.0, last) as usize)
}

/// How much each of them counts, `t` beyond the second.
fn weights(t: f64) -> [f64; 4] {
    [
        ((2.0 - t) * t - 1.0) * t / 2.0,
        ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
        ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
        (t - 1.0) * t * t / 2.0,
    ]
}
