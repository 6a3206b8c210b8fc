//! JPEG pixels. libjpeg-turbo-rs first, which decodes at a fraction of the size for a fraction of the cost; a file it
//! finds damaged goes to zune-jpeg through `image`, which is as forgiving as the viewers are.
//!
//! Its `simd` feature is off: at an eighth of the size, where nearly all the time goes into reading Huffman codes, it wins
//! nothing, and it would lead foreign bytes through thousands of lines of `unsafe`.
//!
//! A photo that viewers show whole is taken, with garbage between its segments or behind its end. A file cut
//! short is not, be it by two bytes: its rest would quietly be painted grey, and how much is missing is unknown.
//!
//! See docs/decisions/jpeg-without-simd.md.

use libjpeg_turbo_rs::{DecodeLimits, Decoder, JpegError, PixelFormat, ScalingFactor};

use super::{DecodeFault, Raster, colour, ink, still};
use crate::PhotoKind;
use crate::carrier::jpeg::Jpeg;
use crate::limits::{MAX_PIXELS, MAX_SCANS};

/// Width, height and the bytes these would take decoded.
pub(super) fn size(jpeg: &Jpeg<'_>) -> Result<(u32, u32, u64), DecodeFault> {
    let (width, height) = match jpeg.size {
        Some(size) => size,
        None if jpeg.complete => return Err("it has no frame header".into()),
        None => return Err(DecodeFault::CutShort),
    };
    if jpeg.scans == 0 {
        return Err(DecodeFault::CutShort);
    }
    if jpeg.scans > MAX_SCANS {
        return Err(format!("it has {} scans", jpeg.scans).into());
    }
    let bytes = u64::from(width)
        .saturating_mul(u64::from(height))
        .saturating_mul(3);
    Ok((u32::from(width), u32::from(height), bytes))
}

/// Decodes to at least the size wanted.
pub(super) fn decode(bytes: &[u8], at_least: (u32, u32)) -> Result<Raster, DecodeFault> {
    let jpeg = Jpeg::walk(bytes);
    if !jpeg.is_ordinary() {
        return Err(DecodeFault::Variant);
    }
    scaled(bytes, at_least, &jpeg).or_else(|why| {
        if !jpeg.complete {
            return Err(DecodeFault::CutShort);
        }
        // zune-jpeg decodes sequential files of several scans in wrong colours: an error is better.
        if jpeg.scans > 1 {
            return Err(why);
        }
        still::decode(PhotoKind::Jpeg, bytes).map_err(|_| why)
    })
}

fn scaled(bytes: &[u8], at_least: (u32, u32), jpeg: &Jpeg<'_>) -> Result<Raster, DecodeFault> {
    let fail = |error| match error {
        JpegError::Unsupported(_) => DecodeFault::Variant,
        damage => DecodeFault::Damaged(damage.to_string()),
    };
    let limits = DecodeLimits {
        max_pixels: MAX_PIXELS,
        max_scans: MAX_SCANS,
        ..DecodeLimits::default()
    };
    let mut decoder = Decoder::new_with_limits(bytes, limits).map_err(fail)?;
    let (gray, format) = match decoder.header().components.len() {
        1 => (true, PixelFormat::Grayscale),
        3 => (false, PixelFormat::Rgb),
        4 => (false, PixelFormat::Cmyk),
        _ => return Err(DecodeFault::Variant),
    };
    decoder.set_output_format(format);
    decoder.set_scale(scale(jpeg.size.unwrap_or_default(), at_least).map_err(fail)?);
    let image = decoder.decode_image().map_err(fail)?;
    let profile = jpeg.icc_profile();
    let side = |pixels: usize| u32::try_from(pixels).map_err(|error| DecodeFault::Damaged(error.to_string()));
    let raster = |pixels| {
        Ok::<_, DecodeFault>(Raster {
            width: side(image.width)?,
            height: side(image.height)?,
            gray,
            pixels,
        })
    };
    if format == PixelFormat::Cmyk {
        return raster(from_ink(image.data, jpeg.adobe.is_some(), &profile));
    }
    Ok(colour::to_srgb(raster(image.data)?, &profile))
}

/// The least number of eighths of each side that is no smaller than what is wanted. Those between a half and the whole
/// would cost more than the whole.
fn scale((width, height): (u16, u16), at_least: (u32, u32)) -> Result<ScalingFactor, JpegError> {
    let enough = |num: u32, denom: u32| {
        let scaled = |side: u16| u32::from(side).saturating_mul(num).div_ceil(denom);
        scaled(width) >= at_least.0.min(u32::from(width))
            && scaled(height) >= at_least.1.min(u32::from(height))
    };
    let (num, denom) = [(1, 8), (1, 4), (3, 8), (1, 2)]
        .into_iter()
        .find(|(num, denom)| enough(*num, *denom))
        .unwrap_or((1, 1));
    ScalingFactor::try_new(num, denom)
}

/// Converts ink to sRGB, by its profile or as most presses print. Files with Adobe's marker store it inverted.
fn from_ink(mut pixels: Vec<u8>, adobe: bool, profile: &[u8]) -> Vec<u8> {
    if adobe {
        for ink in &mut pixels {
            *ink = !*ink;
        }
    }
    colour::ink_to_srgb(&pixels, profile).unwrap_or_else(|| ink::to_light(&pixels))
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn as_few_eighths_are_decoded_as_are_enough() {
        let chosen = |at_least| {
            let scale = scale((6000, 4001), at_least).unwrap();
            (scale.num(), scale.denom())
        };
        assert_eq!(chosen((320, 214)), (1, 8));
        assert_eq!(chosen((750, 501)), (1, 8), "its own size, rounded up");
        assert_eq!(chosen((751, 1)), (1, 4));
        assert_eq!(chosen((1600, 1067)), (3, 8));
        assert_eq!(chosen((3001, 1)), (1, 1));
        assert_eq!(chosen((9000, 9000)), (1, 1), "never more than there is");
    }
}
