//! The architecture, as assertions. `docs/architecture.md` states these rules; here they are checked.
//!
//! Each file is one rule. A rule that fails names the file and what to do; a rule that has become wrong is
//! changed here, in the same commit as the page that describes it.

mod changing;
mod clock;
mod commands;
mod comments;
mod decisions;
mod dependencies;
mod disk;
mod fields;
mod glossary;
mod graph;
mod input_method;
mod ipc_lists;
mod ipc_types;
mod limits;
mod links;
mod list_docs;
mod manual;
mod map;
mod migrations;
mod package_format;
mod page_css;
mod rust_imports;
mod scenes;
mod sizes;
mod sources;
mod states;
mod ui_imports;
