//! By keyboard alone: from the first run to the package, and every command by menu, palette or key. Nothing here clicks.

use crate::page::{begin_with_sample, body, caret, headed, select};
use galley_tests::desk::Desk;
use galley_tests::screen::Screen;
use galley_tests::until::{until, within};
use galley_tests::window::Window;
use serde_json::json;
use std::fs::{create_dir, read_dir};
use std::time::Duration;

/// The element with the keyboard: its accessible name, or else its words.
fn focused(window: &Window) -> String {
    let script = "const here = document.activeElement;
        return here.getAttribute('aria-label') || here.labels?.[0]?.innerText || here.innerText || here.tagName";
    window
        .run(script, &[])
        .as_str()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// Presses a key until the focused element has this name.
fn walk_to(window: &Window, key: &str, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..60 {
        let here = focused(window);
        if here.starts_with(name) {
            return;
        }
        seen.push(here);
        window.press(key);
        within(Duration::from_secs(1), || {
            (focused(window) != *seen.last()?).then_some(())
        });
    }
    panic!("{key} never came to {name:?}, only to {seen:?}");
}

fn types(window: &Window, text: &str) {
    window
        .screen()
        .xdotool(["type", "--delay", "25", text])
        .expect("xdotool types");
}

#[test]
fn a_story_goes_from_the_first_run_to_its_package_without_a_mouse() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    window.find("textbox", "姓名");
    walk_to(&window, "Tab", "姓名");
    types(&window, "Lin Xi");
    window.press("Tab");
    types(&window, "Library");
    window.press("Return");
    window.find("textbox", "稿件正文");
    until("the caret in the headline", || {
        (caret(&window) == json!(["", 0])).then_some(())
    });
    types(&window, "Night school");
    headed(&window, "Night school");
    // Tab walks the fields of the page, the body last.
    until("the caret in the body", || {
        window.press("Tab");
        let script =
            "return document.getSelection().anchorNode?.parentElement?.closest('[data-body]') != null
            || document.getSelection().anchorNode?.closest?.('[data-body]') != null";
        within(Duration::from_secs(1), || {
            (window.run(script, &[]) == json!(true)).then_some(())
        })
    });
    types(&window, "The first evening was full.");
    until("the paragraph", || {
        body(&window)
            .first()
            .is_some_and(|first| first.starts_with("The first evening"))
            .then_some(())
    });

    let desk = Desk::new();
    window.press("ctrl+shift+i");
    window.choose_file(&desk.photo(1));
    until("the photo on the page", || {
        (window.run(
            "return document.querySelectorAll('[data-body] figure').length",
            &[],
        ) == json!(1))
        .then_some(())
    });
    // From the figure down into its caption.
    until("the caret in the caption", || {
        let here = "return !!document.getSelection().anchorNode?.parentElement?.closest('figcaption')
            || !!document.getSelection().anchorNode?.closest?.('figcaption')";
        if window.run(here, &[]) == json!(true) {
            return Some(());
        }
        window.press("Down");
        within(Duration::from_secs(1), || {
            (window.run(here, &[]) == json!(true)).then_some(())
        })
    });
    window.press("End");
    types(&window, " A full hall");
    until("the caption", || {
        let script = "return document.querySelector('figcaption').innerText.includes('A full hall')";
        (window.run(script, &[]) == json!(true)).then_some(())
    });

    // Escape, and then Tab leaves the page; further Tabs come round to it again.
    window.press("Escape");
    window.press("Tab");
    until("the keyboard outside the page", || {
        (focused(&window) != "稿件正文").then_some(())
    });
    walk_to(&window, "Tab", "稿件正文");

    let folder = screen.home().join("out");
    create_dir(&folder).expect("a folder in our own home");
    window.press("ctrl+e");
    window.find("dialog", "导出稿件包");
    walk_to(&window, "Tab", "选择文件夹");
    window.press("Return");
    window.choose_file(&folder);
    walk_to(&window, "Tab", "导出");
    window.press("Return");
    until("the package", || {
        read_dir(&folder)
            .ok()?
            .flatten()
            .find(|entry| entry.path().extension().is_some_and(|ending| ending == "zip"))
    });
    window.press("Escape");
    window.gone("dialog", "导出稿件包");
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

    // Bold goes on with one press and off with the next: no other handler takes the key.
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
