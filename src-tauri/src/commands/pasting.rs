//! Pasting: foreign HTML goes in as bytes and comes back as blocks.

use newsroom::Pasted;
use tauri::State;
use tauri::ipc::Request;

use super::request::body;
use super::{Answer, ask_long};
use crate::desk::Desk;

/// Away from the threads that answer short questions: the HTML may carry photos.
#[tauri::command]
pub(crate) async fn clean_paste(desk: State<'_, Desk>, request: Request<'_>) -> Answer<Pasted> {
    let html = String::from_utf8_lossy(body(&request)).into_owned();
    ask_long(&desk, move |newsroom| newsroom.clean_paste(&html)).await
}
