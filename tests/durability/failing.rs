//! A file call that fails, each of a verb's, once or from then on: no panic, a sentence that names the disk or the file, nothing that
//! was there is cut, and a store that is whole is never called damaged. All of them in `make soak`, a seeded fortieth in `make test`.

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::galley_cli;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The verbs. `backup` is left out until it no longer names this very program as the one that writes, where its disk fails.
const VERBS: [&[&str]; 11] = [
    &["set", "{story}", "headline=改过的标题"],
    &["import", "{text}"],
    &["photo", "add", "{story}", "{photo}"],
    &["export", "{story}", "--to", "{out}"],
    &["photo", "captions", "{story}", "--to", "{out}/captions.docx"],
    &["photo", "sidecar", "{story}", "{out}/sidecar"],
    &["ledger", "--to", "{out}/ledger.csv"],
    &["file", "{story}", "--to", "{out}"],
    &["list"],
    &["rescue"],
    &["outbox"],
];
/// Each error, with the calls of the system that it is put into: those that write and, for a cable that fails, those that read.
const FAULTS: [(&str, &str); 5] = [
    ("ENOSPC", WRITING),
    ("EIO", WRITING),
    ("EROFS", WRITING),
    ("EDQUOT", WRITING),
    ("EIO", "pread64"),
];
const WRITING: &str =
    "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,mkdir,unlink";

struct Scene {
    desk: Desk,
    room: PathBuf,
    out: PathBuf,
    words: [(&'static str, String); 4],
}

impl Scene {
    fn set() -> Self {
        let desk = Desk::new();
        let room = desk.store().parent().expect("a folder above").to_owned();
        let out = room.join("out");
        fs::create_dir_all(&out).expect("a folder of ours");
        fs::write(out.join("ledger.csv"), "last month's").expect("a file of ours");
        let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
        desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
        let words = [
            ("{story}", story),
            ("{text}", plain(&desk.text(2)).to_owned()),
            ("{photo}", plain(&desk.photo(2)).to_owned()),
            ("{out}", plain(&out).to_owned()),
        ];
        Self {
            desk,
            room,
            out,
            words,
        }
    }

    /// Runs a verb under strace with these options of its.
    fn run(&self, verb: &[&str], options: &[&str]) -> Output {
        let said = |word: &&str| {
            let known = self.words.iter();
            known.fold((*word).to_owned(), |word, (name, value)| {
                word.replace(name, value)
            })
        };
        let output = Command::new("strace")
            .args(["-f", "-qq"])
            .args(options)
            .arg(galley_cli())
            .args(["--store", plain(&self.desk.store())])
            .args(verb.iter().map(said))
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("LC_ALL", "en_GB.UTF-8")
            .output();
        let _ = fs::remove_file(self.out.join("captions.docx"));
        let _ = fs::remove_dir_all(self.out.join("sidecar"));
        output.expect("strace runs (Debian package strace)")
    }

    /// How often a verb makes these calls.
    fn count(&self, verb: &[&str], calls: &str) -> u64 {
        let log = tempfile::NamedTempFile::new().expect("a temporary file");
        self.run(verb, &["-o", plain(log.path()), "-e", &format!("trace={calls}")]);
        let log = fs::read_to_string(log.path()).expect("strace writes its log");
        log.lines().count() as u64
    }

    /// What is wrong with how a verb ended, if anything is.
    fn complaint(&self, output: &Output, can_speak: bool) -> Option<String> {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = output.status.code();
        // The system loads the program by reading too.
        if code == Some(127) && said.contains("shared librar") {
            return None;
        }
        if !matches!(code, Some(0 | 1)) || said.contains("panicked") {
            return Some(format!("ended with {code:?}: {said}"));
        }
        if said.contains(" is damaged (") || said.contains("not a database") {
            return Some(format!("a whole store is called damaged: {said}"));
        }
        // Where the answer goes is the reader's own to know.
        let places = [plain(&self.room), "disk", "The answer could not be written"];
        let names_a_place = places.iter().any(|place| said.contains(place));
        if code == Some(1) && can_speak && !names_a_place {
            return Some(format!("neither the disk nor the file is named: {said:?}"));
        }
        let ledger = fs::read(self.out.join("ledger.csv")).unwrap_or_default();
        if ledger != b"last month's" && !ledger.ends_with(b"\r\n") {
            return Some("the ledger that was there is cut".to_owned());
        }
        None
    }
}

#[test]
fn each_call_that_fails_is_an_error_with_a_sentence_and_costs_nothing() {
    let (scene, mut dice, part) = (Scene::set(), Dice::seeded(20), rounds(40, 1));
    let (mut wrong, mut tried, mut refused) = (Vec::new(), 0, 0);
    for verb in VERBS {
        for (error, calls) in FAULTS {
            for at in 1..=scene.count(verb, calls) {
                for lasting in ["", "+"] {
                    if dice.below(part) != 0 {
                        continue;
                    }
                    tried += 1;
                    let inject = format!("inject={calls}:error={error}:when={at}{lasting}");
                    let output = scene.run(verb, &["-o", "/dev/null", "-e", &inject]);
                    refused += usize::from(!output.status.success());
                    // Standard output and error are written too: where that fails, nothing can be said.
                    let can_speak = calls != WRITING || !output.stderr.is_empty();
                    let complaint = scene.complaint(&output, can_speak);
                    wrong.extend(complaint.map(|what| format!("{} with {inject}: {what}", verb.join(" "))));
                }
            }
        }
    }
    println!("{tried} calls failed, {refused} runs were refused");
    assert!(
        refused * 2 > tried,
        "the control: of {tried} runs {refused} met their fault"
    );
    let doctor = scene.desk.cli().arg("doctor").output().expect("galley-cli runs");
    assert!(
        doctor.status.success(),
        "{}",
        String::from_utf8_lossy(&doctor.stdout)
    );
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
