//! 批注: what somebody said about a place in the story, and what others answered.
//!
//! Comments stand outside the content: they are never printed, and a digest of the content does not know them. Each
//! holds the words it was put on as they were then. [`anchor`] carries its place through edits; a place that is gone
//! is said to be lost, and the comment stays.

pub mod anchor;
mod blocks;
mod carry;
mod edit;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Digest;

pub use anchor::Anchor;
pub use carry::carry;

/// Something said about a place in the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// 姓名. Where `claims_to_be` names somebody: whose package brought the words, empty where that is not known either.
    pub by: String,
    /// The reader's own name, under which the words came although nothing proves that the reader said them; `None` otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub claims_to_be: Option<String>,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// The words.
    pub text: String,
}

/// An answer to a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Its identity, chosen by whoever makes it.
    pub id: String,
    /// Who answered, when, and what.
    pub said: Said,
}

/// That a comment was resolved, or opened again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// When; of two marks the later one counts.
    #[ts(type = "string")]
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
        said_on(&self.quote, &self.said)
    }

    /// What an answer to it says, as one name.
    #[must_use]
    pub fn item_of(&self, reply: &Reply) -> Digest {
        said_on(self.item().as_str(), &reply.said)
    }

    /// What its mark says, as one name; `None` where nobody resolved it or opened it again. The fourth word keeps it apart from
    /// the name of an answer.
    #[must_use]
    pub fn item_of_mark(&self) -> Option<Digest> {
        let mark = self.mark.as_ref()?;
        let word = if mark.resolved { "resolved" } else { "reopened" };
        Some(named(&[self.item().as_str(), word, &mark.by, ""]))
    }

    /// All that it says, each by its name, with who says so: itself, its answers, its mark.
    pub fn items(&self) -> impl Iterator<Item = (Digest, &str)> {
        let answers = self.replies.iter();
        let answers = answers.map(|reply| (self.item_of(reply), reply.said.by.as_str()));
        let mark = self.item_of_mark().zip(self.mark.as_ref());
        std::iter::once((self.item(), self.said.by.as_str()))
            .chain(answers)
            .chain(mark.map(|(item, mark)| (item, mark.by.as_str())))
    }

    /// Puts every name in it into its one form; one in which nothing is seen is empty.
    pub fn fold_names(&mut self) {
        let fold = |by: &mut String| *by = crate::name::folded(by).unwrap_or_default();
        let said = self.replies.iter_mut().map(|reply| &mut reply.said);
        for said in said.chain([&mut self.said]) {
            fold(&mut said.by);
            let claimed = said.claims_to_be.take();
            said.claims_to_be = claimed.and_then(|claimed| crate::name::folded(&claimed).ok());
        }
        if let Some(mark) = &mut self.mark {
            fold(&mut mark.by);
        }
    }

    /// Takes over what `other`, the same comment from elsewhere, knows more: answers, and the later mark. Its own
    /// place and first words stay. Other words under the id of an answer are another answer, as with comments.
    fn learn(&mut self, other: &Self) {
        let known: HashMap<&str, &Said> = self
            .replies
            .iter()
            .map(|reply| (reply.id.as_str(), &reply.said))
            .collect();
        let mut new: BTreeMap<String, Said> = BTreeMap::new();
        for Reply { id, said } in &other.replies {
            let under = |id: &str| known.get(id).copied().or_else(|| new.get(id));
            let id = match under(id) {
                Some(there) if !there.says_the_same(said) => said.id_beside(id),
                Some(_) | None => id.clone(),
            };
            if under(&id).is_none() {
                new.insert(id, said.clone());
            }
        }
        let new = new.into_iter().map(|(id, said)| Reply { id, said });
        self.replies.extend(new);
        self.replies
            .sort_by(|a, b| (a.said.at, &a.id).cmp(&(b.said.at, &b.id)));
        if other.mark > self.mark {
            self.mark.clone_from(&other.mark);
        }
    }
}

impl Said {
    /// Whether both are of one author and say the same, whenever their machines say that was.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.by, &self.claims_to_be, &self.text) == (&other.by, &other.claims_to_be, &other.text)
    }

    /// An id beside a known one, the same for the same words: `a1b2` becomes `a1b2-5feceb66`. However often it is kept
    /// beside another, it grows no longer than any id may be.
    fn id_beside(&self, known: &str) -> String {
        let digest: String = said_on(known, self).as_str().chars().take(8).collect();
        let known: String = known.chars().take(64).collect();
        format!("{known}-{digest}")
    }
}

/// What somebody says on `something`, as one name.
fn said_on(something: &str, said: &Said) -> Digest {
    match &said.claims_to_be {
        None => named(&[something, &said.by, &said.text]),
        Some(claimed) => named(&[something, &said.by, &said.text, claimed]),
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

/// Gives each comment and answer an id by which it is told apart: one that is empty, none of ours, or another's too gets one
/// of its words. A comment without an id could never be answered or resolved.
pub fn tell_apart(comments: &mut [Comment], is_ours: impl Fn(&str) -> bool) {
    let tell = |seen: &mut HashMap<String, usize>, id: &mut String, said: &Said| {
        if !is_ours(id) {
            *id = said.id_beside("c");
        }
        while let Some(others) = seen.get_mut(id.as_str()) {
            *others += 1;
            *id = said.id_beside(&format!("{id}-{others}"));
        }
        seen.insert(id.clone(), 0);
    };
    let mut seen = HashMap::new();
    for comment in comments {
        tell(&mut seen, &mut comment.id, &comment.said);
        let mut answers = HashMap::new();
        for reply in &mut comment.replies {
            tell(&mut answers, &mut reply.id, &reply.said);
        }
    }
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
            Some(known) if !known.said.says_the_same(&comment.said) => comment.said.id_beside(&comment.id),
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
