//! 三审三校: the desk's posts, and who passed the story. The modules below have the keys they sign with, and the trail as a form.

pub(crate) mod approval;
pub(crate) mod keys;
pub(crate) mod memory;
pub(crate) mod people;
pub(crate) mod readiness;
pub(crate) mod signer;
pub(crate) mod trail;

use store::{BroughtKind, Trust};
use story::stages::{self, Chain, Decision, Post, PostRole, Proof, Signatures, Standing, Trail, Verdict};
use story::workflow::Step;
use story::{Content, RevisionReason};

use crate::Error;
use crate::error::json;
use crate::proof::{self, SIGNATURES};
use crate::rooms::SigningRoom;
use crate::rows::story_row;
use crate::says;
use crate::signing::signer::Signer;
use crate::signing::trail::{Signed, TrailRow, row};
use crate::standing::{self, CHAIN, FORMER_CHAINS, what_is_printed};
use crate::views::StoryRow;
use crate::writing::comment_rows::waiting;

/// A decision that a person takes.
#[derive(Debug, Clone)]
pub struct Signing {
    /// The post: a review, or a proof.
    pub role: PostRole,
    /// Its place among its kind, from 1.
    pub stage: u8,
    /// Who decides; the person at this machine where it is empty.
    pub by: String,
    /// Why it goes back; `None` passes it.
    pub back: Option<String>,
    /// Sign although comments are open.
    pub despite_comments: bool,
    /// The version of the text that the person sees; `None` signs what is there.
    pub version: Option<u64>,
}

impl SigningRoom<'_> {
    /// The chain this desk asks for; empty where none was set.
    ///
    /// # Errors
    /// [`Error::Store`] when the store cannot be read.
    pub fn chain(&self) -> Result<Chain, Error> {
        Ok(standing::own_chain(&self.store())?.unwrap_or_default())
    }

    /// Sets the chain this desk asks for: 0 to 3 reviewers and 0 to 3 proofreaders. The chain of before is remembered: a text
    /// that every stage of it passed stays signed off.
    ///
    /// # Errors
    /// [`Error::BadValue`] for more; [`Error::Store`].
    pub fn set_chain(&self, chain: Chain) -> Result<(), Error> {
        for (field, value) in [("reviews", chain.reviews), ("proofs", chain.proofs)] {
            if value > stages::MOST {
                return Err(Error::BadValue {
                    field: field.to_owned(),
                    value: value.to_string(),
                    expected: "0–3",
                });
            }
        }
        let mut former: Vec<Chain> = self.remembered(FORMER_CHAINS)?.unwrap_or_default();
        let before = self.chain()?;
        former.retain(|known| !known.has_stages_of(chain) && !known.has_stages_of(before));
        if !before.is_empty() && !before.has_stages_of(chain) {
            former.insert(0, before);
        }
        let (chain, former) = (json(&chain)?, json(&former)?);
        self.store().write(|tx| {
            tx.set_setting(CHAIN, &chain)?;
            tx.set_setting(FORMER_CHAINS, &former)
        })?;
        Ok(())
    }

    /// Which decisions count here toward a sign-off.
    ///
    /// # Errors
    /// [`Error::Store`] when the store cannot be read.
    pub fn signatures(&self) -> Result<Signatures, Error> {
        proof::signatures(&self.store())
    }

    /// Sets which decisions count here toward a sign-off. The state of every story follows; returns those that moved.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn set_signatures(&self, signatures: Signatures) -> Result<Vec<StoryRow>, Error> {
        let (said, now) = (json(&signatures)?, self.now());
        self.store().write(|tx| {
            tx.set_setting(SIGNATURES, &said)?;
            standing::follow_all(tx, now)
        })
    }

    /// How many decisions on exactly this text are not proven here.
    pub(crate) fn claimed_on(&self, id: &str, text: &Content) -> Result<usize, Error> {
        let (trail, printed) = (self.trail(id)?, what_is_printed(text));
        let on_it = trail
            .entries()
            .iter()
            .filter(|entry| !entry.counts && printed.is_what_was_seen(&entry.decision));
        Ok(on_it.count())
    }

    /// A sentence, each time, where this store asks for no signatures and counts decisions on exactly this text that nothing
    /// proves; nothing otherwise.
    pub(crate) fn unproven_that_count(&self, id: &str, text: &Content) -> Result<Option<String>, Error> {
        let (trail, printed) = (self.trail(id)?, what_is_printed(text));
        let entries = trail.entries().iter();
        let counted = entries.filter(|entry| {
            entry.counts && entry.proof == Proof::Claimed && printed.is_what_was_seen(&entry.decision)
        });
        let mut by: Vec<&str> = counted.map(|entry| entry.decision.by.as_str()).collect();
        by.dedup();
        Ok((!by.is_empty()).then(|| says::examined::unproven_that_count(&by, self.language())))
    }

    /// As [`SigningRoom::trail`], and empty where the story is not here.
    pub(crate) fn trail_of(&self, id: &str) -> Result<Trail, Error> {
        let store = self.store();
        match store.story_guids(id)?.iter().any(|known| known == id) {
            true => proof::trail(&store, id),
            false => Ok(Trail::default()),
        }
    }

    /// Every decision on the story in its order, with how far each is proven here.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story; [`Error::Stored`] where a decision is damaged.
    pub fn trail(&self, id: &str) -> Result<Trail, Error> {
        proof::trail(&self.store(), id)
    }

    /// How far this text of a story has come in its chain.
    pub(crate) fn standing(&self, id: &str, text: &Content) -> Result<Standing, Error> {
        standing::standing(&self.store(), id, text)
    }

    /// Freezes the story and signs the frozen text: passes it, or sends it back with a reason. When the last stage has
    /// passed it, it is signed off.
    ///
    /// The keychain may ask a person to unlock it meanwhile. So the conditions are checked again where the decision is written,
    /// and a text or a state that moved on in between is never overwritten.
    ///
    /// # Errors
    /// [`Error::Stage`] when it is not this stage's turn or the person wrote the piece or passed another stage;
    /// [`Error::OpenChanges`] and [`Error::OpenComments`]; [`Error::KeyLocked`]; `Stale` and
    /// [`Error::ChangedWhileSigning`] when the text is not the one that was seen. Nothing is signed then.
    pub fn sign(&self, id: &str, signing: &Signing) -> Result<Signed, Error> {
        let by = match signing.by.trim() {
            "" => self.author()?,
            by => story::name::folded(by).map_err(|_| stages::Refusal::NoName)?,
        };
        let own = self.author()?;
        // Checked before a person is asked for a passphrase.
        ready(&self.store(), id, signing, &own)?;
        let (revision, content) =
            self.writing()
                .freeze_working(id, signing.version, RevisionReason::Signed)?;
        let chain = standing::chains(&self.store(), id)?.asked;
        let post = Post {
            role: signing.role,
            stage: signing.stage,
        };
        let printed = what_is_printed(&content);
        let mut decision = Decision {
            id: uuid::Uuid::new_v4().to_string(),
            story: id.to_owned(),
            post,
            verdict: signing
                .back
                .as_ref()
                .map_or(Verdict::Pass, |_| chain.refusal_of(post)),
            reason: signing.back.clone().unwrap_or_default(),
            unit: self.profile()?.unwrap_or_default().unit,
            by,
            at: self.now(),
            seen: revision.digest.clone(),
            printed: printed.digest.clone(),
            recorded_by: None,
            key: None,
            signature: None,
            chain: Some(chain),
            before: Some(self.trail(id)?.heads()),
        };
        let wrote = self.wrote(id, &content)?;
        chain.admit(&self.trail(id)?, &decision, &printed, &wrote)?;
        match self.signer(&decision.by)? {
            Signer::Key(key, public) => {
                decision.key = Some(public);
                decision.signature = Some(key.sign(&decision.to_sign(), &decision.by)?);
            }
            Signer::RecordedBy(name) => decision.recorded_by = Some(name),
            Signer::Unsigned => {}
        }
        let (document, now) = (json(&decision)?, self.now());
        let (entry, standing, story) = self.store().write(|tx| {
            if tx.working(id)?.digest != revision.digest {
                return Err(Error::ChangedWhileSigning);
            }
            ready(tx, id, signing, &own)?;
            if !standing::chains(tx, id)?.asked.has_stages_of(chain) {
                return Err(stages::Refusal::NoSuchPost.into());
            }
            let trail = proof::trail(tx, id)?;
            if decision.before != Some(trail.heads()) {
                return Err(Error::DecidedMeanwhile);
            }
            chain.admit(&trail, &decision, &printed, &wrote)?;
            tx.add_decision(id, &decision.id, &document)?;
            tx.bring(id, BroughtKind::Decision, decision.digest().as_str(), None)?;
            if let Some(key) = &decision.key {
                tx.set_trust(key, &decision.by, &decision.unit, Trust::Own, now)?;
            }
            standing::follow(tx, id, &content, now)?;
            let trail = proof::trail(tx, id)?;
            let taken = trail
                .entries()
                .iter()
                .find(|entry| entry.decision.id == decision.id)
                .cloned();
            let entry = taken.ok_or(Error::DecidedMeanwhile)?;
            Ok::<_, Error>((entry, standing::standing(tx, id, &content)?, tx.story(id)?))
        })?;
        let warnings = self.unproven_that_count(id, &content)?;
        Ok(Signed {
            warnings: warnings.into_iter().collect(),
            row: row(&entry, chain, &printed, self.now(), self.language()),
            standing,
            story: story_row(story),
        })
    }

    /// The people who wrote the piece: its authors, and the person who filed it or keeps it here as their own.
    fn wrote(&self, id: &str, content: &Content) -> Result<Vec<String>, Error> {
        let mut wrote: Vec<String> = content.authors.iter().map(|author| author.name.clone()).collect();
        wrote.push(match self.received(id)? {
            Some((origin, _)) => origin.base.author,
            None => self.author()?,
        });
        // Folded in the way a signer's name is: 周 可 is 周可.
        let folded = wrote.iter().filter_map(|name| story::name::folded(name).ok());
        Ok(folded.collect())
    }

    /// The decisions as people are shown them, the oldest first.
    ///
    /// # Errors
    /// As [`SigningRoom::trail`].
    pub fn trail_rows(&self, id: &str) -> Result<Vec<TrailRow>, Error> {
        let printed = what_is_printed(&self.writing().content(id)?);
        let (naming, trail) = {
            let store = self.store();
            (standing::chains(&store, id)?.naming(), proof::trail(&store, id)?)
        };
        let (language, now) = (self.language(), self.now());
        let entries = trail.entries().iter();
        Ok(entries
            .map(|entry| row(entry, naming, &printed, now, language))
            .collect())
    }
}

/// Refuses a signature where the story's state, open changes or open comments prevent it; `own` is the person at this machine. A
/// return may be given even with open changes or comments.
fn ready(store: &store::Reader, id: &str, signing: &Signing, own: &str) -> Result<(), Error> {
    // A story that can be signed off can be signed, so that the workflow never refuses the last pass.
    store.state_after(id, Step::SignOff)?;
    if signing.back.is_some() {
        return Ok(());
    }
    let returns = usize::try_from(store.open_returns(id)?).unwrap_or(usize::MAX);
    if returns > 0 {
        return Err(Error::OpenChanges { returns });
    }
    let comments = waiting(store, id, own)?.len();
    if comments > 0 && !signing.despite_comments {
        return Err(Error::OpenComments { comments });
    }
    Ok(())
}
