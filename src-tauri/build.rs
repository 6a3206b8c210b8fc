//! Lets Tauri generate its context from tauri.conf.json; nothing else.

fn main() {
    tauri_build::build();
}
