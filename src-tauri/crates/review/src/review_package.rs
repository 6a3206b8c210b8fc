//! A package for review: the slip, the text, and what was filed first, each compared with the digests that name it.
//!
//! It is read as hostile input: bounded, versioned, and every claim is checked against the bytes.

use std::collections::BTreeMap;

use package::Verified;
use story::{Content, Digest};

use crate::slip::{BASE, MAX_JSON, STORY, Slip};
use crate::{Error, Purpose, ReviewOrigin};

/// A package with its slip, verified and read.
pub struct ReviewPackage {
    /// The package.
    pub verified: Verified,
    /// Its slip.
    pub slip: Slip,
    /// The text that it brings.
    pub content: Content,
    /// The bytes of what was filed first.
    pub base: Vec<u8>,
}

impl ReviewPackage {
    /// Reads the content of a verified package. Everything its slip names is compared with the files in the package.
    ///
    /// # Errors
    /// [`Error::NotForReview`] without a slip, [`Error::BadSlip`] where it names something else than what is there,
    /// [`Error::Package`] and [`Error::Content`] where a file of it cannot be read.
    pub fn read(mut verified: Verified) -> Result<Self, Error> {
        let bad = |why: &str| Error::BadSlip { why: why.to_owned() };
        let mut slip = Slip::read(&mut verified)?.ok_or(Error::NotForReview)?;
        slip.from = slip.from.folded()?;
        let bytes = verified.read(STORY, MAX_JSON)?;
        let content = Content::from_json(&bytes)?;
        if Digest::of(&bytes) != slip.revision.digest {
            return Err(bad("story.json is not the revision that the slip names"));
        }
        let base = if verified.files.iter().any(|file| file.name == BASE) {
            verified.read(BASE, MAX_JSON)?
        } else {
            bytes
        };
        Content::from_json(&base)?;
        if Digest::of(&base) != slip.base.digest {
            return Err(bad("base.json is not the revision that the slip names"));
        }
        Ok(Self {
            verified,
            slip,
            content,
            base,
        })
    }

    /// The facts of it that are kept beside its text.
    #[must_use]
    pub fn origin(&self) -> ReviewOrigin {
        let slip = &self.slip;
        ReviewOrigin {
            from: slip.from.clone(),
            key: self.verified.signed.as_ref().map(|signed| signed.key.clone()),
            revision: slip.revision.clone(),
            base: slip.base.clone(),
            made: BTreeMap::new(),
            reasons: match slip.kind {
                Purpose::Return => slip.reasons.clone(),
                Purpose::Filing | Purpose::Delivery => BTreeMap::new(),
            },
            chain: Some(slip.chain).filter(|chain| !chain.is_empty()),
        }
    }

    /// The name in the package of the file with this digest.
    pub fn file_of(&self, digest: &Digest) -> Option<String> {
        let file = self
            .verified
            .files
            .iter()
            .find(|file| file.sha256 == digest.as_str());
        file.map(|file| file.name.clone())
    }
}
