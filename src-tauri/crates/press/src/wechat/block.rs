//! The blocks. No line feed is between elements or in them: the editor turns one into a break that stays.

use story::{Content, Figure, LineKind, Shape, Text};

use super::notes::Notes;
use super::style;
use crate::{above, credit, inline, setting};

/// Every block, the sign-off, and the related titles.
pub(super) fn blocks(content: &Content, notes: &mut Notes) -> String {
    let chinese = content.is_chinese();
    let mut html = String::new();
    let mut pictures = 0_usize;
    let (body, sign_off) = content.printed();
    for block in body.iter() {
        match block.shape() {
            Shape::Lines { kind, texts } => html.push_str(&lines(kind, texts, chinese, notes)),
            Shape::Figure(figure) => {
                pictures = pictures.saturating_add(1);
                html.push_str(&picture(figure, pictures, chinese));
            }
            Shape::Table { header, rows } => table(&mut html, header, rows, notes),
            Shape::Leaf(leaf) => html.push_str(&element("p", setting::leaf(leaf).wechat, leaf.sign())),
        }
    }
    if !sign_off.is_empty() {
        html.push_str(&element("p", style::SIGN_OFF, &inline::words(sign_off)));
    }
    html
}

fn element(name: &str, look: &str, inside: &str) -> String {
    format!("<{name} style=\"{look}\">{inside}</{name}>")
}

/// Lines, those with words. A list's marks are text: the editor gives real lists looks and empty lines of its own.
fn lines(kind: LineKind, texts: &[Text], chinese: bool, notes: &mut Notes) -> String {
    let set = setting::line(kind);
    let written = texts.iter().filter(|text| !text.is_empty()).enumerate();
    let lines = written.map(|(at, text)| {
        let flush = kind == LineKind::Paragraph && (above::is_indented(text) || !chinese);
        let look = if flush { style::FLUSH } else { set.wechat };
        let words = setting::marked(kind, at, "\u{2002}", &set_text(text, notes));
        element("p", look, &words)
    });
    let lines: String = lines.collect();
    match set.wechat_around {
        Some(around) => element("section", around, &lines),
        None => lines,
    }
}

/// Where a picture goes, and its words. The file is put there by hand: the editor takes none from the clipboard.
fn picture(figure: &Figure, number: usize, chinese: bool) -> String {
    let mut html = element("p", style::MARK, &credit::mark(number, chinese));
    let words = [figure.caption.trim().to_owned(), credit::line(figure, chinese)];
    let words: Vec<String> = words
        .iter()
        .filter(|words| !words.is_empty())
        .map(|words| inline::words(words))
        .collect();
    if !words.is_empty() {
        html.push_str(&element("p", style::CAPTION, &words.join("<br>")));
    }
    html
}

fn table(html: &mut String, header: bool, rows: &[Vec<Text>], notes: &mut Notes) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns == 0 {
        return;
    }
    let nothing = Text::default();
    let mut inside = String::new();
    for (i, row) in rows.iter().enumerate() {
        let look = if header && i == 0 {
            style::TITLE_CELL
        } else {
            style::CELL
        };
        let cells: String = (0..columns)
            .map(|at| element("td", look, &set_text(row.get(at).unwrap_or(&nothing), notes)))
            .collect();
        inside.push_str(&format!("<tr>{cells}</tr>"));
    }
    html.push_str(&element(
        "table",
        style::TABLE,
        &format!("<tbody>{inside}</tbody>"),
    ));
}

fn set_text(text: &Text, notes: &mut Notes) -> String {
    let mut html = String::new();
    for span in &text.0 {
        let mut run = inline::marked(span);
        if let Some(href) = span.link.as_deref() {
            run = notes.link(&run, &span.text, href);
        }
        html.push_str(&run);
    }
    html
}
