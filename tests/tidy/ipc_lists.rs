//! A closed list that the window draws from has one definition, in Rust, and so has a new and empty value; the page's copy is
//! written from it.

use newsroom::story::visible::is_unseen;
use newsroom::story::{Content, Fact, Field, Figure, Language, OriginalKind, RevisionReason};
use newsroom::{Format, MAIL_PROVIDERS, MailProvider, Settings, StationeryKind, WireField, WireKind};
use serde_json::{Value, json};

use super::sources::{file, golden};

/// The file that is written.
pub(crate) const LISTS: &str = "ui/src/model/lists.ts";

const HEAD: &str = "// Closed lists that the window draws from, and what is new. Written from Rust by tests/tidy (UPDATE_GOLDEN=1 make test); do not edit.

import type { Content, Figure, Settings } from \"../ipc/types\";\n";

#[test]
fn the_pages_lists_are_those_of_rust() {
    let stationery = StationeryKind::ALL
        .iter()
        .map(|(kind, editor)| json!({ "kind": kind, "editor": editor }));
    let formats = Format::ALL.iter().map(|format| {
        let facts = format.facts();
        json!({ "format": format, "usual": facts.usual, "short": words(facts.short), "label": words(facts.label) })
    });
    let written = [
        HEAD.to_owned(),
        list("STATIONERY", stationery),
        list("FORMATS", formats),
        list("FACTS", Fact::ALL.iter().map(|fact| json!(fact.row()))),
        list(
            "ORIGINALS",
            OriginalKind::ALL.iter().map(|kind| json!(kind.row())),
        ),
        list("WIRES", WireKind::ALL.iter().map(|kind| wire(*kind))),
        list(
            "REASONS",
            RevisionReason::ALL.iter().map(|reason| revision_reason(*reason)),
        ),
        list("FIELDS", Field::ALL.iter().map(|field| story_field(*field))),
        list("MAIL_PROVIDERS", MAIL_PROVIDERS.iter().map(provider)),
        new("Settings", &json!(Settings::default())),
        new("Content", &json!(Content::default())),
        new("Figure", &json!(Figure::default())),
    ];
    golden(LISTS, &written.concat());
}

fn wire(kind: WireKind) -> Value {
    let facts = kind.facts();
    let rows: Vec<Vec<Value>> = facts
        .rows
        .iter()
        .map(|row| row.iter().map(field).collect())
        .collect();
    json!({
        "kind": kind,
        "label": words(facts.label),
        "address": facts.address,
        "rows": rows,
        "lists": facts.lists,
        "secret": facts.secret.map(words),
    })
}

fn provider(provider: &MailProvider) -> Value {
    json!({ "domains": provider.domains, "code": words(provider.code) })
}

fn field(field: &WireField) -> Value {
    let choices = field
        .words
        .iter()
        .map(|(word, label)| json!({ "value": word, "label": words(*label) }));
    json!({
        "name": field.name,
        "label": words(field.label),
        "example": field.example,
        "note": words(field.note),
        "choices": choices.collect::<Vec<_>>(),
    })
}

/// Both languages of a word, by the names that the window has for them.
fn words((zh, en): (&str, &str)) -> Value {
    json!({ "zh": zh, "en": en })
}

/// A field of a story: its name for `set`, its member in `Content`, where it is printed, and whether it is words.
fn story_field(field: Field) -> Value {
    json!({
        "name": field.name(),
        "member": field.member(),
        "label": words((field.label(Language::Zh), field.label(Language::En))),
        "printed": field.printed_at(),
        "words": field.words(&Content::default()).is_some(),
    })
}

/// Why a revision is taken, by the word of its history.
fn revision_reason(reason: RevisionReason) -> Value {
    json!({ "reason": reason, "label": words((reason.label(Language::Zh), reason.label(Language::En))) })
}

/// `export const NAME = […] as const;`, a row on each line.
fn list(name: &str, rows: impl Iterator<Item = Value>) -> String {
    let rows: String = rows.map(|row| format!("  {row},\n")).collect();
    format!("\nexport const {name} = [\n{rows}] as const;\n")
}

/// `export const NEW_FIGURE: Figure = {…};`: a value as it is before anything is set.
fn new(of: &str, value: &Value) -> String {
    format!("\nexport const NEW_{}: {of} = {value};\n", of.to_uppercase())
}

/// The folder of the words may import nothing, so it has this list written out.
#[test]
fn the_window_writes_out_the_characters_that_rust_does() {
    let mut runs: Vec<[u32; 2]> = Vec::new();
    for c in ('\0'..=char::MAX).filter(|c| is_unseen(*c)) {
        match runs.last_mut() {
            Some([_, last]) if *last + 1 == u32::from(c) => *last = u32::from(c),
            _ => runs.push([u32::from(c); 2]),
        }
    }
    let rows: String = runs
        .iter()
        .map(|[first, last]| format!("  [{first}, {last}],\n"))
        .collect();
    let list = format!("const UNSEEN = [\n{rows}] as const;\n");
    assert!(
        file("ui/src/text/seen.ts").text.contains(&list),
        "ui/src/text/seen.ts should have:\n{list}"
    );
}
