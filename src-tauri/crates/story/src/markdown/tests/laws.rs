//! What holds for every story and every text.

use proptest::prelude::*;

use super::arbitrary;
use crate::{Block, Content, Figure, markdown};

fn write(content: &Content) -> String {
    markdown::write(content, &|figure| figure.file_name.clone())
}

fn read(text: &str) -> Content {
    markdown::read(text, &mut |target| Figure {
        file_name: target.to_owned(),
        ..Figure::default()
    })
    .content
}

fn read_body(text: &str) -> Vec<Block> {
    markdown::read_body(text, &mut |target| Figure {
        file_name: target.to_owned(),
        ..Figure::default()
    })
}

/// Letters and figures, in order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn body_letters(body: &[Block]) -> String {
    let mut all = String::new();
    for block in body {
        if let Block::Figure { figure } = block {
            all.push_str(&figure.caption);
        }
        block
            .texts()
            .iter()
            .for_each(|text| all.push_str(&text.to_plain()));
    }
    letters(&all)
}

/// At least 2,000; more where `PROPTEST_CASES` asks for them.
fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: default.cases.max(2_000),
        failure_persistence: None,
        ..default
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_story_written_and_read_is_the_same_story(content in arbitrary::content()) {
        let text = write(&content);
        prop_assert_eq!(read(&text), content, "{}", text);
    }

    #[test]
    fn a_body_written_and_read_is_the_same_body(body in prop::collection::vec(arbitrary::block(), 0..4)) {
        let text = markdown::write_body(&body, &|figure| figure.file_name.clone());
        prop_assert_eq!(read_body(&text), body, "{}", text);
    }

    #[test]
    fn what_was_read_from_any_text_writes_and_reads_as_itself(text in foreign_text()) {
        let once = read(&text);
        let written = write(&once);
        prop_assert_eq!(read(&written), once, "{}", written);
    }

    #[test]
    fn no_letter_of_a_plain_text_is_lost_or_moved(text in plain_text()) {
        prop_assert_eq!(body_letters(&read_body(&text)), letters(&text), "{}", text);
    }
}

/// Lines full of syntax that no writer of ours makes.
fn foreign_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(
        &[
            "\n",
            "\n\n",
            "\n",
            "> ",
            ">",
            "- ",
            "* ",
            "1. ",
            "7) ",
            "  ",
            "    ",
            "\t",
            "# ",
            "###### ",
            "```",
            "```rust\n",
            "---",
            "***",
            "===",
            "|",
            "| a | b |\n",
            "|---|---|\n",
            "|-|\n",
            "**",
            "*",
            "_",
            "~~",
            "`",
            "![",
            "[",
            "]",
            "](x)",
            "](<a b> \"t\")",
            "]:",
            "[注]: a\n",
            "[注]",
            "[^1]",
            "<div>",
            "</div>",
            "<!-- ",
            "-->",
            "<strong>",
            "</strong>",
            "<em>",
            "</em>",
            "<br>",
            "<br/>",
            "<?",
            "&amp;",
            "&#0;",
            "\\",
            "\0",
            "\r\n",
            "\r",
            "\u{feff}",
            "中文",
            "，",
            "。",
            "(甲)",
            "（乙 丙）",
            "word",
            "12",
            "推荐阅读",
            "作者：甲",
            "文末署名：甲",
            "++",
            "+++",
            "- [ ] ",
            "$",
            "^",
            ":::",
            ": ",
        ][..],
    );
    prop_oneof![
        8 => prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// As above, without addresses, numbers, names of references and tags: letters that are not syntax.
fn plain_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(
        &[
            "\n",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "* ",
            "+ ",
            "    ",
            "\t",
            "# ",
            "### ",
            "```",
            "~~~",
            "---",
            "***",
            "===",
            "|",
            "| 甲 | 乙 |\n",
            "|---|---|\n",
            "|-|\n",
            "| 一 | 二 | 三 |\n",
            "**",
            "*",
            "_",
            "~~",
            "`",
            "![",
            "[",
            "]",
            "]:",
            "[注]: 说明\n",
            "[注二]: 说明\n",
            "\\",
            "中文",
            "，",
            "。",
            "“",
            "（甲）",
            "word",
            "两 词",
            "!",
            "&",
            "<",
            ">",
            "$",
            "^",
        ][..],
    );
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
