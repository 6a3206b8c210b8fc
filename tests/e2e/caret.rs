//! The caret: after anything was opened in front of the page and closed again, typing goes on at its place.

use crate::page::{begin_with_sample, body, caret_behind};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::json;

const WORDS: &str = "二十多位";

/// Types a letter on the keyboard; it must come after the words and the letters typed before.
fn writes_on(window: &Window, typed: &mut String, after: &str) {
    until(&format!("the page with the keyboard after {after}"), || {
        let has = "return document.activeElement?.matches('.page') ?? false";
        (window.run(has, &[]) == json!(true)).then_some(())
    });
    typed.push('x');
    window.screen().xdotool(["type", "x"]).expect("xdotool types");
    let wanted = format!("{WORDS}{typed}");
    until(&format!("{wanted:?} on the page after {after}"), || {
        body(window)
            .iter()
            .any(|block| block.contains(&wanted))
            .then_some(())
    });
}

#[test]
fn one_writes_on_where_one_was_after_whatever_stood_in_front_of_the_page() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    caret_behind(&window, WORDS);
    let mut typed = String::new();
    writes_on(&window, &mut typed, "a press of the mouse");

    for (keys, role, name) in [
        ("ctrl+comma", "dialog", "设置"),
        ("ctrl+shift+p", "combobox", "查找命令"),
        ("ctrl+f", "textbox", "查找"),
        ("ctrl+shift+s", "dialog", "保存为命名版本"),
        ("ctrl+e", "dialog", "导出稿件包"),
        ("ctrl+j", "dialog", "插入常用语"),
        ("ctrl+slash", "dialog", "快捷键"),
        ("ctrl+shift+n", "dialog", "按体裁新建"),
    ] {
        window.press(keys);
        window.find(role, name);
        window.press("Escape");
        window.gone(role, name);
        writes_on(&window, &mut typed, keys);
    }

    // The menus and the panel over the page, by mouse.
    for (name, role, inside) in [
        ("清样 菜单", "menuitem", "撤稿"),
        ("插入", "menuitem", "分隔线"),
        ("阅读外观", "dialog", "阅读外观"),
    ] {
        window.find("button", name).click();
        window.find(role, inside);
        window.press("Escape");
        window.gone(role, inside);
        writes_on(&window, &mut typed, name);
    }

    // From the menu into a dialog, and from the palette into one.
    window.find("button", "清样 菜单").click();
    window.find_beginning("menuitem", "设置").click();
    window.find("dialog", "设置");
    window.press("Escape");
    window.gone("dialog", "设置");
    writes_on(&window, &mut typed, "the settings by the menu");

    window.press("ctrl+shift+p");
    window.find("combobox", "查找命令");
    window
        .screen()
        .xdotool(["type", "--delay", "25", "kjj"])
        .expect("xdotool types");
    window.find_beginning("option", "快捷键");
    window.press("Return");
    window.find("dialog", "快捷键");
    window.press("Escape");
    window.gone("dialog", "快捷键");
    writes_on(&window, &mut typed, "the shortcuts by the palette");
}
