//! Photos: taken in, and sent out in a package, beside the ordinary tools that do the same work.
//!
//! Each side runs three times and its best counts: the best is the one the machine disturbed least.

use crate::bar::bar;
use galley_tests::programs::{ask, galley_cli};
use std::fs::{copy, create_dir_all, remove_dir_all};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const PHOTOS: usize = 20;
const ROUNDS: usize = 3;

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let photos = photos(folder.path());
    println!("{PHOTOS} photos of 24 megapixels, best of {ROUNDS} runs");
    let intake = best("photo intake ÷ cp + sha256sum + vipsthumbnail", 1.3, || {
        intake(folder.path(), &photos)
    });
    let export = best("export with originals ÷ cp + sha256sum + zip -0", 1.5, || {
        export(folder.path(), &photos)
    });
    intake && export
}

/// Measures both sides, and holds the best of each against the bar.
fn best(what: &str, most: f64, mut measure: impl FnMut() -> (Duration, Duration)) -> bool {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let (ours, theirs) = measure();
        best = (best.0.min(ours), best.1.min(theirs));
    }
    bar(what, (best.0.as_secs_f64(), best.1.as_secs_f64()), "s", most)
}

/// `photo add` of all photos into a fresh store, and the same by hand: a safe copy, its digest, a thumbnail.
fn intake(folder: &Path, photos: &[PathBuf]) -> (Duration, Duration) {
    let (store, by_hand) = (fresh(folder, "store"), fresh(folder, "by-hand"));
    let story = story(&store);
    let ours = clocked(cli(&store).args(["photo", "add", &story]).args(photos), "galley");
    let theirs = clocked(
        &mut shell(
            "cp \"$@\" . && sync . && sha256sum *.jpg >sums && vipsthumbnail -s 320 *.jpg",
            &by_hand,
            photos,
        ),
        "libvips-tools",
    );
    (ours, theirs)
}

/// `export` of a story with all photos, and the same by hand.
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

/// Photos of our own making, no two alike: noise in many colours, which compresses as badly as a real scene.
fn photos(folder: &Path) -> Vec<PathBuf> {
    let first = folder.join("first.jpg");
    let mut convert = Command::new("convert");
    convert.args([
        "-size",
        "6000x4000",
        "plasma:tan-navy",
        "-seed",
        "1",
        "-attenuate",
        "0.4",
        "+noise",
        "Gaussian",
    ]);
    ask(convert.args(["-quality", "92"]).arg(&first), "imagemagick").expect("convert makes a picture");
    let photos: Vec<PathBuf> = (0..PHOTOS)
        .map(|number| folder.join(format!("{number:02}.jpg")))
        .collect();
    for (number, photo) in photos.iter().enumerate() {
        copy(&first, photo).expect("room for the photos");
        let comment = format!("-comment=photo {number}");
        let mut exiftool = Command::new("exiftool");
        ask(
            exiftool.args(["-q", "-overwrite_original", &comment]).arg(photo),
            "libimage-exiftool-perl",
        )
        .expect("exiftool writes a comment");
    }
    photos
}

fn story(store: &Path) -> String {
    ask(cli(store).arg("new"), "galley").expect("galley-cli begins a story")
}

fn cli(store: &Path) -> Command {
    let mut command = Command::new(galley_cli());
    command.arg("--store").arg(store);
    command
}

fn shell(script: &str, folder: &Path, photos: &[PathBuf]) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", script, "sh"])
        .args(photos)
        .current_dir(folder);
    command
}

fn fresh(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let _ = remove_dir_all(&path);
    create_dir_all(&path).expect("a folder in our own");
    path
}

/// # Panics
/// When the command fails: half the work would be twice as fast.
fn clocked(command: &mut Command, package: &str) -> Duration {
    let start = Instant::now();
    assert!(
        ask(command, package).is_some(),
        "{command:?} failed; are the tools of `make bench` there?"
    );
    start.elapsed()
}
