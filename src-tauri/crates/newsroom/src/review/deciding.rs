//! 定稿 on a page: what accepting, rejecting and taking back make of the text there, and what was decided, saved with it.
//!
//! A page holds the decisions beside its text and turns both in one step, so that undoing the step withdraws the decision.
//! So working out and keeping are two things here: [`ReviewRoom::propose`] changes nothing, [`ReviewRoom::save_decided`]
//! writes text and decisions in one transaction.
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

/// What a page asks for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// The text on the page.
    pub content: Content,
    /// What was decided so far.
    pub decided: Option<Decided>,
    /// These come into the text.
    pub accept: Vec<String>,
    /// These stay out of it.
    pub reject: Vec<String>,
    /// These are open again; on an editor's copy, these she takes back.
    pub withdraw: Vec<String>,
    /// What is to stand where both wrote.
    pub choices: Choices,
}

/// What a page would have then.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Proposal {
    /// The text.
    pub content: Content,
    /// What is decided then.
    pub decided: Decided,
    /// Changes that were to be placed and meet the writer's own words.
    pub conflicts: Vec<Conflict>,
    /// Changes that are not decided then.
    pub open: u32,
}

/// A page: its text, and what it knows of decisions, nothing where it made none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewedPage {
    /// The text.
    pub content: Content,
    /// What was decided on it.
    pub decided: Option<Decided>,
}

impl ReviewedPage {
    /// Reads what a page sends of itself.
    ///
    /// # Errors
    /// [`Error::DecisionRequest`] when it is something else.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|why| Error::Asked { why })
    }
}

impl DecisionRequest {
    /// Reads what a page asks for.
    ///
    /// # Errors
    /// [`Error::DecisionRequest`] when it is something else.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|why| Error::Asked { why })
    }
}

impl ReviewRoom<'_> {
    /// Works out what a decision makes of the text on a page. Nothing is written.
    ///
    /// # Errors
    /// When there is no such story or something stored of it is damaged.
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

    /// Saves the text of a page with what was decided there. A return with nothing left open is settled, and the result
    /// a revision; one that is opened again by an undo asks again.
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

    /// What the store has of what a page decided on.
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
