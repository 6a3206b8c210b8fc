//! How far a decision is proven here: by the keys that a person here trusts, and by the sender of its package. No package changes
//! that.
//!
//! It is computed each time it is read, because trust comes later than a package: a pass that came in as claimed is proven from
//! the moment its signer's key is trusted, and the trail of a sender counts once the sender is proven.
//! See docs/decisions/proven-or-claimed.md.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use review::slip::Slip;
use store::{Bringer, BroughtKind, KnownKey, Reader, Record, Trust};
use story::Digest;
use story::comment::Comment;
use story::stages::{Decision, Proof, Signatures, Trail};

use crate::Error;
use crate::error::stored;
use crate::genuine::genuine;

/// Settings key of which decisions count.
pub(crate) const SIGNATURES: &str = "signatures";

/// The keys that are known here, and how far a person here trusts each.
#[derive(Debug, Default)]
pub(crate) struct Keyring(Vec<KnownKey>);

impl Keyring {
    pub(crate) fn of(store: &Reader) -> Result<Self, Error> {
        Ok(Self(store.keys()?))
    }

    /// How far a person here trusts this key under this name; nothing where it never came with it.
    pub(crate) fn trust(&self, key: &str, name: &str) -> Option<(Trust, DateTime<Utc>)> {
        let known = self.0.iter().find(|known| known.key == key && known.name == name);
        known.map(|known| (known.trust, known.trust_at))
    }

    /// Whether a person here trusts a key for this name.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.knows_another("", name)
    }

    /// Whether what this key signed under this name, and what was here by `came`, is proven.
    pub(crate) fn proves(&self, key: &str, name: &str, came: Option<DateTime<Utc>>) -> bool {
        match self.trust(key, name) {
            Some((Trust::Own | Trust::Trusted, _)) => true,
            Some((Trust::Retired, since)) => came.is_some_and(|came| came < since),
            Some((Trust::Met, _)) | None => false,
        }
    }

    /// The owner of the key, where a person here compared it with them.
    pub(crate) fn owner(&self, key: &str) -> Option<&str> {
        let mut known = self.0.iter().filter(|known| known.key == key);
        let owner = known.find(|known| matches!(known.trust, Trust::Own | Trust::Trusted));
        owner.map(|known| known.name.as_str())
    }

    /// Whether a person here trusts another key for this name.
    fn knows_another(&self, key: &str, name: &str) -> bool {
        let is_other = |known: &&KnownKey| known.name == name && known.key != key;
        self.0
            .iter()
            .filter(is_other)
            .any(|known| matches!(known.trust, Trust::Own | Trust::Trusted))
    }
}

/// The senders whose packages contained each item of a story: comments, answers, marks and decisions.
pub(crate) struct Bringers(BTreeMap<String, Vec<Option<Bringer>>>);

impl Bringers {
    pub(crate) fn of(store: &Reader, story: &str, paper: BroughtKind) -> Result<Self, Error> {
        let mut bringers: BTreeMap<String, Vec<Option<Bringer>>> = BTreeMap::new();
        for (item, bringer) in store.brought(story, paper)? {
            bringers.entry(item).or_default().push(bringer);
        }
        Ok(Self(bringers))
    }

    fn of_item(&self, item: &str) -> &[Option<Bringer>] {
        self.0.get(item).map_or(&[], Vec::as_slice)
    }

    /// Whether it was said or decided here.
    pub(crate) fn is_from_here(&self, item: &str) -> bool {
        self.of_item(item).iter().any(Option::is_none)
    }

    /// How far words without a signature of their own are proven to be of the person with this name: by who sent them.
    pub(crate) fn vouch(&self, item: &str, by: &str, keys: &Keyring) -> Proof {
        if self.is_from_here(item) {
            return Proof::Proven;
        }
        let proven = self.of_item(item).iter().flatten().filter(|bringer| {
            let key = bringer.key.as_deref();
            key.is_some_and(|key| keys.proves(key, &bringer.name, Some(bringer.at)))
        });
        proven
            .map(|bringer| match bringer.name == by {
                true => Proof::Proven,
                false => Proof::Vouched {
                    by: bringer.name.clone(),
                },
            })
            .max()
            .unwrap_or(Proof::Claimed)
    }
}

/// How far a decision of this store is proven here.
fn proof(decision: &Decision, bringers: &Bringers, keys: &Keyring) -> Proof {
    let item = decision.digest();
    let is_from_here = bringers.is_from_here(item.as_str());
    let came = match is_from_here {
        true => Some(decision.at),
        false => bringers
            .of_item(item.as_str())
            .iter()
            .flatten()
            .map(|bringer| bringer.at)
            .min(),
    };
    // A decision made here without a signature is vouched for by the person who recorded it.
    let vouched = match is_from_here {
        true => Proof::Vouched {
            by: decision
                .recorded_by
                .clone()
                .unwrap_or_else(|| decision.by.clone()),
        },
        false => bringers.vouch(item.as_str(), "", keys),
    };
    weigh(decision, came, vouched, keys)
}

/// How far a decision in a package is proven by the keys that are known here, without the package being taken in.
pub(crate) fn proof_in(slip: &Slip, signed_by: Option<&str>, decision: &Decision, keys: &Keyring) -> Proof {
    let is_sender_proven = signed_by.is_some_and(|key| keys.proves(key, &slip.from.name, None));
    let vouched = match is_sender_proven && slip.vouches_for(decision.digest().as_str()) {
        true => Proof::Vouched {
            by: slip.from.name.clone(),
        },
        false => Proof::Claimed,
    };
    weigh(decision, None, vouched, keys)
}

/// How far a decision is proven that was here by `came`, and that is `vouched` for if its own signature proves nothing.
fn weigh(decision: &Decision, came: Option<DateTime<Utc>>, vouched: Proof, keys: &Keyring) -> Proof {
    // A signature is checked only where something hangs on it.
    let is_forged = || genuine(decision) == Some(false);
    match &decision.key {
        Some(key) if keys.proves(key, &decision.by, came) && !is_forged() => Proof::Proven,
        // Signed with another key than the one a person here trusts for this name: vouching does not help.
        Some(key) if keys.knows_another(key, &decision.by) => Proof::Claimed,
        Some(_) | None if vouched == Proof::Claimed || is_forged() => Proof::Claimed,
        Some(_) | None => vouched,
    }
}

/// Which decisions this store counts.
pub(crate) fn signatures(store: &Reader) -> Result<Signatures, Error> {
    let json = store.setting(SIGNATURES)?;
    let bad = stored(Record::Setting, SIGNATURES);
    let said = json
        .map(|json| serde_json::from_str(&json).map_err(bad))
        .transpose()?;
    Ok(said.unwrap_or_default())
}

/// Every decision on a story in its order, with how far each is proven here and whether it counts.
pub(crate) fn trail(store: &Reader, id: &str) -> Result<Trail, Error> {
    let documents = store.decisions(id)?;
    if documents.is_empty() {
        return Ok(Trail::default());
    }
    let (keys, bringers) = (
        Keyring::of(store)?,
        Bringers::of(store, id, BroughtKind::Decision)?,
    );
    let bad = stored(Record::Decision, id);
    // A damaged decision passes nothing.
    let whole = documents.into_iter().filter_map(Result::ok);
    let weighed = whole
        .map(|document| {
            let decision: Decision = serde_json::from_str(&document).map_err(&bad)?;
            let proof = proof(&decision, &bringers, &keys);
            Ok((decision, proof))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(Trail::new(weighed, signatures(store)?))
}

/// How far each comment, each answer and each mark of a story is proven here. Words of the person at this machine, `own`, that
/// were kept before there was a register are theirs: nothing comes in under their name.
pub(crate) fn of_comments(
    store: &Reader,
    id: &str,
    comments: &[Comment],
    own: &str,
) -> Result<BTreeMap<Digest, Proof>, Error> {
    let keys = Keyring::of(store)?;
    let bringers = Bringers::of(store, id, BroughtKind::Comment)?;
    let proof = |item: &Digest, by: &str| match !own.is_empty() && by == own {
        true => Proof::Proven,
        false => bringers.vouch(item.as_str(), by, &keys),
    };
    let items = comments.iter().flat_map(Comment::items);
    Ok(items
        .map(|(item, by)| {
            let proof = proof(&item, by);
            (item, proof)
        })
        .collect())
}

/// The decisions that this store vouches for when it sends them on: those that are proven here or vouched for.
pub(crate) fn vouched_for(trail: &Trail) -> impl Iterator<Item = Digest> {
    let entries = trail.entries().iter();
    entries
        .filter(|entry| entry.proof != Proof::Claimed)
        .map(|entry| entry.decision.digest())
}
