//! Decisions as people are shown them, and whether each bears its own signature.

use serde::Serialize;
use story::Language;
use story::stages::{Chain, Decision, Post, Printed, Standing, Verdict};

use crate::rows::local;
use crate::views::StoryRow;

/// One decision on a story.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrailRow {
    /// Its id.
    pub id: String,
    /// The post itself.
    pub which: Post,
    /// 初审, 二校 …, in the reader's language.
    pub post: String,
    /// What was decided.
    pub verdict: Verdict,
    /// The same in the reader's language.
    pub says: String,
    /// Who decided.
    pub by: String,
    /// Their unit; empty where nobody said.
    pub unit: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why; empty for most passes.
    pub reason: String,
    /// SHA-256 of the content that was seen.
    pub seen: String,
    /// It was taken on exactly what is printed now.
    pub fits: bool,
    /// 代录: who took it down for whoever decided, who did not sign it; `None` where they decided here themselves.
    pub recorded_by: Option<String>,
    /// The key it was signed with.
    pub key: Option<String>,
    /// That key was seen here for the first time with this decision: nobody has compared it with its owner.
    pub first_seen: bool,
    /// Whether the signature is that key's on this decision; `None` where there is none.
    pub genuine: Option<bool>,
}

/// A decision that was taken, and where the story stands by it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Signed {
    /// The decision.
    pub row: TrailRow,
    /// Which stages have passed it, and whose turn it is.
    pub standing: Standing,
    /// The story as the list shows it now.
    pub story: StoryRow,
}

/// One decision for people; `printed` is what is printed now. Whether its key is new here, only a store knows.
pub(crate) fn row(decision: &Decision, chain: Chain, printed: &Printed, language: Language) -> TrailRow {
    TrailRow {
        id: decision.id.clone(),
        which: decision.post,
        post: decision.stage_name(chain, language).to_owned(),
        verdict: decision.verdict,
        says: decision.verdict.name(language).to_owned(),
        by: decision.by.clone(),
        unit: decision.unit.clone(),
        at: local(decision.at),
        reason: decision.reason.clone(),
        seen: decision.seen.to_string(),
        fits: printed.is_what_was_seen(decision),
        recorded_by: decision.recorded_by.clone(),
        key: decision.key.clone(),
        first_seen: false,
        genuine: genuine(decision),
    }
}

/// Whether the decision bears its key's signature; nothing where it bears none.
pub(crate) fn genuine(decision: &Decision) -> Option<bool> {
    match (&decision.key, &decision.signature) {
        (None, None) => None,
        (Some(key), Some(text)) => Some(package::signature::check(text, &decision.to_sign(), key).is_ok()),
        _ => Some(false),
    }
}
