//! Files that are broken, hostile or no photos at all.

use image::ExtendedColorType;
use photo::{
    Error, Facts, Foreign, Framing, PhotoKind, Private, Raw, Rendition, imprint, inspect, limits, render,
};
use proptest::prelude::*;

use crate::making;

/// The refusal, which `render` must give as well.
fn refused(bytes: &[u8]) -> Error {
    let error = inspect(bytes).expect_err("this file is to be refused");
    assert_eq!(
        render(bytes, Rendition::Thumb, &Framing::default()).expect_err("and not rendered either"),
        error
    );
    error
}

fn png(width: u32, height: u32) -> Vec<u8> {
    making::png(
        &making::scene(width, height),
        width,
        height,
        ExtendedColorType::Rgb8,
    )
}

#[test]
fn a_file_cut_short_is_refused_however_much_of_it_is_there() {
    let whole = [
        making::jpeg(640, 480),
        png(640, 480),
        making::webp(640, 480),
        making::tiff(640, 480, Vec::new()),
        making::gif(&[making::solid(640, 480)]),
    ];
    for file in whole {
        assert!(inspect(&file).is_ok());
        for percent in [20, 50, 80, 95] {
            let cut = &file[..file.len() * percent / 100];
            assert!(
                matches!(refused(cut), Error::CutShort { .. }),
                "{percent} % of {:?}: {:?}",
                inspect(&file).map(|photo| photo.kind),
                refused(cut)
            );
        }
    }
}

#[test]
fn a_jpeg_that_every_viewer_shows_goes_in() {
    let file = making::jpeg(640, 480);
    assert!(inspect(&[file.as_slice(), b"\0\0trailing bytes of a camera"].concat()).is_ok());
    let filled = [&file[..2], &[0xff, 0xff, 0xff], &file[3..]].concat();
    assert!(inspect(&filled).is_ok(), "fill bytes before a marker");
    let mut scratched = file.clone();
    scratched[file.len() / 2..][..4].copy_from_slice(&[0xff, 0xd7, 0x7f, 0xff]);
    scratched[file.len() / 2 + 3] = 0;
    assert!(inspect(&scratched).is_ok(), "a restart marker out of place");
}

#[test]
fn a_header_that_announces_too_much_is_refused_before_decoding() {
    let mut bomb = png(8, 8);
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(
        refused(&bomb),
        Error::TooLarge {
            width: 65535,
            height: 65535
        }
    );

    let mut bomb = making::jpeg(8, 8);
    let frame = bomb.windows(2).position(|window| window == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    assert_eq!(
        refused(&bomb),
        Error::TooLarge {
            width: 65500,
            height: 65500
        }
    );
}

#[test]
fn a_gif_of_a_small_screen_and_a_huge_frame_is_refused_before_decoding() {
    let mut bomb = making::gif(&[making::solid(8, 8)]);
    bomb[6..10].copy_from_slice(&[0xff; 4]);
    let (width, height) = (65535, 65535);
    assert_eq!(refused(&bomb), Error::TooLarge { width, height }, "its screen");
    let mut bomb = making::gif(&[making::solid(8, 8)]);
    let size = [0, 0, 0, 0, 8, 0, 8, 0];
    let frame = bomb.windows(8).position(|window| window == size).unwrap() + 4;
    bomb[frame..frame + 4].copy_from_slice(&[0xff; 4]);
    assert_eq!(
        refused(&bomb),
        Error::TooLarge { width: 8, height: 8 },
        "its frame"
    );
}

#[test]
fn a_jpeg_of_a_thousand_scans_is_refused_before_decoding() {
    let file = making::jpeg(64, 64);
    let scan = file.windows(2).position(|window| window == [0xff, 0xda]).unwrap();
    let end = file.len() - 2;
    let many: Vec<u8> = std::iter::repeat_n(&file[scan..end], limits::MAX_SCANS + 1)
        .flatten()
        .copied()
        .collect();
    let bomb = [&file[..scan], &many, &file[end..]].concat();
    assert!(
        matches!(refused(&bomb), Error::Unreadable { kind: PhotoKind::Jpeg, why } if why.contains("scans"))
    );
}

#[test]
fn a_file_too_heavy_is_refused_by_its_length_alone() {
    let heavy = vec![0; limits::MAX_BYTES + 1];
    assert_eq!(
        refused(&heavy),
        Error::TooHeavy {
            bytes: limits::MAX_BYTES + 1
        }
    );
}

#[test]
fn a_raw_file_in_a_tiffs_clothes_is_told_by_what_is_inside() {
    let dng = making::tiff(64, 64, vec![making::bytes(50706, &[1, 4, 0, 0])]);
    assert_eq!(refused(&dng), Error::Unsupported(Foreign::Raw(Raw::Dng)));
}

#[test]
fn a_sound_file_in_an_unknown_coding_is_not_called_damaged() {
    let mut file = making::jpeg(64, 64);
    let frame = file.windows(2).position(|window| window == [0xff, 0xc0]).unwrap();
    file[frame + 1] = 0xc9;
    assert_eq!(
        refused(&file),
        Error::Unsupported(Foreign::Variant(PhotoKind::Jpeg)),
        "arithmetic coding"
    );
}

#[test]
fn a_refusal_says_what_it_is() {
    assert_says(&refused(b"BM"), "it is a BMP picture");
    assert_says(
        &refused(b"FUJIFILMCCD-RAW 0201"),
        "it is a camera's raw file (RAF)",
    );
    let cut = making::jpeg(640, 480);
    assert_says(&refused(&cut[..cut.len() / 2]), "the JPEG was cut short");
    assert_says(
        &Error::TooLarge {
            width: 65500,
            height: 65500,
        },
        "it is 65500 × 65500 pixels",
    );
}

fn assert_says(error: &Error, sentence: &str) {
    assert_eq!(error.to_string(), sentence);
}

fn samples() -> Vec<Vec<u8>> {
    let words = making::xmp(r#"photoshop:Credit="新华社""#, "<dc:title>题</dc:title>");
    let jpeg = making::jpeg_with_iim(
        &making::jpeg(48, 32),
        &making::iim(true, &[(120, b"caption"), (80, b"name")]),
    );
    let jpeg = making::jpeg_with_xmp(&jpeg, &words);
    let jpeg = making::jpeg_with_exif(
        &jpeg,
        &[making::orientation(6), making::text(exif::Tag::Artist, "name")],
    );
    let tiff = making::tiff(48, 32, vec![making::bytes(700, &words), making::orientation(3)]);
    vec![
        jpeg,
        making::with_chunk(&png(48, 32), b"eXIf", &making::exif(&[making::orientation(8)])),
        making::webp(48, 32),
        tiff,
        making::gif_with_xmp(
            &making::gif(&[making::solid(48, 32), making::solid(48, 32)]),
            &words,
        ),
        making::indexed_png(48, 32),
        making::ink_jpeg(48, 32, jpeg_encoder::ColorType::CmykAsYcck, true),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("GALLEY_SOAK").is_some() { 2000 } else { 200 }))]

    #[test]
    fn no_damage_takes_the_program_down(
        sample in 0..7_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
        keep in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut file = samples().swap_remove(sample);
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if cut {
            file.truncate(keep.index(file.len()));
        }
        let seen = inspect(&file);
        let made = render(&file, Rendition::Thumb, &Framing::default());
        prop_assert_eq!(seen.is_ok(), made.is_ok());
        // Words go into every file with a frame, and what comes out is no worse than what went in.
        let words = Facts { caption: "江克美(左二)".to_owned(), ..Facts::default() };
        if let (Ok(written), Ok(_)) = (imprint(&file, &words, Private::Removed), &seen) {
            let again = inspect(&written.file);
            prop_assert!(again.is_ok_and(|photo| photo.facts.caption == words.caption), "it is still a photo, with its words");
        }
    }
}
