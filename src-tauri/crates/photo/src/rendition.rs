//! 图片规格: smaller pictures made from a photo, upright, as plain JPEG. The words they carry are written by
//! [`crate::imprint()`].
//!
//! A rendition depends on the photo's bytes, its framing and its size alone. Its colours are sRGB for every profile that
//! the photo may have, and so it needs none.
//!
//! See docs/decisions/one-decode-for-two-renditions.md.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::decode::{self, Raster};
use crate::entry::PhotoHead;
use crate::framing::{PixelRect, swaps};
use crate::guard::guarded;
use crate::{Error, Framing, Likeness, PhotoKind, straighten};

/// A size that photos are kept in beside the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rendition {
    /// For lists: long edge 320 pixels.
    Thumb,
    /// For a proof sheet on paper (印样): long edge 640 pixels, 180 dots an inch at half the width of A4. Made when it is
    /// printed and not kept.
    Proof,
    /// For the page on screen: long edge 1,600 pixels.
    Web,
}

impl Rendition {
    /// The longer edge in pixels; a smaller photo stays as it is.
    #[must_use]
    pub fn long_edge(self) -> u32 {
        match self {
            Self::Thumb => 320,
            Self::Proof => 640,
            Self::Web => 1600,
        }
    }

    /// The encoder's quality, 1 to 100.
    fn quality(self) -> u8 {
        match self {
            Self::Thumb | Self::Proof => 80,
            Self::Web => 84,
        }
    }
}

/// A rendition made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The JPEG file.
    pub jpeg: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Makes a rendition: turned upright and cut as `framing` has it, never larger than that part of the photo, alpha laid on
/// white, 4:2:0, no metadata.
///
/// For the page, a JPEG that is shown whole, is upright, small enough and in plain colours is its own rendition, words
/// and all: coding it anew would cost quality for nothing.
///
/// # Errors
/// As [`crate::inspect`].
pub fn render(bytes: &[u8], rendition: Rendition, framing: &Framing) -> Result<Rendered, Error> {
    let entry = PhotoHead::read(bytes)?;
    if rendition == Rendition::Web && framing.is_whole() && is_its_own_page(bytes, &entry) {
        decode::decode(bytes, &entry.header, (1, 1))?;
        return Ok(as_it_is(bytes, &entry));
    }
    make(bytes, &entry, rendition, framing)
}

/// The pictures that intake makes of a photo's pixels.
pub(crate) struct IntakePictures {
    pub(crate) thumb: Rendered,
    pub(crate) page: Option<Rendered>,
    pub(crate) likeness: Option<Likeness>,
}

/// The thumbnail and the page-size picture of a photo shown as its camera means it, with one decoding. The page is what
/// [`render`] makes; the thumbnail and the likeness come from its pixels.
pub(crate) fn looks(bytes: &[u8], entry: &PhotoHead) -> Result<IntakePictures, Error> {
    let own = is_its_own_page(bytes, entry);
    let size = if own { Rendition::Thumb } else { Rendition::Web };
    let plan = Plan::of(entry, size, &Framing::default());
    let raster = decode::decode(bytes, &entry.header, plan.stored)?;
    walled(entry, || {
        let seen = into_raster(plan.carry_out(raster)?);
        let page = if own {
            as_it_is(bytes, entry)
        } else {
            encode(&seen, Rendition::Web.quality())?
        };
        small(seen, Some(page))
    })
}

/// [`looks`] without the page.
pub(crate) fn small_looks(bytes: &[u8], entry: &PhotoHead) -> Result<IntakePictures, Error> {
    let plan = Plan::of(entry, Rendition::Thumb, &Framing::default());
    let raster = decode::decode(bytes, &entry.header, plan.stored)?;
    walled(entry, || small(into_raster(plan.carry_out(raster)?), None))
}

/// Makes the thumbnail and the likeness of an upright raster, which is at least as large as the thumbnail.
fn small(seen: Raster, page: Option<Rendered>) -> Result<IntakePictures, String> {
    let (width, height) = fit(seen.width, seen.height, Rendition::Thumb.long_edge());
    let thumb = resize(seen, None, width, height)?;
    Ok(IntakePictures {
        page,
        likeness: Likeness::of(&thumb),
        thumb: encode(&thumb, Rendition::Thumb.quality())?,
    })
}

/// The likeness of a photo, from the pixels of its thumbnail.
pub(crate) fn likeness(bytes: &[u8], entry: &PhotoHead) -> Result<Option<Likeness>, Error> {
    let plan = Plan::of(entry, Rendition::Thumb, &Framing::default());
    let raster = decode::decode(bytes, &entry.header, plan.stored)?;
    walled(entry, || Ok(Likeness::of(&into_raster(plan.carry_out(raster)?))))
}

/// Whether a photo is a JPEG that may be put on the page unchanged.
fn is_its_own_page(bytes: &[u8], entry: &PhotoHead) -> bool {
    entry.header.width.max(entry.header.height) <= Rendition::Web.long_edge() && entry.is_plain(bytes)
}

fn as_it_is(bytes: &[u8], entry: &PhotoHead) -> Rendered {
    Rendered {
        jpeg: bytes.to_vec(),
        width: entry.header.width,
        height: entry.header.height,
    }
}

/// Makes a rendition of a photo whose header and metadata are read.
fn make(bytes: &[u8], entry: &PhotoHead, rendition: Rendition, framing: &Framing) -> Result<Rendered, Error> {
    let plan = Plan::of(entry, rendition, framing);
    let raster = decode::decode(bytes, &entry.header, plan.stored)?;
    walled(entry, || {
        encode(&into_raster(plan.carry_out(raster)?), rendition.quality())
    })
}

fn walled<T>(entry: &PhotoHead, work: impl FnOnce() -> Result<T, String>) -> Result<T, Error> {
    let kind: PhotoKind = entry.header.kind;
    guarded(work)
        .and_then(|made| made)
        .map_err(|why| Error::Unreadable { kind, why })
}

/// The steps by which one rendition is made of one photo.
struct Plan {
    /// The transformation that turns the stored rows upright.
    orientation: Orientation,
    /// Clockwise, in radians; 0 for most.
    angle: f64,
    /// The photo's size as seen.
    frame: (u32, u32),
    /// The visible part of it, in its pixels.
    region: PixelRect,
    /// The size of that part in the rendition.
    size: (u32, u32),
    /// The size of the whole stored picture at that scale.
    stored: (u32, u32),
}

impl Plan {
    fn of(entry: &PhotoHead, rendition: Rendition, framing: &Framing) -> Self {
        let orientation = framing.orientation(entry.orientation);
        let turned = |(width, height): (u32, u32)| {
            if swaps(orientation) {
                (height, width)
            } else {
                (width, height)
            }
        };
        let stored = (entry.header.width, entry.header.height);
        let frame = turned(stored);
        let region = framing.region(frame);
        let shown = framing.shown(entry.seen());
        let size = fit(shown.0, shown.1, rendition.long_edge());
        let at_scale = |side: u32, shown: f64, becomes: u32| {
            let scaled = (f64::from(side) * f64::from(becomes) / shown).ceil();
            u32::try_from(scaled as u64).map_or(side, |scaled| scaled.clamp(1, side))
        };
        let scaled = if framing.crop.is_none() && framing.straighten == 0 {
            size
        } else {
            (
                at_scale(frame.0, region.width, size.0),
                at_scale(frame.1, region.height, size.1),
            )
        };
        Self {
            orientation,
            angle: framing.angle(),
            frame,
            region,
            size,
            stored: turned(scaled),
        }
    }

    /// Makes the rendition's pixels of the decoded ones, which may be fewer than the photo's.
    fn carry_out(&self, raster: Raster) -> Result<DynamicImage, String> {
        if self.angle != 0.0 {
            let (width, height) = self.stored;
            let small = into_raster(turn(resize(raster, None, width, height)?, self.orientation)?);
            let region = self.region.scaled(self.frame, (small.width, small.height));
            return picture(straighten::turned(&small, region, self.angle, self.size));
        }
        let (width, height) = if swaps(self.orientation) {
            (self.size.1, self.size.0)
        } else {
            self.size
        };
        let stored = if swaps(self.orientation) {
            (self.frame.1, self.frame.0)
        } else {
            self.frame
        };
        let part = self.region.before(self.orientation, self.frame);
        let part = part.scaled(stored, (raster.width, raster.height));
        turn(resize(raster, Some(part), width, height)?, self.orientation)
    }
}

/// The size within the long edge, in proportion, at least one pixel each way.
fn fit(width: u32, height: u32, long_edge: u32) -> (u32, u32) {
    let longer = u64::from(width.max(height).max(1));
    if longer <= u64::from(long_edge) {
        return (width, height);
    }
    let scaled = |pixels: u32| {
        let rounded = u64::from(pixels)
            .saturating_mul(u64::from(long_edge))
            .saturating_add(longer / 2)
            / longer;
        u32::try_from(rounded.max(1)).unwrap_or(long_edge)
    };
    (scaled(width), scaled(height))
}

/// A part of a raster, or all of it, resized.
fn resize(raster: Raster, part: Option<PixelRect>, width: u32, height: u32) -> Result<Raster, String> {
    let part = part.filter(|part| !part.is_all_of((raster.width, raster.height)));
    if part.is_none() && (raster.width, raster.height) == (width, height) {
        return Ok(raster);
    }
    let pixels = if raster.gray {
        lanczos::<U8>(&raster, part, width, height)
    } else {
        lanczos::<U8x3>(&raster, part, width, height)
    };
    Ok(Raster {
        width,
        height,
        gray: raster.gray,
        pixels: pixels?,
    })
}

/// Resizes one type of pixel: it is named here, as resizing "any image" would compile the code for all thirteen.
fn lanczos<P: PixelTrait>(
    raster: &Raster,
    part: Option<PixelRect>,
    width: u32,
    height: u32,
) -> Result<Vec<u8>, String> {
    let source = TypedImageRef::<P>::from_buffer(raster.width, raster.height, &raster.pixels);
    let source = source.map_err(|error| error.to_string())?;
    let pixels = usize::try_from(u64::from(width).saturating_mul(u64::from(height)));
    let mut target = vec![
        0;
        pixels
            .map_err(|error| error.to_string())?
            .saturating_mul(P::size())
    ];
    let mut view =
        TypedImage::<P>::from_buffer(width, height, &mut target).map_err(|error| error.to_string())?;
    let mut options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    if let Some(part) = part {
        // Rounding may have put its far edges a hair's breadth outside.
        let (right, bottom) = (f64::from(raster.width), f64::from(raster.height));
        let (wide, high) = (
            part.width.min(right - part.left),
            part.height.min(bottom - part.top),
        );
        options = options.crop(part.left, part.top, wide, high);
    }
    Resizer::new()
        .resize_typed(&source, &mut view, &options)
        .map_err(|error| error.to_string())?;
    Ok(target)
}

fn turn(raster: Raster, orientation: Orientation) -> Result<DynamicImage, String> {
    let mut picture = picture(raster)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn picture(raster: Raster) -> Result<DynamicImage, String> {
    let Raster {
        width,
        height,
        gray,
        pixels,
    } = raster;
    let picture = if gray {
        GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    };
    picture.ok_or_else(|| "pixels are missing".to_owned())
}

fn into_raster(picture: DynamicImage) -> Raster {
    Raster {
        width: picture.width(),
        height: picture.height(),
        gray: !picture.color().has_color(),
        pixels: picture.into_bytes(),
    }
}

/// With the standard Huffman tables: the encoder's optimised ones, 3 % smaller at this quality, come in one scan a
/// channel, and there are programs in use that show such files in wrong colours (zune-jpeg 0.5 is one).
fn encode(raster: &Raster, quality: u8) -> Result<Rendered, String> {
    let (width, height) = (raster.width, raster.height);
    let side = |pixels: u32| u16::try_from(pixels).map_err(|error| error.to_string());
    let color = if raster.gray {
        ColorType::Luma
    } else {
        ColorType::Rgb
    };
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder
        .encode(&raster.pixels, side(width)?, side(height)?, color)
        .map_err(|error| error.to_string())?;
    Ok(Rendered { jpeg, width, height })
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn the_long_edge_fits_and_nothing_grows() {
        assert_eq!(fit(6000, 4000, 320), (320, 213));
        assert_eq!(fit(4000, 6000, 1600), (1067, 1600));
        assert_eq!(fit(200, 100, 320), (200, 100));
        assert_eq!(fit(60_000, 1, 320), (320, 1));
    }
}
