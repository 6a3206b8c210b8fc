//! How far a piece has come: which chain is asked of it, which stages passed it, and the state that follows from both.
//!
//! Everything here reads a store (or the transaction that writes it) and nothing else, so that a check made before long work can
//! be repeated where its result is written. The state itself is changed by [`store::Tx::step`] alone.
//!
//! See docs/decisions/signed-off-is-computed.md.

use chrono::{DateTime, Utc};
use review::ReviewOrigin;
use store::{Reader, Record, Tx};
use story::stages::{Chain, Chains, Printed, Standing};
use story::workflow::{State, Step, Who};
use story::{Content, stages};

use crate::Error;
use crate::error::stored;
use crate::proof;
use crate::rows::story_row;
use crate::views::StoryRow;

/// Settings key of the desk's chain.
pub(crate) const CHAIN: &str = "chain";
/// Settings key of the chains the desk had before, the latest first.
pub(crate) const FORMER_CHAINS: &str = "former_chains";

/// The chain of Galley 0.1 where none was set.
const UNSAID: Chain = Chain {
    reviews: stages::MOST,
    proofs: 0,
    small: false,
};

/// The chain this store was given; `None` where none was ever set. A damaged one counts as the longest chain there is: damage
/// makes no piece pass.
pub(crate) fn own_chain(store: &Reader) -> Result<Option<Chain>, Error> {
    match remembered(store, CHAIN) {
        Err(Error::Store(store::Error::Damaged { .. })) => Ok(Some(UNSAID)),
        read => read,
    }
}

/// The chains a piece is held to: the store's own where it was given one, else the one that came with the piece.
///
/// A package never changes the chain of the store itself. A writer without a chain is held to that of the desk which returned the
/// piece last.
pub(crate) fn chains(store: &Reader, id: &str) -> Result<Chains, Error> {
    let former: Vec<Chain> = match remembered(store, FORMER_CHAINS) {
        Err(Error::Store(store::Error::Damaged { .. })) => Vec::new(),
        read => read?.unwrap_or_default(),
    };
    match own_chain(store)? {
        Some(asked) => Ok(Chains { asked, former }),
        None => Ok(Chains {
            asked: chain_that_came(store, id)?.unwrap_or_default(),
            former: vec![UNSAID],
        }),
    }
}

/// The chain of the desk that sent the piece here last.
fn chain_that_came(store: &Reader, id: &str) -> Result<Option<Chain>, Error> {
    if let Some(received) = store.received(id)? {
        return Ok(origin(&received.facts, Record::Received, id)?.chain);
    }
    let returns = store.returns(id)?;
    for one in returns.iter().rev() {
        if let Some(chain) = origin(&one.facts, Record::Return, &one.guid)?.chain {
            return Ok(Some(chain));
        }
    }
    Ok(None)
}

/// How far this text of a story has come.
pub(crate) fn standing(store: &Reader, id: &str, text: &Content) -> Result<Standing, Error> {
    Ok(chains(store, id)?.standing(&proof::trail(store, id)?, &what_is_printed(text)))
}

/// The digests of what is printed of a content.
pub(crate) fn what_is_printed(content: &Content) -> Printed {
    Printed {
        digest: store::digest(&stages::printed(content)),
        with_tray: store::digest(&stages::printed_with_tray(content)),
    }
}

/// Takes the steps that follow from what this transaction wrote (text, decisions, returns): a piece that every stage has passed
/// is signed off, one that differs from what they passed is open again, and one with an open return waits for its writer. A piece
/// that is queued, delivered or spiked stays so.
pub(crate) fn follow(tx: &mut Tx<'_>, id: &str, text: &Content, now: DateTime<Utc>) -> Result<State, Error> {
    let story = tx.story(id)?;
    let (state, who) = (story.state, story.who());
    let waits = match who {
        Who::Writer => tx.open_returns(id)? > 0,
        Who::Editor => false,
    };
    let step = match state {
        State::Draft | State::SignedOff if waits => Some(Step::TakeReturn),
        State::Draft | State::Filed | State::Received | State::InEdit if is_signed_off(tx, id, text)? => {
            Some(Step::SignOff)
        }
        State::Returned if who == Who::Writer && !waits && is_signed_off(tx, id, text)? => {
            Some(Step::SignOff)
        }
        State::SignedOff if !is_signed_off(tx, id, text)? => Some(Step::Reopen),
        State::Draft
        | State::Filed
        | State::Returned
        | State::SignedOff
        | State::Queued
        | State::Delivered
        | State::Spiked
        | State::Received
        | State::InEdit
        | State::PassedOn => None,
    };
    match step {
        Some(step) => Ok(tx.step(id, step, now)?),
        None => Ok(state),
    }
}

/// Takes the steps that follow, for every story with decisions, when other decisions count than before: a key is trusted now, or
/// another choice was made of which decisions count. Returns the stories that moved.
pub(crate) fn follow_all(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<Vec<StoryRow>, Error> {
    let mut moved = Vec::new();
    for id in tx.stories_with_decisions()? {
        let before = tx.story(&id)?.state;
        let text = Content::from_json(&tx.working(&id)?.bytes)?;
        if follow(tx, &id, &text, now)? != before {
            moved.push(story_row(tx.story(&id)?));
        }
    }
    Ok(moved)
}

/// Takes the steps that follow from saving `new` where `old` was: a copy that was only received is in edit, one that was
/// sent on and a piece that was delivered are open again once their words change; then as [`follow`].
pub(crate) fn follow_saving(
    tx: &mut Tx<'_>,
    id: &str,
    old: &Content,
    new: &Content,
    now: DateTime<Utc>,
) -> Result<State, Error> {
    let story = tx.story(id)?;
    let step = match (story.state, story.who()) {
        (State::Received, _) if old != new => Some(Step::BeginEdit),
        (State::Returned, Who::Editor) | (State::PassedOn, _) if old != new => Some(Step::Reopen),
        (State::Delivered, _) if stages::printed(old) != stages::printed(new) => Some(Step::Reopen),
        (
            State::Draft
            | State::Filed
            | State::Returned
            | State::SignedOff
            | State::Queued
            | State::Delivered
            | State::Spiked
            | State::Received
            | State::InEdit
            | State::PassedOn,
            _,
        ) => None,
    };
    if let Some(step) = step {
        tx.step(id, step, now)?;
    }
    follow(tx, id, new, now)
}

/// Takes the steps that follow from settling a return: a piece whose last return is settled is in its writer's hands again;
/// then as [`follow`].
pub(crate) fn follow_settling(
    tx: &mut Tx<'_>,
    id: &str,
    text: &Content,
    now: DateTime<Utc>,
) -> Result<State, Error> {
    if tx.story(id)?.state == State::Returned && tx.open_returns(id)? == 0 {
        tx.step(id, Step::Reopen, now)?;
    }
    follow(tx, id, text, now)
}

/// Takes a piece out of the outbox: its state follows from its returns and its trail again.
pub(crate) fn withdraw(tx: &mut Tx<'_>, id: &str, now: DateTime<Utc>) -> Result<State, Error> {
    tx.step(id, Step::Withdraw, now)?;
    let text = Content::from_json(&tx.working(id)?.bytes)?;
    follow(tx, id, &text, now)
}

/// Whether every stage has passed this text. For a piece without decisions it costs one query.
fn is_signed_off(store: &Reader, id: &str, text: &Content) -> Result<bool, Error> {
    let trail = proof::trail(store, id)?;
    Ok(trail.is_begun()
        && chains(store, id)?
            .standing(&trail, &what_is_printed(text))
            .complete)
}

fn origin(facts: &str, what: Record, id: &str) -> Result<ReviewOrigin, Error> {
    serde_json::from_str(facts).map_err(stored(what, id))
}

fn remembered<T: for<'de> serde::Deserialize<'de>>(store: &Reader, key: &str) -> Result<Option<T>, Error> {
    let json = store.setting(key)?;
    let bad = stored(Record::Setting, key);
    json.map(|json| serde_json::from_str(&json).map_err(bad))
        .transpose()
}
