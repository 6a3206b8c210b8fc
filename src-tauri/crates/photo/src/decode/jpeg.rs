//! JPEG pixels. jpeg-decoder first, which decodes at a fraction of the size for a fraction of the cost; a file it
//! finds damaged goes to zune-jpeg through `image`, which is as forgiving as the viewers are.
//!
//! A photo that viewers show whole is taken, with garbage between its segments or behind its end. A file cut
//! short is not, be it by two bytes: its rest would quietly be painted grey, and nobody could say how much.

use jpeg_decoder::{ColorTransform, PixelFormat};

use super::{Raster, Trouble, still};
use crate::Kind;
use crate::carrier::jpeg::Jpeg;
use crate::limits::{MAX_DECODED, MAX_SCANS};

/// Width, height and the bytes these would take decoded.
pub(super) fn size(jpeg: &Jpeg<'_>) -> Result<(u32, u32, u64), Trouble> {
    let (width, height) = jpeg.size.ok_or("it has no frame header")?;
    if jpeg.scans == 0 {
        return Err("it ends before the picture begins".into());
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
pub(super) fn decode(bytes: &[u8], at_least: (u32, u32)) -> Result<Raster, Trouble> {
    let jpeg = Jpeg::walk(bytes);
    scaled(bytes, at_least, &jpeg).or_else(|why| {
        if !jpeg.complete {
            return Err("it was cut short".into());
        }
        // zune-jpeg paints sequential files of several scans in wrong colours: better none than those.
        if jpeg.scans > 1 {
            return Err(why);
        }
        still::decode(Kind::Jpeg, bytes).map_err(|_| why)
    })
}

fn scaled(bytes: &[u8], (width, height): (u32, u32), jpeg: &Jpeg<'_>) -> Result<Raster, Trouble> {
    let fail = |error| match error {
        jpeg_decoder::Error::Unsupported(_) => Trouble::Variant,
        damage => Trouble::Damaged(damage.to_string()),
    };
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(usize::try_from(MAX_DECODED).unwrap_or(usize::MAX));
    // The decoder looks at the channels' numbers first, which some makers of RGB files count 1, 2, 3 as well.
    if jpeg.channels == 3 && jpeg.adobe == Some(0) && !jpeg.jfif {
        decoder.set_color_transform(ColorTransform::RGB);
    }
    decoder.read_info().map_err(fail)?;
    let wanted = |pixels: u32| u16::try_from(pixels).unwrap_or(u16::MAX);
    decoder.scale(wanted(width), wanted(height)).map_err(fail)?;
    let pixels = decoder.decode().map_err(fail)?;
    let info = decoder.info().ok_or("it has no frame header")?;
    let (gray, pixels) = match info.pixel_format {
        PixelFormat::L8 => (true, pixels),
        PixelFormat::L16 => (true, high_bytes(&pixels)),
        PixelFormat::RGB24 => (false, pixels),
        PixelFormat::CMYK32 => (false, from_ink(&pixels, jpeg.adobe.is_some())),
    };
    Ok(Raster {
        width: u32::from(info.width),
        height: u32::from(info.height),
        gray,
        pixels,
    })
}

fn high_bytes(pixels: &[u8]) -> Vec<u8> {
    let (pairs, _) = pixels.as_chunks::<2>();
    pairs
        .iter()
        .map(|pair| u16::from_ne_bytes(*pair).to_be_bytes())
        .map(|[high, _]| high)
        .collect()
}

/// Ink to light, without a profile. jpeg-decoder gives the ink of files that store it inverted, as Adobe's
/// marker tells; where the marker is absent it stands as it is and has been inverted once too often.
fn from_ink(pixels: &[u8], adobe: bool) -> Vec<u8> {
    let (quads, _) = pixels.as_chunks::<4>();
    let light = |ink: u8, black: u8| {
        let (ink, black) = if adobe { (ink, black) } else { (!ink, !black) };
        let product = u16::from(!ink).saturating_mul(u16::from(!black));
        u8::try_from(product.saturating_add(127) / 255).unwrap_or(u8::MAX)
    };
    quads
        .iter()
        .flat_map(|[c, m, y, k]| [light(*c, *k), light(*m, *k), light(*y, *k)])
        .collect()
}
