//! 图片说明表: every picture with its file and its words, as a table for people (Word) and for programs (CSV); and a sheet
//! that a person filled in, read back.
//!
//! The columns' names and order are fixed: a program that reads a sheet finds them by these names. A sheet [to be filled](ToFill)
//! has the pictures in it, every line that may be filled, and behind the words of each picture a [`Key`] that identifies it;
//! one that goes to a desk has neither. This module must not know where files go, nor what becomes of what was filled in.

mod key;
mod people;
mod read;

use std::io::{Seek, Write};

use chrono::{DateTime, FixedOffset};
use story::{Block, Content, Fact, FactKind, FactUse, FactValue, Figure, Text};

use crate::spreadsheet::{self, BYTE_ORDER_MARK};
use crate::{Plate, PlateError, Plates, dates, docx};
pub use key::{Key, ToFill};
pub use people::people_of;
pub use read::{FilledSheet, NotASheet, SheetRow, read};

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The picture's number in the story.
    Number,
    /// The name of its file.
    File,
    /// A fact of it.
    Fact(Fact),
    /// The key that identifies the picture, for reading the sheet back; on sheets that are to be filled.
    Key,
}

impl Column {
    /// All of them, in their order.
    fn all() -> impl Iterator<Item = Self> {
        let facts = Fact::with(FactUse::Sheet).map(Self::Fact);
        [Self::Number, Self::File]
            .into_iter()
            .chain(facts)
            .chain([Self::Key])
    }

    /// Its names on a Chinese sheet and on any other.
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Number => ["图号", "No."],
            Self::File => ["文件名", "File"],
            Self::Fact(Fact::People) => ["图中人物（从左到右）", "People (left to right)"],
            Self::Fact(fact) => [fact.row().zh, fact.row().en],
            Self::Key => ["编号（请勿改动）", "Id (leave as it is)"],
        }
    }

    /// Its name on a sheet in Chinese or not.
    #[must_use]
    pub fn name(self, chinese: bool) -> &'static str {
        let [zh, en] = self.names();
        if chinese { zh } else { en }
    }
}

/// The words of a figure's fact, as a sheet of a story in Chinese or not shows them.
#[must_use]
pub fn said(figure: &Figure, fact: Fact, chinese: bool) -> String {
    match fact.value(figure) {
        FactValue::People(people) => people::said(people, chinese),
        FactValue::Text(time) if fact.kind() == FactKind::Time => dates::taken(time, chinese),
        value @ (FactValue::Text(_) | FactValue::Framing(_) | FactValue::Stars(_) | FactValue::Pick(_)) => {
            value.to_string()
        }
    }
}

/// The sheet as rows, the columns' names first. Pictures are numbered through the body, then the tray.
#[must_use]
pub fn rows(content: &Content, plates: &dyn Plates, fill: Option<&ToFill<'_>>) -> Vec<Vec<String>> {
    let chinese = content.is_chinese();
    let columns = || Column::all().filter(|column| fill.is_some() || *column != Column::Key);
    let names = columns().map(|column| column.name(chinese).to_owned());
    let row = |(number, figure): (usize, &Figure)| {
        let cell = |column: Column| match column {
            Column::Number => number.to_string(),
            Column::File => file(figure, plates),
            Column::Fact(fact) => said(figure, fact, chinese),
            Column::Key => fill.map(|fill| fill.key(figure).to_string()).unwrap_or_default(),
        };
        columns().map(cell).collect()
    };
    std::iter::once(names.collect())
        .chain(figures(content, fill).map(row))
        .collect()
}

/// The figures on the sheet, each with its number in the story.
fn figures<'a>(
    content: &'a Content,
    fill: Option<&'a ToFill<'_>>,
) -> impl Iterator<Item = (usize, &'a Figure)> {
    (1_usize..)
        .zip(content.figures())
        .filter(move |(_, figure)| fill.is_none_or(|fill| fill.has(figure)))
}

/// The name of a figure's file in the package, without its folder.
fn file(figure: &Figure, plates: &dyn Plates) -> String {
    let name = plates
        .plate(figure)
        .map(|plate| plate.original.name)
        .unwrap_or_default();
    name.rsplit_once('/')
        .map_or(name.as_str(), |(_, name)| name)
        .to_owned()
}

/// The sheet as CSV with a byte order mark and CRLF, so that the spreadsheet programs in use open it correctly.
#[must_use]
pub fn csv(content: &Content, plates: &dyn Plates, fill: Option<&ToFill<'_>>) -> String {
    format!(
        "{BYTE_ORDER_MARK}{}",
        spreadsheet::csv(rows(content, plates, fill))
    )
}

/// The sheet as a Word file: a table a picture, its facts line by line, so that it fits an upright page. One that
/// is to be filled shows the picture above its table, and every line.
///
/// # Errors
/// As [`docx::write`].
pub fn docx<W: Write + Seek>(
    content: &Content,
    plates: &dyn Plates,
    fill: Option<&ToFill<'_>>,
    at: DateTime<FixedOffset>,
    out: W,
) -> Result<(), docx::Error> {
    let chinese = content.is_chinese();
    let mut all = rows(content, plates, fill).into_iter();
    let names = all.next().unwrap_or_default();
    let mut body = Vec::new();
    for (row, (_, figure)) in all.zip(figures(content, fill)) {
        if fill.is_some() {
            let figure = Figure {
                id: figure.id.clone(),
                photo: figure.photo.clone(),
                framing: figure.framing,
                ..Figure::default()
            };
            body.push(Block::Figure {
                figure: Box::new(figure),
            });
        }
        let facts = names
            .iter()
            .zip(&row)
            .filter(|(_, fact)| fill.is_some() || !fact.is_empty());
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
    docx::write(&sheet, &PageSize(plates), at, out)
}

/// The same photos, the page-size picture in the place of each original: a sheet is mailed.
struct PageSize<'a>(&'a dyn Plates);

impl Plates for PageSize<'_> {
    fn plate(&self, figure: &Figure) -> Option<Plate> {
        let plate = self.0.plate(figure)?;
        Some(Plate {
            whole: false,
            ..plate
        })
    }

    fn original(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.0.original(figure)
    }

    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.0.page_size(figure)
    }
}
