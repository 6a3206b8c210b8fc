//! Captions and stories.

use crate::bounded::{Fate, import, run};
use galley_tests::desk::{Desk, plain};

/// A story with one photo, whose caption is this.
fn captioned(caption: &str) -> Fate {
    let desk = Desk::new();
    let story = desk.ask(["new"]);
    let story = story.trim();
    let photo = desk.photo(1);
    let figure = desk.ask(["photo", "add", story, plain(&photo)]);
    let figure = figure.lines().next().unwrap();
    let set = run(
        &desk,
        &["photo", "set", story, figure, &format!("caption={caption}")],
    );
    assert_ne!(run(&desk, &["check", story]), Fate::Refused);
    set
}

#[test]
fn a_caption_of_brackets_is_read_once() {
    for bracket in ["(", "（", "左(", "Ann ("] {
        assert_eq!(
            captioned(&bracket.repeat(90_000 / bracket.len())),
            Fate::Read,
            "{bracket}"
        );
    }
}

#[test]
fn a_row_of_a_thousand_people_counts_no_further_than_numbers_go() {
    let names: Vec<String> = (0..400).map(|n| format!("Ann A{n}")).collect();
    assert_eq!(captioned(&format!("From left: {}", names.join(", "))), Fate::Read);
    assert_eq!(
        captioned(&format!("左起：{}", ["王小明"; 1_000].join("、"))),
        Fate::Read
    );
}

/// The outcome of comparing a text with itself in another state.
fn compared(before: &str, after: &str) -> Fate {
    let desk = Desk::new();
    let file = desk.file("a.txt", before.as_bytes());
    let story = desk.ask(["import", plain(&file)]);
    let story = story.lines().next().unwrap();
    let file = desk.file("b.txt", after.as_bytes());
    desk.ask(["write", story, plain(&file)]);
    run(&desk, &["compare", story, "1", "now"])
}

#[test]
fn a_text_of_the_same_character_is_compared_in_time_that_grows_as_it_does() {
    let same = "的".repeat(100_000);
    let other: String = (0..100_000)
        .map(|at| if at % 97 == 0 { '了' } else { '的' })
        .collect();
    assert_eq!(
        compared(&format!("标题\n{same}。\n"), &format!("标题\n{other}。\n")),
        Fate::Read
    );
}

#[test]
fn a_table_of_one_wide_row_is_folded_where_it_is_read() {
    // Markdown holds a table as wide as its first row.
    let wide = "|a".repeat(3_000);
    let table = format!("x\n\n{wide}|\n{}|\n{}", "|-".repeat(3_000), "|a|\n".repeat(3_000));
    let desk = Desk::new();
    let file = desk.file("a.md", table.as_bytes());
    let story = desk.ask(["import", plain(&file)]);
    let story = story.lines().next().unwrap();
    let to = desk.store().with_file_name("out");
    assert_eq!(
        run(&desk, &["export", story, "--to", plain(&to), "--as", "docx"]),
        Fate::Read
    );
}

#[test]
fn a_text_with_a_caption_on_each_second_line_is_read_once() {
    let text = "一句话的开头，说了许多。\n\n图片说明\n这里是正文，说了许多许多。\n".repeat(40_000);
    assert_eq!(import("a.txt", text.as_bytes()), Fate::Read);
}

#[test]
fn a_caption_sheet_of_unknown_columns_names_some_of_them() {
    let names: Vec<String> = (0..80_000).map(|n| format!("column {n}")).collect();
    let sheet = format!("图号,{}\n1,{}\n", names.join(","), "x,".repeat(80_000));
    let desk = Desk::new();
    let story = desk.ask(["new"]);
    let file = desk.file("a.csv", sheet.as_bytes());
    run(&desk, &["photo", "captions", story.trim(), plain(&file)]);
}
