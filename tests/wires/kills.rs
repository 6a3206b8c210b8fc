//! `kill -9` at random moments of a delivery, on every road: two deliveries a road here, fifty in `make soak`, each killed
//! up to three times. The name is never that of half a package, and in the end exactly one whole copy is there.

use crate::outbox::{outlet, state};
use crate::outfit::{Kind, Outfit, hex};
use galley_tests::desk::Desk;
use galley_tests::dice::{Dice, rounds};
use galley_tests::servers::PASSWORD;
use std::io::Write;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use wire::{Destination, Login, Protection, S3Bucket};

/// The road's lines in a profile.
pub(crate) fn lines(destination: &Destination) -> String {
    let ca = |ca: &Option<std::path::PathBuf>| {
        ca.as_ref()
            .map_or_else(String::new, |ca| format!("ca = \"{}\"\n", ca.display()))
    };
    match destination {
        Destination::Folder { path } => format!("kind = \"folder\"\npath = \"{}\"", path.display()),
        Destination::Sftp { place, login, .. } => {
            let key = match login {
                Login::Key(key) => key.display().to_string(),
                Login::Password => String::new(),
            };
            format!(
                "kind = \"sftp\"\nurl = \"sftp://127.0.0.1:{}{}\"\nuser = \"{}\"\nkey = \"{key}\"",
                place.port, place.folder, place.user
            )
        }
        Destination::Ftp { place, tls, ca: own } => {
            let tls = if *tls == Protection::None {
                "none"
            } else {
                "explicit"
            };
            format!(
                "kind = \"ftp\"\nurl = \"ftp://127.0.0.1:{}/\"\nuser = \"{}\"\ntls = \"{tls}\"\n{}",
                place.port,
                place.user,
                ca(own)
            )
        }
        Destination::WebDav { url, user, ca: own } => {
            format!(
                "kind = \"webdav\"\nurl = \"{url}\"\nuser = \"{user}\"\n{}",
                ca(own)
            )
        }
        Destination::S3(S3Bucket {
            endpoint,
            bucket,
            prefix,
            key_id,
            ..
        }) => format!(
            "kind = \"s3\"\nurl = \"{endpoint}\"\nbucket = \"{bucket}\"\nprefix = \"{prefix}\"\nuser = \"{key_id}\""
        ),
        Destination::Https { url, .. } => format!("kind = \"https\"\nurl = \"{url}\""),
        Destination::Mail(server) => format!(
            "kind = \"mail\"\nfrom = \"{}\"\nto = {:?}\nsmtp = \"smtp://127.0.0.1:{}\"",
            server.from, server.to, server.port
        ),
    }
}

/// A run that sends this delivery, with its password.
pub(crate) fn sending(desk: &Desk, id: &str) -> Child {
    let mut child = desk
        .cli()
        .args(["outbox", "retry", id, "--secret-stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A run that ends before it asks does not read it.
    let _ = writeln!(stdin, "{PASSWORD}");
    child
}

fn is_killed(kind: Kind) {
    let (desk, outfit) = (Desk::new(), Outfit::of(kind));
    outlet(&desk, "desk", &lines(&outfit.destination));
    if kind == Kind::Sftp {
        crate::strangers::trust(&desk, "desk");
    }
    let mut dice = Dice::seeded(7 + kind as u64);
    // The first is not killed, and measures how long a delivery takes.
    let mut longest = Duration::ZERO;
    let (mut killed, mut expected) = (0, Vec::new());
    let (fewest, most) = (rounds(2, 50), rounds(2, 50) + 12);
    for round in 0..=most {
        // On a fast road two rounds may be over before any kill: then there are more of them.
        if round > fewest && killed > 0 {
            break;
        }
        let story = desk.ask(["sample"]).trim().to_owned();
        desk.ask(["set", &story, &format!("headline=第{round}号稿")]);
        let id = desk
            .ask(["deliver", &story, "--outlet", "desk", "--later"])
            .trim()
            .to_owned();
        for _ in 0..if round == 0 { 0 } else { 3 } {
            let start = Instant::now();
            let mut child = sending(&desk, &id);
            let wait = longest.mul_f64(dice.fraction());
            // Not a wait for something: the random moment of the kill is what this test is about.
            std::thread::sleep(wait);
            let over = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            child.wait().unwrap();
            if over {
                longest = longest.min(start.elapsed());
                break;
            }
            killed += 1;
            for file in outfit.names() {
                if let Some(digest) = file.strip_suffix(".zip").and_then(|stem| stem.rsplit('-').next()) {
                    let there = outfit.holds(&file).unwrap_or_default();
                    assert!(hex(&there).starts_with(digest), "{kind:?}: {file} is not whole");
                }
            }
        }
        if state(&desk, &id).0 != "delivered" {
            let start = Instant::now();
            sending(&desk, &id).wait().unwrap();
            longest = longest.max(start.elapsed());
        }
        let (now, row) = state(&desk, &id);
        assert_eq!(now, "delivered", "{kind:?}: {row}");
        let name = row["name"].as_str().unwrap().to_owned();
        let there = outfit.holds(&name).unwrap();
        assert_eq!(row["sha256"], hex(&there).as_str(), "{kind:?}");
        expected.push(name);
        expected.sort();
        let mut names = outfit.names();
        names.sort();
        assert_eq!(names, expected, "{kind:?}: one copy of each and nothing else");
    }
    println!("{kind:?}: killed {killed} times");
    assert!(killed > 0, "{kind:?}: no kill came before the work was done");
}

#[test]
fn a_folder_survives_every_kill() {
    is_killed(Kind::Folder);
}

#[test]
fn sftp_survives_every_kill() {
    is_killed(Kind::Sftp);
}

#[test]
fn ftp_survives_every_kill() {
    is_killed(Kind::Ftp);
}

#[test]
fn encrypted_ftp_survives_every_kill() {
    is_killed(Kind::Ftps);
}

#[test]
fn webdav_survives_every_kill() {
    is_killed(Kind::WebDav);
}

#[test]
fn s3_survives_every_kill() {
    is_killed(Kind::S3);
}

#[test]
fn a_desk_that_is_posted_to_survives_every_kill() {
    is_killed(Kind::Post);
}
