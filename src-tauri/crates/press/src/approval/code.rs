//! A QR code (ISO/IEC 18004): its modules, as a picture in Word and as a path in a page.

use qrcodegen::{QrCode, QrCodeEcc};

/// Pixels of a module in the picture, and modules of the margin that a reader of codes needs.
const PIXELS: i32 = 8;
const MARGIN: i32 = 4;

/// A QR code.
pub(crate) struct PrintedCode(QrCode);

impl PrintedCode {
    /// The code of a text; `None` where it is too long for one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        QrCode::encode_text(text, QrCodeEcc::Medium).ok().map(Self)
    }

    /// Modules of a side, with the margin.
    pub(crate) fn side(&self) -> u32 {
        u32::try_from(self.0.size().saturating_add(2 * MARGIN)).unwrap_or_default()
    }

    /// The dark modules as an SVG path, a module a unit.
    pub(crate) fn path(&self) -> String {
        let size = self.0.size();
        let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
        modules
            .filter(|(x, y)| self.0.get_module(*x, *y))
            .map(|(x, y)| {
                format!(
                    "M{} {}h1v1h-1z",
                    x.saturating_add(MARGIN),
                    y.saturating_add(MARGIN)
                )
            })
            .collect()
    }

    /// Pixels of a side of the picture.
    pub(crate) fn pixels(&self) -> u32 {
        self.side().saturating_mul(PIXELS.unsigned_abs())
    }

    /// The picture, a PNG in black and white.
    ///
    /// # Errors
    /// As [`png::Writer::write_image_data`], never for a picture in memory.
    pub(crate) fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let side = i32::try_from(self.pixels()).unwrap_or_default();
        let mut rows = Vec::new();
        for y in 0..side {
            let dark = |x: i32| {
                let module = |at: i32| at / PIXELS - MARGIN;
                self.0.get_module(module(x), module(y))
            };
            let columns: Vec<i32> = (0..side).collect();
            // Eight pixels a byte, the first in the highest bit; white is 1.
            rows.extend(columns.chunks(8).map(|eight| {
                eight
                    .iter()
                    .zip((0..8_u8).rev())
                    .filter(|(x, _)| !dark(**x))
                    .fold(0_u8, |byte, (_, bit)| byte | (1 << bit))
            }));
        }
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.pixels(), self.pixels());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&rows)?;
        writer.finish()?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_shows_the_modules_of_the_code() {
        let code = PrintedCode::of("galley").unwrap();
        let png = image::load_from_memory(&code.png().unwrap()).unwrap().to_luma8();
        assert_eq!(png.dimensions(), (code.pixels(), code.pixels()));
        let at = |x: u32, y: u32| png.get_pixel(x * 8 + 4, y * 8 + 4).0[0];
        assert_eq!(
            (at(0, 0), at(4, 4), at(5, 5), at(6, 6)),
            (255, 0, 255, 0),
            "margin and finder"
        );
        assert!(code.path().starts_with("M4 4h1v1h-1z"));
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert!(PrintedCode::of(&"字".repeat(3_000)).is_none());
    }
}
