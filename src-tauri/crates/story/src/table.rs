//! Tables of a size that can be printed.

use crate::limits::{MOST_CELLS, MOST_COLUMNS};
use crate::{Span, Text};

/// Brings a table to a size that can be printed: no wider than [`MOST_COLUMNS`], and narrower where its rows are so many that it
/// would have more than [`MOST_CELLS`]. The cells beyond the last column are put into it, on lines of their own.
///
/// Every printed form fills rows up to the longest, so that one row of 4,000 cells over 4,000 of one would be 16,000,000.
pub fn fold_table(rows: &mut [Vec<Text>]) {
    let most = MOST_COLUMNS.min(MOST_CELLS / rows.len().max(1)).max(1);
    for row in rows.iter_mut().filter(|row| row.len() > most) {
        let beyond = row.split_off(most);
        let Some(last) = row.last_mut() else { continue };
        for cell in beyond.into_iter().filter(|cell| !cell.is_empty()) {
            if !last.is_empty() {
                last.push(Span {
                    text: "\n".to_owned(),
                    ..Span::default()
                });
            }
            cell.0.into_iter().for_each(|span| last.push(span));
        }
    }
}
