//! A file call that fails, each of a verb's, once or from then on: no panic, a sentence that names the disk or the file, nothing that
//! was there is cut, and a store that is whole is never called damaged. All of them in `make soak`, a seeded hundredth in `make test`.

use super::crash_states::look;
use super::folders::copy;
use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::galley_cli;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The verbs, those of the crash states among them.
const VERBS: [&[&str]; 29] = [
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
    &["backup", "{out}/backup"],
    &["photo", "set", "{story}", "1", "caption=村民江克美在采果。"],
    &["photo", "proof-sheet", "{story}", "--to", "{out}/proof.html"],
    &["snippet", "add", "套话", "据悉，"],
    &["outlet", "add", "{profile}"],
    &["stages", "reviews=1"],
    &["profile", "王芳", "unit=机关工委"],
    &["restore", "{story}", "1"],
    &["rescue", "--all"],
    &["spike", "{spare}"],
    &["unspike", "{spiked}"],
    &["delete", "{spiked}", "--for-ever"],
    &["write", "{story}", "{text}"],
    &["new"],
    &["sample"],
    &["comment", "{story}", "--on", "1", "请核实"],
    &["deliver", "{sent}", "--outlet", "shelf", "--unreviewed"],
    &[
        "deliver",
        "{sent}",
        "--outlet",
        "shelf",
        "--unreviewed",
        "--later",
    ],
];
/// Each error, with the calls of the system that it is put into: those that write and, for a cable that fails, those that read.
const FAULTS: [(&str, &str); 5] = [
    ("ENOSPC", WRITING),
    ("EIO", WRITING),
    ("EROFS", WRITING),
    ("EDQUOT", WRITING),
    ("EIO", READING),
];
const READING: &str = "pread64";
const WRITING: &str =
    "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,mkdir,unlink";

struct Scene {
    desk: Desk,
    room: PathBuf,
    /// The room as each verb finds it.
    good: tempfile::TempDir,
    out: PathBuf,
    words: [(&'static str, String); 8],
}

impl Scene {
    fn set() -> Self {
        let desk = Desk::new();
        let room = desk.store().parent().expect("a folder above").to_owned();
        let out = room.join("out");
        fs::create_dir_all(&out).expect("a folder of ours");
        fs::write(out.join("ledger.csv"), "last month's").expect("a file of ours");
        let shelf = out.join("shelf");
        fs::create_dir_all(&shelf).expect("a folder of ours");
        let profile = |name: &str| {
            let wire = format!("[wire]\nkind = \"folder\"\npath = \"{}\"\n", plain(&shelf));
            let toml = format!("name = \"{name}\"\nformats = [\"text\"]\n{wire}");
            let profile = desk.file(&format!("{name}.toml"), toml.as_bytes());
            plain(&profile).to_owned()
        };
        desk.ask(["outlet", "add", &profile("shelf")]);
        let import = |text| desk.ask(["import", plain(&desk.text(text))]).trim().to_owned();
        let [story, spare, spiked, sent] = [1, 3, 4, 5].map(import);
        desk.ask(["spike", &spiked]);
        desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
        desk.ask(["export", &story, "--to", plain(&room)]);
        let good = tempfile::tempdir().expect("a temporary folder");
        copy(&room, good.path());
        let words = [
            ("{spare}", spare),
            ("{spiked}", spiked),
            ("{sent}", sent),
            ("{profile}", profile("desk")),
            ("{story}", story),
            ("{text}", plain(&desk.text(2)).to_owned()),
            ("{photo}", plain(&desk.photo(2)).to_owned()),
            ("{out}", plain(&out).to_owned()),
        ];
        Self {
            desk,
            room,
            good,
            out,
            words,
        }
    }

    /// Runs a verb under strace with these options of its.
    fn run(&self, verb: &[&str], options: &[&str]) -> Output {
        self.set_again();
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
        output.expect("strace runs (Debian package strace)")
    }

    /// Puts the room back as it was.
    fn set_again(&self) {
        for entry in fs::read_dir(&self.room).expect("a folder of ours").flatten() {
            let path = entry.path();
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
        copy(self.good.path(), &self.room);
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
        look(&self.room).err()
    }
}

#[test]
fn each_call_that_fails_is_an_error_with_a_sentence_and_costs_nothing() {
    let (scene, mut dice, part) = (Scene::set(), Dice::seeded(20), rounds(100, 1));
    let (mut wrong, mut tried, mut refused) = (Vec::new(), 0, 0);
    for verb in VERBS {
        let counts = [WRITING, READING].map(|calls| (calls, scene.count(verb, calls)));
        for (error, calls) in FAULTS {
            let count = counts
                .iter()
                .find(|(of, _)| *of == calls)
                .map_or(0, |(_, count)| *count);
            for at in 1..=count {
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
                    let complaint = complaint.map(|what| format!("{} with {inject}: {what}", verb.join(" ")));
                    wrong.extend(complaint.inspect(|what| println!("{what}")));
                }
            }
        }
    }
    println!(
        "{tried} calls of {} verbs failed, {refused} runs were refused, {} complaints",
        VERBS.len(),
        wrong.len()
    );
    assert!(
        refused * 3 > tried,
        "the control: of {tried} runs {refused} met their fault"
    );
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
