//! The window's language and looks.

use crate::page::begin_with_sample;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::Value;

/// Waits until the page's root element has this value in this attribute; `None` for no such attribute.
fn root_says(window: &Window, attribute: &str, value: Option<&str>) {
    let wanted = value.map_or(Value::Null, Value::from);
    until(&format!("{attribute}={value:?} on the page"), || {
        let script = "return document.documentElement.getAttribute(arguments[0])";
        (window.run(script, &[attribute.into()]) == wanted).then_some(())
    });
}

#[test]
fn the_window_speaks_english_after_one_switch() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    root_says(&window, "lang", Some("zh-CN"));

    window.find("button", "中 / EN 切换到英文").click();
    root_says(&window, "lang", Some("en-GB"));
    window.find("navigation", "Stories by state");
    window.find("listbox", "Stories");
    window.find("tab", "Photos");
    window.find("textbox", "The story");
    window.gone("button", "中 / EN 切换到英文");

    window.find("button", "中 / EN Switch to Chinese").click();
    root_says(&window, "lang", Some("zh-CN"));
    window.find("navigation", "稿件状态");
}

#[test]
fn the_theme_chosen_in_the_settings_is_the_theme_of_the_window() {
    let screen = Screen::open();
    let store = screen.home().join("store");
    let window = Window::open(&screen, &store);
    begin_with_sample(&window);
    root_says(&window, "data-theme", None);
    window.press("ctrl+comma");
    window.find("radio", "深色").click();
    root_says(&window, "data-theme", Some("dark"));
    window.close();

    let again = Window::open(&screen, &store);
    root_says(&again, "data-theme", Some("dark"));
    again.find("textbox", "查找稿件");
    again.press("ctrl+comma");
    again.find("radio", "跟随系统").click();
    root_says(&again, "data-theme", None);
}
