//! Reviewing in Word: a Word file that comes back is taken as a return.
//!
//! The filed text is set as a Word file again and read, and so is the file that came: the difference between the two readings is
//! what was done in Word. It is merged into what was filed, so that what Word cannot carry (a figure's people, the tray, the
//! genre) stays as it was. Pictures are recognised by their bytes, else by their words.
//!
//! See docs/decisions/word-file-as-a-return.md.

use std::path::Path;

use chrono::DateTime;
use press::Picture;
use press::docx::read::{self, WordStory};
use review::ReviewOrigin;
use review::slip::RevisionRef;
use review::word::figures::{NewPicture, bare, known_by_words, read_with};
use review::{reasons, word};
use store::Trust;
use story::comment::Comment;
use story::compare::compare;
use story::{Content, Digest, Figure, FigureId, RevisionReason};

use crate::consent::Consent;
use crate::exporting::redlined::Redlined;
use crate::files::read_file;
use crate::ids::new_figure_id;
use crate::review::Arrived;
use crate::review::hearing::{CommentBringer, IncomingReview, held};
use crate::review::incoming::IncomingReturn;
use crate::review::receiving::name_of;
use crate::review::register::{Entering, Inlet};
use crate::rooms::ReviewRoom;
use crate::rows::{revision_ref, story_row, zone};
use crate::{Error, Signature};

/// Largest Word file read, in bytes: photos are in it.
const MAX_WORD: u64 = 1 << 30;

impl ReviewRoom<'_> {
    /// Takes a Word file that came back as a return of `story`, or of the story whose id is in the file.
    ///
    /// # Errors
    /// [`Error::NotWord`]; [`Error::NoOrigin`] where neither says which story it is; [`Error::NotHere`].
    pub fn take_word(&self, story: Option<&str>, path: &Path) -> Result<Arrived, Error> {
        let road = (Inlet::File, &*name_of(path));
        self.arriving(road, path, |arriving| self.take_word_in(story, path, arriving))
    }

    pub(crate) fn take_word_in(
        &self,
        story: Option<&str>,
        path: &Path,
        arriving: &mut Entering,
    ) -> Result<Arrived, Error> {
        let bytes = read_file(path, MAX_WORD)?;
        let not_word = |source| Error::NotWord {
            path: path.to_owned(),
            source,
        };
        let known = read::origin(&bytes).map_err(not_word)?;
        let id = match (story, &known) {
            (Some(story), _) => story.to_owned(),
            (None, Some(origin)) => origin.story.clone(),
            (None, None) => {
                return Err(Error::NoOrigin {
                    path: path.to_owned(),
                });
            }
        };
        if !self.is_here(&id)? {
            return Err(Error::NotHere { id });
        }
        let (base_of, is_filed) = self.base_of(&id, known.as_ref())?;
        let base_bytes = self.store().revision_content(&base_of.guid)?;
        let base = Content::from_json(&base_bytes)?;
        let (before, media) = self.as_word_tells(&base)?;
        let mut fresh = Vec::new();
        let mut after = read_with(&bytes, &base, &media, &mut new_figure_id, &mut fresh).map_err(not_word)?;
        known_by_words(&before.content, &mut after.content, &mut fresh);
        let mut remarks = self.bring_pictures(&mut after.content, fresh);
        let hers = word::brought_over(&before.content, &base, after.content.clone());
        let zone = zone(&base);
        let (from, at) = word::who_did(&after, zone, self.now());
        let made = word::made_by(&base, &hers, &after, (&from, at), zone, self.now());
        let said_before = self.comments(&id)?;
        let mut comments = word::comments::of(&after, &hers, &said_before, zone, self.now());
        let bringer = CommentBringer {
            name: &from.name,
            is_proven: false,
        };
        held(&mut comments, &self.author()?, &said_before, &bringer, self.now());
        // Comments that went out with the file keep their places in the writer's text.
        let is_new = |comment: &&Comment| said_before.iter().all(|known| known.id != comment.id);
        let new: Vec<Comment> = comments.iter().filter(is_new).cloned().collect();
        let digest = store::digest(&hers.to_json());
        let said = format!("{:?}", after.comments);
        let name = [
            id.as_bytes(),
            base_of.digest.as_str().as_bytes(),
            digest.as_str().as_bytes(),
            said.as_bytes(),
        ]
        .concat();
        let guid: String = store::digest(&name).as_str().chars().take(32).collect();
        let origin = ReviewOrigin {
            from: from.clone(),
            key: None,
            revision: RevisionRef {
                guid: format!("word-{guid}"),
                number: u64::try_from(at.timestamp()).unwrap_or_default(),
                digest,
                author: from.name.clone(),
                at,
            },
            base: revision_ref(&base_of),
            made,
            reasons: reasons::of(compare(&base, &hers).changes(), &new),
            chain: None,
        };
        if !is_filed {
            let says = "Word 文件没有说明是哪一版，按最近一次送审的稿子来对照。";
            let en = "The Word file does not say which revision it was made of; it is compared with the one filed last.";
            remarks.push(self.language().pick(says, en).to_owned());
        }
        remarks.extend(
            after
                .noted
                .iter()
                .filter(|noted| word::is_lost(noted))
                .map(|noted| self.writing().note(noted)),
        );
        arriving.is_of(&id, &from, None);
        arriving.is_word(hers.to_json(), new.len());
        let claims = self
            .store()
            .keys_of(&from.name)?
            .into_iter()
            .any(|known| known.trust != Trust::Met);
        if claims {
            let (zh, en) = (
                format!("“{}”平时用签名钥匙；这个 Word 文件只是写着这个名字。", from.name),
                format!(
                    "{} signs with a key; this Word file only bears the name.",
                    from.name
                ),
            );
            remarks.push(self.language().pick(zh, en));
        }
        let came = IncomingReturn {
            base: &base_bytes,
            said: IncomingReview {
                text: &hers,
                comments: &comments,
                trail: &[],
                vouched: None,
            },
            photos: &[],
        };
        let outcome = self.put_beside(&id, &origin, &came, &Consent::default(), arriving)?;
        Ok(Arrived {
            story: story_row(self.store().story(&id)?),
            from,
            signature: Signature::WordFile,
            outcome,
            remarks,
        })
    }

    /// The revision that the file was made of, and whether the file itself named it; else the one filed last.
    fn base_of(
        &self,
        id: &str,
        origin: Option<&press::docx::WordOrigin>,
    ) -> Result<(store::Revision, bool), Error> {
        let revisions = self.store().revisions(id)?;
        let named = origin.filter(|origin| origin.story == id);
        let exact = named.and_then(|origin| revisions.iter().find(|one| one.digest == origin.revision));
        if let Some(revision) = exact {
            return Ok((revision.clone(), true));
        }
        let sent = |one: &&store::Revision| {
            let names = one.names.iter().map(|name| name.reason.as_str());
            let mut reasons = names.chain([one.reason.as_str()]).map(RevisionReason::from_name);
            reasons.any(|reason| matches!(reason, Some(RevisionReason::Filed | RevisionReason::PassedOn)))
        };
        let newest = |one: &&store::Revision| one.number;
        let last = revisions.iter().filter(sent).max_by_key(newest);
        let last = last.or_else(|| revisions.iter().max_by_key(newest));
        last.cloned()
            .map(|revision| (revision, false))
            .ok_or_else(|| Error::NotHere { id: id.to_owned() })
    }

    /// What reading the Word file of a content gives when nothing was changed, and the digest of each figure's picture in it.
    fn as_word_tells(&self, base: &Content) -> Result<(WordStory, Vec<(Digest, FigureId)>), Error> {
        let bytes = self.word(&Redlined {
            base,
            hers: base,
            by: "",
            at: DateTime::UNIX_EPOCH,
            comments: &[],
            origin: None,
        })?;
        let mut in_order = base.body.iter().filter_map(story::Block::as_figure);
        let mut media = Vec::new();
        let reading = read::read(&bytes, &mut |picture| {
            let figure = in_order.next().map_or_else(Figure::default, bare);
            if let Picture::Here { bytes, .. } = picture {
                media.push((store::digest(bytes), figure.id.clone()));
            }
            figure
        });
        let reading = reading.map_err(|source| Error::NotWord {
            path: "story.docx".into(),
            source,
        })?;
        Ok((reading, media))
    }

    /// Takes in the pictures that were inserted in Word; a sentence for each that cannot be taken.
    fn bring_pictures(&self, content: &mut Content, fresh: Vec<NewPicture>) -> Vec<String> {
        let mut remarks = Vec::new();
        for picture in fresh {
            let result = self.pictures().add_photo(&picture.name, &picture.bytes);
            remarks.extend(result.refused.map(|failure| failure.says));
            let (Some(added), Some(figure)) = (result.added, content.figure_mut(&picture.id)) else {
                continue;
            };
            let words = (figure.caption.clone(), figure.alt.clone(), figure.credit.clone());
            *figure = Figure {
                id: picture.id,
                ..added.figure
            };
            (figure.caption, figure.alt) = (words.0, words.1);
            if !words.2.is_empty() {
                figure.credit = words.2;
            }
        }
        remarks
    }
}
