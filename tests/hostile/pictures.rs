//! Pictures.

use crate::bounded::{Fate, photo};
use crate::making::{chunk, packed, png, xmp_chunk};

fn packet(attributes: &str, elements: &str) -> Vec<u8> {
    format!(
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description {attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"#
    )
    .into_bytes()
}

#[test]
fn a_namespace_of_a_megabyte_in_ten_thousand_elements_is_held_once() {
    let space = format!(r#"xmlns:q="{}""#, "u".repeat(1_000_000));
    let file = png(64, 64, &xmp_chunk(&packet(&space, &"<q:b/>".repeat(10_000))));
    assert!(file.len() < 5_000, "{}", file.len());
    assert_eq!(photo("a.png", &file), Fate::Read);
}

#[test]
fn two_million_elements_or_attributes_of_a_packet_are_not_all_read() {
    for packet in [
        packet("", &"<q/>".repeat(2_000_000)),
        packet(&"a='' ".repeat(2_000_000), ""),
    ] {
        assert_eq!(photo("a.png", &png(64, 64, &xmp_chunk(&packet))), Fate::Read);
    }
}

#[test]
fn hundreds_of_packed_blocks_are_inflated_to_one_bound_together() {
    let blank = packed(&vec![b' '; 15 << 20]);
    let xmp = chunk(
        b"iTXt",
        &[b"XML:com.adobe.xmp\0\x01\0\0\0", blank.as_slice()].concat(),
    );
    assert_eq!(photo("a.png", &png(64, 64, &xmp.repeat(500))), Fate::Read);
    let profile = chunk(
        b"zTXt",
        &[b"Raw profile type iptc\0\0", blank.as_slice()].concat(),
    );
    assert_eq!(photo("a.png", &png(64, 64, &profile.repeat(500))), Fate::Read);
}

#[test]
fn a_side_longer_than_any_camera_makes_is_refused_before_the_pixels() {
    assert_eq!(photo("a.png", &png(60_000_000, 1, b"")), Fate::Refused);
    assert_eq!(photo("a.png", &png(1, 60_000_000, b"")), Fate::Refused);
    assert_eq!(photo("a.png", &png(65_535, 1, b"")), Fate::Read);
    assert_eq!(photo("a.png", &png(65_536, 1, b"")), Fate::Refused);
}

#[test]
fn a_colour_profile_of_hundreds_of_megabytes_is_left_out() {
    let profile = packed(&vec![0; 600 << 20]);
    let profile = chunk(b"iCCP", &[b"a\0\0", profile.as_slice()].concat());
    assert_eq!(photo("a.png", &png(64, 64, &profile)), Fate::Read);
}

#[test]
fn a_dot_on_a_canvas_of_a_hundred_megapixels_is_no_photo() {
    let side = 10_900_u16.to_le_bytes();
    let file = [
        b"GIF89a".as_slice(),
        &side,
        &side,
        &[0x80, 0, 0, 0, 0, 0, 255, 255, 255],
        &[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0],
        &[2, 2, 0x44, 1, 0, 0x3b],
    ]
    .concat();
    let small = file.iter().enumerate().map(|(at, byte)| {
        if (6..10).contains(&at) {
            [100, 0][at % 2]
        } else {
            *byte
        }
    });
    assert_eq!(photo("a.gif", &small.collect::<Vec<_>>()), Fate::Read);
    assert_eq!(photo("a.gif", &file), Fate::Refused);
}
