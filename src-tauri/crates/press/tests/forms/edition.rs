//! The edition of the forms is counted up where one of them changes for the same story.

use std::fs;
use std::path::PathBuf;

use story::Digest;

/// The record of reading other people's files, which is no form of ours.
const READ: &str = "took.txt";
/// The edition and the digest of every golden form, kept beside them.
const KEPT: &str = "edition.txt";

#[test]
fn a_form_that_changes_counts_the_edition_up() {
    let golden = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/golden");
    let names = fs::read_dir(&golden)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.retain(|name| name != READ && name != KEPT);
    names.sort();
    let forms: Vec<u8> = names
        .iter()
        .flat_map(|name| fs::read(golden.join(name)).unwrap())
        .collect();
    let (edition, digest) = (press::EDITION.to_string(), Digest::of(&forms).to_string());
    let kept = fs::read_to_string(golden.join(KEPT)).unwrap_or_default();
    let (kept_edition, kept_digest) = kept.trim().split_once(' ').unwrap_or_default();
    let now = format!("{edition} {digest}\n");
    if std::env::var_os("UPDATE_GOLDEN").is_some() && kept_edition != edition {
        fs::write(golden.join(KEPT), &now).unwrap();
        return;
    }
    assert!(
        kept_digest == digest || kept_edition != edition,
        "a form changed: count press::EDITION up, so that packages of before are not called forged, and run UPDATE_GOLDEN=1"
    );
    assert_eq!(kept, now, "UPDATE_GOLDEN=1 keeps the new edition");
}
