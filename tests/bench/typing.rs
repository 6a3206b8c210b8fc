//! Typing in a long story: Galley's window beside a bare ProseMirror and a plain contenteditable, all three in the same
//! WebKitGTK, with the same words, pictures, letters and size, open on one screen and typed into by turns.
//!
//! The bare pages are shown by the window's own program, in a page emptied by WebDriver, so that the page alone differs.

mod clock;
mod page;
mod story;

use crate::bar::bar;
use clock::{Clock, Saves};
use galley_tests::desk::Desk;
use galley_tests::screen::Screen;
use galley_tests::window::Window;
use story::long_story;

/// How many letters are typed into each page in one turn, and how many turns there are.
const LETTERS: usize = 40;
const TURNS: usize = 6;

/// A story is on the page so many milliseconds after its card was pressed.
const OPEN: f64 = 1000.0;

/// The word that the bar of finding searches for in Galley's page: it is in nearly every sentence.
const SOUGHT: &str = "村";

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let desk = Desk::new();
    desk.ask(["profile", "林溪", "unit=市图书馆"]);
    let (long, longer) = (long_story(&desk, 100_000), long_story(&desk, 300_000));
    let screen = Screen::open();
    let galley = Window::open(&screen, &desk.store());

    let opened = page::open(&galley, &long);
    let quick = bar(
        "100,000 characters and 40 figures on the page ÷ 1 s",
        (opened, OPEN),
        "ms",
        1.0,
    );
    // Hits of a search stay painted while the keys are clocked, as they do for a person who goes through a text.
    let hits = page::search(&galley, SOUGHT);
    let bare = ["prosemirror", "contenteditable"].map(|kind| page::bare(&screen, kind, &galley));
    let [prosemirror, contenteditable] = &bare;
    let saves = Saves::watch(&galley);
    let mut clocks = [&galley, prosemirror, contenteditable].map(Clock::of);
    for _ in 0..TURNS {
        for clock in &mut clocks {
            clock.turn(LETTERS);
        }
    }
    let [ours, theirs, plain] = &clocks;
    println!(
        "  key to frame in ms, median and p95 of {}, by turns:",
        TURNS * LETTERS
    );
    println!("    Galley {ours}; bare ProseMirror {theirs}; contenteditable {plain}");
    println!(
        "    Galley with {hits} hits found and {} painted; {saves}",
        page::painted(&galley)
    );
    let median = bar(
        "median ÷ bare ProseMirror",
        (ours.quantile(0.5), theirs.quantile(0.5)),
        "ms",
        1.3,
    );
    let slow = bar(
        "p95 ÷ bare ProseMirror",
        (ours.quantile(0.95), theirs.quantile(0.95)),
        "ms",
        2.0,
    );

    let opened_longer = page::open(&galley, &longer);
    let hits = page::search(&galley, SOUGHT);
    let mut clock = Clock::of(&galley);
    let saves = Saves::watch(&galley);
    clock.turn(LETTERS);
    clock.turn(LETTERS);
    println!(
        "  300,000 characters: on the page after {:.2} s; key to frame {clock}",
        opened_longer / 1000.0
    );
    println!(
        "    with {hits} hits found and {} painted; {saves}",
        page::painted(&galley)
    );
    quick && median && slow
}
