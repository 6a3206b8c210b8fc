//! The words that comments are about, and the notes that the text refers to.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::xml::XmlNode;
use crate::limits::MOST_QUOTED;

/// Words under the ranges of comments.
///
/// The words while any range is open are kept once; a range is a stretch of them. So thousands of comments on one long
/// paragraph hold that paragraph once.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    said: String,
    ranges: HashMap<String, CommentRange>,
    /// Where in `said` each open range began.
    open: HashMap<String, usize>,
    /// Comments that began in the paragraph that is being read.
    new: Vec<String>,
}

/// One comment's stretches, and the paragraph in which it began, once that is read.
#[derive(Debug, Default)]
struct CommentRange {
    stretches: Vec<(usize, usize)>,
    paragraph: Arc<str>,
}

impl Quotes {
    /// Opens or closes a range.
    pub(super) fn mark(&mut self, node: &XmlNode) {
        let id = node.attribute("id").unwrap_or_default();
        if node.name == "commentRangeEnd" {
            self.close(id);
            return;
        }
        self.close(id);
        self.ranges.entry(id.to_owned()).or_default();
        self.new.push(id.to_owned());
        self.open.insert(id.to_owned(), self.said.len());
    }

    /// A comment at a point, which has no range.
    pub(super) fn point(&mut self, node: &XmlNode) {
        let id = node.attribute("id").unwrap_or_default();
        if let Entry::Vacant(vacant) = self.ranges.entry(id.to_owned()) {
            vacant.insert(CommentRange::default());
            self.new.push(id.to_owned());
        }
    }

    fn close(&mut self, id: &str) {
        if let (Some(from), Some(range)) = (self.open.remove(id), self.ranges.get_mut(id)) {
            range.stretches.push((from, self.said.len()));
        }
    }

    pub(super) fn say(&mut self, words: &str) {
        if !self.open.is_empty() {
            self.said.push_str(words);
        }
    }

    /// Begins a paragraph, which may be inside another; what it returns is handed to `end_paragraph` of this one.
    pub(super) fn begin_paragraph(&mut self) -> Vec<String> {
        std::mem::take(&mut self.new)
    }

    pub(super) fn end_paragraph(&mut self, plain: &Arc<str>, outer: Vec<String>) {
        for id in std::mem::replace(&mut self.new, outer) {
            if let Some(range) = self.ranges.get_mut(&id) {
                range.paragraph = Arc::clone(plain);
            }
        }
        self.say("\n");
    }

    /// The words of a comment and the paragraph it began in; none where the text has no such comment. Beyond
    /// [`MOST_QUOTED`] bytes in all comments together, those that follow have no words.
    pub(super) fn of(&self, id: &str, quoted: &mut usize) -> Option<(String, Arc<str>)> {
        let range = self.ranges.get(id)?;
        let open = self.open.get(id).map(|from| (*from, self.said.len()));
        let mut quote = String::new();
        for (from, to) in range.stretches.iter().copied().chain(open) {
            let words = self.said.get(from..to).unwrap_or_default();
            *quoted = quoted.saturating_add(words.len());
            if *quoted <= MOST_QUOTED {
                quote.push_str(words);
            }
        }
        Some((quote, Arc::clone(&range.paragraph)))
    }
}

/// The notes in the order in which the text first refers to them.
#[derive(Debug, Default)]
pub(super) struct NoteNumbers {
    in_order: Vec<(&'static str, String)>,
    numbers: HashMap<(&'static str, String), usize>,
}

impl NoteNumbers {
    /// The number of a note: the same again for a note that was referred to before.
    pub(super) fn number(&mut self, kind: &'static str, id: &str) -> usize {
        let next = self.in_order.len().saturating_add(1);
        match self.numbers.entry((kind, id.to_owned())) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(vacant) => {
                self.in_order.push((kind, id.to_owned()));
                *vacant.insert(next)
            }
        }
    }

    /// Kind and id of each.
    pub(super) fn in_order(&self) -> Vec<(&'static str, String)> {
        self.in_order.clone()
    }
}
