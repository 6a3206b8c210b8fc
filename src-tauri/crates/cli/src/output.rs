//! Prints answers to standard output and remarks to standard error.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::io::{self, IsTerminal as _, Write};

use newsroom::Failure;
use newsroom::story::Language;
use newsroom::story::visible::{in_lines, in_one_line, is_unseen};
use serde::Serialize;

/// The form of the answers, and their language.
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

    /// Prints the answer: `value` as JSON, or `lines`, one row each.
    pub(crate) fn answer<L: Display>(
        &self,
        value: &impl Serialize,
        lines: impl IntoIterator<Item = L>,
    ) -> io::Result<()> {
        if self.json {
            return self.json(value);
        }
        let mut out = io::stdout().lock();
        lines
            .into_iter()
            .try_for_each(|line| writeln!(out, "{}", shown(&line.to_string())))
    }

    /// Prints the answer as JSON, also without `--json`.
    pub(crate) fn json(&self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string_pretty(value)?;
        writeln!(io::stdout().lock(), "{}", escaped(&json))
    }

    /// Prints one row at once, while the others are still being worked on: a printed row is on disk. JSON is one value, and is
    /// printed by [`Output::whole`].
    pub(crate) fn now(&self, line: &dyn Display) -> io::Result<()> {
        if self.json {
            Ok(())
        } else {
            writeln!(io::stdout().lock(), "{}", shown(&line.to_string()))
        }
    }

    /// Prints the JSON value of the rows that [`Output::now`] printed.
    pub(crate) fn whole(&self, value: &impl Serialize) -> io::Result<()> {
        if self.json {
            self.answer::<&str>(value, [])
        } else {
            Ok(())
        }
    }

    /// Prints a text of several lines: exactly as it is to a program, and to a terminal with invisible characters written out.
    pub(crate) fn text(&self, text: &str) -> io::Result<()> {
        io::stdout().lock().write_all(shown(text).as_bytes())
    }

    /// Prints a file exactly as it is.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> io::Result<()> {
        io::stdout().lock().write_all(bytes)
    }

    /// Prints a remark to the person, beside the answer.
    pub(crate) fn remark(&self, sentence: &str) {
        // Where standard error is closed, nothing can be reported.
        let _ = writeln!(io::stderr(), "{}", in_lines(sentence));
    }

    /// Prints why nothing was done; scripts get the failure as JSON as well.
    pub(crate) fn refuse(&self, failure: &Failure) {
        self.remark(&format!("galley-cli: {}", failure.says));
        if self.json {
            let _ = self.answer::<&str>(failure, []);
        }
    }
}

/// A text for standard output: exactly as it is for a program, and for a terminal with invisible characters written out.
fn shown(text: &str) -> Cow<'_, str> {
    match io::stdout().is_terminal() {
        true => in_lines(text),
        false => Cow::Borrowed(text),
    }
}

/// JSON with invisible characters of its strings as escapes: the same value, without any control character for a terminal.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        // A raw line feed is only between values: within a string it is escaped already.
        if c == '\n' || !is_unseen(c) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing into a String does not fail.
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    escaped
}

/// One row: its cells with tabs between, so that `cut` can take them apart. A cell contains no tab, no line feed and no control
/// character for a terminal.
pub(crate) fn row(cells: &[&dyn Display]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| in_one_line(&cell.to_string()).into_owned())
        .collect();
    cells.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_the_same_value_with_what_is_not_seen_written_out() {
        let value = serde_json::json!({ "by": "赵\u{202e}一\u{1b}[2K\u{9b}\u{2028}", "tag": "\u{e0041}" });
        let plain = serde_json::to_string_pretty(&value).unwrap();
        let escaped = escaped(&plain);
        assert!(!escaped.chars().any(|c| c != '\n' && is_unseen(c)), "{escaped}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&escaped).unwrap(),
            value
        );
    }

    #[test]
    fn a_cell_ends_no_row_and_begins_none() {
        assert_eq!(row(&[&"a\tb", &"c\nd", &"e\rf\u{2028}"]), "a b\tc d\te f⟨U+2028⟩");
    }
}
