//! JPEG pixels. jpeg-decoder first, which decodes at a fraction of the size for a fraction of the cost; what it
//! does not know goes to zune-jpeg through `image`.
//!
//! A photo that viewers show is taken: restart markers out of place, wrong lengths behind the picture, a
//! missing end marker. A file cut short is not: both decoders would quietly paint its rest grey.

use jpeg_decoder::PixelFormat;

use super::{Raster, still};
use crate::Kind;
use crate::carrier::jpeg::Jpeg;
use crate::limits::{MAX_DECODED, MAX_SCANS};

/// Width, height and the bytes these would take decoded.
pub(super) fn size(jpeg: &Jpeg<'_>) -> Result<(u32, u32, u64), String> {
    let (width, height) = jpeg.size.ok_or("it has no frame header")?;
    if jpeg.scans == 0 {
        return Err("it ends before the picture begins".to_owned());
    }
    if jpeg.scans > MAX_SCANS {
        return Err(format!("it has {} scans", jpeg.scans));
    }
    let bytes = u64::from(width)
        .saturating_mul(u64::from(height))
        .saturating_mul(3);
    Ok((u32::from(width), u32::from(height), bytes))
}

/// Decodes to at least the size wanted.
pub(super) fn decode(bytes: &[u8], at_least: (u32, u32)) -> Result<Raster, String> {
    let jpeg = Jpeg::walk(bytes);
    scaled(bytes, at_least, jpeg.adobe).or_else(|why| {
        if !jpeg.complete {
            return Err("it was cut short".to_owned());
        }
        still::decode(Kind::Jpeg, bytes).map_err(|_| why)
    })
}

fn scaled(bytes: &[u8], (width, height): (u32, u32), adobe: bool) -> Result<Raster, String> {
    let fail = |error: jpeg_decoder::Error| error.to_string();
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(usize::try_from(MAX_DECODED).unwrap_or(usize::MAX));
    decoder.read_info().map_err(fail)?;
    let wanted = |pixels: u32| u16::try_from(pixels).unwrap_or(u16::MAX);
    decoder.scale(wanted(width), wanted(height)).map_err(fail)?;
    let pixels = decoder.decode().map_err(fail)?;
    let info = decoder.info().ok_or("it has no frame header")?;
    let (gray, pixels) = match info.pixel_format {
        PixelFormat::L8 => (true, pixels),
        PixelFormat::L16 => (true, high_bytes(&pixels)),
        PixelFormat::RGB24 => (false, pixels),
        PixelFormat::CMYK32 => (false, from_ink(&pixels, adobe)),
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
