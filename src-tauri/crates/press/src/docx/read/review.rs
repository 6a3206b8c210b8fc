//! What reviewers left in a Word file: tracked changes and comments, as data.

use std::collections::HashMap;

use super::file::Relations;
use super::xml::Node;

/// A change that Word tracked. The text that is read has it accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// Who did it, as Word wrote it; may be empty.
    pub author: String,
    /// When, as Word wrote it (RFC 3339, often without the true offset); may be empty.
    pub at: String,
    /// The words put in, taken out or set otherwise.
    pub text: String,
    /// The paragraph it stands in, as read.
    pub paragraph: String,
    /// Where in that paragraph, in characters.
    pub offset: usize,
}

/// What a tracked change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Words were put in.
    Inserted,
    /// Words were taken out.
    Deleted,
    /// Words came here from elsewhere.
    MovedHere,
    /// Words went elsewhere.
    MovedAway,
    /// Words were set otherwise.
    Formatted,
}

/// A comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, as Word wrote it; may be empty.
    pub author: String,
    /// When, as Word wrote it; may be empty.
    pub at: String,
    /// What it says; a line feed between its paragraphs.
    pub text: String,
    /// The words it is about, as read; empty where it stands at a point.
    pub quote: String,
    /// The paragraph in which the quote begins, as read.
    pub paragraph: String,
    /// Which comment it answers, by its place in the list.
    pub answers: Option<usize>,
    /// Whether it was marked as done.
    pub done: bool,
}

/// The file's comments by their ids, in its order.
pub(super) fn comments(root: Option<&Node>, extended: Option<&Node>) -> Vec<(String, Comment)> {
    let nodes: Vec<&Node> = root.into_iter().flat_map(|root| root.named("comment")).collect();
    let of_paragraph: HashMap<&str, usize> = nodes
        .iter()
        .enumerate()
        .flat_map(|(at, node)| {
            node.below()
                .filter_map(move |one| Some((one.attribute("paraId")?, at)))
        })
        .collect();
    let more = extended.into_iter().flat_map(|root| root.named("commentEx"));
    let mut comments: Vec<(String, Comment)> = nodes.iter().map(|node| comment(node)).collect();
    for one in more {
        let place = |name| one.attribute(name).and_then(|id| of_paragraph.get(id).copied());
        let Some((at, (_, comment))) = place("paraId").and_then(|at| Some((at, comments.get_mut(at)?)))
        else {
            continue;
        };
        comment.answers = place("paraIdParent").filter(|parent| *parent != at);
        comment.done = matches!(one.attribute("done"), Some("1" | "true"));
    }
    comments
}

fn comment(node: &Node) -> (String, Comment) {
    let said = |name| node.attribute(name).unwrap_or_default().to_owned();
    let paragraph = |one: &Node| -> String {
        one.below()
            .filter(|inner| inner.name == "t")
            .map(|inner| inner.text.as_str())
            .collect()
    };
    let lines: Vec<String> = node
        .below()
        .filter(|one| one.name == "p")
        .map(paragraph)
        .collect();
    let comment = Comment {
        author: said("author"),
        at: said("date"),
        text: lines.join("\n"),
        ..Comment::default()
    };
    (said("id"), comment)
}

/// The part that a relation of this kind leads to.
pub(super) fn part<'r>(relations: &'r Relations, kind: &str) -> Option<&'r str> {
    let found = relations
        .values()
        .find(|relation| relation.kind == kind && !relation.outside);
    found.map(|relation| relation.target.as_str())
}

/// Names without repetition, in order.
pub(super) fn authors<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if !seen.contains(name) {
            seen.push(name.clone());
        }
    }
    seen
}
