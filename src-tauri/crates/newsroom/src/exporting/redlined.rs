//! Two states of a story as one Word file shows them: the changes are marked, and the comments are beside the text.

use press::docx::{Marking, WordOrigin};
use story::Content;
use story::comment::Comment;

/// Two states and what is known of them.
pub(crate) struct Redlined<'a> {
    pub base: &'a Content,
    pub hers: &'a Content,
    /// Who made the changes, and when.
    pub by: &'a str,
    pub at: chrono::DateTime<chrono::Utc>,
    pub comments: &'a [Comment],
    /// The story, and the digest of the base where that is a revision.
    pub origin: Option<WordOrigin>,
}

impl Redlined<'_> {
    /// The changes and comments that the Word file shows.
    pub(crate) fn marking(&self) -> Marking<'_> {
        Marking {
            author: self.by,
            changed: self.at,
            comments: self.comments,
            origin: self.origin.as_ref(),
        }
    }
}
