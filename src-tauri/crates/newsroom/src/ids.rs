//! New ids for what a story contains: figures, comments and replies.

use story::FigureId;

/// A new figure's id: `f` and eleven hexadecimal digits, unique within a story and never read as a number.
pub(crate) fn new_figure_id() -> FigureId {
    let digits: String = uuid::Uuid::new_v4()
        .simple()
        .to_string()
        .chars()
        .take(11)
        .collect();
    FigureId(format!("f{digits}"))
}

/// A new comment's id: sixteen hexadecimal digits, unique within a story.
pub(crate) fn new_comment_id() -> String {
    uuid::Uuid::new_v4()
        .simple()
        .to_string()
        .chars()
        .take(16)
        .collect()
}
