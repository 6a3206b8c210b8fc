//! A small disk of our own: a tmpfs in a namespace that a waiting process holds, so that it outlives the program
//! that wrote on it and is not visible outside.

use crate::programs::{galley, galley_cli, start};
use std::ffi::OsStr;
use std::fs::{OpenOptions, Permissions, create_dir, remove_file, set_permissions, write};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A disk of a few megabytes.
pub struct SmallDisk {
    holder: Child,
    folder: PathBuf,
    program: PathBuf,
}

impl SmallDisk {
    /// Mounts a disk of this many megabytes in the folder `home`.
    pub fn mount(home: &Path, megabytes: u32) -> Self {
        let folder = home.join("disk");
        create_dir(&folder).expect("a folder in our own home");
        // It waits until its input closes, which happens at the latest when the test ends.
        let script = "mount -t tmpfs -o size=\"$1m\" tmpfs \"$2\" && echo mounted && exec cat";
        let mut holder = start(
            Command::new("unshare")
                .args(["--map-root-user", "--mount", "sh", "-c", script, "sh"])
                .arg(megabytes.to_string())
                .arg(&folder)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped()),
            "util-linux",
        );
        let mut line = String::new();
        let stdout = holder.stdout.take().expect("stdout is piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("what the holder says");
        assert_eq!(line, "mounted\n", "a small disk can be mounted");

        let program = home.join("galley");
        let script = format!(
            "#!/bin/sh\nexec nsenter --target {} --user --mount --preserve-credentials -- {} \"$@\"\n",
            holder.id(),
            galley().display()
        );
        write(&program, script).expect("a file in our own home");
        set_permissions(&program, Permissions::from_mode(0o755)).expect("a file of our own");
        Self {
            holder,
            folder,
            program,
        }
    }

    /// The window's program, started in the namespace with the disk.
    pub fn program(&self) -> &PathBuf {
        &self.program
    }

    /// `galley-cli` on a store, in the namespace with the disk, ready for its arguments.
    pub fn cli(&self, store: &Path) -> Command {
        let mut command = self.inside(galley_cli());
        command
            .arg("--store")
            .arg(store)
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        command
    }

    /// Runs `galley-cli` on a store there to its end, and returns what it printed.
    ///
    /// # Panics
    /// When it refuses; with its own sentence.
    pub fn ask<const N: usize>(&self, store: &Path, arguments: [&str; N]) -> String {
        let output = self.cli(store).args(arguments).output().expect("util-linux");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "galley-cli {} refused: {said}",
            arguments.join(" ")
        );
        String::from_utf8(output.stdout).expect("galley-cli prints UTF-8")
    }

    /// The disk's folder, as that program names it.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Writes a file that takes all the space there is left.
    pub fn fill(&self) {
        let filled = Command::new("dd")
            .args(["if=/dev/zero", "bs=4k"])
            .arg(format!("of={}", self.filler().display()))
            .stderr(Stdio::null())
            .status()
            .expect("dd runs");
        assert!(!filled.success(), "dd ends when the disk is full");
    }

    /// Writes a file that takes all the space there is left but so many bytes.
    pub fn fill_but(&self, bytes: u64) {
        self.fill();
        let filler = OpenOptions::new().write(true).open(self.filler());
        let filler = filler.expect("the file that filled the disk");
        let length = filler.metadata().expect("its length").len();
        filler
            .set_len(length.saturating_sub(bytes))
            .expect("a file that gets shorter");
    }

    /// Takes that file away again.
    pub fn free(&self) {
        remove_file(self.filler()).expect("the file that filled the disk");
    }

    /// Makes the whole disk read-only, as a stick with its switch pushed. No program may have a file open to write.
    pub fn lock(&self) {
        self.remount("ro");
    }

    /// Takes that back.
    pub fn unlock(&self) {
        self.remount("rw");
    }

    fn remount(&self, how: &str) {
        let done = self
            .inside("mount")
            .args(["-o", &format!("remount,bind,{how}")])
            .arg(&self.folder)
            .status()
            .expect("util-linux");
        assert!(done.success(), "the disk is mounted anew, {how}");
    }

    /// A command that runs in the namespace with the disk.
    fn inside(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("nsenter");
        command
            .args(["--target", &self.holder.id().to_string(), "--user", "--mount"])
            .args(["--preserve-credentials", "--"])
            .arg(program);
        command
    }

    /// The disk's folder as it is reached from outside: through `/proc` of the process that holds the namespace.
    pub fn from_outside(&self) -> PathBuf {
        let eyes = format!("/proc/{}/root{}", self.holder.id(), self.folder.display());
        PathBuf::from(eyes)
    }

    fn filler(&self) -> PathBuf {
        self.from_outside().join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}
