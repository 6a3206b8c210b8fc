//! Compares two states of a story. One engine for the window, the command line, history and Word.
//!
//! [`compare`] aligns `hers` with `base` and returns a [`Comparison`]: the [`Change`]s a person can read and decide about, the
//! rows to be drawn ([`Comparison::rows`]), and the story that has some of the changes and not the others
//! ([`Comparison::select`]): all of them give `hers`, none of them `base`, exactly. Changes are computed, never recorded while a
//! person writes. This module is pure: the same two contents give the same answer everywhere, change ids included.
//!
//! # How it works
//!
//! **A body becomes one run of tokens** (`tape`, `tok`, `cut`). A Han character, a Latin word, a number and a mark are a token
//! each, and so is the end of a line, written ↵ here, which holds the kind of its line. A subheading and a paragraph:
//!
//! ```text
//! 救 灾 ↵subheading 下 拨 50 万 元 。 ↵paragraph
//! ```
//!
//! Blocks are therefore no special case. A paragraph that was split is an inserted ↵, two that were joined are a deleted ↵, and a
//! paragraph that became a subheading has the same ↵ of another kind. A figure is one token, identified by its id. `tape` reads
//! every run of tokens back into some body, so any selection of changes results in a story.
//!
//! **Tokens become numbers** (`keys`, `keyed`), equal where the words are equal. How a word is marked and of what kind a line is
//! are not in the number: 下拨 made bold is the same words, *dressed* otherwise.
//!
//! **Whole lines are matched first** (`lines`). Lines that occur once on each side and keep their order are anchors, and only what
//! is between two anchors is searched further; that keeps a long story fast, and a change where it was made. A line without a
//! partner in its place that is found in another one has moved, also when words in it changed (`similar`):
//!
//! ```text
//! base   甲段  乙段  丙段  丁段       甲段, 丙段 and 丁段 are anchors
//! hers   甲段  丙段  丁段  乙段       乙段 moved behind 丁段
//! ```
//!
//! **The remaining tokens are aligned one by one** (`raw`, which calls imara-diff, and `align`). The library finds few tokens
//! that differ; a reader wants to see what a person did. So `align` corrects its answer three times:
//!
//! - A few equal tokens between two changes are merged into them: 认真地做好 → 扎实地办妥 is one change, although 地 is in both.
//! - Words inserted at the end of a line whose next line was deleted are two changes, the words and the line, and not one that
//!   joins lines.
//! - A change that could be at several places is moved to where a sentence or a line begins. For 他来了。 → 他来了。他走了。 the
//!   library may report that `了。他走` was inserted after 他来; the reported change is that `他走了。` was inserted.
//!
//! **Both tapes are cut into stretches** (`laid`): kept, dressed otherwise, changed, moved away, moved here. The ranges of all
//! stretches follow each other without a gap on both sides. That is why selecting all changes gives `hers` and none the base
//! (`select`), and from the stretches follow the changes with their ids (`read`, `change`), their places as block and offset
//! (`points`) and the rows (`rows`).
//!
//! **Fields and facts are compared by themselves** (`facts`): words of a field as tokens, a list item by item, any other value as
//! a whole; those of a figure independently of its place.
//!
//! See docs/decisions/changes-are-computed.md.

mod align;
mod change;
pub(crate) mod cut;
pub(crate) mod facts;
pub(crate) mod keyed;
pub(crate) mod keys;
pub(crate) mod laid;
mod lines;
pub(crate) mod points;
mod raw;
mod read;
mod row;
mod rows;
pub(crate) mod select;
mod similar;
pub(crate) mod tape;
pub(crate) mod tok;

use std::collections::HashMap;

pub(crate) use change::IdHasher;
pub use change::{Change, ChangeId, Extent, Point, Site, What};
pub use row::{Fate, FigureRow, Marked, Role, Row, RowKind, Run};

use crate::{Content, Figure, FigureId};
use facts::{Strand, WholeFact, figure_strands, figure_values, story_strands, story_values};
use keyed::Tape;
use keys::Keys;
use laid::{Laid, lay_body, lay_words};

/// Two states of a story side by side.
pub struct Comparison<'a> {
    base: &'a Content,
    hers: &'a Content,
    /// What the two are called in ids.
    name: IdHasher,
    changes: Vec<Change>,
    pub(crate) story: FactChanges<'a, Content>,
    pub(crate) figures: Vec<FactChanges<'a, Figure>>,
    pub(crate) body: Sides<'a>,
}

/// Two runs of tokens, one of each side, aligned with each other.
pub(crate) struct Sides<'a> {
    pub base: Tape<'a>,
    pub hers: Tape<'a>,
    pub laid: Laid,
}

/// The facts of a story, or of one figure that both sides have, as far as they differ.
pub(crate) struct FactChanges<'a, T: 'static> {
    pub base: &'a T,
    pub hers: &'a T,
    /// Which figure, and which of those with its id; `None` for the story.
    pub figure: Option<(&'a FigureId, u32)>,
    pub values: Vec<&'static dyn WholeFact<T>>,
    pub strands: Vec<(&'static dyn Strand<T>, Sides<'a>)>,
}

/// Compares `hers` with `base`. Linear in their length where little changed.
#[must_use]
pub fn compare<'a>(base: &'a Content, hers: &'a Content) -> Comparison<'a> {
    let mut keys = Keys::default();
    let tape = |content, keys: &mut Keys<'a>| Tape::new(tape::body(content), keys);
    let (base_tape, hers_tape) = (tape(base, &mut keys), tape(hers, &mut keys));
    let figures = both_figures(&base_tape, &hers_tape);
    let mut comparison = Comparison {
        base,
        hers,
        name: IdHasher::new().with_content(base).with_content(hers),
        changes: Vec::new(),
        story: FactChanges::new(base, hers, None, story_values(), story_strands()),
        figures: figures
            .into_iter()
            .map(|(base, hers, nth)| {
                FactChanges::new(
                    base,
                    hers,
                    Some((&base.id, nth)),
                    figure_values(),
                    figure_strands(),
                )
            })
            .filter(|facts| !facts.values.is_empty() || !facts.strands.is_empty())
            .collect(),
        body: Sides {
            laid: lay_body(&base_tape, &hers_tape),
            base: base_tape,
            hers: hers_tape,
        },
    };
    comparison.changes = read::changes(&comparison);
    comparison
}

impl Comparison<'_> {
    /// Everything that changed: fields first, then the body in reading order, then the facts of figures that stayed.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether the two are the same story.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The story before.
    #[must_use]
    pub fn base(&self) -> &Content {
        self.base
    }

    /// The story after.
    #[must_use]
    pub fn hers(&self) -> &Content {
        self.hers
    }
}

impl<'a, T> FactChanges<'a, T> {
    fn new(
        base: &'a T,
        hers: &'a T,
        figure: Option<(&'a FigureId, u32)>,
        values: impl Iterator<Item = &'static dyn WholeFact<T>>,
        strands: impl Iterator<Item = &'static dyn Strand<T>>,
    ) -> Self {
        Self {
            base,
            hers,
            figure,
            values: values.filter(|value| !value.same(base, hers)).collect(),
            strands: strands
                .map(|strand| (strand, strand.toks(base), strand.toks(hers)))
                .filter(|(_, base, hers)| base != hers)
                .map(|(strand, base, hers)| (strand, Sides::words(base, hers)))
                .collect(),
        }
    }

    /// What ids are made from for what is there.
    pub(crate) fn named(&self, name: IdHasher, site: &Site) -> IdHasher {
        let nth = self.figure.map_or(0, |(_, nth)| nth);
        site.named(name).with_numbers(&[nth as usize])
    }
}

impl<'a> Sides<'a> {
    pub(crate) fn words(base: Vec<tok::Tok<'a>>, hers: Vec<tok::Tok<'a>>) -> Self {
        let mut keys = Keys::default();
        let (base, hers) = (Tape::new(base, &mut keys), Tape::new(hers, &mut keys));
        Self {
            laid: lay_words(&base, &hers),
            base,
            hers,
        }
    }
}

/// The figures that are on both tapes, in the base's order.
pub(crate) fn both_figures<'a>(base: &Tape<'a>, hers: &Tape<'a>) -> Vec<(&'a Figure, &'a Figure, u32)> {
    let hers: HashMap<(&FigureId, u32), &Figure> = placed(hers)
        .map(|(figure, nth)| ((&figure.id, nth), figure))
        .collect();
    placed(base)
        .filter_map(|(figure, nth)| Some((figure, *hers.get(&(&figure.id, nth))?, nth)))
        .collect()
}

/// The figures of a tape.
pub(crate) fn placed<'a, 't>(tape: &'t Tape<'a>) -> impl Iterator<Item = (&'a Figure, u32)> + 't {
    tape.toks.iter().filter_map(|tok| match *tok {
        tok::Tok::Figure { figure, nth } => Some((figure, nth)),
        _ => None,
    })
}

#[cfg(test)]
pub(crate) mod tests;
