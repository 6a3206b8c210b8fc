//! Conflicts: where both changed the same words, and what a person chose.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::compare::points::Points;
use crate::compare::tok::Tok;
use crate::compare::{Extent, IdHasher, Site};

/// Identity of a conflict: derived from the three texts and the place in the base.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct ConflictId(pub String);

impl std::fmt::Display for ConflictId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Both changed the same words. The merged text has mine until a person chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// Its identity.
    pub id: ConflictId,
    /// In which part of the story.
    pub site: Site,
    /// What both began with, to be read. A line's end is `\n`.
    pub base: String,
    /// The text of mine; empty where it was taken out.
    pub mine: String,
    /// The text of hers; empty where it was taken out.
    pub hers: String,
    /// Only the place differs: both moved it. The texts are then the same.
    pub moved: bool,
    /// Whether both texts can be kept, mine first.
    pub both: bool,
    /// Whether a person can write other words here.
    pub own: bool,
    /// Where mine is in the merged content.
    pub at: Extent,
}

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "take", content = "text", rename_all = "snake_case")]
pub enum Choice {
    /// The writer's text.
    Mine,
    /// The editor's text.
    Hers,
    /// Mine, then hers; where [`Conflict::both`] is false this is `Mine`.
    Both,
    /// Other words; where [`Conflict::own`] is false this is `Mine`. A line feed in the body begins a new paragraph.
    Own(String),
}

/// What was chosen for each conflict.
pub type Choices = BTreeMap<ConflictId, Choice>;

/// The conflicts of a merge that is under way.
pub(crate) struct OpenConflicts<'a> {
    choices: &'a Choices,
    pub(crate) conflicts: Vec<Conflict>,
}

/// A place where the two differ, before it is known whether a person has chosen.
pub(crate) struct Question {
    pub site: Site,
    pub name: IdHasher,
    pub base: String,
    pub mine: String,
    pub hers: String,
    pub moved: bool,
    pub both: bool,
    pub own: bool,
}

impl<'a> OpenConflicts<'a> {
    pub(crate) fn new(choices: &'a Choices) -> Self {
        Self {
            choices,
            conflicts: Vec::new(),
        }
    }

    /// The choice for this place; where none was made, the number under which it is listed as open.
    pub(crate) fn ask(&mut self, asked: Question) -> Result<&'a Choice, u32> {
        let name = [&asked.base, &asked.mine, &asked.hers]
            .into_iter()
            .fold(asked.name, |name, text| name.with(text.as_bytes()));
        let mut id = ConflictId(name.name());
        // A second conflict of the same place and texts gets an id of its own.
        while self.conflicts.iter().any(|other| other.id == id) {
            id.0.push('+');
        }
        if let Some(choice) = self.choices.get(&id) {
            return Ok(match choice {
                Choice::Both if !asked.both => &Choice::Mine,
                Choice::Own(_) if !asked.own => &Choice::Mine,
                choice => choice,
            });
        }
        self.conflicts.push(Conflict {
            id,
            site: asked.site,
            base: asked.base,
            mine: asked.mine,
            hers: asked.hers,
            moved: asked.moved,
            both: asked.both,
            own: asked.own,
            at: Extent::default(),
        });
        Err(u32::try_from(self.conflicts.len() - 1).unwrap_or(u32::MAX))
    }

    /// Sets the places of the pinned conflicts.
    pub(crate) fn place(&mut self, points: &Points, toks: &[Tok<'_>]) {
        for (at, tok) in toks.iter().enumerate() {
            let Tok::Pin(n) = tok else { continue };
            let Some(conflict) = self.conflicts.get_mut(*n as usize) else {
                continue;
            };
            let end = toks
                .iter()
                .skip(at + 1)
                .position(|other| other == tok)
                .map(|more| at + 1 + more);
            if let Some(end) = end {
                conflict.at = points.extent(&(at + 1..end));
            }
        }
    }
}
