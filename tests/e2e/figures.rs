//! Figures: none leaves a story by accident.

use crate::page::{begin_with_sample, body, caption_of, captions};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;

fn stand(window: &Window, part: &str, wanted: &[&str]) {
    until(&format!("{wanted:?} as the captions of the {part}"), || {
        (captions(window, part) == wanted).then_some(())
    });
}

#[test]
fn a_figure_goes_to_the_tray_and_undo_brings_it_back() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    let figures = captions(&window, "body");
    let [first, second, third] = figures.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
        panic!("the sample has three figures: {figures:?}")
    };

    caption_of(&window, second).click();
    window.press("Escape");
    window.press("Delete");
    stand(&window, "body", &[first, third]);
    stand(&window, "tray", &[second]);
    window.press("ctrl+z");
    stand(&window, "body", &[first, second, third]);
    stand(&window, "tray", &[]);

    window.find("tab", "图片").click();
    let card = window.find_beginning("button", &format!("插图 2 {second}"));
    if card.run("return arguments[0].ariaExpanded") == "false" {
        card.click();
    }
    // It moves by one block at a time, paragraphs and figures alike.
    let all = body(&window);
    let mut higher = all.clone();
    let place = all.iter().position(|block| block == second);
    let place = place.expect("the figure is a block of the body");
    higher.swap(place, place - 1);
    window.find("button", "上移").click();
    until("the figure one block higher", || {
        (body(&window) == higher).then_some(())
    });
    window.find("button", "下移").click();
    until("the figure where it was", || (body(&window) == all).then_some(()));
    window.find("button", "移到图片篮").click();
    stand(&window, "tray", &[second]);
    window.find("button", "放回文中").click();
    stand(&window, "tray", &[]);
}

#[test]
fn a_figure_removed_by_mistake_comes_back_where_it_stood() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    let before = body(&window);
    let figures = captions(&window, "body");
    let second = figures.get(1).expect("the sample has three figures");

    window.find("tab", "图片").click();
    window
        .find_beginning("button", &format!("插图 2 {second}"))
        .click();
    window.find("button", "移除图片").click();
    window.shows(&format!("已移除“{second}”。"));
    assert!(
        !captions(&window, "body").contains(second),
        "it is gone from the page"
    );
    stand(&window, "tray", &[]);
    // The toolbar has a button of this name too; the one beside the sentence comes after it.
    let undo = window.all("button", "撤销").pop();
    undo.expect("a way back beside the sentence").click();
    until("the page as it was", || (body(&window) == before).then_some(()));
}
