//! What the documents link to is there.

use super::sources::{Source, below, file, none};
use galley_tests::programs::root;
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

fn documents() -> Vec<Source> {
    let mut documents = below("docs", &[".md"]);
    documents.extend(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(file));
    documents
}

/// The files that a Markdown text links to, without anchors: `[words](../cli.md#export)` gives `../cli.md`.
fn targets(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', ' ', '#']).next())
        .filter(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}
