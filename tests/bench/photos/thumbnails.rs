//! Thumbnails alone: each file read, made small, and written, beside the fastest tools there are for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use photo::{Framing, Rendition, render};

use super::{ROUNDS, clocked, fresh, shell};
use crate::bar::bar;

/// The others, each on all cores: name, Debian package, and the command for some files.
const OTHERS: [(&str, &str, &str); 3] = [
    (
        "vipsthumbnail",
        "libvips-tools",
        "vipsthumbnail -s 320 -o \"$PWD/%s.jpg\"",
    ),
    (
        "ImageMagick",
        "imagemagick",
        "mogrify -path . -define jpeg:size=640x640 -thumbnail 320x320",
    ),
    (
        "djpeg -scale 1/8, the limit",
        "libjpeg-turbo-progs",
        "sh -c 'for file; do djpeg -scale 1/8 -outfile \"$(basename \"$file\").ppm\" \"$file\"; done' sh",
    ),
];

/// The bar is vipsthumbnail's; the others are printed for comparison.
pub(crate) fn bars(folder: &Path, photos: &[PathBuf]) -> bool {
    let ours = shortest(|| ours(&fresh(folder, "thumbs"), photos));
    let mut met = true;
    for (index, (name, package, command)) in OTHERS.into_iter().enumerate() {
        let script = format!("printf '%s\\n' \"$@\" | xargs -P $(nproc) -n 5 {command}");
        let theirs = shortest(|| clocked(&mut shell(&script, &fresh(folder, "thumbs"), photos), package));
        let both = (ours.as_secs_f64(), theirs.as_secs_f64());
        if index == 0 {
            met = bar(&format!("thumbnails ÷ {name}"), both, "s", 1.0);
        } else {
            println!(
                "  thumbnails ÷ {name}: {:.2} ({:.2} s ÷ {:.2} s)",
                both.0 / both.1,
                both.0,
                both.1
            );
        }
    }
    met
}

fn shortest(mut measure: impl FnMut() -> Duration) -> Duration {
    (0..ROUNDS).map(|_| measure()).min().unwrap_or_default()
}

fn ours(to: &Path, photos: &[PathBuf]) -> Duration {
    let start = Instant::now();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(photo) = photos.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let file = fs::read(photo).expect("a photo of ours");
                    let thumb = render(&file, Rendition::Thumb, &Framing::default()).expect("it decodes");
                    fs::write(to.join(photo.file_name().expect("a name")), thumb.jpeg).expect("room");
                }
            });
        }
    });
    start.elapsed()
}
