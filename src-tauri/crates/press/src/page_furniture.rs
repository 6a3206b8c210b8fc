//! The words that a published page has around the piece: the heading of its related titles, its buttons.

/// The line above the related titles.
pub(crate) const RELATED: &str = "推荐阅读";
/// What is printed before each related title.
pub(crate) const DASH: &str = "- ";
/// The page's print button.
pub(crate) const PRINT: &str = "打印";
/// The page's close button.
pub(crate) const CLOSE: &str = "关闭";
