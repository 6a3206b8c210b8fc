//! The first minute.

use crate::page::{begin_first_story, begin_with_sample};
use galley_tests::screen::Screen;
use galley_tests::window::Window;

#[test]
fn the_window_opens_on_an_empty_store_asks_who_works_here_and_gives_a_page() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    window.shows("欢迎来到清样");
    begin_first_story(&window);
    window.shows("无标题");
}

#[test]
fn a_second_window_on_the_same_store_says_who_holds_it() {
    let screen = Screen::open();
    let store = screen.home().join("store");
    let first = Window::open(&screen, &store);
    begin_with_sample(&first);

    let second = Window::open(&screen, &store);
    second.shows("稿件库正由");
    second.shows(&format!("pid {}, ", first.process()));
}
