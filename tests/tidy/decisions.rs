//! A decision is in `docs/decisions`, has the same parts as every other, and is linked from the code that it explains.

use super::sources::{Source, below, file, none};
use std::collections::BTreeSet;

/// How code links to a decision: this, the decision's name, and `.md`.
const LINK: &str = "docs/decisions/";

#[test]
fn code_links_to_decisions_that_are_there_and_each_is_linked() {
    let decisions: BTreeSet<String> = decisions().into_iter().map(|(name, _)| name).collect();
    let (mut linked, mut complaints) = (BTreeSet::new(), Vec::new());
    for source in code() {
        for name in links(&source.text) {
            if decisions.contains(name) {
                linked.insert(name.to_owned());
            } else {
                complaints.push(format!("{}: there is no {LINK}{name}.md", source.path));
            }
        }
    }
    complaints.extend(
        decisions
            .difference(&linked)
            .map(|name| format!("{LINK}{name}.md: no code says `See {LINK}{name}.md.` in its head")),
    );
    none("Code and decisions link to each other:", &complaints);
}

#[test]
fn a_decision_says_why_and_what_would_change_it() {
    let index = file("docs/decisions/README.md").text;
    let complaints: Vec<String> = decisions()
        .into_iter()
        .flat_map(|(name, document)| {
            let mut missing = Vec::new();
            if !document.text.starts_with("# ") {
                missing.push("a title, in the first line");
            }
            if !document.text.contains("\n**Why.** ") {
                missing.push("**Why.**");
            }
            if !document.text.contains("\n**What would change it.** ") {
                missing.push("**What would change it.**");
            }
            if !index.contains(&format!("({name}.md)")) {
                missing.push("a line in docs/decisions/README.md");
            }
            missing
                .into_iter()
                .map(move |part| format!("{LINK}{name}.md: {part}"))
        })
        .collect();
    none("Missing in a decision:", &complaints);
}

/// Each decision by its name, without the index.
fn decisions() -> Vec<(String, Source)> {
    below("docs/decisions", &[".md"])
        .into_iter()
        .filter_map(|document| {
            let name = document.path.strip_prefix(LINK)?.strip_suffix(".md")?.to_owned();
            (name != "README").then_some((name, document))
        })
        .collect()
}

/// Everything that may link to a decision, but this rule.
fn code() -> Vec<Source> {
    let endings = [".rs", ".ts", ".svelte", ".css", ".sql", ".py", ".mjs", ".toml"];
    let mut code: Vec<Source> = ["src-tauri", "ui", "tests"]
        .iter()
        .flat_map(|folder| below(folder, &endings))
        .filter(|source| source.path != "tests/tidy/decisions.rs")
        .collect();
    code.extend(["Cargo.toml", "Makefile"].map(file));
    code
}

/// The names of the decisions that a text links to.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split(LINK)
        .skip(1)
        .filter_map(|rest| rest.split_once(".md").map(|(name, _)| name))
}
