//! Where the programs under test are, and how to start an outside tool that may be missing.

use std::path::PathBuf;
use std::process::{Child, Command};

/// The window, `galley`; another one when `GALLEY_APP` names it, as `make package` does for the installed one.
pub fn galley() -> PathBuf {
    std::env::var_os("GALLEY_APP").map_or_else(|| built("galley"), PathBuf::from)
}

/// The command line, `galley-cli`.
pub fn galley_cli() -> PathBuf {
    built("galley-cli")
}

/// The project's root folder: of the checkout whose tests Cargo runs, which need not be the one that they were built in, for
/// checkouts may share a build folder one after the other.
pub fn root() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("Cargo runs the tests"))
        .parent()
        .expect("tests/ stands in the project")
        .to_path_buf()
}

/// A program that Cargo built beside this test: `…/debug/NAME`, the test being `…/debug/deps/NAME-HASH`.
fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a running test knows its own file");
    let folder = test.ancestors().nth(2).expect("a test lies in a build folder");
    let program = folder.join(name);
    assert!(
        program.exists(),
        "{} is not built: run `make test`, or `make programs` first",
        program.display()
    );
    program
}

/// Starts an outside tool, or fails naming the Debian package that holds it.
pub fn start(command: &mut Command, package: &str) -> Child {
    command.spawn().unwrap_or_else(|error| {
        let program = command.get_program().to_string_lossy().into_owned();
        panic!("cannot start {program} ({error}): apt-get install {package}, or `make setup`")
    })
}

/// Runs an outside tool to its end and returns what it printed, or `None` when it failed.
pub fn ask(command: &mut Command, package: &str) -> Option<String> {
    let output = command.output().unwrap_or_else(|error| {
        let program = command.get_program().to_string_lossy().into_owned();
        panic!("cannot start {program} ({error}): apt-get install {package}, or `make setup`")
    });
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
