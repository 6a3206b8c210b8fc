//! 送审与退改: the story leaves as a package, to an editor or back to its writer.

use std::collections::BTreeMap;
use std::path::Path;

use package::Source;
use story::Content;
use story::compare::compare;
use story::workflow::{State, Step, Who};

use crate::exporting::Packing;
use crate::review::Sent;
use crate::review::slip::{BASE, Frozen, Kind, Origin, SLIP, Sender, Slip};
use crate::review::word_out::Redlined;
use crate::writing::versions::Reason;
use crate::{Error, Format, Newsroom, Watch, default_formats, review::reasons};

impl Newsroom {
    /// Freezes the story and writes its filing into the folder `to`. The writer may go on writing. An editor passes
    /// her copy on so: with what was filed first, the content so far, and who passed it.
    ///
    /// # Errors
    /// When the workflow does not allow it from here, the folder does not take it, the person's key is locked, or
    /// `watch` said stop; the story stays where it stood then.
    pub fn file(&self, id: &str, to: &Path, watch: &mut Watch<'_>) -> Result<Sent, Error> {
        match self.who(id)? {
            Who::Writer => self.dispatch(id, to, Step::File, watch),
            Who::Editor => self.dispatch(id, to, Step::PassOn, watch),
        }
    }

    /// Freezes an editor's copy and writes the return for its writer into the folder `to`.
    ///
    /// # Errors
    /// As [`Newsroom::file`]; the writer's own story cannot be returned.
    pub fn return_story(&self, id: &str, to: &Path, watch: &mut Watch<'_>) -> Result<Sent, Error> {
        self.dispatch(id, to, Step::Return, watch)
    }

    fn dispatch(&self, id: &str, to: &Path, step: Step, watch: &mut Watch<'_>) -> Result<Sent, Error> {
        let (who, state) = (self.who(id)?, self.state(id)?);
        let next = state.after(who, step)?;
        let (kind, word, suffix) = match step {
            Step::Return => (Kind::Return, "returned", "退改"),
            Step::PassOn => (Kind::Filing, "passed_on", "转交"),
            _ => (Kind::Filing, "filed", "送审"),
        };
        let reason = Reason {
            word,
            automatic: false,
            name: "",
        };
        let (revision, content) = self.freeze_working(id, &reason)?;
        let received = self.received(id)?;
        let frozen = Frozen::of(&revision);
        let first = received
            .as_ref()
            .map_or(&frozen, |(origin, _)| &origin.base)
            .clone();
        let mut slip = Slip::new(kind, id, self.sender()?, frozen, first);
        slip.chain = self.chain()?;
        let comments = self.comments(id)?;
        slip.comments.clone_from(&comments);
        slip.trail = self.trail(id)?;
        let mut extra = BTreeMap::from([(SLIP.to_owned(), Source::Bytes(slip.to_json()))]);
        let mut base = None;
        if let Some((_, bytes)) = received {
            let filed = Content::from_json(&bytes)?;
            if kind == Kind::Return {
                slip.reasons = reasons::of(compare(&filed, &content).changes(), &comments);
            }
            base = Some(filed);
            extra.insert(BASE.to_owned(), Source::Bytes(bytes));
        }
        // The writer has the photos that were filed: a return carries those that are new.
        let (formats, known) = match kind {
            Kind::Return => (vec![Format::Text], base.as_ref()),
            _ => (default_formats(), None),
        };
        let key = self.signing_key(&slip.from.name)?;
        // Who has nothing but Word finds there what was changed and said, and her file finds its way back.
        let redlined = Redlined {
            base: base.as_ref().unwrap_or(&content),
            hers: &content,
            by: &revision.author,
            at: revision.at,
            comments: &comments,
            origin: Some(press::docx::Origin {
                story: id.to_owned(),
                revision: slip.base.digest.clone(),
            }),
        };
        let packing = Packing {
            outlet: None,
            amends: None,
            waits: false,
            redlined: Some(&redlined),
            suffix,
            formats: &formats,
            extra,
            known,
            sender: &slip.from.name,
            key,
        };
        let sent = self.pack(id, &revision, &content, to, packing, watch)?;
        self.move_to(id, next)?;
        Ok(sent)
    }

    /// Who works here, as a package names them.
    pub(crate) fn sender(&self) -> Result<Sender, Error> {
        let profile = self.profile()?.unwrap_or_default();
        Ok(Sender {
            name: profile.name,
            unit: profile.unit,
        })
    }

    /// Whose story it is.
    pub(crate) fn who(&self, id: &str) -> Result<Who, Error> {
        let received = self.store().received(id)?;
        Ok(if received.is_some() {
            Who::Editor
        } else {
            Who::Writer
        })
    }

    /// Where the story stands.
    pub(crate) fn state(&self, id: &str) -> Result<State, Error> {
        Ok(State::from_name(&self.store().story(id)?.state).unwrap_or(State::Draft))
    }

    pub(crate) fn move_to(&self, id: &str, state: State) -> Result<(), Error> {
        let now = self.now();
        self.store().write(|tx| tx.set_state(id, state.as_str(), now))?;
        Ok(())
    }

    /// What a copy was made of, with the bytes that were filed first.
    pub(crate) fn received(&self, id: &str) -> Result<Option<(Origin, Vec<u8>)>, Error> {
        let Some(received) = self.store().received(id)? else {
            return Ok(None);
        };
        let origin =
            serde_json::from_str(&received.facts).map_err(|why| Error::BadSlip { why: why.to_string() })?;
        Ok(Some((origin, received.base)))
    }
}
