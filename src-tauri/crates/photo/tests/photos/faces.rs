//! Faces that other programs marked, in each of their standards, and in a picture stored on its side.

use std::process::Command;

use photo::{Face, Facts, Private, imprint, inspect};

use crate::making::{jpeg, jpeg_with_exif, jpeg_with_xmp, orientation, xmp};

fn faces(file: &[u8]) -> Vec<(String, u16, u16)> {
    let facts = inspect(file).unwrap().facts;
    facts
        .faces
        .into_iter()
        .map(|Face { name, x, y }| (name, x, y))
        .collect()
}

fn said(elements: &str) -> Vec<(String, u16, u16)> {
    faces(&jpeg_with_xmp(&jpeg(48, 32), &xmp("", elements)))
}

fn is(name: &str, x: u16, y: u16) -> (String, u16, u16) {
    (name.to_owned(), x, y)
}

/// A region of the Metadata Working Group in the shape of Lightroom and digiKam: attributes of a description.
fn group(regions: &[(&str, &str, &str)]) -> String {
    let regions: String = regions
        .iter()
        .map(|(name, kind, area)| {
            format!(r#"<rdf:li><rdf:Description mwg-rs:Name="{name}" mwg-rs:Type="{kind}"><mwg-rs:Area {area}/></rdf:Description></rdf:li>"#)
        })
        .collect();
    format!(
        r#"<mwg-rs:Regions xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
             xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#" rdf:parseType="Resource">
             <mwg-rs:RegionList><rdf:Bag>{regions}</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"#
    )
}

const HERE: &str = r#"stArea:x="0.25" stArea:y="0.4" stArea:w="0.1" stArea:h="0.2" stArea:unit="normalized""#;

#[test]
fn the_middle_of_each_named_face_is_read_from_the_working_groups_regions() {
    let there = HERE.replace("0.25", "0.75");
    let regions = group(&[
        ("江克美", "Face", HERE),
        ("王喆", "Face", &there),
        ("", "Face", HERE),
        ("大黄", "Pet", HERE),
        ("王喆", "Face", HERE),
        ("镜外", "Face", &HERE.replace("0.25", "1.5")),
        ("无处", "Face", r#"stArea:x="left""#),
        ("像素", "Face", &HERE.replace("normalized", "pixel")),
    ]);
    assert_eq!(said(&regions), [is("江克美", 2500, 4000), is("王喆", 7500, 4000)]);
}

#[test]
fn microsofts_rectangles_and_all_shapes_of_the_iptc_are_read() {
    let microsoft = r#"<MP:RegionInfo xmlns:MP="http://ns.microsoft.com/photo/1.2/"
        xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#" xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"
        rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>
        <rdf:li MPReg:Rectangle="0.2, 0.3, 0.1, 0.2" MPReg:PersonDisplayName="江克美"/>
        <rdf:li MPReg:PersonDisplayName="没有框"/></rdf:Bag></MPRI:Regions></MP:RegionInfo>"#;
    assert_eq!(said(microsoft), [is("江克美", 2500, 4000)]);

    let region = |name: &str, boundary: &str| {
        format!(
            r#"<rdf:li rdf:parseType="Resource"><Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>{name}</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
               <Iptc4xmpExt:RegionBoundary rdf:parseType="Resource">{boundary}</Iptc4xmpExt:RegionBoundary></rdf:li>"#
        )
    };
    let properties = |all: &[(&str, &str)]| -> String {
        all.iter()
            .map(|(name, value)| format!("<Iptc4xmpExt:{name}>{value}</Iptc4xmpExt:{name}>"))
            .collect()
    };
    let relative = ("rbUnit", "relative");
    let regions = [
        region(
            "长方",
            &properties(&[
                ("rbShape", "rectangle"),
                relative,
                ("rbX", "0.1"),
                ("rbY", "0.2"),
                ("rbW", "0.2"),
                ("rbH", "0.4"),
            ]),
        ),
        region(
            "圆",
            &properties(&[
                ("rbShape", "circle"),
                relative,
                ("rbX", "0.5"),
                ("rbY", "0.6"),
                ("rbRx", "0.1"),
            ]),
        ),
        region(
            "三角",
            r#"<Iptc4xmpExt:rbShape>polygon</Iptc4xmpExt:rbShape><Iptc4xmpExt:rbUnit>relative</Iptc4xmpExt:rbUnit>
               <Iptc4xmpExt:rbVertices><rdf:Seq><rdf:li Iptc4xmpExt:rbX="0.7" Iptc4xmpExt:rbY="0.1"/>
               <rdf:li Iptc4xmpExt:rbX="0.9" Iptc4xmpExt:rbY="0.1"/><rdf:li Iptc4xmpExt:rbX="0.8" Iptc4xmpExt:rbY="0.4"/>
               </rdf:Seq></Iptc4xmpExt:rbVertices>"#,
        ),
        region(
            "像素",
            &properties(&[
                ("rbShape", "circle"),
                ("rbUnit", "pixel"),
                ("rbX", "1"),
                ("rbY", "1"),
            ]),
        ),
    ]
    .concat();
    let iptc = format!("<Iptc4xmpExt:ImageRegion><rdf:Bag>{regions}</rdf:Bag></Iptc4xmpExt:ImageRegion>");
    let read = [
        is("长方", 2000, 4000),
        is("圆", 5000, 6000),
        is("三角", 8000, 2000),
    ];
    assert_eq!(said(&iptc), read);
    assert_eq!(
        said(&(microsoft.to_owned() + &iptc)),
        read,
        "the news standard goes first"
    );
}

/// The regions as ExifTool writes them, the reference among metadata programs.
fn with_a_face_by_exiftool(file: &[u8]) -> Vec<u8> {
    let kept = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(kept.path(), file).unwrap();
    let region = "-XMP-mwg-rs:RegionInfo={AppliedToDimensions={W=48,H=32,Unit=pixel},RegionList=[{Area={X=0.25,Y=0.4,W=0.1,\
                  H=0.2,Unit=normalized},Name=江克美,Type=Face}]}";
    let written = Command::new("exiftool")
        .args(["-q", "-overwrite_original", region])
        .arg(kept.path())
        .status()
        .expect("exiftool is missing: apt-get install libimage-exiftool-perl");
    assert!(written.success());
    std::fs::read(kept.path()).unwrap()
}

#[test]
fn a_face_is_where_it_is_seen_whichever_way_the_rows_are_stored() {
    for (stored, x, y) in [
        (1, 2500, 4000),
        (2, 7500, 4000),
        (3, 7500, 6000),
        (4, 2500, 6000),
        (5, 4000, 2500),
        (6, 6000, 2500),
        (7, 6000, 7500),
        (8, 4000, 7500),
    ] {
        let lying = jpeg_with_exif(&jpeg(48, 32), &[orientation(stored)]);
        let file = with_a_face_by_exiftool(&lying);
        assert_eq!(faces(&file), [is("江克美", x, y)], "{stored}");

        let moved = Facts {
            faces: vec![Face {
                name: "王喆".to_owned(),
                x: 1000,
                y: 2000,
            }],
            ..Facts::default()
        };
        let made = imprint(&file, &moved, Private::Kept).unwrap().file;
        assert_eq!(faces(&made), [is("王喆", 1000, 2000)], "{stored}");
        let holds = |name: &str| made.windows(name.len()).any(|bytes| bytes == name.as_bytes());
        assert!(
            !holds("江克美"),
            "whoever was taken out of the photo's words is in none of its regions"
        );
        assert!(!holds("mwg-rs:"), "{stored}");
    }
}

#[test]
fn regions_that_say_what_is_wanted_keep_their_form() {
    let file = with_a_face_by_exiftool(&jpeg(48, 32));
    let words = inspect(&file).unwrap().facts;
    let made = imprint(&file, &words, Private::Kept).unwrap().file;
    let rectangle = |file: &[u8]| {
        file.windows(b"stArea:w>0.1<".len())
            .any(|bytes| bytes == b"stArea:w>0.1<")
    };
    assert!(rectangle(&file) && rectangle(&made));
}

#[test]
fn whoever_left_the_words_leaves_the_regions_that_we_cannot_place_and_those_of_every_standard() {
    let pixels = HERE.replace("normalized", "pixel");
    let group = group(&[("江克美", "Face", HERE), ("王喆", "Face", &pixels)]);
    let microsoft = r#"<MP:RegionInfo xmlns:MP="http://ns.microsoft.com/photo/1.2/"
        xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#" xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"
        rdf:parseType="Resource"><MPRI:Regions><rdf:Bag><rdf:li MPReg:PersonDisplayName="彭彤"/></rdf:Bag></MPRI:Regions>
        </MP:RegionInfo>"#;
    for (elements, gone) in [(group.clone(), "王喆"), (group + microsoft, "彭彤")] {
        let file = jpeg_with_xmp(&jpeg(48, 32), &xmp("", &elements));
        let words = inspect(&file).unwrap().facts;
        assert_eq!(words.faces.len(), 1, "one of them can be placed");
        let made = imprint(&file, &words, Private::Kept).unwrap().file;
        assert!(
            !made.windows(gone.len()).any(|bytes| bytes == gone.as_bytes()),
            "{gone}"
        );
        assert_eq!(faces(&made), [is("江克美", 2500, 4000)]);

        let with_all = Facts {
            people: ["江克美", "王喆", "彭彤"].map(str::to_owned).to_vec(),
            ..words
        };
        let made = imprint(&file, &with_all, Private::Kept).unwrap().file;
        let region = format!("Name=\"{gone}\"");
        let kept = made.windows(region.len()).any(|bytes| bytes == region.as_bytes());
        assert!(kept, "who is in the words stays as the file has them: {gone}");
    }
}
