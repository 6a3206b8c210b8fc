//! 三审三校: who passed a story on its way into print, in which order, and on exactly which words.
//!
//! A desk has up to three reviewers and up to three proofreaders, and none is an ordinary state too. Decisions are only ever
//! added. Which of them count is worked out anew each time: a decision counts for the printed content it was taken on, and for no
//! other, so that any change to it begins again from the first review. Nobody passes their own piece.
//!
//! Which keys are trusted is decided outside; the caller passes in how far a decision is proven ([`Proof`]).

mod names;
mod printed;
mod standing;
mod trail;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Digest;

pub use printed::{Printed, printed, printed_with_tray};
pub use standing::{Chains, Standing};
pub use trail::{Proof, Signatures, Trail, TrailEntry};

/// Most stages of one kind.
pub const MOST: u8 = 3;

/// The stages that a desk asks for. The default is none: a desk asks for reviews only once it has set this.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    /// 审: reviewers, 0 to [`MOST`].
    pub reviews: u8,
    /// 校: proofreaders, 0 to [`MOST`].
    pub proofs: u8,
    /// The desk is small: one person may pass several stages.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub small: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// What a post is responsible for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PostRole {
    /// 审: facts, law, whether it goes out.
    Review,
    /// 校: the letters.
    Proof,
}

/// One post of a chain: 初审, 二校 …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Of which kind.
    pub role: PostRole,
    /// Its place among its kind, from 1.
    pub stage: u8,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 通过.
    Pass,
    /// 退回: with a reason; everything begins again.
    Return,
    /// 否决: a return by the last reviewer.
    Veto,
}

/// One decision, never altered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its identity, the same in every store it travels to.
    pub id: String,
    /// The story's id.
    pub story: String,
    /// The post.
    pub post: Post,
    /// What was decided.
    pub verdict: Verdict,
    /// Why; never empty for a return.
    pub reason: String,
    /// 姓名.
    pub by: String,
    /// 单位.
    pub unit: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// SHA-256 of the whole content that was seen, as [`Content::to_json`] writes it.
    pub seen: Digest,
    /// SHA-256 of what of it is printed, as [`printed`] gives it, or an older Galley did (see [`Printed`]).
    pub printed: Digest,
    /// 代录: the person who recorded the decision for another, who did not sign it; absent from the JSON where there is none, so
    /// that a decision signed before this field existed keeps its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>", optional)]
    pub recorded_by: Option<String>,
    /// The public key of who decided; `None` where it bears no signature.
    pub key: Option<String>,
    /// The signature on [`Decision::to_sign`].
    pub signature: Option<String>,
    /// The chain it was taken in, which gives its stage a name and a place for ever. `None` in decisions of Galley 0.1,
    /// which are named and counted under the chain that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub chain: Option<Chain>,
    /// The decisions before it, by [`Decision::digest`]: those that the person had seen. More than one where it settles a
    /// fork, none for the first. `None` in decisions of Galley 0.1, which are taken in the order of their times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<Vec<Digest>>,
}

/// Why a decision is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The desk has no such post.
    #[error("this desk has no such stage")]
    NoSuchPost,
    /// Another post comes first.
    #[error("{} has not passed it yet", .0.name_of(.1, crate::Language::En))]
    NotYet(Post, Chain),
    /// This post has passed exactly this already.
    #[error("{} has passed exactly this already", .0.name_of(.1, crate::Language::En))]
    Already(Post, Chain),
    /// The author of the text cannot pass it.
    #[error("{0} wrote it, and nobody passes their own piece")]
    Author(String),
    /// The same person passed another stage of exactly this.
    #[error("{} passed {} of exactly this; one person passes one stage", .0, .1.name_of(.2, crate::Language::En))]
    OnePerson(String, Post, Chain),
    /// A return needs a reason.
    #[error("a return needs a reason")]
    NoReason,
    /// A decision needs a name.
    #[error("a decision needs a name")]
    NoName,
    /// 代录 needs the name of the person who records it; this is the name of the person who decided.
    #[error("nobody is named here who records the decision of {0}")]
    NoRecorder(String),
}

impl Chain {
    /// The posts in the order in which they are listed.
    pub fn posts(self) -> impl Iterator<Item = Post> {
        let of = |role, most: u8| (1..=most.min(MOST)).map(move |stage| Post { role, stage });
        of(PostRole::Review, self.reviews).chain(of(PostRole::Proof, self.proofs))
    }

    /// What a refusal at this post is: the last reviewer's is a veto.
    #[must_use]
    pub fn refusal_of(self, post: Post) -> Verdict {
        if post.role == PostRole::Review && post.stage == self.reviews {
            Verdict::Veto
        } else {
            Verdict::Return
        }
    }

    /// It asks for no stage at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.posts().next().is_none()
    }

    /// Whether both ask for the same stages, so that a decision taken in the one counts in the other.
    #[must_use]
    pub fn has_stages_of(self, other: Self) -> bool {
        (self.reviews, self.proofs) == (other.reviews, other.proofs)
    }

    /// Whether this decision on what is printed as `printed` may be taken; `wrote` are the people who wrote the piece. A person
    /// who passed it may take the pass back.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub fn admit(
        self,
        trail: &Trail,
        decision: &Decision,
        printed: &Printed,
        wrote: &[String],
    ) -> Result<(), Refusal> {
        if !self.posts().any(|post| post == decision.post) {
            return Err(Refusal::NoSuchPost);
        }
        let by = decision.by.trim();
        if by.is_empty() {
            return Err(Refusal::NoName);
        }
        if wrote.iter().any(|author| author.trim() == by) {
            return Err(Refusal::Author(by.to_owned()));
        }
        if decision.verdict != Verdict::Pass && decision.reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let standing = self.standing(trail, printed);
        let counting = self.counting(trail, printed);
        let takes_back = decision.verdict != Verdict::Pass
            && counting
                .iter()
                .any(|one| one.post == decision.post && one.by.trim() == by);
        if takes_back {
            return Ok(());
        }
        if standing.passed.contains(&decision.post) {
            return Err(Refusal::Already(decision.post, self));
        }
        let passes = decision.verdict == Verdict::Pass && !self.small;
        let other = counting.into_iter().find(|one| one.by.trim() == by);
        if let Some(other) = other.filter(|_| passes) {
            return Err(Refusal::OnePerson(by.to_owned(), other.post, self));
        }
        match standing.next.iter().find(|next| next.role == decision.post.role) {
            Some(next) if *next != decision.post => Err(Refusal::NotYet(*next, self)),
            _ => Ok(()),
        }
    }
}

impl Decision {
    /// The name its stage had when it was taken; in a decision of Galley 0.1 the name it has in `asked`.
    #[must_use]
    pub fn stage_name(&self, asked: Chain, language: crate::Language) -> &'static str {
        self.post.name_of(&self.chain.unwrap_or(asked), language)
    }

    /// The bytes that are signed: all fields but the signature.
    #[must_use]
    pub fn to_sign(&self) -> Vec<u8> {
        let unsigned = Self {
            signature: None,
            ..self.clone()
        };
        // Strings and small numbers: serialising them cannot fail.
        serde_json::to_vec(&unsigned).unwrap_or_default()
    }

    /// Its identity in the chain of decisions: the SHA-256 of [`Decision::to_sign`]. Two decisions with the same content are one,
    /// even where their signatures differ.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.to_sign())
    }
}

#[cfg(test)]
mod tests;
