//! The body of a story as HTML: what is between the byline and the related titles.
//!
//! The page and the ninjs item both carry it; only where the pictures come from differs, and the caller
//! provides that.

use std::fmt::Write;

use story::{Content, Figure, LineKind, Shape, Text};

use crate::chars::escape;
use crate::{PlateError, above, credit, inline, link, setting};

/// A picture as the page shows it.
pub(crate) struct PageImage {
    /// Its address.
    pub(crate) src: String,
    /// Width in pixels.
    pub(crate) width: u32,
    /// Height in pixels.
    pub(crate) height: u32,
}

/// Finds the picture of a figure that has one; `None` where it is missing.
pub(crate) type FindImage<'a> = &'a mut dyn FnMut(&Figure) -> Result<Option<PageImage>, PlateError>;

/// The blocks and the sign-off, for another site's page.
///
/// # Errors
/// What `find` answers.
pub(crate) fn body(content: &Content, find: FindImage<'_>) -> Result<String, PlateError> {
    set(content, find, false)
}

/// The same for our own page, whose style sheet has a class for short columns.
///
/// # Errors
/// What `find` answers.
pub(crate) fn own_body(content: &Content, find: FindImage<'_>) -> Result<String, PlateError> {
    set(content, find, true)
}

fn set(content: &Content, find: FindImage<'_>, own: bool) -> Result<String, PlateError> {
    let mut html = String::new();
    let mut outline = 0;
    let (blocks, sign_off) = content.printed();
    for block in blocks.iter() {
        match block.shape() {
            Shape::Lines { kind, texts } => lines(&mut html, outlined(kind, &mut outline), texts),
            Shape::Figure(figure) => {
                let image = if figure.photo.is_some() {
                    find(figure)?
                } else {
                    None
                };
                picture(&mut html, figure, image, content.is_chinese());
            }
            Shape::Table { header, rows } => table(&mut html, header, rows, own),
            Shape::Leaf(leaf) => {
                let _ = writeln!(html, "<{}>", setting::leaf(leaf).element);
            }
        }
    }
    if !sign_off.is_empty() {
        let _ = writeln!(html, "<p class=\"sign-off\">{}</p>", inline::words(sign_off));
    }
    Ok(html)
}

/// The kind with its level below the last one. A level may not be skipped on the way down, or a screen reader's outline has
/// a hole.
fn outlined(kind: LineKind, outline: &mut u8) -> LineKind {
    let LineKind::Subheading { level } = kind else {
        return kind;
    };
    *outline = level.clamp(1, 3).min(outline.saturating_add(1));
    LineKind::Subheading { level: *outline }
}

/// Lines, each in its element, those of one block in another; an empty one is left out.
fn lines(html: &mut String, kind: LineKind, texts: &[Text]) {
    let set = setting::line(kind);
    if let Some(around) = set.around {
        let _ = write!(html, "<{around}");
        if let LineKind::Item {
            numbered_from: Some(first @ (0 | 2..)),
        } = kind
        {
            let _ = write!(html, " start=\"{first}\"");
        }
        html.push_str(">\n");
    }
    for text in texts.iter().filter(|text| !text.is_empty()) {
        // A paragraph that was typed with its own indent, two wide spaces, is not indented again.
        let class = if kind == LineKind::Paragraph && above::is_indented(text) {
            " class=\"indented\""
        } else {
            ""
        };
        let element = set.element;
        let _ = writeln!(html, "<{element}{class}>{}</{element}>", set_text(text));
    }
    if let Some(around) = set.around {
        let _ = writeln!(html, "</{around}>");
    }
}

fn picture(html: &mut String, figure: &Figure, image: Option<PageImage>, chinese: bool) {
    html.push_str("<figure>\n");
    let alt = escape(&credit::alt(figure).replace('\n', " "));
    match image {
        Some(PageImage { src, width, height }) => {
            let src = escape(&src);
            let _ = writeln!(
                html,
                "<img src=\"{src}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">"
            );
        }
        None => {
            let missing = if chinese {
                "图片暂缺"
            } else {
                "Picture missing"
            };
            let between = if alt.is_empty() { "" } else { "：" };
            let _ = writeln!(
                html,
                "<div class=\"missing\" role=\"img\" aria-label=\"{missing}{between}{alt}\"></div>"
            );
        }
    }
    let credit = credit::line(figure, chinese);
    if !figure.caption.is_empty() || !credit.is_empty() {
        let credit = if credit.is_empty() {
            String::new()
        } else {
            format!("<span class=\"credit\">{}</span>", escape(&credit))
        };
        let _ = writeln!(
            html,
            "<figcaption>{}{credit}</figcaption>",
            inline::words(&figure.caption)
        );
    }
    html.push_str("</figure>\n");
}

fn table(html: &mut String, header: bool, rows: &[Vec<Text>], own: bool) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns == 0 {
        return;
    }
    let short = if own {
        short_columns(rows, columns)
    } else {
        Vec::new()
    };
    let row = |cells: &[Text], element: &str, facts: &str| {
        let nothing = Text::default();
        let cells = (0..columns).map(|i| {
            let class = if short.contains(&i) {
                " class=\"short\""
            } else {
                ""
            };
            let words = set_text(cells.get(i).unwrap_or(&nothing));
            format!("<{element}{facts}{class}>{words}</{element}>")
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let (titles, below) = if header {
        rows.split_at_checked(1).unwrap_or_default()
    } else {
        (&[][..], rows)
    };
    html.push_str("<table>\n");
    if let Some(titles) = titles.first() {
        let _ = write!(html, "<thead>\n{}</thead>\n", row(titles, "th", " scope=\"col\""));
    }
    let below: String = below.iter().map(|cells| row(cells, "td", "")).collect();
    let _ = write!(html, "<tbody>\n{below}</tbody>\n</table>\n");
}

/// How wide a word of a short column may be, and all short columns together, in half the width of a Han character. A page of
/// paper holds about seventy.
const SHORT_WORD: usize = 16;
const SHORT_WORDS: usize = 48;

/// The columns, from the left, that hold nothing but short words (names, dates, a verdict): they are not made narrower than
/// those, for a name broken into one letter a line cannot be read.
fn short_columns(rows: &[Vec<Text>], columns: usize) -> Vec<usize> {
    let mut room = SHORT_WORDS;
    let mut short = Vec::new();
    for column in 0..columns {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(Text::to_plain);
        let widest = cells.map(|cell| cell.split_whitespace().map(width).max().unwrap_or_default());
        let widest = widest.max().unwrap_or_default();
        if widest <= SHORT_WORD && widest <= room {
            room -= widest;
            short.push(column);
        }
    }
    short
}

fn width(word: &str) -> usize {
    word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The runs of a text with their marks and links.
fn set_text(text: &Text) -> String {
    let mut html = String::new();
    for span in &text.0 {
        let mut run = inline::marked(span);
        if let Some(href) = span.link.as_deref().and_then(link::target) {
            run = format!("<a href=\"{}\">{run}</a>", escape(&href));
        }
        html.push_str(&run);
    }
    html
}
