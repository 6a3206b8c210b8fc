//! Outlets on the command line: profiles kept and refused, and what an outlet would send a piece back for.

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::ask;
use serde_json::Value;
use std::process::Command;

const COUNTY: &str = "# 县报\nname = \"county\"\ntitle = \"县报要闻部\"\nformats = [\"docx\"]\n[text]\nwords = \"5-10\"\n[photos]\ncount = 1\npixels = \"9000x9000\"\nfacts = [\"event\", \"people\"]\n";

#[test]
fn a_profile_is_kept_as_it_was_written_and_ours_come_back() {
    let desk = Desk::new();
    desk.ask(["new"]);
    let list = |desk: &Desk| -> Vec<String> {
        let rows = desk.ask(["outlet", "list"]);
        rows.lines()
            .map(|row| row.split('\t').take(2).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let ours = ["gov-press", "wechat", "newspaper", "photo-agency", "english-wire"]
        .map(|name| format!("{name} shipped"));
    assert_eq!(list(&desk), ours);
    let file = desk.file("county.toml", COUNTY.as_bytes());
    assert_eq!(desk.ask(["outlet", "add", plain(&file)]).trim(), "county");
    assert_eq!(desk.ask(["outlet", "show", "county"]), COUNTY, "comments and all");
    desk.ask(["outlet", "remove", "wechat"]);
    assert!(list(&desk).contains(&"county own".to_owned()) && !list(&desk).contains(&ours[1]));
    desk.ask(["outlet", "restore"]);
    assert!(list(&desk).contains(&ours[1]));
    desk.ask(["outlet", "remove", "县报要闻部"]);
    assert_eq!(list(&desk), ours);
}

#[test]
fn a_bad_profile_is_refused_by_line_and_field_and_changes_nothing() {
    let desk = Desk::new();
    let good = desk.file("good.toml", COUNTY.as_bytes());
    desk.ask(["outlet", "add", plain(&good)]);
    let bad = COUNTY.replace("\"5-10\"", "\"ten\"").replace("9000x9000", "big");
    let bad = desk.file("bad.toml", bad.as_bytes());
    let said = desk.refused(&["outlet", "add", plain(&bad)]);
    assert!(
        said.contains("line 6, text.words:") && said.contains("line 9, photos.pixels:"),
        "{said}"
    );
    assert_eq!(desk.ask(["outlet", "show", "county"]), COUNTY);
}

#[test]
fn preflight_names_every_clause_that_fails_with_the_value_found_and_the_place() {
    let desk = Desk::new();
    let file = desk.file("county.toml", COUNTY.as_bytes());
    desk.ask(["outlet", "add", plain(&file)]);
    let text = desk.file("piece.txt", "标题\n这里一共有十二个字还多一个。\n".as_bytes());
    let story = desk.ask(["import", plain(&text)]).trim().to_owned();
    let photo = desk.photo(0);
    let figure = desk
        .ask(["photo", "add", &story, plain(&photo)])
        .trim()
        .to_owned();
    let said = |desk: &Desk| desk.ask(["check", &story, "--outlet", "county"]);
    let waiting = said(&desk);
    assert!(
        waiting.contains("还差 1 张") && !waiting.contains("outlet_photo_pixels"),
        "a picture in the tray does not go: {waiting}"
    );
    desk.ask(["photo", "place", &story, "1", "--after", "1"]);
    let first = said(&desk);
    let rows: Vec<Vec<&str>> = first.lines().map(|row| row.split('\t').collect()).collect();
    let row = |rule: &str| {
        rows.iter()
            .find(|row| row[2] == rule)
            .unwrap_or_else(|| panic!("{rule}: {first}"))
            .clone()
    };
    assert!(row("outlet_words")[4].contains("超出"), "{first}");
    assert_eq!(row("outlet_photo_pixels")[3], figure);
    assert_eq!(
        rows.iter().filter(|row| row[2] == "outlet_fact_missing").count(),
        2
    );

    // Put right, one by one.
    desk.ask(["photo", "set", &story, "1", "event=油茶采收"]);
    assert!(!said(&desk).contains("outlet_photo_count"));
    assert_eq!(said(&desk).matches("outlet_fact_missing").count(), 1);

    let all: Value = serde_json::from_str(&desk.ask(["--json", "check", &story, "--outlet"])).unwrap();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 6, "each outlet answers");
    assert!(
        all.iter()
            .all(|one| one["flags"].is_array() && one["words"].is_u64())
    );
    let strict = desk
        .cli()
        .args(["check", &story, "--outlet", "county", "--strict"])
        .output()
        .unwrap();
    assert_eq!(strict.status.code(), Some(1));
    assert!(
        desk.refused(&["check", &story, "--outlet", "nobody"])
            .contains("county"),
        "it says which there are"
    );
}

#[test]
fn what_is_cropped_away_does_not_count_as_pixels_and_a_contact_is_asked_for() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let file = desk.photo(0);
    desk.ask(["photo", "add", &story, plain(&file)]);
    desk.ask(["photo", "place", &story, "1", "--after", "0"]);
    let size = ask(
        Command::new("identify").args(["-format", "%w %h"]).arg(&file),
        "imagemagick",
    )
    .unwrap();
    let (width, height) = size.trim().split_once(' ').unwrap();
    let (width, height): (u64, u64) = (width.parse().unwrap(), height.parse().unwrap());
    let long = width.max(height);
    let toml = format!(
        "name = \"county\"\nformats = [\"docx\"]\n[text]\ncontact = true\n[photos]\npixels = \"{long}\"\n"
    );
    desk.ask(["outlet", "add", plain(&desk.file("county.toml", toml.as_bytes()))]);
    let said = || desk.ask(["check", &story, "--outlet", "county"]);
    assert!(!said().contains("outlet_photo_pixels"), "{}", said());
    assert!(said().contains("outlet_contact"), "{}", said());
    desk.ask(["set", &story, "ednote=彭彤 13800138000"]);
    assert!(!said().contains("outlet_contact"), "{}", said());
    desk.ask(["photo", "set", &story, "1", "crop=1:1"]);
    let short = width.min(height);
    assert!(said().contains(&format!("{short} × {short}")), "{}", said());
}

#[test]
fn a_picture_has_the_number_of_its_mark_whatever_is_missing_before_it() {
    let desk = Desk::new();
    let text = desk.file(
        "piece.md",
        "# 标题\n\n第一段。\n\n![没有来的图](missing.jpg)\n\n第二段。\n".as_bytes(),
    );
    let story = desk.ask(["import", plain(&text)]).trim().to_owned();
    let figure = desk
        .ask(["photo", "add", &story, plain(&desk.photo(0))])
        .trim()
        .to_owned();
    desk.ask(["photo", "place", &story, &figure, "--after", "3"]);
    let toml = "name = \"county\"\nformats = [\"text\"]\n[photos]\nmarkers = true\n[files]\npacking = \"folder\"\nphoto = \"图{n}\"\n";
    desk.ask(["outlet", "add", plain(&desk.file("county.toml", toml.as_bytes()))]);
    let out = desk.store().with_file_name("out");
    std::fs::create_dir(&out).unwrap();
    let folder = desk.ask(["export", &story, "--to", plain(&out), "--outlet", "county"]);
    let mut found = String::new();
    for file in std::fs::read_dir(folder.trim()).unwrap().flatten() {
        found.push_str(&format!("{} ", file.path().display()));
        for inner in std::fs::read_dir(file.path()).into_iter().flatten().flatten() {
            found.push_str(&format!("{} ", inner.file_name().to_string_lossy()));
        }
    }
    assert!(found.contains("图2.jpg") && !found.contains("图1.jpg"), "{found}");
}
