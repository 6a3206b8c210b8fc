//! Time is read in one place, so that tests and packages can fix it.

use super::sources::{below, none};

const THE_PLACE: &str = "src-tauri/crates/newsroom/src/clock.rs";
const READING: [&str; 3] = ["Utc::now(", "Local::now(", "SystemTime::now("];

#[test]
fn now_is_read_in_the_newsrooms_clock_alone() {
    let elsewhere: Vec<String> = below("src-tauri", &[".rs"])
        .iter()
        .filter(|source| source.path != THE_PLACE)
        .flat_map(|source| {
            let lines = source.text.lines().enumerate();
            lines
                .filter(|(_, line)| READING.iter().any(|reading| line.contains(reading)))
                .map(|(number, line)| format!("{}:{}: {}", source.path, number + 1, line.trim()))
                .collect::<Vec<_>>()
        })
        .collect();
    none(
        "Take the time as an argument; newsroom's Clock hands it out.",
        &elsewhere,
    );
    let place = super::sources::file(THE_PLACE);
    assert!(
        READING.iter().any(|reading| place.text.contains(reading)),
        "{THE_PLACE} no longer reads the time"
    );
}
