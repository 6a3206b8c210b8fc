//! Two people, two windows, two stores and no server: filed, edited, commented, returned, settled, signed, exported, verified.

use crate::access::faults;
use crate::marks::{a_filed_piece, drawn, draws, sent};
use crate::page::{caret_behind, opens, select};
use galley_tests::desk::{Desk, plain};
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::Value;
use std::fs::{copy, create_dir, read_dir};
use std::path::{Path, PathBuf};

/// The one package in a folder, under a name that a keyboard can type.
fn package_in(folder: &Path, name: &str) -> PathBuf {
    let package = until("a package in the folder", || {
        let files = read_dir(folder).ok()?.flatten().map(|file| file.path());
        files
            .into_iter()
            .find(|file| file.extension().is_some_and(|end| end == "zip"))
    });
    let to = folder.with_file_name(name);
    copy(package, &to).expect("a copy in our own home");
    to
}

/// Sends the open story by the dialog that is open, and answers the path of the package.
pub(crate) fn sends(window: &Window, out: &Path, go: &str, done: &str, name: &str) -> PathBuf {
    create_dir(out).expect("a folder in our own home");
    window.find("button", "选择文件夹…").click();
    window.choose_file(out);
    window.shows(plain(out));
    window.find("button", go).click();
    window.find("dialog", done);
    window.find("button", "好").click();
    window.gone("dialog", done);
    package_in(out, name)
}

/// Takes a package in by the window's own command, and opens it.
pub(crate) fn takes_in(window: &Window, package: &Path, title: &str) {
    comes_in(window, package, title);
    is_opened(window, title);
}

/// As [`takes_in`], and first confirms that the number of the sender's key is the one they read out on the telephone.
pub(crate) fn takes_in_of(window: &Window, package: &Path, title: &str, sender: &str) {
    comes_in(window, package, title);
    window.find("button", &format!("号码一致，认识{sender}")).click();
    window.shows("已经记住");
    is_opened(window, title);
}

/// Opens the package that came in, and waits until it is on the page: the dialog closes first.
fn is_opened(window: &Window, title: &str) {
    window.find("button", "打开这篇").click();
    window.gone("dialog", title);
    window.find("textbox", "稿件正文");
}

fn comes_in(window: &Window, package: &Path, title: &str) {
    window.take_keyboard();
    window.press("ctrl+alt+o");
    window.choose_file(package);
    window.find("dialog", title);
}

fn shown(desk: &Desk, story: &str) -> Value {
    serde_json::from_str(&desk.ask(["show", story, "--json"])).expect("JSON")
}

/// Waits until the store holds a story in this state.
pub(crate) fn stands(desk: &Desk, story: &str, state: &str) {
    until(&format!("the story {state}"), || {
        (shown(desk, story)["state"] == state).then_some(())
    });
}

/// Signs at the post whose turn it is.
pub(crate) fn signs(window: &Window, name: &str) {
    let sign = window.find("button", "审签…");
    sign.run("arguments[0].scrollIntoView({ block: 'center' })");
    sign.click();
    window.find("dialog", "审签");
    window.find("textbox", "审签人").rewrite(name);
    window.find("button", "通过并签").click();
    window.gone("dialog", "审签");
}

#[test]
fn a_piece_goes_from_the_writer_to_the_editor_and_back_and_is_signed_in_two_windows() {
    let (writer, editor) = (Desk::new(), Desk::new());
    writer.ask(["profile", "周可", "unit=河西村"]);
    editor.ask(["profile", "林溪", "unit=县报编辑部"]);
    writer.ask(["stages", "reviews=3"]);
    let page = "# 油茶丰收\n\n昨天，县里下拨专项资金十万元。\n\n村民们上山采果，一直忙到天黑。\n";
    let story = writer.ask(["import", plain(&writer.file("page.md", page.as_bytes()))]);
    let story = story.trim().to_owned();

    let screen = Screen::open();
    let home = screen.home().to_owned();
    let desk = Window::open(&screen, &writer.store());
    opens(&desk, "油茶丰收");
    desk.find_beginning("tab", "审阅").click();
    desk.find("button", "送审…").click();
    desk.find("dialog", "送审");
    let filing = sends(&desk, &home.join("filed"), "送审", "已送审", "filing.zip");
    stands(&writer, &story, "filed");

    // The editor opens it, changes a word and gives a reason, and asks about another.
    let other = Window::open(&screen, &editor.store());
    other.shows("从这里开始");
    takes_in(&other, &filing, "收到一篇稿件");
    other.find("button", "收件，1 篇");
    select(&other, "下");
    other.write("划");
    draws(&other, &["went 下", "came 划"]);
    other.shows("编辑 1 处");
    other.find("button", "写理由").click();
    other.find("textbox", "为什么这样改").write("公文里用划拨");
    other.find("button", "写下").click();
    other.shows("公文里用划拨");
    select(&other, "天黑");
    other.press("ctrl+alt+m");
    other.find_beginning("textbox", "对").write("几点？");
    other.find("button", "加上").click();
    other.shows("几点？");
    other.element("document.querySelector('.ProseMirror .noted[data-comment]')");
    let mut found = faults(&other, "an editor's copy");
    other.find("button", "退改…").click();
    other.find("dialog", "退改");
    found.extend(faults(&other, "returning"));
    assert!(found.is_empty(), "axe-core found:\n{}", found.join("\n"));
    let back = sends(&other, &home.join("returned"), "退改", "已退改", "return.zip");
    stands(&editor, &story, "returned");

    // The writer takes it: the change is drawn on his text, which is still his.
    takes_in(&desk, &back, "收到退回的稿");
    desk.shows("退改 1 处");
    draws(&desk, &["goes 下", "comes 划"]);
    desk.shows("公文里用划拨");
    desk.take_keyboard();
    desk.press("F7");
    desk.press("F8");
    desk.shows("修改都已处理");
    draws(&desk, &[]);
    until("the word in the store", || {
        let text = writer.ask(["show", &story]);
        text.contains("划拨专项资金").then_some(())
    });
    stands(&writer, &story, "draft");

    // Undoing it withdraws the decision, and doing it again decides.
    caret_behind(&desk, "昨天，");
    desk.press("ctrl+z");
    draws(&desk, &["goes 下", "comes 划"]);
    stands(&writer, &story, "returned");
    desk.press("ctrl+shift+z");
    draws(&desk, &[]);
    stands(&writer, &story, "draft");

    // A question that is open is asked about, and nothing is signed before a person confirms it.
    desk.find("button", "审签…").click();
    desk.find("dialog", "审签");
    // The reason of the accepted change closed with it.
    desk.find_beginning("checkbox", "还有 1 条批注没有解决");
    assert!(
        desk.find("button", "通过并签")
            .run("return arguments[0].disabled")
            == true
    );
    desk.find("button", "取消").click();
    desk.gone("dialog", "审签");
    desk.find("button", "解决").click();
    desk.shows("已解决 1 条");
    for name in ["沈一", "沈二", "沈三"] {
        signs(&desk, name);
        desk.shows(name);
    }
    desk.shows("各审均已通过");
    stands(&writer, &story, "signed_off");

    let out = home.join("out");
    create_dir(&out).expect("a folder in our own home");
    desk.press("ctrl+e");
    desk.find("dialog", "导出稿件包");
    desk.find("button", "选择文件夹…").click();
    desk.choose_file(&out);
    desk.find("button", "导出").click();
    desk.find("dialog", "导出好了");
    let package = package_in(&out, "delivery.zip");
    let says: Value = serde_json::from_str(&writer.ask(["verify", plain(&package), "--json"])).expect("JSON");
    assert_eq!(says["review"]["standing"]["complete"], true, "{says}");
    let trail = says["review"]["trail"].as_array().cloned().unwrap_or_default();
    assert_eq!(trail.len(), 3, "{says}");
    assert!(trail.iter().all(|row| row["fits"] == true), "{says}");
}

#[test]
fn where_both_wrote_the_writer_chooses_between_both_texts() {
    let (writer, editor, story) = a_filed_piece();
    let write = |desk: &Desk, from: &str, to: &str| {
        let text = desk.ask(["show", &story, "--as", "markdown"]);
        assert!(text.contains(from), "{text}");
        let body: String = shown(desk, &story)["blocks"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|block| block["type"] == "paragraph")
            .map(|block| block["text"].as_str().unwrap_or_default().replace(from, to) + "\n\n")
            .collect();
        desk.ask(["write", &story, plain(&desk.file("body.md", body.as_bytes()))]);
    };
    write(&editor, "专项资金", "补助");
    write(&editor, "一直忙到", "忙到");
    write(&writer, "专项资金", "救灾款");
    writer.ask(["take", plain(&sent(&editor, "return", &story))]);

    let screen = Screen::open();
    let window = Window::open(&screen, &writer.store());
    opens(&window, "油茶丰收");
    window.find_beginning("tab", "审阅").click();
    window.find("group", "两边都改过这里");
    let seen = drawn(&window);
    assert!(seen.contains(&"goes 一直".to_owned()), "{seen:?}");
    assert!(seen.iter().any(|mark| mark.starts_with("conflict")), "{seen:?}");
    window.find("button", "用编辑的").click();
    until("her words in the text", || {
        writer.ask(["show", &story]).contains("下拨补助").then_some(())
    });
    window.find("button", "全部拒绝").click();
    window.shows("修改都已处理");
    until("the rest as it was", || {
        writer
            .ask(["show", &story])
            .contains("一直忙到天黑")
            .then_some(())
    });
    stands(&writer, &story, "draft");
}
