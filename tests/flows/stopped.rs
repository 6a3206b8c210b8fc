//! Ctrl+C on the command line, at whatever moment: what was under way leaves a whole thing or nothing.

use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use galley_tests::desk::{Desk, plain};

fn interrupted(desk: &Desk, arguments: &[&str], after: Duration) -> Option<i32> {
    let child: Child = desk.cli().args(arguments).spawn().unwrap();
    sleep(after);
    let pid = child.id().to_string();
    // It may be over already.
    let _ = Command::new("kill").args(["-INT", &pid]).output().unwrap();
    child.wait_with_output().unwrap().status.code()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// How many moments of a run are tried, from its begin to its end.
const MOMENTS: u32 = 24;

fn anew(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir(folder).unwrap();
}

/// How long the verb takes that nobody stops.
fn whole_run(desk: &Desk, verb: &[&str], to: &Path) -> Duration {
    anew(to);
    let begun = Instant::now();
    let output = desk.cli().args(verb).output().unwrap();
    assert!(output.status.success(), "{verb:?}");
    begun.elapsed()
}

#[test]
fn an_export_and_a_backup_that_are_stopped_leave_nothing() {
    let desk = Desk::new();
    let story = desk.ask(["new"]);
    let story = story.trim();
    for number in 0..6 {
        desk.ask(["photo", "add", story, plain(&desk.photo(number))]);
    }
    let to = desk.store().with_file_name("to");
    let into = plain(&to);
    let copy = to.join("copy");
    for verb in [&["export", story, "--to", into][..], &["backup", plain(&copy)]] {
        let mut stopped = 0;
        let whole = whole_run(&desk, verb, &to);
        for at in 0..MOMENTS {
            anew(&to);
            let after = whole * at / MOMENTS;
            let code = interrupted(&desk, verb, after);
            let left = names(&to);
            match code {
                Some(0) => assert_eq!(left.len(), 1, "{verb:?}: {left:?}"),
                // Before the first bar the signal ends the program, which has written nothing yet.
                Some(1) | None => {
                    stopped += usize::from(code == Some(1));
                    assert_eq!(left, [""; 0], "{verb:?}, stopped after {after:?}");
                }
                other => panic!("{verb:?}: {other:?}"),
            }
        }
        assert!(stopped > 0, "{verb:?} was never stopped on its way");
    }
}
