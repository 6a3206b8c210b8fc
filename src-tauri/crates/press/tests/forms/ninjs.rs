use std::process::Command;

use press::{NoPlates, ninjs};
use story::Content;

use crate::{golden, judges, sample};

fn faults(item: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ninjs.json");
    std::fs::write(&file, item).unwrap();
    let script = judges::scripts().join("judge-ninjs.py");
    let schema = judges::schemas().join("ninjs/ninjs-schema_3.1.json");
    let (done, said) = judges::run(
        "python3-venv",
        Command::new(judges::python()).arg(script).arg(schema).arg(&file),
    );
    assert!(done, "{said}");
    said
}

#[test]
fn the_item_reads_as_the_golden_one_and_is_valid() {
    let item = ninjs::item(&sample::story(), &sample::Bench, &sample::edition());
    assert_eq!(faults(&item), "");
    golden::compare("story.ninjs.json", &String::from_utf8(item).unwrap());
}

#[test]
fn a_story_with_nothing_in_it_is_a_valid_item() {
    assert_eq!(
        faults(&ninjs::item(&Content::default(), &NoPlates, &sample::edition())),
        ""
    );
}

#[test]
fn the_judge_does_find_faults() {
    let item = String::from_utf8(ninjs::item(&sample::story(), &sample::Bench, &sample::edition())).unwrap();
    assert!(faults(item.replace("\"urgency\": 5", "\"urgency\": \"five\"").as_bytes()).contains("urgency"));
    assert!(faults(item.replace("\"slugline\"", "\"slugLine\"").as_bytes()).contains("slugLine"));
}

#[test]
fn the_sign_off_names_the_author_where_no_byline_does() {
    let content = Content {
        authors: Vec::new(),
        ..sample::story()
    };
    let item = String::from_utf8(ninjs::item(&content, &NoPlates, &sample::edition())).unwrap();
    assert!(item.contains("\"by\": \"东河街道 周小满\""));
}
