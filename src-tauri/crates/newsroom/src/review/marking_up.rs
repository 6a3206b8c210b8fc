//! 审阅: everything a window shows of a review, worked out for the text that stands on its page, saved or not.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use story::comment::{self, Comment};
use story::compare::{Change, ChangeId, Comparison, Site, compare};
use story::stages::{Chain, Standing};
use story::{Content, Place};

use crate::review::deciding::{ReviewedPage, decisions};
use crate::review::painting::{Drawn, Paint, Side, painted};
use crate::review::reasons::{Reasons, stands_on};
use crate::review::settling::open_return::Decided;
use crate::review::settling::open_returns::OpenReturns;
use crate::review::slip::Sender;
use crate::review::{ChangeRow, ChangeState};
use crate::rows::{local, number};
use crate::signing::trail::TrailRow;
use crate::writing::comment_rows::closed;
use crate::{Error, Newsroom, standing};

/// A review as it stands for the text on a page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MarkedUp {
    /// Who filed it, where it is a copy of somebody else's piece.
    pub from: Option<Sender>,
    /// The returns that are open, the oldest first.
    pub rounds: Vec<OpenReturnRow>,
    /// What was decided on each of them.
    pub decided: Decided,
    /// What was changed: by the editor at this desk, or by those who returned it.
    pub changes: Vec<MarkedChange>,
    /// What to draw on the page.
    pub paints: Vec<Paint>,
    /// What was said, placed in the text on the page.
    pub comments: Vec<Comment>,
    /// Those of them that closed with the changes whose reasons they are, by id.
    pub closed: BTreeSet<String>,
    /// The chain that is asked of this piece.
    pub chain: Chain,
    /// Who has passed what stands on the page, and whose turn it is.
    pub standing: Standing,
    /// Every decision, the oldest first.
    pub trail: Vec<TrailRow>,
}

/// A return that is open.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OpenReturnRow {
    /// Its identity.
    pub id: String,
    /// Who returned it.
    pub from: Sender,
    /// When, RFC 3339.
    pub at: String,
    /// Changes that are not decided.
    pub open: u32,
}

/// A change with its reasons.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MarkedChange {
    /// The change, and how far it has come.
    #[serde(flatten)]
    pub row: ChangeRow,
    /// The comments that stand on it, by id.
    pub reasons: Vec<String>,
}

impl Newsroom {
    /// The review of a story for what stands on a page.
    ///
    /// # Errors
    /// When there is no such story or something stored of it is damaged.
    pub fn mark_up(&self, id: &str, page: ReviewedPage) -> Result<MarkedUp, Error> {
        let now = page.content;
        let comments = self.comments_in(id, &now)?;
        let received = self.received(id)?;
        let (asked, standing) = {
            let store = self.store();
            (
                standing::chains(&store, id)?.asked,
                standing::standing(&store, id, &now)?,
            )
        };
        // Read before, not within what follows: the store is locked to the end of a statement.
        let closed = closed(&self.store(), id, &comments, page.decided.as_ref())?;
        let mut marked = MarkedUp {
            from: received.as_ref().map(|(origin, _)| origin.from.clone()),
            rounds: Vec::new(),
            decided: Decided::new(),
            changes: Vec::new(),
            paints: Vec::new(),
            closed,
            comments,
            chain: asked,
            standing,
            trail: self.trail_rows(id)?,
        };
        if let Some((_, base)) = received {
            let base = Content::from_json(&base)?;
            let compared = compare(&base, &now);
            marked.paints = painted(&compared, Side::Hers);
            let (by, at) = (self.sender()?, self.now());
            let made = |change: &Change| ChangeRow::new(change, "", &by, at, ChangeState::Made, Vec::new());
            marked.add(compared.changes().iter().map(made).collect(), &Reasons::new());
        } else {
            let rounds = self.rounds(id, now.clone(), page.decided.as_ref())?;
            marked.decided = decisions(&rounds);
            for at in 0..rounds.all.len() {
                marked.round(&rounds, at, &now);
            }
        }
        Ok(marked)
    }

    /// What was filed first, where the story is a copy.
    ///
    /// # Errors
    /// When there is no such story or its copy is damaged.
    pub fn filed_text(&self, id: &str) -> Result<Content, Error> {
        match self.received(id)? {
            Some((_, base)) => Ok(Content::from_json(&base)?),
            None => self.content(id),
        }
    }

    /// The comments, placed in a text that may be newer than the one on disk.
    fn comments_in(&self, id: &str, now: &Content) -> Result<Vec<Comment>, Error> {
        let mut comments = self.comments(id)?;
        if !comments.is_empty() {
            comment::carry(&mut comments, &self.content(id)?, now);
        }
        Ok(comments)
    }
}

impl MarkedUp {
    fn add(&mut self, rows: Vec<ChangeRow>, known: &Reasons) {
        for row in rows {
            let reasons = self.reasons(&row, known);
            self.changes.push(MarkedChange { row, reasons });
        }
    }

    /// A return, drawn on the writer's text: what accepting all that is open would make of it.
    fn round(&mut self, rounds: &OpenReturns, at: usize, now: &Content) {
        let Some(round) = rounds.all.get(at) else { return };
        let rows = rounds.rows(at);
        let open: Vec<ChangeId> = rows
            .iter()
            .filter(|row| row.state == ChangeState::Open)
            .map(|row| row.change.id.clone())
            .collect();
        let proposed = rounds.with(at, &open);
        let compared = compare(now, &proposed);
        let known = known_again(&compared, &rows);
        for mut paint in painted(&compared, Side::Base) {
            paint.change = paint.change.and_then(|id| known.get(&id).cloned());
            self.paints.push(paint);
        }
        for row in &rows {
            let met = row.conflicts.iter().map(|conflict| conflict_paint(conflict, row));
            self.paints.extend(met);
        }
        let undecided = rows
            .iter()
            .filter(|row| matches!(row.state, ChangeState::Open | ChangeState::Conflict));
        self.rounds.push(OpenReturnRow {
            id: round.guid.clone(),
            from: round.origin.from.clone(),
            at: local(round.origin.revision.at),
            open: number(undecided.count()),
        });
        self.add(rows, &round.origin.reasons);
    }

    /// The comments that stand on a change: those that came with it, and what was put on it where it is drawn.
    fn reasons(&self, row: &ChangeRow, known: &Reasons) -> Vec<String> {
        let on = |comment: &&Comment| {
            let here = |ids: &Vec<String>| ids.contains(&comment.id);
            if known.values().any(here) {
                return known.get(&row.change.id).is_some_and(here);
            }
            let drawn = |paint: &Paint| {
                paint.change.as_ref() == Some(&row.change.id) && paint_touches(paint, &comment.anchor)
            };
            match row.state {
                ChangeState::Made => stands_on(comment, &row.change),
                _ => !comment.anchor.lost && self.paints.iter().any(drawn),
            }
        };
        let reasons = self.comments.iter().filter(on);
        reasons.map(|comment| comment.id.clone()).collect()
    }
}

fn paint_touches(paint: &Paint, anchor: &story::comment::Anchor) -> bool {
    let there = match &anchor.place {
        Place::Block { index } => paint.field.is_none() && *index == paint.block,
        Place::Field { name } => paint.field.as_ref() == Some(name),
        Place::Figure { .. } => false,
    };
    there && anchor.is_range() && anchor.from <= paint.to && paint.from <= anchor.to
}

fn conflict_paint(conflict: &story::merge::Conflict, row: &ChangeRow) -> Paint {
    let field = match &conflict.site {
        Site::Field { name } => Some(name.clone()),
        _ => None,
    };
    let at = conflict.at;
    Paint {
        field,
        block: at.from.block,
        from: at.from.offset,
        to: if at.to.block == at.from.block {
            at.to.offset
        } else {
            at.from.offset
        },
        drawn: Drawn::Conflict,
        whole: false,
        text: String::new(),
        photo: None,
        change: Some(row.change.id.clone()),
    }
}

/// Which change of a return each difference of a proposed text is: the first that says the same, in reading order.
fn known_again(compared: &Comparison<'_>, rows: &[ChangeRow]) -> HashMap<ChangeId, ChangeId> {
    let mut left: Vec<&Change> = rows
        .iter()
        .filter(|row| row.state == ChangeState::Open)
        .map(|row| &row.change)
        .collect();
    let mut known = HashMap::new();
    for seen in compared.changes() {
        let same = |change: &&Change| {
            (&change.site, change.what, &change.was, &change.becomes)
                == (&seen.site, seen.what, &seen.was, &seen.becomes)
        };
        if let Some(at) = left.iter().position(same) {
            known.insert(seen.id.clone(), left.remove(at).id.clone());
        }
    }
    known
}
