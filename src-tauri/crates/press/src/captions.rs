//! 图片说明表: every picture with its file and its words, as a table for people (Word) and for programs (CSV).
//!
//! The columns' names and order are fixed: whoever reads a sheet back finds them by these names. This module must not
//! know where files go.

use std::io::{Seek, Write};

use chrono::{DateTime, FixedOffset};
use story::{Block, Content, Figure, Person, Text};

use crate::{Plates, above, docx};

/// The columns, in Chinese and English.
pub const COLUMNS: [(&str, &str); 12] = [
    ("图号", "No."),
    ("文件名", "File"),
    ("图片说明", "Caption"),
    ("摄影", "Photographer"),
    ("供图署名", "Credit"),
    ("拍摄时间", "Taken"),
    ("拍摄地点", "Place"),
    ("图中人物（从左到右）", "People (left to right)"),
    ("来源", "Source"),
    ("版权声明", "Copyright"),
    ("使用条款", "Usage"),
    ("替代文字", "Alt text"),
];

/// The sheet as rows, the columns' names first. Pictures are numbered through the body, then the tray.
#[must_use]
pub fn rows(content: &Content, plates: &dyn Plates) -> Vec<Vec<String>> {
    let chinese = above::is_chinese(content);
    let names = COLUMNS.map(|(zh, en)| if chinese { zh } else { en }.to_owned());
    let figures = content.figures().zip(1_usize..);
    let row = |(figure, number): (&Figure, usize)| {
        let plate = plates.plate(figure);
        let file = plate.map(|plate| plate.original.name).unwrap_or_default();
        let file = file
            .rsplit_once('/')
            .map_or(file.as_str(), |(_, name)| name)
            .to_owned();
        vec![
            number.to_string(),
            file,
            figure.caption.clone(),
            figure.photographer.clone(),
            figure.credit.clone(),
            figure.taken.clone(),
            figure.place.clone(),
            people(&figure.people, chinese),
            figure.source.clone(),
            figure.copyright.clone(),
            figure.usage.clone(),
            figure.alt.clone(),
        ]
    };
    std::iter::once(names.to_vec()).chain(figures.map(row)).collect()
}

/// `王桂兰（东河街道 居民，前排左一）；…`, as a caption names them.
fn people(people: &[Person], chinese: bool) -> String {
    let named = people.iter().filter(|person| !person.name.trim().is_empty());
    let said: Vec<String> = named
        .map(|person| crate::ninjs::identified(person, chinese))
        .collect();
    said.join(if chinese { "；" } else { "; " })
}

/// The sheet as CSV with a byte order mark and CRLF, which the spreadsheet programs people have open as it is meant.
#[must_use]
pub fn csv(content: &Content, plates: &dyn Plates) -> String {
    let mut csv = String::from("\u{feff}");
    for row in rows(content, plates) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// A cell as RFC 4180 writes it. One that a spreadsheet would read as a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

/// The sheet as a Word file: a table a picture, its facts line by line, so that it can be read on a page that stands.
///
/// # Errors
/// As [`docx::write`].
pub fn docx<W: Write + Seek>(
    content: &Content,
    plates: &dyn Plates,
    at: DateTime<FixedOffset>,
    out: W,
) -> Result<(), docx::Error> {
    let chinese = above::is_chinese(content);
    let mut all = rows(content, plates).into_iter();
    let names = all.next().unwrap_or_default();
    let mut body = Vec::new();
    for row in all {
        let facts = names.iter().zip(&row).filter(|(_, fact)| !fact.is_empty());
        let lines = facts.map(|(name, fact)| vec![Text::plain(name), Text::plain(fact)]);
        body.push(Block::Table {
            header: false,
            rows: lines.collect(),
        });
    }
    let sheet = Content {
        headline: if chinese {
            format!("图片说明表：{}", content.headline)
        } else {
            format!("Captions: {}", content.headline)
        },
        language: content.language.clone(),
        body,
        ..Content::default()
    };
    docx::write(&sheet, plates, at, out)
}
