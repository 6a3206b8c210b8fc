//! Stationery: items kept under a name, and stories that are begun and filled from them.

use newsroom::{Filled, OpenStory, Sheets, StationeryForm, StationeryKind};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn stationery(desk: State<'_, Desk>, kind: StationeryKind) -> Answer<Sheets<StationeryForm>> {
    ask(&desk, |newsroom| newsroom.stationery().forms(kind))
}

/// Keeps a form, and answers with it; one without an id is new and has one then.
#[tauri::command(async)]
pub(crate) fn save_stationery(desk: State<'_, Desk>, form: StationeryForm) -> Answer<StationeryForm> {
    ask(&desk, |newsroom| newsroom.stationery().save_form(form))
}

#[tauri::command(async)]
pub(crate) fn remove_stationery(desk: State<'_, Desk>, kind: StationeryKind, id: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.stationery().remove_form(kind, &id))
}

/// Makes one of ours as it was shipped; without an id, brings back all that were taken away.
#[tauri::command(async)]
pub(crate) fn restore_stationery(
    desk: State<'_, Desk>,
    kind: StationeryKind,
    id: Option<String>,
) -> Answer<()> {
    ask(&desk, |newsroom| {
        newsroom.stationery().restore_forms(kind, id.as_deref())
    })
}

#[tauri::command(async)]
pub(crate) fn new_from_template(desk: State<'_, Desk>, template: String) -> Answer<OpenStory> {
    ask(&desk, |newsroom| {
        newsroom.stationery().new_from_template(&template)
    })
}

/// A snippet's text with its fields filled, as far as they are given or known.
#[tauri::command(async)]
pub(crate) fn fill_snippet(
    desk: State<'_, Desk>,
    text: String,
    story: Option<String>,
    given: Vec<(String, String)>,
) -> Answer<Filled> {
    ask(&desk, |newsroom| {
        newsroom
            .stationery()
            .fill_snippet(&text, story.as_deref(), &given)
    })
}
