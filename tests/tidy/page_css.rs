//! On the page no editable block is positioned: WebKit then loses what a Chinese input method commits
//! (ProseMirror's own trackers have it as "heading becomes a paragraph", seen here as lost text).

use super::sources::{below, none};

/// Only the editor's root may be positioned, and what is drawn beside the text and cannot be typed into.
const HARMLESS: [&str; 2] = [".ProseMirror", ".page"];

#[test]
fn no_editable_block_of_the_page_is_positioned() {
    let css: String = below("ui/src/editor", &[".css"])
        .iter()
        .map(|sheet| without_comments(&sheet.text))
        .collect();
    let mut complaints = Vec::new();
    for (selectors, body) in rules(&css) {
        let positioned = body
            .split(';')
            .filter_map(|line| line.split_once(':'))
            .any(|(property, value)| {
                property.trim() == "position"
                    && ["relative", "absolute", "fixed", "sticky"].contains(&value.trim())
            });
        if positioned {
            let editable = selectors
                .split(',')
                .map(str::trim)
                .filter(|selector| !harmless(selector));
            complaints.extend(editable.map(|selector| format!("{selector} {{ {} }}", body.trim())));
        }
    }
    none(
        "Use float, margin, grid or transform instead of position.",
        &complaints,
    );
}

fn harmless(selector: &str) -> bool {
    HARMLESS.contains(&selector) || selector.ends_with("[contenteditable=\"false\"]")
}

/// Innermost rules: the selectors and the declarations between their braces. Nested rules come out one by one.
fn rules(css: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once('{') {
        let selectors = before.rsplit(['}', ';', '{']).next().unwrap_or_default().trim();
        let body = after.split(['{', '}']).next().unwrap_or_default();
        found.push((selectors, body));
        rest = after;
    }
    found
}

fn without_comments(css: &str) -> String {
    css.split("/*")
        .enumerate()
        .map(|(n, part)| {
            if n == 0 {
                part
            } else {
                part.split_once("*/").map_or("", |p| p.1)
            }
        })
        .collect()
}

/// A component's own style does not reach into the page, which is not drawn by Svelte.
#[test]
fn the_pages_style_stands_in_the_pages_folder() {
    let complaints: Vec<String> = below("ui/src", &[".svelte", ".css"])
        .into_iter()
        .filter(|source| !source.path.starts_with("ui/src/editor/"))
        .filter(|source| source.text.contains("ProseMirror") || source.text.contains(":global(.page"))
        .map(|source| source.path)
        .collect();
    none("Rules for the page are read in ui/src/editor alone.", &complaints);
}

#[test]
fn the_rule_sees_a_positioned_block_where_there_is_one() {
    let css = without_comments(
        "/* p { position: fixed } */ @media print { h1, p { color: red; position: relative; } }",
    );
    assert!(rules(&css).contains(&("h1, p", " color: red; position: relative; ")));
    assert!(!css.contains("fixed"));
}
