//! The times that are measured in a page while it is typed into.

use super::page;
use galley_tests::until::until;
use galley_tests::window::Window;
use serde_json::Value;
use std::fmt::{Display, Formatter, Result};

/// Milliseconds between two letters: a fast typist's ten a second, and more.
const PACE: &str = "70";

/// Milliseconds by which the time of a press may be wrong.
const WAVERS: f64 = 5.0;

/// One page and the keys it was pressed.
pub(crate) struct Clock<'w, 'screen> {
    window: &'w Window<'screen>,
    /// Milliseconds from each press to the change of the text.
    texts: Vec<f64>,
    /// The same, to the first animation frame after it.
    frames: Vec<f64>,
    /// The same, to the end of the drawing of that frame.
    drawn: Vec<f64>,
}

impl<'w, 'screen> Clock<'w, 'screen> {
    /// Begins to clock, with the caret in the middle of the story.
    pub(crate) fn of(window: &'w Window<'screen>) -> Self {
        window.take_keyboard();
        page::caret(window);
        window.run(include_str!("keys.js"), &[]);
        Self {
            window,
            texts: Vec::new(),
            frames: Vec::new(),
            drawn: Vec::new(),
        }
    }

    /// Types so many letters, after a few that do not count because the window has just come to the front.
    pub(crate) fn turn(&mut self, letters: usize) {
        self.window.take_keyboard();
        page::caret(self.window);
        self.types("qing ", 5);
        let text: String = "yangshigao ".chars().cycle().take(letters).collect();
        for key in self.types(&text, letters) {
            let at = |name: &str| key[name].as_f64().unwrap_or_default();
            // When it was pressed is known to a few milliseconds only: WebKit reckons it from the screen's own clock. It
            // counts where the page was too busy to handle the key's event.
            let pressed = at("heard").min(at("stamp") + WAVERS);
            self.texts.push(at("changed") - pressed);
            self.frames.push(at("frame") - pressed);
            self.drawn.push(at("drawn") - pressed);
        }
    }

    fn types(&self, text: &str, keys: usize) -> Vec<Value> {
        self.window.run("window.pressed = []", &[]);
        self.window
            .screen()
            .xdotool(["type", "--delay", PACE, text])
            .expect("xdotool types");
        until("every key in its frame", || {
            let pressed = self.window.run("return window.pressed", &[]);
            let pressed = pressed.as_array().cloned().unwrap_or_default();
            (pressed.len() >= keys).then_some(pressed)
        })
    }

    /// The value below which this share of the keys is. WebKit rounds its clock, to a millisecond for most pages: within
    /// equal values the share is read as if they were spread evenly over that millisecond.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        quantile(&self.frames, share)
    }
}

/// See [`Clock::quantile`].
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let wanted = share * sorted.len() as f64;
    let at = sorted[(wanted as usize).min(sorted.len() - 1)];
    let below = sorted.iter().filter(|value| **value < at).count() as f64;
    let equal = sorted.iter().filter(|value| **value == at).count() as f64;
    at - 0.5 + (wanted - below) / equal
}

impl Display for Clock<'_, '_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let both = |values: &[f64]| (quantile(values, 0.5), quantile(values, 0.95));
        let ((median, slow), (drawn, drawn_slow)) = (both(&self.frames), both(&self.drawn));
        let text = quantile(&self.texts, 0.5);
        write!(
            to,
            "{median:.1} and {slow:.1} (in the text: {text:.1}; drawn: {drawn:.1} and {drawn_slow:.1})"
        )
    }
}

/// The cost of saving for the window that is typed into.
pub(crate) struct Saves<'w, 'screen>(&'w Window<'screen>);

impl<'w, 'screen> Saves<'w, 'screen> {
    /// Begins to clock the saves; earlier ones do not count.
    pub(crate) fn watch(window: &'w Window<'screen>) -> Self {
        window.run("if (window.saves) window.saves = [];", &[]);
        if window.run("return window.saves ?? null", &[]).is_null() {
            window.run(include_str!("saves.js"), &[]);
        }
        Self(window)
    }
}

impl Display for Saves<'_, '_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let saves = self.0.run("return window.saves", &[]);
        let saves = saves.as_array().cloned().unwrap_or_default();
        let all = |name: &str| {
            saves
                .iter()
                .filter_map(|save| save[name].as_f64())
                .collect::<Vec<_>>()
        };
        let (busy, acknowledged, bytes) = (all("busy"), all("acknowledged"), all("bytes"));
        if busy.is_empty() || acknowledged.is_empty() {
            return write!(to, "no save meanwhile");
        }
        write!(
            to,
            "{} saves of {:.0} kB, each {:.0} ms of the page's time (p95 {:.0}) and on disk after {:.0} ms",
            busy.len(),
            bytes[0] / 1000.0,
            quantile(&busy, 0.5),
            quantile(&busy, 0.95),
            quantile(&acknowledged, 0.5)
        )
    }
}
