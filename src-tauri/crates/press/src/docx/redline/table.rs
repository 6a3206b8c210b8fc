//! Tables among tracked changes: whole rows that were added or removed are marked rows, any other change of a
//! table replaces it as a whole.

use story::compare::{Comparison, Role, Row, RowKind};
use story::{Block, Content, Shape, Text};

use super::{Redline, blocks};
use crate::docx::paragraph::ParagraphStyle;
use crate::docx::tracked::TrackedFate;
use crate::docx::{fixed, run};

impl Redline<'_, '_> {
    /// Writes cells that follow each other: row by row where whole rows were added or removed or words changed, else both tables.
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
            let set: Vec<(TrackedFate, bool, Vec<String>)> = rows
                .iter()
                .map(|row| {
                    let fate = row.first().map_or(TrackedFate::Kept, |cell| self.fate(cell));
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
                (TrackedFate::Inserted, comparison.hers())
            } else {
                (TrackedFate::Deleted, comparison.base())
            };
            if let Some(Block::Table { header, rows }) = block_of(side, block) {
                self.whole_table(*header, rows, &fate);
            }
        }
    }

    /// A table of one side, all of it added, removed or kept.
    fn whole_table(&mut self, header: bool, rows: &[Vec<Text>], fate: &TrackedFate) {
        let mut set = Vec::with_capacity(rows.len());
        for row in rows {
            let cells = row.iter().map(|cell| {
                let spans = cell.0.iter();
                let runs = spans.map(|span| run::tracked(span, self.parts, self.marks, fate, None));
                runs.collect::<String>()
            });
            set.push((fate.clone(), header, cells.collect()));
        }
        self.set_table(set);
    }

    /// A block that is an object and no figure: a leaf, or one that has no line of text to be compared.
    pub(super) fn by_itself(&mut self, row: &Row, fate: &TrackedFate, comparison: &Comparison<'_>) {
        let block = match (row.hers_block, row.base_block) {
            (Some(block), _) => block_of(comparison.hers(), block),
            (None, Some(block)) => block_of(comparison.base(), block),
            (None, None) => None,
        };
        match block.map(Block::shape) {
            Some(Shape::Leaf(leaf)) => {
                let paragraph = self.paragraph(ParagraphStyle::Leaf(leaf), fate, None, "");
                self.xml.push_str(&paragraph);
            }
            Some(Shape::Table { header, rows }) => self.whole_table(header, rows, fate),
            Some(Shape::Lines { .. } | Shape::Figure(_)) | None => {}
        }
    }

    fn set_table(&mut self, rows: Vec<(TrackedFate, bool, Vec<String>)>) {
        let columns = rows
            .iter()
            .map(|(.., cells)| cells.len())
            .max()
            .unwrap_or_default();
        if columns == 0 {
            return;
        }
        let all = |wanted: fn(&TrackedFate) -> bool| rows.iter().all(|(fate, ..)| wanted(fate));
        let fate = match () {
            () if all(TrackedFate::is_gone) => TrackedFate::Deleted,
            () if all(TrackedFate::has_come) => TrackedFate::Inserted,
            () => TrackedFate::Kept,
        };
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
                let paragraph = self.paragraph(ParagraphStyle::Cell, &fate, None, runs);
                self.xml.push_str(&format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{paragraph}</w:tc>\n"
                ));
            }
            self.xml.push_str("</w:tr>\n");
        }
        self.xml.push_str("</w:tbl>\n");
        // The paragraph that Word needs behind a table comes and goes with it.
        let behind = self.paragraph(ParagraphStyle::Cell, &fate, None, "");
        self.xml.push_str(&behind);
    }
}

/// A block of the body, counted from 1.
fn block_of(side: &Content, block: u32) -> Option<&Block> {
    let at = usize::try_from(block).ok()?.checked_sub(1)?;
    side.body.get(at)
}
