//! A package that came in: it is read as a whole, and its sender is checked, before anything of it is taken in.

use std::path::Path;

use review::{Purpose, ReviewOrigin, ReviewPackage};
use story::comment::Comment;

use crate::consent::Consent;
use crate::review::hearing::{CommentBringer, IncomingReview, held};
use crate::review::register::Entering;
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::signing::keys::Signature;
use crate::views::StoryRow;
use crate::{Error, Watch, keeping};

/// A package as it may come in, and what is known of its sender and its story.
pub(crate) struct ArrivedPackage {
    /// The package; no comment in it is in the reader's own name any more.
    pub(crate) opened: ReviewPackage,
    /// The facts that are kept with its text.
    pub(crate) origin: ReviewOrigin,
    /// The comments that are here already; `None` where the story is not.
    pub(crate) known_comments: Option<Vec<Comment>>,
    /// What is known of the key it was signed with.
    pub(crate) signature: Signature,
    /// What a person should know besides, as sentences.
    pub(crate) remarks: Vec<String>,
}

impl ArrivedPackage {
    /// The comments and decisions in it.
    pub(crate) fn said(&self) -> IncomingReview<'_> {
        let slip = &self.opened.slip;
        IncomingReview {
            text: &self.opened.content,
            comments: &slip.comments,
            trail: &slip.trail,
            vouched: slip.vouched.as_ref(),
        }
    }

    /// The result for people once it is taken in.
    pub(crate) fn arrived(self, story: StoryRow, outcome: Arrival) -> Arrived {
        Arrived {
            story,
            from: self.opened.slip.from,
            signature: self.signature,
            outcome,
            remarks: self.remarks,
        }
    }
}

impl ReviewRoom<'_> {
    /// Checks the sender of a package, records in the register what it contains, and makes sure that no comment in it is in the
    /// reader's own name.
    ///
    /// # Errors
    /// [`Error::Alarm`] for a known person's other key, or none.
    pub(crate) fn meet_sender(
        &self,
        mut opened: ReviewPackage,
        consent: &Consent<'_>,
        arriving: &mut Entering,
    ) -> Result<ArrivedPackage, Error> {
        arriving.holds(&opened);
        let (from, id) = (opened.slip.from.clone(), opened.slip.story.clone());
        let signed = opened.verified.signed.as_ref();
        let signature = self.signing().meet(&from, signed, consent)?;
        let key = signed.map(|signed| signed.key.as_str());
        let remarks = self.signing().told_of_sender(&from, key)?;
        let is_here = self.is_here(&id)?;
        let known_comments = is_here.then(|| self.comments(&id)).transpose()?;
        let known = known_comments.as_deref().unwrap_or_default();
        let (own, now) = (self.author()?, self.now());
        let bringer = CommentBringer {
            name: &from.name,
            is_proven: matches!(signature, Signature::Known { .. }),
        };
        held(&mut opened.slip.comments, &own, known, &bringer, now);
        Ok(ArrivedPackage {
            origin: opened.origin(),
            opened,
            known_comments,
            signature,
            remarks,
        })
    }
}

/// Reads a package, and refuses one that is for another purpose.
///
/// # Errors
/// What is wrong with the package; [`Error::WrongKind`].
pub(crate) fn read(path: &Path, kind: Purpose, watch: &mut Watch<'_>) -> Result<ReviewPackage, Error> {
    let opened = ReviewPackage::read(keeping::verify(path, watch)?)?;
    match opened.slip.kind == kind {
        true => Ok(opened),
        false => Err(Error::WrongKind {
            found: opened.slip.kind,
        }),
    }
}
