//! Why something was changed: a comment that stands on a change is its reason. Whose reason it is, is written down when
//! the change leaves the desk where both were made, by the change's own id; afterwards words and places move on.
//!
//! See docs/decisions/a-comment-is-the-reason.md.

use std::collections::{BTreeMap, BTreeSet};

use store::{Reader, Record, ReturnState};
use story::comment::Comment;
use story::compare::{Change, ChangeId, Site, compare};
use story::{Content, Place};

use crate::error::stored;
use crate::review::commenting;
use crate::review::deciding::Decided;
use crate::review::settling::round::Decisions;
use crate::review::slip::Origin;
use crate::{Error, Newsroom};

/// The comments on each change, by their ids.
pub(crate) type Reasons = BTreeMap<ChangeId, Vec<String>>;

/// The reasons of these changes, where `comments` stand in the later of the two texts.
pub(crate) fn of(changes: &[Change], comments: &[Comment]) -> Reasons {
    let on = |change: &Change| -> Vec<String> {
        let standing = comments.iter().filter(|comment| stands_on(comment, change));
        standing.map(|comment| comment.id.clone()).collect()
    };
    let reasons = changes.iter().map(|change| (change.id.clone(), on(change)));
    reasons.filter(|(_, comments)| !comments.is_empty()).collect()
}

/// Whether a comment's range touches what a change made of its place.
pub(crate) fn stands_on(comment: &Comment, change: &Change) -> bool {
    let (from, to) = (comment.anchor.from, comment.anchor.to);
    let there = match (&comment.anchor.place, &change.site) {
        (Place::Block { index }, Site::Body) => *index == change.hers.from.block,
        (Place::Field { name }, Site::Field { name: changed }) => name == changed,
        (Place::Figure { id }, Site::Figure { id: changed, .. }) => return id == changed,
        (Place::Figure { id }, Site::Body) => return change.figure.as_ref() == Some(id),
        _ => false,
    };
    there && from < to && from <= change.hers.to.offset && change.hers.from.offset <= to
}

/// The comments that wait for an answer: those that are neither resolved nor the reason of a change. A reason is read with its
/// change, and closes with it.
pub(crate) fn waiting(store: &Reader, id: &str) -> Result<Vec<Comment>, Error> {
    let mut comments = commenting::read(id, &store.comments(id)?)?;
    let mut reasons = closed(store, id, &comments, None)?;
    if let Some(received) = store.received(id)? {
        let base = Content::from_json(&received.base)?;
        let now = Content::from_json(&store.working(id)?.bytes)?;
        reasons.extend(
            of(compare(&base, &now).changes(), &comments)
                .into_values()
                .flatten(),
        );
    }
    comments.retain(|comment| comment.is_open() && !reasons.contains(&comment.id));
    Ok(comments)
}

/// The comments that closed with their changes: each is the reason of changes that are all decided, and nobody resolved it or
/// opened it again by hand. Withdrawing a decision opens its reasons again. `decided` is what a page says of returns, which may
/// be newer than what is stored.
pub(crate) fn closed(
    store: &Reader,
    id: &str,
    comments: &[Comment],
    decided: Option<&Decided>,
) -> Result<BTreeSet<String>, Error> {
    let (mut open, mut closed) = (BTreeSet::new(), BTreeSet::new());
    for one in store.returns(id)? {
        let bad = stored(Record::Return, &one.guid);
        let origin: Origin = serde_json::from_str(&one.facts).map_err(&bad)?;
        let decisions: Decisions = match decided.and_then(|decided| decided.get(&one.guid)) {
            Some(decisions) => decisions.clone(),
            None => serde_json::from_str(&one.decisions).map_err(&bad)?,
        };
        for (change, reasons) in origin.reasons {
            let over = one.state == ReturnState::Superseded || decisions.decided(&change);
            if over { &mut closed } else { &mut open }.extend(reasons);
        }
    }
    let by_itself = |id: &String| {
        let found = comments.iter().find(|comment| comment.id == *id);
        found.is_some_and(|comment| comment.mark.is_none())
    };
    closed.retain(|id| !open.contains(id) && by_itself(id));
    Ok(closed)
}

impl Newsroom {
    /// Those of a story's comments that closed with the changes whose reasons they are, by id.
    ///
    /// # Errors
    /// [`Error::Store`] when there is no such story; [`Error::Stored`] where something of it is damaged.
    pub fn closed_reasons(&self, id: &str, comments: &[Comment]) -> Result<BTreeSet<String>, Error> {
        closed(&self.store(), id, comments, None)
    }
}
