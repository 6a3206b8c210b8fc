//! A story's state changes in one function, inside the transaction that writes it.

use super::sources::{below, file, none};

const THE_PLACE: &str = "src-tauri/crates/store/src/transition.rs";
const WRITING: &str = "UPDATE stories SET state";

#[test]
fn a_state_is_written_by_the_stores_step_alone() {
    let sources = below("src-tauri", &[".rs", ".sql"]);
    let elsewhere: Vec<String> = sources
        .iter()
        .filter(|source| source.path != THE_PLACE && source.text.contains(WRITING))
        .map(|source| source.path.clone())
        .collect();
    none("Take a step with `Tx::step`; it asks the workflow.", &elsewhere);
    assert!(
        file(THE_PLACE).text.contains(WRITING),
        "{THE_PLACE} no longer writes the state"
    );
}
