//! 审阅: everything a window shows of a review, computed for the text on its page, saved or not.

use std::collections::{BTreeMap, BTreeSet};

use review::Sender;
use review::markup::{self, Markup};
use review::painting::Paint;
use review::settling::{Decided, OpenReturn, OpenReturns};
use serde::Serialize;
use story::Content;
use story::comment::{self, Comment};
use story::stages::{Chain, Standing};
use ts_rs::TS;

use crate::review::ChangeRow;
use crate::review::commenting::CommentProof;
use crate::review::deciding::ReviewedPage;
use crate::rooms::ReviewRoom;
use crate::rows::{local, number};
use crate::signing::trail::TrailRow;
use crate::writing::comment_rows::closed;
use crate::{Error, standing};

/// A review for the text on a page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MarkedUp {
    /// Who filed it, where it is a copy of another person's piece.
    pub from: Option<Sender>,
    /// The returns that are open, the oldest first.
    pub rounds: Vec<OpenReturnRow>,
    /// What was decided on each of them.
    pub decided: Decided,
    /// What was changed: by the editor at this desk, or by those who returned it.
    pub changes: Vec<MarkedChange>,
    /// What to draw on the page.
    pub paints: Vec<Paint>,
    /// The comments, placed in the text on the page.
    pub comments: Vec<Comment>,
    /// How far each of them is proven, by id.
    pub proofs: BTreeMap<String, CommentProof>,
    /// Those of them that closed with the changes whose reasons they are, by id.
    pub closed: BTreeSet<String>,
    /// The chain that is asked of this piece.
    pub chain: Chain,
    /// Which stages have passed the text on the page, and whose turn it is.
    pub standing: Standing,
    /// Every decision, the oldest first.
    pub trail: Vec<TrailRow>,
}

/// A return that is open.
#[derive(Debug, Clone, Serialize, TS)]
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
#[derive(Debug, Clone, Serialize, TS)]
pub struct MarkedChange {
    /// The change, and how far it has come.
    #[serde(flatten)]
    pub row: ChangeRow,
    /// The comments on it, by id.
    pub reasons: Vec<String>,
}

impl ReviewRoom<'_> {
    /// The review of a story for the text on a page.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story; [`Error::Stored`] where something that is kept of it is damaged.
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
        // Read before what follows and not within it: the store is locked to the end of a statement.
        let closed = closed(&self.store(), id, &comments, page.decided.as_ref())?;
        let from = received.as_ref().map(|(origin, _)| origin.from.clone());
        let (markup, rounds) = match received {
            Some((_, base)) => {
                let base = Content::from_json(&base)?;
                (
                    Markup::of_copy(&base, &now, &comments, &self.sender()?, self.now()),
                    None,
                )
            }
            None => {
                let rounds = self.rounds(id, now.clone(), page.decided.as_ref())?;
                (Markup::of_returns(&rounds, &now, &comments), Some(rounds))
            }
        };
        Ok(MarkedUp {
            from,
            decided: rounds.as_ref().map(OpenReturns::decided).unwrap_or_default(),
            rounds: rounds
                .map(|rounds| rounds.all.iter().map(OpenReturnRow::from).collect())
                .unwrap_or_default(),
            changes: markup.changes.into_iter().map(MarkedChange::from).collect(),
            paints: markup.paints,
            proofs: self.proofs_by_id(id, &comments)?,
            comments,
            closed,
            chain: asked,
            standing,
            trail: self.signing().trail_rows(id)?,
        })
    }

    /// What was filed first, where the story is a copy; the text itself where it did not come from another person.
    ///
    /// # Errors
    /// [`Error::NoSuchStory`] and [`Error::Store`]; [`Error::Stored`] where its copy or its text is damaged.
    pub fn filed_text(&self, id: &str) -> Result<Content, Error> {
        match self.received(id)? {
            Some((_, base)) => Ok(Content::from_json(&base)?),
            None => self.writing().content(id),
        }
    }

    /// The comments, placed in a text that may be newer than the one on disk.
    fn comments_in(&self, id: &str, now: &Content) -> Result<Vec<Comment>, Error> {
        let mut comments = self.comments(id)?;
        if !comments.is_empty() {
            comment::carry(&mut comments, &self.writing().content(id)?, now);
        }
        Ok(comments)
    }
}

impl From<&OpenReturn> for OpenReturnRow {
    fn from(round: &OpenReturn) -> Self {
        Self {
            id: round.guid.clone(),
            from: round.origin.from.clone(),
            at: local(round.origin.revision.at),
            open: number(round.open().count()),
        }
    }
}

impl From<markup::ChangeWithReasons> for MarkedChange {
    fn from(marked: markup::ChangeWithReasons) -> Self {
        Self {
            row: marked.change.into(),
            reasons: marked.reasons,
        }
    }
}
