//! The findings whose tests are in other files, each with its test; and that no finding is without a test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The findings of the first review of trust that were rated high and medium. Those rated low bear `TL` alone.
const HIGH: usize = 13;
const MEDIUM: usize = 10;

/// A finding, the file from the root of the project, and the test's name there.
const HELD: [(&str, &str, &str); 15] = [
    (
        "TH9",
        "tests/flows/verified.rs",
        "what_is_verified_is_what_was_passed_and_the_words_and_the_exit_say_so",
    ),
    (
        "TH10",
        "src-tauri/crates/story/src/visible.rs",
        "what_is_not_seen_is_written_out",
    ),
    (
        "TH10",
        "src-tauri/crates/cli/src/output.rs",
        "a_cell_ends_no_row_and_begins_none",
    ),
    (
        "TH10",
        "ui/src/text/foreign-words.test.ts",
        "what others wrote is drawn with what is not seen written out",
    ),
    (
        "TH11",
        "ui/src/app/front.test.ts",
        "of packages dropped together every alarm is seen, one after the other",
    ),
    (
        "TH13",
        "src-tauri/crates/newsroom/tests/two_people/delivering.rs",
        "a_piece_goes_once_its_chain_has_passed_it_and_both_desks_may_send_it",
    ),
    (
        "TM3",
        "src-tauri/crates/newsroom/tests/two_people/signing.rs",
        "a_key_is_known_by_its_number_retired_and_forgotten",
    ),
    (
        "TM6",
        "src-tauri/crates/newsroom/src/says/wire.rs",
        "what_was_only_accepted_is_not_called_verified",
    ),
    (
        "TM8",
        "src-tauri/crates/newsroom/tests/two_people/exporting.rs",
        "markdown_carries_the_links_that_html_does_and_no_other",
    ),
    (
        "TM10",
        "tests/wires/landing.rs",
        "a_link_planted_under_the_temporary_name_is_not_followed",
    ),
    (
        "TL",
        "src-tauri/crates/story/src/comment/tests.rs",
        "what_has_no_id_of_its_own_gets_one_by_which_it_can_be_resolved",
    ),
    (
        "TL",
        "src-tauri/crates/newsroom/tests/two_people/shared_folder.rs",
        "a_claim_stays_inside_the_folder_and_takes_packages_alone",
    ),
    (
        "TL",
        "src-tauri/crates/wire/src/transport.rs",
        "no_more_is_taken_than_was_said",
    ),
    (
        "TL",
        "src-tauri/crates/wire/src/error.rs",
        "a_desk_that_says_to_come_in_a_century_is_asked_again_in_a_day",
    ),
    (
        "TL",
        "src-tauri/crates/press/src/spreadsheet.rs",
        "a_formula_behind_blanks_in_full_width_or_behind_a_semicolon_is_none",
    ),
];

#[test]
fn each_finding_that_is_held_elsewhere_is_held_there() {
    let root = crate_root().join("../../..");
    for (finding, file, test) in HELD {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(test), "{finding}: {file} has no {test}");
    }
}

#[test]
fn every_finding_is_held_by_a_test() {
    let here = fs::read_dir(crate_root().join("tests/two_people/hostile")).unwrap();
    let sources: Vec<String> = here
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let lines = sources.iter().flat_map(|source| source.lines());
    let here = lines.filter_map(|line| line.strip_prefix("// "));
    let held: BTreeSet<&str> = here.chain(HELD.iter().map(|(finding, ..)| *finding)).collect();
    let high = (1..=HIGH).map(|number| format!("TH{number}"));
    let medium = (1..=MEDIUM).map(|number| format!("TM{number}"));
    let nowhere: Vec<String> = high
        .chain(medium)
        .filter(|finding| !held.contains(finding.as_str()))
        .collect();
    assert!(nowhere.is_empty(), "no test holds {nowhere:?}");
}

fn crate_root() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).to_owned()
}
