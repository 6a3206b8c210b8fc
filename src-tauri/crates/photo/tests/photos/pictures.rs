//! Pixels: which way up, which colours, how large.

use image::ExtendedColorType;
use jpeg_encoder::ColorType;
use photo::{Framing, PhotoKind, Rendition, TakenIn, glance, inspect, render, take_in};

use crate::making::{self, BLUE, GREEN, RED, WHITE};

/// The colours of a rendition's corners: top left, top right, bottom left, bottom right.
fn corners(jpeg: &[u8]) -> [[u8; 3]; 4] {
    let seen = image::load_from_memory(jpeg).unwrap().to_rgb8();
    let (right, bottom) = (seen.width() - 3, seen.height() - 3);
    [(2, 2), (right, 2), (2, bottom), (right, bottom)].map(|(x, y)| seen.get_pixel(x, y).0)
}

pub(crate) fn assert_corners(jpeg: &[u8], expected: [[u8; 3]; 4], what: &str) {
    assert_corners_within(jpeg, expected, 14, what);
}

fn assert_corners_within(jpeg: &[u8], expected: [[u8; 3]; 4], most: u8, what: &str) {
    for (seen, wanted) in corners(jpeg).iter().zip(&expected) {
        let close = seen.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= most);
        assert!(close, "{what}: saw {:?}, expected {expected:?}", corners(jpeg));
    }
}

#[test]
fn each_orientation_is_turned_upright() {
    let stored = making::jpeg(96, 64);
    for (number, seen, across, down) in [
        (1, [RED, GREEN, BLUE, WHITE], 96, 64),
        (2, [GREEN, RED, WHITE, BLUE], 96, 64),
        (3, [WHITE, BLUE, GREEN, RED], 96, 64),
        (4, [BLUE, WHITE, RED, GREEN], 96, 64),
        (5, [RED, BLUE, GREEN, WHITE], 64, 96),
        (6, [BLUE, RED, WHITE, GREEN], 64, 96),
        (7, [WHITE, GREEN, BLUE, RED], 64, 96),
        (8, [GREEN, WHITE, RED, BLUE], 64, 96),
    ] {
        let file = making::jpeg_with_exif(&stored, &[making::orientation(number)]);
        let TakenIn { photo, thumb, .. } = take_in(&file).unwrap();
        assert_eq!(
            (photo.orientation, photo.width, photo.height),
            (u8::try_from(number).unwrap(), across, down)
        );
        assert_eq!(
            (thumb.width, thumb.height),
            (across, down),
            "orientation {number}"
        );
        assert_corners(&thumb.jpeg, seen, &format!("orientation {number}"));
    }
}

#[test]
fn an_orientation_that_makes_no_sense_is_upright() {
    let file = making::jpeg_with_exif(&making::jpeg(96, 64), &[making::orientation(9)]);
    assert_eq!(inspect(&file).unwrap().orientation, 1);
}

#[test]
fn every_container_says_its_orientation() {
    let turned = making::exif(&[making::orientation(6)]);
    let png = making::png(&making::scene(96, 64), 96, 64, ExtendedColorType::Rgb8);
    for (kind, file) in [
        (PhotoKind::Png, making::with_chunk(&png, b"eXIf", &turned)),
        (
            PhotoKind::WebP,
            making::webp_with_chunk(&making::webp(96, 64), b"EXIF", &turned),
        ),
        (
            PhotoKind::Tiff,
            making::tiff(96, 64, vec![making::orientation(6)]),
        ),
    ] {
        let photo = inspect(&file).unwrap();
        assert_eq!(
            (photo.kind, photo.orientation, photo.width, photo.height),
            (kind, 6, 64, 96)
        );
        assert_corners(
            &render(&file, Rendition::Web, &Framing::default()).unwrap().jpeg,
            [BLUE, RED, WHITE, GREEN],
            &kind.to_string(),
        );
    }
}

#[test]
fn a_large_photo_becomes_small_and_a_small_one_stays() {
    let large = making::jpeg(3000, 2000);
    let thumb = render(&large, Rendition::Thumb, &Framing::default()).unwrap();
    assert_eq!((thumb.width, thumb.height), (320, 213));
    assert_corners(&thumb.jpeg, [RED, GREEN, BLUE, WHITE], "thumb");
    let web = render(&large, Rendition::Web, &Framing::default()).unwrap();
    assert_eq!((web.width, web.height), (1600, 1067));
    let small = render(&making::jpeg(96, 64), Rendition::Web, &Framing::default()).unwrap();
    assert_eq!((small.width, small.height), (96, 64));
}

#[test]
fn the_same_bytes_give_the_same_rendition() {
    for (width, height) in [(700, 500), (2000, 3000)] {
        let file = making::jpeg(width, height);
        let made = |rendition| render(&file, rendition, &Framing::default()).unwrap();
        assert_eq!(made(Rendition::Thumb), made(Rendition::Thumb));
        let taken = take_in(&file).unwrap();
        assert_eq!(
            taken.page,
            Some(made(Rendition::Web)),
            "taking in makes what rendering makes"
        );
        let thumb = made(Rendition::Thumb);
        assert_eq!(
            (taken.thumb.width, taken.thumb.height),
            (thumb.width, thumb.height)
        );
        let glanced = glance(&file).unwrap();
        assert_eq!(glanced.page, None, "a glance makes nothing for the page");
        assert_eq!(glanced.thumb, thumb);
        assert_eq!(glanced.photo, taken.photo);
    }
}

#[test]
fn a_glance_refuses_what_taking_in_refuses() {
    let file = making::jpeg(700, 500);
    let cut = &file[..file.len() / 2];
    assert!(take_in(cut).is_err());
    assert!(
        glance(cut).is_err(),
        "a file cut short is seen as one at an eighth of its size too"
    );
}

/// The scene's inks on coated paper: as little-cms converts them by the profile that Ghostscript comes with.
const PRINTED: [[u8; 3]; 4] = [[210, 65, 45], [0, 135, 85], [58, 64, 138], [248, 248, 248]];

#[test]
fn ink_becomes_light_in_its_right_colours() {
    for (color, adobe, what) in [
        (ColorType::Cmyk, true, "CMYK of Adobe's programs"),
        (ColorType::CmykAsYcck, true, "YCCK of Adobe's programs"),
        (ColorType::Cmyk, false, "CMYK of others"),
    ] {
        let thumb = render(
            &making::ink_jpeg(96, 64, color, adobe),
            Rendition::Thumb,
            &Framing::default(),
        )
        .unwrap();
        assert_corners_within(&thumb.jpeg, PRINTED, 24, what);
    }
}

#[test]
fn a_transparent_picture_lies_on_white() {
    let pixels: Vec<u8> = (0..64 * 64).flat_map(|_| [200, 0, 0, 0]).collect();
    let file = making::png(&pixels, 64, 64, ExtendedColorType::Rgba8);
    assert_corners(
        &render(&file, Rendition::Thumb, &Framing::default()).unwrap().jpeg,
        [[255; 3]; 4],
        "transparent",
    );
    let half: Vec<u8> = (0..64 * 64).flat_map(|_| [0, 128]).collect();
    let file = making::png(&half, 64, 64, ExtendedColorType::La8);
    assert_corners(
        &render(&file, Rendition::Thumb, &Framing::default()).unwrap().jpeg,
        [[127; 3]; 4],
        "half transparent grey",
    );
}

#[test]
fn sixteen_bits_a_channel_become_eight() {
    let pixels: Vec<u8> = making::scene(64, 64)
        .iter()
        .flat_map(|light| [*light, *light])
        .collect();
    let file = making::png(&pixels, 64, 64, ExtendedColorType::Rgb16);
    assert_corners(
        &render(&file, Rendition::Thumb, &Framing::default()).unwrap().jpeg,
        [RED, GREEN, BLUE, WHITE],
        "16 bit",
    );
}

#[test]
fn a_rendition_holds_no_word_of_the_original() {
    let file = making::jpeg_with_xmp(
        &making::jpeg(96, 64),
        &making::xmp(r#"photoshop:Headline="内部""#, ""),
    );
    let thumb = render(&file, Rendition::Thumb, &Framing::default()).unwrap();
    assert_eq!(inspect(&thumb.jpeg).unwrap().facts, photo::Facts::default());
    assert!(!thumb.jpeg.windows(6).any(|window| window == "内部".as_bytes()));
}

#[test]
fn of_an_animation_the_first_frame_is_the_photo_and_it_is_told() {
    let png = making::png(&making::scene(96, 64), 96, 64, ExtendedColorType::Rgb8);
    let (frames, plays) = ([0, 0, 0, 2], [0, 0, 0, 0]);
    let animated = making::with_chunk(&png, b"acTL", &[frames, plays].concat());
    let taken = take_in(&animated).unwrap();
    assert!(taken.photo.animated && !take_in(&png).unwrap().photo.animated);
    assert_corners(
        &taken.page.unwrap().jpeg,
        [RED, GREEN, BLUE, WHITE],
        "the first frame",
    );
}

#[test]
fn of_a_gif_the_first_frame_is_the_photo_on_white_with_its_words() {
    let still = making::gif(&[making::solid(96, 64)]);
    let blank = (96, 64, [0, 0, 0, 255].repeat(96 * 64));
    let film = making::gif(&[making::solid(96, 64), blank]);
    for (file, animated) in [(&still, false), (&film, true)] {
        let taken = take_in(file).unwrap();
        let photo = &taken.photo;
        assert_eq!(
            (photo.kind, photo.width, photo.height, photo.animated),
            (PhotoKind::Gif, 96, 64, animated)
        );
        assert_corners(
            &taken.page.unwrap().jpeg,
            [RED, GREEN, BLUE, WHITE],
            "the first frame",
        );
    }
    let worded = making::gif_with_xmp(&film, &making::xmp(r#"photoshop:Credit="新华社""#, ""));
    let photo = inspect(&worded).unwrap();
    assert_eq!(photo.facts.credit, "新华社");
    assert!(photo.animated, "the frames behind its words are found");
    let clear = making::gif(&[(64, 64, [200, 0, 0, 0].repeat(64 * 64))]);
    let page = render(&clear, Rendition::Web, &Framing::default()).unwrap();
    assert_corners(&page.jpeg, [[255; 3]; 4], "transparent");
}

#[test]
fn a_gif_whose_first_frame_is_smaller_than_its_screen_stands_where_it_is_drawn() {
    let mut file = making::gif(&[making::solid(48, 32)]);
    file[6..10].copy_from_slice(&[96, 0, 64, 0]);
    let at = [b",".as_slice(), &[0, 0, 0, 0, 48, 0, 32, 0]].concat();
    let frame = file.windows(9).position(|window| window == at).unwrap();
    file[frame + 1..frame + 5].copy_from_slice(&[48, 0, 32, 0]);
    let page = render(&file, Rendition::Web, &Framing::default()).unwrap();
    assert_eq!((page.width, page.height), (96, 64));
    assert_corners(
        &page.jpeg,
        [[255; 3], [255; 3], [255; 3], WHITE],
        "down on the right",
    );
}

/// Kinds of pixels that programs write beside the usual ones, each of the same scene.
#[test]
fn every_way_of_writing_pixels_shows_the_same_picture() {
    let scene = making::scene(96, 64);
    let deep: Vec<u8> = scene
        .iter()
        .flat_map(|light| (u16::from(*light) * 257).to_ne_bytes())
        .collect();
    let solid = making::solid(96, 64).2;
    let tiff = |pixels: &[u8], color| {
        let mut file = std::io::Cursor::new(Vec::new());
        let encoder = image::codecs::tiff::TiffEncoder::new(&mut file);
        image::ImageEncoder::write_image(encoder, pixels, 96, 64, color).unwrap();
        file.into_inner()
    };
    for (what, file) in [
        ("PNG with a palette", making::indexed_png(96, 64)),
        (
            "PNG with alpha",
            making::png(&solid, 96, 64, ExtendedColorType::Rgba8),
        ),
        ("TIFF of 16 bits", tiff(&deep, ExtendedColorType::Rgb16)),
        ("TIFF with alpha", tiff(&solid, ExtendedColorType::Rgba8)),
        ("lossless WebP", making::webp(96, 64)),
        ("animated WebP", making::animated_webp(96, 64)),
    ] {
        let taken = take_in(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_corners(&taken.page.unwrap().jpeg, [RED, GREEN, BLUE, WHITE], what);
        assert_eq!(taken.photo.animated, what.starts_with("animated"), "{what}");
    }
}

#[test]
fn grey_of_any_depth_with_and_without_alpha_stays_grey() {
    let (grey, white) = ([128_u8; 3], [255_u8; 3]);
    let wide = |light: u16| light.to_ne_bytes();
    let tiff = |pixels: &[u8], color| {
        let mut file = std::io::Cursor::new(Vec::new());
        let encoder = image::codecs::tiff::TiffEncoder::new(&mut file);
        image::ImageEncoder::write_image(encoder, pixels, 64, 64, color).unwrap();
        file.into_inner()
    };
    let png = |pixels: &[u8], color| making::png(pixels, 64, 64, color);
    let deep = wide(0x8080).repeat(64 * 64);
    let clear = [wide(0x8080), wide(0)].concat().repeat(64 * 64);
    for (what, file, seen) in [
        ("PNG, grey of 16 bits", png(&deep, ExtendedColorType::L16), grey),
        (
            "PNG, grey of 16 bits and alpha",
            png(&clear, ExtendedColorType::La16),
            white,
        ),
        (
            "PNG, grey and alpha",
            png(&[128, 255].repeat(64 * 64), ExtendedColorType::La8),
            grey,
        ),
        ("TIFF, grey", tiff(&[128; 64 * 64], ExtendedColorType::L8), grey),
        ("TIFF, grey of 16 bits", tiff(&deep, ExtendedColorType::L16), grey),
    ] {
        let page = render(&file, Rendition::Web, &Framing::default()).unwrap();
        assert_corners(&page.jpeg, [seen; 4], what);
        let decoded = image::load_from_memory(&page.jpeg).unwrap();
        assert!(!decoded.color().has_color(), "{what}: {:?}", decoded.color());
    }
}
