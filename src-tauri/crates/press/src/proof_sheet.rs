//! 印样: the photos of a story side by side on A4, to be gone through on paper. One self-contained page of HTML, cut
//! into pages of paper beforehand: the program that prints it breaks nothing but where a page ends.
//!
//! It is in the language of the piece. It must not know where photos are kept; it is handed each picture as a JPEG.
//!
//! See docs/decisions/proof-sheet-pages.md.

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, FixedOffset};
use story::{Content, Figure, FigureId, Pick};

use crate::PlateError;
use crate::chars::escape;

const STYLE: &str = include_str!("proof_sheet/page.css");

/// Most photos side by side, and most rows: beyond that the people in them are too small to be recognised.
pub const MOST: u8 = 8;

/// How the photos are arranged on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetLayout {
    /// Photos side by side, 1 to [`MOST`].
    pub columns: u8,
    /// Rows of them on a page, 1 to [`MOST`].
    pub rows: u8,
    /// Whether the paper is in landscape.
    pub landscape: bool,
}

impl SheetLayout {
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
pub type PictureSource<'a> = dyn FnMut(&Figure) -> Result<Option<Vec<u8>>, PlateError> + 'a;

/// What is printed.
#[derive(Debug, Clone, Copy)]
pub struct SheetContents<'a> {
    /// The story.
    pub content: &'a Content,
    /// The photos on it, which keep their numbers in the story; all when `None`.
    pub only: Option<&'a [FigureId]>,
    /// How they are arranged.
    pub layout: SheetLayout,
    /// When it is printed.
    pub at: DateTime<FixedOffset>,
}

impl SheetContents<'_> {
    /// Sets the pages.
    ///
    /// # Errors
    /// [`PlateError`] where a photo that is known cannot be read.
    pub fn html(&self, picture: &mut PictureSource<'_>) -> Result<String, PlateError> {
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

    fn head(&self, layout: SheetLayout) -> String {
        let side = if layout.landscape { "landscape" } else { "portrait" };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
             @page {{ size: A4 {side}; margin: 10mm; }}\n{STYLE}</style>\n</head>\n\
             <body class=\"{side}\" style=\"--columns: {}; --rows: {}; --lines: {}\">\n",
            self.content.language_tag(),
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
        self.content.is_chinese()
    }
}

/// How many lines of a caption fit below a photo of this size; the rest is cut with an ellipsis.
fn caption_lines(layout: SheetLayout) -> u8 {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn story(photos: usize) -> Content {
        let figure = |number: usize| Figure {
            id: FigureId(format!("f{number}")),
            file_name: format!("DSC_{number:04}.JPG"),
            caption: format!("第{number}张<说明>"),
            taken: "2026-10-24T09:30:00+08:00".to_owned(),
            photographer: "林溪".to_owned(),
            rating: if number == 2 { 3 } else { 0 },
            pick: if number == 2 { Pick::Picked } else { Pick::Open },
            ..Figure::default()
        };
        Content {
            headline: "夜校开课".to_owned(),
            tray: (1..=photos).map(figure).collect(),
            ..Content::default()
        }
    }

    fn set(content: &Content, only: Option<&[FigureId]>, layout: SheetLayout) -> String {
        let sheet = SheetContents {
            content,
            only,
            layout,
            at: "2026-11-26T09:00:00+08:00".parse().unwrap(),
        };
        sheet.html(&mut |_| Ok(Some(vec![1, 2, 3]))).unwrap()
    }

    const THREE_BY_FOUR: SheetLayout = SheetLayout {
        columns: 3,
        rows: 4,
        landscape: false,
    };

    #[test]
    fn a_hundred_photos_are_cut_into_pages_and_each_says_which_it_is() {
        let html = set(&story(100), None, THREE_BY_FOUR);
        assert_eq!(html.matches("<section").count(), 9);
        assert_eq!(html.matches("<li").count(), 100);
        assert!(html.contains("第 9 页，共 9 页"));
        assert!(html.contains("印样 · 100 张 · 2026年11月26日"));
        let last = html.rsplit("<section").next().unwrap();
        assert_eq!(
            last.matches("<li").count(),
            4,
            "what is left stands on the last page"
        );
    }

    #[test]
    fn each_photo_says_what_it_is_and_foreign_words_stay_words() {
        let html = set(&story(2), None, THREE_BY_FOUR);
        for words in [
            "DSC_0002.JPG",
            "2026-10-24 09:30",
            "林溪 摄",
            "★★★ ✓ 选用",
            "第2张&lt;说明&gt;",
        ] {
            assert!(html.contains(words), "{words}");
        }
        assert!(
            !html.contains("src=\"http") && !html.contains("<script"),
            "it fetches and runs nothing"
        );
    }

    #[test]
    fn chosen_photos_keep_their_numbers_and_a_missing_one_is_a_named_box() {
        let only = [FigureId("f3".to_owned())];
        let content = story(4);
        let sheet = SheetContents {
            content: &content,
            only: Some(&only),
            layout: THREE_BY_FOUR,
            at: "2026-11-26T09:00:00+08:00".parse().unwrap(),
        };
        let html = sheet.html(&mut |_| Ok(None)).unwrap();
        assert!(
            html.contains("<b>3</b>") && html.contains("图片缺失") && html.contains("1 张"),
            "{html}"
        );
        assert_eq!(html.matches("<li").count(), 1);
    }

    #[test]
    fn a_piece_in_english_has_an_english_sheet_and_no_layout_is_out_of_range() {
        let content = Content {
            language: "en-GB".to_owned(),
            ..story(1)
        };
        let layout = SheetLayout {
            columns: 0,
            rows: 200,
            landscape: true,
        };
        let html = set(&content, None, layout);
        assert!(html.contains("Proof sheet · 1 photo · 26 November 2026") && html.contains("Page 1 of 1"));
        assert!(html.contains("A4 landscape") && html.contains("--columns: 1; --rows: 8"));
    }
}
