//! Every state that a power cut can leave of a verb, as ALICE (OSDI 2014) and SQLite's own crash tests build them.
//!
//! The file calls of a verb are recorded once. Each state that they can leave is built in a room of its own and opened: what was
//! acknowledged is there, all else is as it was or as it became, and nothing is damaged. The control is the same run without its
//! syncs, and must lose. All states in `make soak`, a seeded tenth of them in `make test`.

use super::folders::{copy, files};
use super::power_cut::{PowerCut, power_cuts};
use super::recorded::{Op, record};
use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use newsroom::{Access, ListQuery, Newsroom, WallClock};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

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

/// Verbs of two steps, each a whole one: a delivery is queued and then sent, and the list shows it queued between them.
const TWO_STEPS: [&str; 1] = ["deliver"];

#[test]
fn no_state_that_a_power_cut_can_leave_loses_what_was_acknowledged() {
    let (mut dice, part) = (Dice::seeded(18), rounds(10, 1));
    let stage = Stage::set();
    let (mut lost, mut all, mut tried) = (Vec::new(), 0, 0);
    for (verb, arguments) in VERBS {
        let scene = stage.play(arguments);
        let cuts = power_cuts(&scene.ops, true);
        all += cuts.len();
        for cut in cuts.iter().filter(|_| dice.below(part) == 0) {
            tried += 1;
            let complaint = scene.complaint(cut);
            let calls = scene.ops.len();
            lost.extend(
                complaint.map(|what| format!("{verb}, after {} of {calls} calls: {what}", cut.after + 1)),
            );
        }
    }
    println!("{tried} of {all} crash states of {} verbs", VERBS.len());
    assert!(lost.is_empty(), "{} of {tried}:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn the_control_without_its_syncs_loses() {
    let mut dice = Dice::seeded(19);
    let stage = Stage::set();
    let (mut lost, mut tried) = (0, 0);
    for (_, arguments) in VERBS.iter().take(3) {
        let scene = stage.play(arguments);
        let cuts = power_cuts(&scene.ops, false);
        let part = cuts.len() as u64 / 12 + 1;
        for cut in cuts.iter().filter(|_| dice.below(part) == 0) {
            tried += 1;
            lost += usize::from(scene.complaint(cut).is_some());
        }
    }
    println!("without syncs {lost} of {tried} lose");
    assert!(
        lost * 4 > tried,
        "without syncs a power cut must cost something, and {lost} of {tried} did"
    );
}

/// A room with a store, and what the verbs are called with; each of them finds it as it was.
struct Stage {
    desk: Desk,
    room: PathBuf,
    good: tempfile::TempDir,
    words: Vec<(&'static str, String)>,
}

impl Stage {
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
            desk.file(&format!("{name}.toml"), toml.as_bytes())
        };
        desk.ask(["outlet", "add", plain(&profile("shelf"))]);
        let spiked = desk.ask(["import", plain(&desk.text(3))]).trim().to_owned();
        desk.ask(["spike", &spiked]);
        let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
        desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
        desk.ask(["export", &story, "--to", plain(&room)]);
        desk.ask(["set", &story, "headline=第二版"]);
        let path = |path: PathBuf| plain(&path).to_owned();
        let words = vec![
            ("{story}", story),
            ("{spiked}", spiked),
            ("{text}", path(desk.text(2))),
            ("{photo}", path(desk.photo(2))),
            ("{profile}", path(profile("desk"))),
            ("{out}", path(out)),
        ];
        let good = temporary();
        copy(&room, good.path());
        Self {
            desk,
            room,
            good,
            words,
        }
    }

    /// One run, recorded.
    fn play(&self, arguments: &[&str]) -> Scene<'_> {
        for entry in fs::read_dir(&self.room).expect("a folder of ours").flatten() {
            let path = entry.path();
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
        copy(self.good.path(), &self.room);
        let said = |word: &&str| {
            let known = self.words.iter();
            known.fold((*word).to_owned(), |word, (name, value)| {
                word.replace(name, value)
            })
        };
        let said: Vec<String> = arguments.iter().map(said).collect();
        let ops = record(&self.desk, &said.iter().map(String::as_str).collect::<Vec<_>>());
        let after = temporary();
        copy(&self.room, after.path());
        let seen = [self.good.path(), after.path()].map(|room| {
            let copied = temporary();
            copy(room, copied.path());
            look(copied.path()).expect("a store that was not cut opens")
        });
        Scene {
            stage: self,
            rows: rows(after.path()),
            after,
            ops,
            seen,
            is_in_two_steps: TWO_STEPS.contains(&arguments[0]),
        }
    }
}

/// One run, recorded, with the room before and after it.
struct Scene<'a> {
    stage: &'a Stage,
    after: tempfile::TempDir,
    ops: Vec<Op>,
    /// What the list showed before and after.
    seen: [Vec<String>; 2],
    /// Every row once the verb is done.
    rows: Vec<String>,
    is_in_two_steps: bool,
}

impl Scene<'_> {
    /// The fault of a state, if it has one.
    fn complaint(&self, cut: &PowerCut) -> Option<String> {
        let room = temporary();
        copy(self.stage.good.path(), room.path());
        cut.leave(&self.ops, &self.stage.room, room.path());
        // The index of the log is made anew.
        let _ = fs::remove_file(room.path().join("store/galley.db-shm"));
        let found = match look(room.path()) {
            Ok(found) => found,
            Err(why) => return Some(why),
        };
        let [before, after] = &self.seen;
        if cut.is_acknowledged && found != *after {
            return Some(format!("acknowledged and gone: {found:?}"));
        }
        let is_between = self.is_in_two_steps && found.len() == after.len();
        if found != *before && found != *after && !is_between {
            return Some(format!("neither as it was nor as it became: {found:?}"));
        }
        if cut.is_acknowledged && rows(room.path()) != self.rows {
            return Some("a row is not what was acknowledged".to_owned());
        }
        self.files(cut, room.path())
    }

    /// The fault of the files beside the store, if they have one.
    fn files(&self, cut: &PowerCut, room: &Path) -> Option<String> {
        for file in files(&self.after.path().join("out")) {
            let name = file.strip_prefix(self.after.path()).expect("below it");
            let read = |room: &Path| fs::read(room.join(name)).ok();
            let (was, became) = (read(self.stage.good.path()), read(self.after.path()));
            let found = read(room);
            if cut.is_acknowledged && found != became {
                return Some(format!("{} is acknowledged and not there", name.display()));
            }
            if found != became && found != was {
                return Some(format!("{} is neither old nor new", name.display()));
            }
        }
        None
    }
}

/// Opens the store of a room as a reader and as a writer do, and asks the doctor: what the list shows, or what is wrong.
pub(super) fn look(room: &Path) -> Result<Vec<String>, String> {
    let open = |access| Newsroom::open(&room.join("store"), access, Box::new(WallClock));
    let all = ListQuery {
        spiked: true,
        most: u32::MAX,
        ..ListQuery::default()
    };
    let list = |newsroom: &Newsroom| newsroom.writing().list_stories(&all);
    let newsroom = open(Access::Read).map_err(|refused| format!("a reader is refused: {refused}"))?;
    let read = list(&newsroom).map_err(|refused| format!("a reader is refused: {refused}"))?;
    drop(newsroom);
    let newsroom = open(Access::Write).map_err(|refused| format!("not opened: {refused}"))?;
    let rows = list(&newsroom).map_err(|refused| format!("not listed: {refused}"))?;
    let health = newsroom.keeping().doctor(&mut |_| ControlFlow::Continue(()));
    let health = health.map_err(|refused| format!("not examined: {refused}"))?;
    let remarks = newsroom.take_remarks();
    match (
        health.sound,
        remarks.is_empty(),
        format!("{read:?}") == format!("{rows:?}"),
    ) {
        (true, true, true) => Ok(rows.rows.iter().map(|row| format!("{row:?}")).collect()),
        _ => Err(format!("{:?} {remarks:?}", health.findings)),
    }
}

/// Every row of every table of a store, read by another program than Galley.
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

/// A folder in memory where there is one: a state is looked at in milliseconds then.
fn temporary() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let folder = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    folder.expect("a temporary folder")
}
