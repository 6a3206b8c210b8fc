//! 定稿: what an editor changed is shown, and accepted or rejected, one by one or together, in any order.
//!
//! A return is (base, hers, decisions). The writer's text never waits for it: accepting a change is one merge of it into
//! what the text is now, and taking a decision back is the same merge the other way. A change that meets other words of
//! the writer's own is not placed: it is shown as a conflict with both texts until somebody chooses.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use store::{NewRevision, Return, ReturnState};
use story::Content;
use story::compare::{Change, ChangeId, compare};
use story::merge::{Choice, Choices, Conflict, ConflictId, Merge, turn};
use story::workflow::{State, Step, Who};

use crate::moving::moved;
use crate::reviews::{ChangeRow, ChangeState, Settled};
use crate::rows::{list_row, number, revision_row};
use crate::slip::{Origin, Sender};
use crate::{Error, Newsroom};

/// What a person decides.
#[derive(Debug, Clone, Default)]
pub struct Settlement {
    /// These changes come into the text.
    pub accept: Which,
    /// These stay out of it, or go out again.
    pub reject: Which,
    /// What was decided on these is taken back, and they are open again.
    pub withdraw: Which,
    /// What is to stand where a change meets the writer's own words; the changes in question are accepted.
    pub choices: Choices,
}

/// Which changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All that are not decided yet.
    All,
    /// Those whose id begins so, each naming one.
    These(Vec<String>),
}

impl Default for Which {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

/// What was decided on one return, as the store keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Decisions {
    accepted: BTreeSet<ChangeId>,
    rejected: BTreeSet<ChangeId>,
}

impl Decisions {
    fn decided(&self, id: &ChangeId) -> bool {
        self.accepted.contains(id) || self.rejected.contains(id)
    }
}

/// A return that is being looked at.
struct Round {
    guid: String,
    from: Sender,
    at: chrono::DateTime<chrono::Utc>,
    base: Content,
    hers: Content,
    decisions: Decisions,
}

impl Round {
    fn of(one: &Return) -> Result<Self, Error> {
        let bad = |why: serde_json::Error| Error::BadSlip { why: why.to_string() };
        let origin: Origin = serde_json::from_str(&one.facts).map_err(bad)?;
        Ok(Self {
            guid: one.guid.clone(),
            from: origin.from,
            at: origin.revision.at,
            base: Content::from_json(&one.base)?,
            hers: Content::from_json(&one.hers)?,
            decisions: serde_json::from_str(&one.decisions).map_err(bad)?,
        })
    }

    fn changes(&self) -> Vec<Change> {
        compare(&self.base, &self.hers).changes().to_vec()
    }

    /// The text when the accepted changes are these instead, and what stands in the way.
    fn turned(&self, text: &Content, to: &BTreeSet<ChangeId>, choices: &Choices) -> Merge {
        turn(
            &self.base,
            &self.hers,
            text,
            &self.decisions.accepted,
            to,
            choices,
        )
    }

    /// What stands in the way of these changes coming in.
    fn meets(&self, text: &Content, ids: &[ChangeId]) -> Vec<Conflict> {
        self.turned(text, &self.with(ids, true), &Choices::new())
            .conflicts
    }

    fn with(&self, ids: &[ChangeId], accepted: bool) -> BTreeSet<ChangeId> {
        let mut to = self.decisions.accepted.clone();
        for id in ids {
            if accepted {
                to.insert(id.clone());
            } else {
                to.remove(id);
            }
        }
        to
    }

    /// Puts changes in or takes them out: all at once, or, where some meet words of the writer's own, one by one and
    /// without those. Answers with what those meet.
    fn put(&mut self, text: &mut Content, ids: &[ChangeId], put: Put, choices: &Choices) -> Vec<Conflict> {
        if ids.is_empty() {
            return Vec::new();
        }
        let to = self.with(ids, put == Put::In);
        let turned = self.turned(text, &to, choices);
        if turned.conflicts.is_empty() {
            *text = turned.content;
            self.decisions.accepted = to;
            for id in ids {
                if put == Put::Out {
                    self.decisions.rejected.insert(id.clone());
                } else {
                    self.decisions.rejected.remove(id);
                }
            }
            return Vec::new();
        }
        if let [_] = ids {
            return turned.conflicts;
        }
        let one = |id: &ChangeId| self.put(text, std::slice::from_ref(id), put, choices);
        ids.iter().flat_map(one).collect()
    }

    /// Does what was asked with the changes of this round; answers with what they meet.
    fn settle(
        &mut self,
        text: &mut Content,
        changes: &[Change],
        asked: &Settlement,
        chosen: &mut BTreeSet<ConflictId>,
    ) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        // Choices first: a conflict keeps its name only while the text around it stays.
        for change in changes.iter().filter(|_| !asked.choices.is_empty()) {
            let id = std::slice::from_ref(&change.id);
            if self.decisions.accepted.contains(&change.id) {
                continue;
            }
            let meets = self.meets(text, id).into_iter().map(|conflict| conflict.id);
            let named: Vec<ConflictId> = meets.filter(|id| asked.choices.contains_key(id)).collect();
            if !named.is_empty() {
                chosen.extend(named);
                conflicts.extend(self.put(text, id, Put::In, &asked.choices));
            }
        }
        let open: BTreeSet<ChangeId> = self.open(changes).map(|change| change.id.clone()).collect();
        let mut left: Vec<ChangeId> = changes.iter().map(|change| change.id.clone()).collect();
        // Each change is decided once, and taking back comes before anything else.
        let asked = [
            (&asked.withdraw, Put::Back),
            (&asked.reject, Put::Out),
            (&asked.accept, Put::In),
        ];
        for (which, put) in asked {
            let (named, rest) = left
                .into_iter()
                .partition::<Vec<_>, _>(|id| names(which, id, open.contains(id)));
            left = rest;
            conflicts.extend(self.put(text, &named, put, &Choices::new()));
        }
        conflicts
    }

    /// The changes that are not decided.
    fn open<'a>(&'a self, changes: &'a [Change]) -> impl Iterator<Item = &'a Change> {
        changes
            .iter()
            .filter(move |change| !self.decisions.decided(&change.id))
    }
}

/// What becomes of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Put {
    /// It comes into the text.
    In,
    /// It stays out, or goes out again.
    Out,
    /// It goes out, and is open again.
    Back,
}

impl Newsroom {
    /// What was changed: on the writer's side each change of each return that is open, with what was decided on it; on
    /// an editor's copy what she has changed so far.
    ///
    /// # Errors
    /// When there is no such story or something stored of it is damaged.
    pub fn changes(&self, id: &str) -> Result<Vec<ChangeRow>, Error> {
        let mine = self.content(id)?;
        if let Some((_, base)) = self.received(id)? {
            let (base, by) = (Content::from_json(&base)?, self.sender()?);
            let made = compare(&base, &mine);
            let row =
                |change: &Change| ChangeRow::new(change, "", &by, self.now(), ChangeState::Made, Vec::new());
            return Ok(made.changes().iter().map(row).collect());
        }
        let mut rows = Vec::new();
        for round in self.rounds(id)? {
            let changes = round.changes();
            let open: Vec<ChangeId> = round.open(&changes).map(|change| change.id.clone()).collect();
            // Together first: where nothing stands in the way of all, nothing does in the way of each.
            let clean = round.meets(&mine, &open).is_empty();
            for change in &changes {
                let conflicts = if clean || !open.contains(&change.id) {
                    Vec::new()
                } else {
                    round.meets(&mine, std::slice::from_ref(&change.id))
                };
                let state = if round.decisions.accepted.contains(&change.id) {
                    ChangeState::Accepted
                } else if round.decisions.rejected.contains(&change.id) {
                    ChangeState::Rejected
                } else if conflicts.is_empty() {
                    ChangeState::Open
                } else {
                    ChangeState::Conflict
                };
                rows.push(ChangeRow::new(
                    change,
                    &round.guid,
                    &round.from,
                    round.at,
                    state,
                    conflicts,
                ));
            }
        }
        Ok(rows)
    }

    /// The returns that are not settled, in the order they were taken.
    fn rounds(&self, id: &str) -> Result<Vec<Round>, Error> {
        let returns = self.store().returns(id)?;
        let open = returns.iter().filter(|one| one.state == ReturnState::Open);
        open.map(Round::of).collect()
    }

    /// Settles changes: the text is frozen, the accepted ones are placed, the rejected ones taken out, and the result is a
    /// revision. Changes that meet the writer's own words stay open and are answered as conflicts, unless `choices` says
    /// what is to stand there. When nothing is open any more, the return is settled and the piece is in hand again.
    ///
    /// # Errors
    /// [`Error::NoSuchChange`]; nothing is settled then.
    pub fn settle(&self, id: &str, asked: &Settlement) -> Result<Settled, Error> {
        let (mine, version) = self.working(id)?;
        let mut rounds = self.rounds(id)?;
        let changes: Vec<Vec<Change>> = rounds.iter().map(Round::changes).collect();
        known(&[&asked.accept, &asked.reject, &asked.withdraw], &changes)?;
        let (mut text, mut chosen) = (mine, BTreeSet::new());
        let mut conflicts: Vec<Conflict> = Vec::new();
        for (round, changes) in rounds.iter_mut().zip(&changes) {
            for conflict in round.settle(&mut text, changes, asked, &mut chosen) {
                if !conflicts.iter().any(|known| known.id == conflict.id) {
                    conflicts.push(conflict);
                }
            }
        }
        if let Some(unknown) = asked.choices.keys().find(|id| !chosen.contains(*id)) {
            return Err(Error::NoSuchConflict {
                id: unknown.to_string(),
            });
        }
        let open = rounds
            .iter()
            .zip(&changes)
            .map(|(round, changes)| round.open(changes).count());
        let open: Vec<usize> = open.collect();
        let settled: Vec<bool> = open.iter().map(|open| *open == 0).collect();
        Ok(Settled {
            revision: self.keep_settled(id, version, &text, &rounds, &settled)?,
            conflicts,
            open: number(open.iter().sum()),
        })
    }

    fn keep_settled(
        &self,
        id: &str,
        version: u64,
        text: &Content,
        rounds: &[Round],
        settled: &[bool],
    ) -> Result<crate::RevisionRow, Error> {
        let (bytes, row, now, author) = (text.to_json(), list_row(text), self.now(), self.author()?);
        let guids = [uuid::Uuid::new_v4().to_string(), uuid::Uuid::new_v4().to_string()];
        let [before, after] = &guids;
        let all_settled = settled.iter().all(|settled| *settled);
        let next = match self.state(id)? {
            State::Returned if all_settled => Some(State::Returned.after(Who::Writer, Step::Reopen)?),
            _ => None,
        };
        let mut store = self.store();
        let moved = moved(&store, id, text)?;
        let revision = store.write(|tx| {
            let working = tx.working(id)?;
            let frozen = |guid, content, reason, automatic| NewRevision {
                guid,
                content,
                author: &author,
                reason,
                automatic,
                label: "",
            };
            tx.freeze(id, &frozen(before, &working.bytes, "before_settle", true), now)?;
            tx.save_working(id, version, &bytes, &row, now)?;
            moved.write(tx, id, now)?;
            for (round, settled) in rounds.iter().zip(settled) {
                let decisions = serde_json::to_string(&round.decisions).unwrap_or_default();
                let state = if *settled {
                    ReturnState::Settled
                } else {
                    ReturnState::Open
                };
                tx.decide_return(id, &round.guid, &decisions, state)?;
            }
            if let Some(next) = next {
                tx.set_state(id, next.as_str(), now)?;
            }
            tx.freeze(id, &frozen(after, &bytes, "settled", false), now)
        })?;
        Ok(revision_row(revision, story::count::count(text).words))
    }
}

/// Whether a change is among those named; `open` for one that is not decided yet.
fn names(which: &Which, id: &ChangeId, open: bool) -> bool {
    match which {
        Which::All => open,
        Which::These(ids) => ids.iter().any(|name| id.0.starts_with(name.as_str())),
    }
}

/// Refuses a name that is no change's, or more than one's.
fn known(asked: &[&Which], changes: &[Vec<Change>]) -> Result<(), Error> {
    let named = asked.iter().filter_map(|which| match which {
        Which::All => None,
        Which::These(ids) => Some(ids),
    });
    for name in named.flatten() {
        let matches = changes
            .iter()
            .flatten()
            .filter(|change| change.id.0.starts_with(name.as_str()))
            .count();
        if name.is_empty() || matches != 1 {
            return Err(Error::NoSuchChange { id: name.clone() });
        }
    }
    Ok(())
}

impl Newsroom {
    /// The choice that a word names: `mine`, `hers`, `both`; or else the text of that file.
    ///
    /// # Errors
    /// When the file cannot be read as text.
    pub fn choice(&self, word: &str) -> Result<Choice, Error> {
        Ok(match word {
            "mine" => Choice::Mine,
            "hers" => Choice::Hers,
            "both" => Choice::Both,
            file => Choice::Own(own_words(Path::new(file))?),
        })
    }
}

/// A file's text; the line feed that editors put at its end is none of it.
fn own_words(path: &Path) -> Result<String, Error> {
    let bytes = crate::pictures::read_file(path, crate::slip::MAX_JSON)?;
    let decoded = press::decode(&bytes).map_err(|source| Error::NotText {
        path: path.to_owned(),
        source,
    })?;
    Ok(decoded.text.trim_end_matches(['\r', '\n']).to_owned())
}
