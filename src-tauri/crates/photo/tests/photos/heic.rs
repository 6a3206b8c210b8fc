//! HEIC, as phones write it. The files are made here, by the encoder of the library that reads them; files that other programs
//! write are in `make corpora`.

use heifer::{EncodeOptions, Image, Metadata};
use photo::{
    Error, Foreign, Framing, PhotoKind, Private, Rendition, TakenIn, imprint, inspect, render, take_in,
};

use crate::making::{self, BLUE, GREEN, RED, WHITE};
use crate::pictures::assert_corners;

pub(crate) fn heic(width: u32, height: u32, metadata: &Metadata) -> Vec<u8> {
    let data = making::scene(width, height)
        .chunks(3)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255].map(u16::from))
        .collect();
    let image = Image {
        width,
        height,
        bit_depth: 8,
        has_alpha: false,
        data,
    };
    heifer::encode_with_metadata(&image, metadata, &EncodeOptions::default()).unwrap()
}

/// Turned by so many quarters anticlockwise: an unused property is replaced by the rotation.
fn turned(mut heic: Vec<u8>, quarters: u8) -> Vec<u8> {
    let property = heic.windows(4).position(|window| window == b"pixi").unwrap();
    heic[property..property + 4].copy_from_slice(b"irot");
    heic[property + 4] = quarters;
    heic
}

#[test]
fn a_heic_is_taken_in_with_what_it_says() {
    let words = Metadata {
        exif: Some(making::exif(&[making::text(exif::Tag::Artist, "彭彤")])),
        xmp: Some(making::xmp(r#"photoshop:Credit="新华社""#, "")),
        icc_profile: None,
    };
    let TakenIn {
        photo, thumb, page, ..
    } = take_in(&heic(96, 64, &words)).unwrap();
    assert_eq!((photo.kind, photo.width, photo.height), (PhotoKind::Heic, 96, 64));
    assert_eq!(
        (photo.facts.photographer.as_str(), photo.facts.credit.as_str()),
        ("彭彤", "新华社")
    );
    for picture in [thumb, page.unwrap()] {
        assert_corners(&picture.jpeg, [RED, GREEN, BLUE, WHITE], "as it was");
    }
}

#[test]
fn tiles_are_put_together() {
    let large = heic(1300, 900, &Metadata::default());
    let page = render(&large, Rendition::Web, &Framing::default()).unwrap();
    assert_eq!((page.width, page.height), (1300, 900));
    assert_corners(&page.jpeg, [RED, GREEN, BLUE, WHITE], "of six tiles");
}

#[test]
fn a_heic_is_turned_once_by_itself_and_never_by_its_exif() {
    let exif = Metadata {
        exif: Some(making::exif(&[making::orientation(1)])),
        ..Metadata::default()
    };
    let mut file = turned(heic(96, 64, &exif), 3);
    let said = file
        .windows(10)
        .position(|window| window == [0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0])
        .unwrap();
    file[said + 8] = 6;
    let TakenIn { photo, thumb, .. } = take_in(&file).unwrap();
    assert_eq!((photo.orientation, photo.width, photo.height), (1, 64, 96));
    assert_corners(&thumb.jpeg, [BLUE, RED, WHITE, GREEN], "a quarter with the clock");
}

#[test]
fn what_announces_too_much_or_holds_too_little_is_refused() {
    let file = heic(96, 64, &Metadata::default());
    let size = file.windows(4).position(|window| window == b"ispe").unwrap() + 8;
    let mut bomb = file.clone();
    bomb[size..size + 8].copy_from_slice(&[0, 0, 0x7f, 0xff, 0, 0, 0x7f, 0xff]);
    assert_eq!(
        inspect(&bomb),
        Err(Error::TooLarge {
            width: 32767,
            height: 32767
        })
    );
    for percent in [20, 50, 95] {
        let cut = inspect(&file[..file.len() * percent / 100]);
        assert!(
            matches!(
                cut,
                Err(Error::CutShort {
                    kind: PhotoKind::Heic
                } | Error::Unreadable {
                    kind: PhotoKind::Heic,
                    ..
                })
            ),
            "{cut:?}"
        );
    }
    assert_eq!(
        imprint(&file, &photo::Facts::default(), Private::Removed),
        Err(Error::Unsupported(Foreign::Variant(PhotoKind::Heic))),
        "its words go into the JPEG beside it"
    );
}
