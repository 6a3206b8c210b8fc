//! The Tauri shell: it turns the window's calls into calls of [`newsroom`], serves photos to it, and minds the
//! window's life. It must not know SQL, zips, pixels or what a story means.

mod commands;
mod desk;
mod life;
mod photo_scheme;
mod proof;

use std::path::PathBuf;

use desk::Desk;

/// Opens the window on the store in `store` (the platform's own folder where `None`) and runs until it is
/// closed.
pub fn run(store: Option<PathBuf>) {
    life::prefer_a_window_that_draws();
    let Some(dir) = store.or_else(newsroom::default_store) else {
        eprintln!("galley: there is no folder to keep the store in; name one with --store");
        std::process::exit(1);
    };
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Desk::new(dir))
        .register_asynchronous_uri_scheme_protocol("photo", photo_scheme::serve)
        .register_asynchronous_uri_scheme_protocol(proof::SCHEME, proof::serve)
        .on_window_event(life::on_window_event)
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!());
    if let Err(error) = outcome {
        eprintln!("galley: the window could not be opened: {error}");
        std::process::exit(1);
    }
}
