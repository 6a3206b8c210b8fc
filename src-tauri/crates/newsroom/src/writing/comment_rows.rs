//! A story's comments as the store keeps them: read, written, and those that wait for an answer. A comment that is the reason of
//! a change closes with it.

use std::collections::BTreeSet;

use review::ReviewOrigin;
use review::reasons::of;
use review::settling::{Decided, Decisions};
use store::{Reader, Record, ReturnState};
use story::Content;
use story::comment::Comment;
use story::compare::compare;

use crate::error::{json, stored};
use crate::{Error, proof};

/// The comments of the story with this id, as the store keeps them, without those that are damaged.
pub(crate) fn read(story: &str, documents: &[Result<String, store::Error>]) -> Result<Vec<Comment>, Error> {
    let bad = stored(Record::Comment, story);
    documents
        .iter()
        .filter_map(|document| document.as_ref().ok())
        .map(|document| serde_json::from_str(document).map_err(&bad))
        .collect()
}

pub(crate) fn write(comment: &Comment) -> Result<String, Error> {
    json(comment)
}

/// The comments that wait for an answer: those that are neither resolved nor the reason of a change. A reason is read with its
/// change, and closes with it. A mark that resolves a comment counts here as a decision does: as far as it is proven; `own` is
/// the person at this machine.
pub(crate) fn waiting(store: &Reader, id: &str, own: &str) -> Result<Vec<Comment>, Error> {
    let mut comments = read(id, &store.comments(id)?)?;
    let mut reasons = closed(store, id, &comments, None)?;
    if let Some(received) = store.received(id)? {
        let base = Content::from_json(&received.base)?;
        // The changes of a damaged text are unknown, so no reason closes with one.
        let found = store.working_as_found(id)?;
        let now = match found.damaged {
            true => base.clone(),
            false => Content::from_json(&found.working.bytes)?,
        };
        reasons.extend(
            of(compare(&base, &now).changes(), &comments)
                .into_values()
                .flatten(),
        );
    }
    let (proofs, counted) = (
        proof::of_comments(store, id, &comments, own)?,
        proof::signatures(store)?,
    );
    let is_resolved = |comment: &Comment| {
        let proven = comment.item_of_mark().and_then(|mark| proofs.get(&mark));
        !comment.is_open() && proven.is_some_and(|proven| counted.count(proven))
    };
    comments.retain(|comment| !is_resolved(comment) && !reasons.contains(&comment.id));
    Ok(comments)
}

/// The comments that closed with their changes: each is the reason of changes that are all decided, and was not resolved or
/// opened again by hand. Withdrawing a decision opens its reasons again. `decided` are the decisions of a page on returns, which
/// may be newer than what is stored.
pub(crate) fn closed(
    store: &Reader,
    id: &str,
    comments: &[Comment],
    decided: Option<&Decided>,
) -> Result<BTreeSet<String>, Error> {
    let (mut open, mut closed) = (BTreeSet::new(), BTreeSet::new());
    for one in store.returns(id)? {
        let bad = stored(Record::Return, &one.guid);
        let origin: ReviewOrigin = serde_json::from_str(&one.facts).map_err(&bad)?;
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
