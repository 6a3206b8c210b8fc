//! Other people's files coming in through the window: taken, or refused with a reason.

use crate::page::{begin_first_story, body, captions, headed};
use galley_tests::screen::Screen;
use galley_tests::window::Window;
use std::fs::write;

#[test]
fn a_text_in_gb18030_is_imported_through_the_menu_and_opened() {
    let screen = Screen::open();
    let (bytes, _, unmapped) =
        encoding_rs::GB18030.encode("河堤加固完工\n\n三公里河堤赶在汛期前加固完工。\n");
    assert!(!unmapped, "GB18030 has every character");
    let file = screen.home().join("gb.txt");
    write(&file, bytes).expect("a file in our own home");
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);

    window.find("button", "清样 菜单").click();
    window.find("menuitem", "导入文件… Ctrl+O").click();
    window.choose_file(&file);
    window.find("dialog", "导入结果");
    window.shows("已收为《河堤加固完工》");
    window.find("button", "打开这篇").click();
    headed(&window, "河堤加固完工");
    assert_eq!(body(&window), ["三公里河堤赶在汛期前加固完工。"]);
}

#[test]
fn a_file_that_is_no_picture_is_refused_by_name_and_the_page_stays_as_it_is() {
    let screen = Screen::open();
    let file = screen.home().join("notes.jpg");
    write(&file, "这不是图片。").expect("a file in our own home");
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    let before = body(&window);

    window.find("button", "添加图片…").click();
    window.choose_file(&file);
    window.shows("notes.jpg");
    window.shows("不是图片");
    assert_eq!(body(&window), before);
    assert!(captions(&window, "body").is_empty(), "nothing came into the text");
    window.find("button", "知道了").click();
    window.gone("button", "知道了");
}

#[test]
fn a_text_in_gb18030_that_is_dropped_on_the_window_is_offered_as_a_story() {
    let screen = Screen::open();
    let (bytes, _, unmapped) = encoding_rs::GB18030.encode("夜校开课\n\n第一晚，教室里坐满了人。\n");
    assert!(!unmapped, "GB18030 has every character");
    let file = screen.home().join("gb.txt");
    write(&file, bytes).expect("a file in our own home");
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    let before = body(&window);

    // As WebKitGTK hands a drop to the page: no file, its address alone. The mouse of a virtual screen drops nothing.
    let dropped = "
        const data = new DataTransfer();
        data.setData('text/uri-list', `file://${arguments[0]}\\r\\n`);
        const page = document.querySelector('.ProseMirror');
        const { left, top, width } = page.getBoundingClientRect();
        const where = { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 200 };
        page.dispatchEvent(new DragEvent('drop', { ...where, dataTransfer: data }))";
    window.run(dropped, &[file.to_str().into()]);
    window.find("dialog", "收为新稿件？");
    window.shows("gb.txt");
    assert_eq!(body(&window), before, "nothing of it goes into the open story");
    window.find("button", "收为新稿件").click();
    window.shows("已收为《夜校开课》");
    window.find("button", "打开这篇").click();
    headed(&window, "夜校开课");
    assert_eq!(body(&window), ["第一晚，教室里坐满了人。"]);
}
