//! What a row of each table is of, as the doctor names it: a comment of its story, a photo's row of its file name.

use rusqlite::{Connection, Row, named_params};

use crate::report::Thing;
use crate::row::{count, number, text};
use crate::stationery::CALLED;
use crate::{Record, Stationery};

/// Makes a name of two texts and a number.
type ThingOf = fn(String, String, u64) -> Thing;

/// The tables, each with the query for two texts and a number of the row `:at`, and what they make.
const NAMES: [(&str, &str, ThingOf); 20] = [
    (
        "stories",
        "SELECT guid, headline, 0 FROM stories WHERE id = :at",
        story,
    ),
    ("working_copies", OF_STORY, story),
    ("leaving", OF_STORY, story),
    ("brought", OF_STORY, review),
    ("comments", OF_STORY, review),
    ("decisions", OF_STORY, review),
    ("received", OF_STORY, review),
    ("returns", OF_STORY, review),
    (
        "revisions",
        "SELECT s.guid, s.headline, r.number FROM revisions r JOIN stories s ON s.id = r.story WHERE r.id = :at",
        revision,
    ),
    (
        "revision_names",
        "SELECT s.guid, s.headline, r.number FROM revision_names n JOIN revisions r ON r.id = n.revision
         JOIN stories s ON s.id = r.story WHERE n.id = :at",
        revision,
    ),
    (
        "deliveries",
        "SELECT guid, '', 0 FROM deliveries WHERE id = :at",
        |guid, _, _| Thing::Delivery { guid },
    ),
    (
        "carried",
        "SELECT d.guid, '', 0 FROM carried c JOIN deliveries d ON d.id = c.delivery WHERE c.id = :at",
        |guid, _, _| Thing::Delivery { guid },
    ),
    (
        "incoming",
        "SELECT '', '', id FROM incoming WHERE id = :at",
        |_, _, id| Thing::Incoming {
            number: id.to_string(),
        },
    ),
    (
        "known_keys",
        "SELECT name, '', 0 FROM known_keys WHERE id = :at",
        key,
    ),
    (
        "key_trust",
        "SELECT name, '', 0 FROM key_trust WHERE id = :at",
        key,
    ),
    (
        "kept_renditions",
        "SELECT p.sha256, k.name, 0 FROM kept_renditions k JOIN photos p ON p.id = k.photo WHERE k.id = :at",
        |photo, name, _| Thing::Rendition { photo, name },
    ),
    (
        "photos",
        "SELECT sha256, file_name, 0 FROM photos WHERE id = :at",
        |sha256, file_name, _| Thing::PhotoRow { sha256, file_name },
    ),
    (
        "settings",
        "SELECT key, '', 0 FROM settings WHERE id = :at",
        |key, _, _| Thing::Setting { key },
    ),
    (
        "signatures",
        "SELECT sha256, '', 0 FROM signatures WHERE id = :at",
        |digest, _, _| Thing::Signature { digest },
    ),
    (
        "stationery",
        "SELECT kind, {called}, 0 FROM stationery WHERE id = :at",
        stationery,
    ),
];

/// The story of a row, where the row names it by its number.
const OF_STORY: &str =
    "SELECT s.guid, s.headline, 0 FROM {table} r JOIN stories s ON s.id = r.story WHERE r.rowid = :at";

/// What a row is of; the database as a whole where that cannot be read.
pub(crate) fn thing(conn: &Connection, table: &str, at: i64) -> Thing {
    let read = |row: &Row<'_>| Ok((text(row, 0), text(row, 1), count(number(row, 2))));
    let named = NAMES.iter().find(|(known, _, _)| *known == table);
    let found = named.and_then(|(_, sql, name)| {
        let sql = sql.replace("{table}", table).replace("{called}", CALLED);
        let (first, second, number) = conn.query_row(&sql, named_params! { ":at": at }, read).ok()?;
        Some(name(first, second, number))
    });
    found.unwrap_or(Thing::Database)
}

fn story(guid: String, headline: String, _: u64) -> Thing {
    Thing::Story { guid, headline }
}

fn review(story: String, headline: String, _: u64) -> Thing {
    Thing::Review { story, headline }
}

fn revision(story: String, headline: String, number: u64) -> Thing {
    Thing::Revision {
        story,
        headline,
        number,
    }
}

fn key(name: String, _: String, _: u64) -> Thing {
    Thing::Key { name }
}

fn stationery(kind: String, id: String, _: u64) -> Thing {
    let known = Stationery::ALL.iter().find(|known| known.name() == kind);
    known.map_or(Thing::Database, |kind| Thing::Record {
        what: Record::Stationery(*kind),
        id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{changes, migrations};

    #[test]
    fn every_table_that_is_in_a_backup_has_a_name() {
        let conn = Connection::open_in_memory().unwrap();
        for step in migrations::MIGRATIONS {
            conn.execute_batch(step.sql).unwrap();
        }
        for table in changes::tables(&conn, "main").unwrap() {
            let (_, sql, _) = NAMES.iter().find(|(known, _, _)| *known == table).unwrap();
            let sql = sql.replace("{table}", &table).replace("{called}", CALLED);
            conn.prepare(&sql).unwrap();
        }
    }
}
