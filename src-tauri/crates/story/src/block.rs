//! The building blocks of a body.
//!
//! See docs/decisions/one-level-lists.md.

use serde::{Deserialize, Serialize};

use crate::limits::{MOST_CELLS, MOST_COLUMNS};
use crate::{Figure, Span, Text};

/// One block of the body. Blocks carry no ids: a split would have to invent them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Block {
    /// 段落.
    Paragraph {
        /// The paragraph's text.
        text: Text,
    },
    /// 小标题.
    Subheading {
        /// Depth below the headline: 1, 2 or 3.
        level: u8,
        /// The heading's text.
        text: Text,
    },
    /// 引文, one or more paragraphs.
    Quote {
        /// The quoted paragraphs; at least one.
        paragraphs: Vec<Text>,
    },
    /// 列表, of one level.
    List {
        /// First number of a numbered list; `None` for bullets.
        numbered_from: Option<u32>,
        /// The items; at least one.
        items: Vec<Text>,
    },
    /// 插图: a photo's place in the story.
    Figure {
        /// The figure itself.
        figure: Box<Figure>,
    },
    /// 表格, a simple grid.
    Table {
        /// Whether the first row holds the column titles.
        header: bool,
        /// Rows of cells. Rows may be ragged while being typed; missing cells read as empty.
        rows: Vec<Vec<Text>>,
    },
    /// 分隔线.
    Rule,
}

/// Brings a table to a size that can be printed: no wider than [`MOST_COLUMNS`], and narrower where its rows are so many that
/// it would have more than [`MOST_CELLS`]. What stands beyond the last column stands in it, on lines of its own.
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

impl Block {
    /// A paragraph of plain text.
    #[must_use]
    pub fn paragraph(text: &str) -> Self {
        Self::Paragraph {
            text: Text::plain(text),
        }
    }

    /// The figure, if this block is one.
    #[must_use]
    pub fn as_figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure { figure } => Some(figure),
            _ => None,
        }
    }

    /// The figure to be changed, if this block is one.
    pub fn as_figure_mut(&mut self) -> Option<&mut Figure> {
        match self {
            Self::Figure { figure } => Some(figure),
            _ => None,
        }
    }

    /// The texts that this block prints, in reading order; a figure's caption is not among them.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Paragraph { text } | Self::Subheading { text, .. } => vec![text],
            Self::Quote { paragraphs } => paragraphs.iter().collect(),
            Self::List { items, .. } => items.iter().collect(),
            Self::Table { rows, .. } => rows.iter().flatten().collect(),
            Self::Figure { .. } | Self::Rule => Vec::new(),
        }
    }

    /// Whether something was written in it. A figure, a table and a rule stand for themselves.
    #[must_use]
    pub fn is_written(&self) -> bool {
        match self {
            Self::Figure { .. } | Self::Table { .. } | Self::Rule => true,
            _ => self.texts().iter().any(|text| !text.is_empty()),
        }
    }

    /// Brings every text to its one form.
    pub fn normalize(&mut self) {
        match self {
            Self::Paragraph { text } | Self::Subheading { text, .. } => text.normalize(),
            Self::Quote { paragraphs } => paragraphs.iter_mut().for_each(Text::normalize),
            Self::List { items, .. } => items.iter_mut().for_each(Text::normalize),
            Self::Table { rows, .. } => rows.iter_mut().flatten().for_each(Text::normalize),
            Self::Figure { .. } | Self::Rule => {}
        }
    }
}
