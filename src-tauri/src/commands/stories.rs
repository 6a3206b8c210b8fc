//! Stories: listed, begun, opened, saved, spiked, imported.

use newsroom::{
    DrawerCount, Imported, Intake, LeadPhoto, ListPage, ListQuery, OpenStory, ReviewedPage, Saved, StoryRow,
};
use tauri::{AppHandle, State, Url};
use tauri_plugin_dialog::DialogExt;

use super::request::{RawBody, RequestHeader};
use super::{Answer, ask, ask_long};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn list_stories(desk: State<'_, Desk>, query: ListQuery) -> Answer<ListPage> {
    ask(&desk, |newsroom| newsroom.writing().list_stories(&query))
}

#[tauri::command(async)]
pub(crate) fn lead_photos(desk: State<'_, Desk>, ids: Vec<String>) -> Answer<Vec<LeadPhoto>> {
    ask(&desk, |newsroom| Ok(newsroom.writing().lead_photos(&ids)))
}

#[tauri::command(async)]
pub(crate) fn count_stories(desk: State<'_, Desk>) -> Answer<Vec<DrawerCount>> {
    ask(&desk, |newsroom| newsroom.writing().count_stories())
}

#[tauri::command(async)]
pub(crate) fn new_story(desk: State<'_, Desk>) -> Answer<OpenStory> {
    ask(&desk, |newsroom| newsroom.writing().new_story())
}

#[tauri::command(async)]
pub(crate) fn sample_story(desk: State<'_, Desk>) -> Answer<OpenStory> {
    ask(&desk, |newsroom| newsroom.writing().sample_story())
}

#[tauri::command(async)]
pub(crate) fn open_story(desk: State<'_, Desk>, id: String) -> Answer<OpenStory> {
    ask(&desk, |newsroom| newsroom.writing().open_story(&id))
}

/// The body is the whole document; it replaces the version that is named, and no other.
#[tauri::command(async)]
pub(crate) fn save_working(
    desk: State<'_, Desk>,
    story: RequestHeader<String>,
    replaces: RequestHeader<u64>,
    body: RawBody<'_>,
) -> Answer<Saved> {
    ask(&desk, |newsroom| {
        newsroom.writing().save_working(&story.0, replaces.0, body.0)
    })
}

/// The body is the document and the decisions beside it: `{content, decided}`.
#[tauri::command(async)]
pub(crate) fn save_decided(
    desk: State<'_, Desk>,
    story: RequestHeader<String>,
    replaces: RequestHeader<u64>,
    body: RawBody<'_>,
) -> Answer<Saved> {
    ask(&desk, |newsroom| {
        newsroom
            .review()
            .save_decided(&story.0, replaces.0, &ReviewedPage::from_json(body.0)?)
    })
}

#[tauri::command(async)]
pub(crate) fn save_place(desk: State<'_, Desk>, id: String, place: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.save_place(&id, &place))
}

#[tauri::command(async)]
pub(crate) fn spike(desk: State<'_, Desk>, id: String) -> Answer<StoryRow> {
    ask(&desk, |newsroom| newsroom.writing().spike(&id))
}

#[tauri::command(async)]
pub(crate) fn unspike(desk: State<'_, Desk>, id: String) -> Answer<StoryRow> {
    ask(&desk, |newsroom| newsroom.writing().unspike(&id))
}

#[tauri::command]
pub(crate) async fn import_files(app: AppHandle, desk: State<'_, Desk>) -> Answer<Vec<Imported>> {
    ask_long(&desk, move |newsroom| {
        let texts = app.dialog().file().add_filter("docx, txt, md, html, eml", &TEXTS);
        let picked = texts.blocking_pick_files().unwrap_or_default();
        let paths = picked.into_iter().filter_map(|file| file.into_path().ok());
        Ok(paths
            .flat_map(|path| newsroom.review().bring_in(&path, Intake::default()))
            .collect())
    })
    .await
}

/// Takes in the files the program was started with, or a second start was; each is taken once.
#[tauri::command]
pub(crate) async fn import_waiting(desk: State<'_, Desk>) -> Answer<Vec<Imported>> {
    let files = desk.take_waiting(false);
    ask_long(&desk, move |newsroom| {
        Ok(files
            .iter()
            .flat_map(|path| newsroom.review().bring_in(path, Intake::default()))
            .collect())
    })
    .await
}

/// The endings that the dialog shows first. A file's real kind is read from its bytes.
const TEXTS: [&str; 14] = [
    "docx", "DOCX", "doc", "txt", "TXT", "md", "markdown", "html", "htm", "HTML", "eml", "EML", "mbox", "mbx",
];

/// Texts that a drop named by address, as WebKitGTK does where it hands over no bytes.
#[tauri::command]
pub(crate) async fn import_uris(desk: State<'_, Desk>, uris: Vec<String>) -> Answer<Vec<Imported>> {
    ask_long(&desk, move |newsroom| {
        let paths = uris
            .iter()
            .filter_map(|uri| Url::parse(uri).ok()?.to_file_path().ok());
        Ok(paths
            .flat_map(|path| newsroom.review().bring_in(&path, Intake::default()))
            .collect())
    })
    .await
}

/// The body is the bytes of one dropped text or mail.
#[tauri::command]
pub(crate) async fn import_file(
    desk: State<'_, Desk>,
    name: RequestHeader<String>,
    body: RawBody<'_>,
) -> Answer<Vec<Imported>> {
    let bytes = body.0.to_vec();
    ask_long(&desk, move |newsroom| {
        Ok(newsroom.review().bring_in_bytes(&name.0, bytes))
    })
    .await
}
