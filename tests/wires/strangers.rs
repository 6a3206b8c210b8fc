//! An SSH server that was never seen, on the command line: nothing goes to it before its fingerprint is accepted, by an
//! argument or by the person at the terminal.

use galley_tests::desk::Desk;
use galley_tests::servers::{PASSWORD, Server, SshKey};
use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::outbox::{outlet, state, told};

/// An outlet at Debian's own sshd; `key` may log in.
fn sshd(desk: &Desk) -> (Server, SshKey) {
    let key = SshKey::make(&desk.store().with_file_name("key"), "");
    let server = Server::openssh(&key);
    let lines = format!(
        "kind = \"sftp\"\nurl = \"sftp://127.0.0.1:{}{}\"\nuser = \"{}\"\nkey = \"{}\"",
        server.port,
        server.folder().display(),
        whoami(),
        key.path.display()
    );
    outlet(desk, "desk", &lines);
    (server, key)
}

fn whoami() -> String {
    let output = Command::new("whoami").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The fingerprint in a sentence.
fn fingerprint(said: &str) -> String {
    let shown = said
        .split("SHA256:")
        .nth(1)
        .unwrap_or_else(|| panic!("no fingerprint in {said}"));
    let digits = shown
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "+/".contains(*c));
    format!("SHA256:{}", digits.collect::<String>())
}

/// Trusts the outlet's server, as a person does who has compared its fingerprint.
pub(crate) fn trust(desk: &Desk, name: &str) {
    let test = ["outlet", "test", name, "--secret-stdin"];
    let line = format!("{PASSWORD}\n");
    let refused = told(desk, &test, &line);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    let shown = fingerprint(&said(&refused));
    let tested = told(desk, &[&test[..], &["--accept-key", &shown]].concat(), &line);
    assert_eq!(tested.status.code(), Some(0), "{}", said(&tested));
}

fn there(server: &Server) -> usize {
    std::fs::read_dir(server.folder()).unwrap().count()
}

#[test]
fn nothing_goes_to_a_server_that_was_never_seen_before_its_fingerprint_is_accepted() {
    let desk = Desk::new();
    let (server, _key) = sshd(&desk);
    let story = desk.ask(["sample"]).trim().to_owned();
    let refused = told(&desk, &["deliver", &story, "--outlet", "desk"], "");
    assert_eq!(refused.status.code(), Some(1));
    let id = String::from_utf8(refused.stdout.clone())
        .unwrap()
        .trim()
        .to_owned();
    let why = said(&refused);
    let shown = fingerprint(&why);
    assert!(
        why.contains(&format!("--accept-key {shown}")),
        "it says how to go on: {why}"
    );
    let (now, row) = state(&desk, &id);
    assert_eq!(
        (now.as_str(), row["stranger"]["fingerprint"].as_str()),
        ("failed", Some(shown.as_str()))
    );
    assert_eq!(there(&server), 0, "nothing was sent");

    let wrong = format!("SHA256:{}", "A".repeat(43));
    let other = told(&desk, &["outbox", "retry", &id, "--accept-key", &wrong], "");
    assert_eq!(
        other.status.code(),
        Some(1),
        "another key is none: {}",
        said(&other)
    );
    assert_eq!(there(&server), 0);

    let sent = told(&desk, &["outbox", "retry", &id, "--accept-key", &shown], "");
    assert_eq!(sent.status.code(), Some(0), "{}", said(&sent));
    assert!(said(&sent).contains("is remembered"), "{}", said(&sent));
    assert_eq!(state(&desk, &id).0, "delivered");
    assert_eq!(there(&server), 1);

    let known = told(&desk, &["outlet", "test", "desk"], "");
    assert_eq!(
        known.status.code(),
        Some(0),
        "it is known from now on: {}",
        said(&known)
    );
}

#[test]
fn every_other_road_to_a_stranger_says_how_to_go_on_as_well() {
    let desk = Desk::new();
    let (_server, _key) = sshd(&desk);
    let refused = told(&desk, &["inbox", "desk"], "");
    assert_eq!(refused.status.code(), Some(1));
    let shown = fingerprint(&said(&refused));
    assert!(said(&refused).contains(&format!("--accept-key {shown}")));
    let seen = told(&desk, &["inbox", "desk", "--accept-key", &shown], "");
    assert_eq!(seen.status.code(), Some(0), "{}", said(&seen));
}

/// Runs galley-cli at a terminal of its own and types a line into it.
fn at_a_terminal(desk: &Desk, arguments: &[&str], typed: &str) -> Output {
    let cli = desk.cli();
    let words = std::iter::once(cli.get_program()).chain(cli.get_args());
    let own: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let line = own.iter().map(String::as_str).chain(arguments.iter().copied());
    let mut terminal = Command::new("script");
    for (name, value) in cli.get_envs() {
        match value {
            Some(value) => terminal.env(name, value),
            None => terminal.env_remove(name),
        };
    }
    let mut child = terminal
        .env("LC_ALL", "en_GB.UTF-8")
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .args([
            "--quiet",
            "--return",
            "--command",
            &line.collect::<Vec<_>>().join(" "),
            "/dev/null",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script is missing: apt-get install bsdutils");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    output
}

#[test]
fn at_a_terminal_somebody_is_asked_and_no_answer_is_no() {
    let desk = Desk::new();
    let (_server, _key) = sshd(&desk);
    for (typed, code) in [("n\n", 1), ("\n", 1), ("y\n", 0)] {
        let asked = at_a_terminal(&desk, &["outlet", "test", "desk"], typed);
        let shown = String::from_utf8_lossy(&asked.stdout).into_owned();
        assert!(
            shown.contains("seen for the first time") && shown.contains("(y/N)"),
            "{shown}"
        );
        assert_eq!(asked.status.code(), Some(code), "after {typed:?}: {shown}");
    }
    let known = at_a_terminal(&desk, &["outlet", "test", "desk"], "");
    assert_eq!(known.status.code(), Some(0), "nobody is asked twice");
}
