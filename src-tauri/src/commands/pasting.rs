//! Pasting: foreign HTML goes in as bytes and comes back as blocks.

use newsroom::Pasted;
use tauri::State;

use super::request::RawBody;
use super::{Answer, ask_long};
use crate::desk::Desk;

/// The body is foreign HTML. Its photos may be large, so it is read away from the threads that answer short questions.
#[tauri::command]
pub(crate) async fn clean_paste(desk: State<'_, Desk>, body: RawBody<'_>) -> Answer<Pasted> {
    let html = String::from_utf8_lossy(body.0).into_owned();
    ask_long(&desk, move |newsroom| newsroom.writing().clean_paste(&html)).await
}
