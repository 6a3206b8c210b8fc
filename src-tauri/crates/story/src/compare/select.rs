//! The story that has some of the changes and not the others.

use std::collections::HashMap;
use std::ops::Range;

use crate::compare::change::{ChangeId, IdHasher};
use crate::compare::keyed::Tape;
use crate::compare::laid::{Laid, Stretch, StretchKind};
use crate::compare::tape::body_of;
use crate::compare::tok::Tok;
use crate::compare::{Comparison, FactChanges, Sides};
use crate::{Content, Figure};

impl Comparison<'_> {
    /// The base with the accepted changes: all of them give `hers`, none `base`, exactly. Tokens whose line came with a change
    /// that is not accepted are put at the nearest line's end: no choice gives text that neither of the two has.
    #[must_use]
    pub fn select(&self, accepted: impl Fn(&ChangeId) -> bool) -> Content {
        let takes = |name: IdHasher| accepted(&ChangeId(name.name()));
        let mut content = self.base.clone();
        content.schema = self.hers.schema;
        select_facts(&self.story, &mut content, self.name, &takes);
        let mut figures = HashMap::new();
        for facts in &self.figures {
            let mut figure = facts.base.clone();
            select_facts(facts, &mut figure, self.name, &takes);
            if let Some(key) = facts.figure {
                figures.insert(key, figure);
            }
        }
        let name = crate::compare::Site::Body.named(self.name);
        let toks = select_toks(&self.body, |base, hers| takes(ranged(name, base, hers)));
        (content.body, content.tray) = body_of(&toks, |figure: &Figure, nth| {
            figures.get(&(&figure.id, nth)).unwrap_or(figure).clone()
        });
        content
    }
}

/// The name of the change between these two ranges.
pub(crate) fn ranged(name: IdHasher, base: &Range<usize>, hers: &Range<usize>) -> IdHasher {
    name.with_numbers(&[base.start, base.end, hers.start, hers.end])
}

fn select_facts<T>(
    facts: &FactChanges<'_, T>,
    to: &mut T,
    name: IdHasher,
    takes: &impl Fn(IdHasher) -> bool,
) {
    for value in &facts.values {
        if takes(facts.named(name, &value.site(facts.base))) {
            value.copy(to, facts.hers);
        }
    }
    for (strand, sides) in &facts.strands {
        let name = facts.named(name, &strand.site(facts.base));
        let toks = select_toks(sides, |base, hers| takes(ranged(name, base, hers)));
        strand.set(to, &toks);
    }
}

/// The base's tokens with the selected changes; a change is selected by its two ranges.
pub(crate) fn select_toks<'a>(
    sides: &Sides<'a>,
    takes: impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> Vec<Tok<'a>> {
    let mut out = Out::default();
    let Laid { pieces, moved } = &sides.laid;
    for piece in pieces {
        match piece.how {
            StretchKind::Away(k) | StretchKind::Here(k) => {
                if let Some(moved) = moved.get(k)
                    && takes(&moved.base, &moved.hers) == matches!(piece.how, StretchKind::Here(_))
                {
                    let mut line = Out::default();
                    for piece in &moved.pieces {
                        line.push(chosen(piece, sides, &takes));
                    }
                    out.push_lines(line.finish());
                }
            }
            _ if comes_whole(piece, &sides.base, &sides.hers) => {
                out.push_lines(chosen(piece, sides, &takes).to_vec());
            }
            _ => out.push(chosen(piece, sides, &takes)),
        }
    }
    out.finish()
}

fn chosen<'t, 'a>(
    piece: &Stretch,
    sides: &'t Sides<'a>,
    takes: &impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> &'t [Tok<'a>] {
    if piece.how != StretchKind::Kept && takes(&piece.base, &piece.hers) {
        sides.hers.get(piece.hers.clone())
    } else {
        sides.base.get(piece.base.clone())
    }
}

/// Whether whole lines or figures came or went.
pub(crate) fn comes_whole(piece: &Stretch, base: &Tape<'_>, hers: &Tape<'_>) -> bool {
    piece.how == StretchKind::Changed
        && ((piece.base.is_empty() && hers.is_whole_lines(&piece.hers))
            || (piece.hers.is_empty() && base.is_whole_lines(&piece.base)))
}

/// Collects tokens. Whole lines inserted while a line is not at its end are added after that end.
#[derive(Default)]
pub(crate) struct Out<'a> {
    toks: Vec<Tok<'a>>,
    waiting: Vec<Tok<'a>>,
}

impl<'a> Out<'a> {
    pub(crate) fn push(&mut self, toks: &[Tok<'a>]) {
        if self.waiting.is_empty() {
            self.toks.extend_from_slice(toks);
            return;
        }
        for tok in toks {
            self.toks.push(*tok);
            if tok.ends_line() {
                self.toks.append(&mut self.waiting);
            }
        }
    }

    pub(crate) fn push_lines(&mut self, toks: Vec<Tok<'a>>) {
        let last = self.toks.iter().rfind(|tok| !matches!(tok, Tok::Pin(_)));
        if last.is_none_or(Tok::ends_line) {
            self.toks.extend(toks);
        } else {
            self.waiting.extend(toks);
        }
    }

    pub(crate) fn finish(mut self) -> Vec<Tok<'a>> {
        self.toks.append(&mut self.waiting);
        self.toks
    }
}
