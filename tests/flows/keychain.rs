//! The signing key in the system's keychain: nothing is asked, and nothing is stored unencrypted.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use galley_tests::desk::{Desk, plain};
use galley_tests::keychain::Keychain;
use serde_json::Value;

use crate::review::two_people;

/// Runs a command of this desk with the keychain at hand.
fn ask(desk: &Desk, keychain: &Keychain, passphrase: Option<&str>, arguments: &[&str]) -> String {
    let mut command = desk.cli();
    keychain.within(&mut command).args(arguments);
    if passphrase.is_some() {
        command.arg("--passphrase-stdin");
    }
    let mut running = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin
        .write_all(
            passphrase
                .map(|word| format!("{word}\n"))
                .unwrap_or_default()
                .as_bytes(),
        )
        .unwrap();
    drop(stdin);
    let output = running.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn sent_by(desk: &Desk, keychain: &Keychain, passphrase: Option<&str>, story: &str) -> (Value, String) {
    let to = desk.store().with_file_name("sent");
    let sent: Value = serde_json::from_str(&ask(
        desk,
        keychain,
        passphrase,
        &["--json", "file", story, "--to", plain(&to)],
    ))
    .unwrap();
    let path = sent["path"].as_str().unwrap().to_owned();
    (sent["signed_by"].clone(), path)
}

/// Every file below a folder, with what it holds.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found
}

#[test]
fn with_a_keychain_a_key_is_made_there_at_the_first_filing_and_signs_ever_after() {
    let keychain = Keychain::open();
    let (writer, editor, story) = two_people();
    let (key, package) = sent_by(&writer, &keychain, None, &story);
    assert!(key.is_string(), "a filing is signed without a question: {key}");
    assert!(
        !writer.store().join("keys").exists(),
        "no key lies beside the database"
    );
    for (name, bytes) in files(&writer.store()) {
        let secret = b"minisign encrypted secret key";
        assert!(
            !bytes.windows(secret.len()).any(|window| window == secret),
            "{name} holds a key"
        );
    }
    let checked = Command::new("minisign").arg("-v").output();
    assert!(checked.is_ok(), "minisign is installed by tests/setup");
    let opened: Value = serde_json::from_str(&editor.ask(["--json", "open", &package])).unwrap();
    assert_eq!(opened["signature"]["key"], key);
    ask(&writer, &keychain, None, &["set", &story, "headline=油茶丰收了"]);
    let (again, package) = sent_by(&writer, &keychain, None, &story);
    assert_eq!(again, key, "the key is found again");
    let newer: Value = serde_json::from_str(&editor.ask(["--json", "open", &package])).unwrap();
    assert_eq!(newer["signature"]["kind"], "met", "nobody has compared it yet");
    let number = newer["signature"]["number"].as_str().unwrap();
    editor.ask(["keys", "trust", number]);
    ask(&writer, &keychain, None, &["set", &story, "headline=油茶开榨了"]);
    let (_, package) = sent_by(&writer, &keychain, None, &story);
    let trusted: Value = serde_json::from_str(&editor.ask(["--json", "open", &package])).unwrap();
    assert_eq!(trusted["signature"]["kind"], "known");
}

#[test]
fn a_key_that_lay_in_a_file_is_asked_for_once_and_then_stands_in_the_keychain() {
    let (writer, _, story) = two_people();
    let keychain = Keychain::open();
    let away = {
        let mut command = writer.cli();
        command.args([
            "--passphrase-stdin",
            "--json",
            "file",
            &story,
            "--to",
            plain(&writer.store().with_file_name("sent")),
        ]);
        fs::create_dir_all(writer.store().with_file_name("sent")).unwrap();
        let mut running = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(running.stdin.take().unwrap(), "山那边").unwrap();
        let output = running.wait_with_output().unwrap();
        let sent: Value = serde_json::from_slice(&output.stdout).unwrap();
        sent["signed_by"].clone()
    };
    assert!(away.is_string());
    assert!(
        writer.store().join("keys").is_dir(),
        "without a keychain it lies sealed beside the database"
    );
    let refused = writer.refused(&[
        "file",
        &story,
        "--to",
        plain(&writer.store().with_file_name("sent")),
    ]);
    assert!(refused.contains("locked"), "{refused}");
    let (key, _) = sent_by(&writer, &keychain, Some("山那边"), &story);
    assert_eq!(key, away);
    let (unasked, _) = sent_by(&writer, &keychain, None, &story);
    assert_eq!(unasked, away);
}
