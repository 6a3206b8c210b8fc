//! The page's process is killed or stopped during writing: the page comes back at its place, and what was typed earlier is there.
//!
//! No driver here: it would end with the page. Keys are the screen's own, and the command line reads what is on the disk.

use crate::page::{caret_behind, opens};
use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::galley;
use galley_tests::screen::Screen;
use galley_tests::until::{until, within};
use galley_tests::window::Window;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::process::Command;
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

/// Typed text is on the disk after a second; a busy machine is given another.
const KEPT: Duration = Duration::from_secs(2);

/// The program without a driver, on a store whose story was left with the caret behind its last word.
struct Writer<'a> {
    screen: &'a Screen,
    desk: &'a Desk,
    story: String,
}

impl<'a> Writer<'a> {
    fn sits_down(screen: &'a Screen, desk: &'a Desk) -> Self {
        desk.ask(["profile", "林溪"]);
        let page = desk.file("page.md", "# 中断之前\n\n开头\n".as_bytes());
        let story = desk.ask(["import", plain(&page)]).trim().to_owned();
        let window = Window::open(screen, &desk.store());
        opens(&window, "中断之前");
        caret_behind(&window, "开头");
        window.write(" begun");
        let writer = Self { screen, desk, story };
        until("the first word on the disk", || writer.has("begun"));
        // Closing sends the place too.
        window.close();
        writer.starts();
        until("the window on the screen", || writer.frames().pop());
        writer.goes_on("opened");
        writer
    }

    fn starts(&self) {
        let mut program = self.screen.command(galley());
        self.screen
            .keep(program.arg("--store").arg(self.desk.store()), "galley");
    }

    fn has(&self, word: &str) -> Option<()> {
        self.desk.ask(["show", &self.story]).contains(word).then_some(())
    }

    /// Types a word, again and again until it is on the disk: a page that is still loading loses the first.
    fn goes_on(&self, word: &str) {
        until(&format!("{word:?} on the disk"), || {
            self.types(word);
            within(Duration::from_secs(2), || self.has(word))
        });
    }

    fn types(&self, word: &str) {
        let typed = self
            .screen
            .xdotool(["type", "--delay", "30", &format!(" {word}")]);
        typed.expect("the screen's keyboard");
    }

    /// The windows of the program, including the dialog about a page that dies again and again.
    fn frames(&self) -> Vec<String> {
        let found = self
            .screen
            .xdotool(["search", "--onlyvisible", "--class", "galley"]);
        found.unwrap_or_default().lines().map(ToOwned::to_owned).collect()
    }

    /// The processes of pages: the children of the program on our store that have WebKit's name for them; one that is kept ready
    /// for the next page may be among them.
    fn pages(&self) -> BTreeSet<u32> {
        let store = self.desk.store();
        let processes = || fs::read_dir("/proc").expect("/proc").flatten();
        let number = |name: &OsStr| name.to_str()?.parse::<u32>().ok();
        let programs: BTreeSet<u32> = processes()
            .filter_map(|process| {
                let line = fs::read(process.path().join("cmdline")).ok()?;
                let line = String::from_utf8_lossy(&line).into_owned();
                let is_ours = line.contains(plain(&store)) && !line.contains("galley-cli");
                number(&process.file_name()).filter(|_| is_ours)
            })
            .collect();
        processes()
            .filter_map(|process| {
                let stat = fs::read_to_string(process.path().join("stat")).ok()?;
                let (name, rest) = stat.split_once(')')?;
                let mut rest = rest.split_whitespace();
                let is_alive = rest.next()? != "Z";
                let parent = rest.next()?.parse::<u32>().ok()?;
                let is_page = is_alive && name.contains("(WebKitWebProc") && programs.contains(&parent);
                number(&process.file_name()).filter(|_| is_page)
            })
            .collect()
    }

    /// Sends the page's process a signal, and answers with those it went to.
    fn sends(&self, signal: &str) -> BTreeSet<u32> {
        let pages = until("the page's process", || {
            Some(self.pages()).filter(|pages| !pages.is_empty())
        });
        let numbers = pages.iter().map(ToString::to_string);
        let sent = Command::new("kill").arg(signal).args(numbers).status();
        assert!(sent.is_ok_and(|sent| sent.success()), "kill {signal} {pages:?}");
        pages
    }

    /// Waits until another process has the page.
    fn comes_back(&self, dead: &BTreeSet<u32>) {
        until("another page", || self.pages().difference(dead).next().copied());
    }

    /// Types numbered words, kills the page after so long, and answers with the words that were typed long enough before.
    fn is_interrupted(&self, round: u64, after: Duration) -> Vec<String> {
        let begun = Instant::now();
        let killed = begun + after;
        scope(|both| {
            let typing = both.spawn(|| {
                let mut kept = Vec::new();
                for at in 0.. {
                    if begun.elapsed() > after + Duration::from_millis(500) {
                        break;
                    }
                    let word = format!("w{round}x{at}e");
                    self.types(&word);
                    if Instant::now() + KEPT < killed {
                        kept.push(word);
                    }
                }
                kept
            });
            sleep(killed.saturating_duration_since(Instant::now()));
            self.sends("-KILL");
            typing.join().expect("the typing")
        })
    }
}

#[test]
fn a_page_that_is_killed_comes_back_where_it_was_with_all_that_was_typed_in_time() {
    let mut dice = Dice::seeded(11);
    // Twice a minute: at the third time the program would ask.
    for series in 0..rounds(1, 10) {
        let screen = Screen::open();
        let desk = Desk::new();
        let writer = Writer::sits_down(&screen, &desk);
        let mut all = Vec::new();
        for round in 2 * series..2 * series + 2 {
            let after = KEPT + Duration::from_millis(300 + dice.below(2000));
            let kept = writer.is_interrupted(round, after);
            assert!(!kept.is_empty(), "something was typed in time");
            all.extend(kept);
            writer.goes_on(&format!("back{round}"));
        }
        let text = desk.ask(["show", &writer.story]);
        let missing: Vec<_> = all.iter().filter(|word| !text.contains(*word)).collect();
        assert!(
            missing.is_empty(),
            "typed in time and not there: {missing:?}\n{text}"
        );
        assert!(text.contains("开头 begun"), "at its place: {text}");
    }
}

#[test]
fn a_page_that_dies_three_times_within_a_minute_is_asked_about() {
    let screen = Screen::open();
    let desk = Desk::new();
    let writer = Writer::sits_down(&screen, &desk);
    for round in 0..2 {
        writer.sends("-KILL");
        writer.goes_on(&format!("back{round}"));
    }
    writer.sends("-KILL");
    until("the question whether to try again", || {
        (writer.frames().len() > 1).then_some(())
    });
    until("the question answered with yes", || {
        screen.xdotool(["key", "Return"]);
        within(Duration::from_secs(3), || {
            (writer.frames().len() == 1).then_some(())
        })
    });
    writer.goes_on("again");
}

#[test]
fn a_second_start_wakes_a_page_that_does_not_answer() {
    let screen = Screen::open();
    let desk = Desk::new();
    let writer = Writer::sits_down(&screen, &desk);
    let stopped = writer.sends("-STOP");
    writer.starts();
    writer.comes_back(&stopped);
    writer.goes_on("awake");
}
