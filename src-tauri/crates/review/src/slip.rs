//! The routing slip (流转单): `data/review.json` in a package: the package's purpose, its sender, the revisions it was made of,
//! the comments on it and the decisions.
//!
//! It is read as hostile input: bounded, versioned, and every digest in it is compared with the bytes it names.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use package::Verified;
use serde::{Deserialize, Serialize};
use story::Digest;
use story::comment::{self, Comment};
use story::stages::{self, Chain, Decision};

use crate::reasons::Reasons;
use crate::{Error, Purpose, Sender};

/// The schema that this build writes; a higher number means a newer Galley wrote it. 2: a decision keeps its chain. 3: it names
/// the decisions before it, and the sender names the items that they vouch for.
const SCHEMA: u32 = 3;
/// Its name in the package.
pub const SLIP: &str = "review.json";
/// The filed text, where the package carries a text made from it.
pub const BASE: &str = "base.json";
/// The story itself.
pub const STORY: &str = "story.json";
/// Longest id, in bytes. Ours have 36 at most, and nine more where another item had the same id.
const LONGEST_ID: usize = 100;
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
    /// The comments on it.
    pub comments: Vec<Comment>,
    /// Which of the comments are the reasons of which change, in a return.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
    /// The decisions on it.
    pub trail: Vec<Decision>,
    /// The items that the sender vouches for: decisions, comments, answers and marks, each by its digest. Slips of Galley 0.1
    /// have no such list; [`Slip::read`] has their senders vouch for what bears their own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<BTreeSet<String>>,
}

impl Slip {
    /// A new slip without comments and decisions.
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
        self.vouched
            .as_ref()
            .is_some_and(|vouched| vouched.contains(item))
    }

    /// Its bytes in a package.
    ///
    /// # Errors
    /// [`serde_json::Error`], never for a slip made here: each of its keys is a text.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec_pretty(self)
    }

    /// Reads the slip of a verified package; `None` where it has none.
    ///
    /// # Errors
    /// [`Error::BadSlip`] where it is no slip or an id in it is none of ours, [`Error::Package`] where the package does not give it or a newer Galley
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
        let mut slip: Self = serde_json::from_slice(&bytes).map_err(bad)?;
        let names = [&slip.revision.guid, &slip.base.guid];
        if !is_uuid(&slip.story) || !names.into_iter().all(|id| is_plain(id)) {
            return Err(Error::BadSlip {
                why: "an id in it is none of ours".to_owned(),
            });
        }
        slip.trail.retain(is_decision);
        comment::tell_apart(&mut slip.comments, is_plain);
        let vouched = slip.vouched.take().unwrap_or_else(|| slip.in_own_name());
        slip.vouched = Some(vouched);
        Ok(Some(slip))
    }

    /// The items that bear the sender's own name. A store of Galley 0.1 accepted every item and sends them all on, so that its
    /// sender vouches for nothing that bears another name.
    fn in_own_name(&self) -> BTreeSet<String> {
        let name = story::name::folded(&self.from.name);
        let is_own = |by: &str| name.is_ok() && story::name::folded(by) == name;
        let decisions = self.trail.iter().filter(|decision| is_own(&decision.by));
        let mut own: BTreeSet<String> = decisions.map(|decision| decision.digest().to_string()).collect();
        for comment in &self.comments {
            let mut comment = comment.clone();
            comment.fold_names();
            for (item, by) in comment.items() {
                if is_own(by) {
                    own.insert(item.to_string());
                }
            }
        }
        own
    }
}

/// Whether it can be a decision: of a person, at a stage that a desk may have, under an id of Galley's form. Anything else is
/// ignored, and does not make the package unreadable.
fn is_decision(decision: &Decision) -> bool {
    is_plain(&decision.id)
        && story::name::folded(&decision.by).is_ok()
        && (1..=stages::MOST).contains(&decision.post.stage)
}

/// Whether an id is of letters, digits and hyphens, as Galley makes them.
fn is_plain(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether an id is a UUID as Galley writes it: `0193a7c2-5b1e-7c3d-9a4f-1b2c3d4e5f60`.
fn is_uuid(id: &str) -> bool {
    let is_in_place = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase(),
    };
    id.len() == 36 && id.bytes().enumerate().all(is_in_place)
}
