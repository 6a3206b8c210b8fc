//! Pasting: foreign HTML becomes blocks. In the window Rust takes it from the clipboard or the drop; a browser sends it as bytes.

use newsroom::Pasted;
use tauri::{AppHandle, State};

use super::request::RawBody;
use super::{Answer, ask_long};
use crate::desk::Desk;
use crate::foreign_html::{DroppedHtml, on_clipboard};

/// The body is foreign HTML. Its photos may be large, so it is read away from the threads that answer short questions.
#[tauri::command]
pub(crate) async fn clean_paste(desk: State<'_, Desk>, body: RawBody<'_>) -> Answer<Pasted> {
    clean(&desk, body.0.to_vec()).await
}

/// Cleans the HTML on the clipboard.
#[tauri::command]
pub(crate) async fn clean_clipboard(app: AppHandle, desk: State<'_, Desk>) -> Answer<Pasted> {
    clean(&desk, on_clipboard(&app).await).await
}

/// Cleans the HTML that was dropped on the window last.
#[tauri::command]
pub(crate) async fn clean_dropped(desk: State<'_, Desk>, dropped: State<'_, DroppedHtml>) -> Answer<Pasted> {
    clean(&desk, dropped.take()).await
}

async fn clean(desk: &Desk, html: Vec<u8>) -> Answer<Pasted> {
    ask_long(desk, move |newsroom| newsroom.writing().clean_foreign(&html)).await
}
