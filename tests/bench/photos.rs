//! Photos: taken in, and sent out in a package, beside the ordinary tools that do the same work, all on all cores.
//!
//! Each side runs several times and its best counts: the best is the one the machine disturbed least.

mod making;
mod preview;
mod thumbnails;

use std::fs::{create_dir_all, remove_dir_all};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use galley_tests::programs::{ask, galley_cli};

use crate::bar::bar;

const CARD: usize = 100;
const STORY: usize = 20;
const ROUNDS: usize = 3;
/// What intake may have in memory, in MB of a million bytes, for any number of photos.
const MOST_MEMORY: u64 = 300;

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    let card = making::photos(folder, CARD);
    println!("{CARD} photos of 24 megapixels, best of {ROUNDS} runs");
    let thumbnails = thumbnails::bars(folder, &card);
    let intake = best("photo intake ÷ cp + sha256sum + vipsthumbnail", 1.3, || {
        intake(folder, &card)
    });
    let memory = memory(folder, &card);
    let many = making::photos(folder, CARD * 10);
    let memory = self::memory(folder, &many) && memory;
    let _ = remove_dir_all(folder.join(format!("card-{}", CARD * 10)));
    println!("{STORY} photos of 24 megapixels");
    let story = &card[..STORY];
    let export = best("export with originals ÷ cp + sha256sum + zip -0", 1.5, || {
        export(folder, story)
    });
    thumbnails && intake && memory && export
}

/// Measures how soon the first picture of a card is shown in the window. A group of its own, because it opens a screen.
pub(crate) fn preview() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let card = making::photos(folder.path(), STORY);
    preview::bar(folder.path(), &card)
}

/// Measures both sides, and compares the best of each with the bar.
fn best(what: &str, most: f64, mut measure: impl FnMut() -> (Duration, Duration)) -> bool {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let (ours, theirs) = measure();
        best = (best.0.min(ours), best.1.min(theirs));
    }
    bar(what, (best.0.as_secs_f64(), best.1.as_secs_f64()), "s", most)
}

/// `photo add` of all photos into a fresh store, and the same by hand: a safe copy, its digest, a thumbnail. Galley makes the
/// page-size picture as well, which an export needs.
fn intake(folder: &Path, photos: &[PathBuf]) -> (Duration, Duration) {
    let (store, by_hand) = (fresh(folder, "store"), fresh(folder, "by-hand"));
    let story = story(&store);
    let ours = clocked(cli(&store).args(["photo", "add", &story]).args(photos), "galley");
    let cores = "xargs -P $(nproc) -n 5";
    let script = format!(
        "cp \"$@\" . && sync . && ls *.jpg | {cores} sha256sum >sums && ls *.jpg | {cores} vipsthumbnail -s 320"
    );
    let theirs = clocked(&mut shell(&script, &by_hand, photos), "libvips-tools");
    (ours, theirs)
}

/// The most that `photo add` has in memory.
fn memory(folder: &Path, photos: &[PathBuf]) -> bool {
    let store = fresh(folder, "store");
    let story = story(&store);
    let peak = folder.join("peak");
    let mut time = Command::new("/usr/bin/time");
    time.args(["-f", "%M", "-o"]).arg(&peak).arg(galley_cli());
    time.arg("--store").arg(&store).args(["photo", "add", &story]);
    clocked(time.args(photos), "time");
    let peak = std::fs::read_to_string(&peak).expect("time writes what it measured");
    let kib: u64 = peak
        .trim()
        .lines()
        .last()
        .and_then(|kib| kib.parse().ok())
        .expect("a number");
    let megabytes = kib * 1024 / 1_000_000;
    let met = megabytes <= MOST_MEMORY;
    println!(
        "  memory for {} photos: {megabytes} MB, bar {MOST_MEMORY}: {}",
        photos.len(),
        if met { "met" } else { "MISSED" }
    );
    met
}

/// `export` of a story with all photos, and the same by hand. The page-size pictures in Galley's are from intake, which
/// has its own bar; by hand there are none.
fn export(folder: &Path, photos: &[PathBuf]) -> (Duration, Duration) {
    let (store, by_hand, to) = (
        fresh(folder, "store"),
        fresh(folder, "by-hand"),
        fresh(folder, "to"),
    );
    let story = story(&store);
    clocked(cli(&store).args(["photo", "add", &story]).args(photos), "galley");
    let ours = clocked(cli(&store).args(["export", &story, "--to"]).arg(&to), "galley");
    let theirs = clocked(
        &mut shell(
            "cp \"$@\" . && sha256sum *.jpg >sums && zip -q -0 all.zip *.jpg sums && sync all.zip",
            &by_hand,
            photos,
        ),
        "zip",
    );
    (ours, theirs)
}

fn story(store: &Path) -> String {
    ask(cli(store).arg("new"), "galley").expect("galley-cli begins a story")
}

fn cli(store: &Path) -> Command {
    let mut command = Command::new(galley_cli());
    command.arg("--store").arg(store);
    command
}

pub(crate) fn shell(script: &str, folder: &Path, photos: &[PathBuf]) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", script, "sh"])
        .args(photos)
        .current_dir(folder);
    command
}

pub(crate) fn fresh(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let _ = remove_dir_all(&path);
    create_dir_all(&path).expect("a folder in our own");
    path
}

/// # Panics
/// When the command fails: half the work would be twice as fast.
pub(crate) fn clocked(command: &mut Command, package: &str) -> Duration {
    let start = Instant::now();
    assert!(
        ask(command, package).is_some(),
        "{command:?} failed; are the tools of `make bench` there?"
    );
    start.elapsed()
}
