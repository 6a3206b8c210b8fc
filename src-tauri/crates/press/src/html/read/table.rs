//! Tables of foreign pages: a table of data stays one, a table for layout is read as its contents.

use story::table::fold_table;
use story::{Block, Span, Text};

use super::blocks::{BlockReader, texts_of};
use super::element::{is_block, is_dropped};
use super::tree::NodeRef;
use crate::limits::MOST_COLUMNS;
use crate::noted::Unsupported;

pub(super) fn read<'t>(reader: &mut BlockReader<'t, '_>, table: NodeRef<'t>, depth: usize) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut blocks = Vec::new();
    gather(reader, table, depth, &mut rows, &mut blocks);
    let cells = rows.iter().map(Vec::len).sum::<usize>();
    let narrow = rows.len() < 2 || rows.iter().all(|row| row.len() < 2);
    let holds_blocks = |cell: &NodeRef<'t>| {
        cell.children()
            .any(|child| !is_dropped(child) && is_block(child, 0))
    };
    let laid_out = table.attribute("role") == Some("presentation")
        || cells < 2
        || narrow && rows.iter().flatten().any(holds_blocks);
    if laid_out {
        for cell in rows.iter().flatten() {
            blocks.extend(reader.inside(*cell, depth));
        }
        return blocks;
    }
    let header = rows.len() > 1
        && rows
            .first()
            .is_some_and(|row| row.iter().all(|cell| cell.name() == Some("th")));
    let mut behind = Vec::new();
    let mut texts: Vec<Vec<Text>> = rows
        .iter()
        .map(|row| row_of(reader, row, depth, &mut behind))
        .collect();
    fold_table(&mut texts);
    let columns = texts.iter().map(Vec::len).max().unwrap_or_default();
    texts
        .iter_mut()
        .for_each(|row| row.resize(columns, Text::default()));
    if texts.iter().flatten().any(|cell| !cell.is_empty()) {
        blocks.push(Block::Table { header, rows: texts });
    }
    blocks.extend(behind);
    blocks
}

/// The rows of a table, not those of tables inside; a caption goes before it as words.
fn gather<'t>(
    reader: &mut BlockReader<'t, '_>,
    part: NodeRef<'t>,
    depth: usize,
    rows: &mut Vec<Vec<NodeRef<'t>>>,
    blocks: &mut Vec<Block>,
) {
    for child in part.children().filter(|child| !is_dropped(*child)) {
        match child.name() {
            Some("tr") => {
                let cells = child
                    .children()
                    .filter(|cell| matches!(cell.name(), Some("td" | "th")));
                rows.push(cells.collect());
            }
            Some("tbody" | "thead" | "tfoot") => gather(reader, child, depth, rows, blocks),
            Some("caption") => blocks.extend(reader.inside(child, depth)),
            _ => {}
        }
    }
}

fn row_of<'t>(
    reader: &mut BlockReader<'t, '_>,
    row: &[NodeRef<'t>],
    depth: usize,
    behind: &mut Vec<Block>,
) -> Vec<Text> {
    let mut texts = Vec::new();
    for cell in row.iter().take(MOST_COLUMNS) {
        let inner = reader.inside(*cell, depth);
        if inner.iter().any(|block| matches!(block, Block::Table { .. })) {
            reader.tally.turned(Unsupported::NestedTable);
        }
        let (lines, others) = texts_of(inner);
        texts.push(joined(lines));
        behind.extend(others);
        let span = |name| {
            let value = cell
                .attribute(name)
                .and_then(|value| value.trim().parse::<usize>().ok());
            value.unwrap_or(1)
        };
        if span("colspan") > 1 || span("rowspan") > 1 {
            reader.tally.turned(Unsupported::MergedCells);
        }
        let wide = span("colspan").clamp(1, MOST_COLUMNS);
        texts.resize(texts.len() + wide - 1, Text::default());
    }
    texts.truncate(MOST_COLUMNS);
    texts
}

/// Lines of one cell, or of one item, as one text with line breaks.
pub(super) fn joined(lines: Vec<Text>) -> Text {
    let mut all = Text::default();
    for line in lines {
        if !all.is_empty() {
            all.push(Span {
                text: "\n".to_owned(),
                ..Span::default()
            });
        }
        line.0.into_iter().for_each(|span| all.push(span));
    }
    all
}
