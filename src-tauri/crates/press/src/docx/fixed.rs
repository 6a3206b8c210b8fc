//! The parts of the file that are the same in every story, and the frames of those that are not.

use story::Content;

use super::look::DocxStyle;
use super::when;

/// Width of the text in twentieths of a point: A4 less Word's own margins for Chinese.
pub(super) const TEXT_WIDTH: usize = 8_306;
/// Relations that [`document_relations`] has taken already.
pub(super) const RELATIONS: usize = 3;

/// The start of every relation type of the document.
pub(super) const RELATION_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) const APP: &str = include_str!("fixed/app.xml");

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

/// A row of pictures, likewise.
pub(super) const ROW_OPEN: &str = concat!(
    r#"<w:tbl><w:tblPr><w:tblW w:w="8306" w:type="dxa"/><w:jc w:val="center"/>"#,
    r#"<w:tblLayout w:type="fixed"/></w:tblPr>"#,
);
/// What follows a table: two that touch become one, and Word needs a paragraph at the end of the body.
pub(super) const AFTER_TABLE: &str = "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>\n";

/// The page of an ordinary manuscript.
const PAGE: &str = concat!(
    r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" "#,
    r#"w:header="851" w:footer="992" w:gutter="0"/><w:docGrid w:linePitch="312"/>"#,
);
/// The page of GB/T 9704: 37 mm above, 28 mm to the left, a body of 156 by 225 mm that holds 22 lines of 28. The lines are a
/// grid; the characters are set a quarter point closer by the body's style, because LibreOffice draws a character grid
/// by a size of its own.
const OFFICIAL_PAGE: &str = concat!(
    r#"<w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>"#,
    r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" "#,
    r#"w:header="851" w:footer="1418" w:gutter="0"/>"#,
    r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#,
);
/// Page numbers outside: on odd pages to the right, on even pages to the left.
const FOOTERS: [(&str, &str, &str); 2] = [
    ("rIdOdd", "footer1.xml", include_str!("fixed/odd.xml")),
    ("rIdEven", "footer2.xml", include_str!("fixed/even.xml")),
];

/// `word/document.xml` around its blocks.
pub(super) fn document(blocks: &str, style: DocxStyle) -> String {
    let page = match style {
        DocxStyle::Press => PAGE,
        DocxStyle::Official => OFFICIAL_PAGE,
    };
    frame(
        &include_str!("fixed/document.xml").replacen("{page}", page, 1),
        blocks,
    )
}

/// The same with tracked changes in it, whose marks have times.
pub(super) fn tracked_document(blocks: &str, style: DocxStyle) -> String {
    let root = format!("<w:document {} ", when::namespaces(""));
    document(blocks, style).replacen("<w:document ", &root, 1)
}

/// `[Content_Types].xml`.
pub(super) fn content_types(style: DocxStyle) -> String {
    let footers: String = FOOTERS
        .iter()
        .filter(|_| style == DocxStyle::Official)
        .map(|(_, name, _)| {
            format!(
                "<Override PartName=\"/word/{name}\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\n"
            )
        })
        .collect();
    include_str!("fixed/content_types.xml").replacen("</Types>", &format!("{footers}</Types>"), 1)
}

/// `word/settings.xml`.
pub(super) fn settings(style: DocxStyle) -> String {
    let both_sides = match style {
        DocxStyle::Press => "",
        DocxStyle::Official => "<w:evenAndOddHeaders/>",
    };
    include_str!("fixed/settings.xml").replacen(
        "<w:characterSpacingControl",
        &format!("{both_sides}<w:characterSpacingControl"),
        1,
    )
}

/// The parts with the page numbers.
pub(super) fn footers(style: DocxStyle) -> impl Iterator<Item = (&'static str, String)> {
    let names = ["word/footer1.xml", "word/footer2.xml"];
    names
        .into_iter()
        .zip(FOOTERS)
        .filter(move |_| style == DocxStyle::Official)
        .map(|(name, (_, _, text))| (name, text.to_owned()))
}

/// `word/_rels/document.xml.rels` with the relations that come from the story.
pub(super) fn document_relations(more: &str, style: DocxStyle) -> String {
    let footers: String = FOOTERS
        .iter()
        .filter(|_| style == DocxStyle::Official)
        .map(|(id, name, _)| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATION_TYPES}/footer\" Target=\"{name}\"/>")
        })
        .collect();
    frame(include_str!("fixed/document.rels"), &format!("{footers}{more}"))
}

/// `word/numbering.xml` with the numbered lists of the story.
pub(super) fn numbering(more: &str) -> String {
    frame(include_str!("fixed/numbering.xml"), more)
}

/// The style of lines for the desk: a red frame, so that nobody prints them. Only a file that has such lines has it.
const FOR_DESK: &str = concat!(
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="ForDesk"><w:name w:val="致编辑"/><w:basedOn w:val="Normal"/>"#,
    r#"<w:next w:val="Title"/><w:qFormat/><w:pPr><w:pBdr>"#,
    r#"<w:top w:val="single" w:sz="6" w:space="4" w:color="C00000"/><w:left w:val="single" w:sz="6" w:space="4" w:color="C00000"/>"#,
    r#"<w:bottom w:val="single" w:sz="6" w:space="4" w:color="C00000"/><w:right w:val="single" w:sz="6" w:space="4" w:color="C00000"/>"#,
    r#"</w:pBdr><w:spacing w:line="320" w:lineRule="atLeast"/><w:jc w:val="left"/></w:pPr>"#,
    r#"<w:rPr><w:rFonts w:eastAsia="楷体"/><w:color w:val="C00000"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>"#,
    "\n",
);

/// `word/styles.xml` in the story's language, which Word checks the spelling by.
pub(super) fn styles(content: &Content, style: DocxStyle, for_desk: bool) -> String {
    let language = content.language_tag();
    let (latin, east_asian) = if content.is_chinese() {
        ("en-US", language)
    } else {
        (language, "zh-CN")
    };
    let styles = match style {
        DocxStyle::Press => include_str!("fixed/styles.xml"),
        DocxStyle::Official => include_str!("fixed/official.xml"),
    };
    let more = if for_desk { FOR_DESK } else { "" };
    styles
        .replace("{latin}", latin)
        .replace("{east-asian}", east_asian)
        .replacen("</w:styles>", &format!("{more}</w:styles>"), 1)
}

/// `[Content_Types].xml` with the parts of comments, and of the file's origin.
pub(super) fn with_parts(types: &str, comments: bool, origin: bool) -> String {
    let part = |name: &str, kind: &str| {
        format!(
            "<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>\n"
        )
    };
    let mut more = String::new();
    if comments {
        more.push_str(&part("/word/comments.xml", "wordprocessingml.comments"));
        more.push_str(&part(
            "/word/commentsExtended.xml",
            "wordprocessingml.commentsExtended",
        ));
    }
    if origin {
        more.push_str(&part("/docProps/custom.xml", "custom-properties"));
    }
    types.replacen("</Types>", &format!("{more}</Types>"), 1)
}

/// `_rels/.rels`.
pub(super) fn package_relations(origin: bool) -> String {
    let more = if origin {
        format!(
            "<Relationship Id=\"rId4\" Type=\"{RELATION_TYPES}/custom-properties\" Target=\"docProps/custom.xml\"/>\n"
        )
    } else {
        String::new()
    };
    include_str!("fixed/package.rels").replacen("</Relationships>", &format!("{more}</Relationships>"), 1)
}

/// `word/settings.xml` of a file in which Word tracks every change from here on.
pub(super) fn tracking(settings: &str) -> String {
    let tab = "<w:defaultTabStop";
    settings.replacen(tab, &format!("<w:trackRevisions/>{tab}"), 1)
}

/// Relations of a document to its comments.
pub(super) fn comment_relations() -> String {
    format!(
        "<Relationship Id=\"rIdC1\" Type=\"{RELATION_TYPES}/comments\" Target=\"comments.xml\"/>\
         <Relationship Id=\"rIdC2\" Type=\"http://schemas.microsoft.com/office/2011/relationships/commentsExtended\" Target=\"commentsExtended.xml\"/>"
    )
}

fn frame(around: &str, inside: &str) -> String {
    around.replacen("{}", inside, 1)
}
