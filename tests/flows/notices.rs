//! Corrections and withdrawals: what a desk gets, and the entries of the ledger.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::five_outlets::page;
use galley_tests::office;
use serde_json::Value;

const PAGE: &str = "河湾图书馆开到河边\n11月28日,河湾图书馆新馆开门,当天来了三百名读者。\n馆长沈青说,周一闭馆。\n\n读者在靠河的窗边看书\n新馆有书4200册。(河湾图书馆 林溪)\n";
const REASON: &str = "核实后发现到馆人数有误";

/// One of our own profiles with a folder as its wire, and that folder.
fn shipped(desk: &Desk, name: &str) -> PathBuf {
    let there = desk.store().with_file_name(format!("at-{name}"));
    fs::create_dir_all(&there).unwrap();
    let profile = desk.ask(["outlet", "show", name]);
    let toml = format!(
        "{profile}\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        plain(&there)
    );
    let file = desk.file(&format!("{name}.toml"), toml.as_bytes());
    desk.ask(["outlet", "add", plain(&file)]);
    there
}

/// A desk with a piece that needs no review.
fn desk() -> (Desk, String) {
    let desk = Desk::new();
    let story = page(&desk, PAGE);
    desk.ask(["profile", "林溪", "unit=河湾图书馆"]);
    desk.ask(["stages", "reviews=0", "proofs=0"]);
    (desk, story)
}

fn deliver(desk: &Desk, story: &str, outlet: &str, more: &[&str]) -> String {
    let mut command = desk.cli();
    command.args(["deliver", story, "--outlet", outlet]).args(more);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn rows(desk: &Desk) -> Vec<Value> {
    serde_json::from_str(&desk.ask(["--json", "outbox"])).unwrap()
}

fn row(desk: &Desk, id: &str) -> Value {
    let found = rows(desk).into_iter().find(|row| row["id"] == id);
    found.unwrap_or_else(|| panic!("no delivery {id}"))
}

/// The files of a delivery there, unpacked, by name within the package.
fn brought(desk: &Desk, there: &Path, id: &str) -> BTreeMap<String, PathBuf> {
    let row = row(desk, id);
    let lies = there.join(row["receipt"]["name"].as_str().unwrap());
    let folder = if lies.is_dir() {
        lies
    } else {
        desk.ask(["verify", plain(&lies)]);
        let folder = there.with_file_name(format!("unpacked-{id}"));
        let done = Command::new("unzip")
            .arg("-q")
            .arg(&lies)
            .arg("-d")
            .arg(&folder)
            .status();
        assert!(done.unwrap().success(), "{}", lies.display());
        folder
    };
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder.clone()];
    while let Some(one) = waiting.pop() {
        for entry in fs::read_dir(&one).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
                files.insert(
                    name.split_once("data/")
                        .map_or(name.clone(), |(_, name)| name.to_owned()),
                    path,
                );
            }
        }
    }
    files
}

fn holds(files: &BTreeMap<String, PathBuf>, words: &str) -> Vec<String> {
    let found = files.iter().filter(|(_, path)| {
        fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(words))
    });
    found.map(|(name, _)| name.clone()).collect()
}

#[test]
fn a_withdrawal_brings_a_notice_that_libreoffice_opens_and_nothing_of_the_piece() {
    let (desk, story) = desk();
    for (outlet, document) in [("gov-press", "撤稿函.docx"), ("wechat", "撤稿函-wechat.html")] {
        let there = shipped(&desk, outlet);
        let first = deliver(&desk, &story, outlet, &[]);
        let state = desk.ask(["list"]);
        let second = deliver(
            &desk,
            &story,
            outlet,
            &["--withdraws", &first, "--reason", REASON],
        );
        assert_ne!(first, second);
        assert_eq!(fs::read_dir(&there).unwrap().count(), 2, "{outlet}");
        assert_eq!(desk.ask(["list"]), state, "the piece itself stays where it is");

        let (earlier, notice) = (row(&desk, &first), row(&desk, &second));
        assert!(notice["name"].as_str().unwrap().contains("-撤稿-"), "{notice}");
        assert_eq!(notice["reason"], REASON);
        let files = brought(&desk, &there, &second);
        let words = office::words(&files[document]);
        for said in [
            REASON,
            "撤稿",
            "河湾图书馆开到河边",
            earlier["sha256"].as_str().unwrap(),
            earlier["receipt"]["name"].as_str().unwrap(),
            "河湾图书馆 林溪",
        ] {
            assert!(words.contains(said), "{outlet}: {said} in {words}");
        }
        assert_eq!(holds(&files, "三百名"), [""; 0], "{outlet}");
        let photos = files.keys().filter(|name| name.ends_with(".jpg"));
        assert_eq!(photos.count(), 0, "{outlet}: {files:?}");
        if outlet == "gov-press" {
            let mail = fs::read_to_string(&files["河湾图书馆-河湾图书馆开到河边-撤稿.eml"]).unwrap();
            assert!(
                mail.contains("Subject: =?utf-8?B?44CQ5pKk56i/44CR"),
                "【撤稿】: {mail}"
            );
        }
        // Asked for again, it is there already.
        assert_eq!(
            deliver(
                &desk,
                &story,
                outlet,
                &["--withdraws", &first, "--reason", "别的"]
            ),
            second
        );
    }
}

#[test]
fn a_correction_brings_the_corrected_piece_and_what_changed_and_a_second_one_works_too() {
    let (desk, story) = desk();
    let there = shipped(&desk, "gov-press");
    let first = deliver(&desk, &story, "gov-press", &[]);
    let right = desk.file("right.txt", PAGE.replace("三百", "五百").as_bytes());
    desk.ask(["write", &story, plain(&right)]);
    let second = deliver(
        &desk,
        &story,
        "gov-press",
        &["--corrects", &first, "--reason", REASON],
    );
    let files = brought(&desk, &there, &second);
    let words = office::words(&files["更正函.docx"]);
    for said in [REASON, "当天来了三百名读者", "当天来了五百名读者", "正文第 1 段"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    let piece = office::words(&files["河湾图书馆-河湾图书馆开到河边-更正.docx"]);
    assert!(piece.contains("五百名") && !piece.contains("三百名"), "{piece}");

    desk.ask(["set", &story, "headline=河湾图书馆新馆开门"]);
    let third = deliver(
        &desk,
        &story,
        "gov-press",
        &["--corrects", &second, "--reason", "标题改准确"],
    );
    let words = office::words(&brought(&desk, &there, &third)["更正函.docx"]);
    assert!(
        words.contains("河湾图书馆新馆开门") && !words.contains("三百名"),
        "{words}"
    );
    // Nothing was changed since: a correction is sent all the same, for another reason.
    let fourth = deliver(
        &desk,
        &story,
        "gov-press",
        &["--corrects", &third, "--reason", "再次说明"],
    );
    let words = office::words(&brought(&desk, &there, &fourth)["更正函.docx"]);
    assert!(words.contains("付印的文字和图片没有改动"), "{words}");
}

#[test]
fn a_withdrawal_goes_whatever_became_of_the_piece_and_nobody_has_to_review_it() {
    let (desk, story) = desk();
    let there = shipped(&desk, "gov-press");
    let first = deliver(&desk, &story, "gov-press", &[]);
    desk.ask(["stages", "reviews=3"]);
    desk.ask(["set", &story, "headline=改了一半的标题"]);
    let second = deliver(
        &desk,
        &story,
        "gov-press",
        &["--withdraws", &first, "--reason", REASON],
    );
    let words = fs::read_to_string(&brought(&desk, &there, &second)["撤稿函.txt"]).unwrap();
    assert!(
        words.contains("撤稿函：河湾图书馆开到河边"),
        "the headline that the desk knows: {words}"
    );
    assert_eq!(row(&desk, &second)["state"], "delivered");
}

#[test]
fn the_ledger_has_a_notice_under_the_piece_that_it_concerns_and_counts_pieces() {
    let (desk, story) = desk();
    shipped(&desk, "gov-press");
    let first = deliver(&desk, &story, "gov-press", &[]);
    let other = page(&desk, &PAGE.replace("河边", "山上"));
    deliver(&desk, &other, "gov-press", &[]);
    let second = deliver(
        &desk,
        &story,
        "gov-press",
        &["--corrects", &first, "--reason", REASON],
    );
    deliver(
        &desk,
        &story,
        "gov-press",
        &["--withdraws", &second, "--reason", "当事人要求"],
    );
    let ledger = desk.ask(["ledger"]);
    let mut lines = ledger
        .lines()
        .map(|line| line.trim_end().split(',').collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let at = ["标题", "件数", "关系"].map(|name| heads.iter().position(|head| *head == name).unwrap());
    let told: Vec<[&str; 3]> = lines.map(|cells| at.map(|at| cells[at])).collect();
    assert_eq!(
        told,
        [
            ["河湾图书馆开到河边", "1", ""],
            ["河湾图书馆开到河边", "0", "更正"],
            ["河湾图书馆开到河边", "0", "撤稿"],
            ["河湾图书馆开到山上", "1", ""],
        ],
        "{ledger}"
    );
}

#[test]
fn what_cannot_be_corrected_or_withdrawn_is_refused_by_name_with_the_next_step() {
    let (desk, story) = desk();
    let there = shipped(&desk, "gov-press");
    shipped(&desk, "wechat");
    let first = deliver(&desk, &story, "gov-press", &[]);
    let name = row(&desk, &first)["name"].as_str().unwrap().to_owned();
    let refused = |arguments: &[&str]| {
        let all = [&["deliver", &story, "--outlet"], arguments].concat();
        desk.refused(&all)
    };
    assert!(refused(&["gov-press", "--withdraws", &first]).contains("--reason"));
    assert!(refused(&["gov-press", "--corrects", &first, "--reason", " "]).contains("--reason"));
    let said = refused(&["wechat", "--withdraws", &first, "--reason", REASON]);
    assert!(said.contains(&name) && said.contains("outbox"), "{said}");

    let waiting = deliver(&desk, &story, "wechat", &["--later"]);
    desk.ask(["outbox", "cancel", &waiting]);
    let said = refused(&["wechat", "--withdraws", &waiting, "--reason", REASON]);
    let name = row(&desk, &waiting)["name"].as_str().unwrap().to_owned();
    assert!(said.contains(&name) && said.contains("cancel"), "{said}");

    let notice = deliver(
        &desk,
        &story,
        "gov-press",
        &["--withdraws", &first, "--reason", REASON],
    );
    let said = refused(&["gov-press", "--corrects", &first, "--reason", REASON]);
    assert!(said.contains("withdrawn already"), "{said}");
    let said = refused(&["gov-press", "--withdraws", &notice, "--reason", REASON]);
    assert!(said.contains("is a withdrawal itself"), "{said}");
    assert_eq!(fs::read_dir(&there).unwrap().count(), 2);
    // A withdrawn piece may be sent anew.
    assert_ne!(deliver(&desk, &story, "gov-press", &[]), first);
}
