//! The routing slip (流转单): `data/review.json` in a package, which says what the package is for, who sends it, what
//! it was made of, what was said about it and who passed it.
//!
//! It is read as hostile input: bounded, versioned, and every digest in it is compared with the bytes it names.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use package::Verified;
use serde::{Deserialize, Serialize};
use story::Digest;
use story::comment::Comment;
use story::stages::{Chain, Decision};

use crate::reasons::Reasons;
use crate::{Error, Purpose, Sender};

/// The schema that this build writes; a higher number means a newer Galley wrote it. 2: a decision keeps its chain. 3: it names
/// the decisions before it, and the sender says what of all this they vouch for.
const SCHEMA: u32 = 3;
/// Its name in the package.
pub const SLIP: &str = "review.json";
/// What was filed, where the package carries something made of it.
pub const BASE: &str = "base.json";
/// The story itself.
pub const STORY: &str = "story.json";
/// Largest JSON read from a package, in bytes.
pub const MAX_JSON: u64 = 64 << 20;

/// One revision, as other stores know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionRef {
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

/// The slip.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Which form of slip it is.
    pub schema: u32,
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

impl Slip {
    /// A new slip with nothing said and nobody's pass on it.
    pub fn new(kind: Purpose, story: &str, from: Sender, revision: RevisionRef, base: RevisionRef) -> Self {
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
    pub fn vouches_for(&self, item: &str) -> bool {
        self.vouched.as_ref().is_none_or(|vouched| vouched.contains(item))
    }

    /// Its bytes in a package.
    ///
    /// # Errors
    /// Never for a slip made here: each of its keys is a text.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec_pretty(self)
    }

    /// Reads the slip of a verified package; `None` where it has none.
    ///
    /// # Errors
    /// [`Error::BadSlip`] where it is no slip, [`Error::Package`] where the package does not give it or a newer Galley
    /// wrote it.
    pub fn read(package: &mut Verified) -> Result<Option<Self>, Error> {
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
