//! Tables for spreadsheet programs: CSV as RFC 4180 has it, with no cell that a program would take for a formula.
//!
//! It must not depend on what a table is about.

use csv::{ReaderBuilder, Terminator, WriterBuilder};
use story::visible::is_unseen;

/// The mark at the beginning of a file, so that spreadsheet programs read it as UTF-8 and not in the system's old encoding.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The signs that a formula begins with, in each width that there is of them.
const FORMULA: [char; 13] = [
    '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−',
];
/// The sign before a cell that keeps it from being a formula.
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
        // Written into memory, and rows may differ in length: it cannot fail.
        let _ = writer.write_record(row.into_iter().map(|cell| guarded(cell.as_ref())));
    }
    drop(writer);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The rows of a table whose cells are parted by `delimiter`, as a person typed them: without the apostrophes of [`csv`]. A row
/// that is none is left out.
pub(crate) fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let rows = rows_by_line(text, delimiter).into_iter();
    rows.map(|(_, row)| row).collect()
}

/// The same, each with the line that it begins on, from 1.
#[must_use]
pub fn rows_by_line(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let records = reader.records().flatten();
    let line = |record: &csv::StringRecord| record.position().map_or(0, csv::Position::line);
    records
        .map(|record| (line(&record), record.iter().map(typed).collect()))
        .collect()
}

/// The cell with an apostrophe in front of what a program might take for a formula: some pass over blanks and characters of no
/// width, read signs of every width alike, or begin another cell behind a semicolon, a tab or a line break.
///
/// `\u{3000}＝1+1` becomes `'\u{3000}＝1+1`, and `甲;=1+1` becomes `甲;'=1+1`.
fn guarded(cell: &str) -> String {
    let mut guarded = String::with_capacity(cell.len());
    let mut is_start = true;
    for (at, c) in cell.char_indices() {
        if is_start && is_formula(cell.get(at..).unwrap_or_default()) {
            guarded.push(GUARD);
        }
        guarded.push(c);
        is_start = begins_a_cell(c);
    }
    guarded
}

/// The words of a cell without the apostrophes of [`guarded`].
fn typed(cell: &str) -> String {
    let mut typed = String::with_capacity(cell.len());
    let mut is_start = true;
    for (at, c) in cell.char_indices() {
        let rest = cell.get(at + c.len_utf8()..).unwrap_or_default();
        if !(is_start && c == GUARD && is_formula(rest)) {
            typed.push(c);
        }
        is_start = begins_a_cell(c);
    }
    typed.trim().to_owned()
}

/// Whether a program may begin a cell behind this character.
fn begins_a_cell(c: char) -> bool {
    matches!(c, ';' | '\t' | '\n' | '\r')
}

/// Whether the first visible character begins a formula.
fn is_formula(words: &str) -> bool {
    let is_blank = |c: char| {
        c.is_whitespace() || is_unseen(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
    };
    let mut seen = words.chars().skip_while(|c| is_blank(*c) && !begins_a_cell(*c));
    seen.next().is_some_and(|c| FORMULA.contains(&c))
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

    #[test]
    fn a_formula_behind_blanks_in_full_width_or_behind_a_semicolon_is_none() {
        let written = [
            (" =1+1", "' =1+1"),
            ("\u{3000}=1+1", "'\u{3000}=1+1"),
            ("\u{200b}=1+1", "'\u{200b}=1+1"),
            ("\u{202e}-1", "'\u{202e}-1"),
            ("\t=1+1", "\t'=1+1"),
            ("＝1+1", "'＝1+1"),
            ("＠SUM(A1)", "'＠SUM(A1)"),
            ("−1", "'−1"),
            (";=1+1", ";'=1+1"),
            ("甲;=1+1", "甲;'=1+1"),
            ("甲\n+1", "甲\n'+1"),
            ("甲=乙", "甲=乙"),
        ];
        for (words, expected) in written {
            assert_eq!(guarded(words), expected, "{words:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_guarded_is_as_it_was_typed(words in "[=+@＝甲;\t\u{200b}'-][=+@＝甲 ;\t\u{200b}'-]{0,12}") {
            // An apostrophe that was typed in front of a sign looks like the one that `csv` adds.
            proptest::prop_assume!(typed(&words) == words);
            proptest::prop_assert_eq!(typed(&guarded(&words)), words);
        }
    }
}
