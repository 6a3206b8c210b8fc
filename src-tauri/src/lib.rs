//! The Tauri shell: commands, the photo scheme, the window's life. It must not know SQL, zips or pixels.

/// Opens the window and runs until it is closed.
pub fn run() {
    let outcome = tauri::Builder::default().run(tauri::generate_context!());
    if let Err(error) = outcome {
        eprintln!("galley: {error}");
        std::process::exit(1);
    }
}
