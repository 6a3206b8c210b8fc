//! A card dropped on the window: how long until the first of its pictures is on the screen.

use std::path::{Path, PathBuf};

use galley_tests::card;
use galley_tests::screen::Screen;
use galley_tests::window::Window;

use super::{ROUNDS, cli, fresh, story};

/// The delay that a writer does not notice, in milliseconds.
const MOST: i64 = 300;

pub(super) fn bar(folder: &Path, photos: &[PathBuf]) -> bool {
    let rounds: Vec<i64> = (0..ROUNDS).map(|round| once(folder, photos, round)).collect();
    let waited = rounds.iter().copied().min().unwrap_or(i64::MAX);
    let met = waited <= MOST;
    println!(
        "  first preview on screen after a drop of {}: {waited} ms of {rounds:?}, bar {MOST}: {}",
        photos.len(),
        if met { "met" } else { "MISSED" }
    );
    met
}

/// Each round has a store of its own: the last one's window may still be taking in the rest of its card.
fn once(folder: &Path, photos: &[PathBuf], round: usize) -> i64 {
    let store = fresh(folder, &format!("store-{round}"));
    story(&store);
    let done = cli(&store).args(["profile", "林溪"]).status();
    assert!(
        done.is_ok_and(|done| done.success()),
        "galley-cli keeps a profile"
    );
    let screen = Screen::open();
    let window = Window::open(&screen, &store);
    window.find_beginning("option", "").click();
    window.find("textbox", "稿件正文");
    card::drag(&screen, photos);
    card::first_preview(&window)
}
