//! The targets of the documents' links and the modules that they name are there.

use super::sources::{documents, none};
use galley_tests::programs::root;
use std::fs;
use std::path::Path;

#[test]
fn every_relative_link_of_a_document_leads_to_a_file() {
    let broken: Vec<String> = documents()
        .iter()
        .flat_map(|document| {
            let folder = Path::new(&document.path).parent().unwrap_or(Path::new(""));
            targets(&document.text)
                .into_iter()
                .filter(|target| !root().join(folder).join(target).exists())
                .map(|target| format!("{}: {target}", document.path))
                .collect::<Vec<_>>()
        })
        .collect();
    none("A link leads nowhere; mend the link, or the name.", &broken);
}

#[test]
fn every_module_that_a_document_names_is_there() {
    let gone: Vec<String> = documents()
        .iter()
        .flat_map(|document| {
            modules(&document.text)
                .into_iter()
                .filter(|module| !is_there(module))
                .map(|module| format!("{}: `{module}`", document.path))
                .collect::<Vec<_>>()
        })
        .collect();
    none("No such module; has it moved? Then mend the document.", &gone);
}

/// The words in backquotes of a text that read as a module or function: `story::compare`, and not `store::Tx`.
fn modules(text: &str) -> Vec<&str> {
    text.split('`')
        .filter(|word| {
            word.contains("::")
                && word.starts_with(|c: char| c.is_ascii_lowercase())
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_' || c == ':')
        })
        .collect()
}

/// Whether the path leads from a crate of ours to a module, or to a function of the last one.
fn is_there(module: &str) -> bool {
    let mut parts = module.split("::").peekable();
    let Some(house) = parts.next() else { return false };
    let mut folder = root().join("src-tauri/crates").join(house).join("src");
    let mut here = folder.join("lib.rs");
    while let Some(part) = parts.next() {
        let text = fs::read_to_string(&here).unwrap_or_default();
        folder.push(part);
        here = folder.with_extension("rs");
        if !here.exists() {
            return parts.peek().is_none() && text.contains(&format!("fn {part}("));
        }
    }
    here.exists()
}

/// The files that a Markdown text links to, without anchors: `[words](../cli.md#export)` gives `../cli.md`.
fn targets(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', ' ', '#']).next())
        .filter(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}
