//! A file dragged from another program and dropped on the window, by the mouse of the screen.

use crate::programs::root;
use crate::screen::Screen;
use crate::until::until;
use crate::window::Window;
use std::path::Path;

/// Where the other program stands: over the left column, which takes no drop of its own.
const FROM: [&str; 2] = ["40", "700"];
/// Where the file is let go: in the middle of the page.
const TO: [&str; 2] = ["760", "600"];

/// Drags the file with the mouse and lets it go over the page.
pub fn drop_file(screen: &Screen, window: &Window, file: &Path) {
    let script = root().join("tests/src/drag.py");
    // Debian's own Python has GTK; another one on the PATH need not have it.
    let mut files = screen.command("/usr/bin/python3");
    screen.keep(
        files.arg(script).arg(file).args(FROM),
        "python3-gi gir1.2-gtk-3.0",
    );
    until("the file to be dragged", || {
        screen
            .xdotool(["search", "--onlyvisible", "--name", "^files$"])
            .filter(|found| !found.is_empty())
    });
    window.run(
        "window.over = false; addEventListener('dragover', () => (window.over = true), { capture: true })",
        &[],
    );
    let [x, y] = FROM.map(|place| (place.parse::<i32>().expect("a number") + 20).to_string());
    let moved = |x: &str, y: &str| {
        screen
            .xdotool(["mousemove", x, y])
            .expect("xdotool moves the mouse")
    };
    moved(&x, &y);
    screen
        .xdotool(["mousedown", "1"])
        .expect("xdotool presses the mouse");
    // GTK begins a drag with the first steps, and a target is told of it only while the mouse moves.
    let [to_x, to_y] = TO.map(|place| place.parse::<i32>().expect("a number"));
    let mut step = 0;
    until("the file over the page", || {
        step += 1;
        moved(&(to_x + step % 7).to_string(), &(to_y + step % 5).to_string());
        window
            .run("return window.over", &[])
            .as_bool()
            .filter(|over| *over)
    });
    screen
        .xdotool(["mouseup", "1"])
        .expect("xdotool lets the mouse go");
}
