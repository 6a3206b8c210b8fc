//! A reading of both states: what its rows are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::compare::change::{ChangeId, Extent, Site};
use crate::{Figure, FigureId, Leaf, LineKind};

/// One line of the reading: a line of text, a figure, a block without text, or a field of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Row {
    /// The part of the story it belongs to.
    pub site: Site,
    /// What kind of line it is now, or was where it is gone.
    pub kind: RowKind,
    /// What kind of line it was, where that changed.
    pub was: Option<RowKind>,
    /// What became of the line as a whole.
    pub role: Role,
    /// The change that brought, took or moved the whole line.
    pub change: Option<ChangeId>,
    /// Its words.
    pub runs: Vec<Run>,
    /// The figure that it is.
    pub figure: Option<FigureRow>,
    /// Its block in the base, counted from 1 as [`crate::compare::Point`] does; `None` where it is not there.
    pub base_block: Option<u32>,
    /// Its block in hers.
    pub hers_block: Option<u32>,
    /// Whether the end of its last line was deleted together with a block behind it: the line of hers continues in the next row
    /// of text. Only typesetting code reads it.
    #[serde(skip)]
    #[ts(skip)]
    pub goes_on: bool,
}

/// A kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RowKind {
    /// A field of the story: a title or the sign-off.
    Field,
    /// A cell of a table.
    Cell {
        /// Whether the table's first row holds titles.
        header: bool,
        /// Whether the row of cells ends with it.
        last: bool,
    },
    /// A figure.
    Figure,
    /// A block without a line of text, that no page makes: a list without items. Its words, if it has any, are its runs.
    Bare,
    /// Here the tray begins.
    Tray,
    /// A line of the body, in JSON under its kind's own name: `{"type":"quote"}`.
    #[serde(untagged)]
    Line(LineKind),
    /// A block without text, likewise: `{"type":"rule"}`.
    #[serde(untagged)]
    Leaf(Leaf),
}

impl RowKind {
    pub(crate) const PARAGRAPH: Self = Self::Line(LineKind::Paragraph);

    /// Whether it is a figure or a block that was inserted or deleted as a whole, and not words.
    #[must_use]
    pub const fn is_thing(self) -> bool {
        match self {
            Self::Figure | Self::Bare | Self::Leaf(_) => true,
            Self::Field | Self::Line(_) | Self::Cell { .. } | Self::Tray => false,
        }
    }
}

/// What became of a whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It is in its old place; its words may have changed.
    Kept,
    /// It came.
    Inserted,
    /// It went.
    Deleted,
    /// It moved to here.
    MovedHere,
    /// It was here and moved.
    MovedAway,
}

/// Words of one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Run {
    /// Kept, inserted, deleted, or kept and marked otherwise.
    pub fate: Fate,
    /// The words; `\n` alone is the end of a line that came (a split) or went (a join).
    pub text: String,
    /// Printed bold, as it is now or was last.
    pub strong: bool,
    /// Printed with emphasis.
    pub emphasis: bool,
    /// Where it leads.
    pub link: Option<String>,
    /// The change it belongs to.
    pub change: Option<ChangeId>,
    /// Where it is in the base; empty for inserted words.
    pub base: Extent,
    /// Where it is in hers; empty for deleted words.
    pub hers: Extent,
    /// The kind of line whose end this is, where a line's end was inserted or deleted. Only typesetting code reads it.
    #[serde(skip)]
    #[ts(skip)]
    pub ends: Option<RowKind>,
    /// How words that are marked otherwise were marked before.
    #[serde(skip)]
    #[ts(skip)]
    pub was: Option<Marked>,
}

/// How words are marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// Printed bold.
    pub strong: bool,
    /// Printed with emphasis.
    pub emphasis: bool,
    /// Where they lead.
    pub link: Option<String>,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// They stayed.
    Keep,
    /// They came.
    Insert,
    /// They went.
    Delete,
    /// They stayed and are marked otherwise.
    Format,
}

/// A figure in the reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureRow {
    /// Which.
    pub id: FigureId,
    /// The figure as it is now, or was where it is gone.
    pub figure: Figure,
}
