//! Words into files, read back by ExifTool, which newsrooms trust.

use std::process::Command;

use exif::{Context, Tag, Value as Field};
use image::ExtendedColorType;
use photo::{Face, Facts, Framing, Private, Property, Rendition, imprint, inspect, render};
use serde_json::{Map, Value, json};

use crate::making::{self, gbk, iim, jpeg_with_exif, jpeg_with_iim, jpeg_with_xmp, xmp};

fn words() -> Facts {
    Facts {
        caption: "江克美(左二)慰问抗疫一线志愿者 <“防疫”&帮扶>\n第二行".to_owned(),
        headline: "慰问抗疫一线志愿者".to_owned(),
        photographer: "彭彤、王喆".to_owned(),
        credit: "本报记者 彭彤 摄".to_owned(),
        source: "市直机关工委".to_owned(),
        copyright: "© 2020 娄底日报".to_owned(),
        usage: "仅限新闻使用".to_owned(),
        taken: "2020-02-14T09:30:00+08:00".to_owned(),
        place: "娄底市经开区".to_owned(),
        event: "疫情防控".to_owned(),
        alt: "四个人站在厂门口".to_owned(),
        digital_source: "digitalCapture".to_owned(),
        people: vec!["江克美".to_owned(), "𠮷田".to_owned()],
        faces: vec![face("江克美", 2500, 4000), face("𠮷田", 7512, 3900)],
        keywords: vec!["抗疫".to_owned(), "志愿者".to_owned()],
        rating: 0,
    }
}

fn face(name: &str, x: u16, y: u16) -> Face {
    Face {
        name: name.to_owned(),
        x,
        y,
    }
}

/// A face as ExifTool prints it.
fn region(name: &str, x: f64, y: f64) -> Value {
    json!({
        "PersonInImage": [name],
        "RCtype": [{ "Identifier": ["http://cv.iptc.org/newscodes/imageregiontype/human"] }],
        "RegionBoundary": {
            "RbShape": "polygon",
            "RbUnit": "relative",
            "RbVertices": [{ "RbX": x, "RbY": y }],
        },
    })
}

/// A file on the disk, for as long as the test looks at it.
pub(crate) struct Kept(pub(crate) tempfile::NamedTempFile);

pub(crate) fn kept(file: &[u8]) -> Kept {
    let kept = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(kept.path(), file).unwrap();
    Kept(kept)
}

/// Everything ExifTool finds, `Group:Name` to value.
pub(crate) fn exiftool(file: &[u8]) -> Map<String, Value> {
    let file = kept(file);
    let output = Command::new("exiftool")
        .args(["-json", "-struct", "-G1", "-a", "-u", "-n"])
        .args(["-api", "RequestAll=3", "-all", "-CurrentIPTCDigest"])
        .arg(file.0.path())
        .output()
        .expect("exiftool is missing: apt-get install libimage-exiftool-perl");
    let read: Vec<Map<String, Value>> = serde_json::from_slice(&output.stdout).expect("ExifTool writes JSON");
    let mut read = read.into_iter().next().unwrap();
    // Fields that change with the file's name and the clock.
    read.retain(|key, _| {
        ![
            "System:",
            "Composite:",
            "ExifTool:ExifToolVersion",
            "ExifTool:Now",
        ]
        .iter()
        .any(|own| key.starts_with(own))
            && key != "SourceFile"
    });
    read
}

fn text(read: &Map<String, Value>, key: &str) -> String {
    match read.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list
            .iter()
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            .collect::<Vec<_>>()
            .join("|"),
        Some(other) => other.to_string(),
        None => format!("no {key} in {read:#?}"),
    }
}

pub(crate) fn png() -> Vec<u8> {
    making::png(&making::scene(48, 32), 48, 32, ExtendedColorType::Rgb8)
}

#[test]
fn exiftool_reads_every_fact_back_from_every_container() {
    let small = render(&making::jpeg(400, 300), Rendition::Thumb, &Framing::default())
        .unwrap()
        .jpeg;
    for (name, file) in [
        ("JPEG", making::jpeg(48, 32)),
        ("rendition", small),
        ("PNG", png()),
        ("WebP", making::webp(48, 32)),
        ("TIFF", making::tiff(48, 32, Vec::new())),
    ] {
        let made = imprint(&file, &words(), Private::Removed).unwrap();
        assert_eq!(made.cut, [], "{name}");
        let read = exiftool(&made.file);
        let words = words();
        for (key, wanted) in [
            ("XMP-dc:Description", words.caption.as_str()),
            ("XMP-photoshop:Headline", &words.headline),
            ("XMP-dc:Creator", "彭彤|王喆"),
            ("XMP-photoshop:Credit", &words.credit),
            ("XMP-photoshop:Source", &words.source),
            ("XMP-dc:Rights", &words.copyright),
            ("XMP-xmpRights:UsageTerms", &words.usage),
            ("XMP-photoshop:DateCreated", "2020:02:14 09:30:00+08:00"),
            ("XMP-iptcCore:Location", &words.place),
            ("XMP-iptcExt:LocationCreated", r#"{"Sublocation":"娄底市经开区"}"#),
            ("XMP-iptcExt:Event", &words.event),
            ("XMP-iptcCore:AltTextAccessibility", &words.alt),
            (
                "XMP-iptcExt:DigitalSourceType",
                "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            ),
            ("XMP-iptcExt:PersonInImage", "江克美|𠮷田"),
            ("XMP-dc:Subject", "抗疫|志愿者"),
            ("IFD0:ImageDescription", &words.caption),
            ("IFD0:Artist", &words.photographer),
            ("IFD0:Copyright", &words.copyright),
            ("ExifIFD:DateTimeOriginal", "2020:02:14 09:30:00"),
            ("ExifIFD:OffsetTimeOriginal", "+08:00"),
        ] {
            assert_eq!(text(&read, key), wanted, "{name}");
        }
        assert_eq!(
            read.get("XMP-iptcExt:ImageRegion"),
            Some(&json!([
                region("江克美", 0.25, 0.4),
                region("𠮷田", 0.7512, 0.39)
            ])),
            "{name}"
        );
        if name != "WebP" {
            for (key, wanted) in [
                ("IPTC:CodedCharacterSet", "\u{1b}%G"),
                ("IPTC:ApplicationRecordVersion", "4"),
                ("IPTC:Caption-Abstract", &words.caption),
                ("IPTC:Headline", &words.headline),
                ("IPTC:By-line", "彭彤|王喆"),
                ("IPTC:Credit", &words.credit),
                ("IPTC:Source", &words.source),
                ("IPTC:CopyrightNotice", &words.copyright),
                ("IPTC:DateCreated", "2020:02:14"),
                ("IPTC:TimeCreated", "09:30:00+08:00"),
                ("IPTC:Sub-location", &words.place),
                ("IPTC:Keywords", "抗疫|志愿者"),
            ] {
                assert_eq!(text(&read, key), wanted, "{name}");
            }
        }
        // In a PNG, ExifTool does not reckon it.
        if matches!(name, "JPEG" | "rendition" | "TIFF") {
            assert_eq!(
                text(&read, "File:CurrentIPTCDigest"),
                text(&read, "Photoshop:IPTCDigest"),
                "{name}"
            );
        }
        assert!(!read.contains_key("ExifTool:Warning"), "{name}: {read:#?}");
        let again = inspect(&made.file).expect("what we write we read");
        assert_eq!(again.facts, words, "{name}");
        let twice = imprint(&made.file, &words, Private::Removed).unwrap();
        assert!(
            twice.file == made.file,
            "{name}: the same words again change nothing"
        );
    }
}

/// A photo as it comes from a camera and a desk: an unknown block, words in GBK, more than one language.
pub(crate) fn camera_jpeg() -> Vec<u8> {
    let exif = |number, value| making::field(Tag(Context::Exif, number), value);
    let gps = |number, value| making::field(Tag(Context::Gps, number), value);
    let degrees = |degrees| Field::Rational(vec![(degrees, 1).into(), (0, 1).into(), (0, 1).into()]);
    let file = jpeg_with_exif(
        &making::jpeg(96, 64),
        &[
            making::text(Tag::Make, "Canon"),
            making::text(Tag::Model, "EOS R5"),
            making::text(Tag::ImageDescription, "内部资料，不得外传"),
            exif(0x829a, Field::Rational(vec![(1, 250).into()])),
            exif(0xa431, Field::Ascii(vec![b"SN0471100815".to_vec()])),
            exif(0xa435, Field::Ascii(vec![b"LENS00998877".to_vec()])),
            exif(
                0x927c,
                Field::Undefined(b"makers own SN0471100815 note".to_vec(), 0),
            ),
            gps(1, Field::Ascii(vec![b"N".to_vec()])),
            gps(2, degrees(27)),
            gps(3, Field::Ascii(vec![b"E".to_vec()])),
            gps(4, degrees(112)),
        ],
    );
    let file = jpeg_with_iim(
        &file,
        &iim(
            false,
            &[
                (5, &gbk("慰问活动")),
                (120, &gbk("旧的说明")),
                (122, &gbk("编辑王喆")),
            ],
        ),
    );
    jpeg_with_xmp(
        &file,
        &xmp(
            r#"xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="SN0471100815" photoshop:Instructions="不得裁切" photoshop:Credit="旧署名""#,
            r#"<dc:title><rdf:Alt><rdf:li xml:lang="x-default">标题</rdf:li></rdf:Alt></dc:title>
               <exif:GPSLatitude xmlns:exif="http://ns.adobe.com/exif/1.0/">27,0.5N</exif:GPSLatitude>"#,
        ),
    )
}

#[test]
fn the_coded_picture_is_not_touched() {
    let file = camera_jpeg();
    let made = imprint(&file, &words(), Private::Removed).unwrap().file;
    let scan = |file: &[u8]| {
        let start = file.windows(2).rposition(|pair| pair == [0xff, 0xda]).unwrap();
        file[start..].to_vec()
    };
    assert!(scan(&file) == scan(&made), "scan data");
    let pixels = |file: &[u8]| image::load_from_memory(file).unwrap().into_bytes();
    for file in [png(), making::webp(48, 32), making::tiff(48, 32, Vec::new())] {
        let made = imprint(&file, &words(), Private::Removed).unwrap().file;
        assert!(pixels(&file) == pixels(&made));
    }
}

#[test]
fn what_is_not_ours_stays_as_it_was() {
    let file = camera_jpeg();
    let before = exiftool(&file);
    let after = exiftool(&imprint(&file, &words(), Private::Kept).unwrap().file);
    let ours = [
        "Description",
        "ImageDescription",
        "Headline",
        "Creator",
        "Artist",
        "Credit",
        "Source",
        "Rights",
        "Copyright",
        "CopyrightNotice",
        "DateCreated",
        "TimeCreated",
        "DateTimeOriginal",
        "Caption-Abstract",
        "By-line",
        "IPTCDigest",
        "CurrentIPTCDigest",
        "XMPToolkit",
        "ExifByteOrder",
        // In GBK, which ExifTool reads as something else.
        "ObjectName",
        "Writer-Editor",
    ];
    for (key, value) in &before {
        let name = key.split(':').next_back().unwrap();
        if !ours.contains(&name) && !key.starts_with("File:") && !key.starts_with("ExifTool:") {
            assert_eq!(after.get(key), Some(value), "{key}");
        }
    }
    assert_eq!(
        text(&after, "IPTC:ObjectName"),
        "慰问活动",
        "GBK became UTF-8 with the rest"
    );
    assert_eq!(text(&after, "IPTC:Writer-Editor"), "编辑王喆");
    assert_eq!(text(&after, "XMP-photoshop:Instructions"), "不得裁切");
    assert_eq!(
        text(&after, "ExifIFD:SerialNumber"),
        "SN0471100815",
        "it was asked for"
    );
}

#[test]
fn no_position_and_no_serial_number_is_left() {
    let hidden: [&[u8]; 3] = [b"0471100815", b"LENS00998877", b"27,0.5N"];
    let tiff = making::tiff(
        48,
        32,
        vec![
            making::field(Tag(Context::Gps, 1), Field::Ascii(vec![b"N".to_vec()])),
            making::field(
                Tag(Context::Exif, 0xa431),
                Field::Ascii(vec![b"SN0471100815".to_vec()]),
            ),
        ],
    );
    for file in [camera_jpeg(), tiff] {
        let made = imprint(&file, &words(), Private::Removed).unwrap().file;
        for part in hidden {
            assert!(
                !made.windows(part.len()).any(|window| window == part),
                "{}",
                String::from_utf8_lossy(part)
            );
        }
        let read = exiftool(&made);
        for key in read.keys() {
            let private = ["GPS", "SerialNumber", "MakerNote"]
                .iter()
                .any(|part| key.contains(part));
            assert!(!private, "{key} is left: {read:#?}");
        }
    }
    let made = imprint(&camera_jpeg(), &words(), Private::Removed).unwrap().file;
    assert_eq!(
        text(&exiftool(&made), "IFD0:Model"),
        "EOS R5",
        "a model is nobody's secret"
    );
    assert_eq!(text(&exiftool(&made), "XMP-xmp:Rating"), "4");
}

#[test]
fn a_fact_deleted_by_the_writer_is_gone_from_the_file() {
    let made = imprint(&camera_jpeg(), &Facts::default(), Private::Removed)
        .unwrap()
        .file;
    // The stars are the camera's, not a fact that a writer wrote and removed.
    let stars = inspect(&camera_jpeg()).unwrap().facts.rating;
    let left = Facts {
        rating: stars,
        ..Facts::default()
    };
    assert_eq!(inspect(&made).unwrap().facts, left);
    for part in [
        "内部资料".as_bytes(),
        "旧署名".as_bytes(),
        &gbk("旧的说明"),
        "旧的说明".as_bytes(),
    ] {
        assert!(!made.windows(part.len()).any(|window| window == part));
    }
}

#[test]
fn a_place_and_languages_that_already_say_so_keep_their_parts() {
    let file = jpeg_with_xmp(
        &making::jpeg(48, 32),
        &xmp(
            r#"photoshop:City="娄底市" photoshop:State="湖南省""#,
            r#"<dc:description><rdf:Alt><rdf:li xml:lang="x-default">慰问</rdf:li><rdf:li xml:lang="en">A visit</rdf:li></rdf:Alt></dc:description>"#,
        ),
    );
    let said = inspect(&file).unwrap().facts;
    let words = Facts {
        credit: "本报讯".to_owned(),
        ..said
    };
    let read = exiftool(&imprint(&file, &words, Private::Removed).unwrap().file);
    assert_eq!(text(&read, "XMP-photoshop:City"), "娄底市");
    assert_eq!(text(&read, "XMP-dc:Description-en"), "A visit");
    assert_eq!(text(&read, "XMP-photoshop:Credit"), "本报讯");
}

#[test]
fn what_iim_has_no_room_for_is_cut_between_characters_and_told() {
    let words = Facts {
        credit: "市直机关工委驻企防疫联络员办公室".to_owned(),
        caption: "慰".repeat(700),
        ..Facts::default()
    };
    let made = imprint(&making::jpeg(48, 32), &words, Private::Removed).unwrap();
    let told: Vec<(Property, usize, usize)> = made
        .cut
        .iter()
        .map(|cut| (cut.property, cut.limit, cut.kept.len()))
        .collect();
    assert_eq!(
        told,
        [(Property::Caption, 2000, 1998), (Property::Credit, 32, 30)]
    );
    let read = exiftool(&made.file);
    assert_eq!(text(&read, "IPTC:Credit"), "市直机关工委驻企防疫");
    assert_eq!(text(&read, "XMP-photoshop:Credit"), words.credit);
    assert_eq!(inspect(&made.file).unwrap().facts, words, "XMP has it whole");
}

#[test]
fn xmp_in_two_parts_stays_in_two_parts() {
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let main = xmp(
        &format!(r#"xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}""#),
        "",
    );
    let more = xmp(
        "",
        "<photoshop:History>cropped</photoshop:History><photoshop:Credit>旧署名</photoshop:Credit>",
    );
    let numbers = [more.len(), 0].map(|number| u32::try_from(number).unwrap().to_be_bytes());
    let piece = [guid.as_bytes(), numbers.as_flattened(), &more].concat();
    let file = making::with_segment(
        &making::jpeg(48, 32),
        0xe1,
        b"http://ns.adobe.com/xmp/extension/\0",
        &piece,
    );
    let made = imprint(&jpeg_with_xmp(&file, &main), &words(), Private::Removed)
        .unwrap()
        .file;
    let read = exiftool(&made);
    assert_eq!(text(&read, "XMP-photoshop:History"), "cropped");
    assert_eq!(text(&read, "XMP-photoshop:Credit"), words().credit);
    assert_eq!(inspect(&made).unwrap().facts, words());
}

#[test]
fn more_words_than_a_jpeg_holds_are_refused_by_their_number() {
    let words = Facts {
        caption: "慰".repeat(30_000),
        ..Facts::default()
    };
    let error = imprint(&making::jpeg(48, 32), &words, Private::Removed).unwrap_err();
    assert!(
        matches!(error, photo::Error::TooManyWords { bytes } if bytes > 90_000),
        "{error:?}"
    );
    assert!(imprint(&png(), &words, Private::Removed).is_ok());
}
