//! Every migration over a store that is full: no row is lost or altered, and each older store ends with today's schema.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use std::collections::BTreeMap;

use common::*;
use rusqlite::Connection;
use rusqlite::types::Value;

/// What is written into a column, by its name where a table restricts it, else by its type.
fn value(column: &str, kind: &str) -> Value {
    match (column, kind) {
        ("kind", _) => Value::Text("template".to_owned()),
        ("paper", _) => Value::Text("comment".to_owned()),
        ("trust", _) => Value::Text("met".to_owned()),
        ("state", _) => Value::Text("open".to_owned()),
        ("sha256" | "photo", "TEXT") => Value::Text("0".repeat(64)),
        (_, "INTEGER") => Value::Integer(1),
        (_, "BLOB") => Value::Blob(vec![0]),
        (_, "REAL") => Value::Real(1.0),
        _ => Value::Text("字".to_owned()),
    }
}

fn tables(conn: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('leaving', 'commits', 'changed', 'lineage')
               ORDER BY rowid";
    let mut query = conn.prepare(sql).unwrap();
    query
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn columns(conn: &Connection, table: &str) -> Vec<(String, String)> {
    let mut query = conn.prepare(&format!("PRAGMA table_info({table})")).unwrap();
    let read = query.query_map([], |row| Ok((row.get(1)?, row.get(2)?))).unwrap();
    read.map(Result::unwrap).collect()
}

/// Puts one row into every table.
fn fill(conn: &Connection) {
    for table in tables(conn) {
        let columns = columns(conn, &table);
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let values = columns
            .iter()
            .map(|(name, kind)| match (table.as_str(), name.as_str()) {
                ("stories", "state") => Value::Text("draft".to_owned()),
                ("deliveries", "state") => Value::Text("waiting".to_owned()),
                _ => value(name, kind),
            });
        let sql = format!(
            "INSERT OR REPLACE INTO {table} ({}) VALUES ({marks})",
            names.join(", ")
        );
        conn.execute(&sql, rusqlite::params_from_iter(values))
            .unwrap_or_else(|why| panic!("{table}: {why}"));
    }
}

/// Every table's rows by the columns it had then.
fn rows(conn: &Connection, of: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<Vec<Value>>> {
    let read = |table: &String, columns: &Vec<String>| {
        let sql = format!("SELECT {} FROM {table} ORDER BY rowid", columns.join(", "));
        let mut query = conn.prepare(&sql).unwrap();
        let row = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|at| row.get(at)).collect();
        query.query_map([], row).unwrap().map(Result::unwrap).collect()
    };
    of.iter()
        .map(|(table, columns)| (table.clone(), read(table, columns)))
        .collect()
}

fn schema(conn: &Connection) -> String {
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name";
    let mut query = conn.prepare(sql).unwrap();
    let read = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    read.map(|sql| sql.unwrap() + ";\n").collect()
}

#[test]
fn every_older_store_keeps_its_rows_and_gets_todays_schema() {
    let fresh = Desk::new();
    drop(fresh.open());
    let today = schema(&Connection::open(fresh.dir.join("galley.db")).unwrap());
    let golden =
        std::path::PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/schema.sql");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &today).unwrap();
    }
    assert_eq!(
        today,
        std::fs::read_to_string(&golden).unwrap(),
        "UPDATE_GOLDEN=1 writes it"
    );

    for step in 1..store::MIGRATIONS.len() {
        let desk = Desk::new();
        std::fs::create_dir_all(&desk.dir).unwrap();
        let path = desk.dir.join("galley.db");
        let old = Connection::open(&path).unwrap();
        old.pragma_update(None, "journal_mode", "WAL").unwrap();
        for migration in &store::MIGRATIONS[..step] {
            old.execute_batch(migration.sql).unwrap();
            old.pragma_update(None, "user_version", migration.version)
                .unwrap();
        }
        fill(&old);
        let had: BTreeMap<String, Vec<String>> = tables(&old)
            .into_iter()
            .map(|table| {
                let names = columns(&old, &table).into_iter().map(|(name, _)| name);
                (table.clone(), names.collect())
            })
            .collect();
        let before = rows(&old, &had);
        old.close().unwrap();

        drop(desk.open());
        let now = Connection::open(&path).unwrap();
        assert_eq!(rows(&now, &had), before, "from version {step}");
        assert_eq!(schema(&now), today, "from version {step}");
    }
}
