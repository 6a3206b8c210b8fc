//! Galley's window: `galley [--store DIR]`. Everything is in the library.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;

fn main() {
    let mut store = std::env::var_os("GALLEY_STORE")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--store" {
            store = arguments.next().map(PathBuf::from);
        }
    }
    galley_app::run(store);
}
