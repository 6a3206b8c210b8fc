//! Random damage to every kind of file of a store, five hundred in `make soak`: each that costs something is told, at first sight
//! where it is read and by the doctor everywhere, and the list shows every other story.
//!
//! Damage to the count of commits, to the renditions that the window makes anew and to free pages costs nothing.

use super::folders::{copy, files};
use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use newsroom::story::Framing;
use newsroom::{Access, ListQuery, Newsroom, PhotoSize, WallClock};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// What is damaged, and how often of five hundred times: as `durability.md` did it.
const KINDS: [(&str, u64); 5] = [
    ("database", 247),
    ("log", 86),
    ("photo", 55),
    ("kept", 30),
    ("backup", 82),
];
const STORIES: usize = 12;

/// What a person has in a store: each story's text, each of its revisions, each photo.
type Words = BTreeMap<String, String>;

#[test]
fn whatever_is_damaged_is_told_and_hides_no_other_story() {
    let (scene, mut dice, part) = (Scene::set(), Dice::seeded(24), rounds(10, 1));
    let (mut silent, mut lists, mut told) = (Vec::new(), 0, BTreeMap::new());
    for (kind, times) in KINDS {
        for _ in 0..times.div_ceil(part) {
            let (room, what) = scene.damaged(kind, &mut dice);
            match scene.verdict(room.path(), kind) {
                Verdict::Told => *told.entry(kind).or_insert(0) += 1,
                Verdict::CostsNothing => {}
                Verdict::NotListed(why) => {
                    lists += 1;
                    silent.push(format!("{what}: {why}"));
                }
                Verdict::Silent(why) => silent.push(format!("{what}: {why}")),
            }
        }
    }
    println!("told: {told:?}, not listed {lists}");
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert_eq!(told.len(), KINDS.len(), "each kind cost something: {told:?}");
}

enum Verdict {
    /// Something was lost or changed, and it is told.
    Told,
    CostsNothing,
    NotListed(String),
    Silent(String),
}

/// A store as a crash leaves it: the last saves are in the log alone.
struct Scene {
    desk: Desk,
    words: Words,
}

impl Scene {
    fn set() -> Self {
        let desk = Desk::new();
        for number in 0..STORIES {
            let story = desk.ask(["import", plain(&desk.text(number))]).trim().to_owned();
            if number < 4 {
                desk.ask(["photo", "add", &story, plain(&desk.photo(number))]);
                desk.ask([
                    "export",
                    &story,
                    "--to",
                    plain(&desk.store().with_file_name("out")),
                ]);
            }
        }
        let elsewhere = desk.store().with_file_name("usb");
        desk.ask(["backup", plain(&elsewhere)]);
        let open = desk.store().with_file_name("open");
        let newsroom =
            Newsroom::open(&desk.store(), Access::Write, Box::new(WallClock)).expect("the store opens");
        for row in list(&newsroom).expect("the list").iter().take(6) {
            let opened = newsroom.writing().open_story(&row.id).expect("it opens");
            let mut content = opened.content;
            content.ednote = "只在日志里的一句话。".repeat(40);
            let saved = newsroom
                .writing()
                .save_working(&row.id, opened.version, &content.to_json());
            saved.expect("it is saved");
        }
        let words = words(&newsroom).expect("a whole store is read");
        copy(&desk.store(), &open);
        drop(newsroom);
        fs::remove_dir_all(desk.store()).expect("our own folder");
        copy(&open, &desk.store());
        Self { desk, words }
    }

    /// A copy of everything in which one file is damaged, and how.
    fn damaged(&self, kind: &str, dice: &mut Dice) -> (tempfile::TempDir, String) {
        let room = tempfile::tempdir().expect("a temporary folder");
        let beside = self.desk.store();
        for name in ["store", "store-backups", "usb"] {
            copy(&beside.with_file_name(name), &room.path().join(name));
        }
        let _ = fs::remove_file(room.path().join("store/galley.db-shm"));
        let below = |folder: &str| files(&room.path().join(folder));
        let candidates = match kind {
            "database" => vec![room.path().join("store/galley.db")],
            "log" => vec![room.path().join("store/galley.db-wal")],
            "photo" => below("store/photos"),
            "kept" => below("store/kept"),
            _ => below("usb").into_iter().chain(below("store-backups")).collect(),
        };
        let file = &candidates[usize::try_from(dice.below(candidates.len() as u64)).expect("few")];
        let good = fs::read(file).expect("a file of ours");
        let (mut bytes, at) = (
            good.clone(),
            usize::try_from(dice.below(good.len() as u64)).expect("a place in it"),
        );
        let mut how = "a bit is another";
        match dice.below(4) {
            0 => {
                bytes.truncate(at);
                how = "cut";
            }
            1 => {
                let end = bytes.len().min(at + 512);
                bytes[at..end].fill(0);
                how = "emptied";
            }
            _ => {}
        }
        // Also where there was nothing but zeros.
        if bytes == good {
            bytes[at] ^= 1 << dice.below(8);
        }
        allow_writing(file);
        fs::write(file, bytes).expect("a file of ours");
        let what = format!("{} at {at}: {how}", file.display());
        (room, what)
    }

    fn verdict(&self, room: &Path, kind: &str) -> Verdict {
        let open = |access| Newsroom::open(&room.join("store"), access, Box::new(WallClock));
        if kind == "backup" {
            return self.backups(room);
        }
        let newsroom = match open(Access::Write) {
            // It cannot be opened at all, and says so: a whole backup takes its place.
            Err(_) => return Verdict::Told,
            Ok(newsroom) => newsroom,
        };
        let listed = list(&newsroom);
        let told_at_opening = !newsroom.take_remarks().is_empty();
        let health = newsroom.keeping().doctor(&mut |_| ControlFlow::Continue(()));
        let is_told = told_at_opening || health.is_ok_and(|health| !health.findings.iter().all(is_note));
        let found = words(&newsroom);
        // What is in the log alone is not listed where the log is gone, and that is told.
        match listed {
            Ok(rows) if rows.len() < STORIES && !told_at_opening => {
                return Verdict::NotListed(format!("{} of {STORIES}", rows.len()));
            }
            Err(why) if !is_told => return Verdict::NotListed(why.to_string()),
            Ok(_) | Err(_) => {}
        }
        let is_lossless = found.is_ok_and(|found| found == self.words);
        match (is_lossless, is_told) {
            (true, false) => Verdict::CostsNothing,
            (_, true) => Verdict::Told,
            (false, false) => Verdict::Silent("something is lost, and nobody says so".to_owned()),
        }
    }

    /// Whether a damaged backup is refused, or a daily one is called damaged.
    fn backups(&self, room: &Path) -> Verdict {
        let into = room.join("again");
        let restored = newsroom::restore_backup(&room.join("usb"), &into, &WallClock, &mut |_| {
            ControlFlow::Continue(())
        });
        let newsroom = Newsroom::open(&room.join("store"), Access::Read, Box::new(WallClock));
        let newsroom = newsroom.expect("the store is whole");
        let health = newsroom.keeping().doctor(&mut |_| ControlFlow::Continue(()));
        let is_called = health.is_ok_and(|health| !health.findings.iter().all(is_note));
        match (restored.is_err(), is_called) {
            (false, false) => Verdict::Silent("the backup is taken for a whole one".to_owned()),
            (_, _) => Verdict::Told,
        }
    }
}

fn is_note(finding: &newsroom::FindingRow) -> bool {
    finding.severity == newsroom::story::check::Severity::Note
}

/// Every story, as the list shows it.
fn list(newsroom: &Newsroom) -> Result<Vec<newsroom::StoryRow>, newsroom::Error> {
    let all = ListQuery {
        most: u32::MAX,
        ..ListQuery::default()
    };
    Ok(newsroom.writing().list_stories(&all)?.rows)
}

/// Everything a person wrote, as it is read.
fn words(newsroom: &Newsroom) -> Result<Words, newsroom::Error> {
    let mut words = Words::new();
    for row in list(newsroom)? {
        let content = newsroom.writing().content(&row.id)?;
        for (number, figure) in content.figures().enumerate() {
            let Some(photo) = &figure.photo else { continue };
            for size in [PhotoSize::Original, PhotoSize::Web] {
                let shown = newsroom
                    .pictures()
                    .photo_bytes(photo.as_str(), size, &Framing::default())?;
                let digest = hex::encode(Sha256::digest(&shown.0));
                words.insert(format!("{} photo {number} {size:?}", row.id), digest);
            }
        }
        words.insert(row.id.clone(), format!("{} {content:?}", row.headline));
        for revision in newsroom.writing().history(&row.id)? {
            let content = newsroom.writing().revision(&row.id, revision.number)?;
            words.insert(format!("{}#{}", row.id, revision.number), format!("{content:?}"));
        }
    }
    Ok(words)
}

fn allow_writing(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(file, fs::Permissions::from_mode(0o644));
}
