//! Named versions, and the way back to one.

use crate::page::{begin_first_story, headed, headline};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;

#[test]
fn a_named_version_is_restored_from_the_versions_tab() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    headline(&window).click();
    window.write("送审前的标题");
    window.press("ctrl+shift+s");
    window.find("textbox", "版本名").write("送审前");
    window.press("Return");
    window.gone("dialog", "保存为命名版本");
    let tab = window.find("tab", "版本");
    assert_eq!(
        tab.run("return arguments[0].ariaSelected"),
        "true",
        "the versions are in sight"
    );
    window.find_beginning("button", "查看第 1 版");

    headline(&window).click();
    window.press("ctrl+a");
    until("all of the headline selected", || {
        let selected = window.run("return getSelection().toString()", &[]);
        (selected == headline(&window).text()).then_some(())
    });
    window.write("改坏了的标题");
    window.shows("改坏了的标题");

    window.find_beginning("button", "查看第 1 版").click();
    let seen = window.find("document", "第 1 版");
    assert!(seen.text().contains("送审前的标题"), "{}", seen.text());
    window.find("button", "恢复为这一版").click();
    headed(&window, "送审前的标题");
    // What was there before is not lost: it is a version too.
    window.find_beginning("button", "查看第 2 版").click();
    let seen = window.find("document", "第 2 版");
    assert!(seen.text().contains("改坏了的标题"), "{}", seen.text());
}
