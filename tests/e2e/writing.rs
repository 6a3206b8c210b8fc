//! Never lose a word.

use crate::page::{
    begin_first_story, body, caption, caret, first_paragraph, headed, headline, pictures_drawn,
};
use galley_tests::disk::SmallDisk;
use galley_tests::pinyin::Pinyin;
use galley_tests::programs::root;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use std::fs::copy;
use std::time::Duration;

#[test]
fn what_was_typed_in_pinyin_is_there_after_kill_nine_at_the_same_place() {
    let screen = Screen::open();
    let pinyin = Pinyin::start(&screen);
    let store = screen.home().join("store");
    let photo = screen.home().join("photo.jpg");
    copy(root().join("assets/sample/上山.jpg"), &photo).expect("the sample's photo");

    let window = Window::open(&screen, &store);
    begin_first_story(&window);

    let line = headline(&window);
    line.click();
    pinyin.word("nihao", || line.text() == "你好");
    pinyin.word("shijie", || line.text() == "你好世界");

    first_paragraph(&window).click();
    pinyin.word("zhongguo", || body(&window) == ["中国"]);
    pinyin.word("xinwen", || body(&window) == ["中国新闻"]);

    window.find("button", "添加图片…").click();
    window.choose_file(&photo);
    until("the photo on the page", || pictures_drawn(&window).then_some(()));
    let words = caption(&window);
    words.click();
    pinyin.word("beijing", || words.text().contains("北京"));

    let typed = body(&window);
    let place = caret(&window);
    assert!(place.is_array(), "the caret stands in the caption: {place}");
    // The second after which autosave must have saved.
    std::thread::sleep(Duration::from_secs(1));
    window.kill();

    let again = Window::open(&screen, &store);
    headed(&again, "你好世界");
    assert_eq!(body(&again), typed);
    assert!(typed.contains(&"中国新闻".to_owned()), "{typed:?}");
    until("the photo on the page", || pictures_drawn(&again).then_some(()));
    // The page gets the keyboard as by Tab, without a click: the caret is where it was.
    again.find("textbox", "稿件正文").focus();
    until(&format!("the caret at {place}"), || {
        (caret(&again) == place).then_some(())
    });
}

#[test]
fn a_full_disk_keeps_the_text_in_the_window_and_saves_when_there_is_space() {
    const SAVED: &str = "满盘之前写下的话。";
    let screen = Screen::open();
    let disk = SmallDisk::mount(screen.home(), 8);
    let store = disk.folder().join("store");
    let window = Window::open_by(&screen, disk.program(), &store);
    begin_first_story(&window);
    first_paragraph(&window).click();
    window.write(SAVED);
    until("the first words in the list", || {
        window.text().matches(SAVED).nth(1).map(drop)
    });

    disk.fill();
    // Long enough that no page the database still has to spare can take it.
    let long = "这一段写在磁盘满了之后，一个字也不能少。".repeat(3000);
    window.press("Return");
    window.write(&long);
    window.shows("所在的磁盘已满");
    window.shows("还没有存上，正在重试");
    let typed = body(&window);
    assert_eq!(typed, [SAVED, &long], "all of it is in the window");

    disk.free();
    until("the bottom line taking it back", || {
        (!window.text().contains("还没有存上")).then_some(())
    });
    window.kill();
    let again = Window::open_by(&screen, disk.program(), &store);
    until("everything typed", || (body(&again) == typed).then_some(()));
}

#[test]
fn a_window_closed_right_after_the_last_key_has_lost_nothing() {
    let screen = Screen::open();
    let store = screen.home().join("store");
    let window = Window::open(&screen, &store);
    begin_first_story(&window);
    headline(&window).click();
    window.write("关窗之前");
    first_paragraph(&window).click();
    window.write("写完这一句就关窗。");
    window.close();

    let again = Window::open(&screen, &store);
    headed(&again, "关窗之前");
    assert_eq!(body(&again), ["写完这一句就关窗。"]);
}
