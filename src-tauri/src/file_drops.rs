//! Receives files that another program drops on the window. WebKitGTK 2.50 tells the page of such a drop and hides the dropped
//! data: no file, no address, and by default it writes the first address into the text. So the addresses are taken from GTK's
//! signal, and the page gets them in an event of ours.
//!
//! Drags that begin in the window itself are not handled here.
//!
//! See docs/decisions/drops-through-gtk.md.

use serde::Serialize;

/// The dropped addresses, and the place: pixels of the page.
#[derive(Debug, Clone, Serialize)]
struct Dropped {
    uris: Vec<String>,
    x: i32,
    y: i32,
}

/// Listens for drops on every window that is opened. On systems other than Linux the webview passes files to the page itself.
#[cfg(target_os = "linux")]
pub(crate) fn heard() -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri::plugin::Builder::new("file-drops")
        .on_webview_ready(|webview| {
            let told = webview.clone();
            // A webview that is gone already gets no drops.
            let _ = webview.with_webview(move |inner| listen(&inner.inner(), told));
        })
        .build()
}

#[cfg(target_os = "linux")]
fn listen(widget: &impl gtk::prelude::IsA<gtk::Widget>, page: tauri::Webview) {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gtk::prelude::*;
    use tauri::{Emitter, Manager};

    use crate::foreign_html::DroppedHtml;

    let carried: Rc<RefCell<Vec<String>>> = Rc::default();
    let seen = Rc::clone(&carried);
    let html_of = page.clone();
    widget.connect_drag_data_received(move |_, context, _, _, data, _, _| {
        let uris: Vec<String> = data.uris().iter().map(ToString::to_string).collect();
        let from_outside = context.drag_get_source_widget().is_none();
        if from_outside && data.target().name() == "text/html" {
            html_of.state::<DroppedHtml>().keep(data.data());
        }
        if from_outside && !uris.is_empty() && uris.iter().all(|uri| uri.starts_with("file://")) {
            *seen.borrow_mut() = uris;
        }
    });
    let seen = Rc::clone(&carried);
    widget.connect_drag_motion(move |_, context, _, _, _| {
        if context.drag_get_source_widget().is_some() {
            seen.borrow_mut().clear();
        }
        false
    });
    widget.connect_drag_drop(move |_, context, x, y, time| {
        let uris = carried.take();
        if uris.is_empty() {
            return false;
        }
        context.drop_finish(true, time);
        let _ = page.emit_to(page.label(), "dropped", Dropped { uris, x, y });
        true
    });
}
