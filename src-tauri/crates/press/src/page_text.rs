//! The plain-text page: a published page as a reader copies it.
//!
//! ```text
//! headline
//! paragraphs, one a line
//! (a blank line)
//! a photo's caption
//! the paragraph below the photo …。(unit author)
//! 推荐阅读
//! - titles the page points to
//! 打印
//! 关闭
//! ```
//!
//! What is read is written back byte for byte; no space is put in or taken out. The form has one line for
//! the headline and none for the other fields above the body: where a story has them they
//! are printed as lines of their own, and a reader cannot tell them from paragraphs. Credits,
//! marks (strong, links) and the tray are not part of the form. This module must not know files or photos:
//! every picture of a page that is read is missing.

mod read;
mod took;
mod write;

#[cfg(test)]
mod tests;

pub use read::{PageStory, read};
pub use took::Took;
pub use write::{manuscript, write};
