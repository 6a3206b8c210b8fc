//! A closed list that the window draws from has one definition, in Rust; the page's copy is written from it.

use newsroom::StationeryKind;
use serde_json::{Value, json};

use super::ipc_types::golden;

/// The file that is written.
const LISTS: &str = "ui/src/ipc/lists.ts";

const HEAD: &str = "// Closed lists that the window draws from. Written from Rust by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.\n";

#[test]
fn the_pages_lists_are_those_of_rust() {
    let stationery = StationeryKind::ALL
        .iter()
        .map(|(kind, editor)| json!({ "kind": kind, "editor": editor }));
    let written = [HEAD.to_owned(), list("STATIONERY", stationery)];
    golden(LISTS, &written.concat());
}

/// `export const NAME = […] as const;`, a row on each line.
fn list(name: &str, rows: impl Iterator<Item = Value>) -> String {
    let rows: String = rows.map(|row| format!("  {row},\n")).collect();
    format!("\nexport const {name} = [\n{rows}] as const;\n")
}
