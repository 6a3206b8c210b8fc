//! 批注: made, answered, resolved and opened again.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use store::BroughtKind;
use story::comment::anchor::{self, NoSuchPlace};
use story::comment::{Anchor, Comment, Mark, Reply, Said};
use story::stages::Proof;
use story::{Digest, Field, Place};
use ts_rs::TS;

use crate::Error;
use crate::finding::find_figure;
use crate::ids::new_comment_id;
use crate::proof;
use crate::remarks::Remark;
use crate::rooms::ReviewRoom;
use crate::writing::comment_rows::{closed, read, write};

/// How far a comment, its answers and its mark are proven to be of the people they name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommentProof {
    /// The comment itself.
    pub said: Proof,
    /// Each of its answers, in their order.
    pub answers: Vec<Proof>,
    /// The mark that resolved it or opened it again; `None` where there is none.
    pub mark: Option<Proof>,
    /// It is resolved, and that counts here.
    pub is_resolved: bool,
}

impl ReviewRoom<'_> {
    /// A story's comments, the oldest first. Those whose place is lost are among them.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or it cannot be read.
    pub fn comments(&self, id: &str) -> Result<Vec<Comment>, Error> {
        let documents = self.store().comments(id)?;
        if documents.iter().any(Result::is_err) {
            self.remark(Remark::Comment { story: id.to_owned() });
        }
        read(id, &documents)
    }

    /// The comments of a story that closed with the changes whose reasons they are, by id.
    ///
    /// # Errors
    /// [`Error::Store`] when there is no such story; [`Error::Stored`] where something of it is damaged.
    pub fn closed_reasons(&self, id: &str, comments: &[Comment]) -> Result<BTreeSet<String>, Error> {
        closed(&self.store(), id, comments, None)
    }

    /// Comments on a place: on the words `quote` in it, or, where that is empty, on the whole of it.
    ///
    /// # Errors
    /// [`Error::NoSuchPlace`]; [`Error::Store`].
    pub fn comment(&self, id: &str, place: Place, quote: &str, text: &str) -> Result<Comment, Error> {
        let content = self.writing().content(id)?;
        let anchor = Anchor::on(&content, place, quote)?;
        self.say(id, anchor, quote, text)
    }

    /// Comments on a range that a person selected, in UTF-16 units of the place's text.
    ///
    /// # Errors
    /// [`Error::NoSuchPlace`]; [`Error::Store`].
    pub fn comment_on_range(
        &self,
        id: &str,
        place: Place,
        range: (u32, u32),
        text: &str,
    ) -> Result<Comment, Error> {
        let content = self.writing().content(id)?;
        anchor::text(&content, &place).ok_or(NoSuchPlace::Place)?;
        let (from, to) = range;
        let anchor = Anchor {
            place,
            from,
            to,
            lost: false,
        };
        let quote = match anchor.words(&content) {
            Some(words) => words,
            None if from == to => String::new(),
            None => return Err(NoSuchPlace::Place.into()),
        };
        self.say(id, anchor, &quote, text)
    }

    fn say(&self, id: &str, anchor: Anchor, quote: &str, text: &str) -> Result<Comment, Error> {
        let comment = Comment {
            id: new_comment_id(),
            anchor,
            quote: quote.to_owned(),
            said: self.said(text)?,
            replies: Vec::new(),
            mark: None,
        };
        self.put(id, &comment, Some(&comment.item()))?;
        Ok(comment)
    }

    /// How far each comment, each answer and each mark of a story is proven here, by its digest.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn comment_proofs(&self, id: &str, comments: &[Comment]) -> Result<BTreeMap<Digest, Proof>, Error> {
        let own = self.author()?;
        proof::of_comments(&self.store(), id, comments, &own)
    }

    /// How far each comment is proven, by its id.
    pub(crate) fn proofs_by_id(
        &self,
        id: &str,
        comments: &[Comment],
    ) -> Result<BTreeMap<String, CommentProof>, Error> {
        let (proofs, counted) = (self.comment_proofs(id, comments)?, self.signing().signatures()?);
        let proof = |item: Digest| proofs.get(&item).cloned().unwrap_or(Proof::Claimed);
        let of_one = |comment: &Comment| {
            let mark = comment.item_of_mark().map(proof);
            let answers = comment.replies.iter().map(|reply| proof(comment.item_of(reply)));
            CommentProof {
                said: proof(comment.item()),
                answers: answers.collect(),
                is_resolved: !comment.is_open() && mark.as_ref().is_some_and(|mark| counted.count(mark)),
                mark,
            }
        };
        let all = comments
            .iter()
            .map(|comment| (comment.id.clone(), of_one(comment)));
        Ok(all.collect())
    }

    /// Answers a comment; `comment` is its id or the unique beginning of it.
    ///
    /// # Errors
    /// [`Error::NoSuchComment`]; [`Error::Store`].
    pub fn reply(&self, id: &str, comment: &str, text: &str) -> Result<Comment, Error> {
        let reply = Reply {
            id: new_comment_id(),
            said: self.said(text)?,
        };
        self.change(id, comment, |comment| {
            let item = comment.item_of(&reply);
            comment.replies.push(reply);
            Some(item)
        })
    }

    /// Resolves a comment, or opens it again.
    ///
    /// # Errors
    /// [`Error::NoSuchComment`]; [`Error::Store`].
    pub fn resolve(&self, id: &str, comment: &str, resolved: bool) -> Result<Comment, Error> {
        let mark = Mark {
            at: self.now(),
            resolved,
            by: self.author()?,
        };
        self.change(id, comment, |comment| {
            comment.mark = Some(mark);
            // Only the mark is recorded as made here, not the comment that it resolves.
            comment.item_of_mark()
        })
    }

    fn change(
        &self,
        id: &str,
        name: &str,
        change: impl FnOnce(&mut Comment) -> Option<Digest>,
    ) -> Result<Comment, Error> {
        let comments = self.comments(id)?;
        let mut matches = comments
            .into_iter()
            .filter(|comment| !name.is_empty() && comment.id.starts_with(name));
        let (Some(mut comment), None) = (matches.next(), matches.next()) else {
            return Err(Error::NoSuchComment { id: name.to_owned() });
        };
        let said = change(&mut comment);
        self.put(id, &comment, said.as_ref())?;
        Ok(comment)
    }

    /// Writes a comment, and records `said` as made here.
    fn put(&self, id: &str, comment: &Comment, said: Option<&Digest>) -> Result<(), Error> {
        let document = write(comment)?;
        self.store().write(|tx| {
            tx.put_comment(id, &comment.id, &document)?;
            match said {
                Some(said) => tx.bring(id, BroughtKind::Comment, said.as_str(), None),
                None => Ok(()),
            }
        })?;
        Ok(())
    }

    fn said(&self, text: &str) -> Result<Said, Error> {
        Ok(Said {
            by: self.author()?,
            claims_to_be: None,
            at: self.now(),
            text: text.to_owned(),
        })
    }

    /// The place that a person on the command line means: a block's number, a field's name, or a figure. A number is
    /// a block; a block that is a figure is meant as the figure.
    ///
    /// # Errors
    /// [`Error::NoSuchPlace`]; [`Error::Store`].
    pub fn find_place(&self, id: &str, name: &str) -> Result<Place, Error> {
        let content = self.writing().content(id)?;
        if let Ok(number) = name.parse::<usize>() {
            let missing = || Error::NoSuchBlock {
                index: number,
                blocks: content.body.len(),
            };
            let index = number.checked_sub(1).ok_or_else(missing)?;
            let block = content.body.get(index).ok_or_else(missing)?;
            return Ok(match block.as_figure() {
                Some(figure) => Place::Figure {
                    id: figure.id.clone(),
                },
                None => Place::block(index),
            });
        }
        let field = Field::from_member(name).map(Place::field);
        if let Some(place) = field.filter(|place| anchor::text(&content, place).is_some()) {
            return Ok(place);
        }
        Ok(Place::Figure {
            id: find_figure(&content, name)?,
        })
    }
}
