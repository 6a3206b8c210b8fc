//! Templates, snippets, outlets, code lists and fact stamps: a text under a key, whose meaning only newsroom knows.

use rusqlite::named_params;

use crate::row::text;
use crate::seal::seal;
use crate::{Error, Reader, Record, Stationery, Tx};

/// The key of a text, and the text; `None` for one of ours that was removed.
pub type KeptSheet = (String, Option<String>);

/// What people call a text, in SQL: the name in its JSON, or its key where there is none: 问候, not 5e0c….
pub(crate) const CALLED: &str =
    "CASE WHEN json_valid(value) THEN coalesce(json_extract(value, '$.name'), key) ELSE key END";

impl Reader {
    /// The texts that people made, changed or removed, in the order in which they first did: key and text; `None` for one that
    /// was removed. A damaged one is an error in its place ([`Error::Damaged`]), so that the others can still be read.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn stationery(&self, kind: Stationery) -> Result<Vec<Result<KeptSheet, Error>>, Error> {
        let sql = format!("SELECT key, value, seal, {CALLED} FROM stationery WHERE kind = :kind ORDER BY id");
        let rows: Vec<(String, String, String, String)> = self
            .conn
            .prepare_cached(&sql)
            .and_then(|mut query| {
                query
                    .query_map(named_params! { ":kind": kind.name() }, |row| {
                        Ok((text(row, 0), text(row, 1), text(row, 2), text(row, 3)))
                    })?
                    .collect()
            })
            .map_err(self.doing("reading templates, snippets and outlets"))?;
        let checked = rows.into_iter().map(|(key, value, sealed, called)| {
            if seal(&[kind.name(), &key, &value]).as_str() == sealed {
                Ok((key, Some(value).filter(|value| !value.is_empty())))
            } else {
                Err(Error::Damaged {
                    what: Record::Stationery(kind),
                    id: called,
                })
            }
        });
        Ok(checked.collect())
    }
}

impl Tx<'_> {
    /// Stores this text under the key; `None` hides the one we ship under it.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn set_stationery(&mut self, kind: Stationery, key: &str, json: Option<&str>) -> Result<(), Error> {
        let (kind, value) = (kind.name(), json.unwrap_or_default());
        let sql = "INSERT INTO stationery (kind, key, value, seal) VALUES (:kind, :key, :value, :seal)
                   ON CONFLICT (kind, key) DO UPDATE SET value = :value, seal = :seal";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut change| {
                let sealed = seal(&[kind, key, value]);
                change.execute(named_params! {
                    ":kind": kind, ":key": key, ":value": value, ":seal": sealed.as_str()
                })
            })
            .map(|_| ())
            .map_err(self.doing("saving a template, snippet or outlet"))
    }

    /// Deletes what was stored under the key: the one we ship under it, if there is one, is shown again.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn forget_stationery(&mut self, kind: Stationery, key: &str) -> Result<(), Error> {
        self.conn
            .prepare_cached("DELETE FROM stationery WHERE kind = :kind AND key = :key")
            .and_then(|mut change| change.execute(named_params! { ":kind": kind.name(), ":key": key }))
            .map(|_| ())
            .map_err(self.doing("forgetting a template, snippet or outlet"))
    }
}
