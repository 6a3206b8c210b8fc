//! Reasons of changes: a comment whose range is on a change is its reason. The reasons are stored by the change's id when the
//! change leaves the desk where both were made, because words and places move afterwards.
//!
//! See docs/decisions/a-comment-is-the-reason.md.

use std::collections::BTreeMap;

use story::Place;
use story::comment::Comment;
use story::compare::{Change, ChangeId, Site};

/// The comments on each change, by their ids.
pub type Reasons = BTreeMap<ChangeId, Vec<String>>;

/// The reasons of these changes; `comments` are placed in the later of the two texts.
pub fn of(changes: &[Change], comments: &[Comment]) -> Reasons {
    let on = |change: &Change| -> Vec<String> {
        let standing = comments.iter().filter(|comment| stands_on(comment, change));
        standing.map(|comment| comment.id.clone()).collect()
    };
    let reasons = changes.iter().map(|change| (change.id.clone(), on(change)));
    reasons.filter(|(_, comments)| !comments.is_empty()).collect()
}

/// Whether a comment's range touches the words that a change made.
pub fn stands_on(comment: &Comment, change: &Change) -> bool {
    let (from, to) = (comment.anchor.from, comment.anchor.to);
    let there = match (&comment.anchor.place, &change.site) {
        (Place::Block { index }, Site::Body) => *index == change.hers.from.block,
        (Place::Field { name }, Site::Field { name: changed }) => name == changed,
        (Place::Figure { id }, Site::Figure { id: changed, .. } | Site::Photo { id: changed }) => {
            return id == changed;
        }
        (Place::Figure { id }, Site::Body) => return change.figure.as_ref() == Some(id),
        _ => false,
    };
    there && from < to && from <= change.hers.to.offset && change.hers.from.offset <= to
}
