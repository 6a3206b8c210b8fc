//! The building blocks of a body.
//!
//! See docs/decisions/one-level-lists.md.

use serde::{Deserialize, Serialize};

use crate::{Figure, Text};

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
