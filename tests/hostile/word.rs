//! Word files.

use crate::bounded::{Fate, import};
use crate::making::docx;

const LINE: &str = "<w:p><w:r><w:t>一行字</w:t></w:r></w:p>";

fn row(cells: usize) -> String {
    format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(cells))
}

#[test]
fn a_wide_row_over_many_short_ones_is_no_wider_than_a_table_may_be() {
    let table = format!("{LINE}<w:tbl>{}{}</w:tbl>", row(5_000), row(1).repeat(1_500));
    assert_eq!(import("a.docx", &docx(&table, &[])), Fate::Read);
}

#[test]
fn cells_are_counted_before_they_are_made() {
    let wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"64\"/></w:tcPr><w:p/></w:tc></w:tr>";
    let table = format!("{LINE}<w:tbl>{}</w:tbl>", wide.repeat(100_000));
    assert_eq!(import("a.docx", &docx(&table, &[])), Fate::Refused);
}

#[test]
fn fifteen_thousand_changes_in_one_paragraph_hold_it_once() {
    let change = |n: usize| {
        format!(
            "<w:ins w:id=\"{n}\" w:author=\"a\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>四个字吗</w:t></w:r></w:ins>"
        )
    };
    let body = format!("<w:p>{}</w:p>", (0..15_000).map(change).collect::<String>());
    assert_eq!(import("a.docx", &docx(&body, &[])), Fate::Read);
}

#[test]
fn thousands_of_comments_on_one_paragraph_hold_it_once() {
    let mark = |name: &str| -> String { (0..8_000).map(|n| format!("<w:{name} w:id=\"{n}\"/>")).collect() };
    let run = "<w:r><w:t>字</w:t></w:r>";
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        mark("commentRangeStart"),
        run.repeat(8_000),
        mark("commentRangeEnd")
    );
    assert_eq!(import("a.docx", &docx(&body, &[])), Fate::Read);
}

#[test]
fn a_note_that_is_referred_to_again_and_again_is_read_once() {
    let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let body = format!("{LINE}<w:p>{}</w:p>", reference.repeat(16_000));
    let note = format!(
        "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote></w:footnotes>",
        "注".repeat(20_000)
    );
    let relations = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>"#;
    let parts = [
        ("word/_rels/document.xml.rels", relations),
        ("word/footnotes.xml", note.as_str()),
    ];
    assert_eq!(import("a.docx", &docx(&body, &parts)), Fate::Read);
}

#[test]
fn an_address_of_a_hundred_thousand_bytes_is_not_copied_into_each_run() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "<w:p>{}<w:r><w:instrText>HYPERLINK \"https://a.cn/{}\"</w:instrText></w:r>{}{}{}</w:p>",
        field("begin"),
        "a".repeat(100_000),
        field("separate"),
        "<w:r><w:t>字</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>字</w:t></w:r>".repeat(10_000),
        field("end")
    );
    assert_eq!(import("a.docx", &docx(&body, &[])), Fate::Read);
}

#[test]
fn millions_of_attributes_count_as_elements_do() {
    let body = format!("<w:p {}/>", "a='' ".repeat(4_000_000));
    assert_eq!(import("a.docx", &docx(&body, &[])), Fate::Refused);
}
