//! 取景: which part of a photo is rendered, and which way up.
//!
//! All numbers are parts of the *frame*: the picture as seen, turned by quarters. A straightened picture is turned further,
//! about its middle, and made just so much larger that it fills the frame: there are no empty corners to crop away.

use image::metadata::Orientation;

/// The frame from edge to edge: its width and its height are each this many parts.
pub const WHOLE: u16 = 10_000;

/// How a photo is shown. The default shows all of it, as its camera means it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Framing {
    /// Quarter turns clockwise.
    pub turn: u8,
    /// Turned clockwise by so many hundredths of a degree, at most 45 degrees either way.
    pub straighten: i16,
    /// Which part of the frame shows; `None` for all of it.
    pub crop: Option<Crop>,
}

/// A part of the frame, in [`WHOLE`]ths of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Crop {
    /// From the frame's left edge.
    pub left: u16,
    /// From its top.
    pub top: u16,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

/// A part of a picture in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PixelRect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Framing {
    /// Whether it is the default, which shows the photo as its camera means it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }

    /// The visible pixels across and down of a photo which is seen in this size: those of a full rendition.
    #[must_use]
    pub fn shown(&self, (width, height): (u32, u32)) -> (u32, u32) {
        let region = self.region(self.frame((width, height)));
        (whole_pixels(region.width), whole_pixels(region.height))
    }

    /// The frame's size, of a picture which is seen in this size.
    pub(crate) fn frame(&self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.turn % 2 == 1 {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// The visible part of a frame of this size, in the pixels of the unstraightened picture about whose middle it is turned.
    pub(crate) fn region(&self, frame: (u32, u32)) -> PixelRect {
        let zoom = self.zoom(frame);
        let (width, height) = (f64::from(frame.0), f64::from(frame.1));
        let part = |parts: u16| f64::from(parts) / f64::from(WHOLE);
        let crop = self.crop();
        // Measured from the frame's middle, which stays where it is.
        let across = |parts: f64, side: f64| (parts - 0.5) * side / zoom + side / 2.0;
        let (left, top) = (across(part(crop.left), width), across(part(crop.top), height));
        let region = PixelRect {
            left,
            top,
            width: part(crop.width) * width / zoom,
            height: part(crop.height) * height / zoom,
        };
        if self.straighten == 0 {
            region.on_pixels(frame)
        } else {
            region
        }
    }

    /// Clockwise, in radians.
    pub(crate) fn angle(&self) -> f64 {
        f64::from(self.straighten.clamp(-4_500, 4_500)).to_radians() / 100.0
    }

    /// How much a straightened picture is enlarged to fill its frame.
    fn zoom(&self, (width, height): (u32, u32)) -> f64 {
        if self.straighten == 0 {
            return 1.0;
        }
        let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let (sine, cosine) = self.angle().abs().sin_cos();
        cosine + sine * (width / height).max(height / width)
    }

    /// The crop, clamped to its frame.
    fn crop(&self) -> Crop {
        let crop = self.crop.unwrap_or(Crop {
            left: 0,
            top: 0,
            width: WHOLE,
            height: WHOLE,
        });
        let (left, top) = (crop.left.min(WHOLE - 1), crop.top.min(WHOLE - 1));
        Crop {
            left,
            top,
            width: crop.width.clamp(1, WHOLE - left),
            height: crop.height.clamp(1, WHOLE - top),
        }
    }

    /// The transformation that turns the stored rows as the frame is turned.
    pub(crate) fn orientation(&self, stored: u8) -> Orientation {
        let stored = Orientation::from_exif(stored).unwrap_or(Orientation::NoTransforms);
        (0..self.turn % 4).fold(stored, |orientation, _| quarter_more(orientation))
    }
}

impl PixelRect {
    /// Rounded to whole pixels, at least one each way, within the picture: a crop that need not be resized is then
    /// not resampled either.
    fn on_pixels(self, (width, height): (u32, u32)) -> Self {
        let along = |from: f64, long: f64, side: u32| {
            let side = f64::from(side.max(1));
            let from = from.round().clamp(0.0, side - 1.0);
            (from, long.round().clamp(1.0, side - from))
        };
        let (left, width) = along(self.left, self.width, width);
        let (top, height) = along(self.top, self.height, height);
        Self {
            left,
            top,
            width,
            height,
        }
    }

    /// The same part of the picture in another size, as a decoder or resizer may have made it.
    pub(crate) fn scaled(self, from: (u32, u32), to: (u32, u32)) -> Self {
        let across = f64::from(to.0) / f64::from(from.0.max(1));
        let down = f64::from(to.1) / f64::from(from.1.max(1));
        Self {
            left: self.left * across,
            top: self.top * down,
            width: self.width * across,
            height: self.height * down,
        }
    }

    /// Whether it is a whole picture of this size.
    pub(crate) fn is_all_of(self, (width, height): (u32, u32)) -> bool {
        let all = [(self.left, 0.0), (self.top, 0.0)];
        let sides = [(self.width, f64::from(width)), (self.height, f64::from(height))];
        all.into_iter()
            .chain(sides)
            .all(|(is, whole)| (is - whole).abs() < 1e-6)
    }

    /// The same part of the picture before `orientation` was applied; `size` is the picture's after that.
    pub(crate) fn before(self, orientation: Orientation, size: (u32, u32)) -> Self {
        let (right, bottom) = (
            f64::from(size.0) - self.left - self.width,
            f64::from(size.1) - self.top - self.height,
        );
        let Self {
            left,
            top,
            width,
            height,
        } = self;
        let part = |left, top, width, height| Self {
            left,
            top,
            width,
            height,
        };
        match orientation {
            Orientation::NoTransforms => self,
            Orientation::FlipHorizontal => part(right, top, width, height),
            Orientation::Rotate180 => part(right, bottom, width, height),
            Orientation::FlipVertical => part(left, bottom, width, height),
            Orientation::Rotate90FlipH => part(top, left, height, width),
            Orientation::Rotate90 => part(top, right, height, width),
            Orientation::Rotate270FlipH => part(bottom, right, height, width),
            Orientation::Rotate270 => part(bottom, left, height, width),
        }
    }
}

/// A point of the picture, in [`WHOLE`]ths, before `orientation` was applied.
pub(crate) fn point_before((x, y): (u16, u16), orientation: Orientation) -> (u16, u16) {
    let point = PixelRect {
        left: f64::from(x),
        top: f64::from(y),
        width: 0.0,
        height: 0.0,
    };
    let whole = u32::from(WHOLE);
    let before = point.before(orientation, (whole, whole));
    (before.left as u16, before.top as u16)
}

/// The inverse of an orientation.
pub(crate) fn undone(orientation: Orientation) -> Orientation {
    match orientation {
        Orientation::Rotate90 => Orientation::Rotate270,
        Orientation::Rotate270 => Orientation::Rotate90,
        mirrored_or_half => mirrored_or_half,
    }
}

/// Whether it swaps width and height.
pub(crate) fn swaps(orientation: Orientation) -> bool {
    orientation.to_exif() >= 5
}

/// A quarter turn clockwise behind it.
fn quarter_more(orientation: Orientation) -> Orientation {
    match orientation {
        Orientation::NoTransforms => Orientation::Rotate90,
        Orientation::Rotate90 => Orientation::Rotate180,
        Orientation::Rotate180 => Orientation::Rotate270,
        Orientation::Rotate270 => Orientation::NoTransforms,
        Orientation::FlipHorizontal => Orientation::Rotate270FlipH,
        Orientation::Rotate270FlipH => Orientation::FlipVertical,
        Orientation::FlipVertical => Orientation::Rotate90FlipH,
        Orientation::Rotate90FlipH => Orientation::FlipHorizontal,
    }
}

/// A number of pixels, at least one.
fn whole_pixels(pixels: f64) -> u32 {
    pixels.round().clamp(1.0, f64::from(u32::MAX)) as u32
}
