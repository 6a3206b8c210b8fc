//! The account of what is on the disk: strace writes down the system calls, and bytes and names that were written, made or
//! changed count as lost until the file, or the folder that holds its name, is synced.

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::{galley_cli, start};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

/// The files and names that a power cut would take at one moment.
#[derive(Debug, Default, Clone)]
pub(crate) struct Acknowledgement {
    /// Files and folders that were synced.
    pub(crate) synced: BTreeSet<String>,
    /// Files whose bytes are not on the disk.
    pub(crate) bytes: BTreeSet<String>,
    /// Files and folders whose names are not on the disk.
    pub(crate) names: BTreeSet<String>,
    /// How many files were given their names.
    pub(crate) named: usize,
    /// Files outside the store that were emptied to be written in place.
    pub(crate) emptied: BTreeSet<String>,
}

impl Acknowledgement {
    /// The account at the moment of each printed line, and at the end.
    pub(crate) fn all(trace: &str, below: &str) -> Vec<Self> {
        let (mut found, mut now) = (Vec::new(), Self::default());
        for line in trace.lines() {
            let Some((call, rest)) = line.split_once('(') else {
                continue;
            };
            // A call that failed changed nothing.
            if rest.contains(") = -1 ") || rest.contains(") = ? ") {
                continue;
            }
            let call = call.rsplit(' ').next().unwrap_or_default();
            if call == "write" && rest.starts_with("1<") {
                found.push(now.clone());
            }
            now.heard(call, rest, below);
        }
        found.push(now);
        found
    }

    fn heard(&mut self, call: &str, rest: &str, below: &str) {
        let open = between(rest, "<", ">");
        let counts = |path: &str| kept(path, below);
        match call {
            "write" | "writev" | "pwrite64" | "pwritev" | "ftruncate" | "copy_file_range" if counts(open) => {
                self.bytes.insert(open.to_owned());
            }
            "fsync" | "fdatasync" => {
                self.bytes.remove(open);
                self.names.retain(|name| above(name) != open);
                self.synced.insert(open.to_owned());
            }
            "rename" | "renameat" | "renameat2" | "link" | "linkat" => {
                let paths = quoted(rest);
                let [from, to] = paths.as_slice() else { return };
                if !counts(to) {
                    return;
                }
                self.named += 1;
                for set in [&mut self.bytes, &mut self.names] {
                    let moved: Vec<_> = set.iter().filter(|path| is_in(path, from)).cloned().collect();
                    for path in moved {
                        set.remove(&path);
                        set.insert(path.replacen(from, to, 1));
                    }
                }
                self.names.insert(to.clone());
            }
            "mkdir" | "mkdirat" => {
                self.names
                    .extend(quoted(rest).into_iter().filter(|path| counts(path)));
            }
            "openat" if rest.contains("O_CREAT") => {
                let made = quoted(rest).into_iter().filter(|path| counts(path));
                for path in made {
                    // SQLite itself syncs the folder of a file that it makes.
                    if !path.contains("galley.db") {
                        self.names.insert(path.clone());
                    }
                    let on_its_way = path.split('/').any(|part| part.ends_with(".part"));
                    if rest.contains("O_TRUNC") && !on_its_way {
                        self.emptied.insert(path);
                    }
                }
            }
            "unlink" | "unlinkat" | "rmdir" => {
                for path in quoted(rest) {
                    let path = if path.starts_with('/') {
                        path
                    } else {
                        format!("{open}/{path}")
                    };
                    for set in [&mut self.bytes, &mut self.names, &mut self.emptied] {
                        set.retain(|kept| !is_in(kept, &path));
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether nothing would be lost.
    pub(crate) fn is_safe(&self) -> bool {
        self.bytes.is_empty() && self.names.is_empty()
    }
}

/// The system calls of `galley-cli`, one a line, file descriptors with their paths.
pub(crate) fn trace(desk: &Desk, arguments: &[&str]) -> String {
    // strace writes its log while it traces: it is not among the files that it records.
    let log = tempfile::NamedTempFile::new().expect("a temporary file");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-s", "400", "-o", plain(log.path())]);
    strace.args([
        "-e",
        "trace=write,writev,pwrite64,pwritev,ftruncate,copy_file_range,fsync,fdatasync,rename,renameat,renameat2,linkat,link,\
         mkdir,mkdirat,openat,unlink,unlinkat,rmdir",
    ]);
    strace
        .arg(galley_cli())
        .args(["--store", plain(&desk.store())])
        .args(arguments)
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    let child = start(
        strace
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped()),
        "strace",
    );
    let output = child.wait_with_output().expect("strace ends");
    assert!(
        output.status.success(),
        "galley-cli refused: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    fs::read_to_string(log.path()).expect("strace writes its log")
}

/// Whether a path has to survive. The index of the log (`-shm`), the lock, the count of commits and the renditions are made anew: a rendition is
/// checked against its digest before it is used.
fn kept(path: &str, below: &str) -> bool {
    is_in(path, below)
        && !path.ends_with("-shm")
        && !path.ends_with("/lock")
        && !path.ends_with("/commits")
        && !path.split('/').any(|part| part == "renditions")
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from)
        .and_then(|(_, rest)| rest.split_once(to))
        .map_or("", |(inside, _)| inside)
}

/// The quoted words of a call. strace writes what is not ASCII as octal bytes; the same name comes out the same.
fn quoted(rest: &str) -> Vec<String> {
    rest.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_account_sees_a_missing_sync() {
    let safe = "7 pwrite64(4</s/galley.db-wal>, \"x\", 1, 0) = 1\n7 fdatasync(4</s/galley.db-wal>) = 0\n\
                7 rename(\"/s/photos/t\", \"/s/photos/ab\") = 0\n7 fsync(5</s/photos>) = 0\n\
                7 write(1</dev/null>, \"id\\n\", 3) = 3\n";
    let is_safe = |trace: &str| {
        Acknowledgement::all(trace, "/s")
            .iter()
            .all(Acknowledgement::is_safe)
    };
    assert!(is_safe(safe));
    assert!(!is_safe(
        &safe.replace("7 fdatasync(4</s/galley.db-wal>) = 0\n", "")
    ));
    assert!(!is_safe(&safe.replace("7 fsync(5</s/photos>) = 0\n", "")));
}
