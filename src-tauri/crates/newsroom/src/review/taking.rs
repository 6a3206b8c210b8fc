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
use crate::review::arrived_package;
use crate::review::hearing::{brought, write_bringer, write_comments, write_trail};
use crate::review::incoming::{IncomingReturn, is_that};
use crate::review::receiving::name_of;
use crate::review::register::{Entering, Inlet};
use crate::review::unpacking::write_photos;
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::writing::comment_rows;
use crate::{Error, Watch, standing};

impl ReviewRoom<'_> {
    /// Takes what an editor returned. It stays open, the writer's text as it is, until each change is settled. The
    /// same return again changes nothing; an older one of the same person is kept behind the newer.
    ///
    /// # Errors
    /// [`Error::Package`]; [`Error::NotHere`] for a story that is not here; [`Error::Alarm`] where a known person's key has
    /// changed.
    pub fn take(&self, path: &Path, consent: &Consent<'_>, watch: &mut Watch<'_>) -> Result<Arrived, Error> {
        self.arriving((Inlet::File, &name_of(path)), path, |arriving| {
            if is_word(path) {
                return self.take_word_in(None, path, arriving);
            }
            let opened = arrived_package::read(path, Purpose::Return, watch)?;
            self.take_return(opened, consent, arriving)
        })
    }

    /// Takes a return that was read, and enters it in the register.
    pub(crate) fn take_return(
        &self,
        opened: ReviewPackage,
        consent: &Consent<'_>,
        arriving: &mut Entering,
    ) -> Result<Arrived, Error> {
        let id = opened.slip.story.clone();
        if !self.is_here(&id)? {
            return Err(Error::NotHere { id });
        }
        let mut came = self.meet_sender(opened, consent, arriving)?;
        let filed = self.store().revisions(&id)?;
        let is_filed = filed.iter().any(|known| known.digest == came.origin.base.digest);
        let is_known = self.is_taken(&id, &came.origin.revision)?;
        if !is_filed && !is_known {
            let says = "稿件库里没有当时送审的那一版，按退改包里附的原稿来对照。";
            let en = "The revision that was filed is not in this store; the return is compared with the copy it brought.";
            came.remarks.push(self.language().pick(says, en).to_owned());
        }
        let photos = match is_known {
            true => Vec::new(),
            false => self.unpack_photos(&mut came.opened)?,
        };
        arriving.has_photos(photos.len());
        let incoming = IncomingReturn {
            base: &came.opened.base,
            said: came.said(),
            photos: &photos,
        };
        let outcome = self.put_beside(&id, &came.origin, &incoming, consent, arriving)?;
        Ok(came.arrived(self.writing().story_row(&id)?, outcome))
    }

    fn is_taken(&self, id: &str, revision: &RevisionRef) -> Result<bool, Error> {
        let returns = self.store().returns(id)?;
        Ok(returns.iter().any(|one| is_that(one, revision)))
    }

    /// Puts a return beside the story. The same again brings its new comments and decisions; an older one of the same person is
    /// kept as superseded. One that changes no word has nothing to settle.
    ///
    /// A piece that is queued, delivered or spiked stays so: the return waits beside it.
    pub(crate) fn put_beside(
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
            return self.hear(id, &said, Arrival::NothingNew, arriving, consent);
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
        let outcome = match (older, replaced.is_empty()) {
            (true, _) => Arrival::Older,
            (false, true) => Arrival::New,
            (false, false) => Arrival::Newer,
        };
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
            let number = arriving.enter(tx, outcome, consent, now)?;
            write_bringer(tx, id, &said, number)?;
            if !older && tx.state_after(id, Step::TakeReturn).is_ok() {
                tx.step(id, Step::TakeReturn, now)?;
            }
            standing::follow(tx, id, &mine, now)?;
            Ok::<_, Error>(())
        })?;
        Ok(outcome)
    }
}
