//! Commands about the window itself.

use newsroom::Failure;
use newsroom::story::Content;
use serde::Deserialize;
use tauri::{AppHandle, Manager, State, Window};

use super::Answer;
use crate::desk::Desk;
use crate::life::MAIN;
use crate::manual;
use crate::menu::{self, MenuState, MenuTitle};
use crate::page_life::Deaths;

/// Closes the window; its page has saved what there was.
#[tauri::command(async)]
pub(crate) fn close_window(window: Window) -> Answer<()> {
    window.destroy().map_err(unforeseen)
}

/// The page received the request to close and handles it: it saves first, and closes or shows why not.
#[tauri::command(async)]
pub(crate) fn keep_open(desk: State<'_, Desk>) -> Answer<()> {
    desk.keep_open();
    Ok(())
}

/// Whether the page was opened anew because it had died; true only once.
#[tauri::command(async)]
pub(crate) fn was_reopened(deaths: State<'_, Deaths>) -> Answer<bool> {
    Ok(deaths.take())
}

/// The pages of the manual in the reader's language, its table of contents first.
#[tauri::command(async)]
pub(crate) fn manual_pages(desk: State<'_, Desk>) -> Vec<Content> {
    manual::pages(desk.language())
}

/// What the system calls the window: the headline of the story that is open.
#[tauri::command(async)]
pub(crate) fn set_title(window: Window, title: String) -> Answer<()> {
    window.set_title(&title).map_err(unforeseen)
}

/// Sets the menu bar, in the current language and with the current keys.
#[tauri::command(async)]
pub(crate) fn set_menu(window: Window, menus: Vec<MenuTitle>) -> Answer<()> {
    menu::set(&window, &menus).map_err(unforeseen)
}

/// Updates which menu items are enabled and which are on.
#[tauri::command(async)]
pub(crate) fn update_menu(app: AppHandle, states: Vec<MenuState>) -> Answer<()> {
    menu::update(&app, &states).map_err(unforeseen)
}

/// Turns full screen on or off; answers with the new state.
#[tauri::command(async)]
pub(crate) fn full_screen(window: Window, on: bool) -> Answer<bool> {
    window.set_fullscreen(on).map_err(unforeseen)?;
    Ok(on)
}

/// A clipboard action, done by the webview as if its keys had been pressed.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NativeEdit {
    Cut,
    Copy,
    Paste,
    SelectAll,
}

/// Does to the focused element what the clipboard's own keys do.
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
