//! A story's history.

use newsroom::story::Content;
use newsroom::{Compared, OpenStory, RevisionRow};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn history(desk: State<'_, Desk>, id: String) -> Answer<Vec<RevisionRow>> {
    ask(&desk, |newsroom| newsroom.writing().history(&id))
}

#[tauri::command(async)]
pub(crate) fn revision(desk: State<'_, Desk>, id: String, number: u32) -> Answer<Content> {
    ask(&desk, |newsroom| newsroom.writing().revision(&id, number))
}

#[tauri::command(async)]
pub(crate) fn compare(
    desk: State<'_, Desk>,
    id: String,
    base: Option<u32>,
    hers: Option<u32>,
) -> Answer<Compared> {
    ask(&desk, |newsroom| newsroom.writing().compare(&id, base, hers))
}

#[tauri::command(async)]
pub(crate) fn freeze(desk: State<'_, Desk>, id: String, version: u64, name: String) -> Answer<RevisionRow> {
    ask(&desk, |newsroom| {
        newsroom.writing().freeze(&id, Some(version), &name)
    })
}

#[tauri::command(async)]
pub(crate) fn restore(desk: State<'_, Desk>, id: String, number: u32, version: u64) -> Answer<OpenStory> {
    ask(&desk, |newsroom| {
        Ok(newsroom.writing().restore(&id, number, Some(version))?.0)
    })
}
