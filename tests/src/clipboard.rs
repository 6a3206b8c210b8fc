//! The screen's clipboard, held by another program, as after a copy in a browser or of a picture.

use crate::screen::Screen;
use crate::until::until;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

static COPIES: AtomicUsize = AtomicUsize::new(0);

/// Puts bytes of this kind (`text/html`, `image/png`) on the clipboard, and waits until it holds them.
pub fn copy(screen: &Screen, kind: &str, bytes: &[u8]) {
    let file = screen
        .home()
        .join(format!("copied-{}", COPIES.fetch_add(1, Ordering::Relaxed)));
    fs::write(&file, bytes).expect("a file in our own home");
    let file = file.to_str().expect("a path of ours is plain text");
    let clipboard = ["-selection", "clipboard", "-t", kind];
    let mut xclip = screen.command("xclip");
    screen.keep(xclip.arg("-quiet").args(clipboard).args(["-i", file]), "xclip");
    until("the clipboard held", || {
        let held = screen.command("xclip").args(clipboard).arg("-o").output().ok()?;
        (held.stdout == bytes).then_some(())
    });
}
