//! Crop and turn in the window: by keys alone, one step of undo on the page, the original untouched.

use crate::page::begin_with_sample;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;

/// How the first picture of the body is drawn: its address behind the size, and its proportions once it is there.
fn drawn(window: &Window) -> (String, bool) {
    let script = "const image = document.querySelector('[data-body] figure img');
        const address = decodeURIComponent(image.src);
        return [address.split('/web')[1] ?? '', image.complete && image.naturalHeight > image.naturalWidth]";
    let said = window.run(script, &[]);
    let framing = said
        .get(0)
        .and_then(|framing| framing.as_str())
        .unwrap_or_default();
    (
        framing.to_owned(),
        said.get(1)
            .and_then(serde_json::Value::as_bool)
            .unwrap_or_default(),
    )
}

fn stands(window: &Window, framing: &str, upright: bool) {
    until(&format!("the picture framed as {framing:?}"), || {
        (drawn(window) == (framing.to_owned(), upright)).then_some(())
    });
}

#[test]
fn a_picture_is_turned_and_cropped_by_keys_and_one_undo_takes_both_back() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_with_sample(&window);
    stands(&window, "", false);

    window.find("tab", "图片").click();
    let card = window.find_beginning("button", "插图 1 ");
    if card.run("return arguments[0].ariaExpanded") == "false" {
        card.click();
    }
    window.find("button", "取景…").click();
    window.find("button", "向右转").focus();
    window.press("Return");
    window.find("button", "裁切框").focus();
    // By one per cent each, the lower edge; then the frame by five to the bottom.
    window.press("alt+Up");
    window.press("alt+Up");
    window.press("shift+Down");
    window.find("button", "用这个取景").focus();
    window.press("Return");
    window.gone("button", "用这个取景");
    stands(&window, "/t1s0c0-200-10000-9800", true);

    window.find("button", "撤销").click();
    stands(&window, "", false);
}
