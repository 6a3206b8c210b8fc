//! Review by package: two people, two stores, no server.

use std::fs;
use std::path::PathBuf;

use galley_tests::desk::{Desk, plain};
use serde_json::Value;

/// A writer with a story of three paragraphs and a photo, and an editor who has nothing yet.
pub(crate) fn two_people() -> (Desk, Desk, String) {
    let (writer, editor) = (Desk::new(), Desk::new());
    writer.ask(["profile", "周可", "unit=河西村"]);
    editor.ask(["profile", "林溪", "unit=县报编辑部"]);
    let page = "油茶丰收\n\n昨天，县里下拨专项资金十万元。\n\n村民们上山采果，一直忙到天黑。\n\n合作社负责人说，今年价格比去年好。\n";
    let story = writer
        .ask(["import", plain(&writer.file("page.txt", page.as_bytes()))])
        .trim()
        .to_owned();
    let photo = writer.photo(1);
    writer.ask(["photo", "add", &story, plain(&photo)]);
    writer.ask(["photo", "set", &story, "1", "caption=村民江克美(左二)在采果。"]);
    (writer, editor, story)
}

pub(crate) fn filed(desk: &Desk, story: &str) -> PathBuf {
    sent(desk, "file", story)
}

pub(crate) fn sent(desk: &Desk, verb: &str, story: &str) -> PathBuf {
    let to = desk.store().with_file_name("sent");
    fs::create_dir_all(&to).unwrap();
    PathBuf::from(desk.ask([verb, story, "--to", plain(&to)]).trim())
}

pub(crate) fn shown(desk: &Desk, story: &str) -> Value {
    serde_json::from_str(&desk.ask(["show", story, "--json"])).unwrap()
}

pub(crate) fn state(desk: &Desk, story: &str) -> String {
    shown(desk, story)["state"].as_str().unwrap().to_owned()
}

/// The output of `verify` for the story's package.
pub(crate) fn verified(desk: &Desk, story: &str) -> Value {
    let to = desk.store().with_file_name("out");
    fs::create_dir_all(&to).unwrap();
    let package = desk.ask(["export", story, "--to", plain(&to)]);
    serde_json::from_str(&desk.ask(["verify", package.trim(), "--json"])).unwrap()
}

/// An outlet `drop` that takes text over a folder; returns the folder.
pub(crate) fn drop_outlet(desk: &Desk) -> PathBuf {
    let there = desk.store().with_file_name("there");
    fs::create_dir_all(&there).unwrap();
    let profile = format!(
        "name = \"drop\"\nformats = [\"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        plain(&there)
    );
    desk.ask([
        "outlet",
        "add",
        plain(&desk.file("drop.toml", profile.as_bytes())),
    ]);
    there
}

/// Writes the body anew, one paragraph a line.
pub(crate) fn write(desk: &Desk, story: &str, paragraphs: &[&str]) {
    let file = desk.file("body.md", paragraphs.join("\n\n").as_bytes());
    desk.ask(["write", story, plain(&file)]);
}

#[test]
fn a_filing_opens_as_a_copy_with_its_photos_byte_for_byte_and_the_same_again_changes_nothing() {
    let (writer, editor, story) = two_people();
    let package = filed(&writer, &story);
    assert_eq!(state(&writer, &story), "filed");
    assert_eq!(editor.ask(["open", plain(&package)]).trim(), story);
    assert_eq!(editor.ask(["show", &story]), writer.ask(["show", &story]));
    assert_eq!(state(&editor, &story), "received");
    let digest = shown(&editor, &story)["figures"][0]["photo"]
        .as_str()
        .unwrap()
        .to_owned();
    let kept = editor
        .store()
        .join("photos")
        .join(&digest[..2])
        .join(format!("{digest}.jpg"));
    assert!(
        fs::read(kept).unwrap() == fs::read(writer.photo(1)).unwrap(),
        "the photo is byte-identical"
    );

    editor.ask(["set", &story, "headline=油茶丰收在望"]);
    assert_eq!(state(&editor, &story), "in_edit");
    let before = editor.ask(["show", &story, "--json"]);
    assert_eq!(
        editor.ask(["open", plain(&package)]).trim(),
        story,
        "the same package again is a no-op"
    );
    assert_eq!(editor.ask(["show", &story, "--json"]), before);
    editor.ask(["doctor"]);
}

#[test]
fn a_newer_filing_takes_the_place_and_an_older_one_after_it_does_not() {
    let (writer, editor, story) = two_people();
    let first = filed(&writer, &story);
    writer.ask(["set", &story, "headline=第二稿"]);
    let second = filed(&writer, &story);
    editor.ask(["open", plain(&second)]);
    editor.ask(["open", plain(&first)]);
    assert_eq!(
        shown(&editor, &story)["headline"],
        "第二稿",
        "an older one is no downgrade"
    );
    writer.ask(["set", &story, "headline=第三稿"]);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    assert_eq!(shown(&editor, &story)["headline"], "第三稿");
    editor.ask(["set", &story, "headline=编辑改的"]);
    writer.ask(["set", &story, "headline=第四稿"]);
    let fourth = filed(&writer, &story);
    let said = editor.refused(&["open", plain(&fourth)]);
    assert!(
        said.contains("in edit"),
        "what the editor did is not written over: {said}"
    );
    assert_eq!(shown(&editor, &story)["headline"], "编辑改的");
}

#[test]
fn what_is_not_a_filing_is_refused_by_what_it_is_and_leaves_nothing_behind() {
    let (writer, editor, story) = two_people();
    let package = filed(&writer, &story);
    assert!(
        writer
            .refused(&["open", plain(&package)])
            .contains("your own story")
    );
    assert!(editor.refused(&["take", plain(&package)]).contains("filing"));
    let to = writer.store().with_file_name("out");
    fs::create_dir_all(&to).unwrap();
    let finished = writer
        .ask(["export", &story, "--to", plain(&to)])
        .trim()
        .to_owned();
    assert!(editor.refused(&["open", &finished]).contains("not for review"));
    let bytes = fs::read(&package).unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 17) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        let path = editor.file("changed.zip", &changed);
        editor.refused(&["open", plain(&path)]);
    }
    assert_eq!(editor.ask(["list"]), "");
    let photos = editor.store().join("photos");
    assert!(
        !photos.exists() || fs::read_dir(photos).unwrap().next().is_none(),
        "no photo came in either"
    );
}

#[test]
fn comments_travel_with_answers_and_stay_on_their_words() {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    let on_text = editor
        .ask(["comment", &story, "--on", "1", "--quote", "专项资金", "哪一笔？"])
        .trim()
        .to_owned();
    let figure = shown(&editor, &story)["figures"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    editor.ask(["comment", &story, "--on", &figure, "--quote", "左二", "请核对"]);
    editor.ask(["comment", &story, "--on", "headline", "太平了"]);
    let refused = editor.refused(&["comment", &story, "--on", "1", "--quote", "没有的话", "?"]);
    assert!(refused.contains("没有的话"), "{refused}");
    write(
        &editor,
        &story,
        &[
            "新写的导语。",
            "昨天上午，县里划拨专项资金十万元。",
            "村民们上山采果，一直忙到天黑。",
        ],
    );
    let listed = editor.ask(["comments", &story]);
    let row: Vec<&str> = listed
        .lines()
        .find(|row| row.starts_with(&on_text))
        .unwrap()
        .split('\t')
        .collect();
    assert_eq!(row[2..4], ["2", "专项资金"], "{listed}");

    writer.ask(["take", plain(&sent(&editor, "return", &story))]);
    assert_eq!(state(&writer, &story), "returned");
    let listed = writer.ask(["comments", &story]);
    assert_eq!(listed.lines().count(), 3, "{listed}");
    let row: Vec<&str> = listed
        .lines()
        .find(|row| row.starts_with(&on_text))
        .unwrap()
        .split('\t')
        .collect();
    assert_eq!(
        row[2..4],
        ["1", "专项资金"],
        "on the writer's own text it stands where the words are: {listed}"
    );
    writer.ask(["comment", &story, "--reply", &on_text, "省里的"]);
    writer.ask(["comment", &story, "--resolve", &on_text]);
    let listed = writer.ask(["comments", &story]);
    assert!(listed.contains("省里的") && listed.contains("已解决"), "{listed}");
    writer.ask(["comment", &story, "--reopen", &on_text]);
    assert!(!writer.ask(["comments", &story]).contains("已解决"));
}

#[test]
fn the_same_return_again_changes_nothing() {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    editor.ask(["set", &story, "headline=改过"]);
    let back = sent(&editor, "return", &story);
    writer.ask(["take", plain(&back)]);
    let before = writer.ask(["show", &story, "--json"]);
    writer.ask(["take", plain(&back)]);
    assert_eq!(writer.ask(["show", &story, "--json"]), before);
    let stranger = Desk::new();
    assert!(
        stranger
            .refused(&["take", plain(&back)])
            .contains("not in this store")
    );
    assert!(
        writer
            .refused(&["return", &story, "--to", plain(back.parent().unwrap())])
            .contains("returned")
    );
}
