//! The Tauri shell: it turns the window's calls into calls of [`newsroom`], serves photos to it, and handles the window's opening
//! and closing. It must not know SQL, zips, pixels or what a story means.

mod commands;
mod desk;
mod file_drops;
mod first_sight;
mod foreign_html;
mod life;
mod manual;
mod menu;
mod page_life;
mod photo_scheme;
mod proof;
mod second_start;

use std::ffi::OsString;
use std::path::PathBuf;

use desk::Desk;
use second_start::StartRequest;

/// Opens the window as the arguments ask, `[--store DIR] [FILE…]`, and runs until it is closed. Without a named store it is
/// `store`, or else the platform's own.
pub fn run(arguments: impl IntoIterator<Item = OsString>, store: Option<PathBuf>) {
    life::prefer_a_window_that_draws();
    let here = std::env::current_dir().unwrap_or_default();
    let asked = StartRequest::read(arguments, &here);
    let Some(dir) = asked.store.or(store).or_else(newsroom::default_store) else {
        eprintln!("galley: there is no folder to keep the store in; name one with --store");
        std::process::exit(1);
    };
    let builder = tauri::Builder::default();
    // First of all: a second start should end before it opens a window.
    #[cfg(target_os = "linux")]
    let builder = builder.plugin(second_start::one_window(&dir));
    #[cfg(target_os = "linux")]
    let builder = builder.plugin(file_drops::heard()).plugin(page_life::watched());
    #[cfg(feature = "dev-door")]
    let builder = dev_door::open(builder, photo_scheme::answer);
    let outcome = builder
        .plugin(life::remembers_its_place())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Desk::new(dir, asked.files))
        .manage(page_life::Deaths::default())
        .manage(foreign_html::DroppedHtml::default())
        .manage(proof::PreparedPage::default())
        .register_asynchronous_uri_scheme_protocol("photo", photo_scheme::serve)
        .register_asynchronous_uri_scheme_protocol(proof::SCHEME, proof::serve)
        .on_window_event(life::on_window_event)
        .on_menu_event(life::on_menu_event)
        .invoke_handler(commands::handler())
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => app.run(life::on_run_event),
        Err(error) => {
            eprintln!("galley: the window could not be opened: {error}");
            std::process::exit(1);
        }
    }
}
