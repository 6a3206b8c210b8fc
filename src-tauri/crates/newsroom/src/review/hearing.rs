//! What people said and decided comes in with every package, also with one whose text is here already or is older.
//!
//! Two editors who comment on one filing without changing a word return the same revision, and so does one who returns
//! twice: the text says nothing new, the comments and decisions do.

use story::Content;
use story::comment::{self, Comment};
use story::stages::Decision;

use crate::error::json;
use crate::review::Arrival;
use crate::writing::comment_rows;
use crate::{Error, Newsroom, standing};

/// Comments and decisions that came in, with the text the comments are placed in.
pub(crate) struct IncomingReview<'a> {
    pub text: &'a Content,
    pub comments: &'a [Comment],
    pub trail: &'a [Decision],
}

impl Newsroom {
    /// Brings in what is new of it. `otherwise` is what the package is where it brings nothing new.
    pub(crate) fn hear(
        &self,
        id: &str,
        said: &IncomingReview<'_>,
        otherwise: Arrival,
    ) -> Result<Arrival, Error> {
        let now = self.now();
        let heard = self.store().write(|tx| {
            let mine = Content::from_json(&tx.working(id)?.bytes)?;
            let known = comment_rows::read(id, &tx.comments(id)?)?;
            let comments = brought(&known, said, &mine);
            let before = standing::trail(tx, id)?.len();
            write_said(tx, id, &comments, said.trail)?;
            standing::follow(tx, id, &mine, now)?;
            Ok::<_, Error>(comments != in_order(&known) || standing::trail(tx, id)?.len() > before)
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

/// Writes comments and decisions of a story.
pub(crate) fn write_said(
    tx: &mut store::Tx<'_>,
    id: &str,
    comments: &[Comment],
    trail: &[Decision],
) -> Result<(), Error> {
    for comment in comments {
        tx.put_comment(id, &comment.id, &comment_rows::write(comment)?)?;
    }
    for decision in trail.iter().filter(|decision| decision.story == id) {
        tx.add_decision(id, &decision.id, &json(decision)?)?;
    }
    Ok(())
}
