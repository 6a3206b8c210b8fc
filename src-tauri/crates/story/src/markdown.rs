//! A story as Markdown: read with pulldown-cmark, written by our own writer, one the inverse of the other.
//!
//! ```text
//! 肩题                                     a paragraph directly before the headline
//!
//! # 标题
//!
//! ##### 副题                               heading levels 5 and 6 are never body
//!
//! ###### 作者：李明（市直机关工委／摄影）；王芳
//!
//! ###### 电头：本报娄底2月14日电
//!
//! ###### 来源：某某机关
//!
//! 正文……                                   `##` to `####` are subheadings of level 1 to 3
//!
//! ![图片说明](photos/01.jpg "替代文字")    a paragraph that holds an image alone is a figure
//!
//! 最后一段。(市直机关工委 李明)            the sign-off, as print has it
//!
//! ## 推荐阅读
//!
//! - 题目
//! ```
//!
//! A sign-off is recognised where it is bracketed, short, unmarked and behind an end mark, or such a bracket is the whole last
//! paragraph; the bracket is at the end of the paragraph that ends the text (see [`crate::sign_off::signed_paragraph`]). Any
//! other is written as `###### 文末署名：…`, or `###### 署名：…` for one on a line of its own. Words that only look like one of
//! these forms are told apart by one character written as a numeric reference, `&#41;` for the last bracket.
//!
//! **Not carried**: slugline, keywords, genre, urgency, embargo, language, note to editor, the tray, and a figure's facts beside
//! caption and alt text (the reading code knows the photo by its target). Empty paragraphs, the title line of a table when it is
//! blank, and NUL characters (U+FFFD) do not survive either.
//!
//! **Reading** takes any bytes that are text. Blocks within lists and quotes are flattened in order, code keeps its characters,
//! raw HTML but `<strong>`, `<em>` and `<br>` stays as literal text, and so does a link definition that no link uses. A line
//! break in the source between two Han characters is no space.
//!
//! This module must not know files or photos: the caller makes and resolves targets.
//!
//! See docs/decisions/markdown-in-story.md.

mod byline;
mod carried;
mod definitions;
mod escape;
mod fields;
mod inline;
mod marks;
mod read;
mod sign_off;
mod walk;
mod write;
mod write_block;

use crate::{Field, Language};

pub use read::{MarkdownStory, inner_lists, read, read_body};
pub use write::{write, write_body};

/// The heading above the related titles.
const RELATED: &str = "推荐阅读";
/// Labels of a sign-off in a heading of level 6.
const SIGN_OFF_AT_END: &str = "文末署名：";
const SIGN_OFF_OWN_LINE: &str = "署名：";

/// How a labelled line begins: `电头：`.
fn label(field: Field) -> String {
    format!("{}：", field.label(Language::Zh))
}

#[cfg(test)]
mod tests;
