//! What moves when a text is saved: comments go with the words they stand on, and a copy that was only received is
//! in edit, a piece that was signed off is open again.

use chrono::{DateTime, Utc};
use store::{Reader, Tx};
use story::Content;
use story::comment::{Comment, anchor};
use story::workflow::{State, Step, Who};

use crate::{Error, review::commenting};

/// What is to be written beside the text.
pub(crate) struct Moved {
    comments: Vec<Comment>,
    state: Option<State>,
}

/// Works out what moves when `new` takes the place of the working copy. Costs nothing for a draft without comments.
pub(crate) fn moved(store: &Reader, id: &str, new: &Content) -> Result<Moved, Error> {
    let mut comments = commenting::read(&store.comments(id)?)?;
    let state = State::from_name(&store.story(id)?.state).unwrap_or(State::Draft);
    if comments.is_empty() && matches!(state, State::Draft | State::Filed | State::InEdit) {
        return Ok(Moved {
            comments,
            state: None,
        });
    }
    let old = Content::from_json(&store.working(id)?.bytes)?;
    let before = comments.clone();
    anchor::carry(&mut comments, &old, new);
    comments.retain(|comment| !before.contains(comment));
    let who = if store.received(id)?.is_some() {
        Who::Editor
    } else {
        Who::Writer
    };
    let changed = story::stages::printed(&old) != story::stages::printed(new);
    let step = match (who, state) {
        (Who::Editor, State::Received) if old != *new => Some(Step::BeginEdit),
        (Who::Editor, State::Returned | State::PassedOn) if old != *new => Some(Step::Reopen),
        (_, State::SignedOff | State::Delivered) if changed => Some(Step::Reopen),
        _ => None,
    };
    Ok(Moved {
        comments,
        state: step.and_then(|step| state.after(who, step).ok()),
    })
}

impl Moved {
    /// Writes it, in the transaction that saves the text.
    pub(crate) fn write(&self, tx: &mut Tx<'_>, id: &str, now: DateTime<Utc>) -> Result<(), store::Error> {
        for comment in &self.comments {
            tx.put_comment(id, &comment.id, &commenting::write(comment))?;
        }
        match self.state {
            Some(state) => tx.set_state(id, state.as_str(), now),
            None => Ok(()),
        }
    }
}
