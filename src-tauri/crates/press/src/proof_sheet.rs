//! 印样: the photos of a story side by side on A4, to be gone through on paper. One page of HTML that stands by itself, cut
//! into pages of paper beforehand: whatever prints it breaks nothing but where a page ends.
//!
//! It speaks the language of the piece. It must not know where photos are kept; it is handed each picture as a JPEG.

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, FixedOffset};
use story::{Content, Figure, FigureId, Pick};

use crate::chars::escape;
use crate::{PlateError, above};

const STYLE: &str = include_str!("proof_sheet/page.css");

/// Most photos side by side, and most rows: beyond that nobody sees who is in them.
pub const MOST: u8 = 8;

/// How the photos lie on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Photos side by side, 1 to [`MOST`].
    pub columns: u8,
    /// Rows of them on a page, 1 to [`MOST`].
    pub rows: u8,
    /// Whether the paper lies on its long side.
    pub landscape: bool,
}

impl Layout {
    /// The same with both numbers within their range.
    #[must_use]
    pub fn settled(self) -> Self {
        Self {
            columns: self.columns.clamp(1, MOST),
            rows: self.rows.clamp(1, MOST),
            ..self
        }
    }

    fn a_page(self) -> usize {
        usize::from(self.columns).saturating_mul(usize::from(self.rows))
    }
}

/// Hands over a figure's picture as its framing shows it, a JPEG; `None` where its photo is missing.
pub type Picture<'a> = dyn FnMut(&Figure) -> Result<Option<Vec<u8>>, PlateError> + 'a;

/// What is printed.
#[derive(Debug, Clone, Copy)]
pub struct ProofSheet<'a> {
    /// The story.
    pub content: &'a Content,
    /// The photos on it, which keep their numbers in the story; all when `None`.
    pub only: Option<&'a [FigureId]>,
    /// How they lie.
    pub layout: Layout,
    /// When it is printed.
    pub at: DateTime<FixedOffset>,
}

impl ProofSheet<'_> {
    /// Sets the pages.
    ///
    /// # Errors
    /// [`PlateError`] where a photo that is known cannot be read.
    pub fn html(&self, picture: &mut Picture<'_>) -> Result<String, PlateError> {
        let layout = self.layout.settled();
        let figures: Vec<(usize, &Figure)> = (1..)
            .zip(self.content.figures())
            .filter(|(_, figure)| self.only.is_none_or(|only| only.contains(&figure.id)))
            .collect();
        let mut html = self.head(layout);
        let pages = figures.len().div_ceil(layout.a_page()).max(1);
        for page in 0..pages {
            html.push_str("<section class=\"page\">\n");
            html.push_str(&self.running_head(figures.len()));
            html.push_str("<ol class=\"grid\">\n");
            let from = page.saturating_mul(layout.a_page());
            for (number, figure) in figures.iter().skip(from).take(layout.a_page()) {
                html.push_str(&self.frame(*number, figure, picture(figure)?.as_deref()));
            }
            html.push_str(&format!(
                "</ol>\n<footer>{}</footer>\n</section>\n",
                self.folio(page.saturating_add(1), pages)
            ));
        }
        html.push_str("</body>\n</html>\n");
        Ok(html)
    }

    fn head(&self, layout: Layout) -> String {
        let side = if layout.landscape { "landscape" } else { "portrait" };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
             @page {{ size: A4 {side}; margin: 10mm; }}\n{STYLE}</style>\n</head>\n\
             <body class=\"{side}\" style=\"--columns: {}; --rows: {}; --lines: {}\">\n",
            above::language(self.content),
            escape(&format!("{} {}", self.name(), self.story())),
            layout.columns,
            layout.rows,
            caption_lines(layout),
        )
    }

    fn running_head(&self, count: usize) -> String {
        let facts = if self.chinese() {
            format!(
                "{} · {count} 张 · {}",
                self.name(),
                self.at.format("%Y年%-m月%-d日")
            )
        } else {
            let noun = if count == 1 { "photo" } else { "photos" };
            format!(
                "{} · {count} {noun} · {}",
                self.name(),
                self.at.format("%-d %B %Y")
            )
        };
        format!(
            "<header><h1>{}</h1><p>{facts}</p></header>\n",
            escape(self.story())
        )
    }

    fn frame(&self, number: usize, figure: &Figure, picture: Option<&[u8]>) -> String {
        let shown = match picture {
            Some(jpeg) => format!(
                "<img src=\"data:image/jpeg;base64,{}\" alt=\"{}\">",
                BASE64_STANDARD.encode(jpeg),
                escape(crate::credit::alt(figure))
            ),
            None => format!(
                "<span class=\"missing\">{}</span>",
                self.pick("图片缺失", "Photo missing")
            ),
        };
        let mut marks = "★".repeat(usize::from(figure.rating));
        let flag = match figure.pick {
            Pick::Open => "",
            Pick::Picked => self.pick("✓ 选用", "✓ picked"),
            Pick::Rejected => self.pick("✗ 弃用", "✗ rejected"),
        };
        if !marks.is_empty() && !flag.is_empty() {
            marks.push(' ');
        }
        marks.push_str(flag);
        let taken = figure.taken.replacen('T', " ", 1);
        let taken: String = taken.chars().take("2026-10-24 09:30".len()).collect();
        let by = crate::credit::line(figure, self.chinese());
        let class = if figure.pick == Pick::Rejected {
            " class=\"rejected\""
        } else {
            ""
        };
        format!(
            "<li{class}>\n<div class=\"shot\">{shown}</div>\n<p class=\"line\"><b>{number}</b><span class=\"file\">{}</span>\
             <span class=\"marks\">{marks}</span></p>\n<p class=\"line\"><span class=\"time\">{}</span>\
             <span class=\"by\">{}</span></p>\n<p class=\"caption\">{}</p>\n</li>\n",
            escape(&figure.file_name),
            escape(&taken),
            escape(&by),
            escape(figure.caption.trim()),
        )
    }

    fn folio(&self, page: usize, pages: usize) -> String {
        if self.chinese() {
            format!("第 {page} 页，共 {pages} 页")
        } else {
            format!("Page {page} of {pages}")
        }
    }

    /// The headline, else the slugline.
    fn story(&self) -> &str {
        let names = [&self.content.headline, &self.content.slugline];
        let name = names.into_iter().find(|name| !name.trim().is_empty());
        name.map_or_else(|| self.pick("无标题", "Untitled"), |name| name.trim())
    }

    fn name(&self) -> &'static str {
        self.pick("印样", "Proof sheet")
    }

    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.chinese() { zh } else { en }
    }

    fn chinese(&self) -> bool {
        above::is_chinese(self.content)
    }
}

/// How many lines of a caption find room below a photo of this size; what does not is cut with an ellipsis.
fn caption_lines(layout: Layout) -> u8 {
    let rows = if layout.landscape {
        layout.rows.saturating_mul(3).div_ceil(2)
    } else {
        layout.rows
    };
    match rows {
        0..=3 => 6,
        4 => 4,
        5 | 6 => 3,
        _ => 2,
    }
}
