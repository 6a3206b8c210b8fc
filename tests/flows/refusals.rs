//! A refusal names its reason and the next step, in the reader's language, and costs nothing else.

use std::fs;
use std::process::{Output, Stdio};

use galley_tests::desk::{Desk, plain};

#[test]
fn a_broken_photo_is_refused_by_name_while_the_others_go_in() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let good = desk.photo(1);
    let whole = fs::read(&good).unwrap();
    let cut = desk.file("断掉的.jpg", &whole[..whole.len() / 3]);
    let heic = desk.file("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1");
    let other = desk.photo(2);
    let arguments = [
        "photo",
        "add",
        &story,
        plain(&good),
        plain(&cut),
        plain(&heic),
        plain(&other),
    ];
    let said = desk.refused(&arguments);
    assert!(said.contains("断掉的.jpg"), "the broken file is named: {said}");
    assert!(
        said.contains("phone.heic") && said.contains("HEI"),
        "HEIC is called by its name: {said}"
    );
    assert_eq!(
        desk.ask(["photo", "list", &story]).lines().count(),
        2,
        "the two good ones are in"
    );
    assert!(fs::read(&good).unwrap() == whole, "the file given is untouched");
}

#[test]
fn a_file_is_what_its_bytes_say_not_its_name() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let jpeg = fs::read(desk.photo(1)).unwrap();
    let misnamed = desk.file("photo.png", &jpeg);
    desk.ask(["photo", "add", &story, plain(&misnamed)]);
    let text = desk.file("text.jpg", "这不是图片".as_bytes());
    let said = desk.refused(&["photo", "add", &story, plain(&text)]);
    assert!(said.contains("text.jpg"), "{said}");
}

#[test]
fn the_same_photo_twice_is_one_photo_in_two_figures() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let photo = desk.photo(1);
    desk.ask(["photo", "add", &story, plain(&photo)]);
    let again = desk.ask(["photo", "add", &story, plain(&photo), "--json"]);
    let again: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!(again[0]["added"]["already"], true);
    let rows = desk.ask(["photo", "list", &story]);
    let digests: Vec<_> = rows.lines().filter_map(|row| row.split('\t').nth(3)).collect();
    assert_eq!(digests.len(), 2);
    assert_eq!(digests[0], digests[1]);
}

#[test]
fn files_that_are_no_story_are_refused_with_one_sentence_that_says_what_they_are() {
    let desk = Desk::new();
    for (name, bytes, what) in [
        ("稿件.docx", b"PK\x03\x04\x14\0".as_slice(), "damaged"),
        ("旧稿.doc", b"\xD0\xCF\x11\xE0 and so on", ".docx"),
        ("稿件.rtf", b"{\\rtf1 x}", "RTF"),
        ("deep.html", "<div>".repeat(5_000).as_bytes(), "nested"),
    ] {
        let said = desk.refused(&["import", plain(&desk.file(name, bytes))]);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains(name) && said.contains(what), "{said}");
    }
    assert_eq!(desk.ask(["list"]), "");
}

#[test]
fn sentences_are_in_the_readers_language() {
    let desk = Desk::new();
    desk.ask(["new"]);
    let chinese = desk
        .cli()
        .env("LC_ALL", "zh_CN.UTF-8")
        .args(["show", "zzz"])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&chinese.stderr).contains("没有编号以“zzz”开头的稿件"));
    assert!(desk.refused(&["show", "zzz"]).contains("zzz"));
}

#[test]
fn wrong_usage_is_told_from_a_refusal() {
    let desk = Desk::new();
    let wrong = desk.cli().args(["export"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_spiked_story_comes_back_and_only_a_spiked_one() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    desk.refused(&["unspike", &story]);
    desk.ask(["spike", &story]);
    assert!(desk.ask(["list"]).contains("\tspiked\t"));
    desk.ask(["unspike", &story]);
    assert!(desk.ask(["list"]).contains("\tdraft\t"));
}

/// Runs a command as a Chinese reader does.
fn in_chinese(desk: &Desk, arguments: &[&str]) -> Output {
    let mut command = desk.cli();
    command.env("LC_ALL", "zh_CN.UTF-8").args(arguments);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn what_is_no_manuscript_is_sent_where_it_belongs() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    let to = desk.store().with_file_name("out");
    fs::create_dir_all(&to).unwrap();
    let finished = desk.ask(["export", &story, "--to", plain(&to)]).trim().to_owned();
    let refused = desk.refused(&["import", &finished]);
    assert!(
        refused.contains("finished piece") || refused.contains("delivery"),
        "{refused}"
    );
    let filing = desk.ask(["file", &story, "--to", plain(&to)]).trim().to_owned();
    let refused = desk.refused(&["import", &filing]);
    assert!(refused.contains("use open"), "{refused}");
    let chinese = said(&in_chinese(&desk, &["import", &filing]));
    assert!(
        chinese.contains("送审稿") && chinese.contains("open"),
        "{chinese}"
    );
    let pdf = desk.file("稿件.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj");
    let chinese = said(&in_chinese(&desk, &["import", plain(&pdf)]));
    assert!(chinese.contains("PDF") && chinese.contains("粘贴"), "{chinese}");
}

#[test]
fn the_doctor_of_a_sound_store_raises_no_alarm() {
    let desk = Desk::new();
    desk.ask(["sample"]);
    let found = |desk: &Desk| {
        let output = in_chinese(desk, &["doctor"]);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    // The command line made the day's backup itself; here it is deleted by hand.
    std::fs::remove_dir_all(desk.store().with_file_name("store-backups")).unwrap();
    let before = found(&desk);
    assert!(before.starts_with("完好"), "{before}");
    assert!(
        before.contains("每日备份"),
        "that there is no backup is a note: {before}"
    );
    assert!(!before.contains("有问题") && !before.contains("损坏"), "{before}");
    assert!(!before.contains("there is"), "{before}");
    desk.ask(["backup", plain(&desk.store().with_file_name("backup"))]);
    let after = found(&desk);
    assert_eq!(
        after.lines().count(),
        1,
        "after a backup nothing is left to say: {after}"
    );
}

#[test]
fn wrong_usage_is_said_in_the_readers_language() {
    let desk = Desk::new();
    for (arguments, what) in [
        (vec!["lsit"], "没有“lsit”这个命令"),
        (vec!["export"], "缺少"),
        (vec!["list", "--nothing"], "没有“--nothing”这个选项"),
        (vec!["show", "x", "--as", "pdf"], "不能是“pdf”"),
        (vec!["set", "x", "headline"], "不能是“headline”"),
    ] {
        let output = in_chinese(&desk, &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let chinese = said(&output);
        assert!(chinese.contains(what) && !chinese.contains("error"), "{chinese}");
        let english = desk
            .cli()
            .env("LC_ALL", "en_GB.UTF-8")
            .args(&arguments)
            .output()
            .unwrap();
        assert_eq!(english.status.code(), Some(2));
        assert!(said(&english).contains("error:"), "{arguments:?}");
    }
    let help = in_chinese(&desk, &["--help"]);
    assert_eq!(help.status.code(), Some(0));
}

#[test]
fn a_reader_who_has_enough_ends_it_without_a_word() {
    let desk = Desk::new();
    // More than a pipe holds, so that the program is still writing when its reader goes.
    let page = desk.file(
        "长.txt",
        format!("标题\n\n{}", "这是一个很长的段落。".repeat(20_000)).as_bytes(),
    );
    let story = desk.ask(["import", plain(&page)]).trim().to_owned();
    let mut running = desk
        .cli()
        .args(["show", &story])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(running.stdout.take());
    let output = running.wait_with_output().unwrap();
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
}

#[test]
fn the_secrets_flag_stands_before_the_command_or_behind_it() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    for arguments in [
        ["--secret-stdin", "deliver", &story, "--outlet", "nobody"],
        ["deliver", &story, "--outlet", "nobody", "--secret-stdin"],
    ] {
        let output = desk.cli().args(arguments).output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(1),
            "the empty secret is refused, not the usage"
        );
    }
}
