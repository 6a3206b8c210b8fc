//! 体检: the health of the store, and what of it is put right.

use newsroom::{Checkup, DamagedPiece, Progress};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::{Answer, ask_long, followed};
use crate::desk::Desk;

/// Reads every byte of the store.
#[tauri::command]
pub(crate) async fn check_up(
    app: AppHandle,
    desk: State<'_, Desk>,
    channel: Channel<Progress>,
) -> Answer<Checkup> {
    followed(app, desk, channel, |newsroom, watch| {
        newsroom.keeping().checkup(watch)
    })
    .await
}

/// Puts back the words that were saved, of one story or, without one, of all.
#[tauri::command]
pub(crate) async fn put_back(desk: State<'_, Desk>, story: Option<String>) -> Answer<Vec<DamagedPiece>> {
    ask_long(&desk, move |newsroom| {
        newsroom.keeping().rescue_pieces(story.as_deref(), &[])
    })
    .await
}
