//! 定稿 on a page: what accepting, rejecting and taking back make of the text there, and what was decided, saved with it.
//!
//! A page holds the decisions beside its text and turns both in one step, so that undoing the step withdraws the decision.
//! So working out and keeping are two things here: [`Newsroom::propose`] changes nothing, [`Newsroom::save_decided`]
//! writes text and decisions in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use store::{NewRevision, ReturnState};
use story::Content;
use story::compare::{ChangeId, compare};
use story::merge::{Choices, Conflict};
use story::workflow::{State, Step, Who};

use crate::review::settling::round::{Decisions, Round};
use crate::review::settling::rounds::Rounds;
use crate::rows::number;
use crate::{Error, Newsroom, Saved, Settlement, Which};

/// What was decided on each return, by its identity.
pub type Decided = BTreeMap<String, Decisions>;

/// What a page asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Asked {
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
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
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

/// A return whose decisions are not what is stored.
struct Turned {
    guid: String,
    decisions: String,
    state: ReturnState,
}

/// A page: its text, and what it knows of decisions, nothing where it made none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The text.
    pub content: Content,
    /// What was decided on it.
    pub decided: Option<Decided>,
}

impl Page {
    /// Reads what a page sends of itself.
    ///
    /// # Errors
    /// When it is something else.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|why| Error::BadSlip { why: why.to_string() })
    }
}

impl Asked {
    /// Reads what a page asks for.
    ///
    /// # Errors
    /// When it is something else.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|why| Error::BadSlip { why: why.to_string() })
    }
}

impl Newsroom {
    /// Works out what a decision makes of the text on a page. Nothing is written.
    ///
    /// # Errors
    /// When there is no such story or something stored of it is damaged.
    pub fn propose(&self, id: &str, asked: Asked) -> Result<Proposal, Error> {
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
            accept: Which::These(asked.accept),
            reject: Which::These(asked.reject),
            withdraw: Which::These(asked.withdraw),
            by: String::new(),
            choices: asked.choices,
        };
        let (mut conflicts, mut chosen) = (Vec::<Conflict>::new(), BTreeSet::new());
        let mut rounds = Rounds::new(self.rounds_as(id, asked.decided.as_ref())?, content);
        for at in 0..rounds.all.len() {
            for conflict in rounds.settle(at, &settlement, &mut chosen) {
                if !conflicts.iter().any(|known| known.id == conflict.id) {
                    conflicts.push(conflict);
                }
            }
        }
        rounds.remember();
        let open = rounds.all.iter().map(|round| round.open().count()).sum();
        Ok(Proposal {
            content: rounds.text().clone(),
            decided: decisions(&rounds),
            conflicts,
            open: number(open),
        })
    }

    /// Saves the text of a page with what was decided there. A return with nothing left open is settled, and the result
    /// a revision; one that is opened again by an undo asks again.
    ///
    /// # Errors
    /// As [`Newsroom::save_working`].
    pub fn save_decided(&self, id: &str, replaces: u64, page: &Page) -> Result<Saved, Error> {
        let (turned, any_open) = match &page.decided {
            Some(decided) => self.turned(id, decided)?,
            None => (Vec::new(), false),
        };
        if turned.is_empty() {
            return self.save(id, replaces, &page.content);
        }
        let settled = turned.iter().any(|one| one.state == ReturnState::Settled);
        let next = match self.state(id)? {
            State::Returned if !any_open => Some(State::Returned.after(Who::Writer, Step::Reopen)?),
            State::Draft if any_open => Some(State::Draft.after(Who::Writer, Step::TakeReturn)?),
            _ => None,
        };
        let (author, guid, now) = (self.author()?, uuid::Uuid::new_v4().to_string(), self.now());
        self.save_with(id, replaces, &page.content, |tx, bytes| {
            for one in &turned {
                tx.decide_return(id, &one.guid, &one.decisions, one.state)?;
            }
            if let Some(next) = next {
                tx.set_state(id, next.as_str(), now)?;
            }
            if settled {
                let revision = NewRevision {
                    guid: &guid,
                    content: bytes,
                    author: &author,
                    reason: "settled",
                    automatic: false,
                    label: "",
                };
                tx.freeze(id, &revision, now)?;
            }
            Ok(())
        })
    }

    /// The returns whose decisions are other than those stored, and whether any return is open then.
    fn turned(&self, id: &str, decided: &Decided) -> Result<(Vec<Turned>, bool), Error> {
        let (mut turned, mut any_open) = (Vec::new(), false);
        let returns = self.store().returns(id)?;
        for one in returns.iter().filter(|one| one.state != ReturnState::Superseded) {
            let mut state = one.state;
            if let Some(decisions) = decided.get(&one.guid) {
                let mut round = Round::of(one)?;
                if round.decisions != *decisions {
                    round.decisions = decisions.clone();
                    state = if round.is_settled() {
                        ReturnState::Settled
                    } else {
                        ReturnState::Open
                    };
                    turned.push(Turned {
                        guid: one.guid.clone(),
                        decisions: serde_json::to_string(decisions).unwrap_or_default(),
                        state,
                    });
                }
            }
            any_open |= state == ReturnState::Open;
        }
        Ok((turned, any_open))
    }

    /// The returns a page works on: those that are open, and those it decided on itself, which an undo may open again.
    pub(crate) fn rounds_as(&self, id: &str, decided: Option<&Decided>) -> Result<Vec<Round>, Error> {
        let mut rounds = Vec::new();
        for one in self.store().returns(id)? {
            let known = decided.and_then(|decided| decided.get(&one.guid));
            let asks =
                one.state == ReturnState::Open || known.is_some() && one.state != ReturnState::Superseded;
            if asks {
                let mut round = Round::of(&one)?;
                if let Some(known) = known {
                    round.decisions = known.clone();
                }
                rounds.push(round);
            }
        }
        Ok(rounds)
    }
}

/// What is decided on each of these.
pub(crate) fn decisions(rounds: &Rounds) -> Decided {
    let one = |round: &Round| (round.guid.clone(), round.decisions.clone());
    rounds.all.iter().map(one).collect()
}
