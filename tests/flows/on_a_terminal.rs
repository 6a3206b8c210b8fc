//! What a terminal shows of the command line's output: its own rows, with any words that came from outside.

use std::num::NonZeroU16;

use galley_tests::desk::plain;

use crate::repacked::{ESCAPES, Parts};
use crate::review::{filed, two_people};

/// Asserts that a terminal shows these lines alone: no row is hidden, none is begun by foreign words, none runs backwards.
pub(crate) fn only_ours(said: &str, what: &str) {
    let mut terminal = vt100::Parser::new(size(2000), size(4000), 0);
    terminal.process(said.replace('\n', "\r\n").as_bytes());
    let screen = terminal.screen();
    let seen: Vec<String> = screen.rows(0, 4000).map(|row| words(&row)).collect();
    let written: Vec<String> = said.lines().map(words).collect();
    assert_eq!(
        seen[..written.len()],
        written[..],
        "{what}: the terminal shows something else"
    );
    assert!(
        seen[written.len()..].iter().all(String::is_empty),
        "{what}: rows that were not written"
    );
    let foreign = said
        .chars()
        .find(|c| !matches!(c, '\n' | '\t') && newsroom::story::visible::is_unseen(*c));
    assert_eq!(foreign, None, "{what}: a character that is not seen");
}

/// The words of a row, however far apart.
fn words(row: &str) -> String {
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}

/// Every command that lists and shows, on a desk that took in a filing with such words wherever words of others can be.
#[test]
fn no_row_on_a_terminal_is_written_by_words_that_came_in_a_package() {
    let (writer, editor, story) = two_people();
    writer.ask(["comment", &story, "--on", "1", "请核实"]);
    let escapes = serde_json::Value::from(ESCAPES);
    let hostile = Parts::of(&filed(&writer, &story))
        .story(|story| {
            for field in ["headline", "slugline", "source", "dateline", "ednote"] {
                story[field] = escapes.clone();
            }
            let figure = &mut story["tray"][0];
            for fact in ["caption", "photographer", "credit", "place", "event", "file_name"] {
                figure[fact] = escapes.clone();
            }
            story["body"][0]["text"] = serde_json::json!([{ "text": ESCAPES }]);
        })
        .json("review.json", |slip| {
            let comment = &mut slip["comments"][0];
            comment["said"]["text"] = escapes.clone();
            comment["quote"] = escapes.clone();
            slip["revision"]["author"] = escapes.clone();
        });
    let package = editor.file("收到\u{202e}的.zip", &hostile.pack(None));
    let run = |arguments: &[&str]| {
        let output = editor
            .cli()
            .env("LC_ALL", "en_GB.UTF-8")
            .args(arguments)
            .output()
            .unwrap();
        let what = arguments.join(" ");
        for said in [output.stdout, output.stderr] {
            only_ours(&String::from_utf8(said).unwrap(), &what);
        }
    };
    run(&["open", plain(&package)]);
    let here = editor.ask(["list"]);
    assert!(
        here.contains("⟨U+001B⟩[2K") && here.contains(&story[..8]),
        "it came in: {here}"
    );
    run(&["sign", &story, "--stage", "1", "--return", ESCAPES]);
    for listed in [
        &["list"][..],
        &["history", &story],
        &["comments", &story],
        &["changes", &story],
        &["trail", &story],
        &["check", &story],
        &["photo", "list", &story],
        &["photo", "people", &story],
        &["register"],
        &["keys", "list"],
        &["compare", &story, "1", "now"],
        &["verify", plain(&package)],
        &["doctor"],
        &["show", ESCAPES],
        &["no such command\u{1b}[2K"],
        &["delete", &story],
    ] {
        run(listed);
        run(&[&["--json"], listed].concat());
    }
    // Output to a program is exactly what was written; on a terminal invisible characters are shown.
    let exact = editor.ask(["show", &story]);
    assert!(exact.contains('\u{1b}'), "{exact:?}");
    if cfg!(target_os = "linux") {
        let command = format!(
            "{} --store {} show {story}",
            galley_tests::programs::galley_cli().display(),
            editor.store().display()
        );
        let shown = std::process::Command::new("script")
            .args(["-qec", &command, "/dev/null"])
            .output()
            .unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap().replace("\r\n", "\n");
        only_ours(&shown, "show on a terminal");
        assert!(shown.contains("⟨U+001B⟩[2K"), "{shown}");
    }
}
