//! 定稿: what an editor changed is shown, and accepted or rejected, one by one or together, in any order.
//!
//! A return is (base, hers, decisions). The writer's text never waits for it: accepting a change is one merge of it into
//! what the text is now, and taking a decision back is the same merge the other way. A change that meets other words of
//! the writer's own is not placed: it is shown as a conflict with both texts until somebody chooses. `round` is one return,
//! `rounds` all that are open and the text they are settled in.

pub(crate) mod round;
pub(crate) mod rounds;

use std::collections::BTreeSet;
use std::path::Path;

use store::{NewRevision, ReturnState};
use story::Content;
use story::compare::{Change, compare};
use story::merge::{Choice, Choices, Conflict};
use story::workflow::{State, Step, Who};

use crate::review::{ChangeRow, ChangeState, Settled};
use crate::rows::{list_row, number, revision_row};
use crate::writing::moving::moved;
use crate::{Error, Newsroom};
use round::Round;
use rounds::Rounds;

/// What a person decides.
#[derive(Debug, Clone, Default)]
pub struct Settlement {
    /// These changes come into the text.
    pub accept: Which,
    /// These stay out of it, or go out again.
    pub reject: Which,
    /// What was decided on these is taken back, and they are open again.
    pub withdraw: Which,
    /// Whose changes are meant by all; empty for everybody's.
    pub by: String,
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
        let rounds = Rounds::new(self.rounds(id)?, mine);
        Ok((0..rounds.all.len()).flat_map(|at| rounds.rows(at)).collect())
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
        let mut rounds = Rounds::new(self.rounds(id)?, mine);
        known(&[&asked.accept, &asked.reject, &asked.withdraw], &rounds.all)?;
        let mut chosen = BTreeSet::new();
        let mut conflicts: Vec<Conflict> = Vec::new();
        for at in 0..rounds.all.len() {
            for conflict in rounds.settle(at, asked, &mut chosen) {
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
        rounds.remember();
        let open = rounds.all.iter().map(|round| round.open().count()).sum();
        Ok(Settled {
            revision: self.keep_settled(id, version, &rounds)?,
            conflicts,
            open: number(open),
        })
    }

    fn keep_settled(&self, id: &str, version: u64, rounds: &Rounds) -> Result<crate::RevisionRow, Error> {
        let text = rounds.text();
        let (bytes, row, now, author) = (text.to_json(), list_row(text), self.now(), self.author()?);
        let guids = [uuid::Uuid::new_v4().to_string(), uuid::Uuid::new_v4().to_string()];
        let [before, after] = &guids;
        let all_settled = rounds.all.iter().all(Round::is_settled);
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
            for round in &rounds.all {
                let decisions = serde_json::to_string(&round.decisions).unwrap_or_default();
                let state = if round.is_settled() {
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

/// Refuses a name that is no change's, or more than one's.
fn known(asked: &[&Which], rounds: &[Round]) -> Result<(), Error> {
    let named = asked.iter().filter_map(|which| match which {
        Which::All => None,
        Which::These(ids) => Some(ids),
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
    let bytes = crate::pictures::read_file(path, crate::review::slip::MAX_JSON)?;
    let decoded = press::decode(&bytes).map_err(|source| Error::NotText {
        path: path.to_owned(),
        source,
    })?;
    Ok(decoded.text.trim_end_matches(['\r', '\n']).to_owned())
}
