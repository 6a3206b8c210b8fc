//! Golden text: the expected text of each form, kept beside the tests.

use std::path::PathBuf;

/// Compares with the golden file of this name, or writes it where `UPDATE_GOLDEN` is set.
pub(crate) fn compare(name: &str, found: &str) {
    let path = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("tests/golden")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = golden
        .lines()
        .zip(found.lines())
        .position(|(golden, found)| golden != found);
    assert!(
        golden == found,
        "{name} differs from line {}; UPDATE_GOLDEN=1 writes it anew:\n{found}",
        differs.unwrap_or_else(|| golden.lines().count().min(found.lines().count())) + 1
    );
}
