//! The routing slip (流转单): `data/review.json` in a package, which says what the package is for, who sends it, what
//! it was made of, what was said about it and who passed it.
//!
//! It is read as hostile input: bounded, versioned, and every digest in it is compared with the bytes it names.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use package::{Verified, limits};
use serde::{Deserialize, Serialize};
use story::comment::Comment;
use story::compare::ChangeId;
use story::stages::{Chain, Decision};
use story::{Content, Digest};

use crate::Error;
use crate::review::purpose::Purpose;
use crate::review::reasons::Reasons;

/// The schema that this build writes; a higher number means a newer Galley wrote it. 2: a decision keeps its chain. 3: it names
/// the decisions before it, and the sender says what of all this they vouch for.
const SCHEMA: u32 = 3;
/// Its name in the package.
pub(crate) const SLIP: &str = "review.json";
/// What was filed, where the package carries something made of it.
pub(crate) const BASE: &str = "base.json";
/// The story itself.
pub(crate) const STORY: &str = "story.json";
/// Largest JSON read from a package, in bytes.
pub(crate) const MAX_JSON: u64 = 64 << 20;

/// Somebody by name and unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sender {
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
}

impl Sender {
    /// Name and unit in their one form.
    ///
    /// # Errors
    /// [`Error::BadSlip`] where nothing of the name is left. A package without a name at all is of nobody, and may be.
    pub(crate) fn folded(&self) -> Result<Self, Error> {
        let name = match self.name.as_str() {
            "" => String::new(),
            name => story::name::folded(name).map_err(|why| Error::BadSlip { why: why.to_string() })?,
        };
        Ok(Self {
            name,
            unit: story::name::folded(&self.unit).unwrap_or_default(),
        })
    }

    /// Whether a package of `other`, signed with `theirs`, is of the same person as one of `self`, signed with `ours`: one
    /// key is one person, and where nothing is signed name and unit are all there is.
    pub(crate) fn is_same(&self, ours: Option<&str>, other: &Self, theirs: Option<&str>) -> bool {
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => ours == theirs && self.name == other.name,
            (None, None) => self == other,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// One revision, as other stores know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevisionRef {
    /// Its permanent identity.
    pub guid: String,
    /// Its number in the store that froze it.
    pub number: u64,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Who froze it.
    pub author: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl RevisionRef {
    pub(crate) fn of(revision: &store::Revision) -> Self {
        Self {
            guid: revision.guid.clone(),
            number: revision.number,
            digest: revision.digest.clone(),
            author: revision.author.clone(),
            at: revision.at,
        }
    }
}

/// The slip.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slip {
    pub(super) schema: u32,
    /// What the package is for.
    pub kind: Purpose,
    /// The story's id.
    pub story: String,
    /// Who packed it.
    pub from: Sender,
    /// What `story.json` is.
    pub revision: RevisionRef,
    /// What was filed first: `base.json`, or `story.json` itself where there is none.
    pub base: RevisionRef,
    /// The chain that is asked of the piece.
    pub chain: Chain,
    /// What was said about it.
    pub comments: Vec<Comment>,
    /// Which of the comments are the reasons of which change, in a return.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
    /// Who passed it.
    pub trail: Vec<Decision>,
    /// What of it the sender vouches for: decisions by digest, comments and answers by id. `None` in slips of Galley 0.1,
    /// whose senders vouch for all they send.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<BTreeSet<String>>,
}

/// What of a filing is remembered beside the copy made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReviewOrigin {
    /// Who filed it.
    pub from: Sender,
    /// The key it was signed with.
    pub key: Option<String>,
    /// The revision that came.
    pub revision: RevisionRef,
    /// The revision that was filed first.
    pub base: RevisionRef,
    /// Who made a change and when, where that was not the sender: a Word file tells it of each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub made: BTreeMap<ChangeId, Authored>,
    /// The reasons of a return's changes, as the one who made them wrote them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
    /// The chain of the desk that sent it; `None` where it asks for none or its package did not say (a Word file).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<Chain>,
}

/// Who made a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Authored {
    /// Who.
    pub by: Sender,
    /// When.
    pub at: DateTime<Utc>,
}

/// A package with its slip, proven and read.
pub(crate) struct ReviewPackage {
    pub verified: Verified,
    pub slip: Slip,
    pub content: Content,
    /// The bytes of what was filed first.
    pub base: Vec<u8>,
}

impl Slip {
    /// A new slip with nothing said and nobody's pass on it.
    pub(crate) fn new(
        kind: Purpose,
        story: &str,
        from: Sender,
        revision: RevisionRef,
        base: RevisionRef,
    ) -> Self {
        Self {
            schema: SCHEMA,
            kind,
            story: story.to_owned(),
            from,
            revision,
            base,
            chain: Chain::default(),
            comments: Vec::new(),
            reasons: Reasons::new(),
            trail: Vec::new(),
            vouched: Some(BTreeSet::new()),
        }
    }

    /// Whether its sender vouches for this decision, comment or answer.
    pub(crate) fn vouches_for(&self, item: &str) -> bool {
        self.vouched.as_ref().is_none_or(|vouched| vouched.contains(item))
    }

    pub(crate) fn to_json(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec_pretty(self).map_err(|why| Error::NotJson { why })
    }

    /// Reads the slip of a proven package; nothing where it has none.
    pub(crate) fn read(package: &mut Verified) -> Result<Option<Self>, Error> {
        #[derive(Deserialize)]
        struct Head {
            schema: u32,
        }
        if !package.files.iter().any(|file| file.name == SLIP) {
            return Ok(None);
        }
        let bytes = package.read(SLIP, MAX_JSON)?;
        let bad = |why: serde_json::Error| Error::BadSlip { why: why.to_string() };
        let head: Head = serde_json::from_slice(&bytes).map_err(bad)?;
        if head.schema > SCHEMA {
            return Err(package::Error::TooNew {
                found: head.schema,
                known: SCHEMA,
            }
            .into());
        }
        serde_json::from_slice(&bytes).map(Some).map_err(bad)
    }
}

impl ReviewPackage {
    /// Reads what a proven package holds. Whatever its slip says is compared with what is there.
    pub(crate) fn read(mut verified: Verified) -> Result<Self, Error> {
        let bad = |why: &str| Error::BadSlip { why: why.to_owned() };
        let mut slip = Slip::read(&mut verified)?.ok_or(Error::NotForReview)?;
        slip.from = slip.from.folded()?;
        let plain = |id: &str| {
            (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        if ![&slip.story, &slip.revision.guid, &slip.base.guid]
            .into_iter()
            .all(|id| plain(id))
        {
            return Err(bad("an id in it is none of ours"));
        }
        let bytes = verified.read(STORY, MAX_JSON)?;
        let content = Content::from_json(&bytes)?;
        if store::digest(&bytes) != slip.revision.digest {
            return Err(bad("story.json is not the revision that the slip names"));
        }
        let base = if verified.files.iter().any(|file| file.name == BASE) {
            verified.read(BASE, MAX_JSON)?
        } else {
            bytes
        };
        Content::from_json(&base)?;
        if store::digest(&base) != slip.base.digest {
            return Err(bad("base.json is not the revision that the slip names"));
        }
        Ok(Self {
            verified,
            slip,
            content,
            base,
        })
    }

    /// The name in the package of the file with this digest.
    pub(crate) fn file_of(&self, digest: &Digest) -> Option<String> {
        let file = self
            .verified
            .files
            .iter()
            .find(|file| file.sha256 == digest.as_str());
        file.map(|file| file.name.clone())
    }

    /// Largest photo read from a package, in bytes.
    pub(crate) const MAX_PHOTO: u64 = {
        let most = photo::limits::MAX_BYTES as u64;
        if most < limits::TOTAL { most } else { limits::TOTAL }
    };
}
