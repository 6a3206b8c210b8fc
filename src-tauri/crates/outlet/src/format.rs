//! The forms in which a story goes into a package, beside `story.json` and the photos.

use serde::{Deserialize, Serialize};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Format {
    /// `story.docx`.
    Docx,
    /// `story.html`, one file that can be mailed.
    Html,
    /// `story.md`.
    Markdown,
    /// `story.txt`, the manuscript.
    Text,
    /// `ninjs.json`, IPTC ninjs 3.1.
    Ninjs,
    /// `newsml.xml`, IPTC NewsML-G2 2.35: the text and its pictures as a package.
    Newsml,
    /// `wechat.html`, the text for a WeChat account.
    Wechat,
    /// `captions.docx`, 图片说明表.
    Captions,
    /// `captions.csv`, the same for a spreadsheet.
    #[serde(rename = "captions-csv")]
    CaptionsCsv,
    /// `story.eml`, a mail ready to be sent with the other forms attached.
    Eml,
}

/// Every format by its name, in the order in which they are listed.
const NAMES: [(&str, Format); 10] = [
    ("docx", Format::Docx),
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("text", Format::Text),
    ("ninjs", Format::Ninjs),
    ("newsml", Format::Newsml),
    ("wechat", Format::Wechat),
    ("captions", Format::Captions),
    ("captions-csv", Format::CaptionsCsv),
    ("eml", Format::Eml),
];

/// What a package holds when nobody asked for less.
#[must_use]
pub fn default_formats() -> Vec<Format> {
    vec![
        Format::Docx,
        Format::Html,
        Format::Markdown,
        Format::Text,
        Format::Ninjs,
    ]
}

impl Format {
    /// The names, as they are listed.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        NAMES.iter().map(|(name, _)| *name).collect()
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let named = NAMES.iter().find(|(_, format)| *format == self);
        named.map_or("", |(name, _)| name)
    }

    /// The format with this name; `md` and `txt` are names too.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let wanted = match name {
            "md" => "markdown",
            "txt" => "text",
            other => other,
        };
        let named = NAMES.iter().find(|(known, _)| *known == wanted);
        named.map(|(_, format)| *format)
    }
}
