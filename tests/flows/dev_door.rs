//! The HTTP server by which a browser uses a newsroom is in the program of `make dev` and in no other. The tested program is
//! the one of the other tests: built with the features of a release, with the page of a release inside.

use std::fs;

use galley_tests::programs::{galley, root};

/// The mark that only the door writes, before its address in the address of the page.
const MARK: &str = "#dev-door=";

#[test]
fn a_program_that_is_released_has_no_door_for_a_browser() {
    let contains = |bytes: &[u8]| bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes());
    for source in ["src-tauri/crates/dev-door/src/lib.rs", "ui/src/ipc/door.ts"] {
        let text = fs::read(root().join(source)).unwrap_or_else(|error| panic!("{source}: {error}"));
        assert!(
            contains(&text),
            "{source} no longer says {MARK}: look for what it says now"
        );
    }
    assert!(
        !contains(&fs::read(galley()).unwrap()),
        "galley opens a door for a browser"
    );
    let page = root().join("ui/dist/assets");
    let files = fs::read_dir(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    for file in files {
        let path = file.unwrap().path();
        assert!(
            !contains(&fs::read(&path).unwrap()),
            "{} looks for a door",
            path.display()
        );
    }
}

#[test]
fn make_dev_alone_asks_for_the_door() {
    let makefile = fs::read_to_string(root().join("Makefile")).unwrap();
    let asking: Vec<&str> = makefile
        .lines()
        .filter(|line| line.contains("dev-door"))
        .collect();
    assert_eq!(asking, ["\tui/node_modules/.bin/tauri dev --features dev-door"]);
}
