//! Two people, two stores and one clock: every verb of the newsroom, from the first word to the notice that corrects it.
//!
//! The chapters follow a piece: `people` sets up both desks, `writing`, `stationery` and `pictures` make it, `reviewing` and
//! `settling` take it to the editor and back, `signing` passes it, `exporting` and `delivering` send it, `strangers` keeps it
//! from the wrong server, `keeping` saves the store. `hostile` has what an attacker may send, each finding by its name, and
//! `five_people` whole histories of people who never meet; `attacker` forges for both. `door` reads the sources and fails for a
//! verb that no chapter calls.
//! Nothing is acted here: real stores, real photos, real packages, folders for outlets.

// What clippy allows in tests it allows in `#[test]` functions only, and ours ask the rig.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod attacker;
mod clocks;
mod copydesk;
mod delivering;
mod door;
mod examining;
mod exporting;
mod five_people;
mod hostile;
mod keeping;
mod people;
mod pictures;
mod reviewing;
mod rig;
mod settling;
mod shared_folder;
mod signing;
mod stationery;
mod strangers;
mod writing;
