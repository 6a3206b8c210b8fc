//! The trail (流转记录): every decision on a story, in the order in which they were taken, with how far each is proven.
//!
//! Each decision names the ones before it by their digests, as a commit of git does, and that is signed with it. So the
//! order is the chain's and no clock's: a pass of a machine that is an hour fast does not outlive a return that was given
//! after it. Two decisions that name the same one before them were taken side by side, by two people who did not know of
//! each other: a fork. A return beside a pass holds it up until a person who has seen both decides again, and names both.
//!
//! ```text
//! 初审 通过 ◀── 复审 退回 ◀── 初审 通过        the last pass alone counts
//!     ▲
//!     └─────── 一校 通过                     beside the return: does not count
//! ```
//!
//! Decisions of Galley 0.1 name nothing. They are taken in the order of their times, each after the one before it.
//! See docs/decisions/decisions-are-a-chain.md.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Decision, Verdict};
use crate::Digest;

/// How far it is proven that a decision is of the person whose name it bears.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proof {
    /// 自称: it bears a name, and nothing proves it.
    Claimed,
    /// 代录: a proven sender, or the person at this machine, took it down.
    Vouched {
        /// By whom.
        by: String,
    },
    /// It bears a signature of a key that a person here trusts for this name, or was signed here.
    Proven,
}

/// Which decisions a store counts toward a sign-off. Its own choice: no package changes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Signatures {
    /// Proven ones alone.
    Required,
    /// Proven ones and those that a proven person vouches for.
    #[default]
    Vouched,
    /// All decisions, proven or not: for desks without keys.
    None,
}

impl Signatures {
    /// Whether a decision that is proven so far counts.
    #[must_use]
    pub fn count(self, proof: &Proof) -> bool {
        match (self, proof) {
            (Self::None, _) | (_, Proof::Proven) => true,
            (Self::Vouched, Proof::Vouched { .. }) => true,
            (Self::Vouched | Self::Required, Proof::Claimed) | (Self::Required, Proof::Vouched { .. }) => {
                false
            }
        }
    }
}

/// One decision in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailEntry {
    /// The decision.
    pub decision: Decision,
    /// How far it is proven here.
    pub proof: Proof,
    /// Whether it counts here.
    pub counts: bool,
    /// Another decision was taken beside it, and none since names both.
    pub is_forked: bool,
    /// It names a decision before it that never came here.
    pub has_gap: bool,
    /// The entries it names, by place; always before it.
    before: Vec<usize>,
}

/// The decisions on a story in their order.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    entries: Vec<TrailEntry>,
}

impl Trail {
    /// Orders decisions, independently of the order they came in. The same decision twice is one, with the proof of its best
    /// copy.
    #[must_use]
    pub fn new(decisions: impl IntoIterator<Item = (Decision, Proof)>, counted: Signatures) -> Self {
        let mut known: BTreeMap<Digest, (Decision, Proof)> = BTreeMap::new();
        for (decision, proof) in decisions {
            let digest = decision.digest();
            let better = known.get(&digest).is_none_or(|(_, best)| *best < proof);
            if better {
                known.insert(digest, (decision, proof));
            }
        }
        let entries = in_order(known)
            .into_iter()
            .map(|(decision, proof, before, has_gap)| TrailEntry {
                counts: counted.count(&proof),
                is_forked: false,
                has_gap,
                before,
                decision,
                proof,
            })
            .collect();
        let mut trail = Self { entries };
        let last = trail.last();
        if last.len() > 1 {
            for at in last {
                if let Some(entry) = trail.entries.get_mut(at) {
                    entry.is_forked = true;
                }
            }
        }
        trail
    }

    /// The entries, the first taken first; what was taken side by side in the order of its times.
    #[must_use]
    pub fn entries(&self) -> &[TrailEntry] {
        &self.entries
    }

    /// The decisions alone, in their order, to be sent on.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        self.entries.iter().map(|entry| entry.decision.clone()).collect()
    }

    /// At least one decision counts.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.entries.iter().any(|entry| entry.counts)
    }

    /// What the next decision names as before it: the last that count, one for each side of a fork.
    #[must_use]
    pub fn heads(&self) -> Vec<Digest> {
        let heads = self.last().into_iter().filter_map(|at| self.entries.get(at));
        let mut heads: Vec<Digest> = heads.map(|entry| entry.decision.digest()).collect();
        heads.sort();
        heads
    }

    /// The passes that count and that no counting return follows or was taken beside.
    pub(super) fn passes(&self) -> Vec<&Decision> {
        let last_returns: Vec<usize> = self.last_of(|entry| entry.decision.verdict != Verdict::Pass);
        // For each entry, which of the last returns it comes after: one bit each.
        let words = last_returns.len().div_ceil(64);
        let mut after: Vec<Vec<u64>> = Vec::with_capacity(self.entries.len());
        for (at, entry) in self.entries.iter().enumerate() {
            let mut bits = vec![0u64; words];
            for from in &entry.before {
                for (bit, theirs) in bits.iter_mut().zip(after.get(*from).into_iter().flatten()) {
                    *bit |= theirs;
                }
            }
            if let Some(place) = last_returns.iter().position(|last| *last == at)
                && let Some(word) = bits.get_mut(place / 64)
            {
                *word |= 1 << (place % 64);
            }
            after.push(bits);
        }
        let is_after_all = |bits: &Vec<u64>| {
            let seen: u32 = bits.iter().map(|word| word.count_ones()).sum();
            seen as usize == last_returns.len()
        };
        let passes = self.entries.iter().zip(&after);
        passes
            .filter(|(entry, bits)| {
                entry.counts && entry.decision.verdict == Verdict::Pass && is_after_all(bits)
            })
            .map(|(entry, _)| &entry.decision)
            .collect()
    }

    /// The places of counting entries that no counting entry comes after.
    fn last(&self) -> Vec<usize> {
        self.last_of(|_| true)
    }

    /// The places of counting entries of this kind that no counting entry of this kind comes after.
    fn last_of(&self, kind: impl Fn(&TrailEntry) -> bool) -> Vec<usize> {
        let mut is_followed = vec![false; self.entries.len()];
        let mut last = Vec::new();
        for (at, entry) in self.entries.iter().enumerate().rev() {
            let followed = is_followed.get(at).copied().unwrap_or(true);
            let is_of_kind = entry.counts && kind(entry);
            if is_of_kind && !followed {
                last.push(at);
            }
            for from in &entry.before {
                if let Some(flag) = is_followed.get_mut(*from) {
                    *flag |= followed || is_of_kind;
                }
            }
        }
        last.reverse();
        last
    }
}

/// A decision with its proof, the places of those before it, and whether one of these is missing.
type Placed = (Decision, Proof, Vec<usize>, bool);

/// Orders the decisions: each after all it names, independent ones by time, then by digest, so that every store has the same
/// order.
fn in_order(known: BTreeMap<Digest, (Decision, Proof)>) -> Vec<Placed> {
    let mut links = links(&known);
    let mut followers: BTreeMap<Digest, Vec<Digest>> = BTreeMap::new();
    let mut free = BinaryHeap::new();
    for (digest, (names, _)) in &links {
        for name in names {
            followers.entry(name.clone()).or_default().push(digest.clone());
        }
        if names.is_empty()
            && let Some((decision, _)) = known.get(digest)
        {
            free.push(Reverse((decision.at, digest.clone())));
        }
    }
    let mut waits: BTreeMap<Digest, usize> = links
        .iter()
        .map(|(digest, (names, _))| (digest.clone(), names.len()))
        .collect();
    let (mut places, mut placed, mut left) = (BTreeMap::new(), Vec::with_capacity(known.len()), known);
    while let Some(Reverse((_, digest))) = free.pop() {
        let (Some((decision, proof)), Some((names, has_gap))) = (left.remove(&digest), links.remove(&digest))
        else {
            continue;
        };
        let before = names
            .iter()
            .filter_map(|name| places.get(name).copied())
            .collect();
        places.insert(digest.clone(), placed.len());
        placed.push((decision, proof, before, has_gap));
        for follower in followers.remove(&digest).into_iter().flatten() {
            let Some(count) = waits.get_mut(&follower) else {
                continue;
            };
            *count -= 1;
            if *count == 0
                && let Some((decision, _)) = left.get(&follower)
            {
                free.push(Reverse((decision.at, follower)));
            }
        }
    }
    placed
}

/// For each decision, the ones it names that are known here, without doubles, and whether it names an unknown one. Digests make
/// cycles impossible.
fn links(known: &BTreeMap<Digest, (Decision, Proof)>) -> BTreeMap<Digest, (Vec<Digest>, bool)> {
    let mut unlinked: Vec<(&Digest, &Decision)> = known
        .iter()
        .filter(|(_, (decision, _))| decision.before.is_none())
        .map(|(digest, (decision, _))| (digest, decision))
        .collect();
    unlinked.sort_by_key(|(digest, decision)| (decision.at, *digest));
    let earlier = std::iter::once(None).chain(unlinked.iter().map(|(digest, _)| Some((*digest).clone())));
    let mut links: BTreeMap<Digest, (Vec<Digest>, bool)> = unlinked
        .iter()
        .zip(earlier)
        .map(|((digest, _), earlier)| ((*digest).clone(), (earlier.into_iter().collect(), false)))
        .collect();
    for (digest, (decision, _)) in known {
        if let Some(names) = &decision.before {
            let mut here: Vec<Digest> = names
                .iter()
                .filter(|name| known.contains_key(name))
                .cloned()
                .collect();
            let has_gap = here.len() < names.len();
            here.sort();
            here.dedup();
            links.insert(digest.clone(), (here, has_gap));
        }
    }
    links
}
