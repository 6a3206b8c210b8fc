//! 收件: a package that came in is opened as a copy to edit, or taken as what came back. All of it, or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use store::{NewRevision, NewStory, Received, Return, ReturnState};
use story::comment;
use story::compare::compare;
use story::stages::Chain;
use story::workflow::{Step, Who};
use story::{Content, Digest};

use crate::consent::Consent;
use crate::error::Alarm;
use crate::error::json;
use crate::files::is_word;
use crate::review::hearing::{IncomingReview, brought, held, write_bringer, write_comments, write_trail};
use crate::review::incoming::{IncomingReturn, Unpacked, guid_of, is_that, write_photos};
use crate::review::purpose::Purpose;
use crate::review::register::{self, Entering, Inlet};
use crate::review::slip::{ReviewOrigin, ReviewPackage, RevisionRef, Slip};
use crate::review::{Arrival, Arrived};
use crate::rows::list_row;
use crate::signing::keys::{Signature, acquaint};
use crate::{Error, Newsroom, Watch, keeping, standing, writing::comment_rows};

impl Newsroom {
    /// Takes in a package that is dropped or opened, whatever it is for: a filing is opened, a return is taken.
    ///
    /// # Errors
    /// As [`Newsroom::open_package`] and [`Newsroom::take`].
    pub fn receive(
        &self,
        path: &Path,
        consent: &Consent<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        self.receive_by((Inlet::File, &name_of(path)), path, consent, watch)
    }

    /// Takes in a package that came by this road under this name.
    pub(crate) fn receive_by(
        &self,
        road: (Inlet, &str),
        path: &Path,
        consent: &Consent<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        self.arriving(road, path, |arriving| {
            if is_word(path) {
                return self.take_word_in(None, path, arriving);
            }
            match self.open_filing_in(path, consent, arriving, watch) {
                Err(Error::WrongKind {
                    found: Purpose::Return,
                }) => self.take_return_in(path, consent, arriving, watch),
                other => other,
            }
        })
    }

    /// Takes a file in and enters it; one whose bytes were here before is the same.
    pub(crate) fn arriving(
        &self,
        road: (Inlet, &str),
        path: &Path,
        take: impl FnOnce(&mut Entering) -> Result<Arrived, Error>,
    ) -> Result<Arrived, Error> {
        self.registered(road, path, take, |before| {
            let story = self.story_row(&before.story)?;
            Ok(Arrived {
                story,
                from: before.from.clone(),
                signature: match &before.key {
                    Some(key) => self.meeting(&before.from, key)?,
                    None if before.came == register::IncomingKind::Word => Signature::WordFile,
                    None => Signature::Unsigned,
                },
                outcome: Arrival::Already,
                remarks: Vec::new(),
            })
        })
    }

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

    fn open_filing_in(
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
        let signature = self.meet(&from, opened.verified.signed.as_ref(), consent)?;
        let origin = ReviewOrigin {
            made: BTreeMap::new(),
            reasons: BTreeMap::new(),
            from: from.clone(),
            key: opened.verified.signed.as_ref().map(|signed| signed.key.clone()),
            revision: opened.slip.revision.clone(),
            base: opened.slip.base.clone(),
            chain: asked(&opened.slip),
        };
        let remarks = self.told_of_name(&from)?;
        let arrived = |outcome| {
            Ok(Arrived {
                story: self.story_row(&id)?,
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
        let before = if there { Some(self.working(&id)?) } else { None };
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

    /// Takes what an editor returned. It stays open, the writer's text as it is, until each change is settled. The
    /// same return again changes nothing; an older one of the same person stands behind the newer.
    ///
    /// # Errors
    /// What is wrong with the package; a story that is not here; a known person's changed key.
    pub fn take(&self, path: &Path, consent: &Consent<'_>, watch: &mut Watch<'_>) -> Result<Arrived, Error> {
        self.arriving((Inlet::File, &name_of(path)), path, |arriving| {
            match is_word(path) {
                true => self.take_word_in(None, path, arriving),
                false => self.take_return_in(path, consent, arriving, watch),
            }
        })
    }

    fn take_return_in(
        &self,
        path: &Path,
        consent: &Consent<'_>,
        arriving: &mut Entering,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        let mut opened = ReviewPackage::read(keeping::verify(path, watch)?)?;
        wanted(&opened, Purpose::Return)?;
        let (id, from) = (opened.slip.story.clone(), opened.slip.from.clone());
        if !self.store().story_guids(&id)?.contains(&id) {
            return Err(Error::NotHere { id });
        }
        arriving.holds(&opened);
        let signature = self.meet(&from, opened.verified.signed.as_ref(), consent)?;
        let base = &opened.slip.base;
        let mut remarks = self.told_of_name(&from)?;
        let filed = self
            .store()
            .revisions(&id)?
            .into_iter()
            .any(|known| known.digest == base.digest);
        let known = self.is_taken(&id, &opened.slip.revision)?;
        if !filed && !known {
            let says = "稿件库里没有当时送审的那一版，按退改包里附的原稿来对照。";
            let en = "The revision that was filed is not in this store; the return is compared with the copy it brought.";
            remarks.push(self.language().pick(says, en).to_owned());
        }
        let origin = ReviewOrigin {
            made: BTreeMap::new(),
            reasons: std::mem::take(&mut opened.slip.reasons),
            from: from.clone(),
            key: opened.verified.signed.as_ref().map(|signed| signed.key.clone()),
            revision: opened.slip.revision.clone(),
            base: base.clone(),
            chain: asked(&opened.slip),
        };
        let photos = if known {
            Vec::new()
        } else {
            self.unpack_photos(&mut opened)?
        };
        arriving.has_photos(photos.len());
        let mut comments = std::mem::take(&mut opened.slip.comments);
        held(
            &mut comments,
            &self.author()?,
            &self.comments(&id)?,
            &from.name,
            self.now(),
        );
        let came = IncomingReturn {
            base: &opened.base,
            said: IncomingReview {
                text: &opened.content,
                comments: &comments,
                trail: &opened.slip.trail,
                vouched: opened.slip.vouched.as_ref(),
            },
            photos: &photos,
        };
        let outcome = self.take_return(&id, &origin, &came, consent, arriving)?;
        Ok(Arrived {
            story: self.story_row(&id)?,
            from,
            signature,
            outcome,
            remarks,
        })
    }

    fn is_taken(&self, id: &str, revision: &RevisionRef) -> Result<bool, Error> {
        let returns = self.store().returns(id)?;
        Ok(returns.iter().any(|one| is_that(one, revision)))
    }

    /// Puts a return beside the story. The same again brings what was newly said; an older one of the same person is kept
    /// as superseded. One that changes no word has nothing to settle.
    ///
    /// A piece that is queued, delivered or spiked stays so: the return waits beside it.
    pub(crate) fn take_return(
        &self,
        id: &str,
        origin: &ReviewOrigin,
        came: &IncomingReturn<'_>,
        consent: &Consent<'_>,
        arriving: &mut Entering,
    ) -> Result<Arrival, Error> {
        let (said, hers) = (came.said, came.said.text);
        let earlier = self.store().returns(id)?;
        if earlier.iter().any(|one| is_that(one, &origin.revision)) {
            return self.hear(id, &said, Arrival::Already, arriving);
        }
        let of_her: Vec<(&Return, ReviewOrigin)> = earlier
            .iter()
            .filter_map(|one| Some((one, serde_json::from_str::<ReviewOrigin>(&one.facts).ok()?)))
            .filter(|(_, known)| {
                known
                    .from
                    .is_same(known.key.as_deref(), &origin.from, origin.key.as_deref())
                    && known.base.guid == origin.base.guid
            })
            .collect();
        let older = of_her
            .iter()
            .any(|(_, known)| origin.revision.number < known.revision.number);
        let replaced: Vec<(String, String)> = of_her
            .iter()
            .filter(|(one, _)| one.state == ReturnState::Open && !older)
            .map(|(one, _)| (one.guid.clone(), one.decisions.clone()))
            .collect();
        let outcome = if older { Arrival::Older } else { Arrival::New };
        let (base, now) = (Content::from_json(came.base)?, self.now());
        let changes_nothing = compare(&base, hers).changes().is_empty();
        let taken = Return {
            guid: match earlier.iter().any(|one| one.guid == origin.revision.guid) {
                false => origin.revision.guid.clone(),
                true => uuid::Uuid::new_v4().to_string(),
            },
            base: came.base.to_vec(),
            hers: hers.to_json(),
            facts: json(origin)?,
            decisions: "{}".to_owned(),
            state: match (older, changes_nothing) {
                (true, _) => ReturnState::Superseded,
                (false, true) => ReturnState::Settled,
                (false, false) => ReturnState::Open,
            },
            at: now,
        };
        self.store().write(|tx| {
            let mine = Content::from_json(&tx.working(id)?.bytes)?;
            write_photos(tx, came.photos, now)?;
            for (guid, decisions) in &replaced {
                tx.decide_return(id, guid, decisions, ReturnState::Superseded)?;
            }
            tx.add_return(id, &taken)?;
            let known = comment_rows::read(id, &tx.comments(id)?)?;
            write_comments(tx, id, &brought(&known, &said, &mine))?;
            write_trail(tx, id, &said)?;
            let number = arriving.enter(tx, outcome, now)?;
            write_bringer(tx, id, &said, number)?;
            if let Some(key) = &origin.key {
                acquaint(tx, key, &origin.from, consent, now)?;
            }
            if !older && tx.state_after(id, Step::TakeReturn).is_ok() {
                tx.step(id, Step::TakeReturn, now)?;
            }
            standing::follow(tx, id, &mine, now)?;
            Ok::<_, Error>(())
        })?;
        Ok(outcome)
    }

    /// Puts the photos that this store does not have on disk, as byte for byte what the package holds.
    fn unpack_photos(&self, opened: &mut ReviewPackage) -> Result<Vec<Unpacked>, Error> {
        let base = Content::from_json(&opened.base)?;
        let figures = opened.content.figures().chain(base.figures());
        let named: Vec<(Digest, String)> = figures
            .filter_map(|figure| Some((figure.photo.clone()?, figure.file_name.clone())))
            .collect();
        let (mut seen, mut unpacked) = (BTreeSet::new(), Vec::new());
        for (digest, file_name) in named {
            if !seen.insert(digest.clone()) || self.store().find_photo(&digest)?.is_some() {
                continue;
            }
            let Some(file) = opened.file_of(&digest) else {
                return Err(Error::BadSlip {
                    why: format!("the photo {digest} ({file_name}) is neither in it nor here"),
                });
            };
            let bytes = opened.verified.read(&file, ReviewPackage::MAX_PHOTO)?;
            unpacked.push(self.keep_photo(file_name, &bytes)?);
        }
        Ok(unpacked)
    }

    fn keep_photo(&self, file_name: String, bytes: &[u8]) -> Result<Unpacked, Error> {
        let refused = |source| Error::Photo {
            file: file_name.clone(),
            source,
        };
        let taken = photo::take_in(bytes).map_err(refused)?;
        // An editor's copy says nothing of the photo beyond how it lies and looks.
        let own = crate::pictures::stored_metadata::StoredMetadata {
            headline: String::new(),
            keywords: Vec::new(),
            ..crate::pictures::stored_metadata::StoredMetadata::of(&taken)
        };
        let inspected = &taken.photo;
        let kind = crate::pictures::kind_name(inspected.kind);
        let stored = self.folder().put_bytes(bytes, kind, self.now())?;
        self.put_renditions_by(&stored, &taken);
        Ok(Unpacked {
            width: inspected.width,
            height: inspected.height,
            facts: json(&own)?,
            file_name,
            stored,
        })
    }
}

/// The name a file has where it lies.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The chain that a package's sender asks for; `None` where it is empty.
fn asked(slip: &Slip) -> Option<Chain> {
    Some(slip.chain).filter(|chain| !chain.is_empty())
}

fn wanted(opened: &ReviewPackage, kind: Purpose) -> Result<(), Error> {
    if opened.slip.kind == kind {
        Ok(())
    } else {
        Err(Error::WrongKind {
            found: opened.slip.kind,
        })
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
