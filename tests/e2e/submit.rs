//! 投稿 in the window: the clauses for which an outlet would send the piece back, one press to the place, the package it takes,
//! and the text for a WeChat account on the real clipboard.

use crate::page::begin_with_sample;
use galley_tests::desk::{Desk, plain};
use galley_tests::pinyin::Pinyin;
use galley_tests::programs::ask;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use std::fs::{create_dir, read_dir};

/// An outlet that takes the sample story once it has a subheadline.
const COUNTY: &str = "name = \"county\"\ntitle = \"县报要闻部\"\nformats = [\"wechat\", \"text\"]\n[text]\nrequired = [\"headline\", \"subheadline\"]\n[photos]\nmarkers = true\noriginals = false\n[files]\npacking = \"folder\"\nstory = \"{headline}\"\n";

#[test]
fn a_piece_is_mended_for_an_outlet_exported_as_it_takes_it_and_copied_for_wechat() {
    let screen = Screen::open();
    let pinyin = Pinyin::start(&screen);
    let desk = Desk::new();
    desk.ask(["new"]);
    let file = desk.file("county.toml", COUNTY.as_bytes());
    desk.ask(["outlet", "add", plain(&file)]);
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);

    window.find("tab", "投稿").click();
    let county = || window.find_beginning("button", "县报要闻部");
    // A button's text; `text` would give its value.
    let says = || county().run("return arguments[0].innerText").to_string();
    until("the outlet says what it lacks", || {
        says().contains("1 处不合").then_some(())
    });
    county().click();
    window.find_beginning("button", "没有副题").click();
    pinyin.word("beijing", || window.text().contains("北京"));
    until("the outlet would take it", || {
        says().contains("可以投").then_some(())
    });

    let out = screen.home().join("out");
    create_dir(&out).expect("a folder in our own home");
    window.find("button", "导出给这家…").click();
    window.find("dialog", "导出给县报要闻部");
    window.find("button", "选择文件夹…").click();
    window.choose_file(&out);
    window.shows(plain(&out));
    window.find("button", "导出").click();
    window.find("dialog", "导出好了");
    window.find("button", "好").click();
    let folders: Vec<_> = read_dir(&out).expect("the chosen folder").flatten().collect();
    let [folder] = folders.as_slice() else {
        panic!("one folder and nothing beside it: {folders:?}")
    };
    let mut names: Vec<String> = read_dir(folder.path())
        .expect("a plain folder")
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2, "what it takes and nothing else: {names:?}");

    window.find("button", "复制到公众号").click();
    window.shows("到公众号后台粘贴正文");
    let html = until("rich text on the clipboard", || {
        let mut xclip = screen.command("xclip");
        ask(
            xclip.args(["-selection", "clipboard", "-o", "-t", "text/html"]),
            "xclip",
        )
    });
    assert!(html.contains("【图1】") && html.contains("style="), "{html}");
}
