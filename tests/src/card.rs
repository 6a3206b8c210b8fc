//! Files dragged into the window out of another program's, as out of a file manager.

use std::path::PathBuf;

use crate::programs::root;
use crate::screen::Screen;
use crate::until::until;
use crate::window::Window;

/// The place of the small window from which the files are dragged: in a corner, above all others.
const CORNER: (i32, i32) = (1240, 760);
/// Its middle, and the middle of the screen.
const FROM: (i32, i32) = (1280, 790);
const TO: (i32, i32) = (798, 448);
const STEPS: i32 = 20;

/// Drags the files to the middle of the screen, as a person does: in steps, and not let go at once.
///
/// # Panics
/// When the other program does not come up or the mouse cannot be moved.
pub fn drag(screen: &Screen, files: &[PathBuf]) {
    // The system's own Python: GTK's bindings belong to it.
    let mut source = screen.command("/usr/bin/python3");
    source
        .arg(root().join("tests/servers/card.py"))
        .args([CORNER.0.to_string(), CORNER.1.to_string()])
        .args(files);
    screen.keep(&mut source, "python3-gi");
    until("the card's window", || {
        screen.xdotool(["search", "--onlyvisible", "--name", "^card$"])
    });
    let moved = |(x, y): (i32, i32), then: [&str; 4]| {
        let (x, y) = (x.to_string(), y.to_string());
        let [a, b, c, d] = then;
        screen
            .xdotool(["mousemove", &x, &y, a, b, c, d])
            .expect("xdotool has the mouse");
    };
    moved(FROM, ["sleep", "0.2", "mousedown", "1"]);
    for step in 1..STEPS {
        let along = |from: i32, to: i32| from + (to - from) * step / STEPS;
        moved(
            (along(FROM.0, TO.0), along(FROM.1, TO.1)),
            ["sleep", "0.02", "sleep", "0.01"],
        );
    }
    moved(TO, ["sleep", "0.3", "mouseup", "1"]);
}

/// Milliseconds from the drop until the first of the dropped pictures was on the screen. Waits until one is.
///
/// # Panics
/// When none ever is.
pub fn first_preview(window: &Window) -> i64 {
    let script = "const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
        return Math.round(at('first-preview') - at('dropped'))";
    until("the first preview", || window.run(script, &[]).as_i64())
}
