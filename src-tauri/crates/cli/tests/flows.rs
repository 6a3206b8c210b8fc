//! The program prints its version. This test is here, under the name of the flows of `tests/`, because Cargo builds a program
//! anew for the integration tests of its own package alone: so `--test flows` never runs against an old program.

use std::process::Command;

#[test]
fn the_program_says_its_version() {
    let output = Command::new(env!("CARGO_BIN_EXE_galley-cli"))
        .arg("--version")
        .output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let wanted = format!("galley-cli {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(said.ok().as_deref(), Some(wanted.as_str()));
}
