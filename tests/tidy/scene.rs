//! What a new newsroom has is asked of a real one; the page's tests begin with its answers.

use newsroom::{Access, Newsroom, StationeryKind, WallClock};
use serde_json::{Value, json};

use super::sources::golden;

/// The file that is written.
const SCENE: &str = "ui/src/fake/scene.json";

#[test]
fn the_pages_tests_begin_with_what_a_new_newsroom_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let newsroom =
        Newsroom::open(folder.path(), Access::Write, Box::new(WallClock)).expect("a store of its own");
    let stationery = StationeryKind::ALL.iter().map(|(kind, _)| {
        let forms = newsroom.stationery().forms(*kind).expect("forms");
        let name = json!(kind).as_str().expect("a kind has a name").to_owned();
        (name, json!(forms))
    });
    let scene = json!({ "stationery": stationery.collect::<serde_json::Map<String, Value>>() });
    golden(SCENE, &format!("{scene:#}\n"));
}
