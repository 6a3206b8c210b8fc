//! Commands by keyboard: a key does its work once, and the menu bar and the palette do the same. Nothing here clicks but
//! what begins the sample story.

use crate::page::{begin_with_sample, headed, select};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::json;

fn types(window: &Window, text: &str) {
    window
        .screen()
        .xdotool(["type", "--delay", "25", text])
        .expect("xdotool types");
}

#[test]
fn a_key_does_its_work_once_and_menu_and_palette_do_the_same() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    let stories = || {
        window.run(
            "return document.querySelectorAll('.list [role=option]').length",
            &[],
        )
    };
    assert_eq!(stories(), json!(1));
    window.press("ctrl+n");
    headed(&window, "");
    until("one story more", || (stories() == json!(2)).then_some(()));

    // Alt and the menu's letter; its first line is the same command.
    window.press("alt+s");
    window.press("Return");
    until("another story more", || (stories() == json!(3)).then_some(()));
    // F10 reaches the first menu too.
    window.press("F10");
    window.press("Down");
    window.press("Return");
    until("and another", || (stories() == json!(4)).then_some(()));

    // The palette by the first letters of pinyin.
    window.press("ctrl+shift+p");
    window.find("combobox", "查找命令");
    types(&window, "xjgj");
    window.find_beginning("option", "新建稿件");
    window.press("Return");
    until("one by the palette", || (stories() == json!(5)).then_some(()));

    // Bold goes on with one press and off with the next: nothing else hears the key.
    window.press("ctrl+shift+k");
    window.find("textbox", "查找稿件").write("采收季");
    // Down into the list, down to its first card.
    window.press("Down");
    window.press("Down");
    window.press("Return");
    headed(&window, "河西村三百亩油茶迎来采收季");
    select(&window, "二十多位");
    let strong = |on: &str| {
        until(&format!("bold {on}"), || {
            let pressed = window
                .find("button", "加粗")
                .run("return arguments[0].ariaPressed");
            (pressed == json!(on)).then_some(())
        });
    };
    strong("false");
    window.press("ctrl+b");
    strong("true");
    window.press("ctrl+b");
    strong("false");
}
