//! 定稿: the changes of an editor are shown, and accepted or rejected; the decisions are kept with the text.
//!
//! How a return is settled is `review::settling`; here it is read from the store and written back, in one transaction with
//! the text.

use std::path::Path;

use review::settling::{ChangeSelection, Decided, OpenReturn, OpenReturns, ReviewedChange, Settlement};
use store::{NewRevision, Record, Return, ReturnState};
use story::compare::compare;
use story::merge::{Choice, Ground};
use story::{Content, RevisionReason};

use crate::error::{json, stored};
use crate::proof::Keyring;
use crate::review::{ChangeRow, Settled};
use crate::rooms::ReviewRoom;
use crate::rows::{number, revision_row};
use crate::{Error, RevisionRow, Saved, standing};

impl ReviewRoom<'_> {
    /// The changes: on the writer's side each change of each open return, with its decision; on an editor's copy those she has
    /// made so far.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story; [`Error::Stored`] where something that is kept of it is damaged.
    pub fn changes(&self, id: &str) -> Result<Vec<ChangeRow>, Error> {
        let mine = self.writing().content(id)?;
        if let Some((_, base)) = self.received(id)? {
            let (base, by) = (Content::from_json(&base)?, self.sender()?);
            let made = compare(&base, &mine);
            let made = made
                .changes()
                .iter()
                .map(|change| ReviewedChange::made(change, &by, self.now()));
            return Ok(made.map(ChangeRow::from).collect());
        }
        let rounds = self.rounds(id, mine, None)?;
        let rows = (0..rounds.all.len()).flat_map(|at| rounds.rows(at));
        Ok(rows.map(ChangeRow::from).collect())
    }

    /// The returns that are settled in a text. Without a page: those that are open in the store. With one: also those that the
    /// page decided on, which an undo may open again, with the page's decisions.
    pub(crate) fn rounds(
        &self,
        id: &str,
        text: Content,
        decided: Option<&Decided>,
    ) -> Result<OpenReturns, Error> {
        let store = self.store();
        let keys = Keyring::of(&store)?;
        let (mut rounds, mut saved) = (Vec::new(), Vec::new());
        for one in store.returns(id)? {
            let known = decided.and_then(|decided| decided.get(&one.guid));
            let is_asked = match one.state {
                ReturnState::Open => true,
                ReturnState::Settled => known.is_some(),
                ReturnState::Superseded => false,
            };
            if is_asked {
                let mut round = open_return(&one)?;
                let (key, from) = (round.origin.key.as_deref(), &round.origin.from.name);
                round.is_proven = key.is_some_and(|key| keys.proves(key, from, Some(one.at)));
                saved.push(round.decisions.accepted.clone());
                if let Some(known) = known {
                    round.decisions = known.clone();
                }
                rounds.push(round);
            }
        }
        let saved = match (decided, rounds.is_empty()) {
            (Some(_), false) => Some(Ground {
                text: Content::from_json(&store.working(id)?.bytes)?,
                accepted: saved,
            }),
            _ => None,
        };
        Ok(OpenReturns::new(rounds, text, saved))
    }

    /// Settles changes: the accepted ones are placed, the rejected ones taken out, and the result is a revision. Changes that
    /// overlap with the writer's own stay open and are returned as conflicts, unless `choices` says which text is used. When
    /// nothing is open any more, the return is settled and the piece is in hand again, or signed off where every stage has passed
    /// exactly its new text. All changes of one person are those that are proven to be theirs, where a person here trusts a key
    /// of theirs.
    ///
    /// # Errors
    /// [`Error::NoSuchChange`], [`Error::NoSuchConflict`]; nothing is settled then.
    pub fn settle(&self, id: &str, asked: &Settlement) -> Result<Settled, Error> {
        let (mine, version) = self.writing().working(id)?;
        let mut rounds = self.rounds(id, mine, None)?;
        known(&[&asked.accept, &asked.reject, &asked.withdraw], &rounds.all)?;
        let asked = Settlement {
            is_proven: self.signing().keyring()?.knows(&asked.by),
            ..asked.clone()
        };
        let outcome = rounds.settle(&asked);
        if let Some(unknown) = asked.choices.keys().find(|id| !outcome.chosen.contains(*id)) {
            return Err(Error::NoSuchConflict {
                id: unknown.to_string(),
            });
        }
        let text = rounds.text().clone();
        let (saved, revision) = self.keep_decided(id, version, &text, &rounds, true)?;
        let revision = revision.ok_or_else(|| Error::NoSuchChange { id: String::new() })?;
        Ok(Settled {
            revision,
            conflicts: outcome.conflicts,
            open: outcome.open,
            claimed: number(claimed_by(&asked.by, &rounds)),
            story: saved.row,
        })
    }

    /// Writes a text and the decisions about it in one transaction, for the command line and the window alike. The text of before
    /// is kept as a revision unless deciding made it; the result is one where a return is settled by it, or with `always`.
    pub(crate) fn keep_decided(
        &self,
        id: &str,
        replaces: u64,
        text: &Content,
        rounds: &OpenReturns,
        always: bool,
    ) -> Result<(Saved, Option<RevisionRow>), Error> {
        let (author, now) = (self.author()?, self.now());
        let guid = uuid::Uuid::new_v4().to_string();
        let mut kept = Vec::new();
        for round in &rounds.all {
            kept.push((round.guid.as_str(), kept_of(round)?));
        }
        let ends = always || kept.iter().any(|(_, (_, state))| *state == ReturnState::Settled);
        let mut ended = None;
        let saved = self.writing().save_with(
            id,
            replaces,
            text,
            Some(RevisionReason::BeforeSettle),
            |tx, bytes| {
                for (guid, (decisions, state)) in &kept {
                    tx.decide_return(id, guid, decisions, *state)?;
                }
                if ends {
                    let revision = NewRevision {
                        guid: &guid,
                        content: bytes,
                        author: &author,
                        reason: RevisionReason::Settled,
                        label: "",
                    };
                    ended = Some(tx.freeze(id, &revision, now)?);
                }
                standing::follow_settling(tx, id, text, now)?;
                Ok(())
            },
        )?;
        let words = story::count::count(text).words;
        Ok((saved, ended.map(|revision| revision_row(revision, words))))
    }
}

/// How many changes that wait bear this name without being proven of the person.
fn claimed_by(name: &str, rounds: &OpenReturns) -> usize {
    let of_one = |round: &OpenReturn| {
        let open = round.open();
        open.filter(|change| round.by(&change.id).0.name == name && !round.is_proven_of(&change.id))
            .count()
    };
    rounds.all.iter().map(of_one).sum()
}

/// A return as the store keeps it.
pub(crate) fn open_return(one: &Return) -> Result<OpenReturn, Error> {
    let bad = stored(Record::Return, &one.guid);
    Ok(OpenReturn::new(
        one.guid.clone(),
        serde_json::from_str(&one.facts).map_err(&bad)?,
        Content::from_json(&one.base)?,
        Content::from_json(&one.hers)?,
        serde_json::from_str(&one.decisions).map_err(&bad)?,
    ))
}

/// The stored form of a return, and the state that follows from it.
fn kept_of(round: &OpenReturn) -> Result<(String, ReturnState), Error> {
    let state = if round.is_settled() {
        ReturnState::Settled
    } else {
        ReturnState::Open
    };
    Ok((json(&round.kept())?, state))
}

/// Refuses a prefix that no change's id has, or more than one's.
fn known(asked: &[&ChangeSelection], rounds: &[OpenReturn]) -> Result<(), Error> {
    let named = asked.iter().filter_map(|which| match which {
        ChangeSelection::All => None,
        ChangeSelection::These(ids) => Some(ids),
    });
    for name in named.flatten() {
        let matches = rounds
            .iter()
            .flat_map(|round| &round.changes)
            .filter(|change| change.id.0.starts_with(name.as_str()))
            .count();
        if name.is_empty() || matches != 1 {
            return Err(Error::NoSuchChange { id: name.clone() });
        }
    }
    Ok(())
}

impl ReviewRoom<'_> {
    /// The choice that a word names: `mine`, `hers`, `both`; or else the text of that file.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::TooLarge`], [`Error::NotText`] of that file.
    pub fn choice(&self, word: &str) -> Result<Choice, Error> {
        Ok(match word {
            "mine" => Choice::Mine,
            "hers" => Choice::Hers,
            "both" => Choice::Both,
            file => Choice::Own(own_words(Path::new(file))?),
        })
    }
}

/// A file's text, without the line feed that editors put at its end.
fn own_words(path: &Path) -> Result<String, Error> {
    let bytes = crate::files::read_file(path, review::slip::MAX_JSON)?;
    let decoded = press::decode(&bytes).map_err(|source| Error::NotText {
        path: path.to_owned(),
        source,
    })?;
    Ok(decoded.text.trim_end_matches(['\r', '\n']).to_owned())
}
