//! Crop and turn: the same picture for every orientation of the stored rows, and nothing of the original touched.

use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, RgbImage, imageops};
use photo::{Crop, Framing, Rendition, render};

use crate::making::{self, BLUE, GREEN, RED, WHITE};
use crate::pictures::assert_corners;

const WIDE: u32 = 96;
const HIGH: u32 = 64;

/// The four-coloured scene as seen, stored with the orientation that its file declares.
fn seen_alike(orientation: u16) -> Vec<u8> {
    let scene = RgbImage::from_raw(WIDE, HIGH, making::scene(WIDE, HIGH)).unwrap();
    let back = match orientation {
        6 => 8,
        8 => 6,
        other => other,
    };
    let mut stored = DynamicImage::ImageRgb8(scene);
    stored.apply_orientation(Orientation::from_exif(u8::try_from(back).unwrap()).unwrap());
    let png = making::png(
        stored.as_bytes(),
        stored.width(),
        stored.height(),
        ExtendedColorType::Rgb8,
    );
    making::with_chunk(&png, b"eXIf", &making::exif(&[making::orientation(orientation)]))
}

fn crop(left: u16, top: u16, width: u16, height: u16) -> Option<Crop> {
    Some(Crop {
        left,
        top,
        width,
        height,
    })
}

#[test]
fn whatever_way_a_camera_laid_the_rows_a_framing_shows_the_same() {
    let framing = |turn, straighten, crop| Framing {
        turn,
        straighten,
        crop,
    };
    let cases = [
        (
            "as it is",
            framing(0, 0, None),
            (96, 64),
            [RED, GREEN, BLUE, WHITE],
        ),
        (
            "turned right",
            framing(1, 0, None),
            (64, 96),
            [BLUE, RED, WHITE, GREEN],
        ),
        (
            "turned over",
            framing(2, 0, None),
            (96, 64),
            [WHITE, BLUE, GREEN, RED],
        ),
        (
            "turned left",
            framing(3, 0, None),
            (64, 96),
            [GREEN, WHITE, RED, BLUE],
        ),
        (
            "its left half",
            framing(0, 0, crop(0, 0, 5000, 10_000)),
            (48, 64),
            [RED, RED, BLUE, BLUE],
        ),
        (
            "its upper right quarter",
            framing(0, 0, crop(5000, 0, 5000, 5000)),
            (48, 32),
            [GREEN; 4],
        ),
        (
            "turned right, then its upper half",
            framing(1, 0, crop(0, 0, 10_000, 5000)),
            (64, 48),
            [BLUE, RED, BLUE, RED],
        ),
        (
            "straightened and full to the corners",
            framing(0, 1_000, None),
            (77, 51),
            [RED, GREEN, BLUE, WHITE],
        ),
        (
            "turned left, straightened, its lower two fifths",
            framing(3, -500, crop(0, 6000, 10_000, 4000)),
            (57, 34),
            [RED, BLUE, RED, BLUE],
        ),
    ];
    for orientation in 1..=8 {
        let file = seen_alike(orientation);
        for (what, framing, size, colours) in &cases {
            let made = render(&file, Rendition::Web, framing).unwrap();
            let what = format!("{what}, orientation {orientation}");
            assert_eq!((made.width, made.height), *size, "{what}");
            assert_eq!(framing.shown((WIDE, HIGH)), *size, "{what}, as announced");
            assert_corners(&made.jpeg, *colours, &what);
        }
    }
}

/// Light that grows to the right in red and downwards in green: each place has a colour of its own.
fn slope(width: u32, height: u32) -> RgbImage {
    let part = |at: u32, side: u32| u8::try_from(at * 255 / (side - 1)).unwrap();
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([part(x, width), part(y, height), 90])
    })
}

#[test]
fn a_crop_has_the_pixels_that_stood_there() {
    let whole = slope(400, 300);
    let file = making::png(whole.as_raw(), 400, 300, ExtendedColorType::Rgb8);
    let framing = Framing {
        crop: crop(2500, 1000, 5000, 6000),
        ..Framing::default()
    };
    let made = render(&file, Rendition::Web, &framing).unwrap();
    let made = image::load_from_memory(&made.jpeg).unwrap().to_rgb8();
    let wanted = imageops::crop_imm(&whole, 100, 30, 200, 180).to_image();
    assert_eq!(made.dimensions(), wanted.dimensions());
    assert_alike(&made, &wanted, 6);
}

#[test]
fn a_large_crop_is_made_as_small_as_its_rendition_from_all_its_pixels() {
    let whole = slope(2000, 1500);
    let file = making::png(whole.as_raw(), 2000, 1500, ExtendedColorType::Rgb8);
    let framing = Framing {
        crop: crop(5000, 5000, 5000, 5000),
        ..Framing::default()
    };
    let made = render(&file, Rendition::Thumb, &framing).unwrap();
    assert_eq!((made.width, made.height), (320, 240));
    let made = image::load_from_memory(&made.jpeg).unwrap().to_rgb8();
    let part = imageops::crop_imm(&whole, 1000, 750, 1000, 750).to_image();
    let wanted = imageops::resize(&part, 320, 240, imageops::FilterType::Lanczos3);
    assert_alike(&made, &wanted, 6);
}

#[test]
fn straightening_turns_clockwise_about_the_middle() {
    let file = making::png(&making::scene(400, 400), 400, 400, ExtendedColorType::Rgb8);
    let framing = Framing {
        straighten: 1_000,
        ..Framing::default()
    };
    let made = render(&file, Rendition::Web, &framing).unwrap();
    let made = image::load_from_memory(&made.jpeg).unwrap().to_rgb8();
    let (middle, top) = (made.width() / 2, 4);
    let near = |pixel: [u8; 3], colour: [u8; 3]| pixel.iter().zip(colour).all(|(a, b)| a.abs_diff(b) <= 14);
    // What was upright in the middle leans to the right.
    assert!(near(made.get_pixel(middle + 10, top).0, RED));
    assert!(near(made.get_pixel(middle + 60, top).0, GREEN));
    assert!(near(made.get_pixel(middle - 10, made.height() - top).0, WHITE));
}

#[test]
fn a_framing_from_elsewhere_may_say_anything() {
    let file = making::jpeg(96, 64);
    for framing in [
        Framing {
            turn: 255,
            straighten: i16::MIN,
            crop: crop(u16::MAX, u16::MAX, u16::MAX, u16::MAX),
        },
        Framing {
            straighten: i16::MAX,
            crop: crop(0, 0, 0, 0),
            turn: 6,
        },
    ] {
        let made = render(&file, Rendition::Web, &framing).unwrap();
        assert_eq!((made.width, made.height), framing.shown((96, 64)));
    }
}

#[test]
fn what_is_shown_whole_is_not_coded_anew_and_what_is_cropped_holds_no_word_of_the_original() {
    let packet = making::xmp(r#"photoshop:Headline="内部""#, "");
    let file = making::jpeg_with_xmp(&making::jpeg(96, 64), &packet);
    let whole = render(&file, Rendition::Web, &Framing::default()).unwrap();
    assert_eq!(whole.jpeg, file);
    let turned = Framing {
        turn: 1,
        ..Framing::default()
    };
    let made = render(&file, Rendition::Web, &turned).unwrap();
    assert!(!made.jpeg.windows(6).any(|window| window == "内部".as_bytes()));
}

fn assert_alike(made: &RgbImage, wanted: &RgbImage, most: u8) {
    for (x, y, pixel) in made.enumerate_pixels() {
        let wanted = wanted.get_pixel(x, y);
        let off = pixel.0.iter().zip(wanted.0).map(|(a, b)| a.abs_diff(b)).max();
        assert!(off.unwrap() <= most, "at {x},{y}: {pixel:?}, expected {wanted:?}");
    }
}
