//! A filing comes in: the story becomes a copy to edit.

use std::path::Path;

use review::{Purpose, ReviewPackage};
use store::{NewRevision, NewStory, Received};
use story::comment;
use story::workflow::{Step, Who};

use crate::consent::Consent;
use crate::error::{Alarm, json};
use crate::review::hearing::{IncomingReview, held, write_bringer, write_comments, write_trail};
use crate::review::incoming::guid_of;
use crate::review::receiving::{name_of, wanted};
use crate::review::register::{Entering, Inlet};
use crate::review::unpacking::write_photos;
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::rows::list_row;
use crate::signing::keys::acquaint;
use crate::{Error, Watch, keeping, standing};

impl ReviewRoom<'_> {
    /// Opens a filing: the story becomes a copy to edit, with its photos and comments. The same filing again, or an older
    /// one, brings what was newly said in it and leaves the text.
    ///
    /// # Errors
    /// What is wrong with the package; [`Error::Alarm`] for a known person's other key or none, and
    /// where the copy here came from another person; a copy that is being edited.
    pub fn open_package(
        &self,
        path: &Path,
        consent: &Consent<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        self.arriving((Inlet::File, &name_of(path)), path, |arriving| {
            self.open_filing_in(path, consent, arriving, watch)
        })
    }

    pub(crate) fn open_filing_in(
        &self,
        path: &Path,
        consent: &Consent<'_>,
        arriving: &mut Entering,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        let mut opened = ReviewPackage::read(keeping::verify(path, watch)?)?;
        wanted(&opened, Purpose::Filing)?;
        let (id, from) = (opened.slip.story.clone(), opened.slip.from.clone());
        arriving.holds(&opened);
        let signature = self
            .signing()
            .meet(&from, opened.verified.signed.as_ref(), consent)?;
        let origin = opened.origin();
        let remarks = self.signing().told_of_name(&from)?;
        let arrived = |outcome| {
            Ok(Arrived {
                story: self.writing().story_row(&id)?,
                from: from.clone(),
                signature: signature.clone(),
                outcome,
                remarks: remarks.clone(),
            })
        };
        let there = self.store().story_guids(&id)?.contains(&id);
        let (own, mut came) = (self.author()?, std::mem::take(&mut opened.slip.comments));
        let (text, trail, vouched) = (
            opened.content.clone(),
            std::mem::take(&mut opened.slip.trail),
            opened.slip.vouched.take(),
        );
        let known_comments = if there { self.comments(&id)? } else { Vec::new() };
        held(&mut came, &own, &known_comments, &from.name, self.now());
        let said = IncomingReview {
            text: &text,
            comments: &came,
            trail: &trail,
            vouched: vouched.as_ref(),
        };
        if there {
            let Some((known, _)) = self.received(&id)? else {
                return Err(Error::YourOwn { id });
            };
            if known.revision.guid == origin.revision.guid && known.revision.digest == origin.revision.digest
            {
                return arrived(self.hear(&id, &said, Arrival::Already, arriving)?);
            }
            let is_hers = known
                .from
                .is_same(known.key.as_deref(), &from, origin.key.as_deref())
                || (consent.key.is_some() && known.from.name == from.name);
            if !is_hers {
                if !consent.replace {
                    return Err(Alarm::OtherSender {
                        headline: opened.content.headline.clone(),
                        ours: known.from.name,
                        theirs: from.name,
                    }
                    .into());
                }
            } else if origin.revision.number < known.revision.number {
                return arrived(self.hear(&id, &said, Arrival::Older, arriving)?);
            }
            self.store().state_after(&id, Step::Receive)?;
        }
        let photos = self.unpack_photos(&mut opened)?;
        let (story, key) = (&opened.content, opened.verified.signed.as_ref());
        let (bytes, row, now) = (story.to_json(), list_row(story), self.now());
        let before = if there {
            Some(self.writing().working(&id)?)
        } else {
            None
        };
        let mut comments = known_comments;
        if let Some((old, _)) = &before {
            comment::carry(&mut comments, old, story);
        }
        comment::bring(&mut comments, said.comments);
        arriving.has_photos(photos.len());
        let outcome = if there { Arrival::Newer } else { Arrival::New };
        let facts = json(&origin)?;
        let guid = uuid::Uuid::new_v4().to_string();
        self.store().write(|tx| {
            write_photos(tx, &photos, now)?;
            match &before {
                None => {
                    let new = NewStory {
                        guid: &id,
                        who: Who::Editor,
                        content: &bytes,
                        row: &row,
                    };
                    tx.create_story(&new, now)?;
                }
                Some((_, version)) => {
                    let working = tx.working(&id)?;
                    tx.freeze(
                        &id,
                        &revision(&guid, &working.bytes, "", "before_receive", true),
                        now,
                    )?;
                    tx.save_working(&id, *version, &bytes, &row, now)?;
                    tx.step(&id, Step::Receive, now)?;
                }
            }
            // The revision keeps its identity, author and time, but never stands in the future of this machine.
            let came = &origin.revision;
            let kept = guid_of(tx, &came.guid, &came.digest)?;
            tx.freeze(
                &id,
                &revision(&kept, &bytes, &came.author, "received", false),
                came.at.min(now),
            )?;
            let received = Received {
                base: opened.base.clone(),
                facts,
            };
            tx.set_received(&id, &received)?;
            write_comments(tx, &id, &comments)?;
            write_trail(tx, &id, &said)?;
            let number = arriving.enter(tx, outcome, now)?;
            write_bringer(tx, &id, &said, number)?;
            if let Some(signed) = key {
                acquaint(tx, &signed.key, &from, consent, now)?;
            }
            standing::follow(tx, &id, story, now)?;
            Ok::<_, Error>(())
        })?;
        arrived(outcome)
    }
}

fn revision<'a>(
    guid: &'a str,
    content: &'a [u8],
    author: &'a str,
    reason: &'a str,
    automatic: bool,
) -> NewRevision<'a> {
    NewRevision {
        guid,
        content,
        author,
        reason,
        automatic,
        label: "",
    }
}
