//! Positions and serial numbers taken out of copies; ExifTool writes them in and looks for what is left.

use std::process::Command;

use exif::{Context, Tag, Value as Field};
use image::GenericImageView;
use photo::{Error, Framing, PhotoKind, Rendition, Traces, render, strip};
use serde_json::{Map, Value};

use crate::heic::heic;
use crate::imprint::{camera_jpeg, exiftool, kept, png};
use crate::making::{self, resources, with_chunk, with_segment};

const SERIAL: &str = "SN0471100815";
const LENS: &str = "LENS00998877";

/// The file as a camera with GPS leaves it: positions, serial numbers and ordinary words in EXIF and XMP.
fn located(file: &[u8]) -> Vec<u8> {
    let file = kept(file);
    let written = Command::new("exiftool")
        .args(["-q", "-overwrite_original", "-m", "-n"])
        .args([
            "-GPSLatitude=27.7001",
            "-GPSLatitudeRef=N",
            "-GPSLongitude=112.0093",
            "-GPSLongitudeRef=E",
        ])
        .args(["-GPSAltitude=143", "-GPSDateStamp=2026:11:20"])
        .args(["-XMP-exif:GPSLatitude=27.7001", "-XMP-exif:GPSLongitude=112.0093"])
        .arg(format!("-ExifIFD:SerialNumber={SERIAL}"))
        .arg(format!("-ExifIFD:LensSerialNumber={LENS}"))
        .arg(format!("-XMP-aux:SerialNumber={SERIAL}"))
        .arg(format!("-XMP-exifEX:LensSerialNumber={LENS}"))
        .args([
            "-IFD0:Make=NIKON",
            "-IFD0:Model=D850",
            "-IFD0:Artist=Lin Xi",
            "-ExifIFD:OwnerName=Lin Xi",
        ])
        .args([
            "-ExifIFD:DateTimeOriginal=2026:11:20 09:30:00",
            "-XMP-dc:Description=两个人在登记",
            "-XMP-xmp:Rating=4",
        ])
        .arg(file.0.path())
        .output()
        .expect("exiftool is missing: apt-get install libimage-exiftool-perl");
    assert!(
        written.status.success(),
        "{}",
        String::from_utf8_lossy(&written.stderr)
    );
    std::fs::read(file.0.path()).unwrap()
}

fn files() -> [(PhotoKind, Vec<u8>); 5] {
    [
        (PhotoKind::Jpeg, making::jpeg(48, 32)),
        (PhotoKind::Png, png()),
        (PhotoKind::WebP, making::webp(48, 32)),
        (PhotoKind::Tiff, making::tiff(48, 32, Vec::new())),
        (PhotoKind::Heic, heic(96, 64, &heifer::Metadata::default())),
    ]
}

/// The fields that are about the place or the camera.
fn traces(read: &Map<String, Value>) -> Vec<&String> {
    let private = |key: &&String| {
        ["GPS", "SerialNumber", "MakerNote", "PreviewImage"]
            .iter()
            .any(|part| key.contains(part))
    };
    read.keys().filter(private).collect()
}

/// The fields without those that change with the number of bytes or are a trace.
fn rest(mut read: Map<String, Value>) -> Map<String, Value> {
    read.retain(|key, _| {
        let private = ["GPS", "SerialNumber", "MakerNote"]
            .iter()
            .any(|part| key.contains(part));
        !private
            && !key.starts_with("ExifTool:")
            && !key.starts_with("File:File")
            && !key.contains("Warning")
            && !key.contains("Padding")
    });
    read
}

fn holds(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|window| window == words.as_bytes())
}

/// The coded picture of each kind, as it is in the file.
fn coded(kind: PhotoKind, file: &[u8]) -> Vec<u8> {
    let find = |name: &[u8]| {
        file.windows(name.len())
            .position(|window| window == name)
            .unwrap()
    };
    match kind {
        PhotoKind::Jpeg => file[find(b"\xff\xda")..].to_vec(),
        PhotoKind::Png => file[find(b"IDAT")..].to_vec(),
        PhotoKind::WebP => {
            let at = find(b"VP8L");
            let length = u32::from_le_bytes(file[at + 4..at + 8].try_into().unwrap());
            file[at..at + 8 + length as usize].to_vec()
        }
        PhotoKind::Tiff | PhotoKind::Heic | PhotoKind::Gif => {
            render(file, Rendition::Web, &Framing::default()).unwrap().jpeg
        }
    }
}

#[test]
fn exiftool_finds_no_position_and_no_serial_number_and_everything_else_as_it_was() {
    for (kind, plain) in files() {
        let file = located(&plain);
        let before = exiftool(&file);
        assert!(
            traces(&before).len() >= 8,
            "{kind}: ExifTool wrote them: {before:#?}"
        );
        let copy = strip(&file, Traces::ALL).unwrap();
        let after = exiftool(&copy);
        assert_eq!(traces(&after), Vec::<&String>::new(), "{kind}");
        assert_eq!(rest(after), rest(before), "{kind}");
        for words in [SERIAL, LENS, "2026:11:20\0", "112.0093", "112,0.558E"] {
            assert!(!holds(&copy, words), "{kind}: {words} is in its bytes");
        }
        assert_eq!(
            coded(kind, &copy),
            coded(kind, &file),
            "{kind}: the picture is copied"
        );
        assert_eq!(
            strip(&copy, Traces::ALL).unwrap(),
            copy,
            "{kind}: there is nothing more to take out"
        );
        assert_eq!(strip(&file, Traces::NONE).unwrap(), file, "{kind}");
    }
}

#[test]
fn only_what_was_asked_for_goes() {
    for (kind, plain) in files() {
        let file = located(&plain);
        let gps = Traces {
            gps: true,
            ..Traces::NONE
        };
        let without_gps = exiftool(&strip(&file, gps).unwrap());
        let said = |read: &Map<String, Value>, part: &str| read.keys().any(|key| key.contains(part));
        assert!(
            !said(&without_gps, "GPS") && said(&without_gps, "SerialNumber"),
            "{kind}"
        );
        let serial = Traces {
            serial: true,
            ..Traces::NONE
        };
        let without_serial = exiftool(&strip(&file, serial).unwrap());
        assert!(
            said(&without_serial, "GPS") && !said(&without_serial, "SerialNumber"),
            "{kind}"
        );
        assert!(
            said(&without_serial, "OwnerName"),
            "{kind}: nobody asked for the owner's name"
        );
    }
}

#[test]
fn makers_notes_segments_and_films_behind_the_picture_go_with_either() {
    let file = camera_jpeg();
    let copy = strip(&file, Traces::ALL).unwrap();
    assert_eq!(traces(&exiftool(&copy)), Vec::<&String>::new());
    assert!(!holds(&copy, "0471100815"));

    let film = [
        making::jpeg(48, 32),
        b"\0\0\0\x18ftypmp42 +27.7001+112.0093/".to_vec(),
    ]
    .concat();
    let gopro = with_segment(&film, 0xe6, b"GoPro\0", b"GPS5 27.7001");
    let copy = strip(&gopro, Traces::ALL).unwrap();
    assert!(!holds(&copy, "27.7001"));
    assert_eq!(image::load_from_memory(&copy).unwrap().dimensions(), (48, 32));
}

#[test]
fn copies_of_exif_and_xmp_in_other_blocks_go_too() {
    let gps = making::exif(&[making::field(
        Tag(Context::Gps, 29),
        Field::Ascii(vec![b"2026:11:20".to_vec()]),
    )]);
    let words = making::iim(true, &[(120, "两个人在登记".as_bytes())]);
    let block = resources(&[(0x0404, &words), (0x0422, &gps)]);
    let jpeg = with_segment(&making::jpeg(48, 32), 0xed, b"Photoshop 3.0\0", &block);
    let copy = strip(&jpeg, Traces::ALL).unwrap();
    assert!(!holds(&copy, "2026:11:20") && holds(&copy, "两个人在登记"));

    let digits = hex::encode([b"Exif\0\0".as_slice(), &gps].concat());
    let profile = format!("Raw profile type exif\0\nexif\n{:8}\n{digits}\n", gps.len() + 6);
    let magick = with_chunk(&png(), b"tEXt", profile.as_bytes());
    let magick = with_chunk(&magick, b"tEXt", b"exif:GPSDateStamp\x002026:11:20");
    let read = exiftool(&magick);
    assert!(!traces(&read).is_empty(), "{read:#?}");
    let copy = strip(&magick, Traces::ALL).unwrap();
    assert_eq!(traces(&exiftool(&copy)), Vec::<&String>::new());
}

#[test]
fn xmp_that_stands_apart_is_cleaned_and_called_by_its_new_name() {
    let mut place = String::new();
    for number in 0..2_000 {
        place.push_str(&format!(
            "<rdf:li>word {number} of a long list of keywords of this picture</rdf:li>"
        ));
    }
    let more = making::xmp(
        "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" exif:GPSLatitude=\"27,42.006N\"",
        &format!("<dc:subject><rdf:Bag>{place}</rdf:Bag></dc:subject>"),
    );
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let main = making::xmp(
        &format!("xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" xmpNote:HasExtendedXMP=\"{guid}\""),
        "<dc:format>image/jpeg</dc:format>",
    );
    let mut file = making::jpeg(48, 32);
    for (number, piece) in more
        .chunks(60_000)
        .enumerate()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let all = u32::try_from(more.len()).unwrap().to_be_bytes();
        let offset = u32::try_from(number * 60_000).unwrap().to_be_bytes();
        let body = [guid.as_bytes(), &all, &offset, piece].concat();
        file = with_segment(&file, 0xe1, b"http://ns.adobe.com/xmp/extension/\0", &body);
    }
    let file = making::jpeg_with_xmp(&file, &main);
    let before = exiftool(&file);
    assert!(before.contains_key("XMP-exif:GPSLatitude"));
    let after = exiftool(&strip(&file, Traces::ALL).unwrap());
    assert_eq!(traces(&after), Vec::<&String>::new());
    assert!(after["XMP-dc:Subject"].as_array().unwrap().len() >= 1_000);
    assert_eq!(after["XMP-dc:Subject"], before["XMP-dc:Subject"]);
}

#[test]
fn a_picture_in_whose_room_a_position_claims_to_stand_keeps_its_pixels() {
    // The value of the position's field points into the strip.
    let mut file = making::tiff(
        48,
        32,
        vec![making::field(
            Tag(Context::Gps, 29),
            Field::Ascii(vec![b"2026:11:20".to_vec()]),
        )],
    );
    let before = image::load_from_memory(&file).unwrap().to_rgb8();
    let little = file.starts_with(b"II");
    let value = [0x00, 0x1d, 0x00, 0x02, 0x00, 0x00, 0x00, 0x0b];
    let value: Vec<u8> = if little {
        vec![0x1d, 0x00, 0x02, 0x00, 0x0b, 0x00, 0x00, 0x00]
    } else {
        value.to_vec()
    };
    let entry = file.windows(8).position(|window| window == value).unwrap();
    let strip_at = file
        .windows(4)
        .position(|window| window == [making::RED, making::RED].concat()[..4].to_vec())
        .unwrap();
    let place = u32::try_from(strip_at).unwrap();
    let place = if little {
        place.to_le_bytes()
    } else {
        place.to_be_bytes()
    };
    file[entry + 8..entry + 12].copy_from_slice(&place);
    let copy = strip(&file, Traces::ALL).unwrap();
    assert_eq!(image::load_from_memory(&copy).unwrap().to_rgb8(), before);
}

#[test]
fn what_cannot_be_cleaned_is_refused_and_never_given_out() {
    let broken = making::jpeg_with_xmp(&making::jpeg(48, 32), b"<x:xmpmeta exif:GPSLatitude=\"27\" <<");
    let headless = with_segment(&making::jpeg(48, 32), 0xe1, b"Exif\0\0", b"XX*\0\0\0\0\x08GPS");
    let big = [b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0".to_vec(), vec![0; 64]].concat();
    for file in [broken, headless] {
        assert!(matches!(
            strip(&file, Traces::ALL),
            Err(Error::NotStripped {
                kind: PhotoKind::Jpeg,
                ..
            })
        ));
    }
    assert!(strip(&big, Traces::ALL).is_err());
    assert!(strip(b"no photo", Traces::ALL).is_err());
}

#[test]
fn a_gif_without_words_is_itself_and_its_xmp_is_cleaned_in_place() {
    let gif = making::gif(&[making::solid(48, 32)]);
    assert_eq!(strip(&gif, Traces::ALL).unwrap(), gif);
    let packet = making::xmp(
        "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" exif:GPSLatitude=\"27,42.006N\"",
        "<dc:format>image/gif</dc:format>",
    );
    let told = making::gif_with_xmp(&gif, &packet);
    let copy = strip(&told, Traces::ALL).unwrap();
    assert_eq!(copy.len(), told.len());
    let after = exiftool(&copy);
    assert_eq!(traces(&after), Vec::<&String>::new());
    assert_eq!(after["XMP-dc:Format"], "image/gif");
}

#[test]
fn films_beside_a_heic_are_emptied_and_its_picture_stays() {
    let plain = heic(96, 64, &heifer::Metadata::default());
    let body = b"ftypmp42 moov +27.7001+112.0093/";
    let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    let file = [
        plain.clone(),
        length.to_vec(),
        b"mpvd".to_vec(),
        body.to_vec(),
        b"SEFT".to_vec(),
    ]
    .concat();
    let copy = strip(&file, Traces::ALL).unwrap();
    assert!(!holds(&copy, "27.7001"));
    assert_eq!(coded(PhotoKind::Heic, &copy), coded(PhotoKind::Heic, &plain));
}
