//! Faces: marked by another program, ordered here from left to right, and written into each picture that goes out, in place.

use std::path::Path;
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::{Value, json};

use crate::package::export;
use crate::pictures::{figures, in_package};

fn exiftool(arguments: &[&str], file: &Path) -> String {
    let mut command = Command::new("exiftool");
    programs::ask(command.args(arguments).arg(file), "libimage-exiftool-perl").expect("exiftool runs")
}

/// Marks faces as Lightroom and digiKam do, by the regions of the Metadata Working Group.
fn marked(file: &Path, faces: &[(&str, f64, f64)]) {
    let faces: Vec<String> = faces
        .iter()
        .map(|(name, x, y)| {
            format!("{{Area={{X={x},Y={y},W=0.1,H=0.1,Unit=normalized}},Name={name},Type=Face}}")
        })
        .collect();
    let regions = format!("-XMP-mwg-rs:RegionInfo={{RegionList=[{}]}}", faces.join(","));
    exiftool(&["-q", "-overwrite_original", &regions], file);
}

/// The regions that ExifTool finds in the page-size picture of a package.
fn regions(desk: &Desk, package: &Path, picture: &str) -> (std::path::PathBuf, Value) {
    let web = desk.file("web.jpg", &in_package(plain(package), picture));
    let read: Value = serde_json::from_str(&exiftool(&["-j", "-struct", "-XMP:all"], &web)).expect("JSON");
    (web, read[0].clone())
}

#[test]
fn faces_that_another_program_marked_say_who_stands_where_and_go_out_with_the_crop() {
    let desk = Desk::new();
    let file = desk.photo(1);
    marked(&file, &[("王喆", 0.75, 0.4), ("江克美", 0.25, 0.4)]);
    exiftool(
        &["-q", "-overwrite_original", "-XMP-iptcExt:PersonInImage=彭彤"],
        &file,
    );
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&file)]);
    let people = figures(&desk, &story).remove(0)["people"].clone();
    let seen = |at: usize| {
        let person = &people[at];
        json!([person["name"], person["position"], person["mark"]["x"]])
    };
    assert_eq!(seen(0), json!(["江克美", "左", 2500]), "{people}");
    assert_eq!(seen(1), json!(["王喆", "右", 7500]), "{people}");
    assert_eq!(seen(2), json!(["彭彤", "", null]), "{people}");

    desk.ask(["photo", "set", &story, "1", "crop=0,0,50,100"]);
    let (_, read) = regions(&desk, &export(&desk, &story, "out"), "web/01-1.jpg");
    let shown = &read["ImageRegion"];
    assert_eq!(
        shown.as_array().map(Vec::len),
        Some(1),
        "the other was cropped away: {read}"
    );
    assert_eq!(shown[0]["PersonInImage"], json!(["江克美"]));
    assert_eq!(
        shown[0]["RegionBoundary"]["RbVertices"],
        json!([{ "RbX": 0.5, "RbY": 0.4 }])
    );
    assert_eq!(read["PersonInImage"], json!(["江克美", "王喆", "彭彤"]));

    let sidecars = desk.store().with_file_name("sidecars");
    let sidecar = desk.ask(["photo", "sidecar", &story, plain(&sidecars)]);
    let whole: Value = serde_json::from_str(&exiftool(
        &["-j", "-struct", "-XMP:all"],
        Path::new(sidecar.trim()),
    ))
    .expect("JSON");
    assert_eq!(
        whole[0]["ImageRegion"][1]["RegionBoundary"]["RbVertices"],
        json!([{ "RbX": 0.75, "RbY": 0.4 }]),
        "beside the original all of it is told: {whole}"
    );
}

#[test]
fn however_the_picture_is_framed_the_region_lies_on_the_face() {
    let desk = Desk::new();
    let (wide, high, x, y) = (600.0, 400.0, 200.0, 240.0);
    let file = desk.store().with_file_name("dot.png");
    let dot = format!("circle {x},{y} {x},{}", y + 6.0);
    let mut draw = Command::new("convert");
    draw.args(["-size", "600x400", "xc:gray", "-fill", "red", "-draw", &dot])
        .arg(&file);
    programs::ask(&mut draw, "imagemagick").expect("a grey picture with a red face");
    marked(&file, &[("江克美", x / wide, y / high)]);
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&file)]);

    for (at, framing) in [
        ["turn=", "straighten=", "crop="],
        ["turn=", "straighten=", "crop=10,20,60,70"],
        ["turn=90", "straighten=", "crop="],
        ["turn=180", "straighten=-3.5", "crop=30,10,65,80"],
        ["turn=270", "straighten=8", "crop=5,5,80,90"],
    ]
    .into_iter()
    .enumerate()
    {
        let [turn, straighten, crop] = framing;
        desk.ask(["photo", "set", &story, "1", turn, straighten, crop]);
        let (web, read) = regions(
            &desk,
            &export(&desk, &story, &format!("out{at}")),
            "web/01-dot.jpg",
        );
        let told = &read["ImageRegion"][0]["RegionBoundary"]["RbVertices"][0];
        let told = [&told["RbX"], &told["RbY"]].map(|side| side.as_f64().unwrap_or(-1.0));

        // Where the red is: its size when all else is trimmed away, and its place.
        let mut look = Command::new("convert");
        look.arg(&web)
            .args(["-fx", "r-g>0.3", "-format", "%w %h %@", "info:"]);
        let seen = programs::ask(&mut look, "imagemagick").expect("a picture");
        let numbers: Vec<f64> = seen
            .split([' ', 'x', '+'])
            .map(|number| number.trim().parse().unwrap())
            .collect();
        let [across, down, width, height, left, top] = numbers.as_slice() else {
            panic!("ImageMagick says {seen}");
        };
        let dot = [(left + width / 2.0) / across, (top + height / 2.0) / down];
        for (told, seen) in told.into_iter().zip(dot) {
            assert!(
                (told - seen).abs() < 0.006,
                "{framing:?}: told {told}, seen {seen}"
            );
        }
    }
}
