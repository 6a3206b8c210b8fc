//! The rules for the page under an input method (CONTRIBUTING.md) that can be read in the sources. The style
//! sheet's rule is in `page_css`; that a selected figure is never replaced is seen in `tests/e2e`.

use super::sources::{Source, below, none};

/// The files that may draw into the text, with the drawing that the rule of CONTRIBUTING.md allows them.
const WIDGETS: [(&str, &str); 1] = [(
    "ui/src/editor/review/drawing.ts",
    "what went or would come is drawn, before an empty line and never in one; seen in tests/e2e under real pinyin",
)];

/// The files that may dispatch without asking whether an input method composes, and why that is harmless.
const NEEDS_NOT_ASK: [(&str, &str); 2] = [
    (
        "ui/src/editor/figure-view.ts",
        "a press on a picture moves the selection and no text",
    ),
    (
        "ui/src/editor/pending-pastes.ts",
        "a paste remembers its place and changes nothing; what was cleaned goes in by Draft.change",
    ),
];

/// The file that may listen for the beginning of a composition: not to wait for it, but to make room before it.
const HEARS_THE_START: &str = "ui/src/editor/typing.ts";

fn page() -> Vec<Source> {
    let mut sources = below("ui/src/editor", &[".ts"]);
    sources.retain(|source| !source.path.ends_with(".test.ts") && !source.path.contains("/testing/"));
    sources
}

#[test]
fn no_widget_stands_in_the_text() {
    let complaints: Vec<String> = page()
        .iter()
        .filter(|source| source.text.contains("Decoration.widget"))
        .filter(|source| !WIDGETS.iter().any(|(path, _)| *path == source.path))
        .map(|source| source.path.clone())
        .collect();
    none(
        "A widget in an empty block loses what an input method commits: hints are a class and ::before, what is found is \
         drawn by CSS.highlights.",
        &complaints,
    );
}

#[test]
fn whoever_changes_the_page_asks_whether_an_input_method_composes() {
    let sources = page();
    let mut complaints: Vec<String> = sources
        .iter()
        .filter(|source| dispatches(&source.text) && !source.text.contains("composing"))
        .map(|source| source.path.clone())
        .collect();
    for (path, _) in NEEDS_NOT_ASK {
        let before = complaints.len();
        complaints.retain(|complaint| complaint != path);
        if complaints.len() == before {
            complaints.push(format!("{path} is excused, and needs no excuse"));
        }
    }
    none(
        "A change while the input method composes destroys the word: make it by Draft.change, which waits, or ask \
         view.composing.",
        &complaints,
    );
}

/// Whether a file hands a transaction to the view itself, and not to the `dispatch` a command was given.
fn dispatches(text: &str) -> bool {
    ["view.dispatch(", "view?.dispatch(", "updateState("]
        .iter()
        .any(|call| text.contains(call))
}

#[test]
fn nothing_waits_for_a_composition_to_begin() {
    let complaints: Vec<String> = below("ui/src", &[".ts", ".svelte"])
        .into_iter()
        .filter(|source| !source.path.ends_with(".test.ts"))
        .filter(|source| source.text.contains("compositionstart") && source.path != HEARS_THE_START)
        .map(|source| source.path)
        .collect();
    none(
        "On Linux compositionstart does not come: what waits for it waits for ever.",
        &complaints,
    );
}

#[test]
fn the_rules_see_a_view_that_is_dispatched_to() {
    assert!(dispatches("if (tr) this.view.dispatch(tr);"));
    assert!(!dispatches("dispatch?.(tr.scrollIntoView());"));
}
