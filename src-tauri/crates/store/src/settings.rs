//! Settings: a key and a JSON text whose meaning only newsroom knows.

use rusqlite::{OptionalExtension, named_params};

use crate::row::text;
use crate::seal::seal;
use crate::{Error, Reader, Record, Tx};

impl Reader {
    /// The value of a setting, as it was given.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it is not what was given.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        let found: Option<(String, String)> = self
            .conn
            .prepare_cached("SELECT value, seal FROM settings WHERE key = :key")
            .and_then(|mut query| {
                query
                    .query_row(named_params! { ":key": key }, |row| {
                        Ok((text(row, 0), text(row, 1)))
                    })
                    .optional()
            })
            .map_err(self.doing("reading a setting"))?;
        match found {
            Some((value, sealed)) if seal(&[key, &value]).as_str() != sealed => Err(Error::Damaged {
                what: Record::Setting,
                id: key.to_owned(),
            }),
            other => Ok(other.map(|(value, _)| value)),
        }
    }
}

impl Tx<'_> {
    /// Sets the value of a setting.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn set_setting(&mut self, key: &str, json: &str) -> Result<(), Error> {
        let sql = "INSERT INTO settings (key, value, seal) VALUES (:key, :value, :seal)
                   ON CONFLICT (key) DO UPDATE SET value = :value, seal = :seal";
        self.conn
            .prepare_cached(sql)
            .and_then(|mut change| {
                let sealed = seal(&[key, json]);
                change.execute(named_params! { ":key": key, ":value": json, ":seal": sealed.as_str() })
            })
            .map(|_| ())
            .map_err(self.doing("saving a setting"))
    }
}
