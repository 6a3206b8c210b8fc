//! The steps from an older store to the current version: numbered SQL files.

use rusqlite::Connection;

/// One step from a version to the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The store's `PRAGMA user_version` after this step; the first is 1.
    pub version: u32,
    /// File name in `migrations/`.
    pub name: &'static str,
    /// The file's SQL.
    pub sql: &'static str,
}

/// Every step, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "0001_first.sql",
        sql: include_str!("../migrations/0001_first.sql"),
    },
    Migration {
        version: 2,
        name: "0002_review.sql",
        sql: include_str!("../migrations/0002_review.sql"),
    },
    Migration {
        version: 3,
        name: "0003_rooms.sql",
        sql: include_str!("../migrations/0003_rooms.sql"),
    },
    Migration {
        version: 4,
        name: "0004_outlets.sql",
        sql: include_str!("../migrations/0004_outlets.sql"),
    },
    Migration {
        version: 5,
        name: "0005_outbox.sql",
        sql: include_str!("../migrations/0005_outbox.sql"),
    },
    Migration {
        version: 6,
        name: "0006_pictures.sql",
        sql: include_str!("../migrations/0006_pictures.sql"),
    },
    Migration {
        version: 7,
        name: "0007_seals.sql",
        sql: include_str!("../migrations/0007_seals.sql"),
    },
    Migration {
        version: 8,
        name: "0008_commits.sql",
        sql: include_str!("../migrations/0008_commits.sql"),
    },
    Migration {
        version: 9,
        name: "0009_register.sql",
        sql: include_str!("../migrations/0009_register.sql"),
    },
    Migration {
        version: 10,
        name: "0010_stationery.sql",
        sql: include_str!("../migrations/0010_stationery.sql"),
    },
    Migration {
        version: 11,
        name: "0011_changed.sql",
        sql: include_str!("../migrations/0011_changed.sql"),
    },
    Migration {
        version: 12,
        name: "0012_by_page.sql",
        sql: include_str!("../migrations/0012_by_page.sql"),
    },
];

/// The newest version this build knows.
pub(crate) fn known() -> u32 {
    MIGRATIONS.last().map_or(0, |step| step.version)
}

/// The version a store is at.
pub(crate) fn version(conn: &Connection) -> rusqlite::Result<u32> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn versions_rise_one_by_one_and_the_file_names_say_so() {
        for (step, expected) in MIGRATIONS.iter().zip(1..) {
            assert_eq!(step.version, expected);
            assert!(
                step.name.starts_with(&format!("{expected:04}_")),
                "{} is named by its version",
                step.name
            );
        }
    }
}
