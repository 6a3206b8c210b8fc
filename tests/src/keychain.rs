//! A keychain of its own: a session bus with gnome-keyring on it, open, in a home that is deleted with it. The person's own
//! keychain is not touched.

use std::fs::DirBuilder;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::DirBuilderExt;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::screen::Screen;
use crate::until::until;

/// A bus and the keychain on it; both end when this is dropped.
pub struct Keychain {
    bus: String,
    home: TempDir,
    running: Vec<Child>,
}

impl Keychain {
    /// Starts both and waits until the keychain answers.
    ///
    /// # Panics
    /// When a program is missing; `tests/setup/debian-packages test` installs it.
    pub fn open() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        DirBuilder::new()
            .mode(0o700)
            .create(home.path().join("run"))
            .expect("a folder in our own home");
        let mut keychain = Self {
            bus: "disabled:".to_owned(),
            home,
            running: Vec::new(),
        };
        let bus = keychain.start("dbus-daemon", &["--session", "--nofork", "--print-address=1"], "");
        keychain.bus = bus;
        // It prints its address once it can be reached.
        keychain.start(
            "gnome-keyring-daemon",
            &["--foreground", "--unlock", "--components=secrets"],
            "open sesame",
        );
        opens(|| {
            let mut command = Command::new("dbus-send");
            keychain.within(&mut command);
            command
        });
        keychain
    }

    /// A keychain on the bus of a screen, for the window that is on it; it ends with the screen.
    ///
    /// # Panics
    /// As [`Keychain::open`].
    pub fn on(screen: &Screen) {
        let mut daemon = screen.command("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        screen.keep_told(&mut daemon, "gnome-keyring", "open sesame");
        opens(|| screen.command("dbus-send"));
    }

    /// Lets a command find this keychain and no other.
    pub fn within<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        let home = self.home.path();
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env_remove("DISPLAY")
    }

    /// Starts a program and returns the first line it prints.
    fn start(&mut self, program: &str, arguments: &[&str], tell: &str) -> String {
        let mut command = Command::new(program);
        let mut child = self
            .within(&mut command)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program}: {error}; install it with tests/setup/debian-packages test")
            });
        let mut stdin = child.stdin.take().expect("stdin is piped");
        stdin.write_all(tell.as_bytes()).expect("a program that listens");
        drop(stdin);
        let mut line = String::new();
        let stdout = child.stdout.take().expect("stdout is piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a program's first line");
        self.running.push(child);
        line.trim().to_owned()
    }
}

/// Waits until the daemon answers with its keychain. Whether it has its name is asked of the bus first: a message to a name
/// that no program has would make the bus start another daemon, which would take the name with the keychain shut.
fn opens(send: impl Fn() -> Command) {
    let says = |to: &str, arguments: &[&str], wanted: &str| {
        let answer = send()
            .args(["--session", "--print-reply", &format!("--dest={to}")])
            .args(arguments)
            .output()
            .expect("dbus-send: install dbus-bin");
        String::from_utf8_lossy(&answer.stdout)
            .contains(wanted)
            .then_some(())
    };
    let bus = "org.freedesktop.DBus";
    let has_name = [
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.NameHasOwner",
        "string:org.freedesktop.secrets",
    ];
    until("the keychain's name on its bus", || {
        says(bus, &has_name, "boolean true")
    });
    let standard = [
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.ReadAlias",
        "string:default",
    ];
    until("an open keychain", || {
        says("org.freedesktop.secrets", &standard, "collection/")
    });
}

impl Drop for Keychain {
    fn drop(&mut self) {
        for child in self.running.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
