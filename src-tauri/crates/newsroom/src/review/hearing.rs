//! What people said and decided comes in with every package, also with one whose text is here already or is older.
//!
//! Two editors who comment on one filing without changing a word return the same revision, and so does one who returns
//! twice: the text says nothing new, the comments and decisions do.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use store::BroughtKind;
use story::Content;
use story::comment::{self, Comment};
use story::stages::Decision;

use crate::error::json;
use crate::review::Arrival;
use crate::review::register::Entering;
use crate::rooms::ReviewRoom;
use crate::writing::comment_rows;
use crate::{Error, standing};

/// Comments and decisions that came in, with the text the comments are placed in.
#[derive(Clone, Copy)]
pub(crate) struct IncomingReview<'a> {
    pub text: &'a Content,
    pub comments: &'a [Comment],
    pub trail: &'a [Decision],
    /// What of it its sender vouches for; `None` for all of it.
    pub vouched: Option<&'a BTreeSet<String>>,
}

impl IncomingReview<'_> {
    fn vouches_for(&self, item: &str) -> bool {
        self.vouched.is_none_or(|vouched| vouched.contains(item))
    }
}

impl ReviewRoom<'_> {
    /// Brings in what is new of it, and enters the file. `otherwise` is what the package is where it brings nothing new.
    pub(crate) fn hear(
        &self,
        id: &str,
        said: &IncomingReview<'_>,
        otherwise: Arrival,
        arriving: &mut Entering,
    ) -> Result<Arrival, Error> {
        let now = self.now();
        let heard = self.store().write(|tx| {
            let mine = Content::from_json(&tx.working(id)?.bytes)?;
            let known = comment_rows::read(id, &tx.comments(id)?)?;
            let comments = brought(&known, said, &mine);
            let before = tx.decisions(id)?.len();
            let is_news = comments != in_order(&known);
            write_comments(tx, id, &comments)?;
            write_trail(tx, id, said)?;
            let heard = is_news || tx.decisions(id)?.len() > before;
            let number = arriving.enter(tx, if heard { Arrival::MoreSaid } else { otherwise }, now)?;
            write_bringer(tx, id, said, number)?;
            standing::follow(tx, id, &mine, now)?;
            Ok::<_, Error>(heard)
        })?;
        Ok(if heard { Arrival::MoreSaid } else { otherwise })
    }
}

/// Comments in the order that bringing gives them: that alone is no news.
fn in_order(comments: &[Comment]) -> Vec<Comment> {
    let mut sorted = comments.to_vec();
    comment::bring(&mut sorted, &[]);
    sorted
}

/// Our comments and theirs, placed in `mine`.
pub(crate) fn brought(known: &[Comment], said: &IncomingReview<'_>, mine: &Content) -> Vec<Comment> {
    let mut theirs = said.comments.to_vec();
    comment::carry(&mut theirs, said.text, mine);
    let mut comments = known.to_vec();
    comment::bring(&mut comments, &theirs);
    comments
}

/// What came in as it may come in: no time is in the future of this machine, and nothing is in the reader's own name that is
/// not from here.
///
/// A comment that says it is of 周可, in a package of 路人 on 周可's own machine, is of `路人（自称周可）`.
pub(crate) fn held(comments: &mut [Comment], own: &str, known: &[Comment], sender: &str, now: DateTime<Utc>) {
    let is_here = |id: &str| {
        known
            .iter()
            .any(|one| one.id == id || one.replies.iter().any(|reply| reply.id == id))
    };
    let held = |said: &mut comment::Said, id: &str| {
        said.at = said.at.min(now);
        if !own.is_empty() && said.by == own && sender != own && !is_here(id) {
            said.by = format!("{sender}（自称{own}）");
        }
    };
    for comment in comments {
        held(&mut comment.said, &comment.id);
        for reply in &mut comment.replies {
            held(&mut reply.said, &reply.id);
        }
        let in_my_name = |mark: &comment::Mark| !own.is_empty() && mark.by == own && sender != own;
        comment.mark = comment.mark.take().filter(|mark| {
            let is_known = known
                .iter()
                .any(|one| one.id == comment.id && one.mark.as_ref() == Some(mark));
            is_known || !in_my_name(mark)
        });
        if let Some(mark) = &mut comment.mark {
            mark.at = mark.at.min(now);
        }
    }
}

/// Writes the comments of a story.
pub(crate) fn write_comments(tx: &mut store::Tx<'_>, id: &str, comments: &[Comment]) -> Result<(), Error> {
    for comment in comments {
        tx.put_comment(id, &comment.id, &comment_rows::write(comment)?)?;
    }
    Ok(())
}

/// Writes the decisions that came in; one on another story is none on this one.
pub(crate) fn write_trail(tx: &mut store::Tx<'_>, id: &str, said: &IncomingReview<'_>) -> Result<(), Error> {
    for decision in said.trail.iter().filter(|decision| decision.story == id) {
        tx.add_decision(id, &decision.id, &json(decision)?)?;
    }
    Ok(())
}

/// Writes down what of it the arrival of this number vouches for.
pub(crate) fn write_bringer(
    tx: &mut store::Tx<'_>,
    id: &str,
    said: &IncomingReview<'_>,
    number: i64,
) -> Result<(), Error> {
    for decision in said.trail.iter().filter(|decision| decision.story == id) {
        let item = decision.digest();
        if said.vouches_for(item.as_str()) {
            tx.bring(id, BroughtKind::Decision, item.as_str(), Some(number))?;
        }
    }
    for comment in said.comments {
        let answers = comment.replies.iter().map(|reply| comment.item_of(reply));
        for item in std::iter::once(comment.item()).chain(answers) {
            if said.vouches_for(item.as_str()) {
                tx.bring(id, BroughtKind::Comment, item.as_str(), Some(number))?;
            }
        }
    }
    Ok(())
}
