//! 批注: comments on a place in the story, and the answers to them.
//!
//! Comments are kept outside the content: they are never printed, and a digest of the content does not include them. Each keeps
//! the words it was put on as they were then. [`anchor`] carries its place through edits; a comment whose place is gone is marked
//! lost, and stays.

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

/// A comment on a place in the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Its identity, chosen by the author's program, the same in every store it travels to.
    pub id: String,
    /// Where it is now.
    pub anchor: Anchor,
    /// The words it was put on, verbatim; empty where it is about the whole place. Never changed.
    pub quote: String,
    /// The author, the time and the words.
    pub said: Said,
    /// What was answered, the oldest first.
    pub replies: Vec<Reply>,
    /// Whether it is resolved, and who resolved or reopened it last; `None` while it was never resolved.
    pub mark: Option<Mark>,
}

/// Words with their author and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// 姓名. Where `claims_to_be` holds a name: the sender of the package that brought the words, empty where that is not known
    /// either.
    pub by: String,
    /// The reader's own name, under which the words came without a proof that the reader wrote them; `None` otherwise.
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
    /// Its identity, chosen by the author's program.
    pub id: String,
    /// The author, the time and the words.
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
    /// The person who resolved or reopened it.
    pub by: String,
}

impl Comment {
    /// Whether it is still to be looked at: not resolved.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.mark.as_ref().is_none_or(|mark| !mark.resolved)
    }

    /// The digest of the words it is on, its author and its words. A store uses it to remember who brought the comment.
    #[must_use]
    pub fn item(&self) -> Digest {
        said_on(&self.quote, &self.said)
    }

    /// The digest of an answer to it.
    #[must_use]
    pub fn item_of(&self, reply: &Reply) -> Digest {
        said_on(self.item().as_str(), &reply.said)
    }

    /// The digest of its mark; `None` where nobody resolved it or opened it again. The fourth word keeps it apart from the digest
    /// of an answer.
    #[must_use]
    pub fn item_of_mark(&self) -> Option<Digest> {
        let mark = self.mark.as_ref()?;
        let word = if mark.resolved { "resolved" } else { "reopened" };
        Some(named(&[self.item().as_str(), word, &mark.by, ""]))
    }

    /// The digests of the comment, its answers and its mark, each with the author.
    pub fn items(&self) -> impl Iterator<Item = (Digest, &str)> {
        let answers = self.replies.iter();
        let answers = answers.map(|reply| (self.item_of(reply), reply.said.by.as_str()));
        let mark = self.item_of_mark().zip(self.mark.as_ref());
        std::iter::once((self.item(), self.said.by.as_str()))
            .chain(answers)
            .chain(mark.map(|(item, mark)| (item, mark.by.as_str())))
    }

    /// Puts every name in it into its one form; a name without a visible character becomes empty.
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

    /// Adds from `other`, the same comment from elsewhere, the answers missing here, and its mark if that is later. Its own place
    /// and first words stay. Other words under the id of an answer are another answer, as with comments.
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
    /// Whether both have the same author and words; their times, which come from different machines, are not compared.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.by, &self.claims_to_be, &self.text) == (&other.by, &other.claims_to_be, &other.text)
    }

    /// An id derived from a known one and the words: `a1b2` becomes `a1b2-5feceb66`. An id that was derived before stays within
    /// the length limit.
    fn id_beside(&self, known: &str) -> String {
        let digest: String = said_on(known, self).as_str().chars().take(8).collect();
        let known: String = known.chars().take(64).collect();
        format!("{known}-{digest}")
    }
}

/// The digest that names what a person said on `something`.
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

/// Makes the ids of comments and answers unique: an empty, malformed or repeated id is replaced by one derived from the words. A
/// comment without an id could never be answered or resolved.
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

/// Merges comments from another store into ours. Nothing is dropped on either side, and merging the same ones again changes
/// nothing. New ones keep the place they come with.
///
/// A comment is identified by its id and its words: another author or other words under a known id are another comment, which is
/// kept beside it under an id of its own.
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
