//! Photos on paper: the caption sheet goes out, is filled in elsewhere and comes back by a drop; the proof sheet is printed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::page::begin_with_sample;
use galley_tests::desk::{Desk, plain};
use galley_tests::programs::ask;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::{Value, json};

/// The captions of the one story, as the command line reads them from its store.
fn captions(desk: &Desk) -> Vec<String> {
    let id = story(desk);
    let figures = desk.ask(["--json", "photo", "list", &id]);
    let figures: Vec<Value> = serde_json::from_str(&figures).expect("a list of figures");
    let caption = |one: &Value| one["caption"].as_str().unwrap_or_default().to_owned();
    figures.iter().map(caption).collect()
}

fn story(desk: &Desk) -> String {
    let list = desk.ask(["list"]);
    list.split('\t').next().unwrap_or_default().to_owned()
}

/// As WebKitGTK hands a drop to the page: no file, its address alone. The mouse of a virtual screen drops nothing.
fn drop_on_window(window: &Window, file: &Path) {
    let script = "
        const data = new DataTransfer();
        data.setData('text/uri-list', `file://${arguments[0]}\\r\\n`);
        document.querySelector('[data-cell]').dispatchEvent(
            new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
    window.run(script, &[plain(file).into()]);
}

/// Writes the caption of the photo that the keys are on, and waits until it is on disk.
fn caption_here(window: &Window, desk: &Desk, number: usize, words: &str) {
    window.press("Return");
    let field = window.find("textbox", "图片说明");
    until("the caption with the keyboard", || {
        (field.run("return document.activeElement === arguments[0]") == json!(true)).then_some(())
    });
    field.run("arguments[0].setSelectionRange(0, arguments[0].value.length)");
    window.write(words);
    window.press("Escape");
    until("the caption on disk", || {
        (captions(desk).get(number)? == words).then_some(())
    });
}

#[test]
fn a_caption_sheet_goes_out_comes_back_by_a_drop_is_looked_at_and_taken_in_one_step() {
    let screen = Screen::open();
    let desk = Desk::new();
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);
    let sent = captions(&desk);
    window.press("ctrl+shift+e");
    window.find("listbox", "图片");

    window.find("button", "图片说明表与印样").click();
    window.find("menuitem", "导出图片说明表…").click();
    window.find("radio", "CSV 表格").click();
    window.find("button", "存为…").click();
    let file = screen.home().join("sheet.csv");
    window.choose_file(&file);
    window.find("dialog", "图片说明表已存好");
    window.find("button", "好").click();
    window.gone("dialog", "图片说明表已存好");

    // A person fills it in; meanwhile the second caption changes here as well.
    let table = fs::read_to_string(&file).expect("the sheet, in UTF-8");
    assert!(table.contains(&sent[0]) && table.contains(&sent[1]), "{table}");
    let filled = table
        .replace(&sent[0], "表里写的一")
        .replace(&sent[1], "表里写的二");
    fs::write(&file, filled).expect("the filled sheet");
    window.press("Home");
    window.press("Right");
    caption_here(&window, &desk, 1, "这里写的二");

    drop_on_window(&window, &file);
    let dialog = window.find("dialog", "取回图片说明表");
    window.find("group", "图 1");
    window.shows("表里写的一");
    assert_eq!(
        captions(&desk)[..2],
        [sent[0].clone(), "这里写的二".to_owned()],
        "looking changes nothing"
    );
    window.find("radio", "用表里的 表里写的二").click();
    window.find("button", "取回 2 处").click();
    drop(dialog);
    window.gone("dialog", "取回图片说明表");
    until("both captions on disk", || {
        (captions(&desk)[..2] == ["表里写的一", "表里写的二"]).then_some(())
    });
    let history = desk.ask(["--json", "history", &story(&desk)]);
    assert!(
        history.contains("before_captions"),
        "what stood before is a version: {history}"
    );

    window.press("ctrl+z");
    until("one step back", || {
        (captions(&desk)[..2] == [sent[0].as_str(), "这里写的二"]).then_some(())
    });

    // A file that is no sheet is refused as what it is.
    let none = screen.home().join("none.csv");
    fs::write(&none, "姓名,电话\r\n林溪,1\r\n").expect("a file in our own home");
    drop_on_window(&window, &none);
    window.shows("none.csv");
}

#[test]
fn a_proof_sheet_is_printed_with_every_photo_its_number_and_its_caption() {
    let screen = Screen::open();
    let desk = Desk::new();
    let window = Window::open(&screen, &desk.store());
    begin_with_sample(&window);
    window.press("ctrl+shift+e");
    window.find("listbox", "图片");
    for (paper, across) in [("竖放", "595 x 842"), ("横放", "842 x 595")] {
        window.find("button", "图片说明表与印样").click();
        window.find("menuitem", "打印印样…").click();
        window.find("radio", paper).click();
        window.find("button", "打印…").click();
        window.gone("dialog", "打印印样");
        let file = window.print_to_file();
        let facts = ask(Command::new("pdfinfo").arg(&file), "poppler-utils").expect("facts of a PDF");
        assert!(facts.contains(across), "{facts}");
        let printed = ask(Command::new("pdftotext").arg(&file).arg("-"), "poppler-utils");
        let printed = printed.expect("text of a PDF").replace(char::is_whitespace, "");
        // The font draws some characters and their radicals with one glyph, and pdftotext reads those as radicals.
        for part in [
            "印样·3张",
            "1上",
            "2分拣.jpg",
            "3晒场.jpg",
            "村前晒场铺满新采的油茶籽",
        ] {
            assert!(printed.contains(part), "{part} in {printed}");
        }
        fs::remove_file(file).expect("the printed file");
    }
}
