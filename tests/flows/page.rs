//! A published page is imported, stored, and exported byte for byte.

use std::fs;
use std::path::PathBuf;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::root;
use serde_json::Value;

/// A page of our own making, of the form that a reader copies.
pub(crate) fn our_page() -> PathBuf {
    root().join("src-tauri/crates/press/tests/golden/page.txt")
}

fn json(desk: &Desk, story: &str) -> Value {
    serde_json::from_str(&desk.ask(["show", story, "--json"])).expect("show --json prints JSON")
}

#[test]
fn a_page_comes_back_byte_for_byte() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&our_page())]);
    let before = fs::read_to_string(our_page()).unwrap();
    assert_eq!(desk.ask(["show", story.trim(), "--as", "text"]), before);
}

#[test]
fn after_one_caption_is_changed_exactly_that_line_differs() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&our_page())]);
    let story = story.trim();
    desk.ask(["photo", "set", story, "2", "caption=换过的图片说明"]);
    let before = fs::read_to_string(our_page()).unwrap();
    let after = desk.ask(["show", story]);
    let changed: Vec<_> = before
        .lines()
        .zip(after.lines())
        .filter(|(old, new)| old != new)
        .collect();
    assert_eq!(changed.len(), 1, "one line differs: {changed:?}");
    assert_eq!(changed[0].1, "换过的图片说明");
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn import_says_what_it_took_for_a_figure_and_one_command_turns_it_back() {
    let desk = Desk::new();
    let page = our_page();
    let output = desk
        .cli()
        .env("LC_ALL", "en")
        .args(["import", plain(&page)])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.to_lowercase().contains("caption"),
        "import says what it took for a caption: {said}"
    );
    let story = String::from_utf8(output.stdout).unwrap();
    let story = story.trim();

    let shown = json(&desk, story);
    let figure = &shown["figures"][0];
    let (block, caption) = (figure["block"].to_string(), figure["caption"].clone());
    assert_eq!(desk.ask(["figure", story, &block]).trim(), "paragraph");
    let turned = json(&desk, story);
    let index = usize::try_from(figure["block"].as_u64().unwrap()).unwrap() - 1;
    assert_eq!(turned["blocks"][index]["type"], "paragraph");
    assert_eq!(
        turned["blocks"][index]["text"], caption,
        "its words are the paragraph"
    );
    desk.ask(["figure", story, &block]);
    assert_eq!(
        desk.ask(["show", story]),
        fs::read_to_string(page).unwrap(),
        "and back again"
    );
}

#[test]
fn blank_lines_between_paragraphs_make_no_figures() {
    let desk = Desk::new();
    let text = "夜校开课\n\n第一段写完了。\n\n小标题\n第二段也写完了。\n";
    let story = desk.ask(["import", plain(&desk.file("draft.txt", text.as_bytes()))]);
    let shown = json(&desk, story.trim());
    assert_eq!(shown["figures"].as_array().map(Vec::len), Some(0));
    let kinds: Vec<_> = shown["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["type"].clone())
        .collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "paragraph"]);
}

#[test]
fn gb18030_is_read_and_other_encodings_are_refused_rather_than_guessed() {
    let desk = Desk::new();
    let text = fs::read_to_string(our_page()).unwrap();
    let (gb, _, lossy) = encoding_rs::GB18030.encode(&text);
    assert!(!lossy);
    let story = desk.ask(["import", plain(&desk.file("gb.txt", &gb))]);
    assert_eq!(desk.ask(["show", story.trim()]), text);

    let (latin, _, _) =
        encoding_rs::WINDOWS_1252.encode("Café à la crème, naïveté, señor, Übermaß déjà vu çà et là");
    let path = desk.file("latin.txt", &latin);
    let said = desk.refused(&["import", plain(&path)]);
    assert!(
        said.contains("latin.txt") && said.contains("UTF-8"),
        "named, with the next step: {said}"
    );
    assert_eq!(desk.ask(["list"]).lines().count(), 1, "and nothing half-done");
}

#[test]
fn a_body_written_from_our_own_markdown_keeps_its_figures() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]);
    let story = story.trim();
    let before = json(&desk, story);
    let markdown = desk.ask(["show", story, "--as", "markdown"]);
    let path = desk.file("edited.md", markdown.replace("人声渐密", "人声鼎沸").as_bytes());
    desk.ask(["write", story, plain(&path)]);
    let after = json(&desk, story);
    assert_eq!(
        before["figures"], after["figures"],
        "figures keep their words, facts and photos"
    );
    assert!(after["blocks"][0]["text"].as_str().unwrap().contains("人声鼎沸"));
    assert_eq!(before["content"]["related"], after["content"]["related"]);
    assert_eq!(before["content"]["sign_off"], after["content"]["sign_off"]);
}

#[test]
fn a_page_with_photos_is_shown_beside_a_program_that_writes() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    let html = desk.ask(["show", &story, "--as", "html"]);
    assert_eq!(
        html.matches("data:image/jpeg;base64,").count(),
        3,
        "every photo is in the page"
    );
}
