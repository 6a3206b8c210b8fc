//! What the window reports as done has been done, and what is not seen is not changed.

use crate::page::{begin_first_story, body, caret_behind, first_paragraph, opens};
use galley_tests::desk::plain;
use galley_tests::disk::SmallDisk;
use galley_tests::screen::Screen;
use galley_tests::until::until;
use galley_tests::window::{Control, Window};
use serde_json::json;
use std::path::PathBuf;

#[test]
fn on_a_full_disk_no_version_is_kept_and_no_comment_made_and_nothing_typed_is_lost() {
    let screen = Screen::open();
    let disk = SmallDisk::mount(screen.home(), 8);
    let store = disk.folder().join("store");
    let window = Window::open_by(&screen, disk.program(), &store);
    begin_first_story(&window);
    first_paragraph(&window).click();
    window.write("满盘之前。");
    until("the first words in the list", || {
        window.text().matches("满盘之前。").nth(1).map(drop)
    });
    window.find("tab", "审阅").click();
    window.find("heading", "批注 0 条");

    disk.fill();
    // Long enough that no page the database still has to spare can take it.
    first_paragraph(&window).click();
    window.write(&"一个字也不能少。".repeat(6000));
    window.shows("还没有存上，正在重试");

    window.press("ctrl+shift+s");
    window.find("textbox", "版本名").write("定稿");
    window.press("Return");
    // The dialog stays, with the failure and with what was typed into it.
    let dialog = window.find("dialog", "保存为命名版本");
    until("the failure in the dialog", || {
        dialog.text().contains("磁盘已满").then_some(())
    });
    assert_eq!(value(&window.find("textbox", "版本名")), json!("定稿"));
    window.press("Escape");
    window.gone("dialog", "保存为命名版本");

    window.find("button", "加批注").click();
    window
        .find_beginning("textbox", "对第 1 段的批注")
        .write("再核实一遍");
    window.find("button", "加上").click();
    until("the refusal", || {
        window.text().matches("磁盘已满").nth(1).map(drop)
    });
    let kept = value(&window.find_beginning("textbox", "对第 1 段的批注"));
    assert_eq!(kept, json!("再核实一遍"), "what was typed stays to be sent again");

    disk.free();
    until("the bottom line taking it back", || {
        (!window.text().contains("还没有存上")).then_some(())
    });
    window.find("button", "加上").click();
    window.find("heading", "批注 1 条");
    window.find("tab", "版本").click();
    assert!(
        !window.text().contains("定稿"),
        "the version that failed is not there"
    );
}

/// How often the window shows that the disk is full, or can only be read.
fn refusals(window: &Window) -> usize {
    let text = window.text();
    text.matches("磁盘已满").count() + text.matches("只能读，不能写").count()
}

/// Presses a button, and waits until the window shows once more than before why the disk does not take it.
fn is_refused(window: &Window, button: &str) {
    let before = refusals(window);
    window.find("button", button).click();
    until("the refusal", || (refusals(window) > before).then_some(()));
}

/// A store on a small disk, with a chain of one stage and a story that was imported.
struct OnDisk {
    disk: SmallDisk,
    store: PathBuf,
    story: String,
}

impl OnDisk {
    fn prepare(screen: &Screen) -> Self {
        let disk = SmallDisk::mount(screen.home(), 8);
        let store = disk.folder().join("store");
        let page = screen.home().join("page.md");
        std::fs::write(&page, "# 油茶丰收\n\n满盘之前。\n").expect("a file in our own home");
        disk.ask(&store, ["profile", "林溪"]);
        disk.ask(&store, ["stages", "reviews=1"]);
        let story = disk.ask(&store, ["import", plain(&page)]).trim().to_owned();
        Self { disk, store, story }
    }

    /// Tries each action that would write while the disk takes nothing: each reports that it was not done. Then the disk is
    /// mended, and what was typed is saved, while nothing of what was refused has happened.
    fn nothing_is_done(&self, screen: &Screen, window: &Window, mend: impl FnOnce(&SmallDisk)) {
        let out = screen.home().join("out");
        std::fs::create_dir(&out).expect("a folder in our own home");
        // Long enough that no page the database still has to spare can take it.
        let typed = "一个字也不能少。".repeat(6000);
        caret_behind(window, "满盘之前。");
        window.write(&typed);
        window.shows("还没有存上，正在重试");

        window.find_beginning("tab", "审阅").click();
        window.find("button", "加批注").click();
        window
            .find_beginning("textbox", "对第 1 段的批注")
            .write("再核实一遍");
        is_refused(window, "加上");
        // The same sentence is not shown twice: that of the next press is seen once this one is read.
        window.find("button", "知道了").click();
        window.gone("button", "知道了");
        window.find("button", "审签…").click();
        window.find("dialog", "审签");
        window.find("textbox", "审签人").rewrite("赵一");
        is_refused(window, "通过并签");
        window.press("Escape");
        window.gone("dialog", "审签");

        window.find("tab", "版本").click();
        window.find_beginning("button", "查看第 1 版").click();
        is_refused(window, "恢复为这一版");
        assert!(!window.text().contains("已恢复"));
        window.find("button", "回到稿件").click();
        assert_eq!(body(window), [format!("满盘之前。{typed}")]);

        window.press("ctrl+e");
        window.find("dialog", "导出稿件包");
        window.find("button", "选择文件夹…").click();
        window.choose_file(&out);
        is_refused(window, "导出");
        window.press("Escape");
        window.gone("dialog", "导出稿件包");
        let left = std::fs::read_dir(&out).expect("the chosen folder").count();
        assert_eq!(left, 0, "no package, and no part of one");

        mend(&self.disk);
        until("the bottom line taking it back", || {
            (!window.text().contains("还没有存上")).then_some(())
        });
        let ask = |arguments: [&str; 2]| self.disk.ask(&self.store, arguments);
        assert!(ask(["show", &self.story]).contains(&typed));
        assert_eq!(ask(["trail", &self.story]), "", "nobody signed");
        let versions = ask(["history", &self.story]);
        assert_eq!(versions.trim().lines().count(), 1, "the import alone: {versions}");
    }
}

#[test]
fn on_a_full_disk_nothing_is_signed_restored_or_exported_and_nothing_typed_is_lost() {
    let screen = Screen::open();
    let on = OnDisk::prepare(&screen);
    let window = Window::open_by(&screen, on.disk.program(), &on.store);
    opens(&window, "油茶丰收");
    on.disk.fill();
    on.nothing_is_done(&screen, &window, SmallDisk::free);
}

#[test]
fn a_store_that_can_only_be_read_opens_refuses_what_writes_and_takes_what_was_typed_once_it_can() {
    let screen = Screen::open();
    let on = OnDisk::prepare(&screen);
    on.disk.lock();
    let window = Window::open_by(&screen, on.disk.program(), &on.store);
    window.shows("只能读，不能写");
    window.find("button", "知道了").click();
    opens(&window, "油茶丰收");
    on.nothing_is_done(&screen, &window, SmallDisk::unlock);
}

fn value(field: &Control<'_>) -> serde_json::Value {
    field.run("return arguments[0].value")
}

#[test]
fn menus_and_undo_do_nothing_to_a_story_behind_the_outbox() {
    let screen = Screen::open();
    let window = Window::open(&screen, &screen.home().join("store"));
    begin_first_story(&window);
    first_paragraph(&window).click();
    window.write("这一句不能不见。");
    until("the words in the list", || {
        window.text().matches("这一句不能不见。").nth(1).map(drop)
    });

    window.find("button", "待发，0 件").click();
    window.find("main", "待发");
    // The first line of the menu is undo, and the next that can be chosen there does no harm.
    window.press("alt+e");
    window.press("Return");
    window.press("Escape");
    window.press("ctrl+z");
    window.press("ctrl+alt+1");
    window.find_beginning("button", "全部").click();
    window.find("textbox", "稿件正文");
    assert_eq!(body(&window), ["这一句不能不见。"]);
    // In front it is undone, as anywhere.
    first_paragraph(&window).click();
    window.press("ctrl+z");
    until("the words taken back", || {
        (body(&window) != ["这一句不能不见。"]).then_some(())
    });
}
