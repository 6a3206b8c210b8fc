//! 进程: how far a piece has come on its way from draft to outlet, with who took each leg and when, and the one act that is next at
//! this desk. What it says is read from what is kept anyhow: revisions and their names, returns, the trail, deliveries.

use review::ReviewOrigin;
use serde::Serialize;
use store::{Record, Revision};
use story::stages::Standing;
use story::workflow::State;
use story::{Content, RevisionReason};
use ts_rs::TS;

use crate::error::stored;
use crate::rooms::DeliveryRoom;
use crate::rows::local;
use crate::views::delivery::DeliveryStanding;
use crate::{Error, standing};

/// A leg of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Leg {
    /// 草稿, at the writer's desk.
    Draft,
    /// 送审.
    Filed,
    /// 收到, at an editor's desk.
    Received,
    /// 编辑.
    InEdit,
    /// 退改.
    Returned,
    /// 转交 to the next reviewer.
    PassedOn,
    /// 签发.
    SignedOff,
    /// 投稿.
    Delivered,
}

/// A leg, and whether it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LegRow {
    /// Which.
    pub leg: Leg,
    /// The piece is here now.
    pub present: bool,
    /// Who took it, or the outlet that has the piece; empty where it was not taken.
    pub by: String,
    /// When, RFC 3339; `None` where it was not taken.
    pub at: Option<String>,
}

/// The one act that takes the piece on from this desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NextAct {
    /// 送审.
    File,
    /// Decide on the changes that came back.
    Settle,
    /// 退改.
    Return,
    /// 审签: a stage's turn has come.
    Sign,
    /// 投稿.
    Deliver,
}

/// The whole way of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StoryLine {
    /// The legs, in the order a piece takes them.
    pub legs: Vec<LegRow>,
    /// `None` where the piece waits for another person, has arrived, or is spiked.
    pub next: Option<NextAct>,
}

/// Who did something, and when.
type Occasion = (String, String);

impl DeliveryRoom<'_> {
    /// How far a story has come.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story; [`Error::Stored`] where what is kept of its review is damaged.
    pub fn story_line(&self, id: &str) -> Result<StoryLine, Error> {
        let deliveries = self.deliveries_of(id)?;
        let delivered = deliveries
            .iter()
            .find(|one| one.state == DeliveryStanding::Delivered)
            .map(|one| {
                let at = one.receipt.as_ref().map_or(&one.at, |receipt| &receipt.at);
                (one.title.clone(), at.clone())
            });
        let signed = self.signing().trail_rows(id)?;
        let store = self.store();
        let story = store.story(id)?;
        let content = Content::from_json(&store.working(id)?.bytes)?;
        let standing = standing::standing(&store, id, &content)?;
        let revisions = store.revisions(id)?;
        let received = store.received(id)?;
        let returns = store.returns(id)?;
        drop(store);

        let signed = signed
            .iter()
            .rfind(|row| row.counts && row.fits)
            .map(|row| (row.by.clone(), row.at.clone()));
        let event = |reason| last_event(&revisions, reason);
        let origin =
            |facts: &str| serde_json::from_str::<ReviewOrigin>(facts).map_err(stored(Record::Received, id));
        let mut legs = Vec::new();
        let is_written_here = received.is_none();
        let returned = match (&received, returns.last()) {
            (None, Some(one)) => Some((origin(&one.facts)?.from.name, local(one.at))),
            (None, None) => None,
            (Some(_), _) => event(RevisionReason::Returned),
        };
        match &received {
            None => {
                let by = revisions.last().map(|one| one.author.clone()).unwrap_or_default();
                legs.push((Leg::Draft, Some((by, local(story.created)))));
                legs.push((Leg::Filed, event(RevisionReason::Filed)));
                legs.push((Leg::Returned, returned));
            }
            Some(came) => {
                let from = origin(&came.facts)?.from.name;
                let at = event(RevisionReason::Received).map_or_else(|| local(story.created), |(_, at)| at);
                legs.push((Leg::Received, Some((from, at))));
                legs.push((Leg::InEdit, None));
                let passed_on = event(RevisionReason::PassedOn);
                match passed_on {
                    Some(_) if story.state != State::Returned => legs.push((Leg::PassedOn, passed_on)),
                    Some(_) | None => legs.push((Leg::Returned, returned)),
                }
            }
        }
        legs.push((Leg::SignedOff, signed));
        legs.push((Leg::Delivered, delivered));
        let present = leg_of(story.state, is_written_here);
        let at = legs.iter().position(|(leg, _)| Some(*leg) == present);
        let rows = legs.into_iter().enumerate().map(|(place, (leg, event))| {
            let is_taken = at.is_some_and(|at| place <= at);
            let (by, when) = event.filter(|_| is_taken).unzip();
            LegRow {
                leg,
                present: Some(leg) == present,
                by: by.unwrap_or_default(),
                at: when,
            }
        });
        Ok(StoryLine {
            legs: rows.collect(),
            next: next_act(story.state, is_written_here, &standing),
        })
    }
}

/// The last time a revision was kept for this reason: the same content may be kept again, for another.
fn last_event(revisions: &[Revision], reason: RevisionReason) -> Option<Occasion> {
    let events = revisions.iter().flat_map(|revision| {
        let made = (revision.reason.as_str(), revision.author.as_str(), revision.at);
        let named = revision.names.iter();
        let named = named.map(|name| (name.reason.as_str(), name.by.as_str(), name.at));
        std::iter::once(made).chain(named)
    });
    events
        .filter(|(word, ..)| RevisionReason::from_name(word) == Some(reason))
        .max_by_key(|(.., at)| *at)
        .map(|(_, by, at)| (by.to_owned(), local(at)))
}

fn leg_of(state: State, is_written_here: bool) -> Option<Leg> {
    match state {
        State::Draft => Some(Leg::Draft),
        State::Filed => Some(Leg::Filed),
        State::Received => Some(Leg::Received),
        State::InEdit => Some(Leg::InEdit),
        State::Returned => Some(Leg::Returned),
        State::PassedOn if is_written_here => Some(Leg::Filed),
        State::PassedOn => Some(Leg::PassedOn),
        State::SignedOff => Some(Leg::SignedOff),
        State::Queued | State::Delivered => Some(Leg::Delivered),
        State::Spiked => None,
    }
}

/// The act that takes the piece on. An editor returns what she edited; where a stage's turn has come, she signs instead.
fn next_act(state: State, is_written_here: bool, standing: &Standing) -> Option<NextAct> {
    match state {
        State::Draft if standing.may_send() => Some(NextAct::Deliver),
        State::Draft => Some(NextAct::File),
        State::Returned if is_written_here => Some(NextAct::Settle),
        State::Received | State::InEdit if standing.next.is_empty() => Some(NextAct::Return),
        State::Received | State::InEdit => Some(NextAct::Sign),
        State::SignedOff => Some(NextAct::Deliver),
        State::Filed
        | State::Returned
        | State::Queued
        | State::Delivered
        | State::PassedOn
        | State::Spiked => None,
    }
}
