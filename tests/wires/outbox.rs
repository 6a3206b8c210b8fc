//! The outbox on the command line, against real servers: it waits for a password or a server,
//! ends in a receipt, and keeps no secret anywhere. Kills are in `kills`.

use galley_tests::desk::Desk;
use galley_tests::keychain::Keychain;
use galley_tests::servers::{Certificates, PASSWORD, Server, USER};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::outfit::hex;

/// Keeps an outlet whose wire is these lines.
pub(crate) fn outlet(desk: &Desk, name: &str, wire: &str) {
    outlet_of(desk, name, "formats = [\"docx\", \"html\", \"ninjs\"]", wire);
}

/// Keeps an outlet of these lines and this wire.
pub(crate) fn outlet_of(desk: &Desk, name: &str, wants: &str, wire: &str) {
    let toml = format!("name = \"{name}\"\n{wants}\n[wire]\n{wire}\n");
    let file = desk.file(&format!("{name}.toml"), toml.as_bytes());
    desk.ask(["outlet", "add", file.to_str().unwrap()]);
}

/// An outlet whose wire is a folder beside the store, and that folder.
fn folder_outlet(desk: &Desk) -> PathBuf {
    let folder = desk.store().with_file_name("inbox");
    std::fs::create_dir(&folder).unwrap();
    outlet(
        desk,
        "desk",
        &format!("kind = \"folder\"\npath = \"{}\"", folder.display()),
    );
    folder
}

pub(crate) fn webdav(server: &Server, certificates: &Certificates) -> String {
    format!(
        "kind = \"webdav\"\nurl = \"https://127.0.0.1:{}/\"\nuser = \"{USER}\"\nca = \"{}\"",
        server.port,
        certificates.authority.display()
    )
}

/// Runs galley-cli in English with something on its standard input.
pub(crate) fn told(desk: &Desk, arguments: &[&str], input: &str) -> Output {
    let mut child = desk
        .cli()
        .env("LC_ALL", "en_GB.UTF-8")
        // No keychain: the bus of the person who runs the tests is not asked.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("galley-cli starts");
    for file in ["cmdline", "environ"] {
        let seen = std::fs::read(format!("/proc/{}/{file}", child.id())).unwrap_or_default();
        assert!(!holds(&seen), "the secret is in the program's {file}");
    }
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // A program that asks for no secret may have ended already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("galley-cli ends")
}

pub(crate) fn state(desk: &Desk, id: &str) -> (String, Value) {
    let rows: Value = serde_json::from_str(&desk.ask(["--json", "outbox"])).unwrap();
    let row = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == id)
        .unwrap()
        .clone();
    (row["state"].as_str().unwrap().to_owned(), row)
}

fn holds(bytes: &[u8]) -> bool {
    bytes
        .windows(PASSWORD.len())
        .any(|window| window == PASSWORD.as_bytes())
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

fn only_copy(folder: &Path) -> (String, String) {
    let mut found = Vec::new();
    files(folder, &mut found);
    assert_eq!(found.len(), 1, "one copy and nothing else: {found:?}");
    let name = found[0].file_name().unwrap().to_str().unwrap().to_owned();
    (name, hex(&std::fs::read(&found[0]).unwrap()))
}

#[test]
fn a_delivery_waits_for_its_password_and_the_secret_is_in_no_file() {
    let (desk, certificates) = (Desk::new(), Certificates::make());
    let server = Server::webdav(Some(&certificates));
    outlet(&desk, "desk", &webdav(&server, &certificates));
    let story = desk.ask(["sample"]).trim().to_owned();

    let queued = told(&desk, &["deliver", &story, "--outlet", "desk"], "");
    assert_eq!(queued.status.code(), Some(0), "what waits is promised");
    let id = String::from_utf8(queued.stdout).unwrap().trim().to_owned();
    assert_eq!(state(&desk, &id).0, "needs_password");
    assert!(desk.ask(["list"]).contains("\tqueued\t"));

    let wrong = told(&desk, &["outbox", "run", "--secret-stdin"], "desk=wrong\n");
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("does not accept this name and password"), "{said}");
    assert_eq!(state(&desk, &id).0, "needs_password");

    let sent = told(
        &desk,
        &["outbox", "run", "--secret-stdin"],
        &format!("desk={PASSWORD}\n"),
    );
    assert_eq!(sent.status.code(), Some(0));
    let (now, row) = state(&desk, &id);
    assert_eq!(now, "delivered", "{row}");
    assert_eq!(row["receipt"]["proof"], "read_back");
    assert!(desk.ask(["list"]).contains("\tdelivered\t"));
    let (name, sha256) = only_copy(server.folder());
    assert_eq!(row["receipt"]["name"], name.as_str());
    assert_eq!(row["sha256"], sha256.as_str());
    let ledger = desk.ask(["ledger"]);
    assert!(ledger.contains(&sha256) && ledger.contains(&name), "{ledger}");

    let mut kept = Vec::new();
    files(desk.store().parent().unwrap(), &mut kept);
    for file in kept {
        assert!(
            !holds(&std::fs::read(&file).unwrap()),
            "{} holds the secret",
            file.display()
        );
    }
}

#[test]
fn a_delivery_waits_for_its_server_and_is_there_once_it_is_back() {
    let (desk, certificates) = (Desk::new(), Certificates::make());
    let mut server = Server::webdav(Some(&certificates));
    outlet(&desk, "desk", &webdav(&server, &certificates));
    let story = desk.ask(["sample"]).trim().to_owned();
    server.stop();
    let line = format!("{PASSWORD}\n");
    let queued = told(
        &desk,
        &["deliver", &story, "--outlet", "desk", "--secret-stdin"],
        &line,
    );
    let id = String::from_utf8(queued.stdout).unwrap().trim().to_owned();
    let (now, row) = state(&desk, &id);
    assert_eq!(now, "waiting", "{row}");
    assert!(
        row["says"].as_str().unwrap().contains("127.0.0.1"),
        "it says for whom it waits: {row}"
    );
    assert!(!row["due"].as_str().unwrap().is_empty(), "and until when");
    let early = told(
        &desk,
        &["outbox", "run", "--secret-stdin"],
        &format!("desk={PASSWORD}\n"),
    );
    assert!(early.stdout.is_empty(), "its time has not come");
    server.start();
    told(&desk, &["outbox", "retry", &id, "--secret-stdin"], &line);
    let (now, row) = state(&desk, &id);
    assert_eq!(
        (now.as_str(), row["receipt"]["tries"].as_u64()),
        ("delivered", Some(2)),
        "{row}"
    );
    assert_eq!(row["sha256"], only_copy(server.folder()).1.as_str());

    let again = told(
        &desk,
        &["deliver", &story, "--outlet", "desk", "--secret-stdin"],
        &line,
    );
    assert_eq!(
        String::from_utf8(again.stdout).unwrap().trim(),
        id,
        "the same content goes no second time"
    );
    only_copy(server.folder());
}

#[test]
fn what_a_person_holds_back_or_takes_back_does_not_go() {
    let desk = Desk::new();
    let folder = folder_outlet(&desk);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk", "--later"])
        .trim()
        .to_owned();
    desk.ask(["outbox", "pause", &id]);
    assert_eq!(desk.ask(["outbox", "run"]), "");
    assert_eq!(state(&desk, &id).0, "paused");
    desk.ask(["outbox", "cancel", &id]);
    assert!(
        desk.ask(["list"]).contains("\tdraft\t"),
        "the story is where it was"
    );
    assert!(desk.refused(&["outbox", "retry", &id]).contains("cancelled"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    let rooms = std::fs::read_dir(desk.store().join("outbox")).unwrap().count();
    assert_eq!(rooms, 0, "its package is gone");
}

#[test]
fn a_restored_backup_sends_what_was_waiting() {
    let (desk, other) = (Desk::new(), Desk::new());
    let inbox = folder_outlet(&desk);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk", "--later"])
        .trim()
        .to_owned();
    let backup = desk.store().with_file_name("backup");
    desk.ask(["backup", backup.to_str().unwrap()]);
    std::fs::remove_dir_all(desk.store()).unwrap();
    other.ask(["restore-backup", backup.to_str().unwrap()]);
    let (before, row) = state(&other, &id);
    assert_eq!(before, "waiting", "{row}");
    other.ask(["outbox", "run"]);
    let (now, row) = state(&other, &id);
    assert_eq!(now, "delivered", "{row}");
    assert_eq!(row["sha256"], only_copy(&inbox).1.as_str());
}

#[test]
fn a_password_in_the_keychain_opens_the_road_and_is_in_no_file_of_the_store() {
    let (desk, certificates, keychain) = (Desk::new(), Certificates::make(), Keychain::open());
    let server = Server::webdav(Some(&certificates));
    outlet(&desk, "desk", &webdav(&server, &certificates));
    let story = desk.ask(["sample"]).trim().to_owned();
    let with = |arguments: &[&str], input: &str| {
        let mut command = desk.cli();
        keychain.within(&mut command).args(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    };
    with(&["outlet", "secret", "desk"], &format!("{PASSWORD}\n"));
    let id = with(&["deliver", &story, "--outlet", "desk"], "")
        .trim()
        .to_owned();
    let (now, row) = state(&desk, &id);
    assert_eq!(now, "delivered", "nobody was asked: {row}");
    let mut kept = Vec::new();
    files(&desk.store(), &mut kept);
    for file in kept {
        assert!(!holds(&std::fs::read(&file).unwrap()), "{}", file.display());
    }
    with(&["outlet", "secret", "desk", "--forget"], "");
    desk.ask(["set", &story, "headline=第二稿"]);
    let id = with(&["deliver", &story, "--outlet", "desk"], "")
        .trim()
        .to_owned();
    assert_eq!(
        state(&desk, &id).0,
        "needs_password",
        "what is forgotten is asked for"
    );
}

/// The bucket comes before the host, and only a machine with that name in its hosts file finds it: the program
/// runs where that is so.
#[test]
fn s3_takes_it_where_the_bucket_stands_before_the_host() {
    let (desk, server) = (Desk::new(), Server::s3());
    outlet(
        &desk,
        "desk",
        &format!(
            "kind = \"s3\"\nurl = \"http://s3.test:{}\"\nbucket = \"desk\"\nstyle = \"virtual_host\"\nuser = \"{USER}\"",
            server.port
        ),
    );
    let story = desk.ask(["sample"]).trim().to_owned();
    let hosts = desk.file("hosts", b"127.0.0.1 s3.test desk.s3.test\n");
    let cli = desk.cli();
    let mut command = Command::new("unshare");
    let script = "mount --bind \"$1\" /etc/hosts && shift && exec \"$@\"";
    command
        .args(["--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(&hosts)
        .arg(cli.get_program())
        .args(cli.get_args())
        .args(["--json", "deliver", &story, "--outlet", "desk", "--secret-stdin"])
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{PASSWORD}").unwrap();
    let output = child.wait_with_output().unwrap();
    let row: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(row["receipt"]["proof"], "read_back", "{row}");
    // The same object, asked for with the bucket in the path.
    let name = row["name"].as_str().unwrap();
    let listed = ureq::get(format!("http://127.0.0.1:{}/desk?list-type=2", server.port)).call();
    let listed = listed.unwrap().body_mut().read_to_string().unwrap();
    assert!(listed.contains(name), "{listed}");
}

#[test]
fn a_correction_names_the_delivery_it_corrects_to_the_machine_that_reads_it() {
    let desk = Desk::new();
    let folder = folder_outlet(&desk);
    let story = desk.ask(["sample"]).trim().to_owned();
    let first = desk
        .ask(["deliver", &story, "--outlet", "desk"])
        .trim()
        .to_owned();
    desk.ask(["set", &story, "headline=更正后的标题"]);
    let reason = "标题写错了";
    let second = desk.ask([
        "deliver",
        &story,
        "--outlet",
        "desk",
        "--corrects",
        &first,
        "--reason",
        reason,
    ]);
    let (_, row) = state(&desk, second.trim());
    assert_eq!(
        (&row["amends"], &row["amended"]),
        (&"corrects".into(), &first.into()),
        "{row}"
    );
    let package = folder.join(row["name"].as_str().unwrap());
    let output = std::process::Command::new("unzip")
        .arg("-p")
        .arg(package)
        .arg("*/data/ninjs.json")
        .output()
        .expect("unzip runs");
    let ninjs: Value = serde_json::from_slice(&output.stdout).unwrap();
    let ids = ninjs["altIds"].to_string();
    assert!(ids.contains("corrects") && ids.contains(&story), "{ids}");
    assert!(ninjs["edNote"].to_string().contains(reason), "{ninjs}");
}
