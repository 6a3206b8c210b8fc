//! Templates and snippets.

use newsroom::{Filled, OpenStory, Sheets, Snippet, Template};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn templates(desk: State<'_, Desk>) -> Answer<Sheets<Template>> {
    ask(&desk, newsroom::Newsroom::stationery)
}

#[tauri::command(async)]
pub(crate) fn save_template(desk: State<'_, Desk>, template: Template) -> Answer<Template> {
    ask(&desk, |newsroom| newsroom.save_stationery(template))
}

#[tauri::command(async)]
pub(crate) fn remove_template(desk: State<'_, Desk>, id: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.remove_stationery::<Template>(&id))
}

#[tauri::command(async)]
pub(crate) fn restore_templates(desk: State<'_, Desk>, id: Option<String>) -> Answer<()> {
    ask(&desk, |newsroom| {
        newsroom.restore_stationery::<Template>(id.as_deref())
    })
}

#[tauri::command(async)]
pub(crate) fn new_from_template(desk: State<'_, Desk>, template: String) -> Answer<OpenStory> {
    ask(&desk, |newsroom| newsroom.new_from_template(&template))
}

#[tauri::command(async)]
pub(crate) fn snippets(desk: State<'_, Desk>) -> Answer<Sheets<Snippet>> {
    ask(&desk, newsroom::Newsroom::stationery)
}

#[tauri::command(async)]
pub(crate) fn save_snippet(desk: State<'_, Desk>, snippet: Snippet) -> Answer<Snippet> {
    ask(&desk, |newsroom| newsroom.save_stationery(snippet))
}

#[tauri::command(async)]
pub(crate) fn remove_snippet(desk: State<'_, Desk>, id: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.remove_stationery::<Snippet>(&id))
}

#[tauri::command(async)]
pub(crate) fn restore_snippets(desk: State<'_, Desk>, id: Option<String>) -> Answer<()> {
    ask(&desk, |newsroom| {
        newsroom.restore_stationery::<Snippet>(id.as_deref())
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
        newsroom.fill_snippet(&text, story.as_deref(), &given)
    })
}
