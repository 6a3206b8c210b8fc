//! Pictures with their words below them: one alone, or several upright or small ones in a row.
//!
//! A row is a table without lines, as people make one in Word; the reader takes such a table for its pictures.

use story::Figure;

use super::look::DocxOptions;
use super::paragraph::{ParagraphStyle, paragraph};
use super::parts::DocxParts;
use super::picture_room::PictureRoom;
use super::{drawing, fixed, run};
use crate::{Plate, credit};

/// Most pictures in a row.
const MOST: usize = 3;

/// A picture that is about to be set.
struct Print<'a> {
    figure: &'a Figure,
    /// Its relation and the facts of its photo; `None` where it is missing.
    photo: Option<(String, Plate)>,
    words: Vec<String>,
}

/// Figures that follow each other, without anything between them.
pub(super) fn pictures(figures: &[&Figure], parts: &mut DocxParts<'_>) -> String {
    let prints: Vec<Print<'_>> = figures
        .iter()
        .map(|figure| {
            let mark = parts.mark();
            let is_marked = parts.look.markers || !parts.look.embed;
            Print {
                figure,
                photo: parts.look.embed.then(|| parts.picture(figure)).flatten(),
                words: words(figure, if is_marked { &mark } else { "" }, parts.chinese),
            }
        })
        .collect();
    let (mut xml, look) = (String::new(), parts.look);
    for small in prints.chunk_by(|one, next| is_small(one, look) && is_small(next, look)) {
        // Four are two rows of two.
        let rows = small.len().div_ceil(MOST).max(1);
        for row in small.chunks(small.len().div_ceil(rows).max(1)) {
            xml.push_str(&match row {
                [one] => alone(one, parts),
                several => beside(several, parts),
            });
        }
    }
    xml
}

/// The lines below a picture: its mark and caption, then its credit.
pub(super) fn words(figure: &Figure, mark: &str, chinese: bool) -> Vec<String> {
    let caption = format!("{mark}{}", figure.caption);
    let lines = [caption.trim_end().to_owned(), credit::line(figure, chinese)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Whether a picture goes into a row: it is printed less than half as wide as the text, upright or of few pixels.
fn is_small(print: &Print<'_>, look: DocxOptions) -> bool {
    let Some((_, plate)) = &print.photo else {
        return false;
    };
    let alone = PictureRoom::of(look.style, 1, &print.words);
    drawing::shown(plate, alone).0 < alone.width * 12 / 25
}

fn alone(print: &Print<'_>, parts: &mut DocxParts<'_>) -> String {
    let room = PictureRoom::of(parts.look.style, 1, &print.words);
    set(print, room, parts)
}

/// A row of pictures, each above its own words.
fn beside(row: &[Print<'_>], parts: &mut DocxParts<'_>) -> String {
    let width = fixed::TEXT_WIDTH / row.len().max(1);
    let longest = row.iter().max_by_key(|print| {
        let words = print.words.iter().map(|line| line.chars().count());
        words.sum::<usize>()
    });
    let words = longest.map(|print| print.words.as_slice()).unwrap_or_default();
    let room = PictureRoom::of(parts.look.style, row.len(), words);
    let mut xml = String::from(fixed::ROW_OPEN);
    xml.push_str(&format!(
        "<w:tblGrid>{}</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/></w:trPr>\n",
        format!("<w:gridCol w:w=\"{width}\"/>").repeat(row.len())
    ));
    for print in row {
        xml.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>\n",
            set(print, room, parts)
        ));
    }
    xml.push_str("</w:tr>\n</w:tbl>\n");
    xml.push_str(fixed::AFTER_TABLE);
    xml
}

fn set(print: &Print<'_>, room: PictureRoom, parts: &mut DocxParts<'_>) -> String {
    let mut xml = match &print.photo {
        Some((relation, plate)) => {
            let alt = credit::alt(print.figure);
            let drawing = drawing::inline(parts.drawing(), relation, plate, alt, room);
            paragraph(ParagraphStyle::Picture, &drawing)
        }
        None if parts.look.embed => {
            let words = missing(parts.chinese);
            paragraph(ParagraphStyle::MissingPicture, &run::plain(words, parts))
        }
        None => String::new(),
    };
    for words in &print.words {
        xml.push_str(&paragraph(ParagraphStyle::Caption, &run::plain(words, parts)));
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
