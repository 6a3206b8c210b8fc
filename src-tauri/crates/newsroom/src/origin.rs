//! Where a copy on this desk came from: whose story it is, and what was filed first.

use review::ReviewOrigin;
use store::Record;
use story::workflow::Who;

use crate::error::stored;
use crate::{Error, Newsroom};

impl Newsroom {
    /// Whether this desk is the story's writer or its editor.
    pub(crate) fn who(&self, id: &str) -> Result<Who, Error> {
        Ok(self.store().story(id)?.who())
    }

    /// Whether the story is here.
    pub(crate) fn is_here(&self, id: &str) -> Result<bool, Error> {
        Ok(self.store().story_guids(id)?.iter().any(|known| known == id))
    }

    /// What a copy was made of, with the bytes that were filed first.
    pub(crate) fn received(&self, id: &str) -> Result<Option<(ReviewOrigin, Vec<u8>)>, Error> {
        let Some(received) = self.store().received(id)? else {
            return Ok(None);
        };
        let origin = serde_json::from_str(&received.facts).map_err(stored(Record::Received, id))?;
        Ok(Some((origin, received.base)))
    }
}
