//! `docs/fields.md` lists the fields of a story, as `story::Field` has them.

use std::fmt::Write;

use newsroom::story::field::PrintedAt;
use newsroom::story::{Field, Language};

use super::sources::{file, golden};

/// The file that is written.
pub(crate) const PAGE: &str = "docs/fields.md";

const HEAD: &str = "# The fields of a story

What `set` and an outlet's `required` call each field, and where `story.json` has it. Beside them a story has `related`, `body` and
`tray`. This page is written from `story::Field` and the comments of `story::Content` (`UPDATE_GOLDEN=1 make test`); do not edit it.

| in `set` | in `story.json` | 中文 | English | printed | what it is |
|---|---|---|---|---|---|
";

#[test]
fn the_page_lists_every_field_with_what_its_comment_says() {
    let source = file("src-tauri/crates/story/src/content.rs").text;
    let mut page = HEAD.to_owned();
    for field in Field::ALL {
        let printed = match field.printed_at() {
            Some(PrintedAt::Titles) => "on top",
            Some(PrintedAt::UnderTitles) => "under the titles",
            Some(PrintedAt::End) => "behind the body",
            None => "",
        };
        writeln!(
            page,
            "| `{}` | `{}` | {} | {} | {printed} | {} |",
            field.name(),
            field.member(),
            field.label(Language::Zh),
            field.label(Language::En),
            comment(&source, field.member()),
        )
        .unwrap();
    }
    golden(PAGE, &page);
}

/// The comment above a member, without the Chinese name that it begins with.
fn comment(source: &str, member: &str) -> String {
    let line = format!("    pub {member}: ");
    let (before, _) = source
        .split_once(&line)
        .unwrap_or_else(|| panic!("{member} is a member of a story"));
    let mut lines: Vec<&str> = before
        .lines()
        .rev()
        .skip_while(|line| line.trim().starts_with("#["))
        .map_while(|line| line.trim().strip_prefix("/// "))
        .collect();
    lines.reverse();
    let says = lines.join(" ");
    match says.split_once(": ") {
        Some((name, rest)) if !name.is_ascii() => rest.to_owned(),
        _ => says,
    }
}

#[test]
fn a_comment_is_told_without_its_chinese_name() {
    let source = "    /// 肩题: the line above\n    /// the headline.\n    #[serde(default)]\n    pub kicker: String,\n";
    assert_eq!(comment(source, "kicker"), "the line above the headline.");
}
