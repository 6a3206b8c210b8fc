//! A picture in the line (DrawingML, ISO 29500-1 clause 20.4.2.8): its size on the page and how it is turned.

use super::picture_room::PictureRoom;
use crate::chars::escape;
use crate::{File, Plate};

/// English Metric Units in a pixel at 150 dots an inch; no picture is printed larger than that, or its pixels are seen.
const EMU_PER_PIXEL: u64 = 914_400 / 150;

/// How the frame is turned so that the stored pixels are upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Turn {
    /// Clockwise, in 60,000ths of a degree.
    rotation: u32,
    mirrored: bool,
}

impl Turn {
    /// From an EXIF orientation. DrawingML mirrors first and rotates then.
    fn from_exif(orientation: u8) -> Self {
        let (degrees, mirrored) = match orientation {
            2 => (0, true),
            3 => (180, false),
            4 => (180, true),
            5 => (270, true),
            6 => (90, false),
            7 => (90, true),
            8 => (270, false),
            _ => (0, false),
        };
        Self {
            rotation: degrees * 60_000,
            mirrored,
        }
    }

    fn lies_on_its_side(self) -> bool {
        self.rotation / 60_000 % 180 == 90
    }

    fn attributes(self) -> String {
        let rotation = if self.rotation == 0 {
            String::new()
        } else {
            format!(" rot=\"{}\"", self.rotation)
        };
        let mirrored = if self.mirrored { " flipH=\"1\"" } else { "" };
        format!("{rotation}{mirrored}")
    }
}

/// The file that is printed, and how it is turned.
fn printed(plate: &Plate) -> (&File, Turn) {
    if plate.stands_in_word() {
        (&plate.original, Turn::from_exif(plate.orientation))
    } else {
        (&plate.page, Turn::from_exif(1))
    }
}

/// How wide and high a picture is on the page where it has this room, in English Metric Units.
pub(super) fn shown(plate: &Plate, room: PictureRoom) -> (u64, u64) {
    let (file, turn) = printed(plate);
    let (width, height) = size(file.width, file.height, turn.lies_on_its_side(), room);
    if turn.lies_on_its_side() {
        (height, width)
    } else {
        (width, height)
    }
}

/// The run that holds the picture.
pub(super) fn inline(id: usize, relation: &str, plate: &Plate, alt: &str, room: PictureRoom) -> String {
    let (file, turn) = printed(plate);
    let (width, height) = size(file.width, file.height, turn.lies_on_its_side(), room);
    // The frame is the unturned picture; the part outside of it once turned is an effect extent.
    let (side, top) = if turn.lies_on_its_side() {
        (height.saturating_sub(width) / 2, width.saturating_sub(height) / 2)
    } else {
        (0, 0)
    };
    let (alt, turned) = (escape(&alt.replace('\n', " ")), turn.attributes());
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:effectExtent l=\"{side}\" t=\"{top}\" r=\"{side}\" b=\"{top}\"/>\
         <wp:docPr id=\"{id}\" name=\"图片 {id}\" descr=\"{alt}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"图片 {id}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{relation}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm{turned}><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    )
}

/// Width and height of the unturned frame in EMU: the picture's ratio, within its room once turned, and never below 150 dots
/// an inch.
fn size(width: u32, height: u32, on_its_side: bool, room: PictureRoom) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (shown_width, shown_height) = if on_its_side {
        (height, width)
    } else {
        (width, height)
    };
    // The tightest of the three, as shown width : pixels.
    let fit = [
        (EMU_PER_PIXEL, 1),
        (room.width, shown_width),
        (room.height, shown_height),
    ];
    let (emu, pixels) = fit
        .into_iter()
        .min_by(|(a, b), (c, d)| (u128::from(*a) * u128::from(*d)).cmp(&(u128::from(*c) * u128::from(*b))))
        .unwrap_or((EMU_PER_PIXEL, 1));
    ((width * emu / pixels).max(1), (height * emu / pixels).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: PictureRoom = PictureRoom {
        width: 5_274_310,
        height: 3_200_000,
    };

    #[test]
    fn a_wide_picture_takes_the_text_width_and_keeps_its_ratio() {
        assert_eq!(size(6000, 3000, false, ROOM), (5_274_310, 2_637_155));
    }

    #[test]
    fn a_tall_picture_stops_at_the_height_it_may_take() {
        assert_eq!(size(3000, 6000, false, ROOM), (1_600_000, 3_200_000));
    }

    #[test]
    fn a_small_picture_is_not_blown_up() {
        assert_eq!(
            size(200, 100, false, ROOM),
            (200 * EMU_PER_PIXEL, 100 * EMU_PER_PIXEL)
        );
    }

    #[test]
    fn a_picture_on_its_side_is_measured_as_it_is_shown() {
        let (width, height) = size(6000, 4000, true, ROOM);
        assert_eq!(width, ROOM.height, "the long side is upright");
        assert!(height <= ROOM.width);
    }

    #[test]
    fn no_size_makes_it_panic_or_vanish() {
        for (width, height) in [(0, 0), (1, u32::MAX), (u32::MAX, 1), (u32::MAX, u32::MAX)] {
            let (cx, cy) = size(width, height, false, ROOM);
            assert!(cx >= 1 && cy >= 1 && cx <= ROOM.width && cy <= ROOM.height);
        }
    }
}
