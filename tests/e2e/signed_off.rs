//! Who may send, in two windows: three people sign on the editor's desk, and the piece leaves from the writer's window and from
//! the editor's, each package with the trail of all three.

use crate::page::{opens, select};
use crate::review::{sends, signs, stands, takes_in, takes_in_of};
use galley_tests::desk::{Desk, plain};
use galley_tests::screen::Screen;
use galley_tests::window::Window;
use serde_json::Value;
use std::path::{Path, PathBuf};

const PAGE: &str = "# 油茶丰收\n\n昨天，县里下拨专项资金十万元。\n\n村民们上山采果，一直忙到天黑。\n";
const SIGNERS: [&str; 3] = ["沈一", "沈二", "沈三"];

/// A desk with its person, and an outlet over a folder of its own: the desk and the folder.
fn desk(screen: &Screen, person: &str, unit: &str) -> (Desk, PathBuf) {
    let desk = Desk::new();
    desk.ask(["profile", person, &format!("unit={unit}")]);
    let there = screen.home().join(unit);
    std::fs::create_dir(&there).expect("a folder in our own home");
    let toml = format!(
        "name = \"county\"\ntitle = \"县报要闻部\"\nformats = [\"docx\", \"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        there.display()
    );
    let file = desk.file("county.toml", toml.as_bytes());
    desk.ask(["outlet", "add", plain(&file)]);
    (desk, there)
}

/// Delivers the open story by the window's own dialog, and waits for its receipt.
fn delivers(window: &Window) {
    window.find("tab", "投稿").click();
    window.find_beginning("button", "县报要闻部").click();
    // The line over the page has a button of this name too; the outlet's own comes after it.
    let submit = window.all("button", "投稿…").pop();
    submit.expect("the outlet's button").click();
    window.find("dialog", "投稿");
    window.find("button", "投出").click();
    window.gone("dialog", "投稿");
    window.shows("逐字节读回，完全一致");
    window.find("button", "待发，0 件").click();
    window.find("main", "待发");
}

/// Checks that the one package in a folder carries the passes of all three on the text it prints.
fn has_the_trail(desk: &Desk, there: &Path) {
    let mut files = std::fs::read_dir(there).expect("the outlet's folder").flatten();
    let package = files.next().expect("a package").path();
    assert!(files.next().is_none(), "and nothing beside it");
    let says = desk.ask(["verify", plain(&package), "--json"]);
    let says: Value = serde_json::from_str(&says).expect("JSON");
    assert_eq!(says["review"]["standing"]["complete"], true, "{says}");
    let trail = says["review"]["trail"].as_array().cloned().unwrap_or_default();
    let names: Vec<&str> = trail.iter().filter_map(|row| row["by"].as_str()).collect();
    assert_eq!(names, SIGNERS, "{says}");
    assert!(trail.iter().all(|row| row["fits"] == true), "{says}");

    let ledger = desk.ask(["ledger"]);
    let rows: Vec<&str> = ledger.lines().skip(1).collect();
    assert!(
        rows.len() == 1 && rows[0].contains("县报要闻部") && !rows[0].contains("未经审签"),
        "{ledger}"
    );
}

#[test]
fn what_three_people_signed_on_the_editors_desk_is_delivered_from_both_windows() {
    let screen = Screen::open();
    let (writer, at_the_writers) = desk(&screen, "周可", "河西村");
    let (editor, at_hers) = desk(&screen, "林溪", "县报编辑部");
    editor.ask(["stages", "reviews=3"]);
    let story = writer.ask(["import", plain(&writer.file("page.md", PAGE.as_bytes()))]);
    let story = story.trim().to_owned();

    let his = Window::open(&screen, &writer.store());
    opens(&his, "油茶丰收");
    his.find_beginning("tab", "审阅").click();
    his.find("button", "送审…").click();
    his.find("dialog", "送审");
    let filing = sends(&his, &screen.home().join("filed"), "送审", "已送审", "filing.zip");

    let hers = Window::open(&screen, &editor.store());
    hers.shows("从这里开始");
    takes_in(&hers, &filing, "收到一篇稿件");
    select(&hers, "下");
    hers.write("划");
    hers.shows("编辑 1 处");
    for name in SIGNERS {
        signs(&hers, name);
        hers.shows(name);
    }
    hers.shows("各审均已通过");
    stands(&editor, &story, "signed_off");
    hers.find("button", "退改…").click();
    hers.find("dialog", "退改");
    hers.find("textbox", "签名口令").write("山那边");
    let back = sends(
        &hers,
        &screen.home().join("returned"),
        "退改",
        "已退改",
        "return.zip",
    );

    // The writer compares the number of the editor's key, takes the return, settles it to the text that the three passed, and the
    // piece is signed off on the writer's desk as well.
    takes_in_of(&his, &back, "收到退回的稿", "林溪");
    his.shows("退改 1 处");
    his.find("button", "全部接受").click();
    his.shows("修改都已处理");
    his.shows("各审均已通过");
    stands(&writer, &story, "signed_off");
    delivers(&his);
    has_the_trail(&writer, &at_the_writers);

    stands(&writer, &story, "delivered");

    hers.take_keyboard();
    delivers(&hers);
    has_the_trail(&editor, &at_hers);
    stands(&editor, &story, "delivered");
}
