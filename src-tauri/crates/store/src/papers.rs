//! Records kept beside a story while it is reviewed: comments, which change as they are answered and as the text moves under
//! them, and decisions, which never change. Neither is ever deleted: the database refuses it.

use rusqlite::{Row, named_params};

use crate::row::text;
use crate::seal::seal;
use crate::{Error, Reader, Record, Tx};

impl Reader {
    /// A story's comments as they were given, in the order in which they came in. A damaged one is an error in its place
    /// ([`Error::Damaged`]), so that the others can still be read.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn comments(&self, story: &str) -> Result<Vec<Result<String, Error>>, Error> {
        let sql = "SELECT guid, document, seal FROM comments WHERE story = :story ORDER BY id";
        self.papers(story, sql, Record::Comment)
    }

    /// A story's decisions as they were given, in the order in which they came in. A damaged one is an error in its place
    /// ([`Error::Damaged`]), so that the others can still be read.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn decisions(&self, story: &str) -> Result<Vec<Result<String, Error>>, Error> {
        let sql = "SELECT guid, document, seal FROM decisions WHERE story = :story ORDER BY id";
        self.papers(story, sql, Record::Decision)
    }

    /// The stories that have a decision, the oldest first.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn stories_with_decisions(&self) -> Result<Vec<String>, Error> {
        let sql = "SELECT guid FROM stories WHERE id IN (SELECT story FROM decisions) ORDER BY id";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map([], |row| row.get(0))?.collect())
            .map_err(self.doing("reading the review"))
    }

    fn papers(&self, story: &str, sql: &str, what: Record) -> Result<Vec<Result<String, Error>>, Error> {
        let id = self.story_id(story)?;
        let read = |row: &Row<'_>| Ok((text(row, 0), text(row, 1), text(row, 2)));
        let rows: Vec<(String, String, String)> = self
            .conn
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map(named_params! { ":story": id }, read)?.collect())
            .map_err(self.doing("reading the review"))?;
        let checked = rows.into_iter().map(|(guid, document, sealed)| {
            if seal(&[story, &guid, &document]).as_str() == sealed {
                Ok(document)
            } else {
                Err(Error::Damaged { what, id: guid })
            }
        });
        Ok(checked.collect())
    }
}

impl Tx<'_> {
    /// Writes a comment, replacing the one with this identity if there is one.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn put_comment(&mut self, story: &str, guid: &str, document: &str) -> Result<(), Error> {
        let id = self.story_id(story)?;
        let sql =
            "INSERT INTO comments (story, guid, document, seal) VALUES (:story, :guid, :document, :seal)
                   ON CONFLICT (story, guid) DO UPDATE SET document = :document, seal = :seal";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut change| {
                change.execute(named_params! {
                    ":story": id, ":guid": guid, ":document": document,
                    ":seal": seal(&[story, guid, document]).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("saving a comment"))
    }

    /// Adds a decision. The same decision is stored once; a different one under the same identity is another decision.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such story.
    pub fn add_decision(&mut self, story: &str, guid: &str, document: &str) -> Result<(), Error> {
        let id = self.story_id(story)?;
        let sql =
            "INSERT INTO decisions (story, guid, document, seal) VALUES (:story, :guid, :document, :seal)
                   ON CONFLICT (story, document) DO NOTHING";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut change| {
                change.execute(named_params! {
                    ":story": id, ":guid": guid, ":document": document,
                    ":seal": seal(&[story, guid, document]).as_str(),
                })
            })
            .map(|_| ())
            .map_err(self.doing("saving a decision"))
    }
}
