//! A paragraph in one of the styles the file defines.

/// A paragraph style; the names people see are in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParagraphStyle {
    /// Said to the desk, not for print.
    ForDesk,
    Kicker,
    Title,
    Subtitle,
    Dateline,
    Byline,
    Source,
    Body,
    /// A body paragraph that was typed with its own indent.
    Indented,
    /// 小标题, level 1 to 3.
    Heading(u8),
    Quote,
    List(usize),
    Picture,
    MissingPicture,
    Caption,
    Cell,
    Rule,
    SignOff,
    RelatedHeading,
}

impl ParagraphStyle {
    /// What stands in a paragraph's properties to give it this style.
    pub(super) fn properties(self) -> String {
        let id = match self {
            Self::ForDesk => "ForDesk",
            Self::Kicker => "Kicker",
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Dateline => "Dateline",
            Self::Byline => "Byline",
            Self::Source => "Source",
            Self::Body => "BodyText",
            Self::Indented => {
                return "<w:pStyle w:val=\"BodyText\"/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
                    .to_owned();
            }
            Self::Heading(level) => return format!("<w:pStyle w:val=\"Heading{}\"/>", level.clamp(1, 3)),
            Self::Quote => "Quote",
            Self::List(id) => {
                return format!(
                    "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr>"
                );
            }
            Self::Picture => "Picture",
            Self::MissingPicture => "MissingPicture",
            Self::Caption => "Caption",
            Self::Cell => "TableText",
            Self::Rule => "Rule",
            Self::SignOff => "SignOff",
            Self::RelatedHeading => "RelatedHeading",
        };
        format!("<w:pStyle w:val=\"{id}\"/>")
    }
}

/// A paragraph around its runs.
pub(super) fn paragraph(style: ParagraphStyle, runs: &str) -> String {
    format!("<w:p><w:pPr>{}</w:pPr>{runs}</w:p>\n", style.properties())
}
