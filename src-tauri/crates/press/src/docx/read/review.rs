//! The reviewers' marks in a Word file: tracked changes and comments, as data.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::file::Relations;
use super::xml::XmlNode;
use crate::docx::When;

/// A change that Word tracked. It is accepted in the text as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordChange {
    /// The kind of change.
    pub kind: ChangeKind,
    /// The author, as Word wrote it; may be empty.
    pub author: String,
    /// When.
    pub at: When,
    /// The words put in, taken out or set otherwise.
    pub text: String,
    /// The paragraph it is in, as read: one for all of its changes.
    pub paragraph: Arc<str>,
    /// Its place in that paragraph, in characters.
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
pub struct WordComment {
    /// The author, as Word wrote it; may be empty.
    pub author: String,
    /// When.
    pub at: When,
    /// Its words; a line feed between its paragraphs.
    pub text: String,
    /// The words it is about, as read; empty where it is at a point.
    pub quote: String,
    /// The paragraph in which the quote begins, as read.
    pub paragraph: Arc<str>,
    /// The comment it answers, by its place in the list.
    pub answers: Option<usize>,
    /// Whether it was marked as done.
    pub done: bool,
}

/// The parts in which Word keeps a file's comments.
pub(super) struct CommentParts {
    /// The part with the comments.
    pub(super) comments: Option<XmlNode>,
    /// The part with the replies of each comment, and whether it is done.
    pub(super) extended: Option<XmlNode>,
    /// The lasting name of each comment.
    pub(super) ids: Option<XmlNode>,
    /// The instant of each, by that name.
    pub(super) extensible: Option<XmlNode>,
}

/// The time in an element's attributes.
pub(super) fn when(node: &XmlNode) -> When {
    let said = |name| node.attribute(name).unwrap_or_default().to_owned();
    When {
        date: said("date"),
        utc: said("dateUtc"),
    }
}

/// The file's comments by their ids, in its order.
pub(super) fn comments(parts: &CommentParts) -> Vec<(String, WordComment)> {
    let (root, extended) = (parts.comments.as_ref(), parts.extended.as_ref());
    let nodes: Vec<&XmlNode> = root.into_iter().flat_map(|root| root.named("comment")).collect();
    let of_paragraph: HashMap<&str, usize> = nodes
        .iter()
        .enumerate()
        .flat_map(|(at, node)| {
            node.below()
                .filter_map(move |one| Some((one.attribute("paraId")?, at)))
        })
        .collect();
    let more = extended.into_iter().flat_map(|root| root.named("commentEx"));
    let mut comments: Vec<(String, WordComment)> = nodes.iter().map(|node| comment(node)).collect();
    for one in more {
        let place = |name| one.attribute(name).and_then(|id| of_paragraph.get(id).copied());
        let Some((at, (_, comment))) = place("paraId").and_then(|at| Some((at, comments.get_mut(at)?)))
        else {
            continue;
        };
        comment.answers = place("paraIdParent").filter(|parent| *parent != at);
        comment.done = matches!(one.attribute("done"), Some("1" | "true"));
    }
    let named = parts.ids.iter().flat_map(|root| root.named("commentId"));
    let names: HashMap<&str, &str> = named
        .filter_map(|one| Some((one.attribute("durableId")?, one.attribute("paraId")?)))
        .collect();
    let instants = parts
        .extensible
        .iter()
        .flat_map(|root| root.named("commentExtensible"));
    for one in instants {
        let at = one.attribute("durableId").and_then(|name| names.get(name));
        let at = at.and_then(|paragraph| of_paragraph.get(paragraph));
        if let Some((_, comment)) = at.and_then(|at| comments.get_mut(*at))
            && comment.at.utc.is_empty()
        {
            comment.at.utc = one.attribute("dateUtc").unwrap_or_default().to_owned();
        }
    }
    comments
}

fn comment(node: &XmlNode) -> (String, WordComment) {
    let said = |name| node.attribute(name).unwrap_or_default().to_owned();
    let paragraph = |one: &XmlNode| -> String {
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
    let comment = WordComment {
        author: said("author"),
        at: when(node),
        text: lines.join("\n"),
        ..WordComment::default()
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
    let mut seen = HashSet::new();
    names
        .filter(|name| !name.is_empty() && seen.insert(name.as_str()))
        .cloned()
        .collect()
}
