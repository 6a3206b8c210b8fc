//! Every state that a power cut can leave, as ALICE (OSDI 2014) and SQLite's own crash tests build them.
//!
//! The file calls of a verb are recorded once. Up to each of them, what was synced is there; of what was not, bytes may be missing,
//! half there or there without what was written before them, and names may be missing in any folder from some point on. Each
//! state is built in a room of its own and opened: what was acknowledged is there, all else is as it was or as it became, and nothing
//! is damaged. The control is the same run without its syncs, and must lose.

use super::recorded::{Op, record};
use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::galley_cli;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A verb, and how it is called in the scene: `{story}` is there, `{spiked}` was thrown away, `{text}`, `{photo}` and `{profile}` are
/// files, `{out}` is a folder with another outlet's shelf in it.
const VERBS: [(&str, &[&str]); 26] = [
    ("import", &["import", "{text}"]),
    ("set", &["set", "{story}", "headline=改过的标题"]),
    ("photo add", &["photo", "add", "{story}", "{photo}"]),
    (
        "photo set",
        &["photo", "set", "{story}", "1", "caption=村民江克美在采果。"],
    ),
    ("export", &["export", "{story}", "--to", "{out}"]),
    (
        "captions",
        &["photo", "captions", "{story}", "--to", "{out}/captions.csv"],
    ),
    (
        "proof sheet",
        &["photo", "proof-sheet", "{story}", "--to", "{out}/proof.html"],
    ),
    ("sidecar", &["photo", "sidecar", "{story}", "{out}/sidecar"]),
    ("ledger", &["ledger", "--to", "{out}/ledger.csv"]),
    ("snippet", &["snippet", "add", "套话", "据悉，"]),
    ("outlet", &["outlet", "add", "{profile}"]),
    ("stages", &["stages", "reviews=1"]),
    ("profile", &["profile", "王芳", "unit=机关工委"]),
    ("backup", &["backup", "{out}/backup"]),
    ("restore", &["restore", "{story}", "1"]),
    ("rescue", &["rescue", "--all"]),
    ("spike", &["spike", "{story}"]),
    ("unspike", &["unspike", "{spiked}"]),
    ("delete", &["delete", "{spiked}", "--for-ever"]),
    ("write", &["write", "{story}", "{text}"]),
    ("new", &["new"]),
    ("sample", &["sample"]),
    ("comment", &["comment", "{story}", "--on", "1", "请核实"]),
    ("file", &["file", "{story}", "--to", "{out}"]),
    (
        "deliver",
        &["deliver", "{story}", "--outlet", "shelf", "--unreviewed"],
    ),
    (
        "deliver --later",
        &[
            "deliver",
            "{story}",
            "--outlet",
            "shelf",
            "--unreviewed",
            "--later",
        ],
    ),
];

/// Verbs of two steps, each a whole one: what is queued is sent, and the list shows it queued between them.
const TWO_STEPS: [&str; 1] = ["deliver"];

#[test]
fn no_state_that_a_power_cut_can_leave_loses_what_was_acknowledged() {
    let mut dice = Dice::seeded(18);
    let (mut lost, mut states) = (Vec::new(), 0);
    for (verb, arguments) in VERBS {
        let scene = Scene::play(arguments);
        for _ in 0..rounds(1, 60) {
            let state = scene.cut(&mut dice, true);
            states += 1;
            lost.extend(
                scene
                    .complaint(&state)
                    .map(|what| format!("{verb}, {}: {what}", state.told_at)),
            );
        }
    }
    println!("{states} crash states of {} verbs", VERBS.len());
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn the_control_without_its_syncs_loses() {
    let mut dice = Dice::seeded(19);
    let mut lost = 0;
    for (_, arguments) in VERBS.iter().take(3) {
        let scene = Scene::play(arguments);
        for _ in 0..6 {
            let state = scene.cut(&mut dice, false);
            lost += usize::from(scene.complaint(&state).is_some());
        }
    }
    assert!(
        lost > 5,
        "without syncs a power cut must cost something, and {lost} of 18 did"
    );
}

/// One run, recorded, with the room before and after it.
struct Scene {
    before: tempfile::TempDir,
    after: tempfile::TempDir,
    room: PathBuf,
    ops: Vec<Op>,
    lists: [String; 2],
    /// Every row once the verb is done.
    rows: Vec<String>,
    in_two_steps: bool,
}

/// A room as a power cut left it.
struct State {
    room: tempfile::TempDir,
    acknowledged: bool,
    /// After how many calls of how many.
    told_at: String,
}

impl Scene {
    fn play(arguments: &[&str]) -> Self {
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
            desk.file(&format!("{name}.toml"), toml.as_bytes())
        };
        desk.ask(["outlet", "add", plain(&profile("shelf"))]);
        let spiked = desk.ask(["import", plain(&desk.text(3))]).trim().to_owned();
        desk.ask(["spike", &spiked]);
        let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
        desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
        desk.ask(["export", &story, "--to", plain(&room)]);
        desk.ask(["set", &story, "headline=第二版"]);
        let (text, photo, profile) = (desk.text(2), desk.photo(2), profile("desk"));
        let arguments: Vec<String> = arguments
            .iter()
            .map(|word| {
                word.replace("{story}", &story)
                    .replace("{text}", plain(&text))
                    .replace("{photo}", plain(&photo))
                    .replace("{profile}", plain(&profile))
                    .replace("{spiked}", &spiked)
                    .replace("{out}", plain(&out))
            })
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (before, after) = (temporary(), temporary());
        copy(&room, before.path());
        let ops = record(&desk, &arguments);
        copy(&room, after.path());
        let lists = [list(before.path()), list(after.path())];
        let rows = rows(after.path());
        Self {
            before,
            after,
            room,
            ops,
            lists,
            rows,
            in_two_steps: TWO_STEPS.contains(&arguments[0]),
        }
    }

    /// A state after some of the calls; without `syncs`, as if none had been made.
    fn cut(&self, dice: &mut Dice, syncs: bool) -> State {
        let calls = self.ops.len() as u64;
        // Half of them right after an acknowledgement, where there is most to lose.
        let at = if dice.below(2) == 0 {
            calls
        } else {
            dice.below(calls) + 1
        };
        let ops = &self.ops[..usize::try_from(at).expect("a small number")];
        let room = temporary();
        copy(self.before.path(), room.path());
        Disk::new(ops, syncs).leave(&self.room, room.path(), dice);
        State {
            room,
            // The last one is the good end; what is told on the way is told line by line.
            acknowledged: at == calls,
            told_at: format!("{at} of {calls} calls"),
        }
    }

    /// What is wrong with a state, if anything is.
    fn complaint(&self, state: &State) -> Option<String> {
        let found = list(state.room.path());
        let [before, after] = &self.lists;
        if state.acknowledged && found != *after {
            return Some(format!("acknowledged and gone:\n{found}"));
        }
        let is_between = self.in_two_steps && found.lines().count() == after.lines().count();
        if found != *before && found != *after && !is_between {
            return Some(format!("neither as it was nor as it became:\n{found}"));
        }
        let doctor = run(state.room.path(), &["doctor"]);
        if !doctor.status.success() {
            return Some(String::from_utf8_lossy(&doctor.stdout).into_owned());
        }
        if state.acknowledged && rows(state.room.path()) != self.rows {
            return Some("a row is not what was acknowledged".to_owned());
        }
        self.files(state)
    }

    /// What is wrong with the files beside the store.
    fn files(&self, state: &State) -> Option<String> {
        for file in files(&self.after.path().join("out")) {
            let name = file.strip_prefix(self.after.path()).expect("below it");
            let read = |room: &Path| fs::read(room.join(name)).ok();
            let (was, became) = (read(self.before.path()), read(self.after.path()));
            let found = read(state.room.path());
            if state.acknowledged && found != became {
                return Some(format!("{} is acknowledged and not there", name.display()));
            }
            if found != became && found != was {
                return Some(format!("{} is neither old nor new", name.display()));
            }
        }
        None
    }
}

/// What is on the disk for certain and what is not.
struct Disk<'a> {
    ops: &'a [Op],
    /// Of each call, whether it is on the disk.
    safe: Vec<bool>,
}

impl<'a> Disk<'a> {
    fn new(ops: &'a [Op], syncs: bool) -> Self {
        let mut safe = vec![!syncs && ops.is_empty(); ops.len()];
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (now, op) in ops.iter().enumerate() {
            match op {
                Op::Rename(from, to) => {
                    names.insert(to.clone(), from.clone());
                }
                Op::Sync(path) if syncs => {
                    // What was written under an earlier name is of the same file.
                    let mut known = vec![path.clone()];
                    while let Some(before) = names
                        .get(known.last().expect("one"))
                        .filter(|name| !known.contains(name))
                    {
                        known.push(before.clone());
                    }
                    for (earlier, safe) in ops[..now].iter().zip(&mut safe) {
                        *safe |= match earlier {
                            Op::Write(file, ..) | Op::Cut(file, _) => known.contains(file),
                            Op::Create(name)
                            | Op::Folder(name)
                            | Op::Remove(name)
                            | Op::Rename(_, name)
                            | Op::Link(_, name) => above(name) == path,
                            Op::Sync(_) | Op::Told => true,
                        };
                    }
                }
                Op::Create(_)
                | Op::Folder(_)
                | Op::Write(..)
                | Op::Cut(..)
                | Op::Link(..)
                | Op::Remove(_)
                | Op::Sync(_)
                | Op::Told => {}
            }
        }
        Self { ops, safe }
    }

    /// Builds one of the states: names go in their order in each folder, bytes in any.
    fn leave(&self, from: &Path, to: &Path, dice: &mut Dice) {
        let mut stopped: Vec<String> = Vec::new();
        // Now and then everything that is not safe is gone, which is the hardest.
        let nothing = dice.below(3) == 0;
        for (op, safe) in self.ops.iter().zip(&self.safe) {
            let there = |path: &str| {
                let path = Path::new(path).strip_prefix(from).expect("below the room");
                to.join(path)
            };
            let lucky = *safe || (!nothing && dice.below(2) == 0);
            match op {
                Op::Write(file, at, bytes) => {
                    let torn = if !*safe && lucky && dice.below(4) == 0 {
                        bytes.len() / 2
                    } else {
                        bytes.len()
                    };
                    if lucky {
                        let _ = write_at(&there(file), *at, &bytes[..torn]);
                    }
                }
                Op::Cut(file, length) if lucky => {
                    let _ = fs::File::options()
                        .write(true)
                        .open(there(file))
                        .and_then(|file| file.set_len(*length));
                }
                Op::Create(name)
                | Op::Folder(name)
                | Op::Remove(name)
                | Op::Rename(_, name)
                | Op::Link(_, name) => {
                    let folder = above(name).to_owned();
                    if !*safe && (!lucky || stopped.contains(&folder)) {
                        stopped.push(folder);
                        continue;
                    }
                    let _ = match op {
                        Op::Create(name) => fs::File::options()
                            .create(true)
                            .append(true)
                            .open(there(name))
                            .map(drop),
                        Op::Folder(name) => fs::create_dir_all(there(name)),
                        Op::Remove(name) => {
                            fs::remove_file(there(name)).or_else(|_| fs::remove_dir_all(there(name)))
                        }
                        Op::Rename(before, name) => fs::rename(there(before), there(name)),
                        Op::Link(before, name) => fs::hard_link(there(before), there(name)),
                        Op::Write(..) | Op::Cut(..) | Op::Sync(_) | Op::Told => Ok(()),
                    };
                }
                Op::Cut(..) | Op::Sync(_) | Op::Told => {}
            }
        }
        for left in files(to)
            .into_iter()
            .filter(|file| file.to_string_lossy().ends_with("-shm"))
        {
            let _ = fs::remove_file(left);
        }
    }
}

fn write_at(path: &Path, at: u64, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    use std::os::unix::fs::PermissionsExt;
    // An original is read-only by now.
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    let mut file = fs::File::options().write(true).open(path)?;
    file.seek(SeekFrom::Start(at))?;
    file.write_all(bytes)
}

/// Every row of every table of a store, as another reader than Galley sees it.
fn rows(room: &Path) -> Vec<String> {
    let conn = Connection::open(room.join("store/galley.db")).expect("the database opens");
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut query = conn.prepare(names).expect("the schema is read");
    let tables = query.query_map([], |row| row.get::<_, String>(0));
    let mut found = Vec::new();
    for table in tables
        .expect("the schema is read")
        .map(|name| name.expect("a name"))
    {
        let mut query = conn
            .prepare(&format!("SELECT * FROM {table}"))
            .expect("the table is read");
        let width = query.column_count();
        let mut rows = query.query([]).expect("the table is read");
        while let Some(row) = rows.next().expect("the table is read") {
            let cells: Vec<Value> = (0..width).map(|at| row.get(at).expect("a cell")).collect();
            found.push(format!("{table} {cells:?}"));
        }
    }
    found
}

fn list(room: &Path) -> String {
    String::from_utf8_lossy(&run(room, &["list"]).stdout).into_owned()
}

fn run(room: &Path, arguments: &[&str]) -> Output {
    Command::new(galley_cli())
        .args(["--store", plain(&room.join("store"))])
        .args(arguments)
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .output()
        .expect("galley-cli runs")
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path().is_dir() {
            true => found.extend(files(&entry.path())),
            false => found.push(entry.path()),
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of ours");
    for entry in fs::read_dir(from).expect("a folder of ours").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a file of ours")),
        }
    }
}
