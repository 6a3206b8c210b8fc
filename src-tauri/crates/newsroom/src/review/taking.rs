//! A return comes in: it waits beside the writer's text until each of its changes is settled.

use std::path::Path;

use review::slip::RevisionRef;
use review::{Purpose, ReviewOrigin, ReviewPackage};
use store::{Return, ReturnState};
use story::Content;
use story::compare::compare;
use story::workflow::Step;

use crate::consent::Consent;
use crate::error::json;
use crate::files::is_word;
use crate::review::hearing::{IncomingReview, brought, held, write_bringer, write_comments, write_trail};
use crate::review::incoming::{IncomingReturn, is_that};
use crate::review::receiving::{name_of, wanted};
use crate::review::register::{Entering, Inlet};
use crate::review::unpacking::write_photos;
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::signing::keys::acquaint;
use crate::{Error, Watch, keeping, standing, writing::comment_rows};

impl ReviewRoom<'_> {
    /// Takes what an editor returned. It stays open, the writer's text as it is, until each change is settled. The
    /// same return again changes nothing; an older one of the same person is kept behind the newer.
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

    pub(crate) fn take_return_in(
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
        let signature = self
            .signing()
            .meet(&from, opened.verified.signed.as_ref(), consent)?;
        let base = &opened.slip.base;
        let mut remarks = self.signing().told_of_name(&from)?;
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
        let origin = opened.origin();
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
            story: self.writing().story_row(&id)?,
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
}
