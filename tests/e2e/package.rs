//! The main job: a story with its photos leaves the window as a package.

use crate::page::{begin_with_sample, caption_of, captions, pictures_drawn, select};
use galley_tests::desk::{Desk, plain};
use galley_tests::pinyin::Pinyin;
use galley_tests::programs::ask;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use std::fs::{create_dir, read_dir};
use std::process::Command;

#[test]
fn the_main_job_in_the_window() {
    let screen = Screen::open();
    let pinyin = Pinyin::start(&screen);
    let desk = Desk::new();
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);

    select(&window, "霜降");
    pinyin.word("zuotian", || window.text().contains("昨天刚过"));

    // A screenshot has no metadata: its caption is for us to write.
    let photo = screen.home().join("photo.png");
    screen.picture(&photo);
    let before = captions(&window, "body").len();
    window.find("button", "添加图片…").click();
    window.choose_file(&photo);
    until("one more photo on the page", || {
        (captions(&window, "body").len() == before + 1 && pictures_drawn(&window)).then_some(())
    });
    let words = caption_of(&window, "");
    words.click();
    pinyin.word("beijing", || words.text().contains("北京"));

    let out = screen.home().join("out");
    create_dir(&out).expect("a folder in our own home");
    window.press("ctrl+e");
    window.find("dialog", "导出稿件包");
    for format in [
        "Word 文档",
        "网页",
        "Markdown",
        "纯文本",
        "ninjs（供发稿系统读取）",
    ] {
        let chosen = window.find("checkbox", format).run("return arguments[0].checked");
        assert_eq!(chosen, true, "{format} is chosen from the start");
    }
    window.find("button", "选择文件夹…").click();
    window.choose_file(&out);
    window.shows(plain(&out));
    window.find("button", "导出").click();
    window.find("dialog", "导出好了");

    let files: Vec<_> = read_dir(&out).expect("the chosen folder").flatten().collect();
    let [package] = files.as_slice() else {
        panic!("one package and nothing beside it: {files:?}")
    };
    let package = package.path();
    window.shows(plain(&package));
    desk.ask(["verify", plain(&package)]);
    let printed = ask(
        Command::new("unzip").arg("-p").arg(&package).arg("*/story.txt"),
        "unzip",
    );
    let printed = printed.expect("the package holds the plain text");
    assert!(
        printed.contains("昨天刚过，河西村的山坡上人声渐密。"),
        "{printed}"
    );
    assert!(
        printed.lines().any(|line| line == "北京"),
        "the caption is a line: {printed}"
    );
    for story in ["story.docx", "story.html", "story.md", "ninjs.json"] {
        let listed = ask(
            Command::new("unzip")
                .arg("-Z1")
                .arg(&package)
                .arg(format!("*/{story}")),
            "unzip",
        );
        assert!(listed.is_some(), "{story} is in {}", package.display());
    }
}
