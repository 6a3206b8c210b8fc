//! 收件: a package that came in is opened as a copy to edit, or taken as what came back. All of it, or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use store::{NewRevision, NewStory, Received, Return, ReturnState};
use story::comment;
use story::compare::compare;
use story::stages::Chain;
use story::workflow::{Step, Who};
use story::{Content, Digest};

use crate::error::json;
use crate::files::is_word;
use crate::review::hearing::{IncomingReview, brought, write_said};
use crate::review::incoming::{IncomingReturn, Unpacked, write_photos};
use crate::review::purpose::Purpose;
use crate::review::slip::{ReviewOrigin, ReviewPackage, Slip};
use crate::review::{Arrival, Arrived};
use crate::rows::{list_row, story_row};
use crate::{Error, Newsroom, Watch, keeping, standing, writing::comment_rows};

impl Newsroom {
    /// Takes in a package that is dropped or opened, whatever it is for: a filing is opened, a return is taken.
    ///
    /// # Errors
    /// As [`Newsroom::open_package`] and [`Newsroom::take`].
    pub fn receive(&self, path: &Path, trust: bool, watch: &mut Watch<'_>) -> Result<Arrived, Error> {
        match self.open_package(path, trust, watch) {
            Err(Error::WrongKind {
                found: Purpose::Return,
            }) => self.take(path, trust, watch),
            other => other,
        }
    }

    /// Opens a filing: the story becomes a copy to edit, with its photos and comments. The same filing again, or an older
    /// one, brings what was newly said in it and leaves the text. `trust` takes a known person's new key, or none, for theirs.
    ///
    /// # Errors
    /// What is wrong with the package; a known person's changed key; a copy that is being edited.
    pub fn open_package(&self, path: &Path, trust: bool, watch: &mut Watch<'_>) -> Result<Arrived, Error> {
        let mut opened = ReviewPackage::read(keeping::verify(path, watch)?)?;
        wanted(&opened, Purpose::Filing)?;
        let (id, from) = (opened.slip.story.clone(), opened.slip.from.clone());
        let signature = self.meet(&from.name, opened.verified.signed.as_ref(), trust)?;
        let origin = ReviewOrigin {
            made: BTreeMap::new(),
            reasons: BTreeMap::new(),
            from: from.clone(),
            key: opened.verified.signed.as_ref().map(|signed| signed.key.clone()),
            revision: opened.slip.revision.clone(),
            base: opened.slip.base.clone(),
            chain: asked(&opened.slip),
        };
        let arrived = |outcome| {
            Ok(Arrived {
                story: story_row(self.store().story(&id)?),
                from: from.clone(),
                signature: signature.clone(),
                outcome,
                remarks: Vec::new(),
            })
        };
        let there = self.store().story_guids(&id)?.contains(&id);
        if there {
            let Some((known, _)) = self.received(&id)? else {
                return Err(Error::YourOwn { id });
            };
            let said = IncomingReview {
                text: &opened.content,
                comments: &opened.slip.comments,
                trail: &opened.slip.trail,
            };
            if known.revision.guid == origin.revision.guid {
                return arrived(self.hear(&id, &said, Arrival::Already)?);
            }
            if is_older(&origin, &known) {
                return arrived(self.hear(&id, &said, Arrival::Older)?);
            }
            self.store().state_after(&id, Step::Receive)?;
        }
        let photos = self.unpack_photos(&mut opened)?;
        let (story, key) = (&opened.content, opened.verified.signed.as_ref());
        let (bytes, row, now) = (story.to_json(), list_row(story), self.now());
        let before = if there { Some(self.working(&id)?) } else { None };
        let mut comments = if there { self.comments(&id)? } else { Vec::new() };
        if let Some((old, _)) = &before {
            comment::carry(&mut comments, old, story);
        }
        comment::bring(&mut comments, &opened.slip.comments);
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
            tx.freeze(
                &id,
                &revision(&came.guid, &bytes, &came.author, "received", false),
                came.at.min(now),
            )?;
            let received = Received {
                base: opened.base.clone(),
                facts,
            };
            tx.set_received(&id, &received)?;
            write_said(tx, &id, &comments, &opened.slip.trail)?;
            if let Some(signed) = key {
                tx.know_key(&signed.key, &from.name, now)?;
            }
            standing::follow(tx, &id, story, now)?;
            Ok::<_, Error>(())
        })?;
        arrived(if there { Arrival::Newer } else { Arrival::New })
    }

    /// Takes what an editor returned. It stays open, the writer's text as it is, until each change is settled. The
    /// same return again changes nothing; an older one of the same person stands behind the newer.
    ///
    /// # Errors
    /// What is wrong with the package; a story that is not here; a known person's changed key.
    pub fn take(&self, path: &Path, trust: bool, watch: &mut Watch<'_>) -> Result<Arrived, Error> {
        if is_word(path) {
            return self.take_word(None, path);
        }
        let mut opened = ReviewPackage::read(keeping::verify(path, watch)?)?;
        wanted(&opened, Purpose::Return)?;
        let (id, from) = (opened.slip.story.clone(), opened.slip.from.clone());
        if !self.store().story_guids(&id)?.contains(&id) {
            return Err(Error::NotHere { id });
        }
        let signature = self.meet(&from.name, opened.verified.signed.as_ref(), trust)?;
        let base = &opened.slip.base;
        let mut remarks = Vec::new();
        let filed = self
            .store()
            .revisions(&id)?
            .into_iter()
            .any(|known| known.digest == base.digest);
        let known = self.is_taken(&id, &opened.slip.revision.guid)?;
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
        let came = IncomingReturn {
            base: &opened.base,
            hers: &opened.content,
            comments: &opened.slip.comments,
            trail: &opened.slip.trail,
            photos: &photos,
        };
        let outcome = self.take_return(&id, &origin, &came)?;
        Ok(Arrived {
            story: story_row(self.store().story(&id)?),
            from,
            signature,
            outcome,
            remarks,
        })
    }

    fn is_taken(&self, id: &str, guid: &str) -> Result<bool, Error> {
        Ok(self.store().returns(id)?.iter().any(|one| one.guid == guid))
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
    ) -> Result<Arrival, Error> {
        let said = IncomingReview {
            text: came.hers,
            comments: came.comments,
            trail: came.trail,
        };
        let earlier = self.store().returns(id)?;
        if earlier.iter().any(|one| one.guid == origin.revision.guid) {
            return self.hear(id, &said, Arrival::Already);
        }
        let of_her: Vec<(&Return, ReviewOrigin)> = earlier
            .iter()
            .filter_map(|one| Some((one, serde_json::from_str::<ReviewOrigin>(&one.facts).ok()?)))
            .filter(|(_, known)| known.from == origin.from && known.base.guid == origin.base.guid)
            .collect();
        let older = of_her.iter().any(|(_, known)| is_older(origin, known));
        let replaced: Vec<(String, String)> = of_her
            .iter()
            .filter(|(one, _)| one.state == ReturnState::Open && !older)
            .map(|(one, _)| (one.guid.clone(), one.decisions.clone()))
            .collect();
        let (base, now) = (Content::from_json(came.base)?, self.now());
        let changes_nothing = compare(&base, came.hers).changes().is_empty();
        let taken = Return {
            guid: origin.revision.guid.clone(),
            base: came.base.to_vec(),
            hers: came.hers.to_json(),
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
            write_said(
                tx,
                id,
                &brought(&comment_rows::read(id, &tx.comments(id)?)?, &said, &mine),
                said.trail,
            )?;
            if let Some(key) = &origin.key {
                tx.know_key(key, &origin.from.name, now)?;
            }
            if !older && tx.state_after(id, Step::TakeReturn).is_ok() {
                tx.step(id, Step::TakeReturn, now)?;
            }
            standing::follow(tx, id, &mine, now)?;
            Ok::<_, Error>(())
        })?;
        Ok(if older { Arrival::Older } else { Arrival::New })
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

/// Whether `new` was frozen before `known`: by number where the same person froze both, whatever the clocks say.
fn is_older(new: &ReviewOrigin, known: &ReviewOrigin) -> bool {
    if new.from == known.from && new.key == known.key {
        new.revision.number < known.revision.number
    } else {
        new.revision.at < known.revision.at
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
