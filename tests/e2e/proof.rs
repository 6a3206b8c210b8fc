//! The expected text of a story, line by line, compared with what the command line reads from its store.

use galley_tests::desk::Desk;
use galley_tests::until::{PATIENCE, within};
use serde_json::Value;

/// A story, and the text it should have by now.
pub(crate) struct Proof<'desk> {
    desk: &'desk Desk,
    story: String,
    lines: Vec<String>,
}

impl<'desk> Proof<'desk> {
    /// The story as it is in the store.
    pub(crate) fn of(desk: &'desk Desk, story: &str) -> Self {
        let story = story.trim().to_owned();
        let lines = stored(desk, &story);
        Self { desk, story, lines }
    }

    /// From now on the one line with these words should have those in their place.
    ///
    /// # Panics
    /// When no line or more than one has them.
    pub(crate) fn turns(&mut self, words: &str, into: &str) {
        let line = self.line(words);
        self.lines[line] = self.lines[line].replacen(words, into, 1);
    }

    /// From now on there should be a line, `"paragraph …"` for one, behind the one with these words.
    pub(crate) fn gains(&mut self, behind: &str, line: &str) {
        let place = self.line(behind) + 1;
        self.lines.insert(place, line.to_owned());
    }

    /// From now on the last line should be this one.
    ///
    /// # Panics
    /// When there is no line.
    pub(crate) fn last_line(&mut self, line: &str) {
        *self.lines.last_mut().expect("a line") = line.to_owned();
    }

    /// Waits until the store has acknowledged exactly this, every line of it and no other.
    ///
    /// # Panics
    /// When it does not: with the lines that differ.
    pub(crate) fn holds(&self) {
        let mut found = Vec::new();
        let same = within(PATIENCE, || {
            found = stored(self.desk, &self.story);
            (found == self.lines).then_some(())
        });
        if same.is_none() {
            let wanted = self.lines.iter().filter(|line| !found.contains(line));
            let instead = found.iter().filter(|line| !self.lines.contains(line));
            panic!(
                "the store never held {:?}; it has {:?} instead",
                wanted.collect::<Vec<_>>(),
                instead.collect::<Vec<_>>()
            );
        }
    }

    fn line(&self, words: &str) -> usize {
        let mut found = (0..self.lines.len()).filter(|line| self.lines[*line].contains(words));
        match (found.next(), found.next()) {
            (Some(line), None) => line,
            _ => panic!("{words:?} stands in one line of {:?}", self.lines),
        }
    }
}

/// Every printed line of a story, with its kind.
fn stored(desk: &Desk, story: &str) -> Vec<String> {
    let shown: Value = serde_json::from_str(&desk.ask(["show", story, "--json"])).expect("JSON");
    let content = &shown["content"];
    let fields = [
        ("kicker", &content["kicker"]),
        ("headline", &content["headline"]),
        ("sign-off", &content["sign_off"]["text"]),
    ];
    let field = |(name, value): (&str, &Value)| format!("{name} {}", value.as_str().unwrap_or_default());
    let blocks = shown["blocks"].as_array().into_iter().flatten();
    let block = |block: &Value| {
        let part = |name: &str| block[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}", part("type"), part("text"))
    };
    fields.into_iter().map(field).chain(blocks.map(block)).collect()
}
