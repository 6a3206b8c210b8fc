//! Foreign HTML that another program put on the clipboard or dropped on the window. WebKit lays it out before it gives it to a page,
//! to clean it, and a kilobyte of it can take all memory by that: so the page is never given any. It is taken from GTK instead and
//! cleaned in Rust.
//!
//! See docs/decisions/paste-through-rust.md.

use std::sync::{Mutex, PoisonError};

/// The HTML of the last drop, until it is asked for.
#[derive(Default)]
pub(crate) struct DroppedHtml(Mutex<Vec<u8>>);

impl DroppedHtml {
    /// What was dropped; the next one asks in vain.
    pub(crate) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps what is being dropped; more than is read is not kept.
    #[cfg(target_os = "linux")]
    pub(crate) fn keep(&self, html: Vec<u8>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = html;
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::on_clipboard;

/// Elsewhere the page still asks its webview, and never for this.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn on_clipboard(_app: &tauri::AppHandle) -> Vec<u8> {
    Vec::new()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use gtk::{Clipboard, gdk};
    use tauri::AppHandle;

    /// How long the program that owns the clipboard may take to answer.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// How HTML is called on the clipboard and among what is dropped.
    pub(crate) const HTML: &str = "text/html";

    /// The HTML on the clipboard; none where there is none, or its owner is silent.
    pub(crate) async fn on_clipboard(app: &AppHandle) -> Vec<u8> {
        let (told, heard) = std::sync::mpsc::sync_channel(1);
        let asked = app.run_on_main_thread(move || {
            let clipboard = Clipboard::get(&gdk::SELECTION_CLIPBOARD);
            clipboard.request_contents(&gdk::Atom::intern(HTML), move |_, found| {
                // Nobody waits any more where the answer came too late.
                let _ = told.send(found.data());
            });
        });
        if asked.is_err() {
            return Vec::new();
        }
        let waiting = tauri::async_runtime::spawn_blocking(move || heard.recv_timeout(PATIENCE));
        waiting.await.ok().and_then(Result::ok).unwrap_or_default()
    }
}
