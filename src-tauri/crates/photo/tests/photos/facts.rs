//! The facts of photos, in each standard and each container.

use exif::{Tag, Value};
use image::ExtendedColorType;
use md5::{Digest, Md5};
use photo::{Facts, inspect};

use crate::making::{self, gbk, iim, jpeg_with_exif, jpeg_with_iim, jpeg_with_xmp, xmp};

fn facts(file: &[u8]) -> Facts {
    inspect(file).unwrap().facts
}

fn jpeg() -> Vec<u8> {
    making::jpeg(48, 32)
}

const CAPTION: &str = "江克美(左二)慰问抗疫一线志愿者。";

#[test]
fn exif_gives_caption_photographer_copyright_and_time() {
    let file = jpeg_with_exif(
        &jpeg(),
        &[
            making::text(Tag::ImageDescription, CAPTION),
            making::text(Tag::Artist, "彭彤"),
            making::field(
                Tag::Copyright,
                Value::Ascii(vec![b" ".to_vec(), b"the editor's".to_vec()]),
            ),
            making::text(Tag::DateTimeOriginal, "2020:02:14 09:30:00"),
            making::text(Tag::OffsetTimeOriginal, "+08:00"),
        ],
    );
    let expected = Facts {
        caption: CAPTION.to_owned(),
        photographer: "彭彤".to_owned(),
        copyright: "the editor's".to_owned(),
        taken: "2020-02-14T09:30:00+08:00".to_owned(),
        ..Facts::default()
    };
    assert_eq!(facts(&file), expected);
}

/// The datasets a desk fills in, in the charset given.
fn desk(coded: bool, write: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let words = [
        (120, CAPTION),
        (105, "慰问"),
        (80, "彭彤"),
        (80, "江克美"),
        (110, "本报讯"),
        (115, "市直机关工委"),
        (116, "© 娄底日报"),
    ];
    let place = [
        (55, "20200214"),
        (60, "093000+0800"),
        (92, "经开区"),
        (90, "娄底市"),
        (95, "湖南省"),
        (25, "抗疫"),
        (25, "志愿者"),
    ];
    let coded_words: Vec<(u8, Vec<u8>)> = words
        .into_iter()
        .chain(place)
        .map(|(number, text)| (number, write(text)))
        .collect();
    let datasets: Vec<(u8, &[u8])> = coded_words
        .iter()
        .map(|(number, text)| (*number, text.as_slice()))
        .collect();
    iim(coded, &datasets)
}

fn desk_facts() -> Facts {
    Facts {
        caption: CAPTION.to_owned(),
        headline: "慰问".to_owned(),
        photographer: "彭彤、江克美".to_owned(),
        credit: "本报讯".to_owned(),
        source: "市直机关工委".to_owned(),
        copyright: "© 娄底日报".to_owned(),
        taken: "2020-02-14T09:30:00+08:00".to_owned(),
        place: "湖南省娄底市经开区".to_owned(),
        keywords: vec!["抗疫".to_owned(), "志愿者".to_owned()],
        ..Facts::default()
    }
}

#[test]
fn iim_is_read_in_utf8_whether_it_says_so_or_not() {
    for coded in [true, false] {
        assert_eq!(
            facts(&jpeg_with_iim(&jpeg(), &desk(coded, |text| text.into()))),
            desk_facts()
        );
    }
}

#[test]
fn iim_in_gbk_is_read_as_chinese_even_where_it_claims_utf8() {
    for coded in [true, false] {
        assert_eq!(facts(&jpeg_with_iim(&jpeg(), &desk(coded, gbk))), desk_facts());
    }
}

#[test]
fn iim_in_latin_1_stays_latin() {
    let block = iim(
        false,
        &[
            (120, b"Bj\xf8rn in Troms\xf8"),
            (80, b"J\xfcrgen"),
            (90, b"Troms\xf8"),
            (101, b"Norway"),
        ],
    );
    let read = facts(&jpeg_with_iim(&jpeg(), &block));
    assert_eq!(
        (read.caption.as_str(), read.photographer.as_str()),
        ("Bjørn in Tromsø", "Jürgen")
    );
    assert_eq!(read.place, "Tromsø, Norway");
}

#[test]
fn xmp_is_read_in_attributes_and_in_elements_alike() {
    let attributes = xmp(
        r#"photoshop:Credit="本报讯" photoshop:City="娄底市" photoshop:State="湖南省""#,
        "",
    );
    let elements = xmp(
        "",
        "<photoshop:Credit>本报讯</photoshop:Credit><photoshop:City>娄底市</photoshop:City><photoshop:State>湖南省</photoshop:State>",
    );
    for packet in [attributes, elements] {
        let read = facts(&jpeg_with_xmp(&jpeg(), &packet));
        assert_eq!(
            (read.credit.as_str(), read.place.as_str()),
            ("本报讯", "湖南省娄底市")
        );
    }
}

#[test]
fn xmp_gives_all_that_iptc_names() {
    let packet = xmp(
        r#"photoshop:Headline="慰问" photoshop:Source="市直机关工委" photoshop:DateCreated="2020-02-14T09:30:00.12+08:00""#,
        r#"<dc:description><rdf:Alt><rdf:li xml:lang="en">Visit &amp; thanks</rdf:li>
             <rdf:li xml:lang="x-default">慰问&#x300A;志愿者&#12299;</rdf:li></rdf:Alt></dc:description>
           <dc:creator><rdf:Seq><rdf:li>彭彤</rdf:li><rdf:li>江克美</rdf:li></rdf:Seq></dc:creator>
           <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 娄底日报</rdf:li></rdf:Alt></dc:rights>
           <dc:subject><rdf:Bag><rdf:li>抗疫</rdf:li><rdf:li> </rdf:li><rdf:li>志愿者</rdf:li></rdf:Bag></dc:subject>
           <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">仅限新闻</rdf:li></rdf:Alt></xmpRights:UsageTerms>
           <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">四个人站在门口</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
           <Iptc4xmpExt:Event><rdf:Alt><rdf:li xml:lang="x-default">抗疫</rdf:li></rdf:Alt></Iptc4xmpExt:Event>
           <Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>
           <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>江克美</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
           <Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:PersonName>
             <rdf:Alt><rdf:li xml:lang="x-default">王喆</rdf:li></rdf:Alt></Iptc4xmpExt:PersonName></rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>
           <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description Iptc4xmpExt:City="娄底市"
             Iptc4xmpExt:Sublocation="经开区"/></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
           <photoshop:City>长沙市</photoshop:City>
           <xmp:Rating xmlns:xmp="http://ns.adobe.com/xap/1.0/">4</xmp:Rating>"#,
    );
    let expected = Facts {
        caption: "慰问《志愿者》".to_owned(),
        headline: "慰问".to_owned(),
        photographer: "彭彤、江克美".to_owned(),
        credit: String::new(),
        source: "市直机关工委".to_owned(),
        copyright: "© 娄底日报".to_owned(),
        usage: "仅限新闻".to_owned(),
        taken: "2020-02-14T09:30:00+08:00".to_owned(),
        place: "娄底市经开区".to_owned(),
        event: "抗疫".to_owned(),
        alt: "四个人站在门口".to_owned(),
        digital_source: "digitalCapture".to_owned(),
        people: vec!["江克美".to_owned(), "王喆".to_owned()],
        faces: Vec::new(),
        keywords: vec!["抗疫".to_owned(), "志愿者".to_owned()],
        rating: 4,
    };
    assert_eq!(facts(&jpeg_with_xmp(&jpeg(), &packet)), expected);
}

#[test]
fn stars_are_whole_and_within_their_range_and_one_below_none_is_rejected() {
    for (written, stars) in [
        ("5", 5),
        ("-1", -1),
        ("3.0", 3),
        ("0", 0),
        ("9", 0),
        ("-2", 0),
        ("four", 0),
        ("", 0),
    ] {
        let packet = xmp(
            "",
            &format!(r#"<xmp:Rating xmlns:xmp="http://ns.adobe.com/xap/1.0/">{written}</xmp:Rating>"#),
        );
        assert_eq!(facts(&jpeg_with_xmp(&jpeg(), &packet)).rating, stars, "{written}");
    }
}

#[test]
fn xmp_in_utf16_or_cut_off_halfway_still_gives_what_it_holds() {
    let packet = String::from_utf8(xmp(r#"photoshop:Credit="本报讯""#, "")).unwrap();
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(packet.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(facts(&jpeg_with_xmp(&jpeg(), &utf16)).credit, "本报讯");
    let cut = xmp("", "<photoshop:Credit>本报讯</photoshop:Credit><photoshop:Source");
    assert_eq!(facts(&jpeg_with_xmp(&jpeg(), &cut)).credit, "本报讯");
}

#[test]
fn xmp_nested_a_hundred_thousand_deep_costs_nothing_but_itself() {
    let deep = xmp(r#"photoshop:Credit="本报讯""#, &"<a>".repeat(100_000));
    let png = making::png(&making::scene(8, 8), 8, 8, ExtendedColorType::Rgb8);
    let body = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), &deep].concat();
    assert_eq!(facts(&making::with_chunk(&png, b"iTXt", &body)).credit, "本报讯");
}

#[test]
fn extended_xmp_adds_what_the_first_packet_had_no_room_for() {
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let main = xmp(
        &format!(r#"xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}""#),
        "",
    );
    let more = xmp(
        "",
        &format!("<photoshop:Credit>本报讯</photoshop:Credit><dc:description>{CAPTION}</dc:description>"),
    );
    let (front, back) = more.split_at(400);
    let piece = |offset: usize, part: &[u8]| {
        let numbers = [more.len(), offset].map(|number| u32::try_from(number).unwrap().to_be_bytes());
        [guid.as_bytes(), numbers.as_flattened(), part].concat()
    };
    let name = b"http://ns.adobe.com/xmp/extension/\0";
    let file = making::with_segment(&jpeg(), 0xe1, name, &piece(0, front));
    let file = making::with_segment(&file, 0xe1, name, &piece(400, back));
    let read = facts(&jpeg_with_xmp(&file, &main));
    assert_eq!((read.credit.as_str(), read.caption.as_str()), ("本报讯", CAPTION));
}

#[test]
fn every_container_carries_xmp_and_iim_or_exif() {
    let packet = xmp(r#"photoshop:Credit="本报讯""#, "");
    let artist = making::exif(&[making::text(Tag::Artist, "彭彤")]);
    let png = making::png(&making::scene(48, 32), 48, 32, ExtendedColorType::Rgb8);
    let png = making::with_chunk(&png, b"eXIf", &artist);
    let png = making::with_chunk(
        &png,
        b"iTXt",
        &[b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), &packet].concat(),
    );
    let webp = making::webp_with_chunk(&making::webp(48, 32), b"EXIF", &artist);
    let webp = making::webp_with_chunk(&webp, b"XMP ", &packet);
    let by_line = iim(true, &[(80, "彭彤".as_bytes())]);
    let tiff = making::tiff(
        48,
        32,
        vec![making::bytes(700, &packet), making::bytes(33723, &by_line)],
    );
    for file in [png, webp, tiff] {
        let photo = inspect(&file).unwrap();
        assert_eq!(
            (photo.facts.credit.as_str(), photo.facts.photographer.as_str()),
            ("本报讯", "彭彤"),
            "{}",
            photo.kind
        );
    }
}

#[test]
fn a_png_carries_iim_in_a_raw_profile() {
    let block = making::resources(&[(0x0404, &iim(true, &[(120, CAPTION.as_bytes())]))]);
    let digits = hex::encode(&block);
    let profile = format!("Raw profile type iptc\0\niptc\n{:8}\n{digits}\n", block.len());
    let png = making::png(&making::scene(48, 32), 48, 32, ExtendedColorType::Rgb8);
    assert_eq!(
        facts(&making::with_chunk(&png, b"tEXt", profile.as_bytes())).caption,
        CAPTION
    );
}

#[test]
fn xmp_outranks_iim_and_iim_outranks_exif() {
    let file = jpeg_with_exif(
        &jpeg(),
        &[
            making::text(Tag::ImageDescription, "exif"),
            making::text(Tag::Artist, "exif"),
        ],
    );
    let file = jpeg_with_iim(&file, &iim(true, &[(120, b"iim"), (80, b"iim"), (110, b"iim")]));
    let file = jpeg_with_xmp(&file, &xmp("", "<dc:description>xmp</dc:description>"));
    let read = facts(&file);
    assert_eq!(
        [read.caption, read.photographer, read.credit],
        ["xmp", "iim", "iim"]
    );
}

#[test]
fn iim_outranks_xmp_where_a_program_without_xmp_wrote_last() {
    let block = iim(
        true,
        &[(120, b"changed later"), (110, "娄底日报社市直机".as_bytes())],
    );
    let packet = xmp(
        r#"photoshop:Credit="娄底日报社市直机关工委""#,
        "<dc:description>before</dc:description>",
    );
    let told = |digest: &[u8]| {
        let body = making::resources(&[(0x0404, &block), (0x0425, digest)]);
        let file = making::with_segment(&jpeg(), 0xed, b"Photoshop 3.0\0", &body);
        facts(&jpeg_with_xmp(&file, &packet))
    };
    let fits = told(&Md5::digest(&block));
    assert_eq!(fits.caption, "before");
    let stale = told(&[7; 16]);
    assert_eq!(stale.caption, "changed later");
    assert_eq!(
        stale.credit, "娄底日报社市直机关工委",
        "IIM only repeats what it had room for"
    );
}

#[test]
fn the_second_is_taken_from_where_it_is_known() {
    let file = jpeg_with_exif(
        &jpeg(),
        &[making::text(Tag::DateTimeOriginal, "2020:02:14 09:30:00")],
    );
    let day = |day: &str| {
        facts(&jpeg_with_xmp(
            &file,
            &xmp(&format!(r#"photoshop:DateCreated="{day}""#), ""),
        ))
        .taken
    };
    assert_eq!(day("2020-02-14"), "2020-02-14T09:30:00");
    assert_eq!(
        day("2020-02-13"),
        "2020-02-13",
        "another day is another claim, and XMP's outranks"
    );
}

#[test]
fn what_the_camera_says_of_every_photo_is_no_caption() {
    let file = jpeg_with_exif(
        &jpeg(),
        &[making::text(
            Tag::ImageDescription,
            "OLYMPUS DIGITAL CAMERA         ",
        )],
    );
    assert_eq!(facts(&file), Facts::default());
}

#[test]
fn broken_metadata_costs_a_photo_nothing() {
    let broken: [(u8, &[u8], &[u8]); 5] = [
        (0xe1, b"Exif\0\0", b"II*\0\xff\xff\xff\xff"),
        (
            0xe1,
            b"Exif\0\0",
            b"MM\0*\0\0\0\x08\xff\xff\x01\x0e\0\x02\xff\xff\xff\xff\0\0\0\0",
        ),
        (
            0xe1,
            b"http://ns.adobe.com/xap/1.0/\0",
            b"<x:xmpmeta><rdf:RDF <<&&&;",
        ),
        (
            0xed,
            b"Photoshop 3.0\0",
            b"8BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\x02",
        ),
        (
            0xed,
            b"Photoshop 3.0\0",
            b"8BIM\x04\x04\0\0\0\0\0\x05\x1c\x02\x78\xff\xff",
        ),
    ];
    for (marker, name, body) in broken {
        let file = making::with_segment(&jpeg(), marker, name, body);
        assert_eq!(facts(&file), Facts::default());
    }
}
