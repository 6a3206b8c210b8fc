//! Galley's window: `galley [--store DIR] [FILE…]`. Everything is in the library.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;

use mimalloc::MiMalloc;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() {
    let store = std::env::var_os("GALLEY_STORE")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from);
    galley_app::run(std::env::args_os().skip(1), store);
}
