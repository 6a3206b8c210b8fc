//! Tables of the documentation about a list of Rust are written from that list.

use newsroom::{Format, WireField, WireKind, default_formats};

use super::sources::file;
use super::sources::golden;

#[test]
fn the_package_format_lists_every_form() {
    let usual = default_formats();
    let rows = Format::ALL.iter().map(|format| {
        let facts = format.facts();
        let when = match usual.contains(format) {
            true => "; there when nobody chose",
            false => "",
        };
        format!(
            "| `{}` | `{}` | {}{when} |\n",
            format.name(),
            facts.file,
            facts.label.1
        )
    });
    table(
        "docs/package-format.md",
        "| form | file | what it is |\n|---|---|---|\n",
        rows,
    );
}

#[test]
fn the_page_of_outlets_lists_every_wire() {
    let rows = WireKind::ALL.iter().map(|kind| {
        let facts = kind.facts();
        let fields: Vec<String> = kind
            .fields()
            .iter()
            .map(|field| field_of(facts.rows, field))
            .collect();
        let address = match facts.address {
            "" => String::new(),
            address => format!("`{address}`"),
        };
        format!("| `{}` | {address} | {} |\n", kind.name(), fields.join(", "))
    });
    table(
        "docs/outlets.md",
        "| wire | address | fields |\n|---|---|---|\n",
        rows,
    );
}

/// A field, with the words that it may be.
fn field_of(rows: &[&[WireField]], name: &str) -> String {
    let shown = rows
        .iter()
        .flat_map(|row| row.iter())
        .find(|field| field.name == name);
    let words: Vec<String> = shown
        .iter()
        .flat_map(|field| field.words.iter().map(|(word, _)| format!("`{word}`")))
        .collect();
    match words.is_empty() {
        true => format!("`{name}`"),
        false => format!("`{name}` ({})", words.join(", ")),
    }
}

/// Checks that the one table of a page with this head has these rows.
fn table(page: &str, head: &str, rows: impl Iterator<Item = String>) {
    let text = file(page).text;
    let (before, rest) = text.split_once(head).expect("the page has this table");
    let after: String = rest
        .split_inclusive('\n')
        .skip_while(|line| line.starts_with('|'))
        .collect();
    let rows: String = rows.collect();
    golden(page, &format!("{before}{head}{rows}{after}"));
}
