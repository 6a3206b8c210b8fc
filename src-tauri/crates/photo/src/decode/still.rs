//! Pixels of everything but ordinary JPEG, through the `image` crate: the first picture of a file that holds
//! several, alpha laid on white, deep channels brought to eight bits.

use std::borrow::Cow;
use std::io::{self, Cursor, ErrorKind};

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::{DecodeFault, Raster, colour};
use crate::PhotoKind;
use crate::carrier::{gif, png, webp};
use crate::limits::{EMPTY_CANVAS, MAX_DECODED};

/// Width, height and the bytes these take decoded, from the header.
pub(super) fn size(kind: PhotoKind, bytes: &[u8]) -> Result<(u32, u32, u64), DecodeFault> {
    let bytes = bounded(kind, bytes);
    let decoder = open(kind, &bytes)?;
    let (width, height) = decoder.dimensions();
    let canvas = u64::from(width).saturating_mul(height.into());
    let beside = if kind == PhotoKind::Gif {
        frame(&bytes, canvas)?
    } else {
        0
    };
    Ok((width, height, decoder.total_bytes().saturating_add(beside)))
}

/// Decodes the picture at its full size.
pub(super) fn decode(kind: PhotoKind, bytes: &[u8]) -> Result<Raster, DecodeFault> {
    if kind == PhotoKind::Gif && !gif::frames(bytes).next().is_some_and(|frame| frame.is_whole) {
        return Err(DecodeFault::CutShort);
    }
    let bounded = bounded(kind, bytes);
    let mut decoder = open(kind, &bounded)?;
    let profile = decoder.icc_profile().ok().flatten().unwrap_or_default();
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| trouble(error, kind, bytes))?;
    Ok(colour::to_srgb(flatten(picture), &profile))
}

/// The bytes of a GIF's first frame, which its decoder holds beside the screen that it draws it on. A dot on a large
/// canvas is no photo, and 43 bytes of file would cost as much as a hundred megapixels: it counts as more than the limit.
fn frame(bytes: &[u8], canvas: u64) -> Result<u64, DecodeFault> {
    let first = gif::frames(bytes).next().ok_or(DecodeFault::CutShort)?;
    let pixels = u64::from(first.width).saturating_mul(first.height.into());
    if canvas > EMPTY_CANVAS && pixels < canvas / 100 {
        return Ok(u64::MAX);
    }
    Ok(pixels.saturating_mul(4))
}

/// The file that is handed to the decoder: a PNG loses a colour profile that inflates beyond the limit of metadata.
fn bounded(kind: PhotoKind, bytes: &[u8]) -> Cow<'_, [u8]> {
    match kind {
        PhotoKind::Png => png::without_vast_profile(bytes),
        PhotoKind::Jpeg | PhotoKind::WebP | PhotoKind::Tiff | PhotoKind::Heic | PhotoKind::Gif => {
            Cow::Borrowed(bytes)
        }
    }
}

fn open(kind: PhotoKind, bytes: &[u8]) -> Result<impl ImageDecoder + '_, DecodeFault> {
    let format = match kind {
        PhotoKind::Jpeg => ImageFormat::Jpeg,
        PhotoKind::Png => ImageFormat::Png,
        PhotoKind::WebP => ImageFormat::WebP,
        PhotoKind::Tiff => ImageFormat::Tiff,
        PhotoKind::Gif => ImageFormat::Gif,
        PhotoKind::Heic => return Err(DecodeFault::Variant),
    };
    let mut limits = Limits::no_limits();
    // The decoder's own room beside the picture: rows, strips and tiles.
    limits.max_alloc = Some(MAX_DECODED.saturating_add(MAX_DECODED / 4));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| trouble(error, kind, bytes))
}

fn trouble(error: ImageError, kind: PhotoKind, bytes: &[u8]) -> DecodeFault {
    match error {
        ImageError::Unsupported(_) => DecodeFault::Variant,
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => DecodeFault::CutShort,
        damage if ends_early(&damage) => DecodeFault::CutShort,
        // The decoder's error is the same for a file that is damaged and for one cut short.
        _ if kind == PhotoKind::WebP && !webp::is_whole(bytes) => DecodeFault::CutShort,
        damage => DecodeFault::Damaged(damage.to_string()),
    }
}

/// Whether the error's innermost cause is that the bytes ended.
fn ends_early(error: &(dyn std::error::Error + 'static)) -> bool {
    let bottom = error.downcast_ref::<io::Error>();
    bottom.is_some_and(|error| error.kind() == ErrorKind::UnexpectedEof)
        || error.source().is_some_and(ends_early)
}

fn flatten(picture: DynamicImage) -> Raster {
    let (width, height) = (picture.width(), picture.height());
    let color = picture.color();
    let (gray, pixels) = match (color.has_color(), color.has_alpha()) {
        (false, false) => (true, picture.into_luma8().into_raw()),
        (true, false) => (false, picture.into_rgb8().into_raw()),
        (false, true) => {
            let raw = picture.into_luma_alpha8().into_raw();
            let (pairs, _) = raw.as_chunks::<2>();
            (
                true,
                pairs
                    .iter()
                    .map(|[light, alpha]| on_white(*light, *alpha))
                    .collect(),
            )
        }
        (true, true) => {
            let raw = picture.into_rgba8().into_raw();
            (false, laid_on_white(&raw))
        }
    };
    Raster {
        width,
        height,
        gray,
        pixels,
    }
}

/// Red, green and blue of pixels with alpha, laid on white.
pub(super) fn laid_on_white(pixels: &[u8]) -> Vec<u8> {
    let (quads, _) = pixels.as_chunks::<4>();
    let laid = |[r, g, b, a]: &[u8; 4]| [on_white(*r, *a), on_white(*g, *a), on_white(*b, *a)];
    quads.iter().flat_map(laid).collect()
}

fn on_white(light: u8, alpha: u8) -> u8 {
    let (light, alpha) = (u32::from(light), u32::from(alpha));
    let sum = light
        .saturating_mul(alpha)
        .saturating_add(255_u32.saturating_sub(alpha).saturating_mul(255));
    u8::try_from(sum.saturating_add(127) / 255).unwrap_or(u8::MAX)
}
