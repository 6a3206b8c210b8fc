//! What leaves for an outlet and what stays: the figures of the body go, the tray goes to editors alone.

use std::fs;
use std::path::Path;

use galley_tests::desk::{Desk, plain};
use galley_tests::five_outlets;
use serde_json::Value;

const PAGE: &str = "乡村阅览室开了夜场\n11月20日晚,河西村阅览室第一次开到九点。\n\n登记借书\n有书4200册。\n\n晒场听故事\n旧粮仓改成了书库。\n\n分拣捐来的书\n下个月还有旧书交换会。\n\n村民背书上山\n(河西村文化站 林溪)\n推荐阅读\n- 河西村的油茶熟了\n打印\n关闭\n";

/// The files of a zip by name, with their bytes.
fn unzipped(zip: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let all = 0..zip.len();
    all.map(|index| {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).unwrap();
        (name, bytes)
    })
    .collect()
}

/// A file of a package, unpacked from its zip.
fn inside(package: &str, name: &str) -> Vec<u8> {
    let files = unzipped(Path::new(package.trim()));
    files
        .into_iter()
        .find(|(file, _)| file.ends_with(name))
        .unwrap_or_else(|| panic!("no {name}"))
        .1
}

/// How many originals, and how many page-size copies, a package carries.
fn photos(package: &str) -> (usize, usize) {
    let files = unzipped(Path::new(package.trim()));
    let of = |folder: &str| files.iter().filter(|(name, _)| name.contains(folder)).count();
    (of("/data/photos/"), of("/data/web/"))
}

fn story_json(package: &str) -> Value {
    serde_json::from_slice(&inside(package, "/data/story.json")).unwrap()
}

/// Ten photos in a story: four in the text, six in the tray, of which the first is rejected and the second picked.
fn ten_photos(desk: &Desk) -> String {
    let story = five_outlets::page(desk, PAGE);
    for number in 10..16 {
        let photo = desk.photo(number);
        desk.ask(["photo", "add", &story, plain(&photo)]);
    }
    desk.ask(["photo", "set", &story, "5", "pick=rejected"]);
    desk.ask(["photo", "set", &story, "6", "pick=picked"]);
    story
}

fn outlet(desk: &Desk, rest: &str) {
    let toml = format!("name = \"county\"\ntitle = \"县报\"\n{rest}");
    desk.ask(["outlet", "add", plain(&desk.file("county.toml", toml.as_bytes()))]);
}

fn folder(desk: &Desk, name: &str) -> std::path::PathBuf {
    let folder = desk.store().with_file_name(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn only_file(folder: &Path) -> String {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.next().unwrap();
    assert_eq!(files.next(), None, "one file in {}", folder.display());
    plain(&file).to_owned()
}

#[test]
fn of_ten_photos_four_leave_for_an_outlet_and_ten_for_an_editor() {
    let desk = Desk::new();
    let story = ten_photos(&desk);
    let (there, out) = (folder(&desk, "there"), folder(&desk, "out"));
    outlet(
        &desk,
        &format!(
            "formats = [\"docx\", \"ninjs\", \"captions-csv\", \"eml\"]\n[photos]\ncount = \"1-6\"\nweb = true\nfacts = [\"caption\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
            plain(&there)
        ),
    );
    let said = desk.ask(["check", &story, "--outlet", "county"]);
    assert_eq!(
        said, "",
        "preflight sees what is sent: four photos with their captions"
    );

    let own = folder(&desk, "own");
    assert_eq!(
        photos(&desk.ask(["export", &story, "--to", plain(&own)])),
        (10, 10),
        "the writer's own"
    );
    let exported = desk.ask(["export", &story, "--to", plain(&out), "--outlet", "county"]);
    assert_eq!(photos(&exported), (4, 4));
    desk.ask(["deliver", &story, "--outlet", "county"]);
    let delivered = only_file(&there);
    assert_eq!(photos(&delivered), (4, 4));
    for package in [&exported, &delivered] {
        let told = story_json(package);
        assert_eq!(
            told["tray"],
            serde_json::json!([]),
            "what was thrown out is in no form"
        );
        assert!(
            !String::from_utf8(inside(package, "ninjs.json"))
                .unwrap()
                .contains("tray")
        );
        let sheet = String::from_utf8(inside(package, "captions.csv")).unwrap();
        assert_eq!(
            sheet.lines().filter(|line| line.contains("jpg")).count(),
            4,
            "{sheet}"
        );
        desk.ask(["verify", package.trim()]);
    }

    desk.ask(["set", &story, "headline=阅览室夜里也开门"]);
    let filed = desk.ask(["file", &story, "--to", plain(&folder(&desk, "filed"))]);
    assert_eq!(photos(&filed), (10, 10), "an editor may choose otherwise");
    assert_eq!(story_json(&filed)["tray"].as_array().unwrap().len(), 6);
}

#[test]
fn a_sign_off_stands_while_only_the_tray_changes_and_a_delivery_proves_it() {
    let desk = Desk::new();
    let story = ten_photos(&desk);
    desk.ask(["stages", "reviews=1", "proofs=0"]);
    desk.ask(["profile", "林溪"]);
    desk.ask(["sign", &story, "--stage", "1", "--as", "王秀兰"]);
    desk.ask(["photo", "add", &story, plain(&desk.photo(30))]);
    desk.ask(["photo", "remove", &story, "7"]);
    outlet(&desk, "formats = [\"text\"]\n");
    let package = desk.ask([
        "export",
        &story,
        "--to",
        plain(&folder(&desk, "out")),
        "--outlet",
        "county",
    ]);
    let review: Value = serde_json::from_str(&desk.ask(["--json", "verify", package.trim()])).unwrap();
    assert_eq!(review["review"]["trail"][0]["fits"], true, "{review}");
    assert_eq!(review["review"]["standing"]["complete"], true);
    let form = String::from_utf8(inside(&package, "approval.html")).unwrap();
    assert!(!form.contains("此后有改动"), "{form}");
}

#[test]
fn a_rejected_photo_in_the_text_goes_and_is_asked_about() {
    let desk = Desk::new();
    let story = five_outlets::page(&desk, PAGE);
    desk.ask(["photo", "set", &story, "2", "pick=rejected"]);
    outlet(&desk, "formats = [\"text\"]\n");
    let said = desk.ask(["check", &story, "--outlet", "county"]);
    let row: Vec<&str> = said.trim().split('\t').collect();
    assert_eq!((row[1], row[2]), ("warning", "outlet_photo_rejected"), "{said}");
    let package = desk.ask([
        "export",
        &story,
        "--to",
        plain(&folder(&desk, "out")),
        "--outlet",
        "county",
    ]);
    assert_eq!(photos(&package).0, 4, "it is in the text");
}

#[test]
fn a_photo_that_stands_twice_in_the_text_is_one_photo_to_the_desk() {
    let desk = Desk::new();
    let story = five_outlets::page(&desk, PAGE);
    let again = desk.store().with_file_name("photos").join("1.jpg");
    let figure = desk.ask(["photo", "add", &story, plain(&again)]);
    desk.ask(["photo", "place", &story, figure.trim(), "--after", "1"]);
    outlet(&desk, "formats = [\"text\"]\n[photos]\ncount = 4\n");
    assert!(
        !desk
            .ask(["check", &story, "--outlet", "county"])
            .contains("photo_count")
    );
    let package = desk.ask([
        "export",
        &story,
        "--to",
        plain(&folder(&desk, "out")),
        "--outlet",
        "county",
    ]);
    assert_eq!(photos(&package).0, 4);
}

#[test]
fn what_waits_in_the_tray_raises_no_flags_before_it_is_picked() {
    let desk = Desk::new();
    let story = five_outlets::page(&desk, PAGE);
    desk.ask(["photo", "add", &story, plain(&desk.photo(20))]);
    desk.ask(["photo", "set", &story, "5", "caption="]);
    let wordless = |desk: &Desk| desk.ask(["check", &story]).contains("caption_missing");
    assert!(!wordless(&desk));
    desk.ask(["photo", "set", &story, "5", "pick=picked"]);
    assert!(wordless(&desk), "a picked photo needs its words");
}

/// A photo with a position and serial numbers in it, as ExifTool writes them.
fn located(desk: &Desk, number: usize) -> std::path::PathBuf {
    let photo = desk.photo(number);
    let wrote = std::process::Command::new("exiftool")
        .args([
            "-q",
            "-overwrite_original",
            "-n",
            "-GPSLatitude=27.7001",
            "-GPSLatitudeRef=N",
        ])
        .args([
            "-ExifIFD:SerialNumber=SN0471100815",
            "-XMP-aux:SerialNumber=SN0471100815",
            "-IFD0:Model=D850",
        ])
        .arg(&photo)
        .status()
        .expect("exiftool is missing: apt-get install libimage-exiftool-perl");
    assert!(wrote.success());
    photo
}

/// The fields that ExifTool finds in a file.
fn exiftool(desk: &Desk, bytes: &[u8]) -> String {
    let file = desk.file("looked-at.jpg", bytes);
    let read = std::process::Command::new("exiftool")
        .args(["-G1", "-a", "-u", "-s"])
        .arg(file)
        .output()
        .unwrap();
    String::from_utf8(read.stdout).unwrap()
}

#[test]
fn originals_go_without_position_and_serial_number_where_an_outlet_wants_it_so() {
    let desk = Desk::new();
    let story = five_outlets::page(&desk, PAGE);
    let photo = located(&desk, 40);
    let original = fs::read(&photo).unwrap();
    desk.ask(["photo", "add", &story, plain(&photo)]);
    desk.ask(["photo", "place", &story, "5", "--after", "1"]);
    outlet(
        &desk,
        "formats = [\"docx\", \"ninjs\", \"eml\"]\n[photos]\nstrip = [\"gps\", \"serial\"]\n",
    );
    let to = folder(&desk, "out");
    let package = desk.ask(["export", &story, "--to", plain(&to), "--outlet", "county"]);
    desk.ask(["verify", package.trim()]);
    let told = |text: &str| text.contains("GPS") || text.contains("SerialNumber");
    let copy = inside(&package, "/photos/01-40.jpg");
    let read = exiftool(&desk, &copy);
    assert!(!told(&read) && read.contains("D850"), "{read}");
    let scan = |bytes: &[u8]| {
        let at = bytes.windows(2).position(|two| two == [0xff, 0xda]).unwrap();
        bytes[at..].to_vec()
    };
    assert!(scan(&copy) == scan(&original), "the picture itself is copied");
    let word = desk.file("story.docx", &inside(&package, "story.docx"));
    for (name, bytes) in unzipped(&word).iter().filter(|(name, _)| name.contains("media/")) {
        assert!(!told(&exiftool(&desk, bytes)), "{name} in the Word file");
    }
    let info = String::from_utf8(inside(&package, "bag-info.txt")).unwrap();
    let story_told = story_json(&package);
    let digest = story_told["body"]
        .as_array()
        .unwrap()
        .iter()
        .find(|block| block["figure"]["file_name"] == "40.jpg");
    let digest = digest.unwrap()["figure"]["photo"].as_str().unwrap();
    let line = format!("Galley-Stripped: photos/01-40.jpg without gps and serial, original sha256 {digest}");
    assert!(info.contains(&line), "{info}");
    assert!(
        !info.contains("photos/02"),
        "what told nothing went as it is: {info}"
    );
    let again = desk.ask([
        "export",
        &story,
        "--to",
        plain(&folder(&desk, "again")),
        "--outlet",
        "county",
    ]);
    assert!(
        fs::read(package.trim()).unwrap() == fs::read(again.trim()).unwrap(),
        "one revision, one package"
    );

    // The original in the store, and what an editor gets, are as the camera made them.
    let filed = desk.ask(["file", &story, "--to", plain(&folder(&desk, "filed"))]);
    assert!(inside(&filed, "/photos/01-40.jpg") == original);
}

#[test]
fn a_photo_that_cannot_go_without_its_position_does_not_go_and_is_named_before() {
    let desk = Desk::new();
    let story = five_outlets::page(&desk, PAGE);
    // XMP that cannot be read may hold anything.
    let photo = fs::read(desk.photo(50)).unwrap();
    let packet = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude=\"27\" <<";
    let length = u16::try_from(packet.len() + 2).unwrap().to_be_bytes();
    let broken = [
        &photo[..2],
        &[0xff, 0xe1],
        &length,
        packet.as_slice(),
        &photo[2..],
    ]
    .concat();
    let broken = desk.file("广场.jpg", &broken);
    desk.ask(["photo", "add", &story, plain(&broken)]);
    desk.ask(["photo", "place", &story, "5", "--after", "1"]);
    outlet(&desk, "formats = [\"text\"]\n[photos]\nstrip = [\"gps\"]\n");
    let said = desk.ask(["check", &story, "--outlet", "county"]);
    assert!(said.contains("outlet_photo_strip"), "{said}");
    let to = folder(&desk, "out");
    let refused = desk.refused(&["export", &story, "--to", plain(&to), "--outlet", "county"]);
    assert!(
        refused.contains("广场.jpg") && refused.contains("JPEG"),
        "{refused}"
    );
    assert_eq!(fs::read_dir(&to).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn bytes_are_counted_as_they_go() {
    let desk = Desk::new();
    let story = five_outlets::page(&desk, PAGE);
    // A film behind the picture makes the file large; it is left out with the position, and the file is small.
    let photo = fs::read(located(&desk, 60)).unwrap();
    let film = desk.file("film.jpg", &[photo.as_slice(), &vec![7_u8; 3_000_000]].concat());
    desk.ask(["photo", "add", &story, plain(&film)]);
    desk.ask(["photo", "place", &story, "5", "--after", "1"]);
    outlet(&desk, "formats = [\"text\"]\n[photos]\nmost_bytes = \"2MB\"\n");
    assert!(
        desk.ask(["check", &story, "--outlet", "county"])
            .contains("outlet_photo_bytes")
    );
    outlet(
        &desk,
        "formats = [\"text\"]\n[photos]\nmost_bytes = \"2MB\"\nstrip = [\"gps\"]\n",
    );
    assert_eq!(desk.ask(["check", &story, "--outlet", "county"]), "");
}
