//! The commands of the IPC are the same on both sides.

use super::sources::{below, file};
use std::collections::BTreeSet;

#[test]
fn every_command_is_written_registered_and_typed() {
    let shell = below("src-tauri/src", &[".rs"]);
    let written: BTreeSet<String> = shell.iter().flat_map(|source| written(&source.text)).collect();
    let registered: BTreeSet<String> = shell.iter().flat_map(|source| registered(&source.text)).collect();
    let typed = typed(&file("ui/src/ipc/commands.ts").text);
    assert!(
        !typed.is_empty(),
        "ui/src/ipc/commands.ts names no command: has its form changed?"
    );
    assert_eq!(
        written, registered,
        "left: #[tauri::command] in src-tauri/src; right: in generate_handler!"
    );
    assert_eq!(
        registered, typed,
        "left: in generate_handler!; right: in ui/src/ipc/commands.ts"
    );
}

/// Names of the functions under `#[tauri::command]`.
fn written(text: &str) -> Vec<String> {
    let after = text.split("#[tauri::command").skip(1);
    after
        .filter_map(|rest| rest.split_once("fn ").map(|(_, signature)| identifier(signature)))
        .collect()
}

/// Names in `generate_handler![…]`, without their module paths.
fn registered(text: &str) -> Vec<String> {
    let Some((_, rest)) = text.split_once("generate_handler![") else {
        return Vec::new();
    };
    let list = rest.split(']').next().unwrap_or_default();
    let lines = list
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    let names = lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names
        .map(|path| path.rsplit("::").next().unwrap_or(path).to_owned())
        .collect()
}

/// Keys of the interface `Commands`.
fn typed(text: &str) -> BTreeSet<String> {
    let Some((_, rest)) = text.split_once("interface Commands {") else {
        return BTreeSet::new();
    };
    let body = rest.split("\n}").next().unwrap_or_default();
    let keys = body
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| !line.starts_with([' ', '/', '*']));
    keys.filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}
