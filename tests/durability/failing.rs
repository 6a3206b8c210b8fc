//! A file call that fails, at any point of a verb, once or from then on: no panic, but a message; no file that was there is cut,
//! and a store that is whole is never called damaged.

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::galley_cli;
use std::fs;
use std::process::Command;

const VERBS: [&[&str]; 8] = [
    &["set", "{story}", "headline=改过的标题"],
    &["photo", "add", "{story}", "{photo}"],
    &["export", "{story}", "--to", "{out}"],
    &["photo", "captions", "{story}", "--to", "{out}/captions.docx"],
    &["ledger", "--to", "{out}/ledger.csv"],
    &["file", "{story}", "--to", "{out}"],
    &["list"],
    &["backup", "{out}/backup"],
];
const ERRORS: [&str; 4] = ["ENOSPC", "EIO", "EROFS", "EDQUOT"];
/// Calls of the system that write, and those that read.
const WRITING: &str =
    "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,mkdir,unlink";
const READING: &str = "pread64";

#[test]
fn a_call_that_fails_anywhere_is_an_error_with_a_sentence_and_costs_nothing() {
    let desk = Desk::new();
    let room = desk.store().parent().expect("a folder above").to_owned();
    let out = room.join("out");
    fs::create_dir_all(&out).expect("a folder of ours");
    fs::write(out.join("ledger.csv"), "last month's").expect("a file of ours");
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
    let photo = desk.photo(2);
    let mut dice = Dice::seeded(20);
    let mut wrong = Vec::new();
    for round in 0..rounds(24, 2000) {
        let verb = VERBS[usize::try_from(round).expect("a small number") % VERBS.len()];
        let error = ERRORS[usize::try_from(dice.below(4)).expect("a small number")];
        let calls = if error == "EIO" && dice.below(2) == 0 {
            READING
        } else {
            WRITING
        };
        let (at, lasting) = (dice.below(60) + 1, dice.below(2) == 0);
        let when = format!("{at}{}", if lasting { "+" } else { "" });
        let arguments = verb.iter().map(|word| {
            word.replace("{story}", &story)
                .replace("{photo}", plain(&photo))
                .replace("{out}", plain(&out))
        });
        let output = Command::new("strace")
            .args(["-f", "-qq", "-e", "trace=none", "-e"])
            .arg(format!("inject={calls}:error={error}:when={when}"))
            .args(["-o", "/dev/null"])
            .arg(galley_cli())
            .args(["--store", plain(&desk.store())])
            .args(arguments)
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("LC_ALL", "en_GB.UTF-8")
            .output()
            .expect("strace runs (Debian package strace)");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let scene = format!("{} with {error} at {when} of {calls}", verb.join(" "));
        // Standard error is a file call too: where it fails, no message can be printed.
        let code = output.status.code();
        // The system loads the program by reading too.
        let is_not_begun = code == Some(127) && said.contains("shared librar");
        if !(matches!(code, Some(0 | 1)) || is_not_begun) || said.contains("panicked") {
            wrong.push(format!("{scene}: ended with {code:?}: {said}"));
        }
        if said.contains("is damaged") || said.contains("not a database") {
            wrong.push(format!("{scene}: a whole store is called damaged: {said}"));
        }
        let ledger = fs::read(out.join("ledger.csv")).unwrap_or_default();
        if ledger != b"last month's" && !ledger.ends_with(b"\r\n") {
            wrong.push(format!("{scene}: the ledger that was there is cut"));
        }
        let _ = fs::remove_file(out.join("captions.docx"));
        let _ = fs::remove_dir_all(out.join("backup"));
    }
    let doctor = desk.cli().arg("doctor").output().expect("galley-cli runs");
    assert!(
        doctor.status.success(),
        "{}",
        String::from_utf8_lossy(&doctor.stdout)
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
