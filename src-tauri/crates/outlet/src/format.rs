//! The forms in which a story goes into a package, beside `story.json` and the photos: the one list of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The facts of a form.
#[derive(Debug, Clone, Copy)]
pub struct FormatFacts {
    /// Its file in a package. `story` in front of the ending is replaced by the name that an outlet wants.
    pub file: &'static str,
    /// What it is called among others, in Chinese and in English: 收：Word 文档、纯文本.
    pub short: (&'static str, &'static str),
    /// What it is called where it is chosen.
    pub label: (&'static str, &'static str),
    /// Whether it contains the note to the editor.
    pub carries_note: bool,
    /// Where its recipients are told of a correction or withdrawal.
    pub notice: NoticeIn,
    /// Whether it is included when nobody chose.
    pub usual: bool,
}

/// Where the recipients of a form are told of a correction or withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeIn {
    /// In a file of its own.
    File(NoticeFile),
    /// In the item itself, which machines read. It names the photos, so they are included, and it replaces the piece that is
    /// withdrawn.
    Item,
    /// In the text of the mail.
    Mail,
    /// Nowhere: a caption sheet has no facts of its piece.
    Nowhere,
}

/// The forms of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeFile {
    /// A Word file.
    Docx,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A plain text.
    Text,
    /// A page for a WeChat account.
    Wechat,
}

/// Declares the forms, in the order in which they are listed: each with its name and its facts.
macro_rules! formats {
    ($($(#[$says:meta])* $format:ident $name:literal: $facts:expr,)*) => {
        /// One of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum Format {
            $($(#[$says])* #[serde(rename = $name)] $format,)*
        }

        impl Format {
            /// Every one, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$format),*];

            /// Its name in profiles, on the command line and for the window.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$format => $name,)*
                }
            }

            /// Its facts.
            #[must_use]
            pub const fn facts(self) -> FormatFacts {
                match self {
                    $(Self::$format => $facts,)*
                }
            }
        }
    };
}

formats! {
    /// Word.
    Docx "docx": FormatFacts {
        file: "story.docx",
        short: ("Word 文档", "Word"),
        label: ("Word 文档", "Word document"),
        carries_note: true,
        notice: NoticeIn::File(NoticeFile::Docx),
        usual: true,
    },
    /// One page that can be mailed.
    Html "html": FormatFacts {
        file: "story.html",
        short: ("网页", "web page"),
        label: ("网页", "Web page"),
        carries_note: true,
        notice: NoticeIn::File(NoticeFile::Html),
        usual: true,
    },
    /// Markdown.
    Markdown "markdown": FormatFacts {
        file: "story.md",
        short: ("Markdown", "Markdown"),
        label: ("Markdown", "Markdown"),
        carries_note: false,
        notice: NoticeIn::File(NoticeFile::Markdown),
        usual: true,
    },
    /// The manuscript.
    Text "text": FormatFacts {
        file: "story.txt",
        short: ("纯文本", "plain text"),
        label: ("纯文本", "Plain text"),
        carries_note: true,
        notice: NoticeIn::File(NoticeFile::Text),
        usual: true,
    },
    /// IPTC ninjs 3.1.
    Ninjs "ninjs": FormatFacts {
        file: "ninjs.json",
        short: ("ninjs", "ninjs"),
        label: ("ninjs（供发稿系统读取）", "ninjs, for news systems"),
        carries_note: true,
        notice: NoticeIn::Item,
        usual: true,
    },
    /// IPTC NewsML-G2 2.35: the text and its pictures as a package.
    Newsml "newsml": FormatFacts {
        file: "newsml.xml",
        short: ("NewsML-G2", "NewsML-G2"),
        label: ("NewsML-G2（供发稿系统读取）", "NewsML-G2 (for systems)"),
        carries_note: true,
        notice: NoticeIn::Item,
        usual: false,
    },
    /// The text for a WeChat account.
    Wechat "wechat": FormatFacts {
        file: "wechat.html",
        short: ("公众号网页", "WeChat page"),
        label: ("公众号网页", "WeChat page"),
        carries_note: false,
        notice: NoticeIn::File(NoticeFile::Wechat),
        usual: false,
    },
    /// 图片说明表.
    Captions "captions": FormatFacts {
        file: "captions.docx",
        short: ("图片说明表", "caption sheet"),
        label: ("图片说明表（Word）", "Caption sheet (Word)"),
        carries_note: false,
        notice: NoticeIn::Nowhere,
        usual: false,
    },
    /// The same for a spreadsheet.
    CaptionsCsv "captions-csv": FormatFacts {
        file: "captions.csv",
        short: ("图片说明表（CSV）", "caption sheet (CSV)"),
        label: ("图片说明表（CSV）", "Caption sheet (CSV)"),
        carries_note: false,
        notice: NoticeIn::Nowhere,
        usual: false,
    },
    /// A mail ready to be sent with the other forms attached.
    Eml "eml": FormatFacts {
        file: "story.eml",
        short: ("待发邮件", "mail to send"),
        label: ("待发邮件（含附件）", "Mail to send, with attachments"),
        carries_note: true,
        notice: NoticeIn::Mail,
        usual: false,
    },
}

/// The forms that a package contains when nobody asked for fewer.
#[must_use]
pub fn default_formats() -> Vec<Format> {
    let all = Format::ALL.iter().copied();
    all.filter(|format| format.facts().usual).collect()
}

impl Format {
    /// The names, as they are listed.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|format| format.name()).collect()
    }

    /// The format with this name; `md` and `txt` are names too.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let wanted = match name {
            "md" => "markdown",
            "txt" => "text",
            other => other,
        };
        Self::ALL.iter().copied().find(|format| format.name() == wanted)
    }

    /// Its file, where the text's files are called `stem`: `20261130-夜校.docx`, `newsml.xml`.
    #[must_use]
    pub fn file(self, stem: &str) -> String {
        let file = self.facts().file;
        match file.strip_prefix("story") {
            Some(ending) => format!("{stem}{ending}"),
            None => file.to_owned(),
        }
    }
}
