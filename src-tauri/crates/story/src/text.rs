//! Inline text: runs of characters with strong, emphasis and link, and nothing decorative.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The text of one block, as runs of equally marked characters.
///
/// In its one form no run is empty and no two neighbours carry the same marks; [`Text::normalize`] gives it
/// that form, and everything here keeps it. A line feed inside a run is a line break within the block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Text(pub Vec<Span>);

/// A run of characters with the same marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The characters, exactly as typed.
    pub text: String,
    /// Printed bold.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub strong: bool,
    /// Printed with emphasis (italic, or dots under Han).
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub emphasis: bool,
    /// Where the run leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub link: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
fn is_false(value: &bool) -> bool {
    !*value
}

impl Span {
    /// Whether `other` carries the same marks.
    #[must_use]
    pub fn same_marks(&self, other: &Self) -> bool {
        self.strong == other.strong && self.emphasis == other.emphasis && self.link == other.link
    }
}

impl Text {
    /// Text without marks.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut one = Self(vec![Span {
            text: text.to_owned(),
            ..Span::default()
        }]);
        one.normalize();
        one
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.is_empty())
    }

    /// The characters without their marks.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// Appends a run, joining it to the last one where the marks agree.
    pub fn push(&mut self, span: Span) {
        if span.text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.same_marks(&span) => last.text.push_str(&span.text),
            _ => self.0.push(span),
        }
    }

    /// Brings the runs to their one form.
    pub fn normalize(&mut self) {
        let spans = std::mem::take(&mut self.0);
        spans.into_iter().for_each(|span| self.push(span));
    }
}
