//! The blocks of a story as `word/document.xml`.

use story::{Block, Content, Figure, LineKind, Shape, Span, Text};

use super::paragraph::{ParagraphStyle, paragraph};
use super::parts::DocxParts;
use super::{drawing, fixed, run};
use crate::above;
use crate::credit;
use crate::page_furniture::RELATED;

/// `word/document.xml`, the lines for the desk first.
pub(super) fn document(content: &Content, desk: &[String], parts: &mut DocxParts<'_>) -> String {
    let mut xml = String::new();
    for line in desk {
        xml.push_str(&paragraph(ParagraphStyle::ForDesk, &run::plain(line, parts)));
    }
    for (setting, words) in above::lines(content) {
        let style = ParagraphStyle::Field(setting.word);
        xml.push_str(&paragraph(style, &run::plain(&words, parts)));
    }
    let (body, sign_off) = content.printed();
    body.iter().for_each(|block| xml.push_str(&one(block, parts)));
    if !sign_off.is_empty() {
        xml.push_str(&paragraph(ParagraphStyle::SignOff, &run::plain(sign_off, parts)));
    }
    if !content.related.is_empty() {
        xml.push_str(&paragraph(
            ParagraphStyle::RelatedHeading,
            &run::plain(RELATED, parts),
        ));
        let list = parts.list(None);
        for related in &content.related {
            let link = Some(related.href.clone()).filter(|href| !href.is_empty());
            let title = Text(vec![Span {
                text: related.title.clone(),
                link,
                ..Span::default()
            }]);
            xml.push_str(&paragraph(ParagraphStyle::List(list), &run::runs(&title, parts)));
        }
    }
    fixed::document(&xml, parts.look.style)
}

fn one(block: &Block, parts: &mut DocxParts<'_>) -> String {
    match block.shape() {
        Shape::Lines { kind, texts } => lines(kind, texts, parts),
        Shape::Figure(figure) => picture(figure, parts),
        Shape::Table { header, rows } => table(header, rows, parts),
        Shape::Leaf(leaf) => paragraph(ParagraphStyle::Leaf(leaf), ""),
    }
}

/// A paragraph for each line that has words.
fn lines(kind: LineKind, texts: &[Text], parts: &mut DocxParts<'_>) -> String {
    let mut xml = String::new();
    let mut list = None;
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let style = ParagraphStyle::of(kind, above::is_indented(text), |numbered_from| {
            *list.get_or_insert_with(|| parts.list(numbered_from))
        });
        xml.push_str(&paragraph(style, &run::runs(text, parts)));
    }
    xml
}

fn picture(figure: &Figure, parts: &mut DocxParts<'_>) -> String {
    let mark = parts.mark();
    if !parts.look.embed {
        let words = format!("{mark}{}", figure.caption);
        let mut xml = paragraph(ParagraphStyle::Caption, &run::plain(words.trim_end(), parts));
        let credit = credit::line(figure, parts.chinese);
        if !credit.is_empty() {
            xml.push_str(&paragraph(ParagraphStyle::Caption, &run::plain(&credit, parts)));
        }
        return xml;
    }
    let mut xml = match parts.picture(figure) {
        Some((relation, plate)) => {
            let drawing = drawing::inline(parts.drawing(), &relation, &plate, credit::alt(figure));
            paragraph(ParagraphStyle::Picture, &drawing)
        }
        None => {
            let missing = missing(parts.chinese);
            paragraph(ParagraphStyle::MissingPicture, &run::plain(missing, parts))
        }
    };
    let mark = if parts.look.markers { mark } else { String::new() };
    let caption = format!("{mark}{}", figure.caption);
    for words in [caption, credit::line(figure, parts.chinese)] {
        if !words.is_empty() {
            xml.push_str(&paragraph(ParagraphStyle::Caption, &run::plain(&words, parts)));
        }
    }
    xml
}

/// The words printed where a picture is missing.
pub(super) fn missing(chinese: bool) -> &'static str {
    if chinese {
        "（图片暂缺）"
    } else {
        "(Picture missing)"
    }
}

/// A table over the text's width, its columns equally wide.
fn table(header: bool, rows: &[Vec<Text>], parts: &mut DocxParts<'_>) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns == 0 {
        return String::new();
    }
    let width = fixed::TEXT_WIDTH / columns;
    let mut xml = String::from(fixed::TABLE_OPEN);
    xml.push_str(&format!(
        "<w:tblGrid>{}</w:tblGrid>\n",
        format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns)
    ));
    for (i, row) in rows.iter().enumerate() {
        let titles = header && i == 0;
        xml.push_str("<w:tr>");
        xml.push_str(if titles {
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\n"
        } else {
            "<w:trPr><w:cantSplit/></w:trPr>\n"
        });
        for column in 0..columns {
            let mut cell = row.get(column).cloned().unwrap_or_default();
            if titles {
                cell.0.iter_mut().for_each(|span| span.strong = true);
            }
            let cell = paragraph(ParagraphStyle::Cell, &run::runs(&cell, parts));
            xml.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>\n"
            ));
        }
        xml.push_str("</w:tr>\n");
    }
    // Two tables that touch become one, and Word needs a paragraph at the end of the body.
    xml.push_str("</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>\n");
    xml
}
