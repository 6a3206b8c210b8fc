//! The window's start and end: how it begins to draw, and how it closes without losing a word.

use std::time::Duration;

use newsroom::Theme;
use tauri::menu::MenuEvent;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Emitter, Manager, RunEvent, Window, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::desk::Desk;
use crate::proof;

/// The label of the main window.
pub(crate) const MAIN: &str = "main";
/// How long a page may take to answer a request to close.
const ANSWER: Duration = Duration::from_secs(2);

/// `WebKitGTK`'s DMA-BUF renderer leaves a blank window on many Linux drivers (tauri#9394). The variable that turns it off must
/// be in the environment before GTK starts, and changing one's own environment is unsafe in Rust: so the program executes itself
/// again with it, once.
pub(crate) fn prefer_a_window_that_draws() {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt;
        const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
        if std::env::var_os(SWITCH).is_none()
            && let Ok(program) = std::env::current_exe()
        {
            let error = std::process::Command::new(program)
                .args(std::env::args_os().skip(1))
                .env(SWITCH, "1")
                .exec();
            eprintln!("galley: going on with the system's own renderer: {error}");
        }
    }
}

/// Opens the window at its last place and size. Full screen is not remembered: a person should not have to find the way out of it
/// in the morning.
pub(crate) fn remembers_its_place() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Sets the theme of the system's menus and dialogs to the window's.
pub(crate) fn wear(app: &AppHandle, theme: Theme) {
    app.set_theme(match theme {
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
        Theme::System => None,
    });
}

/// Passes a chosen menu item to the page, which knows the command.
pub(crate) fn on_menu_event(app: &AppHandle, event: MenuEvent) {
    let _ = app.emit("command", event.id().0.as_str());
}

/// Stops deliveries under way when the program ends.
pub(crate) fn on_run_event(app: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        app.state::<Desk>().call_back();
    }
}

/// A window that should close first tells its page. The page answers with `keep_open`, saves, and then calls `close_window`, or
/// stays and shows what could not be saved. A page that does not answer is closed all the same: everything acknowledged is on
/// disk.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    if proof::is_proof(window.label()) {
        return;
    }
    let api = match event {
        WindowEvent::CloseRequested { api, .. } => api,
        // A hidden window would keep the program alive.
        WindowEvent::Destroyed => return proof::forget(window),
        _ => return,
    };
    api.prevent_close();
    let request = window.state::<Desk>().begin_closing();
    let told = window.emit("closing", ());
    let window = window.clone();
    std::thread::spawn(move || {
        if told.is_ok() {
            std::thread::sleep(ANSWER);
        }
        if window.state::<Desk>().unanswered(request) {
            let _ = window.destroy();
        }
    });
}
