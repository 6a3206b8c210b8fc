//! The window's own wishes.

use newsroom::Failure;
use serde::Deserialize;
use tauri::{AppHandle, Manager, State, Window};

use super::Answer;
use crate::desk::Desk;
use crate::life::MAIN;
use crate::menu::{self, MenuState, MenuTitle};
use crate::page_life::Deaths;

/// Closes the window; its page has saved what there was.
#[tauri::command(async)]
pub(crate) fn close_window(window: Window) -> Answer<()> {
    window.destroy().map_err(unforeseen)
}

/// The page has heard that the window should close and minds it: it saves first, and closes or says why not.
#[tauri::command(async)]
pub(crate) fn keep_open(desk: State<'_, Desk>) -> Answer<()> {
    desk.keep_open();
    Ok(())
}

/// Whether the page was opened anew because it had died; said once.
#[tauri::command(async)]
pub(crate) fn was_reopened(deaths: State<'_, Deaths>) -> Answer<bool> {
    Ok(deaths.take())
}

/// What the system calls the window: the headline of the story that is open.
#[tauri::command(async)]
pub(crate) fn set_title(window: Window, title: String) -> Answer<()> {
    window.set_title(&title).map_err(unforeseen)
}

/// The menu bar, in the language and with the keys of now.
#[tauri::command(async)]
pub(crate) fn set_menu(window: Window, menus: Vec<MenuTitle>) -> Answer<()> {
    menu::set(&window, &menus).map_err(unforeseen)
}

/// Which lines of the menus are possible and which are on.
#[tauri::command(async)]
pub(crate) fn update_menu(app: AppHandle, states: Vec<MenuState>) -> Answer<()> {
    menu::update(&app, &states).map_err(unforeseen)
}

/// The whole screen for the window, or no longer; answers with how it is now.
#[tauri::command(async)]
pub(crate) fn full_screen(window: Window, on: bool) -> Answer<bool> {
    window.set_fullscreen(on).map_err(unforeseen)?;
    Ok(on)
}

/// An act of the clipboard, done by the webview as if its keys had been pressed.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NativeEdit {
    Cut,
    Copy,
    Paste,
    SelectAll,
}

/// Does to the element that has the focus what the clipboard's own keys do.
#[tauri::command(async)]
pub(crate) fn edit(app: AppHandle, what: NativeEdit) -> Answer<()> {
    let act = match what {
        NativeEdit::Cut => "Cut",
        NativeEdit::Copy => "Copy",
        NativeEdit::Paste => "Paste",
        NativeEdit::SelectAll => "SelectAll",
    };
    let Some(window) = app.get_webview_window(MAIN) else {
        return Ok(());
    };
    #[cfg(target_os = "linux")]
    let asked = window.with_webview(move |webview| {
        use webkit2gtk::WebViewExt;
        webview.inner().execute_editing_command(act);
    });
    #[cfg(not(target_os = "linux"))]
    let asked = window.eval(format!("document.execCommand('{act}')"));
    asked.map_err(unforeseen)
}

#[allow(clippy::needless_pass_by_value, reason = "map_err hands the error over")]
fn unforeseen(error: tauri::Error) -> Failure {
    Failure::new(newsroom::Code::Internal, error.to_string())
}
