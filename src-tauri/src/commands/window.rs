//! The window's own wishes.

use newsroom::Failure;
use tauri::Window;

use super::Answer;

/// Closes the window; its page has saved what there was.
#[tauri::command(async)]
pub(crate) fn close_window(window: Window) -> Answer<()> {
    window.destroy().map_err(|error| Failure {
        code: newsroom::Code::Internal,
        says: error.to_string(),
    })
}
