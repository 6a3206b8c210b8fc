//! A card on the command line: stars from the camera, facts on many photos at once, codes, people found in captions, another
//! photo under the same words.

use std::io::Read;
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::{Value, json};

fn begun(desk: &Desk, photos: usize) -> String {
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["set", &story, "headline=夜校开课"]);
    for number in 1..=photos {
        desk.ask(["photo", "add", &story, plain(&desk.photo(number))]);
    }
    story
}

pub(crate) fn figures(desk: &Desk, story: &str) -> Vec<Value> {
    let list = desk.ask(["--json", "photo", "list", story]);
    serde_json::from_str(&list).expect("a list")
}

/// The file of a package whose name ends so.
pub(crate) fn in_package(package: &str, end: &str) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(std::fs::File::open(package).unwrap()).unwrap();
    let names: Vec<String> = package
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let name = names.iter().find(|name| name.ends_with(end));
    let name = name.unwrap_or_else(|| panic!("no {end} in {names:?}"));
    let mut bytes = Vec::new();
    package.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn many_photos_get_their_facts_by_one_stamp_and_a_refused_line_changes_none() {
    let desk = Desk::new();
    desk.ask(["profile", "林溪", "unit=市图书馆"]);
    let story = begun(&desk, 3);
    let list = desk.file("people.txt", "jkm\t江克美 某局局长\t江克美\n".as_bytes());
    desk.ask(["codes", "add", plain(&list)]);
    assert_eq!(desk.ask(["codes", "expand", "=jkm#2=讲话"]), "江克美讲话\n");

    let words = "caption==jkm=，{headline}（{seq} {filename}）";
    let before = figures(&desk, &story);
    let seen = desk.ask(["photo", "stamp", &story, words, "--preview"]);
    assert_eq!(seen.lines().count(), 3, "{seen}");
    assert_eq!(figures(&desk, &story), before, "a preview changes nothing");

    desk.ask(["photo", "stamp", &story, words]);
    let captions: Vec<String> = figures(&desk, &story)
        .iter()
        .map(|one| one["caption"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        captions,
        [
            "江克美 某局局长，夜校开课（1 1）",
            "江克美 某局局长，夜校开课（2 2）",
            "江克美 某局局长，夜校开课（3 3）",
        ]
    );
    desk.ask(["stamp", "save", "夜校", "credit={姓名}/摄", "place=市图书馆"]);
    desk.ask([
        "photo",
        "stamp",
        &story,
        "--saved",
        "夜校",
        "--photos",
        "3,1",
        "rating=4",
        "pick=picked",
    ]);
    let after = figures(&desk, &story);
    assert_eq!(
        (&after[0]["credit"], &after[1]["credit"]),
        (&"林溪/摄".into(), &before[1]["credit"])
    );
    assert_eq!(
        (&after[2]["rating"], &after[2]["pick"]),
        (&4.into(), &"picked".into())
    );
    assert!(
        after[1].get("rating").is_none(),
        "what nobody said stands nowhere"
    );

    let refused = desk.refused(&["photo", "stamp", &story, "credit=别人", "rating=9"]);
    assert!(refused.contains("rating"), "{refused}");
    assert_eq!(figures(&desk, &story), after);
}

#[test]
fn people_come_out_of_a_caption_and_the_unnamed_first_is_flagged() {
    let desk = Desk::new();
    let story = begun(&desk, 1);
    let caption =
        "caption=江克美(左二)等工委领导看望慰问市退役军人事务局的驻企防疫联络员,指导企业疫情防控工作";
    desk.ask(["photo", "set", &story, "1", caption, "pick=picked"]);
    assert_eq!(desk.ask(["photo", "people", &story, "1"]), "左二\t江克美\t\t\n");
    assert_eq!(
        figures(&desk, &story)[0]["people"],
        json!([]),
        "looking takes nothing over"
    );
    desk.ask(["photo", "people", &story, "1", "--take"]);
    assert_eq!(figures(&desk, &story)[0]["people"][0]["position"], "左二");
    let flags = desk.ask(["check", &story]);
    let unnamed = flags.lines().find(|line| line.contains("position_unnamed"));
    assert!(
        unnamed.is_some_and(|line| line.contains("first from left") || line.contains("左一")),
        "{flags}"
    );
}

#[test]
fn another_photo_keeps_the_words_and_the_cameras_stars_come_in_with_it() {
    let desk = Desk::new();
    let story = begun(&desk, 1);
    desk.ask([
        "photo",
        "set",
        &story,
        "1",
        "caption=志愿者在值守",
        "credit=林溪/摄",
        "turn=right",
    ]);
    let other = desk.photo(2);
    let rated = programs::ask(
        Command::new("exiftool")
            .args(["-q", "-overwrite_original", "-XMP-xmp:Rating=5"])
            .arg(&other),
        "libimage-exiftool-perl",
    );
    rated.expect("exiftool writes a rating");
    let before = figures(&desk, &story).remove(0);
    desk.ask(["photo", "replace", &story, "1", plain(&other)]);
    let after = figures(&desk, &story).remove(0);
    assert_eq!(
        (&after["id"], &after["caption"], &after["credit"]),
        (&before["id"], &before["caption"], &before["credit"])
    );
    assert_ne!(after["photo"], before["photo"]);
    assert!(
        after.get("framing").is_none(),
        "how the old one was framed went with it"
    );
    assert!(after.get("rating").is_none(), "its stars are the figure's own");

    desk.ask(["photo", "add", &story, plain(&other)]);
    assert_eq!(figures(&desk, &story)[1]["rating"], 5);
}

/// A photo whose metadata has the time and the photographer.
fn photo_of(desk: &Desk, number: usize, taken: &str, photographer: &str) -> std::path::PathBuf {
    let photo = desk.photo(number);
    let told = programs::ask(
        Command::new("exiftool")
            .args(["-q", "-overwrite_original"])
            .arg(format!("-XMP-photoshop:DateCreated={taken}"))
            .arg(format!("-XMP-dc:Creator={photographer}"))
            .arg(format!("-DateTimeOriginal={taken}"))
            .arg(&photo),
        "libimage-exiftool-perl",
    );
    told.expect("exiftool writes a time");
    photo
}

#[test]
fn a_photo_in_anothers_place_brings_its_own_time_and_photographer() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let old = photo_of(&desk, 1, "2026:11:20 09:35:00", "彭彤");
    let new = photo_of(&desk, 2, "2026:11:21 14:20:00", "林溪");
    desk.ask(["photo", "add", &story, plain(&old)]);
    desk.ask(["photo", "set", &story, "1", "caption=志愿者在值守"]);
    let before = figures(&desk, &story).remove(0);
    assert!(
        before["taken"].as_str().unwrap().starts_with("2026-11-20"),
        "{before}"
    );
    desk.ask(["photo", "replace", &story, "1", plain(&new)]);
    let after = figures(&desk, &story).remove(0);
    assert!(
        after["taken"].as_str().unwrap().starts_with("2026-11-21"),
        "{after}"
    );
    assert_eq!(
        (&after["photographer"], &after["caption"]),
        (&json!("林溪"), &json!("志愿者在值守"))
    );

    let to = desk.store().with_file_name("out");
    let package = desk.ask(["export", &story, "--to", plain(&to)]).trim().to_owned();
    let mut unzip = Command::new("unzip");
    programs::ask(unzip.args(["-qo", &package, "-d"]).arg(&to), "unzip").unwrap();
    let read = programs::ask(
        Command::new("exiftool")
            .args([
                "-r",
                "-s3",
                "-ext",
                "jpg",
                "-XMP-photoshop:DateCreated",
                "-XMP-dc:Creator",
            ])
            .arg(&to),
        "libimage-exiftool-perl",
    );
    let read = read.unwrap();
    assert!(
        read.contains("2026:11:21 14:20:00") && read.contains("林溪"),
        "{read}"
    );
    assert!(!read.contains("2026:11:20") && !read.contains("彭彤"), "{read}");
}

#[test]
fn what_a_person_wrote_of_a_photo_is_asked_before_another_says_otherwise() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let old = photo_of(&desk, 1, "2026:11:20 09:35:00", "彭彤");
    let new = photo_of(&desk, 2, "2026:11:21 14:20:00", "彭彤");
    desk.ask(["photo", "add", &story, plain(&old)]);
    desk.ask(["photo", "set", &story, "1", "taken=2026-11-19"]);
    let said = desk.refused(&["photo", "replace", &story, "1", plain(&new)]);
    assert!(
        said.contains("2026-11-19") && said.contains("--take-facts"),
        "{said}"
    );
    let before = figures(&desk, &story).remove(0);
    desk.ask(["photo", "replace", &story, "1", plain(&new), "--keep-facts"]);
    let kept = figures(&desk, &story).remove(0);
    assert_eq!(kept["taken"], "2026-11-19");
    assert_ne!(kept["photo"], before["photo"]);
    desk.ask(["photo", "replace", &story, "1", plain(&old), "--take-facts"]);
    let taken = figures(&desk, &story).remove(0);
    assert!(
        taken["taken"].as_str().unwrap().starts_with("2026-11-20"),
        "{taken}"
    );
}

#[test]
fn every_photo_of_a_card_has_its_picture_for_the_page_when_it_is_in() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let [one, two, three] = [1, 2, 3].map(|number| desk.photo(number));
    desk.ask(["photo", "add", &story, plain(&one), plain(&two), plain(&three)]);
    for figure in figures(&desk, &story) {
        let digest = figure["photo"].as_str().expect("a digest");
        let folder = desk.store().join("renditions").join(&digest[..2]);
        for size in ["thumb", "web"] {
            assert!(
                folder.join(format!("{digest}-{size}")).is_file(),
                "{size} of {figure}"
            );
        }
    }
}

/// The output of ImageMagick with these arguments.
fn convert(arguments: &[&str]) -> String {
    let output = Command::new("convert").args(arguments).output();
    let output = output.expect("convert is missing: apt-get install imagemagick");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn an_animated_gif_goes_along_as_it_came_its_first_frame_on_the_page_and_that_is_said() {
    let desk = Desk::new();
    let film = desk.file("采收.gif", b"");
    let frames = ["-size", "640x480", "-delay", "50", "xc:#c83232", "xc:#3232c8"];
    convert(&[&frames, [plain(&film)].as_slice()].concat());
    let story = begun(&desk, 0);
    desk.ask(["photo", "add", &story, plain(&film)]);
    let said = desk.ask(["check", &story]);
    assert!(said.contains("photo_moves"), "{said}");

    let out = desk.store().with_file_name("out");
    std::fs::create_dir(&out).unwrap();
    let made = desk.ask(["export", &story, "--to", plain(&out), "--as", "docx,html,ninjs"]);
    desk.ask(["verify", made.trim()]);
    let read = |end: &str| in_package(made.trim(), end);
    assert_eq!(
        read("photos/01-采收.gif"),
        std::fs::read(&film).unwrap(),
        "byte for byte"
    );
    let page = desk.file("page.jpg", &read("web/01-采收.jpg"));
    let middle = convert(&[
        plain(&page),
        "-format",
        "%[fx:p{320,240}.r] %[fx:p{320,240}.b]",
        "info:",
    ]);
    let light: Vec<f64> = middle
        .split(' ')
        .map(|part| part.trim().parse().unwrap())
        .collect();
    assert!(light[0] > 0.7 && light[1] < 0.3, "the first frame: {middle}");
    assert!(
        String::from_utf8(read("ninjs.json"))
            .unwrap()
            .contains("image/gif")
    );
    let html = String::from_utf8(read("story.html")).unwrap();
    assert!(!html.contains(".gif"), "the page shows the still picture");
}
