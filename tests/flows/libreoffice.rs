//! Our Word files opened in LibreOffice itself, and what comes back from it.

use std::fs;
use std::path::PathBuf;

use galley_tests::desk::{Desk, plain};
use galley_tests::office;
use serde_json::Value;

use crate::review::{filed, shown, two_people, write};

/// A change: its kind, its author, the words.
type Done = (String, String, String);

/// A copy on which an editor changed words, added some, took some out, moved a paragraph and fixed the headline; the desk that
/// filed it, and its story.
fn edited() -> (Desk, Desk, String) {
    let (writer, editor, story) = two_people();
    write(
        &writer,
        &story,
        &[
            "昨天，县里下拨专项资金十万元。",
            "村民们上山采果，一直忙到天黑，晒场上灯火通明。",
            "| 山头 | 斤数 |\n| --- | --- |\n| 东坡 | 三万 |",
            "合作社负责人说，今年价格比去年好。",
            "镇上的榨油坊已经备好三台新机器，等着第一车果子进门。",
        ],
    );
    writer.ask([
        "comment",
        &story,
        "--on",
        "2",
        "--quote",
        "采果",
        "写清楚是什么果",
    ]);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    write(
        &editor,
        &story,
        &[
            "镇上的榨油坊已经备好三台新机器，等着第一车果子进门。",
            "昨天上午，县里划拨专项资金十万元。",
            "村民们上山采果，一直忙到天黑。",
            "| 山头 | 斤数 |\n| --- | --- |\n| 东坡 | 三万 |",
            "合作社负责人说，今年价格比去年好。",
        ],
    );
    editor.ask(["set", &story, "headline=油茶大丰收"]);
    editor.ask(["comment", &story, "--on", "headline", "--quote", "大", "更有气势"]);
    editor.ask(["comment", &story, "--on", "4", "表头要居中"]);
    let said = editor.ask(["comments", &story]);
    let first = said.lines().find(|row| row.contains("写清楚")).unwrap();
    let first = first.split('\t').next().unwrap();
    editor.ask(["comment", &story, "--reply", first, "油茶果"]);
    (writer, editor, story)
}

fn returned(editor: &Desk, story: &str) -> PathBuf {
    let to = editor.store().with_file_name("word");
    fs::create_dir_all(&to).unwrap();
    PathBuf::from(
        editor
            .ask(["return", story, "--to", plain(&to), "--as", "docx"])
            .trim(),
    )
}

/// The changes of the comparison, as a program counts them that has insertions and deletions alone.
fn told(editor: &Desk, story: &str) -> Vec<Done> {
    let rows: Vec<Value> = serde_json::from_str(&editor.ask(["changes", story, "--json"])).unwrap();
    let mut done = Vec::new();
    for row in &rows {
        let change = &row["change"];
        let by = row["by"]["name"].as_str().unwrap_or("林溪").to_owned();
        // One changed character is shown as the word it is in: 下拨 became 划拨.
        let (was, becomes) = (
            change["was"].as_str().unwrap(),
            change["becomes"].as_str().unwrap(),
        );
        let shared = was
            .chars()
            .rev()
            .zip(becomes.chars().rev())
            .take_while(|(one, other)| one == other);
        let tail = match change["what"].as_str().unwrap() {
            "replace" => shared.count(),
            _ => 0,
        };
        let words = |text: &str| text.chars().take(text.chars().count() - tail).collect::<String>();
        for (kind, text) in [("Delete", words(was)), ("Insert", words(becomes))] {
            if !text.is_empty() {
                done.push((kind.to_owned(), by.clone(), text));
            }
        }
    }
    done.sort();
    done
}

#[test]
fn libreoffice_shows_the_changes_that_compare_tells_and_every_comment_with_their_authors() {
    let (_writer, editor, story) = edited();
    let told = told(&editor, &story);
    assert!(told.len() >= 6, "{told:#?}");
    let seen = office::seen(&returned(&editor, &story), None);
    let text = |value: &Value| value.as_str().unwrap().trim_end_matches('\n').to_owned();
    let mut shown: Vec<Done> = seen["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["kind"]), text(&one["author"]), text(&one["text"])))
        .collect();
    shown.sort();
    assert_eq!(shown, told);
    let mut said: Vec<(String, String)> = seen["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["author"]), text(&one["text"])))
        .collect();
    said.sort();
    let wanted = [
        ("周可", "写清楚是什么果"),
        ("林溪", "更有气势"),
        ("林溪", "油茶果"),
        ("林溪", "表头要居中"),
    ];
    assert_eq!(said, wanted.map(|(by, text)| (by.to_owned(), text.to_owned())));
}

#[test]
fn what_libreoffice_accepted_and_saved_comes_back_as_hers_and_what_it_rejected_as_the_base() {
    let (writer, editor, story) = edited();
    let hers = shown(&editor, &story)["content"].clone();
    let file = returned(&editor, &story);
    let (accepted, rejected) = (
        file.with_file_name("accepted.docx"),
        file.with_file_name("rejected.docx"),
    );
    office::seen(&file, Some((&accepted, &rejected)));

    writer.ask(["take", &story, plain(&accepted)]);
    writer.ask(["settle", &story, "--accept", "all"]);
    assert_eq!(
        shown(&writer, &story)["content"],
        hers,
        "everything accepted is hers, the photo in the tray included"
    );
    writer.ask(["take", &story, plain(&rejected)]);
    let open: Vec<Value> = serde_json::from_str(&writer.ask(["changes", &story, "--json"])).unwrap();
    assert_eq!(open, [] as [Value; 0], "everything rejected is what was filed");
    assert_eq!(shown(&writer, &story)["content"], hers);
}

#[test]
fn the_word_file_inside_a_filing_carries_the_comments_and_finds_its_way_back() {
    let (writer, _, story) = two_people();
    writer.ask([
        "comment",
        &story,
        "--on",
        "2",
        "--quote",
        "采果",
        "写清楚是什么果",
    ]);
    let package = filed(&writer, &story);
    let output = std::process::Command::new("unzip")
        .args(["-p", plain(&package), "*/data/story.docx"])
        .output()
        .expect("unzip");
    let file = writer.file("from-the-package.docx", &output.stdout);
    let seen = office::seen(&file, None);
    assert_eq!(seen["comments"][0]["text"], "写清楚是什么果", "{seen}");
    assert_eq!(seen["comments"][0]["on"], "采果", "{seen}");
    assert_eq!(
        seen["changes"],
        serde_json::json!([]),
        "nobody changed anything yet"
    );
    writer.ask(["take", plain(&file)]);
    assert_eq!(writer.ask(["changes", &story, "--json"]).trim(), "[]");
}
