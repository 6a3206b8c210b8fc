//! A screen of our own: a virtual X server, a window manager, a private D-Bus and an empty home folder.
//!
//! Nothing on it can see the person's own session, and nothing of it outlives the test: dropping a [`Screen`]
//! ends every program started on it. One screen at a time, because two window suites would share two processors
//! and prove nothing but that.

use crate::programs::{ask, start};
use crate::until::until;
use std::fs::{DirBuilder, create_dir_all, write};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// The settings that GTK's file dialog keeps of its user.
const DIALOGS: &str = "[org/gtk/settings/file-chooser]\nstartup-mode='cwd'\n";

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A virtual screen with a desktop on it.
pub struct Screen {
    display: String,
    bus: String,
    home: TempDir,
    programs: Mutex<Vec<Child>>,
    _alone: MutexGuard<'static, ()>,
}

impl Screen {
    /// Opens a screen of 1360 × 900 pixels and waits until its window manager is at work.
    pub fn open() -> Self {
        // A test that failed before us has poisoned the lock, not the screen.
        let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::Builder::new()
            .prefix("galley-screen-")
            .tempdir()
            .expect("a temporary folder");
        for folder in ["config", "data", "cache", "state"] {
            create_dir_all(home.path().join(folder)).expect("a folder in our own home");
        }
        // The file dialog begins in a folder and not among recent files, where what is typed goes into a search.
        let settings = home.path().join("config/glib-2.0/settings");
        create_dir_all(&settings).expect("a folder in our own home");
        write(settings.join("keyfile"), DIALOGS).expect("a file in our own home");
        // D-Bus and WebKit refuse a runtime folder that others may read.
        DirBuilder::new()
            .mode(0o700)
            .create(home.path().join("run"))
            .expect("a folder in our own home");

        let mut screen = Self {
            display: String::new(),
            bus: String::new(),
            home,
            programs: Mutex::default(),
            _alone: alone,
        };
        screen.display = format!(
            ":{}",
            screen.first_line(
                // An X server starts over when its last client leaves, and takes down a client that just came in: here the
                // window manager, when the first client left before it had arrived.
                Command::new("Xvfb").args([
                    "-noreset",
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1360x900x24",
                    "-nolisten",
                    "tcp"
                ]),
                "xvfb",
            )
        );
        let mut bus = screen.command("dbus-daemon");
        screen.bus = screen.first_line(
            bus.args(["--session", "--nofork", "--print-address=1"]),
            "dbus-daemon",
        );
        let mut openbox = screen.command("openbox");
        screen.keep(&mut openbox, "openbox");
        until("the window manager at work", || {
            ask(
                screen
                    .command("xdotool")
                    .args(["get_num_desktops"])
                    .stderr(Stdio::null()),
                "xdotool",
            )
        });
        screen
    }

    /// A command that will run on this screen and in its home.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        let home = self.home.path();
        command
            .current_dir(home)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("GTK_IM_MODULE", "fcitx")
            .env("XMODIFIERS", "@im=fcitx")
            .env("LANG", "C.UTF-8")
            .env("GSETTINGS_BACKEND", "keyfile")
            .env("NO_AT_BRIDGE", "1")
            // There is no graphics card behind a virtual screen.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("LC_ALL");
        command
    }

    /// Starts a program that belongs to the screen and ends with it. Its output is dropped.
    pub fn keep(&self, command: &mut Command, package: &str) {
        let child = start(
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
            package,
        );
        self.keeps(child);
    }

    /// The same with a program that gets some input first.
    pub fn keep_told(&self, command: &mut Command, package: &str, tell: &str) {
        let mut child = start(
            command
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
            package,
        );
        let mut stdin = child.stdin.take().expect("stdin is piped");
        std::io::Write::write_all(&mut stdin, tell.as_bytes()).expect("a program that listens");
        drop(stdin);
        self.keeps(child);
    }

    /// The screen's home folder; everything its programs write goes below it.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Runs `xdotool`: the keyboard and mouse of this screen. `None` when it found no window to act on.
    pub fn xdotool<const N: usize>(&self, arguments: [&str; N]) -> Option<String> {
        ask(
            self.command("xdotool").args(arguments).stderr(Stdio::null()),
            "xdotool",
        )
    }

    /// Takes a screenshot of the whole screen, input method and all, as a PNG file.
    pub fn picture(&self, file: &Path) {
        let mut import = self.command("import");
        ask(import.args(["-window", "root"]).arg(file), "imagemagick")
            .unwrap_or_else(|| panic!("import could not write {}", file.display()));
    }

    /// Keeps a program and waits for the first line it prints, which has the address at which it can be reached.
    fn first_line(&self, command: &mut Command, package: &str) -> String {
        let mut child = start(
            command
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
            package,
        );
        let mut line = String::new();
        let stdout = child.stdout.take().expect("stdout is piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a program's first line");
        self.keeps(child);
        let program = command.get_program().to_string_lossy().into_owned();
        assert!(
            !line.trim().is_empty(),
            "{program} ended before it said where it is"
        );
        line.trim().to_owned()
    }

    fn keeps(&self, child: Child) {
        self.programs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(child);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Newest first: the programs on the X server end before the X server.
        let programs = self.programs.get_mut().unwrap_or_else(PoisonError::into_inner);
        for child in programs.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
