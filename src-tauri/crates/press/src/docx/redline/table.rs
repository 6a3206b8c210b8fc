//! Tables among tracked changes: whole rows that came and went are rows that are marked, anything else that happened to a
//! table replaces it as a whole.

use story::Block;
use story::compare::{Comparison, Role, Row, RowKind};

use super::{Redline, blocks};
use crate::docx::paragraph::Style;
use crate::docx::tracked::Fate;
use crate::docx::{fixed, run};

impl Redline<'_, '_> {
    /// Cells that follow each other: as they are where whole rows came and went or words changed, else both tables.
    pub(super) fn table(&mut self, cells: &[Row], comparison: &Comparison<'_>) {
        let mut rows: Vec<&[Row]> = Vec::new();
        let ends = |row: &Row| matches!(row.kind, RowKind::Cell { last: true, .. });
        let mut from = 0;
        for (at, cell) in cells.iter().enumerate() {
            if ends(cell) || at + 1 == cells.len() {
                rows.extend(cells.get(from..=at));
                from = at + 1;
            }
        }
        let whole = |row: &&[Row]| {
            let role = row.first().map(|cell| cell.role);
            let plain = |cell: &Row| {
                Some(cell.role) == role
                    && cell.was.is_none()
                    && cell.runs.iter().all(|run| run.ends.is_none())
            };
            matches!(role, Some(Role::Kept | Role::Inserted | Role::Deleted)) && row.iter().all(plain)
        };
        let torn = cells
            .iter()
            .flat_map(blocks)
            .any(|block| self.torn.contains(&block));
        if rows.iter().all(whole) && !torn {
            let set: Vec<(Fate, bool, Vec<String>)> = rows
                .iter()
                .map(|row| {
                    let fate = row.first().map_or(Fate::Kept, |cell| self.fate(cell));
                    let header = row
                        .iter()
                        .any(|cell| matches!(cell.kind, RowKind::Cell { header: true, .. }));
                    (
                        fate.clone(),
                        header,
                        row.iter()
                            .map(|cell| self.runs(&cell.runs, &fate) + &self.close(cell))
                            .collect(),
                    )
                })
                .collect();
            return self.set_table(set);
        }
        for (of_hers, block) in cells.iter().flat_map(blocks) {
            if !self.set.insert((of_hers, block)) {
                continue;
            }
            let (fate, side) = if of_hers {
                (Fate::Inserted, comparison.hers())
            } else {
                (Fate::Deleted, comparison.base())
            };
            let at = usize::try_from(block.saturating_sub(1)).unwrap_or(usize::MAX);
            let Some(Block::Table { header, rows }) = side.body.get(at) else {
                continue;
            };
            let set = rows.iter().map(|row| {
                let cells = row.iter().map(|cell| {
                    let spans = cell
                        .0
                        .iter()
                        .map(|span| run::tracked(span, self.parts, self.marks, &fate, None));
                    spans.collect::<String>()
                });
                (fate.clone(), *header, cells.collect())
            });
            let set = set.collect();
            self.set_table(set);
        }
    }

    fn set_table(&mut self, rows: Vec<(Fate, bool, Vec<String>)>) {
        let columns = rows
            .iter()
            .map(|(.., cells)| cells.len())
            .max()
            .unwrap_or_default();
        if columns == 0 {
            return;
        }
        let width = fixed::TEXT_WIDTH / columns;
        self.xml.push_str(fixed::TABLE_OPEN);
        let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns);
        self.xml.push_str(&format!("<w:tblGrid>{grid}</w:tblGrid>\n"));
        for (at, (fate, header, cells)) in rows.into_iter().enumerate() {
            let titles = if header && at == 0 { "<w:tblHeader/>" } else { "" };
            let mark = self.marks.row(&fate);
            self.xml
                .push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{titles}{mark}</w:trPr>\n"));
            for column in 0..columns {
                let runs = cells.get(column).map_or("", String::as_str);
                let paragraph = self.paragraph(Style::Cell, &fate, None, runs);
                self.xml.push_str(&format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{paragraph}</w:tc>\n"
                ));
            }
            self.xml.push_str("</w:tr>\n");
        }
        self.xml
            .push_str("</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>\n");
    }
}
