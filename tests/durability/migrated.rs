//! A migration that is killed before any of its file calls: the next opening ends it, and every story is there.

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::{galley_cli, root};
use std::fs;
use std::path::Path;
use std::process::Command;

const CALLS: &str =
    "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,mkdir,unlink,flock";

/// Opens the store to write; killed before this call of these, where it comes to it.
fn open(desk: &Desk, kill_at: u64) -> Option<i32> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e"]);
    strace.arg(format!("inject={CALLS}:signal=SIGKILL:when={kill_at}"));
    let output = strace
        .arg(galley_cli())
        .args([
            "--store",
            plain(&desk.store()),
            "snippet",
            "add",
            "套话",
            "据悉，",
        ])
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .output()
        .expect("strace runs (Debian package strace)");
    output.status.code()
}

fn bring(desk: &Desk, fixture: &Path) {
    let _ = fs::remove_dir_all(desk.store());
    let _ = fs::remove_dir_all(desk.store().with_file_name("store-backups"));
    let copied = Command::new("cp")
        .arg("-r")
        .arg(fixture)
        .arg(desk.store())
        .status();
    assert!(copied.expect("cp runs").success());
}

#[test]
fn a_migration_that_is_killed_before_any_call_is_ended_by_the_next_opening() {
    let desk = Desk::new();
    let fixture = root().join("tests/fixtures/0.1/writer");
    bring(&desk, &fixture);
    let stories = desk.ask(["list"]);
    let said = |desk: &Desk| {
        let output = desk.cli().arg("doctor").output().expect("galley-cli runs");
        output.status.success()
    };
    let is_sound = said(&desk);
    let (mut dice, part, mut killed) = (Dice::seeded(23), rounds(10, 1), 0);
    for at in 1.. {
        if dice.below(part) != 0 && at < 400 {
            continue;
        }
        bring(&desk, &fixture);
        // It comes to its end before that call.
        if open(&desk, at) == Some(0) {
            break;
        }
        killed += 1;
        assert_eq!(desk.ask(["list"]), stories, "killed before call {at}: a reader");
        desk.ask(["snippet", "add", "又一句", "据了解，"]);
        assert_eq!(desk.ask(["list"]), stories, "killed before call {at}: migrated");
        assert_eq!(said(&desk), is_sound, "killed before call {at}: the doctor");
    }
    println!("killed {killed} times");
    assert!(killed > 5, "{killed} kills came before the work was done");
}
