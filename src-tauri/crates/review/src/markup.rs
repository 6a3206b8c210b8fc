//! 审阅: what a page shows of a review: its changes with their reasons, and the marks to draw.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use story::comment::{Anchor, Comment};
use story::compare::{Change, ChangeId, Comparison, Site, compare};
use story::merge::Conflict;
use story::{Content, Place};

use crate::Sender;
use crate::painting::{Drawn, Paint, Side, painted};
use crate::reasons::{Reasons, stands_on};
use crate::settling::{ChangeState, OpenReturns, ReviewedChange};

/// What a page shows of a review.
#[derive(Debug, Default)]
pub struct Markup {
    /// The changes.
    pub changes: Vec<ChangeWithReasons>,
    /// What is drawn on the page.
    pub paints: Vec<Paint>,
}

/// A change with its reasons.
#[derive(Debug)]
pub struct ChangeWithReasons {
    /// The change, and how far it has come.
    pub change: ReviewedChange,
    /// The comments on it, by id.
    pub reasons: Vec<String>,
}

impl Markup {
    /// The changes of an editor's copy, `now`, against its `base`; `comments` are placed in `now`.
    #[must_use]
    pub fn of_copy(
        base: &Content,
        now: &Content,
        comments: &[Comment],
        by: &Sender,
        at: DateTime<Utc>,
    ) -> Self {
        let compared = compare(base, now);
        let mut markup = Self {
            changes: Vec::new(),
            paints: painted(&compared, Side::Hers),
        };
        let made = compared
            .changes()
            .iter()
            .map(|change| ReviewedChange::made(change, by, at));
        markup.add(made.collect(), comments, &Reasons::new());
        markup
    }

    /// The open changes for a writer whose page holds `now`, return by return, drawn as what accepting all of them would do.
    /// `comments` are placed in `now`.
    #[must_use]
    pub fn of_returns(rounds: &OpenReturns, now: &Content, comments: &[Comment]) -> Self {
        let mut markup = Self::default();
        for (at, round) in rounds.all.iter().enumerate() {
            let rows = rounds.rows(at);
            markup.draw(rounds, at, &rows, now);
            markup.add(rows, comments, &round.origin.reasons);
        }
        markup
    }

    /// Draws the open changes of the `at`th return, and where they meet the writer's own words.
    fn draw(&mut self, rounds: &OpenReturns, at: usize, rows: &[ReviewedChange], now: &Content) {
        let open = rows.iter().filter(|row| row.state == ChangeState::Open);
        let open: Vec<ChangeId> = open.map(|row| row.change.id.clone()).collect();
        let proposed = rounds.with(at, &open);
        let compared = compare(now, &proposed);
        let known = known_again(&compared, rows);
        for mut paint in painted(&compared, Side::Base) {
            paint.change = paint.change.and_then(|id| known.get(&id).cloned());
            self.paints.push(paint);
        }
        for row in rows {
            let met = row
                .conflicts
                .iter()
                .map(|conflict| conflict_paint(conflict, &row.change.id));
            self.paints.extend(met);
        }
    }

    fn add(&mut self, rows: Vec<ReviewedChange>, comments: &[Comment], known: &Reasons) {
        for change in rows {
            let reasons = self.reasons(&change, comments, known);
            self.changes.push(ChangeWithReasons { change, reasons });
        }
    }

    /// The comments on a change: those that came with it, and those that were put on it where it is drawn.
    fn reasons(&self, row: &ReviewedChange, comments: &[Comment], known: &Reasons) -> Vec<String> {
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
                ChangeState::Open | ChangeState::Conflict | ChangeState::Accepted | ChangeState::Rejected => {
                    !comment.anchor.lost && self.paints.iter().any(drawn)
                }
            }
        };
        let reasons = comments.iter().filter(on);
        reasons.map(|comment| comment.id.clone()).collect()
    }
}

fn paint_touches(paint: &Paint, anchor: &Anchor) -> bool {
    let there = match &anchor.place {
        Place::Block { index } => paint.field.is_none() && *index == paint.block,
        Place::Field { name } => paint.field == Some(*name),
        Place::Figure { .. } | Place::Related | Place::Photos => false,
    };
    there && anchor.is_range() && anchor.from <= paint.to && paint.from <= anchor.to
}

fn conflict_paint(conflict: &Conflict, change: &ChangeId) -> Paint {
    let field = match &conflict.site {
        Site::Field { name } => Some(*name),
        Site::Body | Site::SignOffPlace | Site::Related | Site::Photo { .. } | Site::Figure { .. } => None,
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
        change: Some(change.clone()),
    }
}

/// Maps each difference of a proposed text to the change of the return with the same words: the first one, in reading order.
fn known_again(compared: &Comparison<'_>, rows: &[ReviewedChange]) -> HashMap<ChangeId, ChangeId> {
    let open = rows.iter().filter(|row| row.state == ChangeState::Open);
    let mut left: Vec<&Change> = open.map(|row| &row.change).collect();
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
