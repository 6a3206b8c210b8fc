//! What changes with a saved text: comments move with the words they are on, and the state follows the text.
//!
//! See docs/decisions/comments-move-with-the-save.md.

use chrono::{DateTime, Utc};
use store::{Reader, Tx};
use story::Content;
use story::comment::{self, Comment};
use story::workflow::State;

use crate::writing::comment_rows;
use crate::{Error, standing};

/// What is written together with a text that takes the place of the working copy.
pub(crate) struct Moved<'a> {
    comments: Vec<Comment>,
    /// The text of before; `None` where nothing depends on it.
    old: Option<Content>,
    new: &'a Content,
}

/// Computes what moves when `new` takes the place of the working copy. Costs nothing for a draft without comments.
pub(crate) fn moved<'a>(store: &Reader, id: &str, new: &'a Content) -> Result<Moved<'a>, Error> {
    let mut comments = comment_rows::read(id, &store.comments(id)?)?;
    if comments.is_empty() && !needs_text_of_before(store.story(id)?.state) {
        return Ok(Moved {
            comments,
            old: None,
            new,
        });
    }
    // A damaged text cannot be compared: comments stay where they are, and the state follows the new text.
    let found = store.working_as_found(id)?;
    if found.damaged {
        return Ok(Moved {
            comments: Vec::new(),
            old: None,
            new,
        });
    }
    let old = Content::from_json(&found.working.bytes)?;
    let before = comments.clone();
    comment::carry(&mut comments, &old, new);
    comments.retain(|comment| !before.contains(comment));
    Ok(Moved {
        comments,
        old: Some(old),
        new,
    })
}

/// Whether the state that follows a save depends on what the text was before.
fn needs_text_of_before(state: State) -> bool {
    match state {
        State::Draft | State::Filed | State::SignedOff | State::Queued | State::Spiked | State::InEdit => {
            false
        }
        State::Returned | State::Delivered | State::Received | State::PassedOn => true,
    }
}

impl Moved<'_> {
    /// Writes it, in the transaction that saves the text.
    pub(crate) fn write(&self, tx: &mut Tx<'_>, id: &str, now: DateTime<Utc>) -> Result<(), Error> {
        for comment in &self.comments {
            tx.put_comment(id, &comment.id, &comment_rows::write(comment)?)?;
        }
        match &self.old {
            Some(old) => standing::follow_saving(tx, id, old, self.new, now)?,
            None => standing::follow(tx, id, self.new, now)?,
        };
        Ok(())
    }
}
