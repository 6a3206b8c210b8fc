//! The HTML page, as a site would publish it: one file that can be mailed.
//!
//! Photos are in it as `data:` URIs of their page-size renditions; there is no script but the two buttons.
//! For a story of the plain page's form the text nodes of the body are, in order, the non-blank lines of
//! [`crate::page_text::write`]: so a sign-off is never set off from its paragraph, and the dash of a related
//! title is text. A missing picture is a named box without a text node.

mod body;
mod head;
mod read;

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, FixedOffset};
use story::{Content, Figure};

use crate::above;
use crate::chars::escape;
use crate::page_furniture::{CLOSE, DASH, PRINT, RELATED};
use crate::{PlateError, Plates, dates, for_desk, link, title};

use body::own_body;
pub(crate) use body::{PageImage, body};
pub use read::{FragmentReading, NotRead, PageReading, read_fragment, read_page};

const STYLE: &str = include_str!("html/page.css");
/// The style of the lines for the desk; only a page that has them includes it.
const FOR_DESK: &str = include_str!("html/for_desk.css");
/// Han characters of a title on a line of a telephone: a shorter one is never broken.
const NARROW: usize = 11;
/// Longest `<title>`, in characters; longer ones are cut by every browser anyway.
const LONGEST_TITLE: usize = 70;

/// Sets the page.
///
/// # Errors
/// [`PlateError`] where a photo that is known cannot be read.
pub fn page(content: &Content, plates: &dyn Plates) -> Result<String, PlateError> {
    page_for_desk(content, &[], plates, None)
}

/// The same with lines for the desk above it ([`crate::for_desk`]), and the time that it bears.
///
/// # Errors
/// As [`page`].
pub fn page_for_desk(
    content: &Content,
    desk: &[String],
    plates: &dyn Plates,
    published: Option<DateTime<FixedOffset>>,
) -> Result<String, PlateError> {
    let mut page = String::new();
    let language = content.language_tag();
    page.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n"
    ));
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str(&head::tags(content, published));
    page.push_str(&format!(
        "<title>{}</title>\n<style>\n{STYLE}{}</style>\n</head>\n",
        escape(&tab_title(content)),
        if desk.is_empty() { "" } else { FOR_DESK }
    ));
    page.push_str("<body>\n<main>\n<article>\n");
    page.push_str(&for_desk::html(desk));
    above_body(&mut page, content, published);
    page.push_str(&own_body(content, &mut |figure| image(plates, figure))?);
    page.push_str("</article>\n");
    // The form's own words are Chinese in every story's page.
    let own = if content.is_chinese() {
        ""
    } else {
        " lang=\"zh-CN\""
    };
    related(&mut page, content, own);
    page.push_str(&format!(
        "<p class=\"buttons\"{own}><button type=\"button\" onclick=\"window.print()\">{PRINT}</button> \
         <button type=\"button\" onclick=\"window.close()\">{CLOSE}</button></p>\n</main>\n</body>\n</html>\n"
    ));
    Ok(page)
}

fn image(plates: &dyn Plates, figure: &Figure) -> Result<Option<PageImage>, PlateError> {
    let Some(plate) = plates.plate(figure) else {
        return Ok(None);
    };
    let src = format!(
        "data:image/jpeg;base64,{}",
        BASE64_STANDARD.encode(plates.page_size(figure)?)
    );
    Ok(Some(PageImage {
        src,
        width: plate.page.width,
        height: plate.page.height,
    }))
}

fn above_body(page: &mut String, content: &Content, published: Option<DateTime<FixedOffset>>) {
    let lines = above::lines(content);
    if lines.is_empty() {
        return;
    }
    page.push_str("<header>\n");
    let names = title::names(content);
    for (setting, words) in lines {
        let (element, class) = (setting.element, setting.class);
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        let words = match setting.room {
            Some(room) => set_title(&words, &names, room.page),
            None => escape(&words),
        };
        page.push_str(&format!("<{element}{class}>{words}</{element}>\n"));
    }
    page.push_str(&under_title(content, published));
    page.push_str("</header>\n");
}

/// The time and the sizes of type, under the title as on a public body's page. The style sheet draws them from their attributes,
/// so that the text of the page, as it is copied, is the piece's alone.
fn under_title(content: &Content, published: Option<DateTime<FixedOffset>>) -> String {
    let (language, chinese) = (content.own_language(), content.is_chinese());
    let time = published.map_or_else(String::new, |at| {
        format!(
            "<time datetime=\"{}\" data-says=\"{}{}\"></time>\n",
            at.format("%Y-%m-%dT%H:%M:%S%:z"),
            language.pick("发布时间：", "Published "),
            dates::minute(at, chinese)
        )
    });
    let sizes = [
        ("large", "大", "Large type", "A+"),
        ("", "中", "Medium type", "A"),
        ("small", "小", "Small type", "A-"),
    ];
    let sizes: String = sizes
        .map(|(class, zh, en, sign)| {
            format!(
                "<button type=\"button\" aria-label=\"{}\" data-says=\"{}\" onclick=\"document.body.className='{class}'\"></button>",
                language.pick(format!("{zh}号字"), en.to_owned()),
                language.pick(zh, sign),
            )
        })
        .concat();
    format!(
        "<div class=\"reading\" data-says=\"{}\">{sizes}</div>\n{time}",
        language.pick("字号", "Type")
    )
}

/// A title in its lines, each of which may break again between words where the window is narrow.
fn set_title(words: &str, names: &[&str], room: usize) -> String {
    let broken = |line: &str| {
        let parts = title::unbroken(line, names, NARROW);
        let parts: Vec<String> = parts.into_iter().map(escape).collect();
        parts.join("<wbr>")
    };
    if words.chars().count() <= NARROW {
        return escape(words);
    }
    let lines = title::lines(words, names, room);
    if let [line] = lines.as_slice() {
        return broken(line);
    }
    let lines = lines.into_iter();
    lines
        .map(|line| format!("<span class=\"line\">{}</span>", broken(line)))
        .collect()
}

fn related(page: &mut String, content: &Content, own: &str) {
    if content.related.is_empty() {
        return;
    }
    page.push_str(&format!(
        "<section class=\"related\" aria-labelledby=\"related\">\n<h2 id=\"related\"{own}>{RELATED}</h2>\n<ul>\n"
    ));
    for related in &content.related {
        // The dash is copied and not seen.
        let title = format!("<span class=\"dash\">{DASH}</span>{}", escape(&related.title));
        match link::target(&related.href) {
            Some(href) => page.push_str(&format!("<li><a href=\"{}\">{title}</a></li>\n", escape(&href))),
            None => page.push_str(&format!("<li>{title}</li>\n")),
        }
    }
    page.push_str("</ul>\n</section>\n");
}

/// The title in the window's tab and in a printed page's margin: the headline, else the slugline.
fn tab_title(content: &Content) -> String {
    let words = [&content.headline, &content.slugline]
        .into_iter()
        .find(|words| !words.trim().is_empty());
    let words = words.map_or("无标题", |words| words.trim());
    if words.chars().count() <= LONGEST_TITLE {
        return words.to_owned();
    }
    words.chars().take(LONGEST_TITLE - 1).chain(['…']).collect()
}
