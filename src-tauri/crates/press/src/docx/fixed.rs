//! The parts of the file that are the same in every story, and the frames of those that are not.

use story::Content;

use crate::above;

/// Width of the text in twentieths of a point: A4 less Word's own margins for Chinese.
pub(super) const TEXT_WIDTH: usize = 8_306;
/// Relations that [`document_relations`] has taken already.
pub(super) const RELATIONS: usize = 3;

/// The start of every relation type of the document.
pub(super) const RELATION_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) const CONTENT_TYPES: &str = include_str!("fixed/content_types.xml");
pub(super) const PACKAGE_RELATIONS: &str = include_str!("fixed/package.rels");
pub(super) const APP: &str = include_str!("fixed/app.xml");
pub(super) const SETTINGS: &str = include_str!("fixed/settings.xml");

pub(super) const CORE_OPEN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
    r#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#,
    r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
);

/// A table's properties; what follows is its grid.
pub(super) const TABLE_OPEN: &str = concat!(
    r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="8306" w:type="dxa"/><w:jc w:val="center"/>"#,
    r#"<w:tblLayout w:type="fixed"/></w:tblPr>"#,
);

/// `word/document.xml` around its blocks.
pub(super) fn document(blocks: &str) -> String {
    frame(include_str!("fixed/document.xml"), blocks)
}

/// `word/_rels/document.xml.rels` with the relations that come from the story.
pub(super) fn document_relations(more: &str) -> String {
    frame(include_str!("fixed/document.rels"), more)
}

/// `word/numbering.xml` with the numbered lists of the story.
pub(super) fn numbering(more: &str) -> String {
    frame(include_str!("fixed/numbering.xml"), more)
}

/// `word/styles.xml` in the story's language, which Word checks the spelling by.
pub(super) fn styles(content: &Content) -> String {
    let language = above::language(content);
    let (latin, east_asian) = if above::is_chinese(content) {
        ("en-US", language)
    } else {
        (language, "zh-CN")
    };
    include_str!("fixed/styles.xml")
        .replace("{latin}", latin)
        .replace("{east-asian}", east_asian)
}

fn frame(around: &str, inside: &str) -> String {
    around.replacen("{}", inside, 1)
}
