//! Finding in the story, and how long it is.

use crate::page::{begin_first_story, body, first_paragraph};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};

/// How many hits are painted, the present one apart.
fn painted(window: &Window) -> Value {
    window.run(
        "return ['find', 'find-here'].map((name) => CSS.highlights.get(name)?.size ?? 0)",
        &[],
    )
}

/// Elements inside the lines of the body: a hit that was written into the text would be one.
fn inside_lines(window: &Window) -> Value {
    window.run(
        "return document.querySelectorAll('[data-body] > p *').length",
        &[],
    )
}

/// The 字数 in the bottom line.
fn words(window: &Window) -> u64 {
    let said = window.run("return document.querySelector('[data-count]').innerText", &[]);
    let digits: String = said
        .as_str()
        .unwrap_or_default()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().expect("a number of words")
}

#[test]
fn hits_are_painted_beside_the_text_and_replaced_as_one_step_and_the_counts_follow() {
    const BEFORE: [&str; 2] = ["河西村的茶，河东村的茶。", "茶园在村后。"];
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    first_paragraph(&window).click();
    window.write(BEFORE[0]);
    window.press("Return");
    window.write(BEFORE[1]);
    window.shows("本段 6 字");
    let written = words(&window);

    window.press("ctrl+f");
    window.find("textbox", "查找");
    window.write("茶");
    window.shows("1 / 3");
    until("three hits, one of them the present one", || {
        (painted(&window) == json!([2, 1])).then_some(())
    });
    assert_eq!(inside_lines(&window), json!(0), "the text is not touched");

    // The first step goes to the hit that is shown, the second one on.
    window.press("Return");
    window.press("Return");
    window.shows("2 / 3");

    window.press("ctrl+h");
    window.find("textbox", "替换为").click();
    window.write("油茶");
    window.find("button", "全部替换").click();
    until("every hit replaced", || {
        (body(&window) == ["河西村的油茶，河东村的油茶。", "油茶园在村后。"]).then_some(())
    });
    until("three words more", || {
        (words(&window) == written + 3).then_some(())
    });

    window.press("Escape");
    until("nothing painted", || {
        (painted(&window) == json!([0, 0])).then_some(())
    });
    window.press("ctrl+z");
    until("all of it undone at once", || {
        (body(&window) == BEFORE).then_some(())
    });
    until("the words there were", || {
        (words(&window) == written).then_some(())
    });

    window.run("document.querySelector('[data-count]').click()", &[]);
    window.find("textbox", "字数要求").write("100-200");
    window.shows("/ 100–200");
    window.shows(&format!("差 {}", 100 - written));
}
