//! 定稿 on a page: the text there after accepting, rejecting and taking back, and the decisions, saved with it.
//!
//! A page holds the decisions beside its text and changes both in one step, so that undoing the step withdraws the decision. So
//! computing and saving are two functions: [`ReviewRoom::propose`] changes nothing, [`ReviewRoom::save_decided`] writes text and
//! decisions in one transaction.
//!
//! See docs/decisions/decisions-in-the-document.md.

use review::settling::{ChangeSelection, Decided, Settlement};
use serde::{Deserialize, Serialize};
use store::ReturnState;
use story::Content;
use story::compare::{ChangeId, compare};
use story::merge::{Choices, Conflict};
use ts_rs::TS;

use crate::review::settling::open_return;
use crate::rooms::ReviewRoom;
use crate::{Error, Saved};

/// A request of a page.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// The text on the page.
    pub content: Content,
    /// What was decided so far.
    pub decided: Option<Decided>,
    /// The changes that come into the text.
    pub accept: Vec<String>,
    /// The changes that stay out of it.
    pub reject: Vec<String>,
    /// The changes that are open again; on an editor's copy, those she takes back.
    pub withdraw: Vec<String>,
    /// Which text is used where both sides wrote.
    pub choices: Choices,
}

/// The page after such a request.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Proposal {
    /// The text.
    pub content: Content,
    /// The decisions then.
    pub decided: Decided,
    /// Changes that were to be placed and overlap with the writer's own changes.
    pub conflicts: Vec<Conflict>,
    /// Changes that are open then.
    pub open: u32,
}

/// A page: its text, and its decisions on returns, nothing where it made none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewedPage {
    /// The text.
    pub content: Content,
    /// What was decided on it.
    pub decided: Option<Decided>,
}

impl ReviewedPage {
    /// Reads the state that a page sends.
    ///
    /// # Errors
    /// [`Error::Asked`] when it is something else.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|why| Error::Asked { why })
    }
}

impl DecisionRequest {
    /// Reads the request that a page sends.
    ///
    /// # Errors
    /// [`Error::Asked`] when it is something else.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|why| Error::Asked { why })
    }
}

impl ReviewRoom<'_> {
    /// Computes the text of a page after a decision. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story; [`Error::Stored`] where something that is kept of it is damaged.
    pub fn propose(&self, id: &str, asked: DecisionRequest) -> Result<Proposal, Error> {
        let content = asked.content;
        if let Some((_, base)) = self.received(id)? {
            let base = Content::from_json(&base)?;
            let compared = compare(&base, &content);
            let back = |change: &ChangeId| asked.withdraw.contains(&change.0);
            let content = compared.select(|change| !back(change));
            return Ok(Proposal {
                content,
                decided: Decided::new(),
                conflicts: Vec::new(),
                open: 0,
            });
        }
        let settlement = Settlement {
            accept: ChangeSelection::These(asked.accept),
            reject: ChangeSelection::These(asked.reject),
            withdraw: ChangeSelection::These(asked.withdraw),
            by: String::new(),
            is_proven: false,
            choices: asked.choices,
        };
        let mut rounds = self.rounds(id, content, asked.decided.as_ref())?;
        let outcome = rounds.settle(&settlement);
        Ok(Proposal {
            content: rounds.text().clone(),
            decided: rounds.decided(),
            conflicts: outcome.conflicts,
            open: outcome.open,
        })
    }

    /// Saves the text of a page with its decisions. A return with nothing left open is settled, and the result is a revision; one
    /// that an undo opens again is open again.
    ///
    /// # Errors
    /// As [`WritingRoom::save_working`].
    pub fn save_decided(&self, id: &str, replaces: u64, page: &ReviewedPage) -> Result<Saved, Error> {
        let Some(decided) = &page.decided else {
            return self.writing().save(id, replaces, &page.content);
        };
        let mut rounds = self.rounds(id, page.content.clone(), Some(decided))?;
        if rounds.decided() == self.decided(id, decided)? {
            return self.writing().save(id, replaces, &page.content);
        }
        rounds.remember();
        Ok(self.keep_decided(id, replaces, &page.content, &rounds, false)?.0)
    }

    /// The stored decisions on open returns, and on the settled ones that a page decided on.
    fn decided(&self, id: &str, page: &Decided) -> Result<Decided, Error> {
        let mut decided = Decided::new();
        for one in self.store().returns(id)? {
            let is_asked = match one.state {
                ReturnState::Open => true,
                ReturnState::Settled => page.contains_key(&one.guid),
                ReturnState::Superseded => false,
            };
            if is_asked {
                decided.insert(one.guid.clone(), open_return(&one)?.decisions);
            }
        }
        Ok(decided)
    }
}
