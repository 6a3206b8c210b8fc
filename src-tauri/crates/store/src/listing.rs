//! The list of stories, a page of it at a time: what a page costs does not grow with what there is.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{ErrorCode, ToSql, named_params};
use story::workflow::{State, Who};

use crate::row::{count, number, text};
use crate::stories::{COLUMNS, from_row};
use crate::{Error, ListRow, Reader, Story};

/// Which stories, and how many of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In one of these states; empty for all.
    pub states: Vec<State>,
    /// One's own, or those that were received to be edited.
    pub copies: Copies,
    /// With each of these in headline, slugline or first words. Latin letters match in either case.
    pub words: Vec<String>,
    /// Which comes first.
    pub order: Order,
    /// Without so many of the first.
    pub from: u32,
    /// No more than this many.
    pub limit: Option<u32>,
}

/// Whether it means copies of other people's pieces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Copies {
    /// Like all others.
    #[default]
    Too,
    /// Not they.
    Not,
    /// They alone.
    Only,
}

/// Which story comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The last saved.
    #[default]
    Changed,
    /// The last begun.
    Begun,
    /// The longest.
    Length,
}

impl Order {
    /// The columns that the rows are sorted by.
    fn columns(self) -> &'static str {
        match self {
            Self::Changed => "updated DESC, stories.id DESC",
            Self::Begun => "created DESC, stories.id DESC",
            Self::Length => "words DESC, stories.id DESC",
        }
    }
}

/// How many stories are in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateCount {
    /// The state.
    pub state: State,
    /// One's own.
    pub own: u64,
    /// Copies of other people's pieces.
    pub copies: u64,
}

/// What [`Filter::words`] are looked for in.
const WORDS: &str = "lower(headline || char(10) || slugline || char(10) || first_words)";

impl Filter {
    /// The condition on a row. The sign before `state` keeps SQLite from sorting all there is by several states, where the rows
    /// come sorted by age.
    fn condition(&self) -> String {
        let mut all = vec!["TRUE"];
        match self.states.len() {
            0 => {}
            1 => all.push("state = json_extract(:states, '$[0]')"),
            _ => all.push("+state IN (SELECT value FROM json_each(:states))"),
        }
        match self.copies {
            Copies::Too => {}
            Copies::Not => {
                all.push("NOT EXISTS (SELECT 1 FROM received WHERE received.story = stories.id)");
            }
            Copies::Only => all.push("id IN (SELECT story FROM received)"),
        }
        // instr, not LIKE: a percent sign in the search text is a percent sign.
        let words =
            format!("NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr({WORDS}, lower(value)) = 0)");
        if !self.words.is_empty() {
            all.push(&words);
        }
        all.join(" AND ")
    }

    /// What the condition asks for.
    fn given(&self) -> Vec<(&'static str, String)> {
        let mut given = Vec::new();
        if !self.states.is_empty() {
            let names: Vec<&str> = self.states.iter().map(|state| state.as_str()).collect();
            given.push((":states", serde_json::Value::from(names).to_string()));
        }
        if !self.words.is_empty() {
            given.push((
                ":words",
                serde_json::Value::from(self.words.as_slice()).to_string(),
            ));
        }
        given
    }
}

impl Reader {
    /// The stories that `filter` lets through, in its order.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn stories(&self, filter: &Filter) -> Result<Vec<Story>, Error> {
        let read = || {
            // The page is found in an index alone; the rows before it are not read.
            let sql = format!(
                "SELECT {COLUMNS} FROM stories JOIN (SELECT id AS found FROM stories WHERE {}
                     ORDER BY {order} LIMIT :limit OFFSET :from) ON stories.id = found
                 ORDER BY {order}",
                filter.condition(),
                order = filter.order.columns()
            );
            let mut query = self.conn.prepare_cached(&sql)?;
            let limit = filter.limit.map_or(-1, i64::from);
            let given = filter.given();
            let mut named: Vec<(&str, &dyn ToSql)> =
                given.iter().map(|(name, value)| (*name, value as _)).collect();
            named.extend([(":limit", &limit as &dyn ToSql), (":from", &filter.from)]);
            query
                .query_map(named.as_slice(), |row| Ok(from_row(row)))?
                .collect::<rusqlite::Result<Vec<_>>>()
        };
        match read() {
            Err(refused) if refused.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                self.stories_one_by_one(filter)
            }
            other => other.map_err(self.doing("listing the stories")),
        }
    }

    /// How many stories `filter` lets through, whatever page it asks for.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn story_count(&self, filter: &Filter) -> Result<u64, Error> {
        let read = || {
            let sql = format!("SELECT count(*) FROM stories WHERE {}", filter.condition());
            let given = filter.given();
            let named: Vec<(&str, &dyn ToSql)> =
                given.iter().map(|(name, value)| (*name, value as _)).collect();
            self.conn
                .prepare_cached(&sql)?
                .query_row(named.as_slice(), |row| Ok(count(number(row, 0))))
        };
        read().map_err(self.doing("counting the stories"))
    }

    /// How many stories that `filter` lets through changed at `moment` or later.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn changed_since(&self, filter: &Filter, moment: DateTime<Utc>) -> Result<u64, Error> {
        let read = || {
            let sql = format!(
                "SELECT count(*) FROM stories WHERE updated >= :moment AND {}",
                filter.condition()
            );
            let moment = moment.timestamp_millis();
            let given = filter.given();
            let mut named: Vec<(&str, &dyn ToSql)> =
                given.iter().map(|(name, value)| (*name, value as _)).collect();
            named.push((":moment", &moment));
            self.conn
                .prepare_cached(&sql)?
                .query_row(named.as_slice(), |row| Ok(count(number(row, 0))))
        };
        read().map_err(self.doing("counting the stories"))
    }

    /// How many stories are in each state. A state that is none is left out: its row is damaged.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn state_counts(&self) -> Result<Vec<StateCount>, Error> {
        let read = |sql: &str| -> rusqlite::Result<BTreeMap<String, u64>> {
            let mut query = self.conn.prepare_cached(sql)?;
            query
                .query_map([], |row| Ok((text(row, 0), count(number(row, 1)))))?
                .collect()
        };
        let counted = read("SELECT state, count(*) FROM stories GROUP BY state").and_then(|all| {
            let copies = "SELECT state, count(*) FROM received JOIN stories ON stories.id = received.story GROUP BY state";
            Ok((all, read(copies)?))
        });
        let (all, copies) = counted.map_err(self.doing("counting the stories"))?;
        let of = |state: State| {
            let [all, copies] =
                [&all, &copies].map(|found| found.get(state.as_str()).copied().unwrap_or_default());
            StateCount {
                state,
                own: all.saturating_sub(copies),
                copies,
            }
        };
        Ok(State::ALL.map(of).to_vec())
    }

    /// The same where a page of the table is damaged: each story is looked up by itself, and one whose page cannot be read is a row
    /// with its identity alone.
    fn stories_one_by_one(&self, filter: &Filter) -> Result<Vec<Story>, Error> {
        let mut found: BTreeMap<i64, String> = BTreeMap::new();
        // Both indexes name every story; what the one has lost the other may have.
        for sql in [
            "SELECT id, guid FROM stories INDEXED BY sqlite_autoindex_stories_1",
            "SELECT id, '' FROM stories INDEXED BY stories_by_age ORDER BY updated",
        ] {
            let Ok(mut query) = self.conn.prepare(sql) else {
                continue;
            };
            let Ok(mut rows) = query.query([]) else { continue };
            while let Ok(Some(row)) = rows.next() {
                found.entry(number(row, 0)).or_insert_with(|| text(row, 1));
            }
        }
        let sql = format!("SELECT {COLUMNS} FROM stories WHERE id = :id");
        let mut query = self
            .conn
            .prepare(&sql)
            .map_err(self.doing("listing the stories"))?;
        let mut stories: Vec<Story> = found
            .into_iter()
            .map(|(id, guid)| {
                let read = query.query_row(named_params! { ":id": id }, |row| Ok(from_row(row)));
                read.unwrap_or_else(|_| Story {
                    guid,
                    state: Who::Writer.first_state(),
                    created: DateTime::UNIX_EPOCH,
                    updated: DateTime::UNIX_EPOCH,
                    version: 0,
                    copy: false,
                    row: ListRow::default(),
                    damaged: true,
                })
            })
            .collect();
        stories.retain(|story| filter.states.is_empty() || filter.states.contains(&story.state));
        stories.sort_by_key(|story| {
            std::cmp::Reverse(match filter.order {
                Order::Changed => story.updated.timestamp_millis(),
                Order::Begun => story.created.timestamp_millis(),
                Order::Length => i64::from(story.row.words),
            })
        });
        let most = filter
            .limit
            .map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        let from = usize::try_from(filter.from).unwrap_or(usize::MAX);
        Ok(stories.into_iter().skip(from).take(most).collect())
    }
}
