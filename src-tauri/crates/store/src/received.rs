//! Copies of another person's story: the revision that was filed, and by whom.

use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{bytes, text};
use crate::seal::{digest, seal};
use crate::{Error, Reader, Record, Tx};

/// The origin of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The canonical JSON of the revision that was filed first.
    pub base: Vec<u8>,
    /// Who filed what and when, as JSON whose meaning only newsroom knows.
    pub facts: String,
}

impl Reader {
    /// The origin of the story; `None` where it is the writer's own.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story; [`Error::Damaged`].
    pub fn received(&self, story: &str) -> Result<Option<Received>, Error> {
        let id = self.story_id(story)?;
        let read = |row: &Row<'_>| Ok((bytes(row, 0), text(row, 1), text(row, 2), text(row, 3)));
        let found: Option<(Vec<u8>, String, String, String)> = self
            .conn
            .prepare_cached("SELECT base, sha256, facts, seal FROM received WHERE story = :story")
            .and_then(|mut query| query.query_row(named_params! { ":story": id }, read).optional())
            .map_err(self.doing("reading what was received"))?;
        let Some((base, sha256, facts, sealed)) = found else {
            return Ok(None);
        };
        if digest(&base).as_str() == sha256 && sealed_row(story, &digest(&base), &facts).as_str() == sealed {
            Ok(Some(Received { base, facts }))
        } else {
            Err(Error::Damaged {
                what: Record::Received,
                id: story.to_owned(),
            })
        }
    }
}

impl Tx<'_> {
    /// Stores the origin of a story.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn set_received(&mut self, story: &str, received: &Received) -> Result<(), Error> {
        let (id, sha256) = (self.story_id(story)?, digest(&received.base));
        let sql = "INSERT INTO received (story, base, sha256, facts, seal)
                   VALUES (:story, :base, :sha256, :facts, :seal)
                   ON CONFLICT (story) DO UPDATE SET base = :base, sha256 = :sha256, facts = :facts, seal = :seal";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut change| {
                change.execute(named_params! {
                    ":story": id, ":base": received.base, ":sha256": sha256.as_str(), ":facts": received.facts,
                    ":seal": sealed_row(story, &sha256, &received.facts).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("saving what was received"))
    }
}

fn sealed_row(story: &str, base: &Digest, facts: &str) -> Digest {
    seal(&[story, base.as_str(), facts])
}
