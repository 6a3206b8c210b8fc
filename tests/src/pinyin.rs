//! A real input method: fcitx5 with pinyin, on a screen of its own, with a dictionary that has learnt nothing.
//!
//! WebDriver cannot do this: it sends finished characters, which pass the input method by. Here the
//! keys are pressed on the screen's keyboard, fcitx5 composes, and the program gets what a person's would.

use crate::programs::ask;
use crate::screen::Screen;
use crate::until::until;
use std::fs::{create_dir_all, write};
use std::process::Stdio;

/// The input methods to choose from, pinyin being the one that is on.
const PROFILE: &str = "[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
";

/// Pinyin is on in every field from the start, even if it was off in the one before.
const CONFIG: &str = "[Behavior]
ActiveByDefault=True
ShareInputState=All
";

/// No words from the network, no guesses after a word.
const PINYIN: &str = "CloudPinyinEnabled=False
Prediction=False
";

/// `fcitx5-remote`'s answer for a field in which an input method is on.
const ACTIVE: u8 = 2;

/// fcitx5 at work on a screen.
pub struct Pinyin<'screen> {
    screen: &'screen Screen,
}

impl<'screen> Pinyin<'screen> {
    /// Starts fcitx5 and waits until it answers. To be done before the window opens, as on a person's desktop.
    pub fn start(screen: &'screen Screen) -> Self {
        let folder = screen.home().join("config/fcitx5");
        create_dir_all(folder.join("conf")).expect("a folder in our own home");
        for (file, text) in [
            ("profile", PROFILE),
            ("config", CONFIG),
            ("conf/pinyin.conf", PINYIN),
        ] {
            write(folder.join(file), text).expect("a file in our own home");
        }
        let mut fcitx = screen.command("fcitx5");
        screen.keep(
            fcitx.arg("--disable=wayland,cloudpinyin,notifications,kimpanel"),
            "fcitx5 fcitx5-chinese-addons",
        );
        let pinyin = Self { screen };
        until("fcitx5 answering", || pinyin.state());
        pinyin
    }

    /// Writes one word with pinyin into the focused element: presses the letters, waits for the candidates,
    /// takes the first with the space bar. `seen` answers whether the word has arrived.
    pub fn word(&self, letters: &str, seen: impl FnMut() -> bool) {
        self.compose(letters);
        self.settle("space", letters, seen);
    }

    /// Presses letters and waits for the candidates: the word is begun, and nothing of it is in the text.
    pub fn compose(&self, letters: &str) {
        // fcitx5 learns with a delay of a field that has just got the focus; keys pressed before go in as they are.
        until("fcitx5 at work in the field", || {
            (self.state()? == ACTIVE).then_some(())
        });
        self.screen
            .xdotool(["type", "--delay", "30", letters])
            .expect("xdotool types");
        until("the candidate window", || self.candidates().then_some(()));
    }

    /// Ends the word that is begun with a key, by its X name. `seen` answers whether the text is as it should be.
    pub fn settle(&self, key: &str, what: &str, mut seen: impl FnMut() -> bool) {
        self.screen.xdotool(["key", key]).expect("xdotool presses a key");
        until(&format!("{what} arriving by {key}"), || seen().then_some(()));
        until("the candidate window leaving", || {
            (!self.candidates()).then_some(())
        });
    }

    /// What `fcitx5-remote` answers about the field that has the focus; `None` while there is no fcitx5.
    fn state(&self) -> Option<u8> {
        ask(
            self.screen.command("fcitx5-remote").stderr(Stdio::null()),
            "fcitx5",
        )?
        .parse()
        .ok()
    }

    /// Whether fcitx5 shows its candidates now.
    pub fn candidates(&self) -> bool {
        self.screen
            .xdotool(["search", "--onlyvisible", "--class", "fcitx"])
            .is_some_and(|found| !found.is_empty())
    }
}
