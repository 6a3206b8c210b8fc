//! Three-way merge of the facts of a story or a figure.

use crate::FigureId;
use crate::compare::facts::{Strand, WholeFact};
use crate::compare::keyed::Tape;
use crate::compare::keys::Keys;
use crate::compare::laid::lay_words;
use crate::compare::points::Points;
use crate::compare::{IdHasher, Site};
use crate::merge::conflict::{Choice, OpenConflicts, Question};
use crate::merge::three::{Work, three};

/// Three states of one thing.
pub(crate) struct Three<'a, T> {
    pub base: &'a T,
    pub mine: &'a T,
    pub hers: &'a T,
}

/// Merges every fact into `to`, which is mine as yet.
pub(crate) fn merge_facts<'a, T: 'static>(
    three: &Three<'a, T>,
    figure: Option<(&'a FigureId, u32)>,
    values: impl Iterator<Item = &'static dyn WholeFact<T>>,
    strands: impl Iterator<Item = &'static dyn Strand<T>>,
    to: &mut T,
    open: &mut OpenConflicts<'a>,
) {
    let named = |site: &Site| {
        let nth = figure.map_or(0, |(_, nth)| nth as usize);
        site.named(IdHasher::new()).with_numbers(&[nth])
    };
    for value in values {
        let site = value.site(three.base);
        let name = named(&site);
        merge_value(three, value, site, name, to, open);
    }
    for strand in strands {
        let site = strand.site(three.base);
        let name = named(&site);
        merge_strand(three, strand, site, name, to, open);
    }
}

fn merge_value<'a, T>(
    Three { base, mine, hers }: &Three<'a, T>,
    value: &dyn WholeFact<T>,
    site: Site,
    name: IdHasher,
    to: &mut T,
    open: &mut OpenConflicts<'a>,
) {
    if value.same(mine, hers) || value.same(base, hers) {
        return;
    }
    if value.same(base, mine) {
        value.copy(to, hers);
        return;
    }
    let asked = Question {
        site,
        name,
        base: value.show(base),
        mine: value.show(mine),
        hers: value.show(hers),
        moved: false,
        both: false,
        own: value.is_text(),
    };
    match open.ask(asked) {
        Ok(Choice::Hers) => value.copy(to, hers),
        Ok(Choice::Own(text)) => value.write(to, text),
        _ => {}
    }
}

fn merge_strand<'a, T>(
    Three { base, mine, hers }: &Three<'a, T>,
    strand: &dyn Strand<T>,
    site: Site,
    name: IdHasher,
    to: &mut T,
    open: &mut OpenConflicts<'a>,
) {
    let (base, mine, hers) = (strand.toks(base), strand.toks(mine), strand.toks(hers));
    if mine == hers || base == hers {
        return;
    }
    if base == mine {
        strand.set(to, &hers);
        return;
    }
    let mut keys = Keys::default();
    let mut tape = |toks| Tape::new(toks, &mut keys);
    let (base, mine, hers) = (tape(base), tape(mine), tape(hers));
    let work = Work {
        base: &base,
        mine: &mine,
        hers: &hers,
        by_me: &lay_words(&base, &mine),
        by_her: &lay_words(&base, &hers),
        site,
        name,
    };
    let toks = three(&work, open);
    open.place(&Points::of_field(&toks), &toks);
    strand.set(to, &toks);
}
