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

use crate::Digest;

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

    /// What it says, as one name: of the words it is on, its author and its words. By this a store remembers who brought it.
    #[must_use]
    pub fn item(&self) -> Digest {
        named(&[&self.quote, &self.said.by, &self.said.text])
    }

    /// What an answer to it says, as one name.
    #[must_use]
    pub fn item_of(&self, reply: &Reply) -> Digest {
        named(&[self.item().as_str(), &reply.said.by, &reply.said.text])
    }

    /// Whether both are of one author and say the same, whenever their machines say that was.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.said.by, &self.said.text) == (&other.said.by, &other.said.text)
    }

    /// An id beside its own, the same for the same words: `a1b2` becomes `a1b2-5feceb66`.
    fn id_beside(&self) -> String {
        let digest: String = named(&[&self.said.by, &self.said.text])
            .as_str()
            .chars()
            .take(8)
            .collect();
        format!("{}-{digest}", self.id)
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

/// The digest of several words, each with its length in front, so that no two lists run together.
fn named(words: &[&str]) -> Digest {
    let mut hasher = crate::digest::Hasher::default();
    for word in words {
        hasher.update(&(word.len() as u64).to_be_bytes());
        hasher.update(word.as_bytes());
    }
    hasher.finish()
}

/// Brings comments from another store to ours. Nothing is dropped on either side, and bringing the same ones again
/// changes nothing. Those that are new keep the place they come with.
///
/// A comment is known by its id and what it says: another author or other words under a known id are another comment, which
/// is kept beside it under an id of its own.
pub fn bring(ours: &mut Vec<Comment>, theirs: &[Comment]) {
    let mut places: HashMap<String, usize> = ours
        .iter()
        .enumerate()
        .map(|(at, comment)| (comment.id.clone(), at))
        .collect();
    for comment in theirs {
        let known = |id: &str| places.get(id).and_then(|at| ours.get(*at));
        let id = match known(&comment.id) {
            Some(known) if !known.says_the_same(comment) => comment.id_beside(),
            Some(_) | None => comment.id.clone(),
        };
        match places.get(&id).and_then(|at| ours.get_mut(*at)) {
            Some(known) => known.learn(comment),
            None => {
                places.insert(id.clone(), ours.len());
                ours.push(Comment {
                    id,
                    ..comment.clone()
                });
            }
        }
    }
    ours.sort_by(|a, b| (a.said.at, &a.id).cmp(&(b.said.at, &b.id)));
}

#[cfg(test)]
mod tests;
