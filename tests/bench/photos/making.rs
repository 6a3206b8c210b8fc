//! Photos of our own making, like those of a camera card: soft light and hard edges, little noise, portrait and landscape,
//! in several codings; no two files alike.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use galley_tests::programs::ask;

/// The scenes' differences: a seed, its size, and how it is coded.
const SCENES: [(&str, &str, &[&str]); 6] = [
    ("1", "6000x4000", &["-quality", "92", "-sampling-factor", "4:2:0"]),
    ("2", "4000x6000", &["-quality", "88", "-sampling-factor", "4:2:0"]),
    ("3", "6000x4000", &["-quality", "95", "-sampling-factor", "4:2:2"]),
    ("4", "6000x4000", &["-quality", "85", "-sampling-factor", "4:4:4"]),
    ("5", "6000x4000", &["-quality", "90", "-sampling-factor", "4:2:0"]),
    (
        "6",
        "6000x4000",
        &[
            "-quality",
            "86",
            "-sampling-factor",
            "4:2:0",
            "-interlace",
            "JPEG",
        ],
    ),
];

/// As many photos, in a folder of their own.
///
/// # Panics
/// Without ImageMagick, or without room for them.
pub(crate) fn photos(folder: &Path, count: usize) -> Vec<PathBuf> {
    let scenes: Vec<Vec<u8>> = SCENES.iter().map(|scene| scene_of(folder, scene)).collect();
    let card = folder.join(format!("card-{count}"));
    fs::create_dir_all(&card).expect("a folder of our own");
    (0..count)
        .map(|number| {
            let scene = &scenes[number % scenes.len()];
            let comment = format!("photo {number:06}");
            let length = u16::try_from(comment.len() + 2).expect("short").to_be_bytes();
            let (start, rest) = scene.split_at(2);
            let file = [start, &[0xff, 0xfe], &length, comment.as_bytes(), rest].concat();
            let path = card.join(format!("{number:04}.jpg"));
            fs::write(&path, file).expect("room for the photos");
            path
        })
        .collect()
}

fn scene_of(folder: &Path, (seed, size, coding): &(&str, &str, &[&str])) -> Vec<u8> {
    let path = folder.join(format!("scene-{seed}.jpg"));
    if !path.exists() {
        let mut convert = Command::new("convert");
        convert.args(["-seed", seed, "-size", "1500x1000", "plasma:steelblue-tan"]);
        convert.args(["-fill", "none", "-stroke", "black", "-strokewidth", "2"]);
        convert.args([
            "-draw",
            "line 0,700 1500,620 rectangle 300,350 520,700 circle 1100,300 1180,330",
        ]);
        convert.args([
            "-resize",
            &format!("{size}!"),
            "-attenuate",
            "0.06",
            "+noise",
            "Gaussian",
        ]);
        ask(convert.args(*coding).arg(&path), "imagemagick").expect("convert makes a picture");
    }
    fs::read(&path).expect("the picture just made")
}
