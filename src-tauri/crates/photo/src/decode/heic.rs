//! HEIC pixels, with heifer: the primary picture, its tiles put together, turned as the file declares, in sRGB.

use heifer::heifer_isobmff::HeifFile;
use heifer::heifer_isobmff::boxes::Property;
use heifer::{Error, Options};

use super::still::laid_on_white;
use super::{DecodeFault, Raster};
use crate::limits::MAX_DECODED;

/// The bytes that its decoder holds for each pixel: four channels, and the planes they come from.
const BYTES_A_PIXEL: u64 = 8;

/// Width and height as seen, and the bytes that decoding takes, from the header.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32, u64), DecodeFault> {
    let file = HeifFile::parse(bytes).map_err(|error| trouble(error.into()))?;
    let id = file.primary_id;
    let size = file.image_size(id).map_err(|error| trouble(error.into()))?;
    let (mut width, mut height) = size.ok_or("it does not say how large it is")?;
    let decoded = u64::from(width)
        .saturating_mul(u64::from(height))
        .saturating_mul(BYTES_A_PIXEL);
    for property in file.item_properties(id).map_err(|error| trouble(error.into()))? {
        match property {
            Property::CleanAperture {
                width: wide,
                height: high,
                ..
            } => (width, height) = (clean(*wide, width), clean(*high, height)),
            Property::Rotation(quarters) if quarters % 2 == 1 => (width, height) = (height, width),
            _ => {}
        }
    }
    Ok((width, height, decoded))
}

/// A side after cropping, in whole pixels.
fn clean((numerator, denominator): (u32, u32), side: u32) -> u32 {
    numerator
        .checked_div(denominator)
        .unwrap_or(side)
        .clamp(1, side.max(1))
}

/// Decodes the picture at its full size.
pub(super) fn decode(bytes: &[u8]) -> Result<Raster, DecodeFault> {
    let options = Options {
        // Many photos are decoded at once already.
        max_threads: 1,
        max_pixels: MAX_DECODED / BYTES_A_PIXEL,
    };
    let image = heifer::decode_srgb_rgba8(bytes, &options).map_err(trouble)?;
    Ok(Raster {
        width: image.width,
        height: image.height,
        gray: false,
        pixels: laid_on_white(&image.data),
    })
}

fn trouble(error: Error) -> DecodeFault {
    match error {
        Error::Unsupported(_) => DecodeFault::Variant,
        damage => DecodeFault::Damaged(damage.to_string()),
    }
}
