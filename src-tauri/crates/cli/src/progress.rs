//! A progress bar on standard error, for a person who waits (nothing where standard error is a file), and Ctrl+C, by which they stop
//! waiting.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use newsroom::story::Language;
use newsroom::story::visible::in_one_line;
use newsroom::{Carrying, Progress};
use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// Whether Ctrl+C was pressed since the first bar was made. The first press stops the work at its next step, so that it leaves
/// nothing behind; the second ends the program at once.
static IS_STOPPED: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let is_stopped = Arc::new(AtomicBool::new(false));
    // Where the system takes no handler, the first press ends the program as ever.
    let _ = flag::register_conditional_shutdown(SIGINT, INTERRUPTED, Arc::clone(&is_stopped))
        .and_then(|_| flag::register(SIGINT, Arc::clone(&is_stopped)));
    is_stopped
});

/// The exit status of what the second Ctrl+C ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// A bar that appears only in a terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new() -> Self {
        LazyLock::force(&IS_STOPPED);
        let target = if std::io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{bar:28} {percent:>3} %  {wide_msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Shows how far the work has come, and says whether it goes on.
    pub(crate) fn show(&self, progress: Progress) -> ControlFlow<()> {
        self.0.set_length(progress.total);
        self.0.set_position(progress.done);
        self.0.set_message(in_one_line(&progress.what).into_owned());
        match IS_STOPPED.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    /// Shows the progress of a delivery, and its stage.
    pub(crate) fn carry(&self, at: Carrying, language: Language) -> ControlFlow<()> {
        self.show(Progress {
            done: at.done,
            total: at.total,
            what: format!("{} · {}", at.title, at.stage.says(language)),
        })
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
