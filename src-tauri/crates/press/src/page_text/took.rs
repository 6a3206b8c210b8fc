//! How reading interpreted the lines, so that import can show it to the person who must live with it.

use serde::{Deserialize, Serialize};

/// One decision of the reader. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Took {
    /// The bytes were read as this encoding, not UTF-8.
    Encoding {
        /// Its name: `GB18030`, `UTF-16`.
        name: String,
    },
    /// A byte order mark was left out.
    ByteOrderMark,
    /// Carriage returns were turned into line feeds.
    LineEndings,
    /// This line is the headline.
    Headline {
        /// The line.
        line: usize,
    },
    /// This line is the caption of a photo that is missing.
    Caption {
        /// The line.
        line: usize,
    },
    /// The sign-off is on this line, alone or behind its text.
    SignOff {
        /// The line.
        line: usize,
    },
    /// From this line on there are related titles.
    Related {
        /// The line of their heading.
        line: usize,
        /// How many.
        titles: usize,
    },
    /// From this line on there are the page's own buttons, which are not part of the story.
    Buttons {
        /// The line of the first.
        line: usize,
    },
    /// Blank lines separate paragraphs and were left out, so nothing was taken for a caption.
    BlankLines {
        /// How many.
        lines: usize,
    },
}

impl Took {
    /// As a sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Encoding { name } => format!("文件按 {name} 编码读入"),
            Self::ByteOrderMark => "去掉了文件开头的字节顺序标记（BOM）".to_owned(),
            Self::LineEndings => "换行统一成了 LF".to_owned(),
            Self::Headline { line } => format!("第 {line} 行作为标题"),
            Self::Caption { line } => format!("第 {line} 行作为图片说明，图片暂缺"),
            Self::SignOff { line } => format!("第 {line} 行末尾作为文末署名"),
            Self::Related { line, titles } => format!("第 {line} 行起作为推荐阅读，共 {titles} 条"),
            Self::Buttons { line } => format!("第 {line} 行起是网页按钮，不属于稿件"),
            Self::BlankLines { lines } => {
                format!("{lines} 个空行只是段落之间的分隔，已去掉，没有一行被当作图片说明")
            }
        }
    }

    /// As a sentence in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Encoding { name } => format!("read the file as {name}"),
            Self::ByteOrderMark => "left out the byte order mark".to_owned(),
            Self::LineEndings => "turned the line ends into LF".to_owned(),
            Self::Headline { line } => format!("took line {line} for the headline"),
            Self::Caption { line } => format!("took line {line} for a photo's caption; the photo is missing"),
            Self::SignOff { line } => format!("took the end of line {line} for the sign-off"),
            Self::Related { line, titles } => {
                format!("took line {line} and below for {titles} related titles")
            }
            Self::Buttons { line } => {
                format!("took line {line} and below for the page's buttons, not part of the story")
            }
            Self::BlankLines { lines } => {
                format!("left out {lines} blank lines between paragraphs; no line was taken for a caption")
            }
        }
    }
}
