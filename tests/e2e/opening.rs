//! The first minute.

use crate::page::{begin_first_story, begin_with_sample};
use galley_tests::programs::galley;
use galley_tests::screen::Screen;
use galley_tests::window::Window;
use std::fs::{Permissions, set_permissions, write};
use std::os::unix::fs::PermissionsExt;

#[test]
fn the_window_opens_on_an_empty_store_asks_who_works_here_and_gives_a_page() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    window.shows("欢迎来到清样");
    begin_first_story(&window);
    window.shows("无标题");
}

#[test]
fn a_second_start_on_a_store_brings_its_window_to_the_front_with_the_file_and_another_store_opens_beside_it()
{
    let screen = Screen::open();
    let store = screen.home().join("store");
    let first = Window::open(&screen, &store);
    begin_with_sample(&first);
    let other = Window::open(&screen, &screen.home().join("other"));
    other.shows("欢迎来到清样");
    other.in_front();

    let text = screen.home().join("dike.txt");
    write(&text, "河堤加固\n\n工程赶在汛期前完工。\n").expect("a file in our own home");
    let ended = screen
        .command(galley())
        .arg("--store")
        .arg(screen.home().join("./store"))
        .arg(&text)
        .status()
        .expect("galley starts");
    assert_eq!(ended.code(), Some(0), "the second start gives way");
    first.in_front();
    first.find("dialog", "导入结果");
    first.shows("河堤加固");
    other.shows("欢迎来到清样");
}

#[test]
fn where_nothing_tells_of_the_first_window_the_second_says_who_holds_the_store() {
    let screen = Screen::open();
    let store = screen.home().join("store");
    let first = Window::open(&screen, &store);
    begin_with_sample(&first);

    // A program started without the session's bus, as over a bare remote connection.
    let program = screen.home().join("galley");
    let script = format!(
        "#!/bin/sh\nDBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere exec {} \"$@\"\n",
        galley().display()
    );
    write(&program, script).expect("a file in our own home");
    set_permissions(&program, Permissions::from_mode(0o755)).expect("a file of our own");
    let second = Window::open_by(&screen, &program, &store);
    second.shows("稿件库正由");
    second.shows(&format!("pid {}, ", first.process()));
}
