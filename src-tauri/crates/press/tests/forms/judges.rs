//! Outside programs that judge what we write. One that is absent fails the test with a message on how to get it.

use std::path::PathBuf;
use std::process::Command;

/// The folder with our judging scripts and their packages.
pub(crate) fn scripts() -> PathBuf {
    repository().join("tests/judges")
}

/// The folder with the standards' schemas.
pub(crate) fn schemas() -> PathBuf {
    repository().join("tests/schemas")
}

fn repository() -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .ancestors()
        .nth(3)
        .unwrap()
        .to_owned()
}

/// The Python that has jsonschema.
pub(crate) fn python() -> PathBuf {
    let judges = std::env::var_os("GALLEY_JUDGES").map_or_else(
        || PathBuf::from(std::env::var_os("HOME").expect("HOME is set")).join(".cache/galley/judges"),
        PathBuf::from,
    );
    let python = judges.join("bin/python");
    assert!(
        python.exists(),
        "there is no {}: run make setup, which makes it",
        python.display()
    );
    python
}

/// Runs a program and gives what it printed; `package` is what to install where it is absent.
pub(crate) fn run(package: &str, command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap_or_else(|error| {
        panic!(
            "{}: {error}; install {package}, or run make setup",
            command.get_program().display()
        )
    });
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}
