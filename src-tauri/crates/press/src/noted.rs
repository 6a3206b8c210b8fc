//! What the reader of a foreign file decided or left out, so that the person who imports it can be told.

use serde::{Deserialize, Serialize};

/// One remark of a reader on a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Noted {
    /// Where the headline was found.
    Headline {
        /// The headline.
        headline: String,
    },
    /// A picture that is not in the file: its place and words are kept, nothing was fetched.
    PictureAway {
        /// Its address as written.
        address: String,
    },
    /// Typed spaces at the beginning of paragraphs were removed; the indent is a matter of style.
    Indents {
        /// Of how many paragraphs.
        paragraphs: usize,
    },
    /// Revisions that Word tracked, taken as accepted.
    Changes {
        /// How many.
        count: usize,
        /// Whose, without repetition.
        authors: Vec<String>,
    },
    /// Word's comments, which are not part of the text.
    Comments {
        /// How many.
        count: usize,
        /// Whose, without repetition.
        authors: Vec<String>,
    },
    /// Something in the file that a story cannot hold.
    LeftOut {
        /// What.
        thing: Unsupported,
        /// How often.
        count: usize,
    },
    /// Something that a story holds in another form.
    Turned {
        /// What.
        thing: Unsupported,
        /// How often.
        count: usize,
    },
}

/// Features that files of other programs have and a story has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsupported {
    /// Pictures too small to be photos, or within a line: icons, smileys, buttons.
    SmallPicture,
    /// Film and sound.
    Media,
    /// Pages within the page, forms, applications.
    Embedded,
    /// Text that is struck out as deleted.
    Struck,
    /// Underlines.
    Underline,
    /// Coloured or highlighted text.
    Colour,
    /// Raised or lowered characters.
    Raised,
    /// Merged cells of a table.
    MergedCells,
    /// Tables within tables.
    NestedTable,
    /// Levels of a list.
    ListLevels,
    /// Footnotes and endnotes.
    Footnote,
    /// Text boxes.
    TextBox,
    /// Headers and footers of pages.
    HeaderFooter,
    /// Formulas.
    Formula,
    /// Charts and diagrams.
    Chart,
    /// Objects of other programs.
    Object,
    /// Pictures in a form that is no photo: metafiles, drawings.
    Drawing,
}

impl Unsupported {
    fn zh(self) -> &'static str {
        match self {
            Self::SmallPicture => "行内或过小的图片",
            Self::Media => "音视频",
            Self::Embedded => "内嵌网页或表单",
            Self::Struck => "删除线文字",
            Self::Underline => "下划线",
            Self::Colour => "文字颜色或突出显示",
            Self::Raised => "上下标",
            Self::MergedCells => "合并单元格",
            Self::NestedTable => "表格中的表格",
            Self::ListLevels => "列表层级",
            Self::Footnote => "脚注和尾注",
            Self::TextBox => "文本框",
            Self::HeaderFooter => "页眉页脚",
            Self::Formula => "公式",
            Self::Chart => "图表或图示",
            Self::Object => "嵌入对象",
            Self::Drawing => "矢量图形",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Self::SmallPicture => "pictures that are small or stand in a line",
            Self::Media => "film or sound",
            Self::Embedded => "embedded pages or forms",
            Self::Struck => "words struck out",
            Self::Underline => "underlines",
            Self::Colour => "coloured or highlighted words",
            Self::Raised => "raised or lowered characters",
            Self::MergedCells => "merged cells",
            Self::NestedTable => "tables within tables",
            Self::ListLevels => "levels of lists",
            Self::Footnote => "footnotes and endnotes",
            Self::TextBox => "text boxes",
            Self::HeaderFooter => "page headers and footers",
            Self::Formula => "formulas",
            Self::Chart => "charts or diagrams",
            Self::Object => "embedded objects",
            Self::Drawing => "drawings that are no photos",
        }
    }

    /// The form in which it is kept, where it is kept in another one.
    fn turned(self) -> (&'static str, &'static str) {
        match self {
            Self::Footnote => ("收为文末的段落", "as paragraphs at the end"),
            Self::TextBox => ("文字收入正文", "their words as paragraphs"),
            Self::ListLevels => ("收为一级", "as one level"),
            Self::NestedTable => ("文字收入外层单元格", "their words in the outer cell"),
            Self::MergedCells => ("收为普通单元格", "as ordinary cells"),
            Self::Raised => ("收为普通文字", "as ordinary characters"),
            _ => ("收为文字", "as words"),
        }
    }
}

impl Noted {
    /// As a sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Headline { headline } => format!("标题：{headline}"),
            Self::PictureAway { address } if address.is_empty() => {
                "一张图片不在文件里，保留了它的位置".to_owned()
            }
            Self::PictureAway { address } => format!("图片“{address}”不在文件里，没有下载，保留了它的位置"),
            Self::Indents { paragraphs } => format!("{paragraphs} 段段首的空格已去掉，缩进由版式决定"),
            Self::Changes { count, authors } => {
                format!("{count} 处修订{}已按接受收入", by(authors, "（", "、", "）"))
            }
            Self::Comments { count, authors } => {
                format!("{count} 条批注{}没有收入正文", by(authors, "（", "、", "）"))
            }
            Self::LeftOut { thing, count } => format!("没有收入：{}，{count} 处", thing.zh()),
            Self::Turned { thing, count } => format!("{}，{count} 处：{}", thing.zh(), thing.turned().0),
        }
    }

    /// As a sentence in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Headline { headline } => format!("headline: {headline}"),
            Self::PictureAway { address } if address.is_empty() => {
                "a picture is not in the file; its place is kept".to_owned()
            }
            Self::PictureAway { address } => {
                format!("the picture {address} is not in the file and was not fetched; its place is kept")
            }
            Self::Indents { paragraphs } => {
                format!("took away the typed indent of {paragraphs} paragraphs; the style indents them")
            }
            Self::Changes { count, authors } => {
                format!(
                    "took {count} tracked changes{} as accepted",
                    by(authors, " by ", ", ", "")
                )
            }
            Self::Comments { count, authors } => {
                format!(
                    "left {count} comments{} out of the text",
                    by(authors, " by ", ", ", "")
                )
            }
            Self::LeftOut { thing, count } => format!("left out {}: {count}", thing.en()),
            Self::Turned { thing, count } => format!("took {}, {count}, {}", thing.en(), thing.turned().1),
        }
    }
}

fn by(authors: &[String], open: &str, between: &str, close: &str) -> String {
    if authors.is_empty() {
        return String::new();
    }
    format!("{open}{}{close}", authors.join(between))
}

/// Things counted as they are met.
#[derive(Debug, Default)]
pub(crate) struct ThingCounts {
    left_out: std::collections::BTreeMap<Unsupported, usize>,
    turned: std::collections::BTreeMap<Unsupported, usize>,
}

impl ThingCounts {
    pub(crate) fn left_out(&mut self, thing: Unsupported) {
        *self.left_out.entry(thing).or_default() += 1;
    }

    pub(crate) fn turned(&mut self, thing: Unsupported) {
        *self.turned.entry(thing).or_default() += 1;
    }

    pub(crate) fn noted(&self) -> impl Iterator<Item = Noted> + '_ {
        let left_out = self.left_out.iter().map(|(thing, count)| Noted::LeftOut {
            thing: *thing,
            count: *count,
        });
        let turned = self.turned.iter().map(|(thing, count)| Noted::Turned {
            thing: *thing,
            count: *count,
        });
        turned.chain(left_out)
    }
}
