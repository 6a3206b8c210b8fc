//! The findings that another file holds, each with the test that holds it.

use std::fs;
use std::path::Path;

/// A finding, the file from the root of the project, and the test's name there.
const HELD: [(&str, &str, &str); 7] = [
    (
        "TH10",
        "src-tauri/crates/story/src/visible.rs",
        "what_is_not_seen_is_written_out",
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
        "TL",
        "src-tauri/crates/story/src/comment/tests.rs",
        "what_has_no_id_of_its_own_gets_one_by_which_it_can_be_resolved",
    ),
];

#[test]
fn each_finding_that_is_held_elsewhere_is_held_there() {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../..");
    for (finding, file, test) in HELD {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(test), "{finding}: {file} has no {test}");
    }
}
