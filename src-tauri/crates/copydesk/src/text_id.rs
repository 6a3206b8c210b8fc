//! Which text of a piece is meant, and what kind of text it is.

use story::{Fact, Field, FigureId, Place};

/// One text of a piece.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextId {
    /// A field: the headline, the sign-off.
    Field(Field),
    /// The title of a related piece, counted from 0.
    Related(usize),
    /// A line or cell of a block, both counted from 0.
    Line {
        /// Which block of the body.
        block: usize,
        /// Which of its lines.
        line: usize,
    },
    /// A fact of a figure: its caption, its alternative text.
    Fact {
        /// Which figure.
        figure: FigureId,
        /// Which fact.
        fact: Fact,
    },
}

/// The kind of a text: some rules apply to some kinds only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 标题, 肩题 or 副题.
    Title,
    /// A short field: the sign-off.
    Label,
    /// A related piece's title, which is another author's.
    Related,
    /// Running text.
    Text,
    /// 小标题.
    Subheading,
    /// A cell of a table or an item of a list.
    Cell,
    /// A paragraph that is a quotation as a whole.
    Quotation,
    /// 图片说明.
    Caption,
}

impl TextId {
    /// Its place, in the form that flags have.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::Field(name) => Place::field(*name),
            Self::Related(_) => Place::Related,
            Self::Line { block, .. } => Place::block(*block),
            Self::Fact { figure, .. } => Place::Figure { id: figure.clone() },
        }
    }
}
