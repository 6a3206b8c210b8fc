//! A progress bar on standard error, for a person who waits; nothing where standard error is a file.

use std::io::IsTerminal;
use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use newsroom::story::Language;
use newsroom::story::visible::in_one_line;
use newsroom::{Carrying, Progress};

/// A bar that appears only in a terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new() -> Self {
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

    /// Shows how far the work has come. The command line is stopped with Ctrl+C, never here.
    pub(crate) fn show(&self, progress: Progress) -> ControlFlow<()> {
        self.0.set_length(progress.total);
        self.0.set_position(progress.done);
        self.0.set_message(in_one_line(&progress.what).into_owned());
        ControlFlow::Continue(())
    }

    /// Shows how far a delivery has come, and what is being done with it.
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
