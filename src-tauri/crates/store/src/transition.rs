//! The only place where a story's state changes; also tells who holds it.
//!
//! A step is checked against the state that the same transaction reads and is written by it, so that work that took long
//! (packing, signing, a keychain, a network) cannot move a story whose state has changed meanwhile. The rules of
//! `story::workflow` are not repeated here, and nothing outside this file writes the column.
//!
//! See docs/decisions/long-work-outside-the-lock.md.

use chrono::{DateTime, Utc};
use rusqlite::named_params;
use story::workflow::{State, Step, Who};

use crate::{Error, Reader, Story, Tx};

impl Story {
    /// Who holds it: its writer, or an editor who received a copy.
    #[must_use]
    pub fn who(&self) -> Who {
        if self.copy { Who::Editor } else { Who::Writer }
    }

    /// The state after this step.
    ///
    /// # Errors
    /// [`Error::NotYourStep`] where it may not be taken from here.
    pub fn after(&self, step: Step) -> Result<State, Error> {
        Ok(self.state.after(self.who(), step)?)
    }
}

impl Reader {
    /// The state that a step would give, so that a caller can fail before long work begins. The step itself is [`Tx::step`].
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::NotYourStep`].
    pub fn state_after(&self, guid: &str, step: Step) -> Result<State, Error> {
        self.story(guid)?.after(step)
    }
}

impl Tx<'_> {
    /// Takes a step: reads the state, asks the workflow, writes the state that follows, and returns it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::NotYourStep`] where the step may not be taken from the state the story has now.
    pub fn step(&mut self, guid: &str, step: Step, now: DateTime<Utc>) -> Result<State, Error> {
        let (id, story) = (self.story_id(guid)?, self.story(guid)?);
        let next = story.after(step)?;
        let moved = Story {
            state: next,
            updated: now,
            ..story
        };
        self.write_state(id, &moved)
            .and_then(|_| self.write_row(id, &moved))
            .map_err(self.doing("moving a story"))?;
        Ok(next)
    }

    /// Writes the state of a story: the one that a step gave, or the one that matches the seal of a damaged row.
    pub(crate) fn write_state(&self, id: i64, story: &Story) -> rusqlite::Result<usize> {
        self.conn
            .prepare_cached("UPDATE stories SET state = :state WHERE id = :id")?
            .execute(named_params! { ":state": story.state.as_str(), ":id": id })
    }
}
