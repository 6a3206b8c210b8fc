//! Lets Tauri generate its context from tauri.conf.json, and lists the commands of the IPC for its handler.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const COMMANDS: &str = "src-tauri/src/commands";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={COMMANDS}");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("handler.rs"), handler()?)?;
    tauri_build::build();
    Ok(())
}

/// `tauri::generate_handler![…]` of each function under `#[tauri::command]`: `stories::list_stories` of `stories.rs`.
fn handler() -> Result<String, Box<dyn Error>> {
    let mut commands = Vec::new();
    for entry in fs::read_dir(COMMANDS)? {
        let path = entry?.path();
        let module = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        for below in fs::read_to_string(&path)?.split("#[tauri::command").skip(1) {
            let signature = below.split_once("fn ").map(|(_, signature)| signature);
            let name = signature.and_then(|signature| signature.split('(').next());
            commands.push(format!("{module}::{}", name.ok_or("a command is a function")?));
        }
    }
    commands.sort();
    Ok(format!("tauri::generate_handler![{}]", commands.join(", ")))
}
