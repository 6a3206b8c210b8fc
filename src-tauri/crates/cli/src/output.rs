//! Answers on standard output, talk on standard error.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write};

use newsroom::Failure;
use newsroom::story::Language;
use newsroom::story::visible::{in_lines, in_one_line};
use serde::Serialize;

/// Where answers go, and in which form.
pub(crate) struct Output {
    json: bool,
    language: Language,
}

impl Output {
    pub(crate) fn new(json: bool, language: Language) -> Self {
        Self { json, language }
    }

    /// Whether the answer is JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// The reader's language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Gives the answer: `value` as JSON, or `lines`, one row each.
    pub(crate) fn answer<L: Display>(
        &self,
        value: &impl Serialize,
        lines: impl IntoIterator<Item = L>,
    ) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.json {
            serde_json::to_writer_pretty(&mut out, value)?;
            return writeln!(out);
        }
        lines.into_iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// Gives the answer as JSON, whatever was asked for.
    pub(crate) fn json(&self, value: &impl Serialize) -> io::Result<()> {
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, value)?;
        writeln!(out)
    }

    /// Gives one row at once, while the others are still being worked on: what is printed is on disk.
    /// JSON is one value, and waits for [`Output::whole`].
    pub(crate) fn now(&self, line: &dyn Display) -> io::Result<()> {
        if self.json {
            Ok(())
        } else {
            writeln!(io::stdout().lock(), "{line}")
        }
    }

    /// Ends what [`Output::now`] began.
    pub(crate) fn whole(&self, value: &impl Serialize) -> io::Result<()> {
        if self.json {
            self.answer::<&str>(value, [])
        } else {
            Ok(())
        }
    }

    /// Gives a text of several lines: exactly as it is to a program, and to a terminal with what is not seen written out.
    pub(crate) fn text(&self, text: &str) -> io::Result<()> {
        let shown = match io::stdout().is_terminal() {
            true => in_lines(text),
            false => Cow::Borrowed(text),
        };
        io::stdout().lock().write_all(shown.as_bytes())
    }

    /// Gives a file exactly as it is.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> io::Result<()> {
        io::stdout().lock().write_all(bytes)
    }

    /// Says something to the person, beside the answer.
    pub(crate) fn remark(&self, sentence: &str) {
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(io::stderr(), "{}", in_lines(sentence));
    }

    /// Says why nothing was done; scripts get the failure as JSON as well.
    pub(crate) fn refuse(&self, failure: &Failure) {
        self.remark(&format!("galley-cli: {}", failure.says));
        if self.json {
            let _ = self.answer::<&str>(failure, []);
        }
    }
}

/// One row: its cells with tabs between, so that `cut` can take them apart. A cell holds no tab or line feed, and nothing
/// that a terminal obeys.
pub(crate) fn row(cells: &[&dyn Display]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| in_one_line(&cell.to_string()).into_owned())
        .collect();
    cells.join("\t")
}
