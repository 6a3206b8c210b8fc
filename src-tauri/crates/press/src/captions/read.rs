//! A caption sheet that a person filled in, read: a Word file as Word, WPS or LibreOffice saves it, or a table of text as a
//! spreadsheet does, in UTF-8, UTF-16 or GB18030, with commas, tabs or semicolons.
//!
//! Rows and columns may have been moved or dropped; both are found by their names and keys alone. What is not recognised is
//! returned unchanged, so that nobody's words go unseen. The bytes are hostile input.

use story::{Block, Fact, Figure, Text};

use super::{Column, Key};
use crate::docx::read::NotWord;
use crate::limits::MOST_UNKNOWN;
use crate::{NotText, spreadsheet};

/// In how many rows from the top the columns' names are looked for: people put a title above a table.
const ABOVE: usize = 12;

/// Names that columns had on sheets of Galley 0.1.
const EARLIER: [(Fact, &str); 3] = [
    (Fact::Taken, "Taken"),
    (Fact::Copyright, "Copyright"),
    (Fact::Usage, "Usage"),
];

/// The filled-in sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilledSheet {
    /// A row a picture, in the file's order.
    pub rows: Vec<SheetRow>,
    /// Names of columns that no sheet of ours has and that are not empty, each once.
    pub unknown: Vec<String>,
}

/// The cells of one picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// The picture's key; `None` where the cell is empty or was changed.
    pub key: Option<Key>,
    /// Its number on the sheet, unchanged.
    pub number: String,
    /// Each fact whose cell has something in it, with the words.
    pub cells: Vec<(Fact, String)>,
}

/// Why bytes were not read as a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotASheet {
    /// They are no text that can be taken.
    #[error(transparent)]
    Text(#[from] NotText),
    /// They are no Word file that can be taken.
    #[error(transparent)]
    Word(#[from] NotWord),
    /// No columns of ours are in it.
    #[error("there is no caption sheet in it")]
    NoColumns,
}

/// Reads a sheet.
///
/// # Errors
/// [`NotASheet`].
pub fn read(bytes: &[u8]) -> Result<FilledSheet, NotASheet> {
    let zip_or_old_word = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let mut sheet = if zip_or_old_word {
        word(bytes)?
    } else {
        text(&crate::decode(bytes)?.text)
    };
    sheet
        .rows
        .retain(|row| row.key.is_some() || !row.cells.is_empty());
    if sheet.rows.is_empty() {
        return Err(NotASheet::NoColumns);
    }
    Ok(sheet)
}

fn text(text: &str) -> FilledSheet {
    for delimiter in [b',', b'\t', b';'] {
        let rows = spreadsheet::rows(text, delimiter);
        let mut sheet = FilledSheet::default();
        if sheet.take_wide(&rows) {
            return sheet;
        }
    }
    FilledSheet::default()
}

fn word(bytes: &[u8]) -> Result<FilledSheet, NotASheet> {
    // Its pictures are those of the story; only their facts are read.
    let reading = crate::docx::read::read(bytes, &mut |_| Figure::default())?;
    let mut sheet = FilledSheet::default();
    for block in &reading.content.body {
        let Block::Table { rows, .. } = block else {
            continue;
        };
        let plain = |cell: &Text| cell.to_plain().trim().to_owned();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(plain).collect()).collect();
        if !sheet.take_wide(&rows) {
            sheet.take_tall(&rows);
        }
    }
    Ok(sheet)
}

impl FilledSheet {
    /// A table with a row a picture, below a row of the columns' names; whether it is one.
    fn take_wide(&mut self, rows: &[Vec<String>]) -> bool {
        let is_head = |row: &&Vec<String>| row.iter().filter(|cell| known(cell).is_some()).count() > 2;
        let Some(top) = rows.iter().take(ABOVE).position(|row| is_head(&row)) else {
            return false;
        };
        let names = rows.get(top).map(Vec::as_slice).unwrap_or_default();
        for cells in rows.iter().skip(top.saturating_add(1)) {
            let mut row = SheetRow::default();
            for (index, cell) in cells.iter().enumerate() {
                let name = names.get(index).map_or("", String::as_str);
                self.put(&mut row, name, cell);
            }
            self.rows.push(row);
        }
        true
    }

    /// A table with a line a fact. Tables that ran together are split where a name comes again.
    fn take_tall(&mut self, rows: &[Vec<String>]) {
        let name_of = |row: &[String]| row.first().cloned().unwrap_or_default();
        if !rows.iter().any(|row| known(&name_of(row)).is_some()) {
            return;
        }
        let (mut row, mut seen) = (SheetRow::default(), Vec::new());
        let mut last = String::new();
        for cells in rows {
            let name = name_of(cells);
            let words: Vec<&str> = cells
                .iter()
                .skip(1)
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .collect();
            // A line whose name was merged with the one above continues it.
            if !name.is_empty() {
                if seen.contains(&name) {
                    self.rows.push(std::mem::take(&mut row));
                    seen.clear();
                }
                seen.push(name.clone());
                last = name;
            }
            self.put(&mut row, &last, &words.join("\n"));
        }
        self.rows.push(row);
    }

    fn put(&mut self, row: &mut SheetRow, name: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        match known(name) {
            Some(Column::Key) => row.key = Key::read(words),
            Some(Column::Number) => words.clone_into(&mut row.number),
            Some(Column::File) => {}
            Some(Column::Fact(fact)) => match row.cells.iter_mut().find(|(said, _)| *said == fact) {
                Some((_, said)) => {
                    said.push('\n');
                    said.push_str(words);
                }
                None => row.cells.push((fact, words.to_owned())),
            },
            None if self.unknown.len() >= MOST_UNKNOWN
                || self.unknown.iter().any(|unknown| unknown == name) => {}
            None => self.unknown.push(name.to_owned()),
        }
    }
}

/// The column with this name, in either language, with any brackets and spaces.
fn known(name: &str) -> Option<Column> {
    let bare = |name: &str| -> String {
        let letters = name.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}');
        let folded = letters.map(|c| match c {
            '（' => '(',
            '）' => ')',
            other => other.to_ascii_lowercase(),
        });
        folded.collect()
    };
    let wanted = bare(name);
    let earlier = EARLIER.map(|(fact, name)| (Column::Fact(fact), name));
    Column::all()
        .flat_map(|column| column.names().map(|name| (column, name)))
        .chain(earlier)
        .find(|(_, name)| wanted == bare(name))
        .map(|(column, _)| column)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "3fa85f64-9f86d081-f1a2b3c4d5e6";

    fn cell(row: &SheetRow, fact: Fact) -> &str {
        let found = row.cells.iter().find(|(said, _)| *said == fact);
        found.map_or("", |(_, words)| words.as_str())
    }

    #[test]
    fn columns_may_move_and_be_strangers_and_a_title_may_stand_above() {
        let text = format!(
            "我的图片表,,,\r\n编号 (请勿改动),备注,图片说明,图号\r\n{KEY},看过了,\"一,二\n三\",7\r\n,,没有编号的话,8\r\n,,,\r\n"
        );
        let sheet = read(text.as_bytes()).unwrap();
        assert_eq!(sheet.unknown, ["备注"]);
        assert_eq!(sheet.rows.len(), 2, "an empty row is none: {sheet:?}");
        assert_eq!(sheet.rows[0].key.as_ref().unwrap().to_string(), KEY);
        assert_eq!(cell(&sheet.rows[0], Fact::Caption), "一,二\n三");
        assert_eq!(sheet.rows[0].number, "7");
        assert!(sheet.rows[1].key.is_none() && cell(&sheet.rows[1], Fact::Caption) == "没有编号的话");
    }

    #[test]
    fn tabs_semicolons_and_gb18030_are_read_and_a_guarded_formula_is_as_it_was_typed() {
        for between in ["\t", ";"] {
            let row = |cells: [&str; 3]| cells.join(between);
            let text = [
                row(["图号", "图片说明", "编号（请勿改动）"]),
                row(["1", "'=志愿者在图书馆门口值守", KEY]),
            ]
            .join("\r\n");
            let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
            assert!(!lost);
            let sheet = read(&bytes).unwrap();
            assert_eq!(cell(&sheet.rows[0], Fact::Caption), "=志愿者在图书馆门口值守");
        }
    }

    #[test]
    fn columns_of_an_earlier_sheet_are_known_by_the_names_that_they_had() {
        let text =
            format!("No.,Taken,Copyright,Usage,Id (leave as it is)\r\n1,2026-03-08,Lin Xi,once,{KEY}\r\n");
        let sheet = read(text.as_bytes()).unwrap();
        assert!(sheet.unknown.is_empty(), "{sheet:?}");
        let facts = [Fact::Taken, Fact::Copyright, Fact::Usage];
        assert_eq!(
            facts.map(|fact| cell(&sheet.rows[0], fact)),
            ["2026-03-08", "Lin Xi", "once"]
        );
    }

    #[test]
    fn what_is_no_sheet_is_none() {
        for bytes in ["姓名,电话\r\n林溪,1\r\n".as_bytes(), b"", b"\"\"\""] {
            assert_eq!(read(bytes), Err(NotASheet::NoColumns));
        }
        assert!(matches!(read(b"PK\x03\x04zz"), Err(NotASheet::Word(_))));
    }
}
