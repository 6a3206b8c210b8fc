//! 收件: a package that came in is opened as a copy to edit, or taken as a return. All of it comes in, or nothing.

use std::path::Path;

use review::{Purpose, ReviewPackage};
use story::Digest;
use story::stages::Proof;
use story::visible::in_one_line;

use crate::consent::Consent;
use crate::files::{digest_of, is_word};
use crate::review::register::{Entering, IncomingKind, Inlet};
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::signing::keys::Signature;
use crate::{Error, Watch, keeping};

impl ReviewRoom<'_> {
    /// Takes in a package that is dropped or opened: a filing is opened, a return is taken.
    ///
    /// # Errors
    /// As [`ReviewRoom::open_package`] and [`ReviewRoom::take`].
    pub fn receive(
        &self,
        path: &Path,
        consent: &Consent<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        self.receive_by((Inlet::File, &name_of(path)), path, consent, watch)
    }

    /// Takes in a package that came by this inlet under this name.
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
            let opened = ReviewPackage::read(keeping::verify(path, watch)?)?;
            match opened.slip.kind {
                Purpose::Filing => self.open_filing(opened, consent, arriving),
                Purpose::Return => self.take_return(opened, consent, arriving),
                found @ Purpose::Delivery => Err(Error::WrongKind { found }),
            }
        })
    }

    /// Takes a file in and enters it in the register; one whose bytes were here before is recognised. The result has sentences
    /// about decisions on the story that nothing proves.
    pub(crate) fn arriving(
        &self,
        road: (Inlet, &str),
        path: &Path,
        take: impl FnOnce(&mut Entering) -> Result<Arrived, Error>,
    ) -> Result<Arrived, Error> {
        self.arriving_as(road, digest_of(path)?.0, take)
    }

    /// As [`ReviewRoom::arriving`], of what is recognised by this digest.
    pub(crate) fn arriving_as(
        &self,
        road: (Inlet, &str),
        sha256: Digest,
        take: impl FnOnce(&mut Entering) -> Result<Arrived, Error>,
    ) -> Result<Arrived, Error> {
        let mut arrived = self.registered(road, sha256, take, |before| {
            let story = self.writing().story_row(&before.story)?;
            Ok(Arrived {
                story,
                from: before.from.clone(),
                signature: match &before.key {
                    Some(key) => self.signing().meeting(&before.from, key)?,
                    None => match before.came {
                        IncomingKind::Word => Signature::WordFile,
                        IncomingKind::Mail => Signature::Mail,
                        IncomingKind::Filing | IncomingKind::Return | IncomingKind::Unknown => {
                            Signature::Unsigned
                        }
                    },
                },
                outcome: Arrival::Already,
                remarks: Vec::new(),
            })
        })?;
        let claimed = self.told_of_decisions(&arrived.story.id)?;
        arrived.remarks.extend(claimed);
        Ok(arrived)
    }

    /// Sentences about the decisions on a story that nothing proves: whether they count here, and in whose name they are.
    fn told_of_decisions(&self, id: &str) -> Result<Vec<String>, Error> {
        let (trail, language) = (self.signing().trail(id)?, self.language());
        let claimed = |counts: bool| {
            let entries = trail.entries().iter();
            let of_them = entries.filter(|entry| entry.proof == Proof::Claimed && entry.counts == counts);
            let mut names: Vec<String> = of_them
                .map(|entry| in_one_line(&entry.decision.by).into_owned())
                .collect();
            names.sort();
            names.dedup();
            names
        };
        let (idle, counted) = (claimed(false), claimed(true));
        let mut told = Vec::new();
        if !idle.is_empty() {
            let (zh, en) = (idle.join("、"), idle.join(", "));
            told.push(language.pick(
                format!("稿上有审校意见只是自称“{zh}”的，没有证明，不算数。请向本人核对。"),
                format!("Decisions in the name of {en} are not proven and do not count. Ask them."),
            ));
        }
        if !counted.is_empty() {
            let (zh, en) = (counted.join("、"), counted.join(", "));
            told.push(language.pick(
                format!("稿上有审校意见只是自称“{zh}”的，没有证明；按这里的设置（signatures=none）照算。"),
                format!("Decisions in the name of {en} are not proven, and count here (signatures=none)."),
            ));
        }
        Ok(told)
    }
}

/// The name of a file in its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
