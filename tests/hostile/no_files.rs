//! What is no file: a pipe that nobody writes to, a device without an end. It is refused at once and by name.

use std::process::Command;

use galley_tests::desk::{Desk, plain};

use crate::bounded::{Fate, run};

#[test]
fn a_pipe_and_a_device_are_refused_by_whatever_reads_files() {
    let desk = Desk::new();
    let story = desk.ask(["new"]);
    let story = story.trim();
    let pipe = desk.store().with_file_name("a.zip");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(
        made.is_ok_and(|made| made.success()),
        "mkfifo is part of coreutils"
    );
    for path in [plain(&pipe), "/dev/zero"] {
        for verb in [
            &["verify", path][..],
            &["open", path],
            &["import", path],
            &["photo", "add", story, path],
            &["write", story, path],
            &["photo", "captions", story, path],
            &["codes", "add", path],
            &["people", "import", path],
            &["outlet", "add", path],
            &["template", "add", path],
        ] {
            assert_eq!(run(&desk, verb), Fate::Refused, "{verb:?}");
        }
    }
}
