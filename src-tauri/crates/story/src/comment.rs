//! 批注: what somebody said about a place in the story, and what others answered.
//!
//! Comments stand outside the content: they are never printed, and a digest of the content does not know them. Each
//! holds the words it was put on as they were then. [`anchor`] carries its place through edits; a place that is gone
//! is said to be lost, and the comment stays.

pub mod anchor;
mod blocks;
mod carry;
mod edit;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use anchor::Anchor;
pub use carry::carry;

/// Something said about a place in the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Comment {
    /// Its identity, chosen by whoever makes it, the same in every store it travels to.
    pub id: String,
    /// Where it stands now.
    pub anchor: Anchor,
    /// The words it was put on, verbatim; empty where it is about the whole place. Never changed.
    pub quote: String,
    /// Who said it, when, and what.
    pub said: Said,
    /// What was answered, the oldest first.
    pub replies: Vec<Reply>,
    /// Whether it is settled, and who said so last; `None` while nobody did.
    pub mark: Option<Mark>,
}

/// Words with their author and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Said {
    /// 姓名.
    pub by: String,
    /// When.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub at: DateTime<Utc>,
    /// The words.
    pub text: String,
}

/// An answer to a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Reply {
    /// Its identity, chosen by whoever makes it.
    pub id: String,
    /// Who answered, when, and what.
    pub said: Said,
}

/// That a comment was resolved, or opened again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Mark {
    /// When; of two marks the later one counts.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub at: DateTime<Utc>,
    /// Resolved, or opened again.
    pub resolved: bool,
    /// Who said so.
    pub by: String,
}

impl Comment {
    /// Whether somebody should still look at it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.mark.as_ref().is_none_or(|mark| !mark.resolved)
    }

    /// Takes over what `other`, the same comment from elsewhere, knows more: answers, and the later mark. Its own
    /// place and first words stay.
    fn learn(&mut self, other: &Self) {
        let known: HashSet<String> = self.replies.iter().map(|reply| reply.id.clone()).collect();
        let new = other.replies.iter().filter(|reply| !known.contains(&reply.id));
        self.replies.extend(new.cloned());
        self.replies
            .sort_by(|a, b| (a.said.at, &a.id).cmp(&(b.said.at, &b.id)));
        if other.mark > self.mark {
            self.mark.clone_from(&other.mark);
        }
    }
}

/// Brings comments from another store to ours. Nothing is dropped on either side, and bringing the same ones again
/// changes nothing. Those that are new keep the place they come with.
pub fn bring(ours: &mut Vec<Comment>, theirs: &[Comment]) {
    let mut places: HashMap<String, usize> = ours
        .iter()
        .enumerate()
        .map(|(at, comment)| (comment.id.clone(), at))
        .collect();
    for comment in theirs {
        match places.get(&comment.id).and_then(|at| ours.get_mut(*at)) {
            Some(known) => known.learn(comment),
            None => {
                places.insert(comment.id.clone(), ours.len());
                ours.push(comment.clone());
            }
        }
    }
    ours.sort_by(|a, b| (a.said.at, &a.id).cmp(&(b.said.at, &b.id)));
}

#[cfg(test)]
mod tests;
