//! 三审三校: the desk's posts, and who passed the story. Below stand the keys they sign with, and the trail as a form.

pub(crate) mod approval;
pub(crate) mod keychain;
pub(crate) mod keys;
pub(crate) mod readiness;

use story::stages::{self, Chain, Decision, Post, Role, Verdict};
use story::workflow::Step;
use story::{Content, Digest, Language};

use crate::review::{Signed, TrailRow};
use crate::rows::local;
use crate::writing::versions::Reason;
use crate::{Error, Newsroom};

/// Settings key of the desk's posts.
const CHAIN: &str = "chain";

/// A decision that somebody takes.
#[derive(Debug, Clone)]
pub struct Signing {
    /// The post: a review, or a proof.
    pub role: Role,
    /// Its place among its kind, from 1.
    pub stage: u8,
    /// Who decides; the person at this machine where it is empty.
    pub by: String,
    /// Why it goes back; `None` passes it.
    pub back: Option<String>,
    /// Sign although comments are open.
    pub despite_comments: bool,
}

impl Newsroom {
    /// The desk's posts.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn chain(&self) -> Result<Chain, Error> {
        Ok(self.remembered(CHAIN)?.unwrap_or_default())
    }

    /// Sets the desk's posts: 0 to 3 reviewers and 0 to 3 proofreaders.
    ///
    /// # Errors
    /// [`Error::BadValue`] for more.
    pub fn set_chain(&self, chain: Chain) -> Result<(), Error> {
        for (field, value) in [("reviews", chain.reviews), ("proofs", chain.proofs)] {
            if value > stages::MOST {
                return Err(Error::BadValue {
                    field: field.to_owned(),
                    value: value.to_string(),
                    expected: "0–3",
                });
            }
        }
        self.remember(CHAIN, &chain)
    }

    /// Every decision on the story, the oldest first.
    ///
    /// # Errors
    /// When there is no such story or a decision is damaged.
    pub fn trail(&self, id: &str) -> Result<Vec<Decision>, Error> {
        let documents = self.store().decisions(id)?;
        let mut trail = documents
            .iter()
            .map(|document| {
                serde_json::from_str(document).map_err(|why| Error::BadSlip { why: why.to_string() })
            })
            .collect::<Result<Vec<Decision>, _>>()?;
        trail.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Ok(trail)
    }

    /// Freezes the story and signs it: passes it, or sends it back with a reason. When the last post has passed it,
    /// it is signed off.
    ///
    /// # Errors
    /// When it is not this post's turn, the person wrote the piece, changes or comments are open, or the person's
    /// key is locked; nothing is signed then.
    pub fn sign(&self, id: &str, signing: &Signing) -> Result<Signed, Error> {
        let state = self.state(id)?;
        let by = if signing.by.trim().is_empty() {
            self.author()?
        } else {
            signing.by.trim().to_owned()
        };
        if signing.back.is_none() {
            self.ready(id, signing.despite_comments)?;
        }
        let who = self.who(id)?;
        // Where it can be signed off from, it can be signed: the last pass must not fail for the workflow.
        let signed_off = state.after(who, Step::SignOff)?;
        let (chain, trail) = (self.chain()?, self.trail(id)?);
        let content = self.content(id)?;
        let post = Post {
            role: signing.role,
            stage: signing.stage,
        };
        let mut decision = Decision {
            id: uuid::Uuid::new_v4().to_string(),
            story: id.to_owned(),
            post,
            verdict: signing
                .back
                .as_ref()
                .map_or(Verdict::Pass, |_| chain.refusal_of(post)),
            reason: signing.back.clone().unwrap_or_default(),
            unit: self.unit_of(&by)?,
            by,
            at: self.now(),
            seen: store::digest(&content.to_json()),
            printed: printed_digest(&content),
            key: None,
            signature: None,
        };
        chain.admit(&trail, &decision, &self.wrote(id, &content)?)?;
        if let Some((key, public)) = self.signing_key(&decision.by)? {
            decision.key = Some(public);
            decision.signature = Some(key.sign(&decision.to_sign(), &decision.by)?);
        }
        let reason = Reason {
            word: "signed",
            automatic: false,
            name: "",
        };
        self.freeze_working(id, &reason)?;
        let document = serde_json::to_string(&decision).unwrap_or_default();
        let trail = [trail, vec![decision.clone()]].concat();
        let standing = chain.standing(&trail, &decision.printed);
        let now = self.now();
        self.store().write(|tx| {
            tx.add_decision(id, &decision.id, &document)?;
            if let Some(key) = &decision.key {
                tx.know_key(key, &decision.by, now)?;
            }
            if standing.complete {
                tx.set_state(id, signed_off.as_str(), now)
            } else {
                Ok(())
            }
        })?;
        Ok(Signed {
            row: self.trail_row(&decision, chain, &decision.printed)?,
            standing,
        })
    }

    /// Refuses while changes are open, and asks while comments are.
    fn ready(&self, id: &str, despite_comments: bool) -> Result<(), Error> {
        let open = self.store().returns(id)?;
        let open = open
            .iter()
            .filter(|one| one.state == store::ReturnState::Open)
            .count();
        if open > 0 {
            return Err(Error::OpenChanges { returns: open });
        }
        let comments = self
            .comments(id)?
            .iter()
            .filter(|comment| comment.is_open())
            .count();
        if comments > 0 && !despite_comments {
            return Err(Error::OpenComments { comments });
        }
        Ok(())
    }

    /// The people who wrote the piece: its authors, and whoever filed it or keeps it here as their own.
    fn wrote(&self, id: &str, content: &Content) -> Result<Vec<String>, Error> {
        let mut wrote: Vec<String> = content.authors.iter().map(|author| author.name.clone()).collect();
        wrote.push(match self.received(id)? {
            Some((origin, _)) => origin.base.author,
            None => self.author()?,
        });
        wrote.retain(|name| !name.trim().is_empty());
        Ok(wrote)
    }

    fn unit_of(&self, name: &str) -> Result<String, Error> {
        let profile = self.profile()?.unwrap_or_default();
        Ok(if profile.name == name {
            profile.unit
        } else {
            String::new()
        })
    }

    /// The decisions as people are shown them, the oldest first.
    ///
    /// # Errors
    /// As [`Newsroom::trail`].
    pub fn trail_rows(&self, id: &str) -> Result<Vec<TrailRow>, Error> {
        let (chain, printed) = (self.chain()?, printed_digest(&self.content(id)?));
        let trail = self.trail(id)?;
        trail
            .iter()
            .map(|decision| self.trail_row(decision, chain, &printed))
            .collect()
    }

    fn trail_row(&self, decision: &Decision, chain: Chain, printed: &Digest) -> Result<TrailRow, Error> {
        Ok(row(decision, chain, printed, self.language()))
    }
}

/// One decision for people; `printed` is what is printed now.
pub(crate) fn row(decision: &Decision, chain: Chain, printed: &Digest, language: Language) -> TrailRow {
    TrailRow {
        id: decision.id.clone(),
        which: decision.post,
        post: decision.post.name_of(&chain, language).to_owned(),
        verdict: decision.verdict,
        says: decision.verdict.name(language).to_owned(),
        by: decision.by.clone(),
        unit: decision.unit.clone(),
        at: local(decision.at),
        reason: decision.reason.clone(),
        seen: decision.seen.to_string(),
        fits: decision.printed == *printed,
        key: decision.key.clone(),
        genuine: genuine(decision),
    }
}

/// Whether the decision bears its key's signature; nothing where it bears none.
pub(crate) fn genuine(decision: &Decision) -> Option<bool> {
    match (&decision.key, &decision.signature) {
        (None, None) => None,
        (Some(key), Some(text)) => Some(package::signature::check(text, &decision.to_sign(), key).is_ok()),
        _ => Some(false),
    }
}

/// The digest of what is printed.
pub(crate) fn printed_digest(content: &Content) -> Digest {
    store::digest(&stages::printed(content))
}
