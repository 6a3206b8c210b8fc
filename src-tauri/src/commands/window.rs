//! The window's own wishes.

use newsroom::Failure;
use tauri::{State, Window};

use super::Answer;
use crate::desk::Desk;

/// Closes the window; its page has saved what there was.
#[tauri::command(async)]
pub(crate) fn close_window(window: Window) -> Answer<()> {
    window.destroy().map_err(|error| Failure {
        code: newsroom::Code::Internal,
        says: error.to_string(),
    })
}

/// The page has heard that the window should close and minds it: it saves first, and closes or says why not.
#[tauri::command(async)]
pub(crate) fn keep_open(desk: State<'_, Desk>) -> Answer<()> {
    desk.keep_open();
    Ok(())
}
