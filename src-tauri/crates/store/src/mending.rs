//! Rows that are not what was written, found by comparing the database with a backup, and put back as they were.
//!
//! Whatever writes a row notes it. A row without a note since a backup is the same in both; where it is not, the disk changed it,
//! and the backup's is the very row, whichever column was damaged.
//!
//! See docs/decisions/damaged-rows-are-had-back.md.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params, params_from_iter};

use crate::kept_backup::{KeptBackup, listed};
use crate::report::Thing;
use crate::row::text;
use crate::row_name::thing;
use crate::{Error, Reader, Tx, aside, chain, changes, connection, durable};

/// A row that the disk changed, and what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct DamagedRow {
    /// The table.
    pub table: String,
    /// Its number in the table.
    pub row: i64,
    /// What it is of, as the doctor names it.
    pub thing: Thing,
    /// The backup that has it.
    pub backup: PathBuf,
    /// Its columns as they were written.
    values: Vec<(String, Value)>,
}

impl Reader {
    /// Every row that the disk changed since the newest backup, as it is in that backup. Nothing where no backup is of this store's
    /// own past, or the disk takes no copy of one.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin. A table that cannot be read is passed over.
    pub fn damaged_rows(&self) -> Result<Vec<DamagedRow>, Error> {
        // An older version is read as today's in memory, where no backup is.
        if self.original.is_some() {
            return Ok(Vec::new());
        }
        let all = listed(&self.layout)?;
        let is_ours = |kept: &&KeptBackup| kept.daily && changes::are_noted_since(&self.conn, kept);
        for kept in all.iter().rev().filter(is_ours) {
            match self.rows_unlike(&all, kept) {
                // One that is damaged itself proves nothing; an older one may.
                Err(Error::BackupDamaged { .. }) => {}
                Err(Error::DiskFull { .. } | Error::ReadOnly { .. }) => return Ok(Vec::new()),
                found => return found,
            }
        }
        Ok(Vec::new())
    }

    /// Whether a row is what it was.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn is_as_it_was(&self, damaged: &DamagedRow) -> Result<bool, Error> {
        let columns: Vec<String> = damaged
            .values
            .iter()
            .map(|(column, _)| format!("\"{column}\" IS ?"))
            .collect();
        let sql = format!(
            "SELECT count(*) FROM \"{}\" WHERE {}",
            damaged.table,
            columns.join(" AND ")
        );
        let given = damaged.values.iter().map(|(_, value)| value);
        self.conn
            .query_row(&sql, params_from_iter(given), |row| row.get::<_, i64>(0))
            .map(|rows| rows == 1)
            .map_err(self.doing("reading a row"))
    }

    fn rows_unlike(&self, all: &[KeptBackup], kept: &KeptBackup) -> Result<Vec<DamagedRow>, Error> {
        let room = durable::part_folder(&self.layout.backups())?;
        let copy = room.path().join("galley.db");
        chain::put_together(all, kept, &copy)?;
        let doing = self.doing("comparing with a backup");
        let conn = connection::beside(&copy, &self.layout.database()).map_err(&doing)?;
        let mut found = Vec::new();
        for table in changes::tables(&conn, "main").map_err(&doing)? {
            found.extend(unlike(&conn, &table, kept).unwrap_or_default());
        }
        Ok(found)
    }
}

impl Tx<'_> {
    /// Gives a row back what was written in it; what is in its place now is kept aside. What it says is not altered by that, so that
    /// the rules against altering one are put aside for this transaction.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin, where another row has its place.
    pub fn put_row_back(&mut self, damaged: &DamagedRow, now: DateTime<Utc>) -> Result<(), Error> {
        self.keep_row(damaged, now)?;
        let DamagedRow {
            table, row, values, ..
        } = damaged;
        let write = || {
            let rules = rules(&self.conn, table)?;
            for (name, _) in &rules {
                self.conn.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
            }
            let given = || values.iter().map(|(_, value)| value);
            let set: Vec<String> = values
                .iter()
                .map(|(column, _)| format!("\"{column}\" = ?"))
                .collect();
            let update = format!("UPDATE \"{table}\" SET {} WHERE rowid = {row}", set.join(", "));
            if self.conn.execute(&update, params_from_iter(given()))? == 0 {
                let columns: Vec<String> = values.iter().map(|(column, _)| format!("\"{column}\"")).collect();
                let places = vec!["?"; values.len()].join(", ");
                let insert = format!(
                    "INSERT INTO \"{table}\" ({}) VALUES ({places})",
                    columns.join(", ")
                );
                self.conn.execute(&insert, params_from_iter(given()))?;
            }
            rules
                .iter()
                .try_for_each(|(_, rule)| self.conn.execute_batch(rule))
        };
        write().map_err(self.doing("putting a row back"))
    }

    /// Keeps what is in the row's place as a text, a column a line.
    fn keep_row(&self, damaged: &DamagedRow, now: DateTime<Utc>) -> Result<(), Error> {
        let sql = format!(
            "SELECT * FROM \"{}\" WHERE rowid = {}",
            damaged.table, damaged.row
        );
        let lines = |row: &rusqlite::Row<'_>| {
            let mut lines = String::new();
            for (at, (column, _)) in damaged.values.iter().enumerate() {
                lines.push_str(&format!("{column}: {}\n", text(row, at)));
            }
            Ok(lines)
        };
        let there = self.conn.query_row(&sql, [], lines).optional();
        let Some(lines) = there.map_err(self.doing("reading a damaged row"))? else {
            return Ok(());
        };
        let name = format!("{}-{}", damaged.table, damaged.row);
        aside::keep_text(&self.layout, &name, (0, lines.as_bytes()), now).map(drop)
    }
}

/// The rows of a table that differ from those of the backup that `conn` has open, though nobody wrote them since.
fn unlike(conn: &Connection, table: &str, kept: &KeptBackup) -> rusqlite::Result<Vec<DamagedRow>> {
    let columns: Vec<String> = conn
        .prepare(&format!("SELECT * FROM main.\"{table}\" LIMIT 0"))?
        .column_names()
        .map(str::to_owned)
        .collect();
    let same: Vec<String> = columns
        .iter()
        .map(|column| format!("now.\"{column}\" IS was.\"{column}\""))
        .collect();
    let sql = format!(
        "SELECT was.rowid, was.* FROM main.\"{table}\" was LEFT JOIN other.\"{table}\" now ON now.rowid = was.rowid
         WHERE was.rowid NOT IN (SELECT row FROM other.changed WHERE name = '{table}' AND at > {})
            AND (now.rowid IS NULL OR NOT ({}))
         ORDER BY was.rowid",
        kept.commits,
        same.join(" AND ")
    );
    let mut query = conn.prepare(&sql)?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let at = row.get(0)?;
        let values = columns
            .iter()
            .enumerate()
            .map(|(place, column)| Ok((column.clone(), row.get(place + 1)?)))
            .collect::<rusqlite::Result<_>>()?;
        found.push(DamagedRow {
            thing: thing(conn, table, at),
            table: table.to_owned(),
            row: at,
            backup: kept.path.clone(),
            values,
        });
    }
    Ok(found)
}

/// The rules of a table, each with its name: `a_revision_is_never_altered`.
fn rules(conn: &Connection, table: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = :table";
    let mut query = conn.prepare(sql)?;
    let rules = query.query_map(named_params! { ":table": table }, |row| {
        Ok((text(row, 0), text(row, 1)))
    })?;
    rules.collect()
}
