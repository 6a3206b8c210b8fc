//! The comments and decisions of every package are taken in, also of one whose text is here already or is older.
//!
//! Two editors who comment on one filing without changing a word return the same revision, and so does one who returns twice: the
//! text is not new, but the comments and decisions are.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use store::BroughtKind;
use story::comment::{self, Comment};
use story::stages::Decision;
use story::{Content, Digest};

use crate::consent::Consent;
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
    /// The items that its sender vouches for; `None` for none.
    pub vouched: Option<&'a BTreeSet<String>>,
}

impl IncomingReview<'_> {
    fn vouches_for(&self, item: &str) -> bool {
        self.vouched.is_some_and(|vouched| vouched.contains(item))
    }
}

impl ReviewRoom<'_> {
    /// Takes in what is new of it, and enters the file in the register. `otherwise` is the outcome where nothing is new.
    pub(crate) fn hear(
        &self,
        id: &str,
        said: &IncomingReview<'_>,
        otherwise: Arrival,
        arriving: &mut Entering,
        consent: &Consent<'_>,
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
            let outcome = if heard { Arrival::MoreSaid } else { otherwise };
            let number = arriving.enter(tx, outcome, consent, now)?;
            write_bringer(tx, id, said, number)?;
            standing::follow(tx, id, &mine, now)?;
            Ok::<_, Error>(heard)
        })?;
        Ok(if heard { Arrival::MoreSaid } else { otherwise })
    }
}

/// Comments in the order that taking them in gives them: another order alone is not new.
fn in_order(comments: &[Comment]) -> Vec<Comment> {
    let mut sorted = comments.to_vec();
    comment::bring(&mut sorted, &[]);
    sorted
}

/// Our comments and theirs together, placed in `mine`.
pub(crate) fn brought(known: &[Comment], said: &IncomingReview<'_>, mine: &Content) -> Vec<Comment> {
    let mut theirs = said.comments.to_vec();
    comment::carry(&mut theirs, said.text, mine);
    let mut comments = known.to_vec();
    comment::bring(&mut comments, &theirs);
    comments
}

/// The sender of comments, and whether it is proven.
pub(crate) struct CommentBringer<'a> {
    /// The name in the package.
    pub name: &'a str,
    /// The key that signed it is one that a person here trusts for this name.
    pub is_proven: bool,
}

/// Restricts comments that came in: names are folded, no time is in the future of this machine, and nothing is in the reader's
/// own name that is not from here or from another machine of theirs.
///
/// A comment in the name of 周可, in a package of 路人 that comes to 周可's own machine, becomes one of 路人 that claims to be 周可's; in
/// an unproven package that bears her own name it becomes one without a name, with the same claim. `known` are the comments that
/// are here: one counts as from here only if its words are the same, not only its id.
pub(crate) fn held(
    comments: &mut [Comment],
    own: &str,
    known: &[Comment],
    from: &CommentBringer<'_>,
    now: DateTime<Utc>,
) {
    let here: HashSet<Digest> = known
        .iter()
        .flat_map(Comment::items)
        .map(|(item, _)| item)
        .collect();
    let own = &*story::name::folded(own).unwrap_or_default();
    let is_mine = |by: &str| !own.is_empty() && by == own && !(from.name == own && from.is_proven);
    let bringer = if from.name == own { "" } else { from.name };
    let hold = |said: &mut comment::Said, is_here: bool| {
        said.at = said.at.min(now);
        if is_mine(&said.by) && !is_here {
            bringer.clone_into(&mut said.by);
            said.claims_to_be = Some(own.to_owned());
        }
    };
    for comment in comments {
        comment.fold_names();
        if let Some(mark) = &mut comment.mark {
            mark.at = mark.at.min(now);
        }
        let is_here = here.contains(&comment.item());
        let answers: Vec<bool> = comment
            .replies
            .iter()
            .map(|reply| here.contains(&comment.item_of(reply)))
            .collect();
        let is_mark_here = comment.item_of_mark().is_some_and(|mark| here.contains(&mark));
        hold(&mut comment.said, is_here);
        for (reply, is_here) in comment.replies.iter_mut().zip(answers) {
            hold(&mut reply.said, is_here);
        }
        comment.mark = comment
            .mark
            .take()
            .filter(|mark| is_mark_here || !is_mine(&mark.by));
    }
}

/// Writes the comments of a story.
pub(crate) fn write_comments(tx: &mut store::Tx<'_>, id: &str, comments: &[Comment]) -> Result<(), Error> {
    for comment in comments {
        tx.put_comment(id, &comment.id, &comment_rows::write(comment)?)?;
    }
    Ok(())
}

/// Writes the decisions that came in; one about another story is left out.
pub(crate) fn write_trail(tx: &mut store::Tx<'_>, id: &str, said: &IncomingReview<'_>) -> Result<(), Error> {
    for decision in said.trail.iter().filter(|decision| decision.story == id) {
        tx.add_decision(id, &decision.id, &json(decision)?)?;
    }
    Ok(())
}

/// Records the items that the entry with this number vouches for.
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
        for (item, _) in comment.items() {
            if said.vouches_for(item.as_str()) {
                tx.bring(id, BroughtKind::Comment, item.as_str(), Some(number))?;
            }
        }
    }
    Ok(())
}
