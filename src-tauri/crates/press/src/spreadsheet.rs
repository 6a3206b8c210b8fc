//! Tables for spreadsheet programs: CSV as RFC 4180 has it, with no cell that a program would take for a formula.
//!
//! It must not know what a table is about.

use csv::{ReaderBuilder, Terminator, WriterBuilder};

/// What a file begins with, so that spreadsheet programs read it as UTF-8 and not in the system's old encoding.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// What a formula begins with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What keeps a cell from being one.
const GUARD: char = '\'';

/// Rows as CSV, each ended by CRLF. A cell that a spreadsheet would read as a formula begins with an apostrophe:
/// `甲,"乙"` is `"甲,""乙"""`, and `=1+1` is `'=1+1`.
#[must_use]
pub fn csv<Row: IntoIterator<Item: AsRef<str>>>(rows: impl IntoIterator<Item = Row>) -> String {
    let mut bytes = Vec::new();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    for row in rows {
        // Into memory, and rows may differ in length: there is nothing to fail.
        let _ = writer.write_record(row.into_iter().map(|cell| guarded(cell.as_ref())));
    }
    drop(writer);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The rows of a table whose cells are parted by `delimiter`, as somebody typed them: without the apostrophes of [`csv`]. A row
/// that is none is left out.
pub(crate) fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let records = reader.records().flatten();
    records.map(|record| record.iter().map(typed).collect()).collect()
}

fn guarded(cell: &str) -> String {
    match cell.starts_with(FORMULA) {
        true => format!("{GUARD}{cell}"),
        false => cell.to_owned(),
    }
}

fn typed(cell: &str) -> String {
    let guarded = cell.strip_prefix(GUARD).filter(|rest| rest.starts_with(FORMULA));
    guarded.unwrap_or(cell).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula_and_ends_where_it_ends() {
        let cells = [
            "慰问志愿者",
            "甲,\"乙\"",
            "=1+1",
            "@SUM(A1)",
            "一\n二",
            "",
            "'带引号",
        ];
        let table = csv([cells]);
        assert_eq!(
            table,
            "慰问志愿者,\"甲,\"\"乙\"\"\",'=1+1,'@SUM(A1),\"一\n二\",,'带引号\r\n"
        );
        assert_eq!(rows(&table, b','), [cells], "read back it is what was typed");
    }
}
