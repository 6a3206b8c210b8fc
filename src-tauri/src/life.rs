//! The window's life: how it starts to draw, and how it closes without losing a word.

use std::time::Duration;

use newsroom::Theme;
use tauri::menu::MenuEvent;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Emitter, Manager, RunEvent, Window, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::desk::Desk;
use crate::proof;

/// The window that is worked in, by its label.
pub(crate) const MAIN: &str = "main";
/// How long a page may take to answer that it has heard.
const ANSWER: Duration = Duration::from_secs(2);

/// `WebKitGTK`'s DMA-BUF renderer leaves a blank window on many Linux drivers (tauri#9394). The switch must be in
/// the environment before GTK starts, and changing one's own environment is unsafe in Rust: so the program
/// replaces itself by itself, once.
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

/// Opens the window where it was, as large as it was. Full screen is not remembered: nobody looks for a way out of it
/// first thing in the morning.
pub(crate) fn remembers_its_place() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Menus and dialogs of the system in the window's colours.
pub(crate) fn wear(app: &AppHandle, theme: Theme) {
    app.set_theme(match theme {
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
        Theme::System => None,
    });
}

/// A line of the menu was chosen: the page knows what it means.
pub(crate) fn on_menu_event(app: &AppHandle, event: MenuEvent) {
    let _ = app.emit("command", event.id().0.as_str());
}

/// The program ends: what is on its way is let go of.
pub(crate) fn on_run_event(app: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        app.state::<Desk>().call_back();
    }
}

/// A window that should close first tells its page. The page answers with `keep_open`, saves, and then calls
/// `close_window`, or stays and says what could not be saved. A page that does not answer is closed all the same:
/// what was acknowledged is on disk.
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
