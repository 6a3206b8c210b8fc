//! One window a store. A second start on the same store brings the first window to the front, passes it the given files, and
//! ends; a start on another store opens beside it. On systems without a session bus the store's own lock still lets one window
//! write, and the second names the program that holds it. A first window whose page no longer answers gets a new page.
//!
//! See docs/decisions/one-window-per-store.md.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Emitter, Manager};

use crate::desk::Desk;
#[cfg(target_os = "linux")]
use crate::life::MAIN;
#[cfg(target_os = "linux")]
use crate::page_life;

/// The arguments of a start.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct StartRequest {
    /// The store's folder, if one is named.
    pub(crate) store: Option<PathBuf>,
    /// Files to take in, as absolute paths.
    pub(crate) files: Vec<PathBuf>,
}

impl StartRequest {
    /// Reads `[--store DIR] [FILE…]`, without the program's own name. Other options are left to the system.
    pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>, here: &Path) -> Self {
        let mut asked = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if argument == "--store" {
                asked.store = arguments.next().map(|dir| here.join(dir));
            } else if !argument.to_string_lossy().starts_with('-') {
                asked.files.push(here.join(argument));
            }
        }
        asked
    }
}

/// The plug-in that finds the first window.
#[cfg(target_os = "linux")]
pub(crate) fn one_window(store: &Path) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(id(store))
        .callback(|app, arguments, here| {
            let arguments = arguments.into_iter().skip(1).map(OsString::from);
            welcome(app, StartRequest::read(arguments, Path::new(&here)));
        })
        .build()
}

/// A name for the store on the session's bus: the same for every way to write its path.
#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "only Linux can name its instances")
)]
fn id(store: &Path) -> String {
    let whole = std::path::absolute(store).unwrap_or_else(|_| store.to_owned());
    let real = whole.canonicalize().or_else(|_| {
        // Before the first start the folder does not exist yet, only its parent.
        let (above, name) = (
            whole.parent().unwrap_or(&whole),
            whole.file_name().unwrap_or_default(),
        );
        above.canonicalize().map(|above| above.join(name))
    });
    let real = real.unwrap_or(whole);
    // FNV-1a: short, and the same in every build.
    let hash = real
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("press.galley.desktop.store_{hash:016x}")
}

/// Brings the first window to the front, which takes in the second start's files.
#[cfg(target_os = "linux")]
fn welcome(app: &AppHandle, asked: StartRequest) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
        page_life::wake(&window);
    }
    if !asked.files.is_empty() {
        app.state::<Desk>().hand_over(asked.files);
        let _ = app.emit("files", ());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_names_a_store_and_files_wherever_it_was_made() {
        let read = |arguments: &[&str]| {
            StartRequest::read(arguments.iter().map(OsString::from), Path::new("/home/x"))
        };
        assert_eq!(read(&[]), StartRequest::default());
        assert_eq!(
            read(&["--store", "desk", "稿.txt", "--gtk-debug", "/tmp/b.md"]),
            StartRequest {
                store: Some("/home/x/desk".into()),
                files: vec!["/home/x/稿.txt".into(), "/tmp/b.md".into()],
            }
        );
        assert_eq!(read(&["--store"]).store, None);
    }

    #[test]
    fn one_store_has_one_name_and_two_stores_have_two() {
        let folder = std::env::temp_dir();
        let straight = folder.join("store");
        assert_eq!(id(&straight), id(&folder.join("./store")));
        assert_ne!(id(&straight), id(&folder.join("other")));
    }
}
