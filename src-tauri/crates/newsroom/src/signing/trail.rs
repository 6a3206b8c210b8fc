//! Decisions as people are shown them, and whether each bears its own signature.

use chrono::{DateTime, Utc};
use serde::Serialize;
use story::Language;
use story::stages::{Chain, Post, Printed, Proof, Standing, TrailEntry, Verdict};
use story::visible::{in_lines, in_one_line};
use ts_rs::TS;

use crate::genuine::genuine;
use crate::rows::local;
use crate::views::StoryRow;

/// One decision on a story.
#[derive(Debug, Clone, Serialize, TS)]
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
    /// Their unit; empty where none was given.
    pub unit: String,
    /// When, RFC 3339, by the clock of the person who decided.
    pub at: String,
    /// That clock is ahead of this one: the time is not reliable.
    pub clock_is_ahead: bool,
    /// Why; empty for most passes.
    pub reason: String,
    /// SHA-256 of the content that was seen.
    pub seen: String,
    /// It was taken on exactly what is printed now.
    pub fits: bool,
    /// It counts here toward a sign-off: it is proven as far as this store asks.
    pub counts: bool,
    /// Another decision was taken beside it, and no person who saw both has decided since.
    pub is_forked: bool,
    /// 代录: who recorded it for the person who decided, who did not sign it; `None` where they decided there themselves.
    pub recorded_by: Option<String>,
    /// The key it was signed with.
    pub key: Option<String>,
    /// Whether the signature is that key's on this decision; `None` where there is none.
    pub genuine: Option<bool>,
    /// How far it is proven here.
    pub proof: Proof,
}

/// A decision that was taken, and the state of the story after it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Signed {
    /// The decision.
    pub row: TrailRow,
    /// Which stages have passed it, and whose turn it is.
    pub standing: Standing,
    /// The story as the list shows it now.
    pub story: StoryRow,
    /// Warnings for the person, such as that this store counts decisions that nothing proves.
    pub warnings: Vec<String>,
}

/// One decision for people; `printed` is what is printed now. Signed names are stored as they are, so invisible characters in
/// them are written out here.
pub(crate) fn row(
    entry: &TrailEntry,
    chain: Chain,
    printed: &Printed,
    now: DateTime<Utc>,
    language: Language,
) -> TrailRow {
    let decision = &entry.decision;
    TrailRow {
        id: decision.id.clone(),
        which: decision.post,
        post: decision.stage_name(chain, language).to_owned(),
        verdict: decision.verdict,
        says: decision.verdict.name(language).to_owned(),
        by: in_one_line(&decision.by).into_owned(),
        unit: in_one_line(&decision.unit).into_owned(),
        at: local(decision.at),
        clock_is_ahead: decision.at > now,
        reason: in_lines(&decision.reason).into_owned(),
        seen: decision.seen.to_string(),
        fits: printed.is_what_was_seen(decision),
        counts: entry.counts,
        is_forked: entry.is_forked,
        recorded_by: decision.recorded_by.clone(),
        key: decision.key.clone(),
        genuine: genuine(decision),
        proof: entry.proof.clone(),
    }
}
