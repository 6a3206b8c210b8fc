//! New identities of what stands inside a story: figures, comments and replies.

use story::FigureId;

/// A new figure's id. Twelve hexadecimal digits: told apart within a story, and never read as a number.
pub(crate) fn new_figure_id() -> FigureId {
    let digits: String = uuid::Uuid::new_v4()
        .simple()
        .to_string()
        .chars()
        .take(11)
        .collect();
    FigureId(format!("f{digits}"))
}

/// A short id that no other comment has: told apart within a story.
pub(crate) fn new_comment_id() -> String {
    uuid::Uuid::new_v4()
        .simple()
        .to_string()
        .chars()
        .take(16)
        .collect()
}
