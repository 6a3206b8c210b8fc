//! Galley's window as a person uses it: controls by role and accessible name, keys, a screenshot, the process killed.

use crate::programs::{ask, galley};
use crate::screen::Screen;
use crate::until::{until, within};
use crate::webdriver::Session;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

/// How long the system's dialog may take to close on a busy machine before it is taken to have missed the keys.
const SLOW_DIALOG: Duration = Duration::from_secs(5);

/// One open window on one store.
pub struct Window<'screen> {
    screen: &'screen Screen,
    session: Session,
    /// The X server's number for the window.
    frame: String,
}

/// One control of the window: found by a role and a name, or any element a script returned.
pub struct Control<'window> {
    window: &'window Window<'window>,
    element: Value,
}

impl<'screen> Window<'screen> {
    /// Opens Galley's window on the store in `store` and gives it the keyboard.
    pub fn open(screen: &'screen Screen, store: &Path) -> Self {
        Self::open_by(screen, &galley(), store)
    }

    /// The same, where the program is started by a script of the test's own.
    pub fn open_by(screen: &'screen Screen, program: &Path, store: &Path) -> Self {
        let store = store.to_str().expect("a path of ours is plain text");
        let session = Session::start(screen, program, &["--store", store]);
        let process = session.process();
        let frame = until("the program's window on the screen", || {
            frames(screen, process).into_iter().next()
        });
        let window = Self {
            screen,
            session,
            frame,
        };
        window.take_keyboard();
        window
    }

    /// The screen the window is on.
    pub fn screen(&self) -> &'screen Screen {
        self.screen
    }

    /// The number of the program's process.
    pub fn process(&self) -> u32 {
        self.session.process()
    }

    /// The control of this role and accessible name. Waits until it is there and can be used.
    pub fn find(&self, role: &str, name: &str) -> Control<'_> {
        until(&format!("a {role} named {name:?}"), || {
            self.all(role, name).into_iter().next()
        })
    }

    /// The control of this role whose accessible name begins with these words, as of a row whose name is its number
    /// first and then all that is on it. Waits until it is there and can be used.
    pub fn find_beginning(&self, role: &str, start: &str) -> Control<'_> {
        until(&format!("a {role} whose name begins with {start:?}"), || {
            self.named(role, start, true).into_iter().next()
        })
    }

    /// Every usable control of this role and name on the page now.
    pub fn all(&self, role: &str, name: &str) -> Vec<Control<'_>> {
        self.named(role, name, false)
    }

    fn named(&self, role: &str, name: &str, and_more: bool) -> Vec<Control<'_>> {
        let arguments = [json!(role), json!(name), json!(and_more)];
        // A control that goes away before it is handed to us is looked for again.
        let found = until("the page answering", || {
            match self.session.run(include_str!("names.js"), &arguments) {
                Err(why) if why.contains("stale element") => None,
                answer => Some(answer.unwrap_or_else(|why| panic!("the page refused a script: {why}"))),
            }
        });
        let found = found.as_array().cloned().unwrap_or_default();
        found
            .into_iter()
            .map(|element| Control {
                window: self,
                element,
            })
            .collect()
    }

    /// Waits until no control of this role and name is left.
    pub fn gone(&self, role: &str, name: &str) {
        until(&format!("the {role} named {name:?} leaving"), || {
            self.all(role, name).is_empty().then_some(())
        });
    }

    /// An element that has no name of its own, by an expression of the page. Waits until it is there.
    pub fn element(&self, expression: &str) -> Control<'_> {
        let script = format!("return {expression}");
        let element = until(expression, || {
            Some(self.run(&script, &[])).filter(|found| !found.is_null())
        });
        Control {
            window: self,
            element,
        }
    }

    /// Runs a script in the page: the body of a function.
    ///
    /// # Panics
    /// When the script throws, or the window is gone.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.session
            .run(script, arguments)
            .unwrap_or_else(|why| panic!("the page refused a script: {why}"))
    }

    /// Navigates the window's page to another address, away from Galley's own.
    pub fn go(&self, address: &str) {
        self.session
            .go(address)
            .unwrap_or_else(|why| panic!("the window does not go to {address}: {why}"));
    }

    /// All text a person reads in the window.
    pub fn text(&self) -> String {
        self.run("return document.body.innerText", &[])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until the window shows this text somewhere.
    pub fn shows(&self, text: &str) {
        until(&format!("{text:?} in the window"), || {
            self.text().contains(text).then_some(())
        });
    }

    /// Presses keys by their X names, `"ctrl+z"` or `"Return"`, on the keyboard: the focused element gets them.
    pub fn press(&self, keys: &str) {
        self.screen
            .xdotool(["key", "--clearmodifiers", keys])
            .expect("xdotool presses a key");
    }

    /// Puts text in at the caret, as one insertion and not key by key.
    ///
    /// # Panics
    /// When the focused element takes no text.
    pub fn write(&self, text: &str) {
        let script = "return document.execCommand('insertText', false, arguments[0])";
        let taken = self.run(script, &[json!(text)]);
        assert_eq!(taken, json!(true), "whoever has the focus took no text");
    }

    /// Chooses a file or a folder in the system's own dialog, which the program has been asked to open: types its path. The path
    /// must be plain ASCII, so that the keyboard can type it.
    pub fn choose_file(&self, file: &Path) {
        let file = file
            .to_str()
            .filter(|path| path.is_ascii())
            .expect("a path that a keyboard can type");
        // The one in front: after a drag GTK keeps a window of its own on the screen.
        let dialog = until("the system's file dialog", || {
            let front = self.screen.xdotool(["getactivewindow"])?;
            (front != self.frame && self.frames().contains(&front)).then_some(front)
        });
        self.screen
            .xdotool(["windowactivate", "--sync", &dialog])
            .expect("the window manager activates a window");
        // An input method would make words of the path. Where none is running there is none to switch off.
        self.input_method("-c");
        // A slash opens the dialog's line for a path, and keys that come before the line is there are lost; so the test looks
        // before it goes on, longer each time. A slash that finds the line there already is written over.
        let mut looks = ["0.5", "1", "2", "4"].into_iter().cycle();
        // A look while windows open finds none at all: the dialog is closed when only the program's own window is left.
        let gone = || {
            let there = self.frames();
            (there.contains(&self.frame) && !there.contains(&dialog)).then_some(())
        };
        let mut typed = false;
        until("the file dialog closing", || {
            // A dialog that closes slowly must not leave the keys to the page.
            if std::mem::replace(&mut typed, true) && gone().is_some() {
                return Some(());
            }
            self.screen.xdotool(["windowactivate", "--sync", &dialog]);
            let pressed = |keys: &str| self.screen.xdotool(["key", keys]).expect("xdotool presses a key");
            let look = looks.next().unwrap_or("1");
            self.screen
                .xdotool(["key", "slash", "sleep", look, "key", "ctrl+a"])
                .expect("xdotool presses keys");
            self.screen
                .xdotool(["type", "--delay", "20", file])
                .expect("xdotool types");
            pressed("Return");
            let closed = within(SLOW_DIALOG, gone);
            let front = self.screen.xdotool(["getactivewindow"]);
            let complaint = front.filter(|id| *id != self.frame && *id != dialog);
            if let Some(complaint) = complaint {
                self.screen
                    .xdotool(["windowactivate", "--sync", &complaint, "key", "Escape"]);
            }
            closed
        });
        self.input_method("-o");
        self.take_keyboard();
    }

    /// Prints to a file in the system's print dialog, which the program has been asked to open: its first printer is one.
    /// Answers the path of the PDF.
    pub fn print_to_file(&self) -> PathBuf {
        let dialog = until("the system's print dialog", || {
            self.frames().into_iter().find(|id| *id != self.frame)
        });
        self.input_method("-c");
        let found = || {
            let below = ["", "Documents"].map(|folder| self.screen.home().join(folder).join("output.pdf"));
            below
                .into_iter()
                .find(|file| file.metadata().is_ok_and(|file| file.len() > 0))
        };
        let file = until("a printed file", || {
            // The keys go into the list of printers; its first line is the file.
            let [list, first, choose] = ["Tab", "Down", "space"];
            self.screen.xdotool([
                "windowactivate",
                "--sync",
                &dialog,
                "key",
                list,
                first,
                choose,
                "alt+p",
            ]);
            within(Duration::from_secs(5), found)
        });
        until("the print dialog closing", || {
            (!self.frames().contains(&dialog)).then_some(())
        });
        self.input_method("-o");
        self.take_keyboard();
        file
    }

    /// Closes the window as a person does, and waits until the program has ended. A busy window manager misses a
    /// key now and then; then it is pressed again.
    pub fn close(self) {
        let ended = self.end();
        until("the program closing", || {
            self.take_keyboard();
            self.press("alt+F4");
            within(Duration::from_secs(5), &ended)
        });
    }

    /// `kill -9`: no signal handler, no closing event, no last write.
    pub fn kill(self) {
        let process = self.process();
        self.screen
            .command("kill")
            .args(["-9", &process.to_string()])
            .status()
            .expect("kill runs");
        until("the program gone", self.end());
    }

    /// Answers once the program has ended.
    fn end(&self) -> impl Fn() -> Option<()> + use<> {
        let program = format!("/proc/{}/exe", self.process());
        move || (!Path::new(&program).exists()).then_some(())
    }

    /// Brings the program's window to the front, so that the screen's keyboard writes into it.
    pub fn take_keyboard(&self) {
        self.screen
            .xdotool(["windowactivate", "--sync", &self.frame])
            .expect("the window manager activates a window");
    }

    /// Waits until this window is the one that has the keyboard.
    pub fn in_front(&self) {
        until("the window in front", || {
            (self.screen.xdotool(["getactivewindow"])? == self.frame).then_some(())
        });
    }

    /// The program's windows on the screen, dialogs included.
    fn frames(&self) -> Vec<String> {
        frames(self.screen, self.session.process())
    }

    fn input_method(&self, switch: &str) {
        let _ = ask(
            self.screen
                .command("fcitx5-remote")
                .arg(switch)
                .stderr(Stdio::null()),
            "fcitx5",
        );
    }
}

impl Drop for Window<'_> {
    /// A test that fails leaves a screenshot.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
            let file = std::env::temp_dir().join(format!("galley-{test}.png"));
            let taken = self
                .screen
                .command("import")
                .args(["-window", "root"])
                .arg(&file)
                .status();
            if taken.is_ok_and(|status| status.success()) {
                eprintln!("the screen as the test left it: {}", file.display());
            }
        }
    }
}

fn frames(screen: &Screen, process: u32) -> Vec<String> {
    let found = screen.xdotool([
        "search",
        // Of this process and with a name; without a word xdotool takes every window that has either.
        "--all",
        "--onlyvisible",
        "--pid",
        &process.to_string(),
        "--name",
        ".",
    ]);
    found.unwrap_or_default().lines().map(str::to_owned).collect()
}

impl Control<'_> {
    /// Clicks it with the mouse.
    pub fn click(&self) -> &Self {
        let clicked = self.window.session.click(&self.element);
        clicked.unwrap_or_else(|why| panic!("a control could not be clicked: {why}"));
        self
    }

    /// Gives it the keyboard, as Tab would.
    pub fn focus(&self) -> &Self {
        self.run("arguments[0].focus()");
        self
    }

    /// Puts text in at its end, as one insertion. Not by WebDriver's keys: where an input method runs they pass
    /// through it, and its handling of a Chinese character that was not composed is undefined.
    ///
    /// # Panics
    /// When it takes no text.
    pub fn write(&self, text: &str) -> &Self {
        let script = "arguments[0].focus(); return document.execCommand('insertText', false, arguments[1])";
        let taken = self.window.run(script, &[self.element.clone(), json!(text)]);
        assert_eq!(taken, json!(true), "a control took no text");
        self
    }

    /// Puts text in the place of all that it holds.
    pub fn rewrite(&self, text: &str) -> &Self {
        self.run("arguments[0].select()");
        self.write(text)
    }

    /// The words that a person reads in it: its value if it holds one, else its text.
    pub fn text(&self) -> String {
        let text = self.run("return arguments[0].value ?? arguments[0].innerText");
        text.as_str()
            .unwrap_or_default()
            .trim_end_matches('\n')
            .to_owned()
    }

    /// Runs a script whose `arguments[0]` is this control.
    pub fn run(&self, script: &str) -> Value {
        self.window.run(script, std::slice::from_ref(&self.element))
    }
}
