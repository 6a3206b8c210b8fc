//! Merges two people's changes of one story, and lists the conflicts that a person must decide.
//!
//! [`merge`] takes the text both began with, mine and hers. A change that only one of them made is placed; where both changed the
//! same words, mine stay and a [`Conflict`] holds both texts until a person chooses ([`Choices`]). Nothing that either wrote
//! disappears without being shown, as a change that deleted it or in a conflict.
//!
//! Laws, held by tests: with mine = base it gives hers; `merge(b, x, x)`, `merge(b, b, x)` and `merge(b, x, b)` give x.
//!
//! A return is settled by [`Settling`]: the accepted changes are a set, and the text is one merge from the text that the
//! writer left. It does not matter in which order clean changes were accepted, and withdrawing one takes back exactly it.
//!
//! # How it works
//!
//! **Both sides are aligned with the base** as [`crate::compare`] does it. Then each side is a list of hunks, a range of the base
//! with the tokens that side has for it, and every other token of the base is mapped to its token on that side (`hunks`).
//!
//! **Edits inside a moved line are moved with it first** (`carry`). I moved a line down, she exchanged a word in it: her word is
//! put into my line, and for the rest of the merge she changed nothing in it. Where both moved one line to different places, the
//! conflict is about the place.
//!
//! **The base is walked once, with the hunks of both** (`three`). Hunks that meet are one region. A region in which one side did
//! something is placed as that side has it; where both have the same it is placed once; where both only took words out, what
//! neither took is left; anything else is a conflict.
//!
//! ```text
//! base     市直机关工委下拨党费50万元。
//! mine     市直机关工委划拨党费50万元。
//! hers     市直机关工委下拨党费58万元。
//! merged   市直机关工委划拨党费58万元。                      nothing meets
//!
//! hers     市直机关工委拨付党费50万元。
//! merged   市直机关工委划拨党费50万元。                      conflict: 下拨, mine 划拨, hers 拨付
//! ```
//!
//! `hunks::meet` decides which hunks meet: words that touch do. Whole lines beside each other do not, nor does the end of a line
//! beside words: she splits a paragraph where I exchange the last word, and both are done. A conflict about one character is
//! widened to two, because 下 alone is no word to choose.
//!
//! **Words that both kept may be dressed by both** (`dress`). Each mark is merged by itself: bold from me and a link from her are
//! both put on; two different links are a conflict.
//!
//! **An open conflict is pinned** (`conflict`). Two tokens of no width are put around my words, and their position in the
//! finished run becomes the conflict's place. When the run is read back into a body they are skipped.
//!
//! **Facts of figures follow the figure's id** (`facts`), wherever it is, as fields of the story do: value by value, words as
//! tokens, lists item by item.
//!
//! See docs/decisions/changes-are-computed.md.

mod carry;
mod conflict;
mod dress;
mod facts;
mod hunks;
mod settling;
mod three;

use std::collections::{BTreeSet, HashMap};

pub use conflict::{Choice, Choices, Conflict, ConflictId};
pub use settling::{Ground, Put, Returned, Settling};

use crate::compare::facts::{figure_strands, figure_values, story_strands, story_values};
use crate::compare::keyed::Tape;
use crate::compare::keys::Keys;
use crate::compare::points::Points;
use crate::compare::tape::{body, body_of};
use crate::compare::{ChangeId, Site, compare, placed};
use crate::{Content, Figure, FigureId};
use conflict::OpenConflicts;

/// What became of three states of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The merged story: all clean changes are in it; where a conflict is open it has my words.
    pub content: Content,
    /// What needs a person: fields first, then the body in reading order, then figures.
    pub conflicts: Vec<Conflict>,
}

/// Puts together what two people made of one story, with what a person chose for some of its conflicts: they are settled in the
/// content and no longer listed.
/// A choice for a conflict that is not there changes nothing.
#[must_use]
pub fn merge<'a>(base: &'a Content, mine: &'a Content, hers: &'a Content, choices: &'a Choices) -> Merge {
    let mut open = OpenConflicts::new(choices);
    let mut content = mine.clone();
    content.schema = mine.schema.max(hers.schema);
    facts::merge_facts(
        &facts::Three { base, mine, hers },
        None,
        story_values(),
        story_strands(),
        &mut content,
        &mut open,
    );
    let mut keys = Keys::default();
    let mut tape = |content| Tape::new(body(content), &mut keys);
    let (base, mine, hers) = (tape(base), tape(mine), tape(hers));
    let toks = carry::merge_body(&base, &mine, &hers, &mut keys, &mut open);
    open.place(&Points::of_body(&toks), &toks);
    let figures = merge_figures(&base, &mine, &hers, &mut open);
    (content.body, content.tray) = body_of(&toks, |figure, nth| {
        figures.get(&(&figure.id, nth)).unwrap_or(figure).clone()
    });
    Merge {
        content,
        conflicts: open.conflicts,
    }
}

/// Goes from one set of accepted changes of `compare(base, hers)` to another. `mine` is the text that holds those of `from` and
/// the writer's own edits: the changes that are new in `to` are placed, those gone from it withdrawn, all else stays. Several
/// steps from set to set do not always give the same text as one step; [`Settling`] takes one.
#[must_use]
pub fn turn(
    base: &Content,
    hers: &Content,
    mine: &Content,
    from: &BTreeSet<ChangeId>,
    to: &BTreeSet<ChangeId>,
    choices: &Choices,
) -> Merge {
    let compared = compare(base, hers);
    let before = compared.select(|id| from.contains(id));
    let after = compared.select(|id| to.contains(id));
    merge(&before, mine, &after, choices)
}

/// The facts of every figure. One that only two of the three have is taken as mine has it, or else hers.
fn merge_figures<'a>(
    base: &Tape<'a>,
    mine: &Tape<'a>,
    hers: &Tape<'a>,
    open: &mut OpenConflicts<'a>,
) -> HashMap<(&'a FigureId, u32), Figure> {
    let of = |tape: &Tape<'a>| -> HashMap<(&'a FigureId, u32), &'a Figure> {
        placed(tape)
            .map(|(figure, nth)| ((&figure.id, nth), figure))
            .collect()
    };
    let (base, hers) = (of(base), of(hers));
    let mut merged: HashMap<(&'a FigureId, u32), Figure> = hers
        .iter()
        .map(|(key, figure)| (*key, (*figure).clone()))
        .collect();
    for (mine, nth) in placed(mine) {
        let key = (&mine.id, nth);
        let mut figure = mine.clone();
        if let (Some(base), Some(hers)) = (base.get(&key), hers.get(&key)) {
            let three = facts::Three {
                base: *base,
                mine,
                hers: *hers,
            };
            facts::merge_facts(
                &three,
                Some(key),
                figure_values(),
                figure_strands(),
                &mut figure,
                open,
            );
        }
        merged.insert(key, figure);
    }
    merged
}

/// The body as a site.
pub(crate) const BODY: Site = Site::Body;

#[cfg(test)]
mod tests;
