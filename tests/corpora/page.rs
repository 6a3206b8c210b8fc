//! The first acceptance case: a page that a real correspondent published.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::Value;

fn page() -> PathBuf {
    super::corpora().join("../samples/press-page.txt")
}

#[test]
fn the_published_page_goes_in_is_counted_and_comes_out_byte_for_byte() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&page())]).trim().to_owned();
    assert_eq!(
        desk.ask(["show", &story, "--as", "text"]),
        fs::read_to_string(page()).unwrap()
    );

    let shown: Value = serde_json::from_str(&desk.ask(["show", &story, "--json"])).unwrap();
    assert_eq!(shown["count"]["words"], 1559);
    assert_eq!(shown["count"]["characters"], 1580);
    assert_eq!(shown["count"]["han"], 1424);
    let kinds: Vec<_> = shown["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b["type"].as_str().unwrap())
        .collect();
    let picture_then_text = ["figure", "paragraph"].repeat(4);
    assert_eq!(kinds, [vec!["paragraph"], picture_then_text].concat());
    let content = &shown["content"];
    assert_eq!(content["sign_off"]["text"], "(市直机关工委 彭彤)");
    assert_eq!(content["sign_off"]["place"], "end_of_last_paragraph");
    assert_eq!(content["related"].as_array().map(Vec::len), Some(15));
    assert!(
        content["body"][1]["figure"]["photo"].is_null(),
        "the pictures are missing, their places are kept"
    );
}

#[test]
fn the_lines_of_its_html_page_are_the_files_lines() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&page())]).trim().to_owned();
    let html = desk.file("page.html", desk.ask(["show", &story, "--as", "html"]).as_bytes());
    let lines_of = r#"
import html.parser, sys
# The lines that a headline is broken into, and the places where it may be, are parts of one line of the file.
class Lines(html.parser.HTMLParser):
    depth = 0
    line = ""
    def ends(self, tag):
        if tag in ("wbr", "span"): return
        if self.line.strip(): print(self.line)
        self.line = ""
    def handle_starttag(self, tag, attrs):
        self.ends(tag)
        self.depth += tag in ("head", "script", "style")
    def handle_endtag(self, tag):
        self.ends(tag)
        self.depth -= tag in ("head", "script", "style")
    def handle_data(self, data):
        if not self.depth: self.line += data
Lines().feed(open(sys.argv[1], encoding="utf-8").read())
"#;
    let printed = programs::ask(
        Command::new("python3").args(["-c", lines_of]).arg(&html),
        "python3",
    )
    .unwrap();
    let text = fs::read_to_string(page()).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(printed.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn after_one_caption_is_changed_the_text_differs_in_exactly_that_line() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&page())]).trim().to_owned();
    desk.ask(["photo", "set", &story, "3", "caption=换过的图片说明"]);
    let before = fs::read_to_string(page()).unwrap();
    let after = desk.ask(["show", &story]);
    let changed: Vec<_> = before
        .lines()
        .zip(after.lines())
        .enumerate()
        .filter(|(_, (old, new))| old != new)
        .collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(
        changed[0],
        (9, ("工委领导看望慰问市委编办党员突击队的同志", "换过的图片说明"))
    );
    assert_eq!(before.lines().count(), after.lines().count());
}
