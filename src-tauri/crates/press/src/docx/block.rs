//! The blocks of a story as `word/document.xml`.

use story::{Block, Content, Figure, LineKind, Shape, Span, Text};

use super::paragraph::{ParagraphStyle, paragraph};
use super::parts::DocxParts;
use super::{fixed, pictures, run};
use crate::above;
use crate::page_furniture::RELATED;
use crate::title;

/// `word/document.xml`, the lines for the desk first.
pub(super) fn document(content: &Content, desk: &[String], parts: &mut DocxParts<'_>) -> String {
    let mut xml = String::new();
    for line in desk {
        xml.push_str(&paragraph(ParagraphStyle::ForDesk, &run::plain(line, parts)));
    }
    let names = title::names(content);
    for (setting, words) in above::lines(content) {
        let style = ParagraphStyle::Field(setting.word);
        let runs = match setting.room.map(|room| parts.look.style.room(room)) {
            Some(room) => run::title(&title::lines(&words, &names, room), parts),
            None => run::plain(&words, parts),
        };
        xml.push_str(&paragraph(style, &runs));
    }
    let (body, sign_off) = content.printed();
    for part in body.chunk_by(|one, next| one.as_figure().is_some() && next.as_figure().is_some()) {
        let figures: Vec<&Figure> = part.iter().filter_map(Block::as_figure).collect();
        xml.push_str(&pictures::pictures(&figures, parts));
        let others = part.iter().filter(|block| block.as_figure().is_none());
        others.for_each(|block| xml.push_str(&one(block, parts)));
    }
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
        Shape::Figure(figure) => pictures::pictures(&[figure], parts),
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
    xml.push_str("</w:tbl>\n");
    xml.push_str(fixed::AFTER_TABLE);
    xml
}
