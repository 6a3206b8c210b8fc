//! 送审与退改: the story leaves as a package, to an editor or back to its writer.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use package::Source;
use review::Purpose;
use review::reasons;
use review::slip::{BASE, SLIP, Slip};
use story::Content;
use story::comment::Comment;
use story::compare::compare;
use story::stages::{Proof, Trail};

use crate::exporting::PackageOrder;
use crate::exporting::redlined::Redlined;
use crate::files::files_in;
use crate::proof;
use crate::review::SentPackage;
use crate::review::hand_over::HandOver;
use crate::rooms::ReviewRoom;
use crate::rows::{revision_ref, story_row};
use crate::{Error, Exported, Format, StoryRow, Watch, default_formats};

impl ReviewRoom<'_> {
    /// Freezes the story and writes its filing into the folder `to`. The writer may go on writing. An editor passes her copy on
    /// in the same way: with what was filed first, the content so far, and who passed it. `version` is that of the text the
    /// person sees; `None` takes what is there.
    ///
    /// # Errors
    /// [`Error::NotYourStep`], also when the story moved on while the package was written; `Stale` where the text is at
    /// another version; when the folder does not take it, the person's key is locked, or `watch` said stop. Nothing is
    /// left in the folder then, and the story stays where it is.
    pub fn file(
        &self,
        id: &str,
        to: &Path,
        version: Option<u64>,
        watch: &mut Watch<'_>,
    ) -> Result<SentPackage, Error> {
        let forward = HandOver::forward(self.who(id)?);
        self.hand_over(id, to, forward, version, watch)
    }

    /// Freezes an editor's copy and writes the return for its writer into the folder `to`.
    ///
    /// # Errors
    /// As [`ReviewRoom::file`]; the writer's own story cannot be returned.
    pub fn return_story(
        &self,
        id: &str,
        to: &Path,
        version: Option<u64>,
        watch: &mut Watch<'_>,
    ) -> Result<SentPackage, Error> {
        self.hand_over(id, to, HandOver::Return, version, watch)
    }

    fn hand_over(
        &self,
        id: &str,
        to: &Path,
        how: HandOver,
        version: Option<u64>,
        watch: &mut Watch<'_>,
    ) -> Result<SentPackage, Error> {
        let before = files_in(to);
        let (exported, signed_by) = self.make_hand_over(id, to, how, version, watch)?;
        let story = self.hand_over_written(id, how, Path::new(&exported.path), &before)?;
        Ok(SentPackage {
            exported,
            signed_by,
            story,
        })
    }

    /// Freezes the story and writes the package of a hand-over into the folder `to`. The story does not move yet.
    pub(crate) fn make_hand_over(
        &self,
        id: &str,
        to: &Path,
        how: HandOver,
        version: Option<u64>,
        watch: &mut Watch<'_>,
    ) -> Result<(Exported, Option<String>), Error> {
        self.store().state_after(id, how.step())?;
        let (revision, content) = self.writing().freeze_working(id, version, how.reason())?;
        let received = self.received(id)?;
        let filed = received
            .as_ref()
            .map(|(_, bytes)| Content::from_json(bytes))
            .transpose()?;
        let (frozen, comments) = (revision_ref(&revision), self.comments(id)?);
        let reasons = match &filed {
            Some(filed) if how == HandOver::Return => {
                reasons::of(compare(filed, &content).changes(), &comments)
            }
            _ => BTreeMap::new(),
        };
        let trail = self.signing().trail(id)?;
        let slip = Slip {
            chain: self.signing().standing(id, &content)?.chain,
            comments: comments.clone(),
            reasons,
            vouched: Some(self.vouched(id, &trail, &comments)?),
            trail: trail.decisions(),
            ..Slip::new(
                how.kind(),
                id,
                self.sender()?,
                frozen.clone(),
                received
                    .as_ref()
                    .map_or(frozen, |(origin, _)| origin.base.clone()),
            )
        };
        let mut extra = BTreeMap::from([(
            SLIP.to_owned(),
            Source::Bytes(slip.to_json().map_err(|why| Error::NotJson { why })?),
        )]);
        if let Some((_, bytes)) = received {
            extra.insert(BASE.to_owned(), Source::Bytes(bytes));
        }
        // The writer already has the photos that were filed: a return contains only those that are new.
        let (formats, known) = match how.kind() {
            Purpose::Return => (vec![Format::Text], filed.as_ref()),
            Purpose::Filing | Purpose::Delivery => (default_formats(), None),
        };
        let key = self.signing().signing_key(&slip.from.name)?;
        // For an editor who has nothing but Word: the file shows the changes and comments, and contains the id of its story.
        let redlined = Redlined {
            base: filed.as_ref().unwrap_or(&content),
            hers: &content,
            by: &revision.author,
            at: revision.at,
            comments: &comments,
            origin: Some(press::docx::WordOrigin {
                story: id.to_owned(),
                revision: slip.base.digest.clone(),
            }),
        };
        let packing = PackageOrder {
            outlet: None,
            amends: None,
            waits: false,
            notice: None,
            redlined: Some(&redlined),
            suffix: how.suffix(),
            formats: &formats,
            extra,
            approval: None,
            story: self.store().revision_content(&revision.guid)?,
            known,
            sender: &slip.from.name,
            key,
        };
        self.exporting().pack(id, &revision, &content, to, packing, watch)
    }

    /// Moves the story once its package is written. Where the story moved on meanwhile, the package is removed again, unless it
    /// was among the files of `before`: the same package, written earlier.
    pub(crate) fn hand_over_written(
        &self,
        id: &str,
        how: HandOver,
        package: &Path,
        before: &BTreeSet<PathBuf>,
    ) -> Result<StoryRow, Error> {
        match self.hand_over_done(id, how) {
            Ok(story) => Ok(story),
            Err(refused) => {
                if !before.contains(package) {
                    // A package that cannot be removed does no harm; the refusal is the result.
                    let _ = std::fs::remove_file(package);
                }
                Err(refused)
            }
        }
    }

    /// Moves the story that was handed over.
    pub(crate) fn hand_over_done(&self, id: &str, how: HandOver) -> Result<StoryRow, Error> {
        let now = self.now();
        let story = self.store().write(|tx| {
            tx.step(id, how.step(), now)?;
            tx.story(id)
        })?;
        Ok(story_row(story))
    }

    /// The comments and decisions that the person at this machine vouches for when they go out: those that are proven here or
    /// vouched for.
    fn vouched(&self, id: &str, trail: &Trail, comments: &[Comment]) -> Result<BTreeSet<String>, Error> {
        let proofs = self.comment_proofs(id, comments)?;
        let said = proofs.into_iter().filter(|(_, proof)| *proof != Proof::Claimed);
        let decided = proof::vouched_for(trail).map(|digest| digest.to_string());
        Ok(said.map(|(item, _)| item.to_string()).chain(decided).collect())
    }
}
