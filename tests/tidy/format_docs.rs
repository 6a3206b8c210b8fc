//! The list of the forms of export in `docs/package-format.md` is written from Rust's.

use newsroom::{Format, default_formats};

use super::ipc_types::golden;
use super::sources::file;

const PAGE: &str = "docs/package-format.md";
const TABLE: &str = "| form | file | what it is |\n|---|---|---|\n";

#[test]
fn the_page_lists_every_form() {
    let usual = default_formats();
    let rows: String = Format::ALL
        .iter()
        .map(|format| {
            let facts = format.facts();
            let when = if usual.contains(format) {
                "; there when nobody chose"
            } else {
                ""
            };
            format!(
                "| `{}` | `{}` | {}{when} |\n",
                format.name(),
                facts.file,
                facts.label.1
            )
        })
        .collect();
    let page = file(PAGE).text;
    let (before, rest) = page
        .split_once("## Forms of the text\n")
        .expect("the section about forms");
    let (section, after) = rest.split_once("\n## ").expect("a section behind it");
    let said = section.split("| form |").next().unwrap_or_default().trim_end();
    golden(
        PAGE,
        &format!("{before}## Forms of the text\n{said}\n\n{TABLE}{rows}\n## {after}"),
    );
}
