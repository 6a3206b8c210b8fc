//! Removed photos, and deletion for ever.

use newsroom::{DeletionPreview, Removed};
use tauri::State;

use super::{Answer, ask, ask_long};
use crate::desk::Desk;

/// Every text in the store is read for the answer.
#[tauri::command]
pub(crate) async fn what_goes(desk: State<'_, Desk>, id: String) -> Answer<DeletionPreview> {
    ask_long(&desk, move |newsroom| newsroom.writing().what_goes(&id)).await
}

#[tauri::command]
pub(crate) async fn delete_story(desk: State<'_, Desk>, id: String) -> Answer<DeletionPreview> {
    ask_long(&desk, move |newsroom| newsroom.writing().delete_story(&id)).await
}

#[tauri::command(async)]
pub(crate) fn removed_photos(desk: State<'_, Desk>, id: String) -> Answer<Vec<Removed>> {
    ask(&desk, |newsroom| newsroom.writing().removed_photos(&id))
}
