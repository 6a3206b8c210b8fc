//! 体检: the health of the store, and putting damage right.

use std::path::PathBuf;

use newsroom::{Checkup, DamagedPiece, Progress};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::{Answer, followed};
use crate::desk::Desk;

/// Reads every byte of the store. `from` are folders that a person named, to look for whole copies in.
#[tauri::command]
pub(crate) async fn check_up(
    app: AppHandle,
    desk: State<'_, Desk>,
    from: Vec<PathBuf>,
    channel: Channel<Progress>,
) -> Answer<Checkup> {
    followed(app, desk, channel, move |newsroom, watch| {
        newsroom.keeping().checkup(&from, watch)
    })
    .await
}

/// Puts back what was saved: one piece or, without one, all.
#[tauri::command]
pub(crate) async fn put_back(
    app: AppHandle,
    desk: State<'_, Desk>,
    piece: Option<String>,
    from: Vec<PathBuf>,
    channel: Channel<Progress>,
) -> Answer<Vec<DamagedPiece>> {
    followed(app, desk, channel, move |newsroom, watch| {
        newsroom.keeping().rescue_pieces(piece.as_deref(), &from, watch)
    })
    .await
}
