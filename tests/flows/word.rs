//! An editor with nothing but Word: a story goes out as a Word file, and the edited file that comes back is a return.
//! LibreOffice is used as that Word.

use std::path::{Path, PathBuf};
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use serde_json::Value;

use crate::review::{filed, shown, two_people};

/// The file as LibreOffice saves it.
fn libreoffice(file: &Path) -> PathBuf {
    let folder = file.with_file_name("libreoffice");
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .args(["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(&folder)
        .arg(file)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("soffice: install libreoffice-writer-nogui");
    let saved = folder.join(file.file_name().unwrap());
    assert!(saved.is_file(), "{}", String::from_utf8_lossy(&output.stderr));
    saved
}

fn word(desk: &Desk, verb: &str, story: &str) -> PathBuf {
    let to = desk.store().with_file_name("word");
    PathBuf::from(desk.ask([verb, story, "--to", plain(&to), "--as", "docx"]).trim())
}

fn changes(desk: &Desk, story: &str) -> Vec<Value> {
    serde_json::from_str(&desk.ask(["changes", story, "--json"])).unwrap()
}

fn content(desk: &Desk, story: &str) -> Value {
    shown(desk, story)["content"].clone()
}

#[test]
fn tracked_changes_that_libreoffice_saved_are_the_editors_return_with_author_and_comments_and_nothing_is_lost()
 {
    let (writer, editor, story) = two_people();
    writer.ask([
        "photo",
        "set",
        &story,
        "1",
        "photographer=周可",
        "place=河西村",
        "alt=采果的人",
    ]);
    writer.ask(["photo", "place", &story, "1", "--after", "1"]);
    writer.ask([
        "comment",
        &story,
        "--on",
        "3",
        "--quote",
        "采果",
        "写清楚是什么果",
    ]);
    let before = content(&writer, &story);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    editor.ask(["set", &story, "headline=油茶大丰收"]);
    editor.ask([
        "photo",
        "set",
        &story,
        "1",
        "caption=村民江克美(左二)在采油茶果。",
    ]);
    editor.ask(["comment", &story, "--on", "headline", "--quote", "大", "更有气势"]);
    let file = word(&editor, "return", &story);
    let saved = libreoffice(&file);
    let arrived: Value = serde_json::from_str(&writer.ask(["--json", "take", plain(&saved)])).unwrap();
    assert_eq!(
        (&arrived["outcome"], &arrived["from"]["name"]),
        (&"new".into(), &"林溪".into())
    );
    let open = changes(&writer, &story);
    let told: Vec<&str> = open
        .iter()
        .map(|row| row["change"]["becomes"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["大", "油茶"], "{open:#?}");
    assert!(open.iter().all(|row| row["by"]["name"] == "林溪"));
    let said = writer.ask(["comments", &story]);
    assert_eq!(
        said.matches("写清楚是什么果").count(),
        1,
        "what went out came back and is there once: {said}"
    );
    assert!(said.contains("更有气势"), "{said}");
    let again: Value = serde_json::from_str(&writer.ask(["--json", "take", plain(&saved)])).unwrap();
    assert_eq!(again["outcome"], "already");
    writer.ask(["settle", &story, "--accept", "all", "--by", "林溪"]);
    assert_eq!(content(&writer, &story), content(&editor, &story));
    assert_ne!(content(&writer, &story), before);
}

#[test]
fn a_word_file_retyped_by_somebody_is_taken_for_the_story_that_is_named() {
    let (writer, _, story) = two_people();
    filed(&writer, &story);
    let other = Desk::new();
    let page = "油茶丰收\n\n昨天，县里下拨专项资金二十万元。\n\n村民们上山采果，一直忙到天黑。\n\n合作社负责人说，今年价格比去年好。\n";
    let typed = other.ask(["import", plain(&other.file("typed.txt", page.as_bytes()))]);
    let file = writer.file("typed.docx", b"");
    let first = other.ask(["history", typed.trim()]);
    let number = first.split('\t').next().unwrap();
    let output = other
        .cli()
        .args(["compare", typed.trim(), "now", number, "--as", "docx"])
        .output()
        .unwrap();
    std::fs::write(&file, output.stdout).unwrap();
    assert!(
        writer
            .refused(&["take", plain(&file)])
            .contains("does not remember")
    );
    writer.ask(["take", &story, plain(&file)]);
    let open = changes(&writer, &story);
    assert_eq!(
        open.len(),
        1,
        "the photo in the tray is not taken for deleted: {open:#?}"
    );
    assert_eq!(open[0]["change"]["becomes"], "二");
}
