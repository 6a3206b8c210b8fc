//! A story from a template, through a snippet, to print, to the trash and back.

use crate::page::{begin_first_story, body, headed, headline};
use galley_tests::programs::ask;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use std::path::Path;
use std::process::Command;

/// Where the text of a printed page begins, in points from its left and upper edge.
fn first_letters(pdf: &Path) -> (f64, f64) {
    let words = ask(
        Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-"),
        "poppler-utils",
    );
    let words = words.expect("the places of words");
    let least = |side: &str| {
        let sides = words
            .split(side)
            .skip(1)
            .filter_map(|rest| rest.split('"').nth(1));
        sides
            .filter_map(|points| points.parse().ok())
            .fold(f64::INFINITY, f64::min)
    };
    (least("xMin="), least("yMin="))
}

#[test]
fn a_story_of_a_kind_is_written_printed_spiked_and_comes_back() {
    const HEADLINE: &str = "夜校开课第一晚坐满了";
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    window.press("ctrl+shift+n");
    window.find("dialog", "按体裁新建");
    window.find_beginning("button", "消息").click();
    let prompts =
        "return [...document.querySelectorAll('[data-prompt]')].map((block) => block.dataset.prompt)";
    until("the prompts of a news item", || {
        let shown = window.run(prompts, &[]).to_string();
        (shown.contains("导语：") && shown.contains("背景：")).then_some(())
    });
    headline(&window).click();
    window.write(HEADLINE);
    headed(&window, HEADLINE);
    assert_eq!(body(&window), ["", "", "", ""], "a prompt is no text");

    window
        .element("document.querySelector('[data-body] > p')")
        .click();
    until("the caret in the lead", || {
        let there = "return document.querySelector('[data-body] > p').contains(getSelection().anchorNode)";
        window.run(there, &[]).as_bool().filter(|there| *there)
    });
    window.press("ctrl+j");
    window.find("radio", "电头").click();
    window.find("textbox", "地点").write("河西");
    // The page's own tools, behind the dialog, have a button of this name too.
    window
        .element("[...document.querySelectorAll('[role=dialog] button')].find((button) => button.innerText === '插入')")
        .click();
    until("the snippet on the page", || {
        let first = body(&window).into_iter().next().unwrap_or_default();
        (first.starts_with("本报河西") && first.ends_with("（通讯员 林溪）")).then_some(())
    });

    // The system's own dialog, whose first printer is a file.
    window.press("ctrl+p");
    let file = window.print_to_file();
    let printed = Command::new("pdftotext")
        .arg(&file)
        .arg("-")
        .output()
        .expect("poppler-utils");
    let printed = String::from_utf8_lossy(&printed.stdout).replace(char::is_whitespace, "");
    let (left, top) = first_letters(&file);
    assert!(
        left > 85.0 && top > 35.0,
        "an editor has a margin to write into: the text begins at {left}, {top} points"
    );
    // The font draws 一 and the radical ⼀ with one glyph, and pdftotext reads it as the radical.
    for part in ["夜校开课第", "晚坐满了"] {
        assert!(printed.contains(part), "the headline is printed: {printed}");
    }
    assert!(printed.contains("本报河西"), "so is the text: {printed}");
    assert!(!printed.contains("导语"), "no prompt is: {printed}");
    assert!(
        !printed.contains("图片篮"),
        "nor anything of the window: {printed}"
    );

    window.find("button", "清样 菜单").click();
    window.find("menuitem", "撤稿").click();
    window.find("button", "永久删除…").click();
    window.find("dialog", "永久删除这篇稿件？");
    window.shows("没有图片会随它删去");
    window.find("button", "取消").click();
    window.gone("dialog", "永久删除这篇稿件？");
    window.find("button", "恢复稿件").click();
    window.find("button", "已撤，0 篇");
    headed(&window, HEADLINE);
}
