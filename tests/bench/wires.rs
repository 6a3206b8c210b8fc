//! Wires: how fast a package goes out, beside the protocol's own client on loopback, and what it holds in memory.
//!
//! Sending is compared with sending: that we read everything back and compare it is time the others do not take, and
//! is printed beside it.

use crate::bar::bar;
use galley_tests::dice::Dice;
use galley_tests::programs::ask;
use galley_tests::servers::{PASSWORD, Server, SshKey, USER};
use sha2::{Digest, Sha256};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use wire::{Destination, Error, Event, Login, Secret, ServerFolder, TransferStage, Upload, Wire};

const ROUNDS: usize = 3;
const SMALL: usize = 50_000_000;
const LARGE: usize = 500_000_000;
/// Galley may take this much longer than the other program: 0.9 of its speed.
const MOST: f64 = 1.0 / 0.9;

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (small, large) = (file(folder.path(), SMALL), file(folder.path(), LARGE));
    println!("a package of {} MB, best of {ROUNDS} runs", LARGE / 1_000_000);
    let ssh = sftp(folder.path(), &small, &large);
    let dav = webdav(&large);
    ssh && dav
}

fn sftp(home: &Path, small: &Upload, large: &Upload) -> bool {
    let key = SshKey::make(&home.join("key"), "");
    let server = Server::openssh(&key);
    let user = ask(Command::new("id").arg("-un"), "coreutils")
        .expect("id")
        .trim()
        .to_owned();
    let folder = server.folder().to_owned();
    let destination = |host_key| Destination::Sftp {
        place: ServerFolder {
            host: "127.0.0.1".to_owned(),
            port: server.port,
            user: user.clone(),
            folder: folder.display().to_string(),
        },
        login: Login::Key(key.path.clone()),
        host_key,
    };
    let new = Wire::new(destination(None), None).probe(&mut |_| ControlFlow::Continue(()));
    let Err(Error::NewHost { key: host_key, .. }) = new else {
        panic!("a server that was never seen is new")
    };
    let wire = Wire::new(destination(Some(host_key)), None);
    peak();
    sent(&wire, small, &folder);
    let before = peak();
    let ours = best(|| sent(&wire, large, &folder));
    let after = peak();
    let theirs = best(|| {
        let start = Instant::now();
        let script = "printf 'put %s %s\\n' \"$1\" \"$2/theirs\" | sftp -q -b - -i \"$3\" -P \"$4\" \
                      -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \"$5@127.0.0.1\"";
        let mut command = Command::new("sh");
        command
            .args(["-c", script, "sh"])
            .arg(&large.path)
            .arg(&folder)
            .arg(&key.path);
        command.args([&server.port.to_string(), &user]);
        assert!(ask(&mut command, "openssh-client").is_some(), "sftp puts a file");
        start.elapsed()
    });
    let fast = bar(
        "upload by SFTP ÷ sftp",
        (ours.as_secs_f64(), theirs.as_secs_f64()),
        "s",
        MOST,
    );
    let what = "peak memory after 500 MB ÷ after 50 MB";
    fast & bar(what, (after, before), "MB", 1.2)
}

fn webdav(large: &Upload) -> bool {
    let server = Server::webdav(None);
    let folder = server.folder().to_owned();
    let url = format!("http://127.0.0.1:{}/", server.port);
    let destination = Destination::WebDav {
        url: url.clone(),
        user: USER.to_owned(),
        ca: None,
    };
    let wire = Wire::new(destination, Some(Secret::new(PASSWORD.to_owned())));
    let ours = best(|| sent(&wire, large, &folder));
    let hidden = ask(Command::new("rclone").args(["obscure", PASSWORD]), "rclone").expect("rclone hides");
    let theirs = best(|| {
        let start = Instant::now();
        let mut command = Command::new("rclone");
        command.arg("copyto").arg(&large.path).arg(":webdav:theirs");
        command.args([
            "--webdav-url",
            &url,
            "--webdav-user",
            USER,
            "--webdav-pass",
            hidden.trim(),
        ]);
        command.args(["--ignore-times", "--config", "/dev/null"]);
        assert!(ask(&mut command, "rclone").is_some(), "rclone copies a file");
        start.elapsed()
    });
    bar(
        "upload by WebDAV ÷ rclone",
        (ours.as_secs_f64(), theirs.as_secs_f64()),
        "s",
        MOST,
    )
}

/// The time that one put took up to the moment at which everything was there and only the comparison was left.
fn sent(wire: &Wire, parcel: &Upload, folder: &Path) -> Duration {
    let start = Instant::now();
    let mut there = None;
    let landed = wire.put(parcel, &mut |event| {
        if matches!(event, Event::At(at) if at.stage == TransferStage::Verifying) {
            there.get_or_insert(start.elapsed());
        }
        ControlFlow::Continue(())
    });
    landed.expect("it lands");
    let whole = start.elapsed();
    println!(
        "    {:.2} s to send and compare {} MB",
        whole.as_secs_f64(),
        parcel.bytes / 1_000_000
    );
    std::fs::remove_file(folder.join(&parcel.name)).expect("it is there");
    there.unwrap_or(whole)
}

fn best(mut measure: impl FnMut() -> Duration) -> Duration {
    (0..ROUNDS).map(|_| measure()).min().unwrap_or_default()
}

fn file(folder: &Path, bytes: usize) -> Upload {
    let path: PathBuf = folder.join(format!("{bytes}.zip"));
    let content = Dice::seeded(bytes as u64).bytes(bytes);
    std::fs::write(&path, &content).expect("room for the package");
    Upload {
        path,
        from: 0,
        bytes: bytes as u64,
        sha256: hex::encode(Sha256::digest(&content)),
        name: format!("{bytes}.zip"),
        token: None,
    }
}

/// The most memory this program has held since the peak was reset, in megabytes. The packages themselves were made before that
/// and freed.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    // Resets the peak to the memory that is held now.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    kilobytes.unwrap_or(f64::NAN) / 1000.0
}
