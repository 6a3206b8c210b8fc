//! The list of stories: one is found, spiked and brought back.

use crate::page::{begin_with_sample, headed, headline};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;

/// The first line of each card in the list, that is, the headlines.
fn listed(window: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=option]')]
        .map((card) => card.innerText.trim().split('\\n')[0])";
    let cards = window.run(script, &[]);
    let cards = cards.as_array().cloned().unwrap_or_default();
    cards
        .iter()
        .filter_map(|card| card.as_str().map(str::to_owned))
        .collect()
}

fn lists(window: &Window, headlines: &[&str]) {
    until(&format!("a list of {headlines:?}"), || {
        (listed(window) == headlines).then_some(())
    });
}

#[test]
fn a_story_is_spiked_and_comes_back() {
    const SAMPLE: &str = "河西村三百亩油茶迎来采收季";
    const OTHER: &str = "河堤加固赶在汛期前完工";
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    window.press("ctrl+n");
    headed(&window, "");
    headline(&window).click();
    window.write(OTHER);
    lists(&window, &[OTHER, SAMPLE]);

    window.find("button", "清样 菜单").click();
    window.find("menuitem", "撤稿").click();
    window.shows("这篇稿件已经撤下，不会投出去。");
    lists(&window, &[SAMPLE]);

    window.find("textbox", "查找稿件").write("河堤");
    window.shows("没有找到“河堤”");
    window.find("button", "已撤，1 篇").click();
    lists(&window, &[OTHER]);
    window.find("textbox", "查找稿件").write("无此词");
    lists(&window, &[]);
    window.find("button", "清除查找").click();
    lists(&window, &[OTHER]);

    window.find("button", "恢复稿件").click();
    window.find("button", "已撤，0 篇");
    window.find("button", "全部，2 篇").click();
    lists(&window, &[OTHER, SAMPLE]);
    window.find("textbox", "查找稿件").write("采收季");
    lists(&window, &[SAMPLE]);
}
