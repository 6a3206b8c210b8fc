//! A filing comes in: the story becomes a copy to edit.

use std::path::Path;

use review::{Purpose, ReviewPackage};
use store::{NewRevision, NewStory, Received};
use story::RevisionReason;
use story::comment;
use story::workflow::{Step, Who};

use crate::consent::Consent;
use crate::error::{Alarm, json};
use crate::review::arrived_package::{self, ArrivedPackage};
use crate::review::hearing::{write_bringer, write_comments, write_trail};
use crate::review::incoming::guid_of;
use crate::review::receiving::name_of;
use crate::review::register::{Entering, Inlet};
use crate::review::unpacking::write_photos;
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::rows::list_row;
use crate::{Error, Watch, standing};

impl ReviewRoom<'_> {
    /// Opens a filing: the story becomes a copy to edit, with its photos and comments. The same filing again, or an older one,
    /// brings its new comments and decisions, and leaves the text.
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
            let opened = arrived_package::read(path, Purpose::Filing, watch)?;
            self.open_filing(opened, consent, arriving)
        })
    }

    /// Opens a filing that was read, and enters it in the register.
    pub(crate) fn open_filing(
        &self,
        opened: ReviewPackage,
        consent: &Consent<'_>,
        arriving: &mut Entering,
    ) -> Result<Arrived, Error> {
        let mut came = self.meet_sender(opened, consent, arriving)?;
        let id = came.opened.slip.story.clone();
        let outcome = self.open_arrived(&id, &mut came, consent, arriving)?;
        Ok(came.arrived(self.writing().story_row(&id)?, outcome))
    }

    /// Makes the copy to edit, or only takes in the comments and decisions. Returns what became of it.
    fn open_arrived(
        &self,
        id: &str,
        came: &mut ArrivedPackage,
        consent: &Consent<'_>,
        arriving: &mut Entering,
    ) -> Result<Arrival, Error> {
        let there = came.known_comments.is_some();
        let (from, origin) = (came.opened.slip.from.clone(), came.origin.clone());
        if there {
            let Some((known, _)) = self.received(id)? else {
                return Err(Error::YourOwn { id: id.to_owned() });
            };
            if known.revision.guid == origin.revision.guid && known.revision.digest == origin.revision.digest
            {
                return self.hear(id, &came.said(), Arrival::NothingNew, arriving, consent);
            }
            let is_hers = known
                .from
                .is_same(known.key.as_deref(), &from, origin.key.as_deref())
                || (consent.names(origin.key.as_deref()) && known.from.name == from.name);
            if !is_hers {
                if !consent.replace {
                    return Err(Alarm::OtherSender {
                        headline: came.opened.content.headline.clone(),
                        ours: known.from.name,
                        theirs: from.name,
                    }
                    .into());
                }
            } else if origin.revision.number < known.revision.number {
                return self.hear(id, &came.said(), Arrival::Older, arriving, consent);
            }
            self.store().state_after(id, Step::Receive)?;
        }
        let photos = self.unpack_photos(&mut came.opened)?;
        let (opened, said) = (&came.opened, came.said());
        let story = &opened.content;
        let (bytes, row, now) = (story.to_json(), list_row(story), self.now());
        let mut comments = came.known_comments.clone().unwrap_or_default();
        let before = there.then(|| self.writing().working(id)).transpose()?;
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
                        guid: id,
                        who: Who::Editor,
                        content: &bytes,
                        row: &row,
                    };
                    tx.create_story(&new, now)?;
                }
                Some((_, version)) => {
                    let working = tx.working(id)?;
                    tx.freeze(
                        id,
                        &revision(&guid, &working.bytes, "", RevisionReason::BeforeReceive),
                        now,
                    )?;
                    tx.save_working(id, *version, &bytes, &row, now)?;
                    tx.step(id, Step::Receive, now)?;
                }
            }
            // The revision keeps its id, author and time, but is never in the future of this machine.
            let came = &origin.revision;
            let kept = guid_of(tx, &came.guid)?;
            tx.freeze(
                id,
                &revision(&kept, &bytes, &came.author, RevisionReason::Received),
                came.at.min(now),
            )?;
            let received = Received {
                base: opened.base.clone(),
                facts,
            };
            tx.set_received(id, &received)?;
            write_comments(tx, id, &comments)?;
            write_trail(tx, id, &said)?;
            let number = arriving.enter(tx, outcome, consent, now)?;
            write_bringer(tx, id, &said, number)?;
            standing::follow(tx, id, story, now)?;
            Ok::<_, Error>(())
        })?;
        Ok(outcome)
    }
}

fn revision<'a>(
    guid: &'a str,
    content: &'a [u8],
    author: &'a str,
    reason: RevisionReason,
) -> NewRevision<'a> {
    NewRevision {
        guid,
        content,
        author,
        reason,
        label: "",
    }
}
