//! A paragraph in one of the styles the file defines.

use story::{Leaf, LineKind};

use crate::setting;

/// A paragraph style; the names people see are in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParagraphStyle {
    /// For the desk, not for print.
    ForDesk,
    /// A line above the body, by the id of its style.
    Field(&'static str),
    /// A line of the body.
    Line(LineKind),
    /// A body paragraph that was typed with its own indent.
    Indented,
    /// An item of the list with this id.
    List(usize),
    Picture,
    MissingPicture,
    Caption,
    Cell,
    Leaf(Leaf),
    SignOff,
    RelatedHeading,
}

impl ParagraphStyle {
    /// The style of a line of the body: whether it was typed with its own indent, and the list that it is an item of.
    pub(super) fn of(kind: LineKind, is_indented: bool, list: impl FnOnce(Option<u32>) -> usize) -> Self {
        if let LineKind::Item { numbered_from } = kind {
            Self::List(list(numbered_from))
        } else if kind == LineKind::Paragraph && is_indented {
            Self::Indented
        } else {
            Self::Line(kind)
        }
    }

    /// The paragraph's properties that give it this style.
    pub(super) fn properties(self) -> String {
        let id = match self {
            Self::ForDesk => "ForDesk",
            Self::Field(id) => id,
            Self::Line(kind) => setting::line(kind).word,
            Self::Indented => setting::line(LineKind::Paragraph).word,
            Self::List(_) => setting::line(LineKind::Item { numbered_from: None }).word,
            Self::Picture => "Picture",
            Self::MissingPicture => "MissingPicture",
            Self::Caption => "Caption",
            Self::Cell => "TableText",
            Self::Leaf(leaf) => setting::leaf(leaf).word,
            Self::SignOff => "SignOff",
            Self::RelatedHeading => "RelatedHeading",
        };
        let more = match self {
            Self::Indented => "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>".to_owned(),
            Self::List(id) => format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr>"),
            _ => String::new(),
        };
        format!("<w:pStyle w:val=\"{id}\"/>{more}")
    }
}

/// A paragraph around its runs.
pub(super) fn paragraph(style: ParagraphStyle, runs: &str) -> String {
    format!("<w:p><w:pPr>{}</w:pPr>{runs}</w:p>\n", style.properties())
}
